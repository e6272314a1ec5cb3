//! Numbers, lists and names in words: how the report speaks. Text of the article is made fit to be shown here.

use crate::lexicon::{CueClass, ReasonKind, Role, SourceType};
use crate::metric::Unit;
use crate::settings::AnonymousDefinition;
use crate::sourcing::{AttributionKind, Level, QuoteKind, ReplyKind, SourceClass};
use crate::wording::{ClaimKind, Voice};

/// Longest name inside a sentence, in characters.
pub(super) const NAME: usize = 60;
/// Longest excerpt inside a sentence.
pub(super) const SHORT: usize = 80;
/// Longest excerpt in a table.
pub(super) const LONG: usize = 280;

/// "1 source", "1,204 sources".
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", whole(n), if n == 1 { one } else { many })
}

/// A whole number with commas: "1,204".
pub(super) fn whole(n: usize) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number with at most one decimal, two below one: "14.2", "0.85", "1,204".
pub(super) fn decimal(value: f64) -> String {
    let decimals = if value.abs() < 1.0 { 2 } else { 1 };
    let rounded = format!("{value:.decimals$}");
    let (head, tail) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let sign = if head.starts_with('-') { "−" } else { "" };
    let head = head.trim_start_matches('-').parse().map_or_else(|_| head.to_owned(), whole);
    let tail = tail.trim_end_matches('0');
    let point = if tail.is_empty() { "" } else { "." };
    let sign = if head == "0" && tail.is_empty() { "" } else { sign };
    format!("{sign}{head}{point}{tail}")
}

/// A share as a percentage: "45 %", with a blank that does not break.
pub(super) fn percent(share: f64) -> String {
    let hundredths = share * 100.0;
    let decimals = if hundredths > 0.0 && hundredths < 1.0 { 1 } else { 0 };
    format!("{hundredths:.decimals$}\u{a0}%")
}

/// A value of a unit in words.
pub(super) fn value(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Share => percent(value),
        Unit::PerThousandWords => format!("{} per 1,000 words", decimal(value)),
        Unit::YesNo => (if value > 0.5 { "yes" } else { "no" }).to_owned(),
        Unit::Count | Unit::Number => decimal(value),
    }
}

/// An interval of a unit: "7.1 to 25.4".
pub(super) fn interval((low, high): (f64, f64), unit: Unit) -> String {
    match unit {
        Unit::Share => format!("{} to {}", percent(low), percent(high)),
        _ => format!("{} to {}", decimal(low), decimal(high)),
    }
}

/// "a", "a and b", "a, b and c".
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// Words of the article in quotation marks, those inside turned to single ones.
pub(super) fn quoted(text: &str) -> String {
    let inner = text.trim_matches(['“', '”', '"', '„', '«', '»']).replace(['“', '„'], "‘").replace('”', "’");
    format!("“{}”", inner.replace('"', "'"))
}

/// With a capital at its start.
pub(super) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// Article text fit to be shown: white space runs are one blank; control characters and marks that change
/// the direction of the text around them are gone.
pub(super) fn clean(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !shown.ends_with(' ') {
                shown.push(' ');
            }
        } else if !is_unshowable(c) {
            shown.push(c);
        }
    }
    shown.trim().to_owned()
}

/// Whether a character would disturb the page: it steers terminals, or the direction of text around it.
pub(super) fn is_unshowable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The start of a text, cut between words where it is longer than `most` characters.
pub(super) fn excerpt(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let head = text.get(..end).unwrap_or("");
    let head = head.rsplit_once(' ').map_or(head, |(before, _)| before);
    format!("{} …", head.trim_end_matches([',', ';', ' ']))
}

/// A name, cut where it is long, without the stops that stand after it.
pub(super) fn name(text: &str, most: usize) -> String {
    excerpt(text, most).trim_end_matches([',', ';', ':', ' ']).to_owned()
}

/// The end of a text, cut between words where it is longer than `most` characters.
pub(super) fn excerpt_of_end(text: &str, most: usize) -> String {
    let length = text.chars().count();
    let Some((start, _)) = length.checked_sub(most).filter(|cut| *cut > 0).and_then(|cut| text.char_indices().nth(cut))
    else {
        return text.to_owned();
    };
    let tail = text.get(start..).unwrap_or("");
    format!("… {}", tail.split_once(' ').map_or(tail, |(_, after)| after))
}

/// A date for people: "2 March 2026"; as given where it is no ISO date.
pub(super) fn date(given: &str) -> String {
    let day = given.get(..10).and_then(|day| day.parse::<jiff::civil::Date>().ok());
    day.map_or_else(|| clean(given), |day| day.strftime("%-d %B %Y").to_string())
}

/// An id as words: "negative evaluation".
pub(super) fn of_id(id: &str) -> String {
    id.replace('-', " ")
}

/// The part of a metric in words, by what its parts are.
pub(super) fn part(metric: &str, part: &str) -> String {
    let level = |part: &str| Level::ALL.iter().find(|level| level.number().to_string() == part).copied();
    let known = match metric {
        "identification-level" | "identification-level-attributions" => {
            level(part).map(|known| format!("level {part}: {}", self::level(known)))
        }
        "source-types" => SourceType::parse(part).map(|known| source_type(known).to_owned()),
        "anonymity-reason" if part == "none" => Some("no reason stated".to_owned()),
        "anonymity-reason" => ReasonKind::parse(part).map(|known| reason(known).to_owned()),
        "loaded-voices" => Voice::ALL.iter().find(|known| known.name() == part).map(|known| voice(*known).to_owned()),
        _ => None,
    };
    known.unwrap_or_else(|| if part.is_empty() { "all".to_owned() } else { of_id(part) })
}

