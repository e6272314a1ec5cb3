//! Voices: who is heard at each place of the text.

use crate::sourcing::SourceId;
use crate::text::Span;

/// Who is heard at a place of the text.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// The headline and the dek, outside quotation marks.
    Headline,
    /// The outlet's own words.
    Narrator,
    /// Inside direct speech.
    Quoted,
    /// Content of an indirect attribution.
    Paraphrased,
    /// A picture's caption.
    Caption,
}

impl Voice {
    /// All of them, in order.
    pub const ALL: &[Self] = &[Self::Headline, Self::Narrator, Self::Quoted, Self::Paraphrased, Self::Caption];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Narrator => "narrator",
            Self::Quoted => "quoted",
            Self::Paraphrased => "paraphrased",
            Self::Caption => "caption",
        }
    }
}

/// The voices of an article: stretches in text order that cover all its tokens.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    /// Stretches, sorted and disjoint.
    pub stretches: Vec<Stretch>,
    /// Words and numbers in each voice, by [`Voice::ALL`].
    pub words: [u32; 5],
}

/// A stretch of text in one voice.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Where it stands.
    pub span: Span,
    /// Who is heard.
    pub voice: Voice,
    /// The source whose words these are, in `Quoted` and `Paraphrased`.
    pub source: Option<SourceId>,
}

impl Voices {
    /// Words and numbers in a voice.
    #[must_use]
    pub fn words_in(&self, voice: Voice) -> u32 {
        self.words.get(voice as usize).copied().unwrap_or(0)
    }
}
