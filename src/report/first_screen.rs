//! The first screen: what the article is, and six rows of sentences, words before numbers. The terminal, the
//! Markdown file and the page say the same things in the same order.

use serde::Serialize;

use super::prose::Prose;
use super::story::{KnownHit, Story, is_unnamed, source_anchor};
use super::{figures, headline, words};
use crate::grammar::ZoneKind;
use crate::metric::{State, metric_of};
use crate::sourcing::{Attribution, Level, Source, SourceClass};
use crate::text::Span;
use crate::wording::{Claim, ClaimKind};

/// A row of the first screen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SummaryRow {
    /// Its anchor.
    pub anchor: &'static str,
    /// What it is about.
    pub label: &'static str,
    /// What is found, a paragraph each.
    pub lines: Vec<Prose>,
    /// ok, look, note or cannot tell; `None` where nothing was measured.
    pub state: Option<&'static str>,
}

/// Items named in one sentence before the rest are only counted.
const NAMED: usize = 4;
/// Loaded words shown on the first screen.
const TERMS: usize = 8;
/// A body of fewer words carries no rates.
const SHORT_BODY: f64 = 100.0;

/// All rows, in order.
pub(super) fn rows(story: &Story<'_, '_>) -> Vec<SummaryRow> {
    let row = |anchor, label, lines: Vec<Prose>, figures: &[&str]| SummaryRow {
        anchor,
        label,
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        state: story.state_of(figures).map(State::name),
    };
    vec![
        row(
            "who-speaks",
            "Who speaks",
            who_speaks(story),
            &["sources", "single-source", "anonym", "identified", "named-sources", "reporting-index", "declined"],
        ),
        row(
            "whose-words",
            "Whose words",
            whose_words(story),
            &["dominant-source", "effective", "source-entropy", "gini", "sides", "right-of-reply", "speech-verbs"],
        ),
        row(
            "in-whose-voice",
            "In whose voice",
            in_whose_voice(story),
            &["loaded-score", "loaded-rate", "loaded-voices", "language", "label"],
        ),
        row("on-whose-word", "On whose word", on_whose_word(story), &["hedged", "opinion", "scare", "agentless"]),
        row("headline", "Headline", headline::lines(story), &["headline-question", "headline"]),
        row("cannot-tell", "Cannot tell", cannot_tell(story), &[]),
    ]
}

/// "headline, byline, 31 paragraphs", and "3 lines of page furniture" or "nothing".
pub(super) fn coverage(story: &Story<'_, '_>) -> (String, String) {
    let counted = |kind| story.places.blocks().iter().filter(|block| block.kind == kind).count();
    let mut parts = Vec::new();
    for kind in [ZoneKind::Headline, ZoneKind::Dek, ZoneKind::Byline, ZoneKind::Dateline] {
        if counted(kind) > 0 {
            parts.push(kind.name().to_owned());
        }
    }
    for (kind, one, many) in [(ZoneKind::Body, "paragraph", "paragraphs"), (ZoneKind::Caption, "caption", "captions")] {
        if counted(kind) > 0 {
            parts.push(words::count(counted(kind), one, many));
        }
    }
    let understood = if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") };
    let furniture = counted(ZoneKind::Promo);
    let left_out = match furniture {
        0 => "nothing".to_owned(),
        n => words::count(n, "line of page furniture", "lines of page furniture"),
    };
    (understood, left_out)
}

fn who_speaks(story: &Story<'_, '_>) -> Vec<Prose> {
    let sources = &story.article.analysis.sources;
    let mut line = Prose::default();
    match sources.as_slice() {
        [] => {
            line.text("No sources found.");
            return vec![line];
        }
        [only] => line.text("1 source, ").link(one_standing(only), "#sources").text("."),
        _ => line
            .link(words::count(sources.len(), "source", "sources"), "#sources")
            .text(format!(": {}.", standings(sources).join(", "))),
    };
    line.then(reasons(story, sources));
    let first = story.article.analysis.attributions.first();
    if let Some(source) = first.and_then(|found| story.source(found.source?)).filter(|source| is_unnamed(source)) {
        let place = first.and_then(|found| found.mention).map_or(source.name, |mention| mention);
        let mut sentence = Prose::new("An unnamed source ");
        sentence.link("speaks first", story.place(place).href).text(".");
        line.then(sentence);
    }
    vec![line]
}

