//! Right of reply: who declined, did not respond or could not be reached.

use super::sources::SourceId;
use crate::grammar::SentenceId;
use crate::text::Span;

/// A body or person that was asked and gave no answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// What became of the asking.
    pub kind: ReplyKind,
    /// The words that say so.
    pub span: Span,
    /// Who was asked, as named here.
    pub body: Option<Span>,
    /// The source with that name, where it speaks elsewhere in the article.
    pub source: Option<SourceId>,
    /// Its sentence.
    pub sentence: SentenceId,
}

/// What became of asking for a reply.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReplyKind {
    /// Declined to comment.
    Declined,
    /// Did not respond.
    NoResponse,
    /// Could not be reached.
    Unreachable,
}

impl ReplyKind {
    /// All of them, in order.
    pub const ALL: &[Self] = &[Self::Declined, Self::NoResponse, Self::Unreachable];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Declined => "declined",
            Self::NoResponse => "no-response",
            Self::Unreachable => "unreachable",
        }
    }
}
