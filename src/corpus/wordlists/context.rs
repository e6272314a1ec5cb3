//! A word with what stands around it.

use serde::Serialize;

use crate::text::{Document, Span};

/// Characters kept on each side.
const AROUND: usize = 40;

/// Words in their line: a keyword in context.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Context {
    /// What stands before, from the start of a word.
    pub before: String,
    /// The words.
    pub words: String,
    /// What stands after, to the end of a word.
    pub after: String,
    /// Id of the article.
    pub article: String,
}

/// The words at a place, with those around them.
#[must_use]
pub fn context(doc: &Document, place: Span) -> Context {
    let text = doc.text();
    let line_before = text.get(..place.start()).unwrap_or("").rsplit('\n').next().unwrap_or("");
    let line_after = text.get(place.end()..).unwrap_or("").split('\n').next().unwrap_or("");
    Context {
        before: last_words(line_before),
        words: doc[place].to_owned(),
        after: first_words(line_after),
        article: doc.meta.id.clone(),
    }
}

fn last_words(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().rev().nth(AROUND) else { return text.to_owned() };
    let tail = text.get(cut..).unwrap_or("");
    tail.split_once(' ').map_or(tail, |(_, words)| words).to_owned()
}

fn first_words(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().nth(AROUND) else { return text.to_owned() };
    let head = text.get(..cut).unwrap_or("");
    head.rsplit_once(' ').map_or(head, |(words, _)| words).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_context_ends_with_its_line_and_between_words() {
        let text = "One.\nA long line of many words that goes on before it says the zorb and then some more words follow here.";
        let doc = Document::new(text);
        let at = text.find("zorb").unwrap();
        let found = context(&doc, Span::new(at, at + 4));
        assert_eq!(found.before, "words that goes on before it says the ");
        assert_eq!((found.words.as_str(), found.after.as_str()), ("zorb", " and then some more words follow here."));
    }
}
