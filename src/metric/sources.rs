//! **Counts** the distinct sources: persons, bodies, documents and unnamed people to whom at least one statement,
//! belief or finding is attributed. All mentions of one source count once. Evidence is the first mention of each.
//!
//! **Divides by** nothing: it is a count. Who only declined to comment is not among them (see right-of-reply), nor who
//! only wants, plans or opposes something; that somebody believes that a thing is so is a belief.
//!
//! **Why it matters** the number of voices is the oldest measure of how broadly a story was reported, and content
//! analyses from the Columbia studies to PEJ 2004 start from it.
//!
//! **Misleads when** two mentions of one person were not merged (the count is too high) or two officials were taken
//! for one (too low). Many sources may still say one thing; see effective-sources and sides.
//!
//! **Example** “Ana Ruiz said … Ruiz added … officials said … she
//! said” has two sources: Ana Ruiz, and officials.

use super::measuring::first_mention;
use super::{Article, Group, Measure, Metric, Unit};

/// The metric `sources`.
pub(super) struct Sources;

impl Metric for Sources {
    fn id(&self) -> &'static str {
        "sources"
    }

    fn name(&self) -> &'static str {
        "sources"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn group(&self) -> Group {
        Group::Sources
    }

    fn source(&self) -> &'static str {
        include_str!("sources.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        vec![Measure::count(article.analysis.sources.iter().map(first_mention).collect())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn evidence_is_the_first_mention() {
        let story = Story::new("Ana Ruiz and one fisherman spoke.").source("Ana Ruiz").unnamed("one fisherman");
        assert_eq!(story.value(&Sources), Some(2.0));
        assert_eq!(story.evidence(&Sources), ["Ana Ruiz", "one fisherman"]);
    }
}
