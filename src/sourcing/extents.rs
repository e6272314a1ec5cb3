//! How far a content reaches: to a tag, a new clause, or the end of its noun phrase.

use super::contents::{Contents, LONGEST_SUBJECT, Reach};
use crate::grammar::clauses::{VerbForm, VerbGroup};
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Complement, CueClass, Frame, Role};

/// Whether a verb stands in a relative clause, as its first verb or a later one.
fn is_of_relative(group: &VerbGroup) -> bool {
    group.relative || group.subject.as_ref().is_some_and(|run| run.relative.is_some())
}

/// Longest aside between dashes, in tokens.
const LONGEST_ASIDE: usize = 14;

impl Contents<'_, '_> {
    /// The token after a complement.
    pub(super) fn end_of(&self, first: usize, reach: Reach) -> usize {
        let mut at = first;
        while at < self.sentence.end {
            if let Some((_, pair)) = self.read.pair_opening(at) {
                at = pair.end.min(self.sentence.end).max(at + 1);
                // A quotation that ends with its own stop or comma ends the content where a tag or clause follows.
                if at < self.sentence.end && self.quotation_ends_content(at, first) {
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
    pub(super) fn is_verb_of_outer(&self, at: usize, first: usize) -> bool {
        let group = self.read.clauses.at(at).filter(|group| group.tokens.start == at);
        let outer = |group: &VerbGroup| group.subject.as_ref().is_some_and(|run| run.tokens.start < first);
        group.is_some_and(|group| group.form == VerbForm::Finite && !group.relative && outer(group))
    }

    fn quotation_ends_content(&self, after: usize, first: usize) -> bool {
        let before_mark = after.checked_sub(2);
        let comma_inside = before_mark.is_some_and(|at| self.read.punctuation(at, ','));
        // "She said, “Stay,” but nobody did": the outlet goes on.
        let goes_on = self.tag(after) == Tag::Conjunction && self.is_plain_clause(after + 1);
        // "When she called it “a sham,” Roe left"
        let main = self.is_fronted(first) && self.opens_main_clause(after);
        let told = self.is_tag(after) || self.tag(after) == Tag::Gerund;
        comma_inside && (told || goes_on || main || self.is_new_clause(after))
    }

    fn stops(&self, at: usize, first: usize, reach: Reach) -> bool {
        if self.read.punctuation(at, ';') || (reach != Reach::Clause && self.read.punctuation(at, ':')) {
            return true;
        }
        if self.read.punctuation(at, ',') {
            return self.stops_at_comma(at, first, reach);
        }
        if self.is_noun && at > 0 && self.ends_behind_noun(at, reach) {
            return true;
        }
        let narrowed =
            if reach == Reach::Clause { self.is_second_verb(at, first) } else { self.is_narrowed(at, first) };
        if narrowed || (reach == Reach::Phrase && self.tells_how(at, first)) {
            return true;
        }
        match self.tag(at) {
            Tag::Conjunction => self.stops_at_conjunction(at, first, reach),
            // "Said it was safe before `announcing` that she would go"
            Tag::Preposition if self.read.is(at, Class::Subordinator) && self.is_reporting_gerund(at + 1) => {
                let tells = matches!(self.tag(at + 2), Tag::That | Tag::Mark);
                !self.is_noun && reach != Reach::Deed && tells
            }
            Tag::Preposition => reach == Reach::Phrase && self.opens_clause_of_its_own(at, first),
            // "Vowed to sell it `if` elected", "`because` it is old": on what terms, and why, is part of it.
            Tag::Subordinator if reach != Reach::Clause => {
                let terms = self.read.is(at, Class::Whether) || self.read.is(at, Class::CauseWord);
                !terms || self.tells_behind(at)
            }
            // "said it rained - but nobody left"
            _ if reach == Reach::Clause && self.read.tokens.is_dash(at) => {
                self.tag(at + 1) == Tag::Conjunction && !self.is_parted(at)
            }
            _ if reach == Reach::Clause || !self.read.tokens.is_dash(at) => false,
            // "the plan - an old one - of the mayor": a dash that no word touches ends a phrase.
            _ => reach == Reach::Deed || !self.read.tokens.is_glued(at),
        }
    }

    /// "Those old `– and never opened –` letters": a dash that another one answers, and nobody who acts between them.
    fn is_parted(&self, dash: usize) -> bool {
        let within = dash + 1..self.sentence.end.min(dash + LONGEST_ASIDE);
        let close = within.clone().find(|at| self.read.tokens.is_dash(*at));
        let acts = |group: &VerbGroup| {
            let own = group.subject.as_ref().is_some_and(|run| run.tokens.start > dash);
            group.form == VerbForm::Finite && own
        };
        close.is_some_and(|close| {
            let ends = matches!(self.tag(close + 1), Tag::Punctuation | Tag::Conjunction | Tag::None);
            !ends && !self.read.groups_in(dash..close).iter().any(acts)
        })
    }

    fn stops_at_conjunction(&self, at: usize, first: usize, reach: Reach) -> bool {
        // "Secretly `and` improperly paid for", "as credible `and` well placed"
        let quality = matches!(self.tag(at - 1), Tag::Adverb | Tag::Adjective) && self.tag(at + 1) == Tag::Adverb;
        if quality && self.read.is(at + 2, Class::FormParticiple) {
            return false;
        }
        // "Agreed to sell the port but did not say when": a verb with tense is no part of the deed.
        let finite = reach == Reach::Deed && self.has_tense(at + 1, first);
        // "mocked the plan and the others left"
        let clause = || reach != Reach::Clause && !self.opens_inner(first, at) && self.acts_with_tense(at + 1);
        finite
            || clause()
            || (reach == Reach::Clause && (self.tells_again(at + 1) || self.is_silence(at + 1, first)))
            || self.is_cue_verb_after(at + 1)
            || (reach == Reach::Phrase && self.starts_verb(at + 1))
            || (reach != Reach::Clause && self.goes_on_like_cue(at + 1))
    }

    /// "Orr said the port was shut and `Webb said` it was open": somebody else's clause with the same cue.
    fn tells_again(&self, at: usize) -> bool {
        let run = self.read.syntax().run_starting_at(at, self.sentence.end);
        let group = run.and_then(|run| self.read.clauses.at(self.after_adverbs(run.tokens.end)));
        let same = |group: &VerbGroup| self.read.tokens.word(group.main) == self.read.tokens.word(self.cue.start);
        let tells = |group: &VerbGroup| group.form == VerbForm::Finite && !group.relative && same(group);
        !self.is_noun && self.is_cue_verb(self.cue.start) && group.is_some_and(tells) && self.is_plain_clause(at)
    }

    /// "Said it was arson but `would not say` why": what whoever speaks leaves untold is no part of what they tell.
    fn is_silence(&self, at: usize, first: usize) -> bool {
        let group = self.read.clauses.at(at).filter(|_| self.is_verb_of_outer(at, first));
        group.is_some_and(|group| {
            let term = |at: usize| self.read.tokens.matches.of_role_at(Role::Reply, at).is_some();
            let silent = term(group.tokens.start) || term(group.main);
            let says = |frame: &Frame| frame.class != CueClass::Attitude && frame.takes(Complement::Quote);
            silent || (group.negated && self.read.frames_at(group.main).any(says))
        })
    }

    /// "Praising the plan and `visiting` the town": what is done in the same form as what is told.
    fn goes_on_like_cue(&self, at: usize) -> bool {
        self.tag(at) == Tag::Gerund && self.tag(self.cue.start) == Tag::Gerund && !self.is_noun
    }

    /// "praised the plan `after` it had passed"
    fn opens_clause_of_its_own(&self, at: usize, first: usize) -> bool {
        let role = self.read.preposition(at) == Some(Complement::As) && self.tag(at + 1) != Tag::Pronoun;
        self.read.is(at, Class::Subordinator) && !role && !self.opens_inner(first, at) && self.acts_with_tense(at + 1)
    }

    /// Behind a noun cue the clause it stands in goes on: "her claim that he lied | was false", "criticism of it | by X".
    fn ends_behind_noun(&self, at: usize, reach: Reach) -> bool {
        // "wariness of polls continuing `to show` it"
        let verb = matches!(self.tag(at), Tag::Verb | Tag::Auxiliary) && !self.is_going_on(at);
        match reach {
            Reach::Phrase => verb || self.read.is_agent_marker(at),
            Reach::Clause | Reach::Deed => {
                verb && self.read.clauses.at(at - 1).is_some_and(|before| before.tokens.end == at)
            }
        }
    }

    /// "polls `continuing to` show it": the infinitive of an -ing form.
    fn is_going_on(&self, at: usize) -> bool {
        at > 1 && self.tag(at - 1) == Tag::To && self.tag(at - 2) == Tag::Gerund
    }

    /// Whether a verb with tense stands here, and no clause inside a deed can own it.
    fn has_tense(&self, at: usize, first: usize) -> bool {
        let at = if self.tag(at) == Tag::Adverb { at + 1 } else { at };
        let past = self.tag(at) == Tag::Verb && !self.read.is(at, Class::FormBase);
        self.tag(at) == Tag::Auxiliary || (past && !self.opens_inner(first, at))
    }

    /// A noun phrase and behind it a verb that shows tense: "to help Roe and the others `win`" shows none.
    pub(super) fn acts_with_tense(&self, at: usize) -> bool {
        let verb =
            self.read.syntax().run_starting_at(at, self.sentence.end).map(|run| self.after_adverbs(run.tokens.end));
        let shows = |at: usize| self.tag(at) == Tag::Auxiliary || !self.read.is(at, Class::FormBase);
        verb.is_some_and(shows) && self.is_plain_clause(at)
    }

    /// Whether a clause inside a stretch may own the verbs behind it.
    fn opens_inner(&self, first: usize, at: usize) -> bool {
        let past = |at: usize| self.tag(at) == Tag::Verb && !self.read.is(at, Class::FormBase);
        let opens = |at: usize| matches!(self.tag(at), Tag::Wh | Tag::That | Tag::Subordinator | Tag::Auxiliary);
        (first..at).any(|at| opens(at) || past(at))
    }

    /// "those who want to give more `could pay`", "anyone doubting her lead `can look`": behind a clause that narrows a noun
    /// down the verb of that noun comes.
    fn is_narrowed(&self, at: usize, first: usize) -> bool {
        let before = self.read.groups_in(self.sentence.start..self.cue.start);
        let opens = !before.iter().any(|group| group.form == VerbForm::Finite);
        let hangs = |group: &VerbGroup| group.subject.as_ref().is_some_and(|run| run.tokens.end == group.tokens.start);
        let bare = |group: &VerbGroup| matches!(group.form, VerbForm::Gerund | VerbForm::Participle);
        let narrows = |group: &VerbGroup| group.relative || (bare(group) && opens && hangs(group));
        // "What pilots called a “sham” `took` years": the whole clause is who acts.
        let led = |group: &VerbGroup| {
            let first = group.subject.as_ref().map(|run| run.tokens.start).filter(|first| *first > self.sentence.start);
            first.is_some_and(|first| self.tag(first - 1) == Tag::Wh)
        };
        let own = self.read.clauses.at(self.cue.start);
        let own = own.is_some_and(|group| narrows(group) || is_of_relative(group) || led(group));
        let finite = |group: &VerbGroup| group.tokens.start == at && group.form == VerbForm::Finite && !group.relative;
        (own || self.is_noun) && self.read.clauses.at(at).is_some_and(finite) && !self.opens_inner(first, at)
    }

    /// "critics who say the law is a pit `are` loud": a second verb right behind what the first one takes.
    fn is_second_verb(&self, at: usize, first: usize) -> bool {
        let finite = |group: &VerbGroup| group.form == VerbForm::Finite && !group.relative;
        let here = self.read.clauses.at(at).is_some_and(|group| group.tokens.start == at && finite(group));
        let own = self.read.clauses.at(self.cue.start);
        // "Emails showing that it leaked `were` found"
        let opens = |group: &VerbGroup| {
            let first = group.subject.as_ref().filter(|run| run.tokens.end == group.tokens.start);
            group.form == VerbForm::Gerund && first.is_some_and(|run| run.tokens.start == self.sentence.start)
        };
        let narrows = own.is_some_and(|group| is_of_relative(group) || opens(group));
        if !here || !(self.is_noun || narrows) {
            return false;
        }
        let before = self.read.groups_in(first..at).iter().rev().find(|group| finite(group));
        let joined = |at: usize| {
            matches!(
                self.tag(at),
                Tag::Conjunction | Tag::That | Tag::Wh | Tag::Subordinator | Tag::Punctuation | Tag::Mark
            )
        };
        before.is_some_and(|verb| {
            let between = verb.tokens.end..at;
            let object = self.read.phrases.starting_at(between.start).is_some_and(|phrase| phrase.tokens.end == at);
            let state = between.len() == 1 && matches!(self.tag(between.start), Tag::Adjective | Tag::Adverb);
            let past = self.read.is(at, Class::FormParticiple) && self.tag(at) == Tag::Verb;
            // "who agree that it should be shut `were` irritated", "that they knew of it `were` found"
            let pronoun = self.read.phrases.ending_at(at).is_some_and(|phrase| phrase.kind == PhraseKind::Pronoun);
            let hanging = self.tag(between.start) == Tag::Preposition && between.len() == 2 && pronoun;
            let opens = self.is_cue_verb(verb.main) && self.read.is_telling(verb.main);
            // "A claim that it was safe `surprised` them": the noun of the cue has no other verb.
            let acts = |group: &VerbGroup| group.form == VerbForm::Finite;
            let lacks = self.is_noun && !self.read.groups_in(self.sentence.start..self.cue.start).iter().any(acts);
            let taken = object && !opens || state && (!past || lacks) || between.is_empty() || hanging;
            taken && !between.clone().any(joined)
        })
    }

    /// "Vetoed it because `she said` it was old": a clause of somebody who tells something.
    fn tells_behind(&self, at: usize) -> bool {
        let run = self.read.syntax().run_starting_at(at + 1, self.sentence.end);
        let group = run.and_then(|run| self.read.clauses.at(self.after_adverbs(run.tokens.end)));
        group.is_some_and(|group| self.is_cue_verb(group.main))
    }

    /// "The plan, `her` speech, `Roe's` house": a phrase that some word tells the owner of, or that an article opens.
    pub(super) fn is_determined(&self, phrase: &Phrase) -> bool {
        let owned = |at: usize| matches!(self.tag(at), Tag::Determiner | Tag::Possessive | Tag::Genitive);
        phrase.kind != PhraseKind::Name && phrase.tokens.clone().any(owned)
    }

    /// "praised Roe `in Vellin`", "mocked her rival `by singing`": what stands behind a name or pronoun may tell where and
    /// when; an -ing form with a preposition of means tells how.
    fn tells_how(&self, at: usize, first: usize) -> bool {
        if self.tag(at) != Tag::Preposition {
            return false;
        }
        let means = self.read.is_agent_marker(at) && self.tag(at + 1) == Tag::Gerund;
        let phrase = self.read.phrases.starting_at(first).filter(|phrase| phrase.kind != PhraseKind::Common);
        let behind = phrase.is_some_and(|phrase| phrase.tokens.end == at);
        let place = match self.read.preposition(at) {
            Some(place @ (Complement::In | Complement::At)) => !self.frame.takes(place),
            Some(_) => false,
            None => true,
        };
        means || (behind && place && !self.frame.takes(Complement::That))
    }

    /// "…, and `the mayor of the town left`": a finite verb before the next pause, with a subject that starts no earlier.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        let pause = |at: &usize| self.read.punctuation(*at, ',') || self.read.punctuation(*at, ';');
        let end = (at..self.sentence.end).find(pause).unwrap_or(self.sentence.end);
        let own = |group: &VerbGroup| group.subject.as_ref().is_some_and(|run| run.tokens.start >= at);
        // "and `her spokesman`, Ivan Soto, left": behind an apposition the verb of the same subject.
        let apart = |group: &VerbGroup| group.subject.as_ref().is_some_and(|run| run.start() == at);
        let acts = |group: &&VerbGroup| group.form == VerbForm::Finite && !group.relative;
        let behind = || self.read.groups_in(end..self.sentence.end).iter().filter(acts).any(apart);
        self.read.groups_in(at..end).iter().filter(acts).any(own) || behind()
    }

    pub(super) fn starts_verb(&self, at: usize) -> bool {
        let at = if self.tag(at) == Tag::Adverb { at + 1 } else { at };
        let reports = self.tag(at) == Tag::Gerund && self.read.is(at, Class::CueVerb);
        reports || matches!(self.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Participle)
    }

    /// `, X said`, `, said X`, `, according to X`.
    pub(super) fn is_tag(&self, at: usize) -> bool {
        if self.is_prepositional_cue(at) {
            return true;
        }
        if self.is_cue_verb(at) && self.read.is(at, Class::FormPast) && self.read.phrases.starting_at(at + 1).is_some()
        {
            return true;
        }
        let Some(run) = self.read.syntax().run_starting_at(at, self.sentence.end) else { return false };
        let finite = |group: &&VerbGroup| group.form == VerbForm::Finite;
        // "…, an official familiar with the case said": what narrows the noun down stands before its verb.
        let narrowed = || {
            let end = self.read.end_of_narrowing(&run, self.sentence.end);
            let own = |group: &&VerbGroup| group.subject.as_ref().is_some_and(|subject| subject.tokens.start == at);
            self.read.clauses.at(end).filter(|_| end > run.tokens.end).filter(finite).filter(own)
        };
        let direct = self.read.clauses.at(run.tokens.end).filter(finite);
        let Some(group) = direct.or_else(narrowed) else { return false };
        let ends = |at: usize| {
            matches!(self.tag(at), Tag::None | Tag::Punctuation | Tag::Mark | Tag::Preposition)
                || self.read.is(at, Class::Weekday)
        };
        // "…, Roe said this week"
        let time =
            || self.read.phrases.starting_at(group.tokens.end).is_some_and(|phrase| self.read.syntax().is_time(phrase));
        let tells = self.is_cue_verb(group.main) && self.read.is_telling(group.main);
        tells && (ends(group.tokens.end) || time())
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
        let past = self.is_cue_verb(at) && self.read.is(at, Class::FormPast) && self.read.is_utterance(at);
        // "Police say a man was digging and `found` it": who tells it now has not found it then.
        let now = [Class::FormThird, Class::FormBase].into_iter().any(|form| self.read.is(self.cue.start, form));
        let now = now && !self.read.is(self.cue.start, Class::FormPast);
        (past && !now) || self.is_like_cue(at)
    }

    /// "noting that it rained and `saying` …", "says it rains and `says` …": a cue of the same form goes on with its subject.
    fn is_like_cue(&self, at: usize) -> bool {
        let alike = [Class::FormThird, Class::FormIng]
            .into_iter()
            .any(|form| self.read.is(at, form) && self.read.is(self.cue.start, form));
        let acts = matches!(self.tag(at), Tag::Verb | Tag::Gerund) && self.read.is(at, Class::CueVerb);
        alike && acts && !self.is_noun && (self.tag(at) == Tag::Gerund || self.read.is_utterance(at))
    }

    /// ", and `accused` the others of it"
    fn is_charge_after(&self, at: usize) -> bool {
        let at = if self.tag(at) == Tag::Adverb { at + 1 } else { at };
        let cue = self.read.frames_at(at).any(|frame| frame.class == CueClass::Attacking);
        cue && self.is_cue_verb(at) && self.read.is(at, Class::FormPast)
    }

    pub(super) fn is_reporting_gerund(&self, at: usize) -> bool {
        let at = if self.tag(at) == Tag::Adverb { at + 1 } else { at };
        self.tag(at) == Tag::Gerund && self.read.is(at, Class::CueVerb)
    }

    /// `, and the minister said …`: a clause with a cue of its own.
    pub(super) fn is_new_clause(&self, at: usize) -> bool {
        if self.tag(at) != Tag::Conjunction && self.tag(at) != Tag::Subordinator {
            return false;
        }
        if self.is_cue_verb_after(at + 1) || self.is_charge_after(at + 1) {
            return true;
        }
        // "although sources close to the club say": the subject may be long.
        let groups = self.read.groups_in(at + 1..self.sentence.end.min(at + LONGEST_SUBJECT)).iter();
        let own = |group: &&VerbGroup| group.subject.as_ref().is_some_and(|run| run.start() == at + 1);
        let acts = |group: &&VerbGroup| group.form == VerbForm::Finite && !group.relative;
        let first = groups.filter(acts).find(own);
        // "According to the Herald, Orr thanked them, and `she asked` for more": all of it is the Herald's.
        let passed_on = self.is_prepositional_cue(self.cue.start) && self.tag(at + 1) == Tag::Pronoun;
        !passed_on && first.is_some_and(|group| self.is_cue_verb(group.main) && self.read.is_utterance(group.main))
    }
}
