//! Whose words: who has how many of them, the sides, and who gave no answer.

use super::NAMED;
use crate::metric::metric_of;
use crate::report::prose::Prose;
use crate::report::story::Story;
use crate::report::words;
use crate::sourcing::{Source, SourceClass};

/// The lines of the row.
pub(super) fn lines(story: &Story<'_, '_>) -> Vec<Prose> {
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
    let has = if source.class == SourceClass::UnnamedGroup { "have" } else { "has" };
    line.link(words::capital(&name), href).text(format!(" {has} {own} of {all} attributed words ({share})"));
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
    let told = story.article.analysis.replies.iter().map(|reply| {
        let body = reply.body.map_or_else(|| "Somebody".to_owned(), |body| story.text(body));
        let body = words::capital(&words::excerpt(&body, words::NAME));
        let mut sentence = Prose::new(format!("{body} {}", words::reply(reply.kind)));
        sentence.at(&story.place(reply.span)).text(".");
        sentence
    });
    // "Declined to be interviewed" and "brushed off questions" in one paragraph are told once.
    let mut replies: Vec<Prose> = Vec::new();
    told.for_each(|sentence| {
        let again = |known: &Prose| known.words().eq(sentence.words());
        if !replies.iter().any(again) {
            replies.push(sentence);
        }
    });
    let mut line = Prose::default();
    replies.iter().take(NAMED).for_each(|sentence| {
        line.then(sentence.clone());
    });
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
