//! The lexicons in the binary: the one list to extend. Order is order of loading.

use super::set::{Origin, SourceFile};

/// Name and text of each built-in lexicon file.
pub const BUILTIN: &[(&str, &str)] = &[
    ("abbreviations.toml", include_str!("../../lexicons/abbreviations.toml")),
    ("anonymity.toml", include_str!("../../lexicons/anonymity.toml")),
    ("attack-verb.toml", include_str!("../../lexicons/attack-verb.toml")),
    ("booster.toml", include_str!("../../lexicons/booster.toml")),
    ("claim-casting.toml", include_str!("../../lexicons/claim-casting.toml")),
    ("conspiracy-and-deceit.toml", include_str!("../../lexicons/conspiracy-and-deceit.toml")),
    ("crime-migration-framing.toml", include_str!("../../lexicons/crime-migration-framing.toml")),
    ("cues-finding.toml", include_str!("../../lexicons/cues-finding.toml")),
    ("cues-noun.toml", include_str!("../../lexicons/cues-noun.toml")),
    ("cues-other.toml", include_str!("../../lexicons/cues-other.toml")),
    ("cues-speech.toml", include_str!("../../lexicons/cues-speech.toml")),
    ("cues-stance.toml", include_str!("../../lexicons/cues-stance.toml")),
    ("direct-address.toml", include_str!("../../lexicons/direct-address.toml")),
    ("documents.toml", include_str!("../../lexicons/documents.toml")),
    ("dysphemism.toml", include_str!("../../lexicons/dysphemism.toml")),
    ("editorial-adverb.toml", include_str!("../../lexicons/editorial-adverb.toml")),
    ("editorialising.toml", include_str!("../../lexicons/editorialising.toml")),
    ("emotive.toml", include_str!("../../lexicons/emotive.toml")),
    ("endings.toml", include_str!("../../lexicons/endings.toml")),
    ("epithet.toml", include_str!("../../lexicons/epithet.toml")),
    ("euphemism.toml", include_str!("../../lexicons/euphemism.toml")),
    ("furniture.toml", include_str!("../../lexicons/furniture.toml")),
    ("generic-groups.toml", include_str!("../../lexicons/generic-groups.toml")),
    ("grammar.toml", include_str!("../../lexicons/grammar.toml")),
    ("hedge.toml", include_str!("../../lexicons/hedge.toml")),
    ("hedged-claims.toml", include_str!("../../lexicons/hedged-claims.toml")),
    ("ideology-label.toml", include_str!("../../lexicons/ideology-label.toml")),
    ("inflections.toml", include_str!("../../lexicons/inflections.toml")),
    ("institutions.toml", include_str!("../../lexicons/institutions.toml")),
    ("intensifier.toml", include_str!("../../lexicons/intensifier.toml")),
    ("media.toml", include_str!("../../lexicons/media.toml")),
    ("names.toml", include_str!("../../lexicons/names.toml")),
    ("negative-evaluation.toml", include_str!("../../lexicons/negative-evaluation.toml")),
    ("opinion-frame.toml", include_str!("../../lexicons/opinion-frame.toml")),
    ("partisan-coded.toml", include_str!("../../lexicons/partisan-coded.toml")),
    ("places.toml", include_str!("../../lexicons/places.toml")),
    ("positive-evaluation.toml", include_str!("../../lexicons/positive-evaluation.toml")),
    ("praise-verb.toml", include_str!("../../lexicons/praise-verb.toml")),
    ("reply.toml", include_str!("../../lexicons/reply.toml")),
    ("scare.toml", include_str!("../../lexicons/scare.toml")),
    ("sensational.toml", include_str!("../../lexicons/sensational.toml")),
    ("source-roles.toml", include_str!("../../lexicons/source-roles.toml")),
    ("superlative.toml", include_str!("../../lexicons/superlative.toml")),
    ("topic-markets.toml", include_str!("../../lexicons/topic-markets.toml")),
    ("topic-sport.toml", include_str!("../../lexicons/topic-sport.toml")),
    ("topic-weather.toml", include_str!("../../lexicons/topic-weather.toml")),
    ("us-and-them.toml", include_str!("../../lexicons/us-and-them.toml")),
    ("war-disaster-metaphor.toml", include_str!("../../lexicons/war-disaster-metaphor.toml")),
    ("weasel.toml", include_str!("../../lexicons/weasel.toml")),
    ("words.toml", include_str!("../../lexicons/words.toml")),
];

/// The built-in lexicons as files to load, for a set that further files follow in.
#[must_use]
pub fn builtin_sources() -> Vec<SourceFile<'static>> {
    BUILTIN.iter().map(|(name, text)| SourceFile { name, text, origin: Origin::Builtin }).collect()
}
