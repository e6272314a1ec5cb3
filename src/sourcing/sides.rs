//! Sides: which of the sides that the settings name a source is on.

use super::sources::Source;
use super::text::Read;
use crate::settings::Side;

/// Whether a source is on a side, by any of the side's rules.
pub(super) fn is_on(read: Read<'_>, source: &Source, side: &Side) -> bool {
    let role = source.role.map_or("", |role| &read.doc[role]);
    let affiliation = source.affiliation.map_or("", |affiliation| &read.doc[affiliation]);
    let mentions = source.mentions.iter().chain([&source.name]).map(|mention| &read.doc[*mention]);
    let called: Vec<String> = mentions.chain([affiliation]).map(str::to_lowercase).collect();
    side.types.contains(&source.source_type)
        || side.names.iter().any(|name| called.iter().any(|text| has_words(text, &name.to_lowercase())))
        || side.roles.iter().any(|wanted| has_role(role, wanted))
        || side.pattern.iter().any(|pattern| {
            // As they stand in the text: whether capitals count is the pattern's to say.
            pattern.is_match(&format!("{} {role} {affiliation}", &read.doc[source.name]))
        })
}

/// Whether words stand in a text whole: "EU" is no part of Reuters.
fn has_words(text: &str, wanted: &str) -> bool {
    let is_end = |character: Option<char>| character.is_none_or(|character| !character.is_alphanumeric());
    let parts = |at: usize| Some((text.get(..at)?, text.get(at + wanted.len()..)?));
    let whole = |(before, after): (&str, &str)| is_end(before.chars().next_back()) && is_end(after.chars().next());
    !wanted.is_empty() && text.match_indices(wanted).filter_map(|(at, _)| parts(at)).any(whole)
}

/// Whether a word of a role is the one wanted, or starts as it does before a star.
fn has_role(role: &str, wanted: &str) -> bool {
    let wanted = wanted.to_lowercase();
    role.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| match wanted.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == wanted,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_whole_words() {
        for (text, wanted) in [("the eu", "eu"), ("eu's ministers", "eu"), ("halvern dock union", "dock union")] {
            assert!(has_words(text, wanted), "{wanted} in {text}");
        }
        for (text, wanted) in [("reuters", "eu"), ("the docks", "dock"), ("anyone", "")] {
            assert!(!has_words(text, wanted), "{wanted} in {text}");
        }
    }

    #[test]
    fn roles_are_words_or_their_starts() {
        assert!(has_role("Deputy Minister", "minister") && has_role("a spokeswoman for the port", "Spokes*"));
        assert!(!has_role("Ministerial aide", "minister") && !has_role("", "minister"));
    }
}
