//! The lexicons in the binary: the one list to extend. Order is order of loading.

use super::set::{Origin, SourceFile};

/// Name and text of each built-in lexicon file.
pub const BUILTIN: &[(&str, &str)] = &[
    ("abbreviations.toml", include_str!("../../lexicons/abbreviations.toml")),
    ("attack-verb.toml", include_str!("../../lexicons/attack-verb.toml")),
    ("claim-casting.toml", include_str!("../../lexicons/claim-casting.toml")),
    ("cues-finding.toml", include_str!("../../lexicons/cues-finding.toml")),
    ("cues-noun.toml", include_str!("../../lexicons/cues-noun.toml")),
    ("cues-other.toml", include_str!("../../lexicons/cues-other.toml")),
    ("cues-speech.toml", include_str!("../../lexicons/cues-speech.toml")),
    ("cues-stance.toml", include_str!("../../lexicons/cues-stance.toml")),
    ("dysphemism.toml", include_str!("../../lexicons/dysphemism.toml")),
    ("emotive.toml", include_str!("../../lexicons/emotive.toml")),
    ("epithet.toml", include_str!("../../lexicons/epithet.toml")),
    ("euphemism.toml", include_str!("../../lexicons/euphemism.toml")),
    ("generic-groups.toml", include_str!("../../lexicons/generic-groups.toml")),
    ("grammar.toml", include_str!("../../lexicons/grammar.toml")),
    ("ideology-label.toml", include_str!("../../lexicons/ideology-label.toml")),
    ("inflections.toml", include_str!("../../lexicons/inflections.toml")),
    ("institutions.toml", include_str!("../../lexicons/institutions.toml")),
    ("names.toml", include_str!("../../lexicons/names.toml")),
    ("negative-evaluation.toml", include_str!("../../lexicons/negative-evaluation.toml")),
    ("places.toml", include_str!("../../lexicons/places.toml")),
    ("positive-evaluation.toml", include_str!("../../lexicons/positive-evaluation.toml")),
    ("praise-verb.toml", include_str!("../../lexicons/praise-verb.toml")),
    ("sensational.toml", include_str!("../../lexicons/sensational.toml")),
    ("source-roles.toml", include_str!("../../lexicons/source-roles.toml")),
];

/// The built-in lexicons, ready to load.
pub(crate) fn sources() -> Vec<SourceFile<'static>> {
    BUILTIN.iter().map(|(name, text)| SourceFile { name, text, origin: Origin::Builtin }).collect()
}
