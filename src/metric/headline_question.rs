//! **Counts** whether the headline ends in a question mark, quotation marks after it aside. Evidence is the
//! headline.
//!
//! **Divides by** nothing: it is yes or no. Not
//! defined without a headline.
//!
//! **Why it matters** a question puts a claim into the reader's head without answering for it; Betteridge's law has
//! it that the answer is mostly no. Studies link such headlines to clicks more than to content.
//!
//! **Misleads when** the question is quoted from a source, or the piece is an explainer that answers it. It is a
//! note, not a fault.
//!
//! **Example** “Did the council hide the report?”: yes. “Why the dam
//! failed”: no, though it promises an answer.

use super::{Article, Group, Measure, Metric, Unit};
use crate::grammar::ZoneKind;
use crate::settings::Threshold;

/// The metric `headline-question`.
pub(super) struct HeadlineQuestion;

impl Metric for HeadlineQuestion {
    fn id(&self) -> &'static str {
        "headline-question"
    }

    fn name(&self) -> &'static str {
        "headline asks a question"
    }

    fn unit(&self) -> Unit {
        Unit::YesNo
    }

    fn group(&self) -> Group {
        Group::Headline
    }

    fn source(&self) -> &'static str {
        include_str!("headline_question.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let Some(headline) = article.paragraphs(ZoneKind::Headline).last() else { return vec![Measure::default()] };
        let tokens = article.tokens();
        let last = headline.tokens.clone().rev().find(|token| tokens.glyph(*token).is_none());
        let asks = last.is_some_and(|token| tokens.is_punctuation(token, '?'));
        vec![Measure::yes_no(asks, vec![headline.span])]
    }

    fn note(&self) -> Threshold {
        Threshold::True
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn a_question_mark_ends_a_question() {
        assert_eq!(Story::with_headline("Did it rain?", "It did.").value(&HeadlineQuestion), Some(1.0));
        assert_eq!(Story::with_headline("“Did it rain?”", "It did.").value(&HeadlineQuestion), Some(1.0));
        assert_eq!(Story::with_headline("It rained", "Did it?").value(&HeadlineQuestion), Some(0.0));
        assert_eq!(Story::new("Did it rain?").value(&HeadlineQuestion), None);
    }
}