/// What a level means.
pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::NameAndRole => "name and role",
        Level::Name => "name only",
        Level::Institution => "institution, office, document",
        Level::Described => "unnamed but described",
        Level::Generic => "unnamed group in general",
        Level::Bare => "bare",
    }
}

/// What kind of entity a source is.
pub(super) fn class(class: SourceClass) -> &'static str {
    match class {
        SourceClass::NamedPerson => "person",
        SourceClass::NamedOrganization => "organisation",
        SourceClass::MediaOutlet => "media outlet",
        SourceClass::Document => "document",
        SourceClass::UnnamedPerson => "unnamed person",
        SourceClass::UnnamedGroup => "unnamed group",
    }
}

/// Field of life.
pub(super) fn source_type(source_type: SourceType) -> &'static str {
    match source_type {
        SourceType::PoliceCourts => "police or courts",
        SourceType::Ordinary => "ordinary person or witness",
        SourceType::Document => "document or data",
        SourceType::Unknown => "not told",
        other => other.name(),
    }
}

/// How an attribution quotes.
pub(super) fn attribution_kind(kind: AttributionKind) -> &'static str {
    match kind {
        AttributionKind::Direct => "direct",
        AttributionKind::Mixed => "mixed",
        AttributionKind::Indirect => "indirect",
    }
}

/// What quotation marks are for.
pub(super) fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Speech => "quotation",
        QuoteKind::ScareQuote => "scare quote",
        QuoteKind::Title => "title of a work",
        QuoteKind::Term => "word as a word",
        QuoteKind::Other => "quotation marks",
    }
}

/// How a cue treats what is said.
pub(super) fn cue_class(class: CueClass) -> &'static str {
    match class {
        CueClass::Attitude => "belief or stance",
        other => other.name(),
    }
}

/// Why a source is not named.
pub(super) fn reason(reason: ReasonKind) -> &'static str {
    match reason {
        ReasonKind::NotAuthorised => "not authorised to speak",
        ReasonKind::Fear => "fear of consequences",
        ReasonKind::Ongoing => "a matter that is going on",
        ReasonKind::GroundRule => "rule of the briefing",
        ReasonKind::Privacy => "privacy",
        ReasonKind::Circular => "says only that the matter is delicate",
    }
}

/// Who is heard.
pub(super) fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Headline => "headline",
        Voice::Narrator => "own voice",
        Voice::Quoted => "quotation",
        Voice::Paraphrased => "paraphrase",
        Voice::Caption => "caption",
    }
}

/// Kind of a claim: title of its list, and what stands in it.
pub(super) fn claim(kind: ClaimKind) -> (&'static str, &'static str) {
    match kind {
        ClaimKind::Hedged => ("Claims that rest on nobody", "No source in the sentence answers for them."),
        ClaimKind::ScareQuote => {
            ("Scare quotes", "A few quoted words without a speaker: the marks hold them at a distance.")
        }
        ClaimKind::AgentlessPassive => {
            ("Passives without an actor", "The sentence does not say who acted. Often right; listed for the editor.")
        }
        ClaimKind::Opinion => ("Judgements in the paper's own voice", "No source is given for the judgement."),
    }
}

/// One claim of a kind, for a tip.
pub(super) fn claim_tip(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Hedged => "claim that rests on nobody",
        ClaimKind::ScareQuote => "scare quote",
        ClaimKind::AgentlessPassive => "passive without an actor",
        ClaimKind::Opinion => "judgement in the paper's own voice",
    }
}

/// What became of asking, as a predicate.
pub(super) fn reply(kind: ReplyKind) -> &'static str {
    match kind {
        ReplyKind::Declined => "declined to comment",
        ReplyKind::NoResponse => "did not respond",
        ReplyKind::Unreachable => "could not be reached",
    }
}

/// What a lexicon's words show.
pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Loaded => "counts as loaded",
        Role::Opinion => "register only",
        Role::Hedge => "hedging, register only",
        other => other.name(),
    }
}

/// A definition of "anonymous".
pub(super) fn definition(definition: AnonymousDefinition) -> &'static str {
    match definition {
        AnonymousDefinition::Strict => "strict",
        AnonymousDefinition::Described => "described",
        AnonymousDefinition::Broad => "broad",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_carry_no_needless_digits() {
        let shown: Vec<String> = [0.0, 0.854, 3.0, 14.24, 1204.0, -2.5, -0.001].into_iter().map(decimal).collect();
        assert_eq!(shown, ["0", "0.85", "3", "14.2", "1,204", "−2.5", "0"]);
        assert_eq!(percent(0.446), "45\u{a0}%");
        assert_eq!(percent(0.004), "0.4\u{a0}%");
    }

    #[test]
    fn counts_agree_in_number() {
        assert_eq!(count(1, "source", "sources"), "1 source");
        assert_eq!(count(0, "source", "sources"), "0 sources");
        assert_eq!(count(12_345, "word", "words"), "12,345 words");
    }

    #[test]
    fn article_text_loses_what_would_steer_the_page() {
        assert_eq!(clean("a\u{1b}[31m\n\tb\u{202e}c\0"), "a[31m bc");
    }

    #[test]
    fn excerpts_end_between_words() {
        assert_eq!(excerpt("one two three", 9), "one two …");
        assert_eq!(excerpt_of_end("one two three", 9), "… three");
        assert_eq!(excerpt("one", 9), "one");
    }

    #[test]
    fn dates_are_read_where_they_can_be() {
        assert_eq!(date("2026-03-02T08:00:00Z"), "2 March 2026");
        assert_eq!(date("last spring"), "last spring");
    }
}
