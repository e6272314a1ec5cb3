//! **Counts** the places where the outlet judges, advises or addresses the reader in its own voice, outside
//! quotations and attributed content: phrases of argument, and flat verdicts (a form of be and a judgement). Evidence is
//! the words that show it.
//!
//! **Divides by** nothing: it is a count. Longer texts have more;
//! compare articles of about the same length.
//!
//! **Why it matters** news and comment are to be told apart: that is the oldest rule of the trade, and readers
//! notice where it is broken before they notice anything else.
//!
//! **Misleads when** the article is a column, a review or an analysis and says so; the program does not know the
//! section. Figures of speech are sometimes taken for judgements.
//!
//! **Example** “Unsurprisingly, the plan failed.” has one; “Ruiz
//! called the failure unsurprising.” has none.

use super::hedged_claims::claims_of;
use super::{Article, Measure, Metric, Unit};
use crate::settings::Threshold;
use crate::wording::ClaimKind;

/// The metric `opinion-in-own-voice`.
pub(super) struct OpinionInOwnVoice;

impl Metric for OpinionInOwnVoice {
    fn id(&self) -> &'static str {
        "opinion-in-own-voice"
    }

    fn name(&self) -> &'static str {
        "opinion in the outlet's own voice"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn source(&self) -> &'static str {
        include_str!("opinion_in_own_voice.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        vec![Measure::count(claims_of(article, ClaimKind::Opinion))]
    }

    fn note(&self) -> Threshold {
        Threshold::Above(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn opinions_alone_are_counted() {
        let story = Story::new("Unsurprisingly it reportedly fell.")
            .claim(ClaimKind::Opinion, "Unsurprisingly")
            .claim(ClaimKind::Hedged, "reportedly");
        assert_eq!(story.evidence(&OpinionInOwnVoice), ["Unsurprisingly"]);
    }
}
