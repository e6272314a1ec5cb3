//! Cannot tell: what could not be resolved, and what was odd.

use super::NAMED;
use crate::grammar::ZoneKind;
use crate::lexicon::{Class, Classes};
use crate::report::prose::Prose;
use crate::report::sources::names_nobody;
use crate::report::story::Story;
use crate::report::words;
use crate::sourcing::{Attribution, Quote, QuoteKind};
use crate::text::Span;

/// A body of fewer words carries no rates.
const SHORT_BODY: f64 = 100.0;

/// The lines of the row.
pub(super) fn lines(story: &Story<'_, '_>) -> Vec<Prose> {
    let mut lines = vec![unresolved(story)];
    lines.extend(without_speaker(story));
    let body = story.article.body_words();
    if body < SHORT_BODY {
        let words = words::count(body as usize, "word", "words");
        lines.push(Prose::new(format!("The body has {words}: figures per 1,000 words rest on very little.")));
    }
    let warnings = story.article.doc.warnings.iter();
    lines.extend(warnings.map(|warning| Prose::new(format!("{}.", words::capital(&words::clean(&warning.message))))));
    lines
}

/// Why an attribution has no source.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Reason {
    /// Somebody is named whom nothing tells apart.
    Open,
    /// It stands in the headline, and whoever speaks there does not speak again below.
    OnlyInHeadline,
    /// The writer speaks of himself.
    Writer,
}

fn reason(story: &Story<'_, '_>, found: &Attribution) -> Reason {
    let (zones, tokens) = (&story.article.analysis.zones, &story.article.analysis.tokens);
    let place = found.content.first().copied().unwrap_or_default();
    let in_zone = |kind| zones.of(kind).any(|zone| zone.span.intersect(place).is_some());
    let first_person = Classes::of(&[Class::PronounFirst, Class::PronounFirstPlural]);
    match found.mention {
        _ if in_zone(ZoneKind::Headline) || in_zone(ZoneKind::Dek) => Reason::OnlyInHeadline,
        Some(mention) if tokens.classes(tokens.first_from(mention)).any(first_person) => Reason::Writer,
        _ => Reason::Open,
    }
}

fn unresolved(story: &Story<'_, '_>) -> Prose {
    let all = story.article.analysis.attributions.iter();
    let (nobody, named): (Vec<&Attribution>, Vec<&Attribution>) = all.partition(|found| names_nobody(story, found));
    let (stances, all): (Vec<_>, Vec<_>) = named.into_iter().partition(|found| found.stance_only);
    if all.is_empty() && nobody.is_empty() && stances.is_empty() {
        return Prose::new("No attributions found.");
    }
    let without: Vec<(Reason, &Attribution)> =
        all.iter().filter(|found| found.source.is_none()).map(|found| (reason(story, found), *found)).collect();
    let mut line = Prose::default();
    if without.is_empty() {
        line.text(all_resolved(all.len()));
    } else {
        let counted = words::count(all.len(), "attribution", "attributions");
        line.link(format!("{} of {counted}", words::whole(without.len())), "#unresolved");
        let verb = if without.len() == 1 { "has" } else { "have" };
        line.text(format!(" {verb} a source that could not be resolved: "));
        tell_reasons(story, &mut line, &without);
    }
    if !nobody.is_empty() {
        let verb = if nobody.len() == 1 { "names" } else { "name" };
        line.text("; ")
            .link(format!("{} more", words::whole(nobody.len())), "#nobodys")
            .text(format!(" {verb} nobody"));
    }
    if !stances.is_empty() {
        let told = if stances.len() == 1 { "tells only a wish or a stance" } else { "tell only wishes and stances" };
        line.text("; ").link(format!("{} more", words::whole(stances.len())), "#stances").text(format!(" {told}"));
    }
    line.text(".");
    line
}

/// What is said where every attribution that has or should have a source has one.
fn all_resolved(n: usize) -> String {
    match n {
        0 => "No attribution names a source".to_owned(),
        1 => "1 attribution has a resolved source".to_owned(),
        n => format!("All {} attributions have a resolved source", words::whole(n)),
    }
}

/// Those that stand open by their words, the others by why they have no source.
fn tell_reasons(story: &Story<'_, '_>, line: &mut Prose, without: &[(Reason, &Attribution)]) {
    let count = |wanted: Reason| without.iter().filter(|(reason, _)| *reason == wanted).count();
    let open = without.iter().filter(|(reason, _)| *reason == Reason::Open).filter_map(|(_, found)| found.mention);
    name(story, line, open);
    let parts = [
        (Reason::Writer, "that is the writer’s own", "that are the writer’s own"),
        (Reason::OnlyInHeadline, "that stands in the headline only", "that stand in the headline only"),
    ];
    let said = parts.into_iter().filter(|(reason, ..)| count(*reason) > 0);
    for (number, (reason, one, several)) in said.enumerate() {
        let n = count(reason);
        let separator = if number == 0 && count(Reason::Open) == 0 { "" } else { "; " };
        line.text(format!("{separator}{} {}", words::whole(n), if n == 1 { one } else { several }));
    }
}

/// Quotations that read as speech, and of which nothing tells who speaks.
fn without_speaker(story: &Story<'_, '_>) -> Option<Prose> {
    // What stands in the headline is told of there.
    let zones = &story.article.analysis.zones;
    let above = |span: Span| {
        let mut zones = zones.of(ZoneKind::Headline).chain(zones.of(ZoneKind::Dek));
        zones.any(|zone| zone.span.intersect(span).is_some())
    };
    let silent = |quote: &&Quote| {
        let speaker = quote.attribution.is_some() || quote.source.is_some();
        quote.kind == QuoteKind::Speech && !speaker && !above(quote.span)
    };
    let quotes: Vec<Span> = story.article.analysis.quotes.iter().filter(silent).map(|quote| quote.span).collect();
    let counted = words::count(quotes.len(), "quotation has", "quotations have");
    let mut line = Prose::new(format!("{counted} no speaker that could be told: "));
    name(story, &mut line, quotes.iter().copied());
    line.text(".");
    (!quotes.is_empty()).then_some(line)
}

/// The words that stand for those who could not be told, with their places.
fn name(story: &Story<'_, '_>, line: &mut Prose, mentions: impl Iterator<Item = Span>) {
    let mut mentions = mentions.peekable();
    for (number, mention) in mentions.by_ref().take(NAMED).enumerate() {
        line.text(if number == 0 { "" } else { ", " });
        line.text(words::quoted(&words::excerpt(&story.text(mention), words::NAME))).at(&story.place(mention));
    }
    if mentions.peek().is_some() {
        line.text(" …");
    }
}
