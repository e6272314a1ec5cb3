//! **Counts** the sources that have a name of their own: persons, bodies, offices, outlets and documents. Only
//! unnamed people, single or in groups, are left out.
//!
//! **Divides by** nothing: it is a count. Set it against sources to see how many of them a reader could go and ask,
//! or look up.
//!
//! **Why it matters** a name makes a source answerable: readers and colleagues can check whether it said so, and
//! what it knows.
//!
//! **Misleads when** a name is taken for identification: a bare name that nobody knows says little, and “the
//! ministry said” names a body behind which somebody chose to stay unnamed. identified-sources is stricter.
//!
//! **Example** Ana Ruiz, the Met Office, “a senior official” and “critics” are four sources, of which two are
//! named.

use super::measuring::first_mention;
use super::{Article, Group, Measure, Metric, Unit};

/// The metric `named-sources`.
pub(super) struct NamedSources;

impl Metric for NamedSources {
    fn id(&self) -> &'static str {
        "named-sources"
    }

    fn name(&self) -> &'static str {
        "named sources"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn group(&self) -> Group {
        Group::Sources
    }

    fn source(&self) -> &'static str {
        include_str!("named_sources.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let named = article.analysis.sources.iter().filter(|source| !source.class.is_unnamed());
        vec![Measure::count(named.map(first_mention).collect())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn an_unnamed_person_is_not_counted() {
        let story = Story::new("Ana Ruiz and one fisherman spoke.").source("Ana Ruiz").unnamed("one fisherman");
        assert_eq!(story.evidence(&NamedSources), ["Ana Ruiz"]);
    }
}
