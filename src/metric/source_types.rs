//! **Counts** the sources by the field of life they speak from: official, politician, police-courts, military,
//! business, expert, advocacy, ordinary, media, document, unknown. Roles and institutions decide, by the tables in
//! the lexicons. Evidence is the first mention of each source.
//!
//! **Divides by** all sources of the article; the shares add up to 1. They are not defined where no source was
//! found.
//!
//! **Why it matters** whose knowledge counts is a choice. Studies since the 1970s find officials over-represented
//! and ordinary people shown as examples rather than asked; the mix makes the choice visible.
//!
//! **Misleads when** roles are not stated or not in the tables: look at the share of unknown first. One person may
//! speak in two roles (a doctor who leads a union); the first that the tables decide counts.
//!
//! **Example** a minister, a police spokeswoman and two residents: official 25 %, police-courts 25 %, ordinary 50
//! %.

use super::measuring::{Tally, first_mention};
use super::{Article, Group, Measure, Metric, Unit};
use crate::lexicon::{LexiconSet, SourceType};
use crate::settings::Settings;

/// The metric `source-types`.
pub(super) struct SourceTypes;

impl Metric for SourceTypes {
    fn id(&self) -> &'static str {
        "source-types"
    }

    fn name(&self) -> &'static str {
        "sources by field of life"
    }

    fn unit(&self) -> Unit {
        Unit::Share
    }

    fn group(&self) -> Group {
        Group::Sources
    }

    fn source(&self) -> &'static str {
        include_str!("source_types.rs")
    }

    fn parts(&self, _lexicons: &LexiconSet, _settings: &Settings) -> Vec<String> {
        SourceType::NAMES.iter().map(|name| (*name).to_owned()).collect()
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let types = article.analysis.sources.iter().map(|source| (source.source_type as usize, first_mention(source)));
        Tally::of(SourceType::ALL.len(), types).shares()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn the_type_of_each_source_is_its_part() {
        let story = Story::new("Ana Ruiz and Ben Okafor spoke.")
            .source("Ana Ruiz")
            .who(|source| source.source_type = SourceType::Expert)
            .source("Ben Okafor");
        assert_eq!(story.part(&SourceTypes, "expert"), Some(0.5));
        assert_eq!(story.part(&SourceTypes, "unknown"), Some(0.5));
        assert_eq!(story.part(&SourceTypes, "official"), Some(0.0));
    }
}
