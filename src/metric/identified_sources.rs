//! **Counts** the sources at identification level 4 or 5: people with a name (4), or with a name and a role or
//! affiliation (5). Institutions, offices and documents stand at level 3 and are not counted.
//!
//! **Divides by** nothing: it is a count. identified-4-plus and
//! reporting-index ask whether it reaches four.
//!
//! **Why it matters** it is the “transparent source” of the newsroom audits (PEJ 2004): a person whom the reader
//! can tell from others and whose stake in the matter can be judged.
//!
//! **Misleads when** the role stands far from the name, or in the headline only, and was not joined to it; the
//! level is then 4 instead of 5, which does not change this count but does change identification-level.
//!
//! **Example** “Ana Ruiz, a hydrologist at the river authority” and “Ben Okafor” are identified; “the river
//! authority said” and “a hydrologist” are not.

use super::measuring::first_mention;
use super::{Article, Group, Measure, Metric, Unit};
use crate::sourcing::{Level, Source};

/// The metric `identified-sources`.
pub(super) struct IdentifiedSources;

impl Metric for IdentifiedSources {
    fn id(&self) -> &'static str {
        "identified-sources"
    }

    fn name(&self) -> &'static str {
        "identified sources"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn group(&self) -> Group {
        Group::Sources
    }

    fn source(&self) -> &'static str {
        include_str!("identified_sources.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let identified = article.analysis.sources.iter().filter(|source| is_identified(source));
        vec![Measure::count(identified.map(first_mention).collect())]
    }
}

/// Whether a source is a person with a name.
pub(super) fn is_identified(source: &Source) -> bool {
    source.level >= Level::Name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn an_institution_is_not_identified() {
        let story = Story::new("Ana Ruiz and the Met Office spoke.")
            .source("Ana Ruiz")
            .source_with("the Met Office", |source| source.level = Level::Institution);
        assert_eq!(story.evidence(&IdentifiedSources), ["Ana Ruiz"]);
    }
}
