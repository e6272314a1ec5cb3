//! In: a document and the lexicons. Out: its zones, tokens with word classes, sentences and the terms found in
//! them: said once, read by every later pass.

pub mod clauses;
pub mod marks;
pub mod phrases;
pub mod sentences;
pub mod tags;
pub mod tokens;
pub mod zones;

pub use sentences::{Sentence, SentenceId};
pub use tokens::{Paragraph, Tokens};
pub use zones::{Zone, ZoneKind, Zones};

use crate::lexicon::LexiconSet;
use crate::text::Document;

/// Reads a document: its zones, and the tokens and sentences of those that are analysed.
#[must_use]
pub fn read(doc: &Document, lexicons: &LexiconSet) -> (Zones, Tokens) {
    let mut tokens = tokens::cut(doc, lexicons);
    let zones = zones::find(doc, lexicons, &tokens);
    tokens.paragraphs = zones::paragraphs(&zones, &tokens);
    let sentences = sentences::split(doc, &tokens);
    tokens.set_sentences(sentences);
    (zones, tokens)
}
