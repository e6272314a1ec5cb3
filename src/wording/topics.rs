//! Topics in which a loaded word is plain: "a brutal header", "the storm battered the pier". A lexicon of the role `topic`
//! lists the words that show what is told of (signs), and the words that are plain there (senses).

use std::ops::Range;

use crate::grammar::ZoneKind;
use crate::lexicon::{Class, FileId, Match, Role, WordId};
use crate::sourcing::text::Read;

/// Weight from which a sign has no other sense; others make nothing plain without one that has none.
const FIRM: f32 = 0.5;
/// How far from a sense a sign of its topic may stand, in tokens.
const REACH: usize = 3;
/// Signs of one stretch that are looked at: a sentence without an end has no more to say.
const MOST_SIGNS: usize = 32;
/// Different signs in a sentence from which the whole sentence is of the topic.
const SIGNS_OF_SENTENCE: usize = 2;
/// Different signs from which an article can be of the topic.
const SIGNS_OF_ARTICLE: usize = 4;
/// How many of them have no other sense.
const FIRM_SIGNS_OF_ARTICLE: usize = 2;
/// Words of the article for each of its signs, where the article is of the topic.
const WORDS_A_SIGN: usize = 80;

/// The signs of topics in an article.
pub(super) struct Topics<'a> {
    read: Read<'a>,
    /// In text order.
    signs: Vec<Sign>,
    /// The topics of the whole article.
    whole: Vec<FileId>,
}

/// A sign where it stands.
#[derive(Copy, Clone)]
struct Sign {
    topic: FileId,
    first: usize,
    word: WordId,
    /// Whether it has no other sense.
    firm: bool,
}

impl<'a> Topics<'a> {
    pub(super) fn of(read: Read<'a>) -> Self {
        let sign = |found: &Match| {
            let first = found.first as usize;
            let topic = topic(read, found, Class::TopicSign)?;
            let firm = read.entry(found)?.weight >= FIRM;
            Some(Sign { topic, first, word: read.tokens.word(first), firm })
        };
        let signs: Vec<Sign> =
            read.tokens.matches.all().iter().filter(|found| found.role == Role::Topic).filter_map(sign).collect();
        let n_words: usize = read.tokens.paragraphs.iter().map(|part| read.tokens.words_in(&part.tokens)).sum();
        let mut whole: Vec<FileId> = signs.iter().map(|sign| sign.topic).collect();
        whole.sort_unstable();
        whole.dedup();
        whole.retain(|topic| {
            let of_topic = || signs.iter().filter(|sign| sign.topic == *topic);
            let firm = kinds(of_topic().filter(|sign| sign.firm));
            let different = kinds(of_topic()) >= SIGNS_OF_ARTICLE && firm >= FIRM_SIGNS_OF_ARTICLE;
            different && of_topic().count() * WORDS_A_SIGN >= n_words
        });
        Self { read, signs, whole }
    }

    /// Whether a term is a sense of a topic that its article, its sentence or a word beside it is of.
    pub(super) fn make_plain(&self, tokens: &Range<usize>) -> bool {
        if self.signs.is_empty() {
            return false;
        }
        let whole = |found: &&Match| found.role == Role::Topic && found.end as usize >= tokens.end;
        let mut senses = self.read.tokens.matches.at(tokens.start).iter().filter(whole);
        senses.any(|sense| topic(self.read, sense, Class::TopicSense).is_some_and(|topic| self.is_told(topic, tokens)))
    }

    fn is_told(&self, topic: FileId, tokens: &Range<usize>) -> bool {
        let near = tokens.start.saturating_sub(REACH)..tokens.end + REACH;
        let sentence = self.read.sentence(self.read.sentence_of(tokens.start));
        let of_sentence = || self.signs_in(&sentence).filter(|sign| sign.topic == topic);
        self.signs_in(&near).any(|sign| sign.topic == topic && sign.firm && sentence.contains(&sign.first))
            || (of_sentence().any(|sign| sign.firm) && kinds(of_sentence()) >= SIGNS_OF_SENTENCE)
            || (self.whole.contains(&topic) && self.is_of_paragraph(topic, tokens.start))
    }

    /// Whether any sign of a topic stands in the paragraph of a token; a headline is of what its article is of.
    fn is_of_paragraph(&self, topic: FileId, token: usize) -> bool {
        let paragraphs = &self.read.tokens.paragraphs;
        let number = paragraphs.partition_point(|paragraph| paragraph.tokens.end <= token);
        let Some(paragraph) = paragraphs.get(number) else { return false };
        let mut signs = self.signs_in(&paragraph.tokens);
        paragraph.zone != ZoneKind::Body || signs.any(|sign| sign.topic == topic)
    }

    /// The signs in a stretch, the first few of a long one.
    fn signs_in(&self, stretch: &Range<usize>) -> impl Iterator<Item = &Sign> {
        let from = self.signs.partition_point(|sign| sign.first < stretch.start);
        let end = stretch.end;
        self.signs.iter().skip(from).take(MOST_SIGNS).take_while(move |sign| sign.first < end)
    }
}

/// The topic of a term of this class.
fn topic(read: Read<'_>, found: &Match, class: Class) -> Option<FileId> {
    let entry = read.entry(found)?;
    (entry.attributes.class == Some(class)).then_some(entry.file)
}

/// How many different words the signs are.
fn kinds<'s>(signs: impl Iterator<Item = &'s Sign>) -> usize {
    let mut words: Vec<WordId> = signs.map(|sign| sign.word).collect();
    words.sort_unstable();
    words.dedup();
    words.len()
}