/// How the only source is identified.
fn one_standing(source: &Source) -> &'static str {
    match (source.level, source.class) {
        (Level::NameAndRole, _) => "named with a role",
        (Level::Name, _) => "by name only",
        (Level::Institution, SourceClass::Document) => "a document",
        (Level::Institution, SourceClass::MediaOutlet) => "a media outlet",
        (Level::Institution, _) => "an institution or office",
        (Level::Described, _) => "unnamed but described",
        (Level::Generic, _) => "an unnamed group",
        (Level::Bare, _) => "unnamed and not described",
    }
}

/// "4 named with a role", "1 document", "3 unnamed (2 described, 1 bare)".
fn standings(sources: &[Source]) -> Vec<String> {
    let counted = |holds: &dyn Fn(&Source) -> bool| sources.iter().filter(|source| holds(source)).count();
    let level = |level| counted(&|source| source.level == level);
    let institution = |class| counted(&|source| source.level == Level::Institution && source.class == class);
    let (documents, outlets) = (institution(SourceClass::Document), institution(SourceClass::MediaOutlet));
    let others = level(Level::Institution).saturating_sub(documents).saturating_sub(outlets);
    let mut parts = Vec::new();
    let mut add = |n: usize, one: &str, many: &str| {
        if n > 0 {
            parts.push(words::count(n, one, many));
        }
    };
    add(level(Level::NameAndRole), "named with a role", "named with a role");
    add(level(Level::Name), "by name only", "by name only");
    add(others, "institution or office", "institutions or offices");
    add(documents, "document", "documents");
    add(outlets, "media outlet", "media outlets");
    let unnamed = counted(&is_unnamed);
    if unnamed > 0 {
        let kinds = unnamed_kinds(level(Level::Described), level(Level::Generic), level(Level::Bare));
        parts.push(format!("{} unnamed ({kinds})", words::whole(unnamed)));
    }
    parts
}

fn unnamed_kinds(described: usize, generic: usize, bare: usize) -> String {
    let mut kinds = Vec::new();
    if described > 0 {
        kinds.push(format!("{} described", words::whole(described)));
    }
    if generic > 0 {
        kinds.push(words::count(generic, "group in general", "groups in general"));
    }
    if bare > 0 {
        kinds.push(format!("{} bare", words::whole(bare)));
    }
    kinds.join(", ")
}

fn reasons(story: &Story<'_, '_>, sources: &[Source]) -> Prose {
    let unnamed = sources.iter().filter(|source| is_unnamed(source));
    let reasons: Vec<Span> = unnamed.filter_map(|source| Some(source.reason?.span)).collect();
    let mut sentence = Prose::default();
    match reasons.as_slice() {
        [] if sources.iter().any(|source| source.anonymous.described || source.anonymous.strict) => {
            sentence.text("No reason for leaving a name out is stated.");
        }
        [] => {}
        [reason, ..] => {
            let who = match (reasons.len(), sources.iter().filter(|source| is_unnamed(source)).count()) {
                (1, 1) => "The unnamed source has a stated reason (".to_owned(),
                (1, _) => "One of the unnamed has a stated reason (".to_owned(),
                (n, all) if n == all => format!("All {} unnamed have a stated reason (", words::whole(n)),
                (n, _) => format!("{} of the unnamed have a stated reason (", words::whole(n)),
            };
            let text = words::quoted(&words::excerpt(&story.text(*reason), words::SHORT));
            sentence.text(who).link(text, story.place(*reason).href).text(").");
        }
    }
    sentence
}

fn whose_words(story: &Story<'_, '_>) -> Vec<Prose> {
    let mut second = sides(story);
    second.then(replies(story));
    vec![shares(story), second]
}

fn shares(story: &Story<'_, '_>) -> Prose {
    let sources = &story.article.analysis.sources;
    let total: u32 = sources.iter().fold(0, |sum: u32, source| sum.saturating_add(source.attributed_words));
    let mut largest: Option<(usize, &Source)> = None;
    for (number, source) in sources.iter().enumerate() {
        if largest.is_none_or(|(_, known)| source.attributed_words > known.attributed_words) {
            largest = Some((number, source));
        }
    }
    let Some((number, source)) = largest.filter(|_| total > 0) else {
        return Prose::new("No attributed words found.");
    };
    let name = story.source_name(source);
    let href = format!("#s{}", number + 1);
    let all = words::whole(total as usize);
    let mut line = Prose::default();
    if source.attributed_words == total {
        line.text(format!("All {all} attributed words come from ")).link(name, href).text(".");
        return line;
    }
    let share = words::percent(f64::from(source.attributed_words) / f64::from(total));
    let own = words::whole(source.attributed_words as usize);
    line.link(words::capital(&name), href).text(format!(" has {own} of {all} attributed words ({share})"));
    if let Some(effective) = story.value("effective-sources") {
        let speaking = sources.iter().filter(|source| source.attributed_words > 0).count();
        let effective = words::decimal(effective);
        line.text(format!("; effective number of sources {effective} of {}", words::whole(speaking)));
    }
    line.text(".");
    line
}

