//! What a validation found, as data that later reports cite.

use serde::{Deserialize, Serialize};

use super::{Agreement, QUESTIONS};
use crate::stats::Estimate;

/// Number of the schema that is written and read.
const SCHEMA: u32 = 1;

/// What a validation found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ValidationFile {
    /// Number of the schema.
    pub schema: u32,
    /// Version of the program whose answers were judged.
    pub onrecord: String,
    /// Sentences in the sheet.
    pub sentences: usize,
    /// Coders.
    pub coders: usize,
    /// One a question.
    pub questions: Vec<QuestionFigures>,
}

/// How often onrecord and the coders agree on one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct QuestionFigures {
    /// Name of the question.
    pub id: String,
    /// Sentences that the coders decided.
    pub n: usize,
    /// Sentences that they did not.
    pub undecided: usize,
    /// Sentences, as drawn: both yes, onrecord alone, coders alone, both no.
    pub counts: [usize; 4],
    /// Of what onrecord finds, the share that the coders find.
    pub precision: Option<Figure>,
    /// Of what the coders find, the share that onrecord finds.
    pub recall: Option<Figure>,
    /// Harmonic mean of both.
    pub f1: Option<Figure>,
    /// Krippendorff's alpha among the coders.
    pub alpha_coders: Option<f64>,
    /// The same with onrecord as one more coder.
    pub alpha_with_onrecord: Option<f64>,
}

/// A figure with its 95 % interval.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Figure {
    /// The figure.
    pub value: f64,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// Why a text is no validation.
#[derive(Debug, thiserror::Error)]
pub enum ValidationError {
    /// It is not what `onrecord validate score` writes.
    #[error("not a validation: {0}")]
    Format(#[from] serde_json::Error),
    /// Another version's.
    #[error("a validation of schema {0}, where this version reads {SCHEMA}: score the sheets anew")]
    Schema(u32),
}

impl ValidationFile {
    /// Of the agreements on all questions, in their order.
    #[must_use]
    pub fn new(sentences: usize, coders: usize, agreements: &[Agreement]) -> Self {
        let figures = |(question, found): (&super::Question, &Agreement)| QuestionFigures {
            id: question.id.to_owned(),
            n: found.n,
            undecided: found.undecided,
            counts: found.counts,
            precision: found.precision.map(Figure::from),
            recall: found.recall.map(Figure::from),
            f1: found.f1.map(Figure::from),
            alpha_coders: found.alpha_coders,
            alpha_with_onrecord: found.alpha_with_onrecord,
        };
        Self {
            schema: SCHEMA,
            onrecord: env!("CARGO_PKG_VERSION").to_owned(),
            sentences,
            coders,
            questions: QUESTIONS.iter().zip(agreements).map(figures).collect(),
        }
    }

    /// Reads what `onrecord validate score` wrote.
    ///
    /// # Errors
    /// Where it is something else, or of another version.
    pub fn read(text: &str) -> Result<Self, ValidationError> {
        let found: Self = serde_json::from_str(text)?;
        if found.schema == SCHEMA { Ok(found) } else { Err(ValidationError::Schema(found.schema)) }
    }

    /// The validation as text, with a line end.
    #[must_use]
    pub fn to_text(&self) -> String {
        // Numbers and texts can always be written.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

impl From<Estimate> for Figure {
    fn from(estimate: Estimate) -> Self {
        let ends = estimate.interval;
        Self { value: estimate.value, low: ends.map(|ends| ends.low), high: ends.map(|ends| ends.high) }
    }
}
