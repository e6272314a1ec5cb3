//! Contents that stand in front of their clause: "a deal that `she once supported`", "an offer `they refused`".

use std::ops::Range;

use super::contents::{Contents, Reach};
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Complement};

impl Contents<'_, '_> {
    /// "The engine, which the captain says is too loud": the relative word, and the clause behind the cue.
    pub(crate) fn behind_relative(&self, speaker: &NounRun, end: usize) -> Option<Vec<Range<usize>>> {
        // "which `even` the captain says is too loud"
        let first = self.without_adverb(speaker.start());
        let relative = first.checked_sub(1).filter(|at| self.sentence.contains(at))?;
        let opens = matches!(self.tag(relative), Tag::Wh | Tag::That) && speaker.relative.is_none();
        let tells = |at: usize| self.is_cue_verb(at) && self.read.is_utterance(at);
        let clause = matches!(self.tag(end), Tag::Auxiliary) || (self.tag(end) == Tag::Verb && !tells(end));
        if !clause || !(self.frame.takes(Complement::Bare) || self.frame.takes(Complement::That)) {
            return None;
        }
        // "An engine `they` say is too loud": the word may be left out.
        let noun = if opens { relative..relative + 1 } else { self.narrowed_by(speaker)? };
        Some(vec![noun, self.read.trim(end..self.end_of(end, Reach::Phrase))])
    }

    /// What stands in front of its clause: "a deal that `she once supported`", "what `they expected`", "which he mocked".
    pub(crate) fn fronted(&self, speaker: &NounRun, group: &VerbGroup) -> Option<Range<usize>> {
        let first = speaker.tokens.start;
        let fits =
            group.form == VerbForm::Finite && speaker.relative.is_none() && self.frame.takes(Complement::NounPhrase);
        let first = self.without_adverb(first);
        let before = first.checked_sub(1).filter(|at| fits && self.sentence.contains(at))?;
        let relative = matches!(self.tag(before), Tag::Wh | Tag::That) && self.read.is(before, Class::Relative);
        let noun = self.read.phrases.ending_at(before);
        if relative {
            return Some(noun.map_or(before, |phrase| phrase.tokens.start)..first);
        }
        self.narrowed_by(speaker)
    }

    /// The token, or the adverb right before it.
    fn without_adverb(&self, at: usize) -> usize {
        let before = at.checked_sub(1).filter(|before| self.tag(*before) == Tag::Adverb);
        before.unwrap_or(at)
    }

    /// "`The deal` the farmers wanted": the noun right before a speaker, where no word joins the two.
    fn narrowed_by(&self, speaker: &NounRun) -> Option<Range<usize>> {
        let first = speaker.tokens.start;
        let noun = self.read.phrases.ending_at(first).filter(|noun| self.sentence.contains(&noun.tokens.start))?;
        let thing = noun.kind == PhraseKind::Common || self.read.is(noun.head, Class::PronounIndefinite);
        let opens = matches!(self.tag(first), Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Name);
        let apart = noun.tokens.start.checked_sub(1).is_some_and(|at| self.tag(at) == Tag::Punctuation);
        (thing && opens && apart && !self.read.syntax().is_time(noun)).then(|| noun.tokens.clone())
    }
}
