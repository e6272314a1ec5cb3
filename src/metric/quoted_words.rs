//! **Counts** the words of the body that stand inside quotations of speech, as a plain number; quote-share sets it
//! against the length of the body. Evidence is the quotations.
//!
//! **Divides by** nothing: it is a count of words. Words of speech in the headline are not counted, since they
//! mostly stand in the body again.
//!
//! **Why it matters** loaded words of sources are counted per 1,000 of these words, so the figure tells how far
//! such rates can be trusted.
//!
//! **Misleads when** quotation marks are unbalanced or missing. Words quoted from documents count as well as words
//! spoken.
//!
//! **Example** “‘It will not hold,’ she said.”
//! has four quoted words.

use super::quote_share::speech_in_body;
use super::{Article, Measure, Metric, Unit};

/// The metric `quoted-words`.
pub(super) struct QuotedWords;

impl Metric for QuotedWords {
    fn id(&self) -> &'static str {
        "quoted-words"
    }

    fn name(&self) -> &'static str {
        "quoted words"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn source(&self) -> &'static str {
        include_str!("quoted_words.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let quotes = speech_in_body(article);
        vec![Measure::number(article.words_in(quotes.iter().copied()), quotes)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::QuoteKind;

    #[test]
    fn marks_are_no_words() {
        let story = Story::new("“It will not hold,” she said.").quote("“It will not hold,”", QuoteKind::Speech);
        assert_eq!(story.value(&QuotedWords), Some(4.0));
    }
}
