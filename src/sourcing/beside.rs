//! What stands behind a noun and belongs to it, read forwards: clauses that narrow it down, asides between marks, and the name of
//! whoever holds an office.

use std::ops::Range;

use super::text::Read;
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement};

/// Longest aside, in tokens.
const LONGEST_ASIDE: usize = 30;

/// Most asides in a row: an age, a job, a clause.
const MOST_ASIDES: usize = 4;

/// Most parts of a clause that narrows a noun down: objects, places, times.
const MOST_PARTS: usize = 6;

impl Read<'_> {
    /// "a clerk `who asked not to be named`", "people `familiar with the talks`", "Orr `(D-Vellin)`": the token behind what narrows
    /// a noun down; its own end, where nothing does.
    pub(super) fn end_of_narrowing(&self, run: &NounRun, limit: usize) -> usize {
        let end = run.tokens.end;
        if self.punctuation(end, '(') {
            let close = (end..limit.min(end + LONGEST_ASIDE)).find(|at| self.punctuation(*at, ')'));
            return close.map_or(end, |close| close + 1);
        }
        // "Told by Roe who did it": a name is not narrowed down.
        if run.kind == PhraseKind::Name {
            return end;
        }
        let not = usize::from(self.tag(end) == Tag::Negation);
        let first = end + not;
        let bare = |group: &&VerbGroup| matches!(group.form, VerbForm::Gerund | VerbForm::Participle);
        let verb = match self.tag(first) {
            Tag::Wh | Tag::That => {
                let verb = (first + 1..limit).find(|at| self.tag(*at) != Tag::Adverb);
                verb.and_then(|verb| self.clauses.at(verb)).filter(|group| group.relative)
            }
            Tag::Gerund | Tag::Participle | Tag::Verb => self.clauses.at(first).filter(bare),
            _ => None,
        };
        if let Some(verb) = verb {
            return self.end_of_parts(verb.tokens.end, limit);
        }
        let quality = self.tag(first) == Tag::Adjective && matches!(self.tag(first + 1), Tag::Preposition | Tag::To);
        if quality { self.end_of_parts(first + 1, limit) } else { end }
    }

    /// The token behind the objects, places and times of a clause, up to its next pause, conjunction or verb with tense.
    fn end_of_parts(&self, from: usize, limit: usize) -> usize {
        let mut at = from;
        for _ in 0..MOST_PARTS {
            let next = match self.tag(at) {
                Tag::Preposition => self.syntax().run_starting_at(at + 1, limit).map(|run| run.tokens.end),
                Tag::Adverb => Some(at + 1),
                Tag::Negation if self.tag(at + 1) == Tag::To => self.clauses.at(at + 1).map(|group| group.tokens.end),
                Tag::To => self.clauses.at(at).map(|group| group.tokens.end),
                _ => self.phrases.starting_at(at).map(|phrase| phrase.tokens.end),
            };
            match next.filter(|next| *next <= limit && *next > at) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// "Roe`, 47, a botanist at Lund,`": the mark or the end of the sentence that closes what stands beside a noun. That noun ends
    /// at `end`; where nothing stands beside it, this is `end`. `opens` tells that a sentence is still to come behind it.
    pub(super) fn end_of_asides(&self, end: usize, limit: usize, opens: bool) -> usize {
        let mut at = end;
        for _ in 0..MOST_ASIDES {
            let dash = self.tokens.is_dash(at);
            if !(self.punctuation(at, ',') || dash) || !self.opens_aside(at + 1) {
                break;
            }
            let closes = |at: &usize| {
                if dash {
                    self.tokens.is_dash(*at)
                } else {
                    self.punctuation(*at, ',') && self.phrases.at(*at).is_none()
                }
            };
            let close = (at + 2..limit.min(at + LONGEST_ASIDE)).find(closes);
            // "…, according to SiteScope, `an online service`": to the end of the sentence.
            let close = close.or_else(|| Some(limit).filter(|_| !opens && !dash));
            let Some(close) = close.filter(|close| !self.acts_there(at + 1..*close, limit)) else { break };
            if dash {
                return close;
            }
            at = close;
        }
        at
    }

    /// Whether words behind a comma may stand beside the noun before it: an age, an office, a clause of its own.
    fn opens_aside(&self, at: usize) -> bool {
        let one = |at: usize| {
            let phrase = self.phrases.starting_at(at).filter(|phrase| phrase.kind == PhraseKind::Common);
            phrase.is_some_and(|phrase| {
                let classes = self.tokens.classes(phrase.head);
                classes.any(Classes::PERSON_NOUNS) && classes.has(Class::FormSingular)
            })
        };
        let of = self.preposition(at + 1) == Some(Complement::Of);
        match self.tag(at) {
            Tag::Determiner | Tag::Possessive | Tag::Wh => true,
            Tag::Number => self.punctuation(at + 1, ',') || of,
            Tag::Pronoun => of,
            Tag::Noun | Tag::Adjective => one(at),
            // "D-Ostley"
            Tag::Name => self.tokens.span(at).len() == 1 && self.tokens.is_hyphened(at + 1),
            Tag::Gerund | Tag::Participle => true,
            Tag::Verb => self.clauses.at(at).is_some_and(|group| group.form == VerbForm::Participle),
            Tag::Adverb | Tag::Subordinator => one(at + 1),
            Tag::Preposition => self.preposition(at) == Some(Complement::Of),
            _ => false,
        }
    }

    /// Whether the words of an aside, or a noun that opens it, act in a clause of their own: "According to Roe, `the mayor was`
    /// late".
    fn acts_there(&self, aside: Range<usize>, limit: usize) -> bool {
        let relative = self.tag(aside.start) == Tag::Wh || self.is(aside.start, Class::Relative);
        let groups = self.groups_in(aside.start..limit.min(aside.end + LONGEST_ASIDE));
        let acts = |group: &VerbGroup| group.form == VerbForm::Finite && !group.relative;
        groups.iter().filter(|group| acts(group)).any(|group| {
            let first = group.subject.as_ref().map(|run| run.start());
            let own = first.is_some_and(|first| first >= aside.start && first < aside.end);
            own && !(relative && group.tokens.start < aside.end)
        })
    }

    /// "the mayor, `Mara Lindqvist`": whoever holds an office, where the name stands right behind it.
    pub(super) fn named_beside(&self, run: NounRun) -> NounRun {
        let comma = run.tokens.end;
        if run.apposition.is_some() || run.relative.is_some() || !self.punctuation(comma, ',') {
            return run;
        }
        let limit = self.sentence(self.sentence_of(run.head)).end;
        let name = self.phrases.starting_at(comma + 1).filter(|name| name.kind == PhraseKind::Name);
        let whole = name.and_then(|_| self.syntax().run_starting_at(comma + 1, limit));
        // "Said the guard, `Ole Frisk had left`": what goes on with a word is another clause.
        let closed = whole.filter(|whole| !self.tokens.is_wordlike(whole.tokens.end));
        let named = closed.and_then(|whole| self.syntax().named_in_apposition(&run, comma + 1..whole.tokens.end));
        named.unwrap_or(run)
    }
}
