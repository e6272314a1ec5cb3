//! Commas inside contents: which of them end one, and over which it goes on.

use super::contents::{Contents, LONGEST_SUBJECT, Reach};
use crate::grammar::clauses::{VerbForm, VerbGroup};
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, CueClass};

/// Longest list of things, in items.
const LONGEST_LIST: usize = 8;

impl Contents<'_, '_> {
    /// Whether a content ends at a comma.
    pub(super) fn stops_at_comma(&self, comma: usize, first: usize, reach: Reach) -> bool {
        let next = comma + 1;
        // "The Sept. 11, 2012 attack": a comma inside a noun phrase.
        let inside = self.read.phrases.at(comma).is_some();
        if inside || self.is_aside_of_that(comma, first) || self.parts_adverb(comma, first) || self.opens_naming(comma)
        {
            return false;
        }
        match reach {
            // "Accuses one of the clerks, `Susan Rudd`, of ignoring it"
            Reach::Phrase if self.is_around_name(comma) => false,
            Reach::Phrase => !self.goes_on_after_comma(next) && !self.lists_on(first, next),
            Reach::Deed if self.ends_deed(next) => true,
            // "“…”, whose cars were used": what follows a quotation so is told of it, not in it.
            Reach::Clause if self.tag(comma - 1) == Tag::Mark && self.opens_relative(next) => true,
            Reach::Clause | Reach::Deed => {
                ((self.is_fronted(first) || self.is_in_aside()) && self.opens_main_clause(next))
                    || self.is_verb_of_outer(self.after_adverbs(next), first)
                    || self.is_tag(next)
                    || self.is_judged_by_paper(next)
                    || self.is_reporting_gerund(next)
                    || self.opens_with_report(next)
                    || self.is_new_clause(next)
            }
        }
    }

    /// "…, `with scientists saying` it may hold ice": others tell something beside it.
    fn opens_with_report(&self, at: usize) -> bool {
        let who = self.read.phrases.starting_at(at + 1).filter(|_| self.tag(at) == Tag::Preposition);
        who.is_some_and(|who| self.is_reporting_gerund(who.tokens.end))
    }

    /// "A probe, `called` Petrel, had landed": what a thing is called stands beside it.
    fn opens_naming(&self, comma: usize) -> bool {
        let name = self.read.phrases.starting_at(comma + 2).filter(|name| name.kind == PhraseKind::Name);
        let closes = |name: &Phrase| !self.read.tokens.is_wordlike(name.tokens.end);
        let noun = self.read.phrases.ending_at(comma).is_some_and(|noun| noun.kind == PhraseKind::Common);
        noun && self.read.is(comma + 1, Class::NamingParticiple) && name.is_some_and(closes)
    }

    /// Whether a comma stands before or behind a name beside its noun, and what the cue takes goes on behind both.
    fn is_around_name(&self, comma: usize) -> bool {
        let name = |phrase: &Phrase| phrase.kind == PhraseKind::Name;
        let ahead =
            self.read.phrases.starting_at(comma + 1).filter(|phrase| name(phrase)).map(|phrase| phrase.tokens.end);
        let close = ahead.filter(|close| self.read.punctuation(*close, ',')).or_else(|| {
            let before = self.read.phrases.ending_at(comma).filter(|phrase| name(phrase))?;
            let open = before.tokens.start.checked_sub(1).filter(|open| self.read.punctuation(*open, ','))?;
            (open > self.cue.end).then_some(comma)
        });
        let link = close.and_then(|close| self.read.preposition(close + 1));
        link.is_some_and(|link| {
            let charged = [Complement::Of, Complement::For, Complement::Over].contains(&link);
            charged && (self.frame.takes(link) || self.frame.class == CueClass::Attacking)
        })
    }

