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

use super::measuring::{content_words, first_mention, same_word};
use super::{Article, Measure, Metric, Unit};
use crate::lexicon::{Class, Classes};
use crate::settings::Threshold;
use crate::sourcing::{Reply, ReplyKind, Source};
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

    fn source(&self) -> &'static str {
        include_str!("declined_comment_clash.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let analysis = article.analysis;
        let declined = analysis.replies.iter().filter(|reply| reply.kind == ReplyKind::Declined);
        let clash = declined.flat_map(|reply| {
            let anonymous = analysis.sources.iter().enumerate().filter(|(_, source)| source.anonymous.broad);
            anonymous
                .filter(|(at, source)| is_same(article, reply, (*at, source)))
                .map(move |(_, source)| (reply, source))
        });
        let places: Vec<Span> =
            clash.flat_map(|(reply, source)| [reply.body.unwrap_or(reply.span), first_mention(source)]).collect();
        vec![Measure::yes_no(!places.is_empty(), places)]
    }

    fn look(&self) -> Threshold {
        Threshold::True
    }
}

/// Words that many names of bodies share.
const COMMON: Classes = Classes::of(&[Class::RoleNoun, Class::PersonNoun, Class::InstitutionNoun]);

fn is_same(article: &Article<'_>, reply: &Reply, (at, source): (usize, &Source)) -> bool {
    if reply.source.is_some_and(|id| id.0 as usize == at) {
        return true;
    }
    let Some(body) = reply.body else { return false };
    let names = [Some(source.name), source.affiliation, source.role];
    let is_shared = |word: &str| {
        let mut known = names.iter().flatten().flat_map(|name| content_words(article, *name));
        known.any(|(_, other)| same_word(word, other))
    };
    let is_telling = |token: usize| !article.tokens().classes(token).any(COMMON);
    let mut words = content_words(article, body).peekable();
    if words.peek().is_none() {
        return false;
    }
    if content_words(article, body).any(|(token, _)| is_telling(token)) {
        words.any(|(token, word)| is_telling(token) && is_shared(word))
    } else {
        words.all(|(_, word)| is_shared(word))
    }
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
