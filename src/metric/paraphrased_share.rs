//! **Counts** the words that are attributed to a source and stand outside quotation marks: the contents of indirect
//! attributions. Evidence is the stretches of text in that voice.
//!
//! **Divides by** the words in the narrator's, the quoted and the paraphrased voice together, which is the running
//! text without headline and captions.
//!
//! **Why it matters** paraphrase is where outlet and source mix: the source answers for the claim, the outlet for
//! the wording. A text made of it leaves the reader unsure whose words they are.
//!
//! **Misleads when** a content is cut too long, or runs on into a next sentence without a cue, which is then the
//! narrator's. No interval is given, since words come in clauses.
//!
//! **Example** “Ruiz said the dam would not hold.” has
//! five paraphrased words of seven.

use super::{Article, Measure, Metric, Unit};
use crate::wording::Voice;

/// The metric `paraphrased-share`.
pub(super) struct ParaphrasedShare;

impl Metric for ParaphrasedShare {
    fn id(&self) -> &'static str {
        "paraphrased-share"
    }

    fn name(&self) -> &'static str {
        "share of paraphrased words"
    }

    fn unit(&self) -> Unit {
        Unit::Share
    }

    fn source(&self) -> &'static str {
        include_str!("paraphrased_share.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let voices = &article.analysis.voices;
        let words = |voice| f64::from(voices.words_in(voice));
        let running = words(Voice::Narrator) + words(Voice::Quoted) + words(Voice::Paraphrased);
        let stretches = voices.stretches.iter().filter(|stretch| stretch.voice == Voice::Paraphrased);
        let places = stretches.map(|stretch| stretch.span).collect();
        vec![Measure::share(words(Voice::Paraphrased), running, places)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn headline_and_captions_are_left_out() {
        let story = Story::new("Rain fell.")
            .words(Voice::Narrator, 50)
            .words(Voice::Quoted, 30)
            .words(Voice::Paraphrased, 20)
            .words(Voice::Headline, 8)
            .words(Voice::Caption, 9);
        assert_eq!(story.value(&ParaphrasedShare), Some(0.2));
    }
}