/// Shares of the user's sides in attributed words, as measured; nothing where no sides are set.
fn sides(story: &Story<'_, '_>) -> Prose {
    let settings = story.article.settings;
    let of_sides =
        story.measured.iter().filter(|figure| metric_of(figure.id).is_some_and(|(of, _)| of.id() == "sides"));
    let names = settings.sides.iter().map(|side| words::clean(&side.name)).chain(["on no side".to_owned()]);
    let shares: Vec<String> = names
        .zip(of_sides)
        .filter_map(|(name, figure)| Some((name, figure.measure.value?)))
        .filter(|(name, share)| *share > 0.0 || name != "on no side")
        .map(|(name, share)| format!("{name} {}", words::percent(share)))
        .collect();
    if settings.sides.is_empty() || shares.is_empty() {
        return Prose::default();
    }
    let mix = story.value("sides-mix").map_or("", |mix| match mix {
        mix if mix < 0.5 => ": a mix",
        mix if mix < 1.5 => ": mostly one",
        _ => ": all one",
    });
    Prose::new(format!("Sides: {}{mix}.", shares.join(", ")))
}

fn replies(story: &Story<'_, '_>) -> Prose {
    let replies = &story.article.analysis.replies;
    let mut line = Prose::default();
    for reply in replies.iter().take(NAMED) {
        let body = reply.body.map_or_else(|| "Somebody".to_owned(), |body| story.text(body));
        let body = words::capital(&words::excerpt(&body, words::NAME));
        let mut sentence = Prose::new(format!("{body} {}", words::reply(reply.kind)));
        sentence.at(&story.place(reply.span)).text(".");
        line.then(sentence);
    }
    if let Some(more) = more(replies.len()) {
        line.then(Prose::new(format!("{more} gave no answer.")));
    }
    if replies.is_empty() {
        line.text("Refusals to comment: none found.");
    }
    line
}

/// "And 3 more", where more than can be named were found.
fn more(found: usize) -> Option<String> {
    found.checked_sub(NAMED).filter(|more| *more > 0).map(|more| format!("And {} more", words::whole(more)))
}

fn in_whose_voice(story: &Story<'_, '_>) -> Vec<Prose> {
    let own: Vec<&KnownHit<'_>> = story.hits.iter().filter(|known| known.is_own_loaded()).collect();
    let rate = story.figure("loaded-rate");
    let counted = rate.and_then(|figure| figure.measure.numerator).map_or(own.len(), |n| n.max(0.0) as usize);
    let mut line = Prose::default();
    if counted == 0 {
        line.text("No loaded words found in the paper's own voice.");
    } else {
        line.link(words::count(counted, "loaded word", "loaded words"), "#language").text(" in the paper's own voice");
        if let Some(value) = rate.and_then(|figure| figure.measure.value) {
            line.text(format!(", {} per 1,000", words::decimal(value)));
        }
        if let Some((low, high)) = rate.and_then(|figure| figure.measure.interval) {
            line.text(format!(" [{} to {}]", words::decimal(low), words::decimal(high)));
        }
        if let Some(percentile) = rate.and_then(|figure| figures::percentile(story, figure)) {
            line.text(format!("; {percentile}"));
        }
        line.text(".");
    }
    vec![line, terms(story, &own)]
}

