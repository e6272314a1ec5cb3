//! What metrics are made with: what an article is asked again and again, tallies, intervals, the plan of a run, states.

mod article;
mod content_words;
mod interval;
mod loaded_hits;
mod measure;
mod plan;
mod state;
mod tally;
mod verdicts;

#[cfg(test)]
mod story;

pub(super) use article::{first_mention, place_of};
pub(crate) use content_words::is_content_word;
pub(super) use content_words::{content_words, plain, same_beginning};
pub(super) use loaded_hits::per_floored_thousand;
pub use loaded_hits::{FEWEST_SCORED_WORDS, LoadedHit, loaded_hits, own_voice_words};
pub use plan::{FailedGate, Measures, Plan, header, measure_all};
pub use state::{State, metric_of, state};
pub(super) use tally::Tally;
pub use verdicts::{SentenceVerdicts, verdicts};

#[cfg(test)]
pub(super) use story::Story;
