//! **Counts** the loaded words in each voice: headline, narrator, quoted, paraphrased, caption. Where hits overlap,
//! the place counts once. Evidence is the words.
//!
//! **Divides by** the words in that voice, in thousands, so that a voice with few words is not hidden behind one
//! with many. Each rate has a Garwood interval; a voice without words is not defined.
//!
//! **Why it matters** whose words judge is the first question about a loaded word. An outlet that stays plain and
//! quotes angry people is different from one that is angry itself.
//!
//! **Misleads when** a voice is short: a headline of eight words with one hit has 125 per 1,000. Look at the
//! interval, or at headline-loaded. A voice is misjudged where quotation marks are broken.
//!
//! **Example** narrator 5 per 1,000, headline 0, quoted 31: the
//! sources are heated, the outlet is not.

use super::measuring::{Tally, loaded_hits};
use super::{Article, Measure, Metric, Unit};
use crate::lexicon::LexiconSet;
use crate::settings::Settings;
use crate::wording::Voice;

/// The metric `loaded-voices`.
pub(super) struct LoadedVoices;

impl Metric for LoadedVoices {
    fn id(&self) -> &'static str {
        "loaded-voices"
    }

    fn name(&self) -> &'static str {
        "loaded words by voice"
    }

    fn unit(&self) -> Unit {
        Unit::PerThousandWords
    }

    fn source(&self) -> &'static str {
        include_str!("loaded_voices.rs")
    }

    fn parts(&self, _lexicons: &LexiconSet, _settings: &Settings) -> Vec<String> {
        Voice::ALL.iter().map(|voice| voice.name().to_owned()).collect()
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let mut tally = Tally::new(Voice::ALL.len());
        for hit in loaded_hits(article) {
            tally.add(hit.voice as usize, 1.0, Some(hit.span));
        }
        let mut voices = Voice::ALL.iter();
        let words = move || voices.next().map_or(0.0, |voice| f64::from(article.analysis.voices.words_in(*voice)));
        rates(tally, words)
    }
}

/// One rate a part, each over its own words.
fn rates(tally: Tally, mut words: impl FnMut() -> f64) -> Vec<Measure> {
    tally.each(|n_hits, places| Measure::per_thousand(n_hits, words(), places).with_garwood())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn each_voice_has_its_own_words() {
        let story = Story::new("The regime called it a sham.")
            .hit("regime", "regime", Voice::Narrator)
            .hit("sham", "sham", Voice::Quoted)
            .words(Voice::Narrator, 100)
            .words(Voice::Quoted, 10);
        assert_eq!(story.values(&LoadedVoices), [None, Some(10.0), Some(100.0), None, None]);
    }
}
