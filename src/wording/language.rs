//! Lexicon hits: loaded words, register and hedges, each with the voice that says them.

use std::ops::Range;

use hashbrown::HashSet;

use super::voices::{Stretch, Voice, Voices};
use crate::grammar::ZoneKind;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{EntryId, Match, PartOfSpeech, Role};
use crate::sourcing::SourceId;
use crate::sourcing::text::Read;
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
const ROLES: [Role; 3] = [Role::Loaded, Role::Opinion, Role::Hedge];

/// Finds the terms of the language lexicons: longest first, each word once a role, names left out.
pub(crate) fn find(read: Read<'_>, voices: &Voices) -> Vec<Hit> {
    let names = Names::of(read);
    let mut hits = Vec::new();
    let mut free_from = [0u32; ROLES.len()];
    for found in read.tokens.matches.all() {
        let Some(slot) = ROLES.iter().position(|role| *role == found.role) else { continue };
        let Some(free) = free_from.get_mut(slot).filter(|free| **free <= found.first) else { continue };
        let tokens = found.first as usize..found.end as usize;
        if names.hold(read, &tokens, found) || !fits(read, &tokens, found) {
            continue;
        }
        let Some(hit) = hit(read, voices, &tokens, found) else { continue };
        *free = found.end;
        hits.push(hit);
    }
    hits.extend(pattern_hits(read, voices));
    hits.sort_by_key(|hit| (hit.span, hit.entry));
    hits
}

/// Whether a term stands here as the word that it lists: a verb as a verb, a short word not as an abbreviation.
fn fits(read: Read<'_>, tokens: &Range<usize>, found: &Match) -> bool {
    let Some(entry) = read.entry(found) else { return false };
    let first = tokens.start;
    let before_tag = first.checked_sub(1).map_or(Tag::None, |at| read.tag(at));
    let opened = matches!(before_tag, Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Number | Tag::Adjective);
    let verb = entry.pos != Some(PartOfSpeech::Verb) || read.tag(first) != Tag::Noun || !opened;
    let short = !entry.case && tokens.len() == 1 && entry.text.len() <= LONGEST_ABBREVIATION;
    let before = first.checked_sub(1).is_some_and(|at| read.tokens.is_all_capitals(at));
    let shouted = before || read.tokens.is_all_capitals(first + 1);
    verb && !(short && read.tokens.is_all_capitals(first) && !shouted)
}

/// Longest word that may as well be an abbreviation where it is all capitals.
const LONGEST_ABBREVIATION: usize = 4;

/// The hit of a term where it stands: of several entries over the same words, the heaviest that counts in this voice.
fn hit(read: Read<'_>, voices: &Voices, tokens: &Range<usize>, found: &Match) -> Option<Hit> {
    let span = read.place(tokens)?;
    // Furniture is in no voice.
    let Stretch { voice, source, .. } = *voices.at(span)?;
    let weight = |found: &Match| read.entry(found).map_or(0.0, |entry| entry.weight);
    let same = read.tokens.matches.at(tokens.start).iter();
    let same = same.filter(|other| other.role == found.role && other.end == found.end);
    let counted = same.filter(|other| counts_in(read, other.entry, voice));
    let best = counted.max_by(|a, b| weight(a).total_cmp(&weight(b)).then(b.entry.cmp(&a.entry)))?;
    Some(Hit { span, entry: best.entry, voice, source })
}

/// Whether an entry's file counts its terms in a voice.
fn counts_in(read: Read<'_>, entry: EntryId, voice: Voice) -> bool {
    let file = read.lexicons.entry(entry).and_then(|entry| read.lexicons.file_of(entry));
    file.is_none_or(|file| file.voices.is_empty() || file.voices.contains(&voice))
}

fn pattern_hits(read: Read<'_>, voices: &Voices) -> Vec<Hit> {
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
        let long = read.phrases.all.iter().filter(|phrase| phrase.kind == PhraseKind::Name && phrase.tokens.len() > 1);
        let capital = |at: &usize| read.tokens.is_capital(*at);
        let words =
            long.flat_map(|phrase| phrase.tokens.clone().filter(capital)).map(|at| &read.doc[read.tokens.span(at)]);
        let headlines = read.tokens.paragraphs.iter().filter(|paragraph| {
            matches!(paragraph.zone, ZoneKind::Headline | ZoneKind::Dek) && is_title_case(read, &paragraph.tokens)
        });
        Self { words: words.collect(), title_case: headlines.map(|paragraph| paragraph.tokens.clone()).collect() }
    }

    /// Whether a term is (part of) a name where it stands: capitals beside a capital, or a word known from a name.
    fn hold(&self, read: Read<'_>, tokens: &Range<usize>, found: &Match) -> bool {
        let cased = read.entry(found).is_some_and(|entry| entry.case);
        if cased || self.title_case.iter().any(|headline| headline.contains(&tokens.start)) {
            return false;
        }
        if !tokens.clone().all(|at| read.tokens.is_capital(at)) {
            return false;
        }
        let sentence = read.sentence(read.sentence_of(tokens.start));
        let first =
            tokens.start == sentence.start || (tokens.start == sentence.start + 1 && read.is_mark(sentence.start));
        let neighbour = |at: usize| sentence.contains(&at) && read.tokens.is_word(at) && read.tokens.is_capital(at);
        let before = tokens.start.checked_sub(1).is_some_and(|at| neighbour(at) && at != sentence.start);
        let known = tokens.len() == 1 && self.words.contains(&read.doc[read.tokens.span(tokens.start)]);
        if first {
            known && !neighbour(tokens.end) || neighbour(tokens.end) && tokens.len() == 1 && known
        } else {
            before || neighbour(tokens.end) || known
        }
    }
}

/// Headlines with a capital on most words: there a capital says nothing.
fn is_title_case(read: Read<'_>, tokens: &Range<usize>) -> bool {
    let long = tokens.clone().filter(|at| read.tokens.is_word(*at) && read.tokens.span(*at).len() > 3);
    let (capitals, all) =
        long.fold((0, 0), |(capitals, all), at| (capitals + usize::from(read.tokens.is_capital(at)), all + 1));
    capitals * 3 > all * 2
}
