//! onrecord measures how a news article is sourced and worded.

pub mod analysis;
pub mod corpus;
pub mod diagnostic;
pub mod grammar;
pub mod input;
pub mod lexicon;
pub mod metric;
pub mod render;
pub mod report;
pub mod settings;
pub mod sourcing;
pub mod stats;
pub mod text;
pub mod wording;
