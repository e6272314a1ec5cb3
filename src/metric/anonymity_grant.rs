//! **Counts** the sources for which the text grants anonymity or states closeness in place of a name: “on condition
//! of anonymity”, “not authorised to speak”, “familiar with the matter”. Evidence is the words of the grant.
//!
//! **Divides by** nothing: it is a count of sources. A grant that
//! is repeated for one source counts once.
//!
//! **Why it matters** a grant tells the reader that leaving the name out was a decision. Handbooks ask for it, and
//! for the reason; unnamed sources without any such words are the ones to look at first.
//!
//! **Misleads when** the wording is unusual and not in the lexicon, or when one grant stands for several sources
//! (“three officials, who spoke on condition of anonymity”), which counts once.
//!
//! **Example** “… said an aide, who spoke on
//! condition of anonymity”: one grant.

use super::{Article, Group, Measure, Metric, Unit};

/// The metric `anonymity-grant`.
pub(super) struct AnonymityGrant;

impl Metric for AnonymityGrant {
    fn id(&self) -> &'static str {
        "anonymity-grant"
    }

    fn name(&self) -> &'static str {
        "grants of anonymity"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn group(&self) -> Group {
        Group::Anonymity
    }

    fn source(&self) -> &'static str {
        include_str!("anonymity_grant.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        vec![Measure::count(article.analysis.sources.iter().filter_map(|source| source.grant).collect())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn evidence_is_the_words_of_the_grant() {
        let story = Story::new("One aide, speaking on condition of anonymity, and Ana Ruiz spoke.")
            .unnamed("One aide")
            .granted("on condition of anonymity", None)
            .source("Ana Ruiz");
        assert_eq!(story.evidence(&AnonymityGrant), ["on condition of anonymity"]);
    }
}
