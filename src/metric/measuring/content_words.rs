//! Words that carry content, and when two of them are the same.

use crate::grammar::Tokens;
use crate::lexicon::{Class, Classes};
use crate::metric::Article;
use crate::text::Span;

/// Classes of the words that hold a sentence together and say little.
const FUNCTION_WORDS: Classes = Classes::of(&[
    Class::Determiner,
    Class::PossessiveDeterminer,
    Class::Quantifier,
    Class::PronounMasculine,
    Class::PronounFeminine,
    Class::PronounPlural,
    Class::PronounFirst,
    Class::PronounFirstPlural,
    Class::PronounSecond,
    Class::PronounNeuter,
    Class::PronounIndefinite,
    Class::Demonstrative,
    Class::Relative,
    Class::WhWord,
    Class::Complementizer,
    Class::Preposition,
    Class::Conjunction,
    Class::Subordinator,
    Class::Be,
    Class::Have,
    Class::Do,
    Class::Modal,
    Class::InfinitiveTo,
    Class::Clitic,
]);

/// Whether a token is a word or number that carries content.
pub(crate) fn is_content_word(tokens: &Tokens, token: usize) -> bool {
    tokens.is_wordlike(token) && !tokens.classes(token).any(FUNCTION_WORDS)
}

/// The tokens of a place that carry content, each with its words.
pub(crate) fn content_words<'a>(article: &Article<'a>, place: Span) -> impl Iterator<Item = (usize, &'a str)> {
    let (doc, tokens) = (article.doc, article.tokens());
    tokens.within(place).filter(|token| is_content_word(tokens, *token)).map(|token| (token, &doc[tokens.span(token)]))
}

/// A word without what does not part words: in lower case, with straight apostrophes.
pub(crate) fn plain(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { lower(word).collect() }
}

/// Whether two words are the same or seem to be forms of one: they share at least four letters at the start,
/// and after those one has at most one more, the other at most three (drops, dropped).
pub(crate) fn same_beginning(one: &str, other: &str) -> bool {
    // Most pairs of words part at the first letter: do not look further for them.
    if let (Some(first), Some(second)) = (one.bytes().next(), other.bytes().next())
        && first.is_ascii()
        && second.is_ascii()
        && !first.eq_ignore_ascii_case(&second)
    {
        return false;
    }
    let shared = lower(one).zip(lower(other)).take_while(|(a, b)| a == b).count();
    let rest_of = |word| lower(word).skip(shared).take(4).count();
    let (rest, other_rest) = (rest_of(one), rest_of(other));
    rest + other_rest == 0 || (shared >= 4 && rest.min(other_rest) <= 1 && rest.max(other_rest) <= 3)
}

fn lower(word: &str) -> impl Iterator<Item = char> {
    word.chars().flat_map(char::to_lowercase).map(|c| if matches!(c, '’' | '‘') { '\'' } else { c })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_apostrophes_do_not_part_words() {
        assert_eq!(plain("Don’t"), plain("don't"));
        assert_eq!(plain("ÉTÉ"), plain("été"));
        assert_ne!(plain("river"), plain("rivers"));
    }

    #[test]
    fn forms_of_a_verb_share_their_beginning() {
        for (one, other) in [("drops", "dropped"), ("resigns", "Resigned"), ("scheme", "schemes"), ("40", "40")] {
            assert!(same_beginning(one, other), "{one} {other}");
        }
        for (one, other) in [("war", "was"), ("council", "counting"), ("40", "400"), ("rain", "train")] {
            assert!(!same_beginning(one, other), "{one} {other}");
        }
    }
}
