//! Lexicon hits: loaded words, register and hedges, each with the voice that says them.

use std::ops::Range;

use hashbrown::HashSet;

use super::guards;
use super::told::Told;
use super::topics::Topics;
use super::voices::{Stretch, Voice, Voices};
use crate::grammar::ZoneKind;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, EntryId, Match, PartOfSpeech, Role};
use crate::sourcing::text::Read;
use crate::sourcing::{Attribution, SourceId};
use crate::text::Span;

/// A lexicon entry found in the text.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Hit {
    /// The words.
    pub span: Span,
    /// The entry; text, weight, category and alternatives are the lexicon's.
    pub entry: EntryId,
    /// Who is heard here.
    pub voice: Voice,
    /// The source whose words these are, in `Quoted` and `Paraphrased`.
    pub source: Option<SourceId>,
}

/// Roles whose terms are judged as language.
pub(super) const ROLES: [Role; 3] = [Role::Loaded, Role::Opinion, Role::Hedge];

/// Why a term whose words stand in the text is no hit there.
#[derive(Copy, Clone, Debug, PartialEq)]
pub enum Guard {
    /// It stands in one of the entry's exceptions, at this place.
    Excepted(Span),
    /// Its capitals are not those of the entry.
    Capitals,
    /// It is (part of) a name.
    Name,
    /// It is a noun here, and listed as a verb.
    Noun,
    /// It is all capitals, and short enough to be an abbreviation.
    Abbreviation,
    /// These words count already, for this entry.
    Covered(EntryId),
    /// Its lexicon does not count in this voice.
    Silent(Voice),
    /// None of the words that it asks for stands before it.
    Before,
    /// None of the words that it asks for stands after it.
    After,
    /// It acts on no person or body.
    Object,
    /// Its gap takes in the end of a sentence.
    Parted,
    /// It introduces a term and doubts nothing.
    Introduces,
    /// It is a plain word of the topic that is told of here.
    Topic,
    /// It tells how somebody else speaks or thinks, and softens nothing of the outlet's: "she `believes` that".
    Cue,
    /// It stands in no part of the article that is analysed.
    Furniture,
}

/// Finds the terms of the language lexicons: longest first, each word once a role, names left out.
pub(crate) fn find(read: Read<'_>, attributions: &[Attribution], voices: &Voices) -> Vec<Hit> {
    let mut judge = Judge::new(read, attributions, voices);
    let mut hits: Vec<Hit> = read.tokens.matches.all().iter().filter_map(|found| judge.judge(found)?.ok()).collect();
    hits.extend(pattern_hits(read, voices));
    hits.sort_by_key(|hit| (hit.span, hit.entry));
    hits
}

/// Decides which terms are hits, from left to right.
pub(super) struct Judge<'a> {
    read: Read<'a>,
    voices: &'a Voices,
    names: Names<'a>,
    topics: Topics<'a>,
    told: Told,
    /// For each role, up to which token words are taken, and by which entry.
    taken: [(u32, Option<EntryId>); ROLES.len()],
}

impl<'a> Judge<'a> {
    pub(super) fn new(read: Read<'a>, attributions: &[Attribution], voices: &'a Voices) -> Self {
        let (names, topics, told) = (Names::of(read), Topics::of(read), Told::of(read, attributions));
        Self { read, voices, names, topics, told, taken: [(0, None); ROLES.len()] }
    }

    /// Whether a term is a hit, which may be another entry's for the same words; `None` where its role is not language.
    pub(super) fn judge(&mut self, found: &Match) -> Option<Result<Hit, Guard>> {
        let slot = ROLES.iter().position(|role| *role == found.role)?;
        let taken = self.taken.get_mut(slot)?;
        if let (end, Some(by)) = *taken
            && found.first < end
        {
            return Some(Err(Guard::Covered(by)));
        }
        let tokens = found.first as usize..found.end as usize;
        if self.names.hold(self.read, &tokens, found) {
            return Some(Err(Guard::Name));
        }
        if self.read.sentence_of(tokens.start) != self.read.sentence_of(tokens.end.saturating_sub(1)) {
            return Some(Err(Guard::Parted));
        }
        if guards::introduces(self.read, &tokens) {
            return Some(Err(Guard::Introduces));
        }
        if found.role == Role::Hedge && self.told.cue_at(tokens.start).is_some() {
            return Some(Err(Guard::Cue));
        }
        if self.topics.make_plain(&tokens) {
            return Some(Err(Guard::Topic));
        }
        let judged = fits(self.read, &tokens, found).and_then(|()| hit(self.read, self.voices, &tokens, found));
        if let Ok(hit) = &judged {
            *taken = (found.end, Some(hit.entry));
        }
        Some(judged)
    }
}

