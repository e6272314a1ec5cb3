//! **Counts** the words that stand in quotation marks in the headline and nowhere in the body, capitals aside.
//! Titles and terms are left out. Evidence is the words.
//!
//! **Divides by** nothing: it is a count of words. Not defined without a headline; 0 where the headline quotes
//! nothing, or nothing that is not found.
//!
//! **Why it matters** quotation marks promise that somebody said just this. A headline that quotes what the article
//! does not hold has either shortened a quotation past its words or made one up.
//!
//! **Misleads when** the body has another form of the word (“shams” for “sham”) or spells it differently, or the
//! quotation was given in a caption. Words are compared one by one, not as a phrase.
//!
//! **Example** headline: “‘Sham’ talks fail”; the body has
//! only “pretence”: 1, the word sham.

use foldhash::fast::FixedState;
use hashbrown::HashSet;

use super::measuring::plain;
use super::{Article, Group, Measure, Metric, Unit};
use crate::grammar::ZoneKind;
use crate::lexicon::{Class, WordId};
use crate::settings::Threshold;
use crate::sourcing::QuoteKind;
use crate::text::Span;

/// The metric `headline-unfound-quote`.
pub(super) struct HeadlineUnfoundQuote;

impl Metric for HeadlineUnfoundQuote {
    fn id(&self) -> &'static str {
        "headline-unfound-quote"
    }

    fn name(&self) -> &'static str {
        "quoted headline words not in the text"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn group(&self) -> Group {
        Group::Headline
    }

    fn source(&self) -> &'static str {
        include_str!("headline_unfound_quote.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let mut headlines = article.paragraphs(ZoneKind::Headline).peekable();
        if headlines.peek().is_none() {
            return vec![Measure::default()];
        }
        let mut quotes = headlines.flat_map(|headline| quotes_in(article, headline.span)).peekable();
        if quotes.peek().is_none() {
            return vec![Measure::count(Vec::new())];
        }
        let body = BodyWords::of(article);
        vec![Measure::count(quotes.flat_map(|quote| unfound(article, &body, quote)).collect())]
    }

    fn look(&self) -> Threshold {
        Threshold::Above(0.0)
    }
}

/// What is quoted in a headline as somebody's words.
fn quotes_in<'a>(article: &Article<'a>, headline: Span) -> impl Iterator<Item = Span> + 'a {
    let quotes = article.analysis.quotes.iter();
    let spoken = quotes.filter(|quote| !matches!(quote.kind, QuoteKind::Title | QuoteKind::Term));
    spoken.filter_map(move |quote| quote.span.intersect(headline))
}

/// The words of a place that stand nowhere in the body.
fn unfound<'a>(article: &Article<'a>, body: &'a BodyWords, place: Span) -> impl Iterator<Item = Span> + 'a {
    let article = *article;
    let tokens = article.tokens();
    let words = tokens.within(place).filter(|token| tokens.is_wordlike(*token) && !tokens.is(*token, Class::Clitic));
    words.filter(move |token| !body.hold(&article, *token)).map(|token| tokens.span(token))
}

/// All words of the body.
struct BodyWords {
    listed: HashSet<WordId, FixedState>,
    /// Words in no list share one number: only their letters tell them apart.
    others: HashSet<String, FixedState>,
}

impl BodyWords {
    fn of(article: &Article<'_>) -> Self {
        let mut words = Self { listed: HashSet::default(), others: HashSet::default() };
        let tokens = article.tokens();
        for token in article.paragraphs(ZoneKind::Body).flat_map(|paragraph| paragraph.tokens.clone()) {
            match tokens.word(token) {
                WordId::UNKNOWN => words.others.insert(plain(&article.doc[tokens.span(token)])),
                word => words.listed.insert(word),
            };
        }
        words
    }

    fn hold(&self, article: &Article<'_>, token: usize) -> bool {
        match article.tokens().word(token) {
            WordId::UNKNOWN => self.others.contains(&plain(&article.doc[article.tokens().span(token)])),
            word => self.listed.contains(&word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[track_caller]
    fn check(headline: &str, quote: &str, body: &str, expected: &[&str]) {
        let story = Story::with_headline(headline, body).quote(quote, QuoteKind::Speech);
        assert_eq!(story.evidence(&HeadlineUnfoundQuote), expected);
    }

    #[test]
    fn capitals_do_not_matter() {
        check("“Sham” talks fail", "“Sham”", "Ruiz called it a sham.", &[]);
    }

    #[test]
    fn a_quoted_word_that_stands_nowhere_is_named() {
        check("“Utter sham” talks fail", "“Utter sham”", "Ruiz called it an utter pretence.", &["sham"]);
        check("“Utter farce” talks fail", "“Utter farce”", "Ruiz called it an utter pretence.", &["farce"]);
    }

    #[test]
    fn a_headline_without_quotation_has_none_and_no_headline_is_not_defined() {
        let plain = Story::with_headline("Talks fail", "They failed, “utterly”.").quote("“utterly”", QuoteKind::Speech);
        assert_eq!(plain.value(&HeadlineUnfoundQuote), Some(0.0));
        assert_eq!(Story::new("They failed.").value(&HeadlineUnfoundQuote), None);
    }
}
