//! Quotations: what stands between quotation marks, and whether it is speech.

use super::attribution::AttributionId;
use super::sources::SourceId;
use crate::text::Span;

/// Number of a quotation in its article, from 0.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteId(pub u32);

/// A stretch between quotation marks; one that runs over paragraphs with its mark repeated is one quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// With its marks.
    pub span: Span,
    /// What it is.
    pub kind: QuoteKind,
    /// The attribution whose content it is, or is part of.
    pub attribution: Option<AttributionId>,
    /// Who speaks, merged.
    pub source: Option<SourceId>,
    /// The words that name the speaker here.
    pub mention: Option<Span>,
}

/// What quotation marks are for.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuoteKind {
    /// Somebody's words, whole or in part.
    Speech,
    /// Words held at a distance.
    ScareQuote,
    /// The title of a work.
    Title,
    /// A word or name that is introduced.
    Term,
    /// A quotation inside another one, or marks with another use.
    Other,
}

impl QuoteKind {
    /// All of them, in order.
    pub const ALL: &[Self] = &[Self::Speech, Self::ScareQuote, Self::Title, Self::Term, Self::Other];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::ScareQuote => "scare-quote",
            Self::Title => "title",
            Self::Term => "term",
            Self::Other => "other",
        }
    }
}
