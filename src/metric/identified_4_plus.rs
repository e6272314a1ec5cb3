//! **Counts** whether the article has at least four identified sources (level 4 or 5: people with a name). Evidence
//! is the first mention of each identified source.
//!
//! **Divides by** nothing: it is yes or no. An article without any
//! source has fewer than four, so the answer is no.
//!
//! **Why it matters** four fully identified sources are the first of the three marks of thorough reporting in PEJ
//! 2004, and a figure that can be compared with that study's.
//!
//! **Misleads when** articles are short: a news brief has no room for four people, and the answer follows length
//! more than care. Compare within one kind of article.
//!
//! **Example** a council story that names the leader, two residents and an engineer: yes. One that quotes the
//! council and “residents”: no.

use super::identified_sources::is_identified;
use super::measuring::first_mention;
use super::{Article, Group, Measure, Metric, Unit};
use crate::text::Span;

/// The metric `identified-4-plus`.
pub(super) struct Identified4Plus;

impl Metric for Identified4Plus {
    fn id(&self) -> &'static str {
        "identified-4-plus"
    }

    fn name(&self) -> &'static str {
        "four or more identified sources"
    }

    fn unit(&self) -> Unit {
        Unit::YesNo
    }

    fn group(&self) -> Group {
        Group::Sources
    }

    fn source(&self) -> &'static str {
        include_str!("identified_4_plus.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let identified = article.analysis.sources.iter().filter(|source| is_identified(source));
        let places: Vec<Span> = identified.map(first_mention).collect();
        vec![Measure::yes_no(places.len() >= ENOUGH, places)]
    }
}

/// How many identified sources are enough, in PEJ 2004.
pub(super) const ENOUGH: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn three_are_not_enough() {
        let three = Story::new("Ana, Ben, Cem and Dee spoke.").source("Ana").source("Ben").source("Cem");
        assert_eq!(three.value(&Identified4Plus), Some(0.0));
        assert_eq!(three.source("Dee").value(&Identified4Plus), Some(1.0));
    }
}
