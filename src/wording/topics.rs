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
        let sentence = self.read.sentence(self.read.sentence_of(tokens.start));
        let from = self.signs.partition_point(|sign| sign.first < sentence.start);
        let in_sentence = self.signs.iter().skip(from).take_while(|sign| sign.first < sentence.end);
        let of_topic = || in_sentence.clone().filter(|sign| sign.topic == topic);
        let firm = || of_topic().filter(|sign| sign.firm);
        let near = tokens.start.saturating_sub(REACH)..tokens.end + REACH;
        (self.whole.contains(&topic) && self.is_of_paragraph(topic, tokens.start))
            || firm().any(|sign| near.contains(&sign.first))
            || (firm().next().is_some() && kinds(of_topic()) >= SIGNS_OF_SENTENCE)
    }
}

impl Topics<'_> {
    /// Whether any sign of a topic stands in the paragraph of a token.
    fn is_of_paragraph(&self, topic: FileId, token: usize) -> bool {
        let paragraphs = &self.read.tokens.paragraphs;
        let number = paragraphs.partition_point(|paragraph| paragraph.tokens.end <= token);
        let Some(paragraph) = paragraphs.get(number) else { return false };
        let from = self.signs.partition_point(|sign| sign.first < paragraph.tokens.start);
        // A headline is of what the article is of.
        if paragraph.zone != ZoneKind::Body {
            return true;
        }
        let mut inside = self.signs.iter().skip(from).take_while(|sign| sign.first < paragraph.tokens.end);
        inside.any(|sign| sign.topic == topic)
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
