//! In: a document and the lexicons. Out: its zones, tokens with word classes, sentences and the terms found in
//! them: said once, read by every later pass.

mod agreement;
mod antecedents;
mod asides;
mod capitals;
pub mod clauses;
mod closed;
mod furniture;
mod genitives;
pub mod marks;
mod masthead;
mod names;
mod objects;
mod participles;
mod pasts;
pub mod phrases;
mod runs;
pub mod sentences;
mod subjects;
mod tagger;
pub mod tags;
pub mod tokens;
mod verbs;
pub mod zones;

pub use sentences::{Sentence, SentenceId};
pub use tokens::{Paragraph, Tokens};
pub use zones::{Zone, ZoneKind, Zones};

use crate::lexicon::LexiconSet;
use crate::text::Document;

/// Reads a document: its zones, and the tokens and sentences of those that are analysed.
#[must_use]
pub fn read(doc: &Document, lexicons: &LexiconSet) -> (Zones, Tokens) {
    let tokens = tokens::cut(doc, lexicons);
    let zones = zones::find(doc, lexicons, &tokens);
    let tokens = laid_out(doc, tokens, &zones);
    (zones, tokens)
}

/// Tokens with the paragraphs and sentences of the analysed zones.
fn laid_out(doc: &Document, mut tokens: Tokens, zones: &Zones) -> Tokens {
    tokens.paragraphs = zones::paragraphs(zones, &tokens);
    let sentences = sentences::split(doc, &tokens);
    tokens.set_sentences(sentences);
    tokens
}

/// The tokens of a document whose zones a test has laid out by hand.
#[cfg(test)]
pub(crate) fn read_in(doc: &Document, lexicons: &LexiconSet, zones: &Zones) -> Tokens {
    laid_out(doc, tokens::cut(doc, lexicons), zones)
}
