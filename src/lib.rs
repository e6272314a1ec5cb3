//! onrecord measures how a news article is sourced and worded.

pub mod diagnostic;
pub mod stats;
pub mod text;
