//! In: a document and the lexicons. Out: its zones, tokens with word classes, sentences and the terms found in
//! them: said once, read by every later pass.

pub mod sentences;
pub mod tokens;
pub mod zones;

pub use sentences::{Sentence, SentenceId};
pub use tokens::{Paragraph, Tokens};
pub use zones::{Zone, ZoneKind, Zones};
