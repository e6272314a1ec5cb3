//! Claims on nobody's authority: hedged ones, scare quotes, agentless passives, opinion in the outlet's own voice.

use crate::grammar::SentenceId;
use crate::text::Span;

/// A claim without a voice that answers for it, or words held at a distance.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Claim {
    /// What kind.
    pub kind: ClaimKind,
    /// The words that show it.
    pub span: Span,
    /// Its sentence.
    pub sentence: SentenceId,
}

/// Kinds of [`Claim`].
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimKind {
    /// Rests on nobody: reportedly, is believed to, critics say.
    Hedged,
    /// Few quoted words without a speaker: "so-called" by marks.
    ScareQuote,
    /// A passive that hides who acted.
    AgentlessPassive,
    /// A judgement in the outlet's own voice.
    Opinion,
}

impl ClaimKind {
    /// All of them, in order.
    pub const ALL: &[Self] = &[Self::Hedged, Self::ScareQuote, Self::AgentlessPassive, Self::Opinion];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hedged => "hedged",
            Self::ScareQuote => "scare-quote",
            Self::AgentlessPassive => "agentless-passive",
            Self::Opinion => "opinion",
        }
    }
}
