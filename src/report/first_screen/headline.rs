//! What the first screen says of the headline: its quotations, its loaded words, its sources.

use crate::grammar::ZoneKind;
use crate::report::prose::Prose;
use crate::report::story::{Story, is_unnamed, source_anchor};
use crate::report::words;
use crate::sourcing::{Quote, SourceId};
use crate::text::Span;

/// Quotations of one headline that are followed into the body.
const QUOTES: usize = 3;

/// The lines of the row.
pub(super) fn lines(story: &Story<'_, '_>) -> Vec<Prose> {
    let Some(headline) = story.article.analysis.zones.of(ZoneKind::Headline).next().map(|zone| zone.span) else {
        return vec![Prose::new("No headline found in the text.")];
    };
    let mut line = Prose::default();
    let quotes: Vec<&Quote> = quotes_in(story, headline).take(QUOTES).collect();
    for quote in &quotes {
        line.then(quotation(story, headline, quote));
    }
    line.then(unfound(story));
    line.then(loaded(story, headline));
    line.then(source(story, headline, !quotes.is_empty()));
    if story.is_yes("headline-question") {
        line.then(Prose::new("It asks a question."));
    }
    if line.is_empty() {
        line.text("No quotation and no loaded word found in it.");
    }
    vec![line]
}

fn quotes_in<'s>(story: &'s Story<'_, '_>, headline: Span) -> impl Iterator<Item = &'s Quote> {
    story.article.analysis.quotes.iter().filter(move |quote| headline.contains(quote.span))
}

/// "Quotes “sham”, which paragraph 3 gives to …".
fn quotation(story: &Story<'_, '_>, headline: Span, quote: &Quote) -> Prose {
    let text = story.text(quote.span);
    let wanted = bare(&text);
    let mut line = Prose::new(format!("Quotes {}", words::quoted(&words::excerpt(&text, words::SHORT))));
    let body = story.article.analysis.quotes.iter().filter(|other| !headline.overlaps(other.span));
    let found = body.into_iter().find(|other| has_words(&bare(&story.text(other.span)), &wanted));
    let Some(found) = found else {
        line.text(", which no quotation in the body has.");
        return line;
    };
    let place = story.place(found.span);
    line.text(", which ").link(&*place.words, &*place.href);
    match found.source.and_then(|id| named(story, id)) {
        Some((name, href)) => line.text(" gives to ").link(name, href),
        None => line.text(" quotes without a source that could be resolved"),
    };
    line.text(".");
    line
}

/// Whether these words stand in a text, whole.
fn has_words(text: &str, wanted: &str) -> bool {
    let ends_word = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    !wanted.is_empty()
        && text.match_indices(wanted).any(|(at, found)| {
            let (before, after) = (text.get(..at), text.get(at + found.len()..));
            ends_word(before.and_then(|before| before.chars().next_back()))
                && ends_word(after.and_then(|after| after.chars().next()))
        })
}

/// Lower case, without quotation marks and the stops that stand beside them.
fn bare(text: &str) -> String {
    let marks = ['“', '”', '"', '„', '«', '»', '‘', '’', '\'', '`', ',', '.', ';', ' '];
    text.trim_matches(marks).to_lowercase().replace('’', "'")
}

/// How many of its quoted words the body lacks.
fn unfound(story: &Story<'_, '_>) -> Prose {
    let Some(figure) = story.figure("headline-unfound-quote") else { return Prose::default() };
    match figure.measure.value.map_or(0, |value| value.max(0.0) as usize) {
        0 => Prose::default(),
        n => Prose::new(format!(
            "{} nowhere in the body.",
            words::count(n, "of its quoted words stands", "of its quoted words stand")
        )),
    }
}

fn loaded(story: &Story<'_, '_>, headline: Span) -> Prose {
    let own = story.hits.iter().filter(|known| known.is_own_loaded() && headline.contains(known.hit.span));
    let mut found: Vec<String> =
        own.map(|known| words::quoted(&words::excerpt(&story.text(known.hit.span), words::NAME))).collect();
    found.dedup();
    match found.as_slice() {
        [] => Prose::default(),
        [one] => Prose::new(format!("{one} is a loaded word in the paper's own voice.")),
        several => Prose::new(format!("{} are loaded words in the paper's own voice.", words::list(several))),
    }
}

/// Who answers for what the headline says, where that is a question.
fn source(story: &Story<'_, '_>, headline: Span, has_quote: bool) -> Prose {
    let attributions = &story.article.analysis.attributions;
    let told = attributions.iter().filter(|found| !found.stance_only);
    let inside = told.filter(|found| found.mention.is_some_and(|mention| headline.contains(mention)));
    let mut names = false;
    let mut attributes = false;
    for found in inside {
        attributes = true;
        names |= found.source.and_then(|id| story.source(id)).is_some_and(|source| !is_unnamed(source));
    }
    if names {
        return Prose::new("It names its source.");
    }
    if has_quote || attributes {
        return Prose::new("The headline names no source.");
    }
    if story.is_yes("headline-unattributed") {
        return Prose::new("It says as a fact what the body attributes to a source.");
    }
    Prose::default()
}

/// A link to a source by its name, as it stands inside a sentence.
fn named(story: &Story<'_, '_>, id: SourceId) -> Option<(String, String)> {
    let source = story.source(id)?;
    let name = if is_unnamed(source) {
        format!("an unnamed source ({})", words::quoted(&story.source_name(source)))
    } else {
        story.source_name(source)
    };
    Some((name, format!("#{}", source_anchor(id))))
}