    /// "She should go free, `a recommendation` that the court took": a noun for what was said, and a clause about it.
    fn is_judged_by_paper(&self, at: usize) -> bool {
        let phrase =
            self.read.phrases.starting_at(at).filter(|phrase| self.read.is(phrase.tokens.start, Class::Indefinite));
        phrase.is_some_and(|phrase| {
            let told = self.read.tokens.classes(phrase.head).any(Classes::of(&[Class::CueNoun, Class::StatementNoun]));
            let next = phrase.tokens.end;
            let relative = matches!(self.tag(next), Tag::That | Tag::Wh) && self.acts_behind(next + 1);
            told && (relative || self.acts_behind(next))
        })
    }

    /// Whether somebody does something right here: `the court took`.
    fn acts_behind(&self, at: usize) -> bool {
        let run = self.read.syntax().run_starting_at(at, self.sentence.end);
        let verb = run.map(|run| self.after_adverbs(run.tokens.end));
        verb.is_some_and(|verb| self.read.clauses.at(verb).is_some_and(|group| group.form == VerbForm::Finite))
    }

    /// "that`, when it rains,` the road floods": the commas around what stands right behind "that".
    fn is_aside_of_that(&self, comma: usize, first: usize) -> bool {
        let comma_at = |at: &usize| self.read.punctuation(*at, ',');
        let opens = self.tag(first) == Tag::That && comma_at(&(first + 1));
        opens && (comma == first + 1 || (first + 2..comma + 1).find(comma_at) == Some(comma))
    }

    /// "ready`, moreover,` to sell it": the commas around one adverb.
    fn parts_adverb(&self, comma: usize, first: usize) -> bool {
        let comma_at = |at: usize| self.read.punctuation(at, ',');
        let goes_on = |at: usize| matches!(self.tag(at), Tag::To | Tag::Preposition);
        let opens = self.tag(comma + 1) == Tag::Adverb && comma_at(comma + 2) && goes_on(comma + 3);
        let closes = comma >= first + 2 && self.tag(comma - 1) == Tag::Adverb && comma_at(comma - 2);
        opens || (closes && goes_on(comma + 1))
    }

    /// ", `which` is old", ", `whose` cars were used".
    fn opens_relative(&self, at: usize) -> bool {
        self.tag(at) == Tag::Wh || (self.tag(at) == Tag::Possessive && self.read.is(at, Class::Relative))
    }

    /// "wants to sell the port, `saying` it is old", "…, `which` is old".
    fn ends_deed(&self, at: usize) -> bool {
        let time = self.read.phrases.starting_at(at).is_some_and(|phrase| self.read.syntax().is_time(phrase));
        let clause = self.read.is(at, Class::Subordinator) && self.is_plain_clause(at + 1);
        let joined = self.tag(at) == Tag::Conjunction && self.opens_clause(at + 1);
        time || clause || joined || matches!(self.tag(at), Tag::Gerund | Tag::Subordinator | Tag::Wh)
    }

    /// A list goes on after a comma; anything else ends a noun phrase there.
    fn goes_on_after_comma(&self, at: usize) -> bool {
        let joins = self.tag(at) == Tag::Conjunction && !self.opens_clause(at + 1);
        // "their rivals, `including` the mayor"
        let part = self.tag(at) == Tag::Preposition && self.read.is(at, Class::FormIng);
        // "a stop in Concord, `N.H.`, where"
        let region = self.read.phrases.starting_at(at).is_some_and(|phrase| {
            self.read.tokens.classes(phrase.head).any(Classes::of(&[Class::Region, Class::Country]))
        });
        let region = region && at > 1 && self.read.tokens.is_capital(at - 2);
        part || region || (joins || self.tag(at) == Tag::Adjective) && !self.starts_verb(at + 1)
    }

