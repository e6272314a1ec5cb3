//! **Counts** the words and numbers of the body. Headline, dek, byline, dateline, captions and page furniture are
//! left out; what hangs on a word by an apostrophe ('s, 've) is no word of its own.
//!
//! **Divides by** nothing: it is a count. It is the denominator of most rates, so it stands first, where a reader
//! can see whether the article was read whole.
//!
//! **Why it matters** a rate over 80 words and one over 2,000 do not carry the same weight. If the figure is far
//! from what the page shows, the body was not understood, and nothing below it holds.
//!
//! **Misleads when** page furniture was taken for body or body for furniture, or when an article is cut off behind
//! a paywall. Compounds with a hyphen count as two words, so other counters give somewhat less.
//!
//! **Example** “The council's far-right critics won 40 seats.” has eight words: the, council, far, right, critics,
//! won, 40, seats.

use super::{Article, Group, Measure, Metric, Unit};

/// The metric `words`.
pub(super) struct Words;

impl Metric for Words {
    fn id(&self) -> &'static str {
        "words"
    }

    fn name(&self) -> &'static str {
        "words"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn group(&self) -> Group {
        Group::Sources
    }

    fn source(&self) -> &'static str {
        include_str!("words.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        vec![Measure::number(article.body_words(), Vec::new())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn the_headline_is_not_counted() {
        assert_eq!(Story::with_headline("Rain again", "It rained for 40 days.").value(&Words), Some(5.0));
    }
}
