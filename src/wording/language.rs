//! Lexicon hits: loaded words, register and hedges, each with the voice that says them.

use super::voices::Voice;
use crate::lexicon::EntryId;
use crate::sourcing::SourceId;
use crate::text::Span;

/// A lexicon entry found in the text.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Hit {
    /// The words.
    pub span: Span,
    /// The entry; text, weight, category and alternatives are the lexicon's.
    pub entry: EntryId,
    /// Who is heard here.
    pub voice: Voice,
    /// The source whose words these are, in `Quoted` and `Paraphrased`.
    pub source: Option<SourceId>,
}