    /// "women, `farmers and priests`": the phrase is the first of a list of like ones.
    fn lists_on(&self, first: usize, next: usize) -> bool {
        let kind = |at: usize| self.read.phrases.at(at).map(|phrase| (phrase.kind, self.is_determined(phrase)));
        let bare = |at: usize| kind(at).is_some_and(|(kind, determined)| !determined && kind != PhraseKind::Pronoun);
        // "women, `Finns and Muslims`": names of peoples go with other nouns.
        let mixed = bare(first) && bare(next);
        if kind(first).is_none() || (kind(first) != kind(next) && !mixed) {
            return false;
        }
        self.list_end(next).is_some_and(|end| !self.acts_at(end))
    }

    /// The token after "farmers and priests" or "farmers, bakers, and priests": the rest of a list behind a comma.
    pub(super) fn list_end(&self, next: usize) -> Option<usize> {
        let mut at = next;
        for _ in 0..LONGEST_LIST {
            let run = self.read.syntax().run_starting_at(at, self.sentence.end)?;
            // "Danes, `Finns and Swedes`": the last two are one run.
            if run.tokens.clone().any(|at| self.tag(at) == Tag::Conjunction) {
                return Some(run.tokens.end);
            }
            at = run.tokens.end + usize::from(self.read.punctuation(run.tokens.end, ','));
            if self.tag(at) == Tag::Conjunction {
                return self.read.syntax().run_starting_at(at + 1, self.sentence.end).map(|run| run.tokens.end);
            }
            if at == run.tokens.end {
                return None;
            }
        }
        None
    }

    /// "…, `the others left`": a noun phrase that some finite verb takes as its subject.
    pub(super) fn opens_main_clause(&self, at: usize) -> bool {
        let at = if self.tag(at) == Tag::Adverb { at + 1 } else { at };
        let acts = |group: &VerbGroup| group.subject.as_ref().is_some_and(|run| run.tokens.start == at);
        let groups = self.read.groups_in(at..self.sentence.end.min(at + LONGEST_SUBJECT));
        groups.iter().any(|group| group.form == VerbForm::Finite && acts(group))
    }

    /// "In Ostley, a town `that is believed to` have grown, mothers told us": whether the clause of the cue tells more of a noun
    /// behind a comma.
    fn is_in_aside(&self) -> bool {
        let group = self.read.clauses.at(self.cue.start).filter(|group| group.relative);
        let noun = group.and_then(|group| group.subject.as_ref());
        let comma = noun.and_then(|run| run.tokens.start.checked_sub(1)).filter(|at| self.sentence.contains(at));
        comma.is_some_and(|comma| self.read.punctuation(comma, ','))
    }

    /// "`While` Roe wants to win, the others …": the clause of the cue stands in front of another one.
    pub(super) fn is_fronted(&self, first: usize) -> bool {
        // "As Roe said, it rained": what is told is the other clause.
        if first.checked_sub(1).is_some_and(|before| self.read.punctuation(before, ',')) {
            return false;
        }
        let group = self.read.clauses.at(self.cue.start);
        let first = group.map(|group| match &group.subject {
            Some(run) if run.tokens.end <= group.tokens.start => run.start(),
            _ => group.tokens.start,
        });
        // "While `only` two said so, …"
        let adverb = |at: usize| self.tag(at) == Tag::Adverb && at > self.sentence.start;
        let before = first.and_then(|first| first.checked_sub(1));
        let Some(before) = before.map(|at| if adverb(at) { at - 1 } else { at }) else { return false };
        // "`For` someone who said so, Roe did well"
        let whose = group.filter(|group| group.relative && self.tag(self.sentence.start) == Tag::Preposition);
        let whose = whose.and_then(|group| group.subject.as_ref());
        if whose.is_some_and(|run| run.kind == PhraseKind::Pronoun && run.tokens.start == self.sentence.start + 1) {
            return true;
        }
        let opens = before == self.sentence.start
            || (before > self.sentence.start
                && matches!(self.tag(before - 1), Tag::Conjunction | Tag::Punctuation | Tag::Adverb | Tag::That));
        opens && self.read.is(before, Class::Subordinator)
    }
}
