//! What became of every term of the language lexicons whose words stand in a text: for those who tune word lists.

use super::guards::{self, Passed};
use super::language::{Guard, Judge, ROLES, pattern_hits};
use super::voices::Voices;
use crate::lexicon::{Entry, EntryId, Match, MatchMode, Role};
use crate::sourcing::text::Read;
use crate::sourcing::{Attribution, SourceId};
use crate::text::Span;
use crate::wording::Voice;

/// A term at one place, a hit or nearly one.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Explained {
    /// The words.
    pub span: Span,
    /// The entry.
    pub entry: EntryId,
    /// Who is heard here; `None` in furniture.
    pub voice: Option<Voice>,
    /// The source whose words these are.
    pub source: Option<SourceId>,
    /// What let a hit pass.
    pub passed: Passed,
    /// Why it is no hit; `None` for a hit.
    pub miss: Option<Miss>,
}

/// Why a term is no hit.
#[derive(Copy, Clone, Debug, PartialEq)]
pub enum Miss {
    /// Its words stand here, and something keeps them from counting.
    Guarded(Guard),
    /// A word like it stands here, which is none of the forms that the entry has.
    OtherForm,
}

/// All terms of the language lexicons, hits and near misses, in text order.
pub(crate) fn find(read: Read<'_>, attributions: &[Attribution], voices: &Voices) -> Vec<Explained> {
    let pass = Pass { read, voices };
    let mut judge = Judge::new(read, attributions, voices);
    let mut all = Vec::new();
    for found in read.tokens.matches.all() {
        match judge.judge(found) {
            None => {}
            Some(Ok(hit)) => {
                all.extend(pass.explained(hit.span, hit.entry, None));
                if hit.entry != found.entry {
                    all.extend(pass.explained(hit.span, found.entry, Some(Miss::Guarded(Guard::Covered(hit.entry)))));
                }
            }
            // The heaviest entry of the same words was told when the first of them was judged.
            Some(Err(Guard::Covered(by))) if by == found.entry => {}
            Some(Err(guard)) => all.extend(pass.guarded(found, guard)),
        }
    }
    all.extend(pass.dropped());
    all.extend(pattern_hits(read, voices).iter().filter_map(|hit| pass.explained(hit.span, hit.entry, None)));
    let mut told: Vec<Span> = all.iter().map(|explained| explained.span).collect();
    told.sort_unstable();
    all.extend(pass.other_forms(&told));
    all.sort_by_key(|explained| (explained.span, explained.miss.is_some(), explained.entry));
    // One form can be made in two ways.
    all.dedup();
    all
}

#[derive(Copy, Clone)]
struct Pass<'a> {
    read: Read<'a>,
    voices: &'a Voices,
}

impl Pass<'_> {
    fn explained(self, span: Span, entry: EntryId, miss: Option<Miss>) -> Option<Explained> {
        let stretch = self.voices.at(span);
        let (voice, source) = (stretch.map(|stretch| stretch.voice), stretch.and_then(|stretch| stretch.source));
        let asked = self.read.lexicons.entry(entry);
        let around = asked.map(|found| guards::find(self.read, &self.read.tokens.within(span), found));
        let (passed, miss) = match (miss, around) {
            (None, Some(around)) => (around.unwrap_or_default(), None),
            // Company that is wanting says more than whose words these are.
            (Some(Miss::Guarded(Guard::Covered(_))), Some(Err(guard))) => {
                (Passed::default(), Some(Miss::Guarded(guard)))
            }
            (miss, _) => (Passed::default(), miss),
        };
        Some(Explained { span, entry, voice, source, passed, miss })
    }

    fn guarded(self, found: &Match, guard: Guard) -> Option<Explained> {
        let span = self.read.place(&(found.first as usize..found.end as usize))?;
        self.explained(span, found.entry, Some(Miss::Guarded(guard)))
    }

    /// Terms that the matcher leaves out itself.
    fn dropped(self) -> Vec<Explained> {
        let read = self.read;
        let words: Vec<_> = (0..read.tokens.len()).map(|at| read.tokens.word(at)).collect();
        let place = |found: &Match| read.place(&(found.first as usize..found.end as usize));
        let dropped = read.lexicons.find_dropped(&words, |found| place(found).map_or("", |span| &read.doc[span]));
        let of_language = dropped.iter().filter(|dropped| ROLES.contains(&dropped.found.role));
        let explained = of_language.filter_map(|dropped| {
            let exception = dropped.exception.as_ref().and_then(place);
            self.guarded(&dropped.found, exception.map_or(Guard::Capitals, Guard::Excepted))
        });
        explained.collect()
    }

    /// Words that are like an entry of one word, and none of its forms; `told` is what was told, in text order.
    fn other_forms(self, told: &[Span]) -> Vec<Explained> {
        let read = self.read;
        let entries = read.lexicons.entries().iter().enumerate();
        let listed: Vec<(EntryId, &Entry)> = entries
            .filter(|(_, entry)| matches!(entry.mode, MatchMode::Exact | MatchMode::Inflections))
            .filter(|(_, entry)| !entry.text.contains([' ', '-']) && self.is_language(entry))
            .map(|(number, entry)| (EntryId(u32::try_from(number).unwrap_or(u32::MAX)), entry))
            .collect();
        let mut all = Vec::new();
        let mut told = told.iter().peekable();
        let mut before = Span::default();
        for at in (0..read.tokens.len()).filter(|at| read.tokens.is_word(*at)) {
            let span = read.tokens.span(at);
            while let Some(next) = told.next_if(|told| told.start() < span.end()) {
                before = before.cover(*next);
            }
            if before.end() > span.start() {
                continue;
            }
            let word = read.doc[span].to_lowercase();
            let near = listed.iter().filter(|(_, entry)| is_like(&word, &entry.text));
            all.extend(near.filter_map(|(id, _)| self.explained(span, *id, Some(Miss::OtherForm))));
        }
        all
    }

    fn is_language(self, entry: &Entry) -> bool {
        let role: Option<Role> = self.read.lexicons.file_of(entry).map(|file| file.role);
        role.is_some_and(|role| ROLES.contains(&role))
    }
}

/// Fewest letters that two words share at the start if they may be forms of one.
const SHARED: usize = 5;

/// Whether two words seem to be forms of one: a long start in common, and short ends of their own.
fn is_like(word: &str, listed: &str) -> bool {
    let shared = word.chars().zip(listed.chars()).take_while(|(a, b)| a == b).count();
    let (rest, other) = (word.chars().count() - shared, listed.chars().count() - shared);
    shared >= SHARED && rest.min(other) <= 1 && rest.max(other) <= 3
}
