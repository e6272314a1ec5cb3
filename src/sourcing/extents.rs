//! How far a content reaches: to a tag, a new clause, or the end of its noun phrase.

use super::contents::{Contents, Reach};
use crate::grammar::clauses::{VerbForm, VerbGroup};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Role};

impl Contents<'_, '_> {
    /// The token after a complement.
    pub(super) fn end_of(&self, first: usize, reach: Reach) -> usize {
        let mut at = first;
        while at < self.sentence.end {
            if let Some((_, pair)) = self.read.pair_opening(at) {
                at = pair.end.min(self.sentence.end).max(at + 1);
                // A quotation that ends with its own stop or comma ends the content where a tag or clause follows.
                if at < self.sentence.end && self.quotation_ends_content(at) {
                    return at;
                }
                continue;
            }
            if at > first
                && (self.stops(at, first, reach) || (reach == Reach::Phrase && self.is_verb_of_outer(at, first)))
            {
                return at;
            }
            at += 1;
        }
        self.sentence.end
    }

    /// "those who sketched paths | acknowledge": a finite verb whose subject stands before the phrase.
    fn is_verb_of_outer(&self, at: usize, first: usize) -> bool {
        let group = self.read.clauses.at(at).filter(|group| group.tokens.start == at);
        let outer = |group: &VerbGroup| group.subject.as_ref().is_some_and(|run| run.tokens.start < first);
        group.is_some_and(|group| group.form == VerbForm::Finite && !group.relative && outer(group))
    }

    fn quotation_ends_content(&self, after: usize) -> bool {
        let before_mark = after.checked_sub(2);
        let comma_inside = before_mark.is_some_and(|at| self.read.punctuation(at, ','));
        // "She said, “Stay,” but nobody did": the outlet goes on.
        let goes_on = self.tag(after) == Tag::Conjunction && self.is_plain_clause(after + 1);
        comma_inside && (self.is_tag(after) || self.tag(after) == Tag::Gerund || goes_on || self.is_new_clause(after))
    }

    fn stops(&self, at: usize, first: usize, reach: Reach) -> bool {
        if self.read.punctuation(at, ';') || (reach != Reach::Clause && self.read.punctuation(at, ':')) {
            return true;
        }
        if self.read.punctuation(at, ',') {
            let next = at + 1;
            return match reach {
                Reach::Phrase => !self.goes_on_after_comma(next),
                Reach::Deed if self.ends_deed(next) => true,
                // "“…”, whose cars were used": what follows a quotation so is told of it, not in it.
                Reach::Clause if self.tag(at - 1) == Tag::Mark && self.opens_relative(next) => true,
                Reach::Clause | Reach::Deed => {
                    self.is_verb_of_outer(next, first)
                        || self.is_tag(next)
                        || self.is_reporting_gerund(next)
                        || self.is_new_clause(next)
                }
            };
        }
        if self.is_noun && at > 0 && self.ends_behind_noun(at, reach) {
            return true;
        }
        if self.tag(at) == Tag::Conjunction {
            // "Agreed to sell the port but did not say when": a verb with tense is no part of the deed.
            let finite = reach == Reach::Deed && self.tag(at + 1) == Tag::Auxiliary;
            return finite || self.is_cue_verb_after(at + 1) || (reach == Reach::Phrase && self.starts_verb(at + 1));
        }
        let occasion = self.tag(at) == Tag::Subordinator || self.read.tokens.is_dash(at);
        (reach == Reach::Phrase && self.tag(at) == Tag::Subordinator) || (reach == Reach::Deed && occasion)
    }

    /// ", `which` is old", ", `whose` cars were used".
    fn opens_relative(&self, at: usize) -> bool {
        self.tag(at) == Tag::Wh || (self.tag(at) == Tag::Possessive && self.read.is(at, Class::Relative))
    }