/// The loaded words themselves, each once, and those that others say.
fn terms(story: &Story<'_, '_>, own: &[&KnownHit<'_>]) -> Prose {
    let mut shown: Vec<String> = Vec::new();
    let mut line = Prose::default();
    for known in own {
        let text = words::excerpt(&story.text(known.hit.span), words::NAME);
        if shown.contains(&text.to_lowercase()) {
            continue;
        }
        if shown.len() == TERMS {
            line.text(" · …");
            break;
        }
        if !shown.is_empty() {
            line.text(" · ");
        }
        line.link(&*text, story.place(known.hit.span).href);
        shown.push(text.to_lowercase());
    }
    line.then(terms_of_others(story, !own.is_empty()));
    line
}

fn terms_of_others(story: &Story<'_, '_>, follows: bool) -> Prose {
    let others = story.hits.iter().filter(|known| known.is_loaded() && !known.is_own_loaded());
    let others: Vec<_> = others.map(|known| known.hit.source).collect();
    if others.is_empty() {
        return Prose::default();
    }
    let mut speakers: Vec<_> = others.iter().flatten().collect();
    speakers.sort_unstable();
    speakers.dedup();
    let n = words::whole(others.len());
    let counted = words::count(others.len(), "loaded word", "loaded words");
    let start = if follows {
        format!("and {n} in quotations or paraphrase")
    } else {
        format!("{counted} in quotations or paraphrase")
    };
    let by = match speakers.len() {
        0 => String::new(),
        n => format!(", by {}", words::count(n, "speaker", "speakers")),
    };
    Prose::new(format!("{start}{by}."))
}

fn on_whose_word(story: &Story<'_, '_>) -> Vec<Prose> {
    let kinds = [
        (ClaimKind::Hedged, "claim rests on nobody", "claims rest on nobody"),
        (ClaimKind::Opinion, "judgement in the paper's own voice", "judgements in the paper's own voice"),
        (ClaimKind::ScareQuote, "scare quote", "scare quotes"),
        (ClaimKind::AgentlessPassive, "passive does not say who acted", "passives do not say who acted"),
    ];
    let claims = &story.article.analysis.claims;
    let of_kind = |kind| claims.iter().filter(|claim| claim.kind == kind).collect::<Vec<_>>();
    let mut line = Prose::default();
    for (kind, one, many) in kinds {
        line.then(claims_of(story, &of_kind(kind), one, many));
    }
    if of_kind(ClaimKind::Hedged).is_empty() {
        let mut none = Prose::new("No claim found that rests on nobody.");
        none.then(line);
        line = none;
    }
    vec![line]
}

/// "2 claims rest on nobody: “…” (paragraph 5), “…” (paragraph 9)."
fn claims_of(story: &Story<'_, '_>, claims: &[&Claim], one: &str, many: &str) -> Prose {
    let mut line = Prose::default();
    if claims.is_empty() {
        return line;
    }
    line.text(words::count(claims.len(), one, many));
    for (number, claim) in claims.iter().take(NAMED).enumerate() {
        line.text(if number == 0 { ": " } else { ", " });
        line.text(words::quoted(&words::excerpt(&story.text(claim.span), words::NAME))).at(&story.place(claim.span));
    }
    if claims.len() > NAMED {
        line.text(format!(" and {} more", words::whole(claims.len() - NAMED)));
    }
    line.text(".");
    line
}

fn cannot_tell(story: &Story<'_, '_>) -> Vec<Prose> {
    let mut lines = vec![unresolved(story)];
    let body = story.article.body_words();
    if body < SHORT_BODY {
        let words = words::count(body as usize, "word", "words");
        lines.push(Prose::new(format!("The body has {words}: figures per 1,000 words rest on very little.")));
    }
    let warnings = story.article.doc.warnings.iter();
    lines.extend(warnings.map(|warning| Prose::new(format!("{}.", words::capital(&words::clean(&warning.message))))));
    lines
}

fn unresolved(story: &Story<'_, '_>) -> Prose {
    let all = &story.article.analysis.attributions;
    let open: Vec<&Attribution> = all.iter().filter(|found| found.source.is_none()).collect();
    match (all.len(), open.len()) {
        (0, _) => return Prose::new("No attributions found."),
        (1, 0) => return Prose::new("The only attribution has a resolved source."),
        (n, 0) => return Prose::new(format!("All {} attributions have a resolved source.", words::whole(n))),
        _ => {}
    }
    let counted = words::count(all.len(), "attribution", "attributions");
    let verb = if open.len() == 1 { "has" } else { "have" };
    let mut line = Prose::default();
    line.link(format!("{} of {counted}", words::whole(open.len())), "#unresolved");
    line.text(format!(" {verb} a source that could not be resolved"));
    let mentioned: Vec<Span> = open.iter().filter_map(|found| found.mention).collect();
    for (number, mention) in mentioned.iter().take(NAMED).enumerate() {
        line.text(if number == 0 { ": " } else { ", " });
        line.text(words::quoted(&words::excerpt(&story.text(*mention), words::NAME))).at(&story.place(*mention));
    }
    if mentioned.len() > NAMED {
        line.text(" …");
    }
    line.text(".");
    line
}

/// A link to a source by its name, as it stands inside a sentence.
pub(super) fn named(story: &Story<'_, '_>, id: crate::sourcing::SourceId) -> Option<(String, String)> {
    let source = story.source(id)?;
    let name = if is_unnamed(source) {
        format!("an unnamed source ({})", words::quoted(&story.source_name(source)))
    } else {
        story.source_name(source)
    };
    Some((name, format!("#{}", source_anchor(id))))
}
