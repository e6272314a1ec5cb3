//! What the members of closed sets are called, in words.

use super::excerpts::of_id;
use crate::lexicon::{CueClass, ReasonKind, Role, SourceType};
use crate::metric::Group;
use crate::settings::AnonymousDefinition;
use crate::sourcing::{AttributionKind, Level, QuoteKind, ReplyKind, SourceClass};
use crate::wording::{ClaimKind, Voice};

/// The part of a metric in words, by what its parts are.
pub(in crate::report) fn part(metric: &str, part: &str) -> String {
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
pub(in crate::report) fn level(level: Level) -> &'static str {
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
pub(in crate::report) fn class(class: SourceClass) -> &'static str {
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
pub(in crate::report) fn source_type(source_type: SourceType) -> &'static str {
    match source_type {
        SourceType::PoliceCourts => "police or courts",
        SourceType::Ordinary => "ordinary person or witness",
        SourceType::Document => "document or data",
        SourceType::Unknown => "not told",
        other => other.name(),
    }
}

/// How an attribution quotes.
pub(in crate::report) fn attribution_kind(kind: AttributionKind) -> &'static str {
    match kind {
        AttributionKind::Direct => "direct",
        AttributionKind::Mixed => "mixed",
        AttributionKind::Indirect => "indirect",
    }
}

/// What quotation marks are for.
pub(in crate::report) fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Speech => "quotation",
        QuoteKind::ScareQuote => "scare quote",
        QuoteKind::Title => "title of a work",
        QuoteKind::Term => "word as a word",
        QuoteKind::Other => "quotation marks",
    }
}

/// How a cue treats what is said.
pub(in crate::report) fn cue_class(class: CueClass) -> &'static str {
    match class {
        CueClass::Attitude => "belief or stance",
        other => other.name(),
    }
}

/// Why a source is not named.
pub(in crate::report) fn reason(reason: ReasonKind) -> &'static str {
    match reason {
        ReasonKind::NotAuthorised => "not authorised to speak",
        ReasonKind::Fear => "fear of consequences",
        ReasonKind::Ongoing => "a matter that is going on",
        ReasonKind::GroundRule => "rule of the briefing",
        ReasonKind::Privacy => "privacy",
        ReasonKind::Circular => "says only that the matter is delicate",
        ReasonKind::Other => "another reason",
    }
}

/// Who is heard.
pub(in crate::report) fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Headline => "headline",
        Voice::Narrator => "own voice",
        Voice::Quoted => "quotation",
        Voice::Paraphrased => "paraphrase",
        Voice::Caption => "caption",
    }
}

/// Kind of a claim: title of its list, and what stands in it.
pub(in crate::report) fn claim(kind: ClaimKind) -> (&'static str, &'static str) {
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
pub(in crate::report) fn claim_tip(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Hedged => "claim that rests on nobody",
        ClaimKind::ScareQuote => "scare quote",
        ClaimKind::AgentlessPassive => "passive without an actor",
        ClaimKind::Opinion => "judgement in the paper's own voice",
    }
}

/// What became of asking, as a predicate.
pub(in crate::report) fn reply(kind: ReplyKind) -> &'static str {
    match kind {
        ReplyKind::Declined => "declined to comment",
        ReplyKind::NoResponse => "did not respond",
        ReplyKind::Unreachable => "could not be reached",
        ReplyKind::Asked => "got a request for comment; no answer is told",
        ReplyKind::NotCommented => "had not commented",
    }
}

/// What metrics that belong together are about.
pub(in crate::report) fn group(group: Group) -> &'static str {
    match group {
        Group::Sources => "Sources and attribution",
        Group::Anonymity => "Anonymity",
        Group::Balance => "Balance and sides",
        Group::Headline => "Headline",
        Group::Language => "Language",
    }
}

/// What a lexicon's words show.
pub(in crate::report) fn role(role: Role) -> &'static str {
    match role {
        Role::Loaded => "counts as loaded",
        Role::Opinion => "register only",
        Role::Hedge => "hedging, register only",
        other => other.name(),
    }
}

/// A definition of "anonymous".
pub(in crate::report) fn definition(definition: AnonymousDefinition) -> &'static str {
    match definition {
        AnonymousDefinition::Strict => "strict",
        AnonymousDefinition::Described => "described",
        AnonymousDefinition::Broad => "broad",
    }
}