    /// "wants to sell the port, `saying` it is old", "…, `which` is old".
    fn ends_deed(&self, at: usize) -> bool {
        let time = self.read.phrases.starting_at(at).is_some_and(|phrase| self.read.syntax().is_time(phrase));
        let clause = self.read.is(at, Class::Subordinator) && self.is_plain_clause(at + 1);
        time || clause || matches!(self.tag(at), Tag::Gerund | Tag::Subordinator | Tag::Wh)
    }

    /// Behind a noun cue the clause it stands in goes on: "her claim that he lied | was false", "criticism of it | by X".
    fn ends_behind_noun(&self, at: usize, reach: Reach) -> bool {
        let verb = matches!(self.tag(at), Tag::Verb | Tag::Auxiliary);
        match reach {
            Reach::Phrase => verb || self.read.is_agent_marker(at),
            Reach::Clause | Reach::Deed => {
                verb && self.read.clauses.at(at - 1).is_some_and(|before| before.tokens.end == at)
            }
        }
    }

    /// A list goes on after a comma; anything else ends a noun phrase there.
    fn goes_on_after_comma(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Adjective | Tag::Conjunction) && !self.starts_verb(at + 1)
    }

    fn starts_verb(&self, at: usize) -> bool {
        let at = if self.tag(at) == Tag::Adverb { at + 1 } else { at };
        matches!(self.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Participle)
    }

    /// `, X said`, `, said X`, `, according to X`.
    fn is_tag(&self, at: usize) -> bool {
        if self.is_prepositional_cue(at) {
            return true;
        }
        if self.is_cue_verb(at) && self.read.is(at, Class::FormPast) && self.read.phrases.starting_at(at + 1).is_some()
        {
            return true;
        }
        let Some(run) = self.read.syntax().run_starting_at(at, self.sentence.end) else { return false };
        let Some(group) = self.read.clauses.at(run.tokens.end) else { return false };
        let ends = |at: usize| {
            matches!(self.tag(at), Tag::None | Tag::Punctuation | Tag::Mark | Tag::Preposition)
                || self.read.is(at, Class::Weekday)
        };
        group.form == VerbForm::Finite && self.is_cue_verb(group.main) && ends(group.tokens.end)
    }

    fn is_prepositional_cue(&self, at: usize) -> bool {
        self.read.tokens.matches.at(at).iter().any(|found| {
            let complement = |entry: &crate::lexicon::Entry| {
                entry.attributes.cue.as_ref().is_some_and(|frame| frame.source == crate::lexicon::SourceIs::Complement)
                    && entry.weight > 0.8
            };
            found.role == Role::Cue && self.read.entry(found).is_some_and(complement)
        })
    }

    pub(super) fn is_cue_verb(&self, at: usize) -> bool {
        self.read.is(at, Class::CueVerb) && matches!(self.tag(at), Tag::Verb | Tag::Participle)
    }

    fn is_cue_verb_after(&self, at: usize) -> bool {
        let at = if self.tag(at) == Tag::Adverb { at + 1 } else { at };
        self.is_cue_verb(at) && self.read.is(at, Class::FormPast) && self.read.is_utterance(at)
    }

    fn is_reporting_gerund(&self, at: usize) -> bool {
        let at = if self.tag(at) == Tag::Adverb { at + 1 } else { at };
        self.tag(at) == Tag::Gerund && self.read.is(at, Class::CueVerb)
    }

    /// `, and the minister said …`: a clause with a cue of its own.
    fn is_new_clause(&self, at: usize) -> bool {
        if self.tag(at) != Tag::Conjunction && self.tag(at) != Tag::Subordinator {
            return false;
        }
        if self.is_cue_verb_after(at + 1) {
            return true;
        }
        let Some(run) = self.read.syntax().run_starting_at(at + 1, self.sentence.end) else { return false };
        let group = self.read.clauses.at(run.tokens.end);
        let reports = |main: usize| self.is_cue_verb(main) && self.read.is_utterance(main);
        group.is_some_and(|group| group.form == VerbForm::Finite && reports(group.main))
    }
}
