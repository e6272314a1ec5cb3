//! **Counts** whether a body that “declined to comment” also seems to speak unnamed: it is the same source as an
//! anonymous one (by the broad definition), or the words that name it and the name or affiliation of that source
//! share a telling word. Evidence is both.
//!
//! **Divides by** nothing: it is yes or no. Without a refusal or
//! without an anonymous source the answer is no.
//!
//! **Why it matters** to print that an office declined to comment, beside what its people said under cover,
//! misleads the reader about who spoke. Several handbooks forbid it.
//!
//! **Misleads when** two bodies share a word of their names, or an unnamed official speaks against his office.
//! Function words, offices and heads such as “department” are not telling, unless the body has no other words.
//!
//! **Example** “The Treasury declined to comment” beside “a
//! senior Treasury official said”: yes.

use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashSet};

use super::measuring::{content_words, first_mention, plain};
use super::{Article, Group, Measure, Metric, Unit};
use crate::lexicon::{Class, Classes};
use crate::settings::Threshold;
use crate::sourcing::{Reply, ReplyKind};
use crate::text::Span;

/// The metric `declined-comment-clash`.
pub(super) struct DeclinedCommentClash;

impl Metric for DeclinedCommentClash {
    fn id(&self) -> &'static str {
        "declined-comment-clash"
    }

    fn name(&self) -> &'static str {
        "declined to comment, and speaks unnamed"
    }

    fn unit(&self) -> Unit {
        Unit::YesNo
    }

    fn group(&self) -> Group {
        Group::Anonymity
    }

    fn source(&self) -> &'static str {
        include_str!("declined_comment_clash.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let analysis = article.analysis;
        let mut declined = analysis.replies.iter().filter(|reply| reply.kind == ReplyKind::Declined).peekable();
        if declined.peek().is_none() {
            return vec![Measure::yes_no(false, Vec::new())];
        }
        let mut clashes = Clashes::in_article(article);
        let places: Vec<Span> = declined.flat_map(|reply| clashes.of(reply)).collect();
        vec![Measure::yes_no(!places.is_empty(), places)]
    }

    fn look(&self) -> Threshold {
        Threshold::True
    }
}

/// Words that many names of bodies share.
const COMMON: Classes = Classes::of(&[Class::RoleNoun, Class::PersonNoun, Class::InstitutionNoun]);

/// The anonymous sources of an article, by the words of their names, affiliations and offices.
struct Unnamed {
    by_word: HashMap<String, Vec<usize>, FixedState>,
}

impl Unnamed {
    fn of(article: &Article<'_>) -> Self {
        let mut by_word: HashMap<String, Vec<usize>, FixedState> = HashMap::default();
        for (at, source) in article.analysis.sources.iter().enumerate().filter(|(_, source)| source.anonymous.broad) {
            let names = [Some(source.name), source.affiliation, source.role];
            for (_, word) in names.into_iter().flatten().flat_map(|name| content_words(article, name)) {
                let sources = by_word.entry(plain(word)).or_default();
                if sources.last() != Some(&at) {
                    sources.push(at);
                }
            }
        }
        Self { by_word }
    }

    fn with(&self, word: &str) -> &[usize] {
        self.by_word.get(word).map_or(&[], Vec::as_slice)
    }

    /// Those with all of these words.
    fn with_all(&self, words: &[String]) -> Vec<usize> {
        let lists = words.iter().map(|word| self.with(word));
        let shortest = lists.clone().min_by_key(|sources| sources.len()).unwrap_or(&[]);
        let in_all = |at: &&usize| lists.clone().all(|sources| sources.binary_search(at).is_ok());
        shortest.iter().filter(in_all).copied().collect()
    }
}

/// Gathers the places of clashes, each once.
struct Clashes<'a> {
    article: &'a Article<'a>,
    unnamed: Unnamed,
    /// Whether any anonymous source has these words; a body that has them again clashes with the same ones.
    asked: HashMap<Vec<String>, bool, FixedState>,
    seen: HashSet<Span, FixedState>,
}

impl<'a> Clashes<'a> {
    fn in_article(article: &'a Article<'a>) -> Self {
        Self { article, unnamed: Unnamed::of(article), asked: HashMap::default(), seen: HashSet::default() }
    }

    /// The places of a refusal and of the anonymous sources that are the same, which stand in no earlier clash.
    fn of(&mut self, reply: &Reply) -> Vec<Span> {
        let sources = &self.article.analysis.sources;
        let own = reply.source.map(|id| id.0 as usize);
        let own = own.filter(|at| sources.get(*at).is_some_and(|source| source.anonymous.broad));
        let (mut is_clash, mut new) = (own.is_some(), Vec::from_iter(own));
        for words in reply.body.map_or_else(Vec::new, |body| alternatives(self.article, body)) {
            let found = self.asked.get(&words).copied().unwrap_or_else(|| {
                let same = self.unnamed.with_all(&words);
                new.extend_from_slice(&same);
                self.asked.insert(words, !same.is_empty());
                !same.is_empty()
            });
            is_clash |= found;
        }
        new.sort_unstable();
        let body = is_clash.then_some(reply.body.unwrap_or(reply.span));
        let mentions = new.into_iter().filter_map(|at| sources.get(at)).map(first_mention);
        body.into_iter().chain(mentions).filter(|place| self.seen.insert(*place)).collect()
    }
}

/// Words of which a source has the same body's: any one that tells; where none does, all that there are.
fn alternatives(article: &Article<'_>, body: Span) -> Vec<Vec<String>> {
    let is_telling = |(token, _): &(usize, &str)| !article.tokens().classes(*token).any(COMMON);
    let telling = content_words(article, body).filter(is_telling).map(|(_, word)| vec![plain(word)]);
    let telling: Vec<Vec<String>> = telling.collect();
    if !telling.is_empty() {
        return telling;
    }
    vec![content_words(article, body).map(|(_, word)| plain(word)).collect()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[track_caller]
    fn check(body: &str, source: &str, expected: f64) {
        let story = Story::new(&format!("{body} declined to comment. But {source} said hail fell."))
            .unnamed(source)
            .says(AttributionKind::Indirect, "hail fell")
            .reply(ReplyKind::Declined, "declined to comment", body);
        assert_eq!(story.value(&DeclinedCommentClash), Some(expected));
    }

    #[test]
    fn a_shared_name_is_a_clash() {
        check("The Treasury", "a senior Treasury official", 1.0);
        check("The department", "an official of the department", 1.0);
    }

    #[test]
    fn a_shared_head_or_article_is_none() {
        check("The Defense Department", "a State Department official", 0.0);
        check("The ministry", "the Treasury official", 0.0);
    }

    #[test]
    fn evidence_is_both() {
        let story = Story::new("The Treasury declined to comment. A Treasury aide said hail fell.")
            .unnamed("A Treasury aide")
            .reply(ReplyKind::Declined, "declined to comment", "The Treasury");
        assert_eq!(story.evidence(&DeclinedCommentClash), ["The Treasury", "A Treasury aide"]);
    }
}
