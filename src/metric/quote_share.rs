//! **Counts** the words of the body that stand inside quotations of speech. Titles, terms and scare quotes are not
//! speech. Evidence is the quotations.
//!
//! **Divides by** the words of the body. Not defined without a body. No interval is given, since words of one
//! quotation come together.
//!
//! **Why it matters** it parts the words that sources answer for from the words that the outlet answers for, and
//! frames all language figures: a loaded word inside quotation marks is somebody else's.
//!
//! **Misleads when** quotation marks are unbalanced or missing (transcripts, some feeds), or when an interview is
//! printed without marks. A high share is neither good nor bad.
//!
//! **Example** a body of 800 words with 200 of
//! them in quotations: 25 %.

use super::{Article, Measure, Metric, Unit};
use crate::grammar::ZoneKind;
use crate::sourcing::QuoteKind;
use crate::text::Span;

/// The metric `quote-share`.
pub(super) struct QuoteShare;

impl Metric for QuoteShare {
    fn id(&self) -> &'static str {
        "quote-share"
    }

    fn name(&self) -> &'static str {
        "share of quoted words"
    }

    fn unit(&self) -> Unit {
        Unit::Share
    }

    fn source(&self) -> &'static str {
        include_str!("quote_share.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let quotes = speech_in_body(article);
        let words = article.words_in(quotes.iter().copied());
        vec![Measure::share(words, article.body_words(), quotes)]
    }
}

/// The quotations of speech in the body, and of those that run on into a caption what stands in the body.
pub(super) fn speech_in_body(article: &Article<'_>) -> Vec<Span> {
    let speech = article.analysis.quotes.iter().filter(|quote| quote.kind == QuoteKind::Speech);
    speech.flat_map(|quote| article.parts_in(ZoneKind::Body, quote.span)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn only_speech_in_the_body_counts() {
        let story = Story::with_headline("“Rain” again", "“Hail fell,” she said of “Rivers”.")
            .source("she")
            .quote("“Rain”", QuoteKind::Speech)
            .quote("“Hail fell,”", QuoteKind::Speech)
            .quote("“Rivers”", QuoteKind::Title);
        assert_eq!(story.value(&QuoteShare), Some(2.0 / 6.0));
        assert_eq!(story.evidence(&QuoteShare), ["“Hail fell,”"]);
    }

    #[test]
    fn a_quotation_over_two_paragraphs_counts_once_and_without_its_caption() {
        let story = Story::with_caption("“Hail fell,\nand rain too.", "Photo: Ann Roe” again");
        let story = story.quote("“Hail fell,\nand rain too.\nPhoto: Ann Roe”", QuoteKind::Speech);
        assert_eq!(story.value(&QuoteShare), Some(1.0));
        assert_eq!(story.evidence(&QuoteShare), ["“Hail fell,\nand rain too."]);
    }
}
