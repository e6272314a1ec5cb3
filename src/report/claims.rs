//! Claims on nobody's authority by kind, each in its sentence; and who gave no answer.

use serde::Serialize;

use super::marks::claim_anchor;
use super::places::PlaceLink;
use super::story::{Story, source_anchor};
use super::words;
use crate::grammar::SentenceId;
use crate::text::Span;
use crate::wording::ClaimKind;

/// The claims of one kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimGroup {
    /// Name of the kind in data.
    pub kind: &'static str,
    /// Title of the list.
    pub title: &'static str,
    /// What stands in it.
    pub about: &'static str,
    /// The claims, in text order.
    pub claims: Vec<ClaimView>,
}

/// A claim in its sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimView {
    /// Its anchor.
    pub anchor: String,
    /// The sentence before it, cut where it is long.
    pub before: String,
    /// The words that show it.
    pub text: String,
    /// The sentence after it, cut where it is long.
    pub after: String,
    /// Where it stands.
    pub place: PlaceLink,
}

/// Somebody gave no answer, or was silent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReplyView {
    /// Its anchor.
    pub anchor: String,
    /// Who was asked; `None` where the text does not name them.
    pub body: Option<String>,
    /// Anchor of the source of that name, where it speaks elsewhere.
    pub source: Option<String>,
    /// What became of it.
    pub outcome: &'static str,
    /// The words that say so.
    pub text: String,
    /// Where they stand.
    pub place: PlaceLink,
}

/// Longest part of a sentence beside a claim.
const BESIDE: usize = 90;

/// Kinds that occur, with their claims.
pub(super) fn build(story: &Story<'_, '_>) -> Vec<ClaimGroup> {
    let found = &story.article.analysis.claims;
    let group = |kind: &ClaimKind| {
        let (title, about) = words::claim(*kind);
        let of_kind = found.iter().enumerate().filter(|(_, claim)| claim.kind == *kind);
        let claims: Vec<_> = of_kind.map(|(at, claim)| view(story, at, claim.span, claim.sentence)).collect();
        (!claims.is_empty()).then_some(ClaimGroup { kind: kind.name(), title, about, claims })
    };
    ClaimKind::ALL.iter().filter_map(group).collect()
}

fn view(story: &Story<'_, '_>, at: usize, span: Span, sentence: SentenceId) -> ClaimView {
    let around = story.article.analysis.tokens.sentence(sentence).map_or(span, |sentence| sentence.span.cover(span));
    let place = story.place(span);
    ClaimView {
        anchor: claim_anchor(at),
        before: words::excerpt_of_end(&story.text(around.ending_before(span)), BESIDE),
        text: story.text(span),
        after: words::excerpt(&story.text(around.after(span)), BESIDE),
        place,
    }
}

/// Who gave no answer, or was silent.
pub(super) fn replies(story: &Story<'_, '_>) -> Vec<ReplyView> {
    let replies = story.article.analysis.replies.iter().enumerate();
    let view = |(at, reply): (usize, &crate::sourcing::Reply)| ReplyView {
        anchor: format!("r{}", at + 1),
        body: reply.body.map(|span| words::capital(&words::excerpt(&story.text(span), words::NAME))),
        source: reply.source.map(source_anchor),
        outcome: words::reply(reply.kind),
        text: words::excerpt(&story.text(reply.span), words::LONG),
        place: story.place(reply.span),
    };
    replies.map(view).collect()
}
