//! onrecord measures how a news article is sourced and worded.

pub mod diagnostic;
pub mod input;
pub mod text;