/// Whether a term stands here as the word that it lists: a verb as a verb, a short word not as an abbreviation.
fn fits(read: Read<'_>, tokens: &Range<usize>, found: &Match) -> Result<(), Guard> {
    let Some(entry) = read.entry(found) else { return Ok(()) };
    let first = tokens.start;
    let before_tag = first.checked_sub(1).map_or(Tag::None, |at| read.tag(at));
    let opened = matches!(
        before_tag,
        Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Number | Tag::Adjective | Tag::Noun
    );
    let verb = entry.pos != Some(PartOfSpeech::Verb) || read.tag(first) != Tag::Noun || !opened;
    let short = !entry.case && tokens.len() == 1 && entry.text.len() <= LONGEST_ABBREVIATION;
    let before = first.checked_sub(1).is_some_and(|at| read.tokens.is_all_capitals(at));
    let shouted = before || read.tokens.is_all_capitals(first + 1);
    match (verb, short && read.tokens.is_all_capitals(first) && !shouted) {
        (false, _) => Err(Guard::Noun),
        (true, true) => Err(Guard::Abbreviation),
        (true, false) => guards::find(read, tokens, entry).map(|_| ()),
    }
}

/// Longest word that may as well be an abbreviation where it is all capitals.
const LONGEST_ABBREVIATION: usize = 4;

/// The hit of a term where it stands: of several entries over the same words, the heaviest that counts in this voice.
fn hit(read: Read<'_>, voices: &Voices, tokens: &Range<usize>, found: &Match) -> Result<Hit, Guard> {
    let span = read.place(tokens).ok_or(Guard::Furniture)?;
    // Furniture is in no voice.
    let Stretch { voice, source, .. } = *voices.at(span).ok_or(Guard::Furniture)?;
    let weight = |found: &Match| read.entry(found).map_or(0.0, |entry| entry.weight);
    let same = read.tokens.matches.at(tokens.start).iter();
    let same = same.filter(|other| other.role == found.role && other.end == found.end);
    let passes = |found: &Match| read.entry(found).is_some_and(|entry| guards::find(read, tokens, entry).is_ok());
    let counted = same.filter(|other| counts_in(read, other.entry, voice) && passes(other));
    let best = counted.max_by(|a, b| weight(a).total_cmp(&weight(b)).then(b.entry.cmp(&a.entry)));
    best.map(|best| Hit { span, entry: best.entry, voice, source }).ok_or(Guard::Silent(voice))
}

/// Whether an entry's file counts its terms in a voice.
fn counts_in(read: Read<'_>, entry: EntryId, voice: Voice) -> bool {
    let file = read.lexicons.entry(entry).and_then(|entry| read.lexicons.file_of(entry));
    file.is_none_or(|file| file.voices.is_empty() || file.voices.contains(&voice))
}

pub(super) fn pattern_hits(read: Read<'_>, voices: &Voices) -> Vec<Hit> {
    let mut hits = Vec::new();
    let judged = |entry: EntryId| {
        let file = read.lexicons.entry(entry).and_then(|entry| read.lexicons.file_of(entry));
        file.is_some_and(|file| ROLES.contains(&file.role))
    };
    for (pattern, entry) in read.lexicons.patterns().iter().filter(|(_, entry)| judged(*entry)) {
        for paragraph in &read.tokens.paragraphs {
            for found in pattern.find_iter(&read.doc[paragraph.span]) {
                let span = paragraph.span.part(found.start(), found.end());
                let stretch = voices.at(span).filter(|stretch| counts_in(read, *entry, stretch.voice));
                hits.extend(stretch.map(|stretch| Hit {
                    span,
                    entry: *entry,
                    voice: stretch.voice,
                    source: stretch.source,
                }));
            }
        }
    }
    hits
}

