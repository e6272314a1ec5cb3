//! **Counts** one to four words in quotation marks that are nobody's speech: no cue for them, no title, nickname or
//! definition, and not part of a fuller quotation elsewhere in the article. Evidence is the words with their marks.
//!
//! **Divides by** nothing: it is a count. Longer
//! texts have more of them.
//!
//! **Why it matters** marks without a speaker hold a word at arm's length: the outlet uses it and does not answer
//! for it. Whether it is irony or caution the reader must guess.
//!
//! **Misleads when** the speaker is named further off than the program looks, or the words are a term of the trade
//! at first use. Some house styles put marks round every foreign or legal term.
//!
//! **Example** “The ‘reform’ will cost 300
//! jobs.” has one.

use super::hedged_claims::claims_of;
use super::{Article, Measure, Metric, Unit};
use crate::settings::Threshold;
use crate::wording::ClaimKind;

/// The metric `scare-quotes`.
pub(super) struct ScareQuotes;

impl Metric for ScareQuotes {
    fn id(&self) -> &'static str {
        "scare-quotes"
    }

    fn name(&self) -> &'static str {
        "scare quotes"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn source(&self) -> &'static str {
        include_str!("scare_quotes.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        vec![Measure::count(claims_of(article, ClaimKind::ScareQuote))]
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
    fn evidence_keeps_the_marks() {
        let story = Story::new("The “reform” failed.").claim(ClaimKind::ScareQuote, "“reform”");
        assert_eq!(story.evidence(&ScareQuotes), ["“reform”"]);
    }
}
