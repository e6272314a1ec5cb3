//! Parts of speech, from word classes and neighbours: as much as finding subjects, verbs and noun phrases needs.

use super::capitals::Capitals;
use super::names::Names;
use super::tagger::Tagger;
use super::tokens::Tokens;

/// Part of speech of a token in its place.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Article, demonstrative, quantifier before a noun.
    Determiner,
    /// Possessive pronoun before a noun.
    Possessive,
    /// A pronoun that stands for a noun phrase.
    Pronoun,
    /// A capitalised word that names somebody or something.
    Name,
    /// A common noun.
    Noun,
    /// An adjective, or a participle used as one.
    Adjective,
    /// An adverb.
    Adverb,
    /// A number.
    Number,
    /// A finite verb or a plain form.
    Verb,
    /// A past participle with a helping verb.
    Participle,
    /// An -ing form that acts.
    Gerund,
    /// A form of be, have, do, or a modal.
    Auxiliary,
    /// The infinitive marker.
    To,
    /// A preposition.
    Preposition,
    /// and, or, but.
    Conjunction,
    /// because, while.
    Subordinator,
    /// who, what, whether.
    Wh,
    /// The word that opens a content clause, a relative clause or a noun phrase.
    That,
    /// not, never.
    Negation,
    /// The possessive ending.
    Genitive,
    /// A quotation mark.
    Mark,
    /// Any other punctuation.
    Punctuation,
    /// Beyond the ends of the sentence.
    None,
}

/// Tags of all tokens of an article.
#[derive(Clone, Debug, Default)]
pub struct Tags(Vec<Tag>);

impl Tags {
    /// The tag of a token.
    #[must_use]
    pub fn of(&self, token: usize) -> Tag {
        self.0.get(token).copied().unwrap_or(Tag::None)
    }
}

/// Tags all sentences, from left to right.
pub(crate) fn find(tokens: &Tokens) -> Tags {
    let mut tags = Tags(vec![Tag::None; tokens.len()]);
    let names = Names::of(tokens);
    for sentence in &tokens.sentences {
        let capitals = Capitals::of(tokens, sentence.tokens.clone());
        for at in sentence.tokens.clone() {
            let (first, end) = (sentence.tokens.start, sentence.tokens.end);
            let tag = Tagger { tokens, tags: &tags, names: &names, first, end, capitals }.tag(at);
            if let Some(slot) = tags.0.get_mut(at) {
                *slot = tag;
            }
        }
    }
    tags
}