/// Words that are parts of names in this article.
struct Names<'a> {
    words: HashSet<&'a str, foldhash::fast::FixedState>,
    title_case: Vec<Range<usize>>,
}

impl<'a> Names<'a> {
    fn of(read: Read<'a>) -> Self {
        // "A Regime", "the Elites": an article and one capital are no name of two words.
        let capital = |at: &usize| read.tokens.is_capital(*at) && read.tag(*at) != Tag::Determiner;
        let names = read.phrases.all.iter().filter(|phrase| phrase.kind == PhraseKind::Name);
        let long = names.filter(|phrase| phrase.tokens.clone().filter(capital).count() > 1);
        let words =
            long.flat_map(|phrase| phrase.tokens.clone().filter(capital)).map(|at| &read.doc[read.tokens.span(at)]);
        let headlines = read.tokens.paragraphs.iter().filter(|paragraph| {
            matches!(paragraph.zone, ZoneKind::Headline | ZoneKind::Dek) && is_title_case(read, &paragraph.tokens)
        });
        Self { words: words.collect(), title_case: headlines.map(|paragraph| paragraph.tokens.clone()).collect() }
    }

    /// Whether a term is (part of) a name where it stands: capitals beside a capital, or a word known from a name.
    fn hold(&self, read: Read<'_>, tokens: &Range<usize>, found: &Match) -> bool {
        let entry = read.entry(found);
        // "A super-Earth": what a hyphen joins to a capital is part of that.
        if read.tokens.is_hyphened(tokens.end) && read.tokens.is_capital(tokens.end) {
            return true;
        }
        if entry.is_some_and(|entry| entry.case)
            || self.title_case.iter().any(|headline| headline.contains(&tokens.start))
        {
            return false;
        }
        // "We ate Hobnobs": what is tagged as a name inside a sentence is no verb.
        let verb = entry.is_some_and(|entry| entry.pos == Some(PartOfSpeech::Verb));
        if verb && read.tag(tokens.start) == Tag::Name {
            return true;
        }
        if !tokens.clone().all(|at| read.tokens.is_capital(at)) {
            return false;
        }
        // "The Titanic": an adjective that describes nothing is what something is called.
        let adjective = entry.is_some_and(|entry| entry.pos == Some(PartOfSpeech::Adjective));
        let unnamed = Classes::of(&[Class::Indefinite, Class::Demonstrative, Class::Quantifier]);
        let article = |at: usize| read.tag(at) == Tag::Determiner && !read.tokens.classes(at).any(unnamed);
        let named = tokens.start.checked_sub(1).is_some_and(article);
        if adjective && named && matches!(read.tag(tokens.end), Tag::Punctuation | Tag::Auxiliary | Tag::None) {
            return true;
        }
        let sentence = read.sentence(read.sentence_of(tokens.start));
        let first =
            tokens.start == sentence.start || (tokens.start == sentence.start + 1 && read.is_mark(sentence.start));
        let neighbour = |at: usize| sentence.contains(&at) && read.tokens.is_word(at) && read.tokens.is_capital(at);
        let before = tokens.start.checked_sub(1).is_some_and(|at| neighbour(at) && at != sentence.start);
        // "May" inside a sentence is the month.
        let month = tokens.len() == 1 && read.is(tokens.start, Class::Month);
        let known = tokens.len() == 1 && self.words.contains(&read.doc[read.tokens.span(tokens.start)]);
        // "Thug Dan Roe laughed": a capital that opens the sentence, before a name that is whole without it.
        let named = read.tokens.is(tokens.end, Class::GivenName);
        if first { known && !named } else { before || neighbour(tokens.end) || known || month }
    }
}

/// Headlines with a capital on most words: there a capital says nothing.
fn is_title_case(read: Read<'_>, tokens: &Range<usize>) -> bool {
    let long = tokens.clone().filter(|at| read.tokens.is_word(*at) && read.tokens.span(*at).len() > 3);
    let (capitals, all) =
        long.fold((0, 0), |(capitals, all), at| (capitals + usize::from(read.tokens.is_capital(at)), all + 1));
    capitals * 3 > all * 2
}
