//! Attributions: who said, wrote, thinks or wants what, and by which cue.

use super::sources::SourceId;
use crate::grammar::SentenceId;
use crate::lexicon::CueClass;
use crate::text::Span;

/// Number of an attribution in its article, from 0.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttributionId(pub u32);

/// A source said (wrote, thinks, plans) a content, signalled by a cue.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// How much of the content stands in quotation marks.
    pub kind: AttributionKind,
    /// The merged source; `None` where it could not be resolved.
    pub source: Option<SourceId>,
    /// The source as it is named here; `None` where nobody is.
    pub mention: Option<Span>,
    /// The word or phrase that signals the attribution; `None` for a bare colon or a floating quotation.
    pub cue: Option<Span>,
    /// How the cue treats what is said.
    pub cue_class: CueClass,
    /// What is attributed: one span, or several where the cue stands inside.
    pub content: Vec<Span>,
    /// The sentence of the cue, or of the content where there is no cue.
    pub sentence: SentenceId,
}

/// How much of a content stands inside quotation marks.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AttributionKind {
    /// At least 80 % of its words.
    Direct,
    /// Some of its words.
    Mixed,
    /// None of its words.
    Indirect,
}

impl AttributionKind {
    /// All kinds.
    pub const ALL: &[Self] = &[Self::Direct, Self::Mixed, Self::Indirect];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}
