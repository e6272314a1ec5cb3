//! Complements: what a cue may open, and where its content begins behind it.

use super::contents::{Contents, LONGEST_ASIDE, LONGEST_PARENTHESIS, LONGEST_SUBJECT, Reach};
use super::cues::has_hearer;
use super::introduced;
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, CueClass};

impl Contents<'_, '_> {
    /// "Said `earlier` he might go": one word of time before the clause is when it was said.
    pub(super) fn after_time(&self, from: usize) -> usize {
        let time = self.tag(from) == Tag::Adverb || self.read.is(from, Class::TimeWord);
        let clause = self.frame.takes(Complement::Bare) || self.frame.takes(Complement::That);
        let alone = !matches!(self.tag(from), Tag::Determiner | Tag::Preposition | Tag::Subordinator);
        if time && alone && clause && self.is_plain_clause(from + 1) { from + 1 } else { from }
    }

    /// Whether a clause or a quotation follows a cue at once.
    pub(crate) fn starts_clause(&self, from: usize) -> bool {
        self.complement_at(from).is_some_and(|(_, reach)| reach == Reach::Clause)
    }

    /// Whether a deed follows a cue at once: what somebody does not want to do is a stance.
    pub(crate) fn starts_deed(&self, from: usize) -> bool {
        self.complement_at(from).is_some_and(|(_, reach)| reach == Reach::Deed)
    }

    /// Whether a clause stands right behind a cue, and no quotation that goes on there.
    pub(crate) fn is_told_behind(&self, from: usize) -> bool {
        // "he said `when` asked" opens no content.
        let asks = self.tag(from) == Tag::Wh && !self.read.is(from, Class::Subordinator);
        // "“…,” Roe told a crowd that had come": who is told opens no clause.
        let plain = !has_hearer(self.frame) && self.is_plain_clause(from);
        let clause = self.tag(from) == Tag::That || asks || plain;
        clause && self.starts_clause(from)
    }

    pub(super) fn complement_at(&self, at: usize) -> Option<(usize, Reach)> {
        let frame = self.frame;
        // "said — as the Gazette reports — “…”"
        if self.read.tokens.is_dash(at) && frame.takes(Complement::Quote) {
            let end = self.sentence.end.min(at + LONGEST_ASIDE);
            let dash = (at + 1..end).find(|at| self.read.tokens.is_dash(*at))?;
            return self.read.pair_opening(dash + 1).map(|(_, pair)| (pair.open, Reach::Clause));
        }
        let after_pause = if self.read.punctuation(at, ',') || self.read.punctuation(at, ':') { at + 1 } else { at };
        let opened = self.read.pair_opening(after_pause).filter(|_| self.tag(after_pause) == Tag::Mark);
        if let Some((_, pair)) = opened {
            let said = frame.takes(Complement::Quote) || frame.takes(Complement::That);
            // "Likes “The Dam,” while …": a thing, and no speech.
            let thing = !said || introduced::is_no_speech(self.read, &pair);
            let reach = if thing { Reach::Phrase } else { Reach::Clause };
            return (said || frame.takes(Complement::NounPhrase)).then_some((after_pause, reach));
        }
        // "Saying, `if elected, she would close it`"
        if self.read.punctuation(at, ',') && self.opens_condition(after_pause) {
            return Some((after_pause, Reach::Clause));
        }
        if after_pause > at {
            // "The rule is plain: no fishing, he said" is no complement; "said: no comment" is one.
            let colon = self.read.punctuation(at, ':') && frame.takes(Complement::Quote);
            return colon.then_some((after_pause, Reach::Clause));
        }
        match self.tag(at) {
            // "Issued a ruling `that should` please them": a clause that tells of the noun.
            Tag::That if self.ends_in_noun() && self.is_verb_behind(at) => None,
            // "Told us in a clip `that aired` that"
            Tag::That if at > self.cue.end && has_hearer(frame) && self.is_verb_behind(at) => None,
            Tag::That if frame.takes(Complement::That) => Some((at, Reach::Clause)),
            Tag::Wh if frame.takes(Complement::Wh) => Some((at, Reach::Clause)),
            Tag::Subordinator
                if frame.takes(Complement::Wh)
                    && (self.read.is(at, Class::WhWord) || self.read.is(at, Class::Whether)) =>
            {
                Some((at, Reach::Clause))
            }
            // "vowed `not to` go"
            Tag::Negation if self.tag(at + 1) == Tag::To && frame.takes(Complement::To) => Some((at, Reach::Deed)),
            Tag::To if frame.takes(Complement::To) => Some((at, Reach::Deed)),
            Tag::Gerund if frame.takes(Complement::Ing) || self.opens_with_gerund(at) => Some((at, Reach::Clause)),
            // "Denied `having` a gun"
            Tag::Auxiliary if frame.takes(Complement::Ing) && self.read.is(at, Class::FormIng) => {
                Some((at, Reach::Clause))
            }
            // "cited `rising` costs"
            Tag::Gerund
                if self.frame.takes(Complement::NounPhrase) && self.read.phrases.starting_at(at + 1).is_some() =>
            {
                Some((at, Reach::Phrase))
            }
            // "proposed `barring` them": a verb that may be a preposition too.
            Tag::Preposition if frame.takes(Complement::Ing) && self.read.is(at, Class::FormIng) => {
                Some((at, Reach::Clause))
            }
            // "predict `between two and four` rises"
            Tag::Preposition if self.tag(at + 1) == Tag::Number && self.tag(at + 3) == Tag::Number => {
                let range = self.tag(at + 2) == Tag::Conjunction && frame.takes(Complement::NounPhrase);
                (range && !has_hearer(frame)).then_some((at, Reach::Phrase)).or_else(|| self.prepositional(at))
            }
            // "Studies say `about` 70 percent agree": near a number it is no topic.
            Tag::Preposition
                if self.read.is(at, Class::NumberPreposition)
                    && frame.takes(Complement::That)
                    && self.is_plain_clause(at + 1)
                    && (self.tag(at + 1) == Tag::Number || self.read.is(at + 1, Class::FractionWord)) =>
            {
                Some((at, Reach::Clause))
            }
            Tag::Preposition => self.prepositional(at),
            // "proposed `$5 million` in aid"
            Tag::Punctuation if self.tag(at + 1) == Tag::Number && self.read.is_currency(at) => {
                (frame.takes(Complement::NounPhrase) && !has_hearer(frame)).then_some((at, Reach::Phrase))
            }
            Tag::Punctuation | Tag::None | Tag::Conjunction | Tag::Mark => None,
            // "The board said `no`."
            Tag::Determiner if self.read.is(at, Class::Negation) && frame.takes(Complement::Quote) => {
                let ends = matches!(self.tag(at + 1), Tag::Punctuation | Tag::None | Tag::Conjunction);
                if ends { Some((at, Reach::Phrase)) } else { self.nominal(at) }
            }
            _ if self.is_seen_as(at) => Some((at, Reach::Phrase)),
            _ => self.nominal(at),
        }
    }

    /// "`If` elected, she would close it": a condition, a comma, and the clause that it holds for, all told by the cue.
    fn opens_condition(&self, at: usize) -> bool {
        let clause = self.frame.takes(Complement::That) || self.frame.takes(Complement::Bare);
        let opens = self.tag(at) == Tag::Subordinator && !self.read.is(at, Class::CauseWord);
        let within = at + 1..self.sentence.end.min(at + LONGEST_ASIDE);
        let comma = within.into_iter().find(|at| self.read.punctuation(*at, ','));
        let opens = opens && clause && !self.is_noun && !has_hearer(self.frame);
        opens && comma.is_some_and(|comma| self.is_plain_clause(comma + 1))
    }

    /// Whether the cue is of several words, the last of them a noun.
    fn ends_in_noun(&self) -> bool {
        self.cue.len() > 1 && self.tag(self.cue.end - 1) == Tag::Noun
    }

    /// Whether a verb with tense stands right behind a word.
    fn is_verb_behind(&self, at: usize) -> bool {
        matches!(self.tag(self.after_adverbs(at + 1)), Tag::Verb | Tag::Auxiliary)
    }

    fn prepositional(&self, at: usize) -> Option<(usize, Reach)> {
        let complement = match self.read.preposition(at) {
            Some(Complement::To) => Complement::ToNoun,
            Some(complement) => complement,
            None => return None,
        };
        // A time after "on" or "in" is when, not what.
        let times = Classes::of(&[Class::Weekday, Class::Month, Class::TimeWord]);
        let time = self.read.phrases.at(at + 1).is_some_and(|phrase| self.read.tokens.classes(phrase.head).any(times));
        let reach = if self.is_noun && self.tag(at + 1) == Tag::Wh { Reach::Clause } else { Reach::Phrase };
        (self.frame.takes(complement) && !time).then_some((at + 1, reach))
    }

    /// "Anyone `doubting` her lead can look": an -ing form behind the noun that opens its sentence, and one verb with tense,
    /// which is that noun's.
    fn narrows_who_acts(&self, at: usize) -> bool {
        // "Voters saying `they` were tired"
        let own = self.is_noun || self.read.is(at, Class::PronounSubject);
        let group = self.read.clauses.at(self.cue.start).filter(|group| group.form == VerbForm::Gerund && !own);
        group.is_some_and(|group| {
            let opens = group.subject.as_ref().is_some_and(|run| {
                let common = run.kind != PhraseKind::Name && run.tokens.start == self.sentence.start;
                common && run.tokens.end == group.tokens.start
            });
            let behind = self.read.groups_in(self.cue.end..self.sentence.end).iter();
            opens && behind.filter(|group| group.form == VerbForm::Finite && !group.relative).count() == 1
        })
    }

    fn nominal(&self, at: usize) -> Option<(usize, Reach)> {
        let bare = self.frame.takes(Complement::Bare) && self.is_clause(at);
        // Whatever takes a clause with "that" may leave the word out before a subject and its verb.
        let clause = bare || (!self.is_noun && self.frame.takes(Complement::That) && self.is_plain_clause(at));
        // "said Friday it would": the day is when it was said.
        let time = self.read.phrases.starting_at(at).is_some_and(|phrase| self.read.syntax().is_time(phrase));
        let clause = clause && (!time || self.is_plain_clause(at)) && !self.narrows_who_acts(at);
        // "Told reporters `the decision to drop it had been taken`"
        let deed = self.read.phrases.starting_at(at).is_some_and(|phrase| self.tag(phrase.tokens.end) == Tag::To);
        let deed = deed && at > self.cue.end;
        if clause && (!has_hearer(self.frame) || self.is_finite_after_run(at) || deed) {
            return Some((at, Reach::Clause));
        }
        // "laments a “throwaway culture”": the marks stand inside the noun phrase.
        let marked =
            matches!(self.tag(at), Tag::Determiner | Tag::Possessive) && self.read.pair_opening(at + 1).is_some();
        // "predicted `no` change"
        let negated = self.tag(at) == Tag::Negation && self.read.phrases.starting_at(at + 1).is_some();
        let phrase = self.read.phrases.at(at).is_some() || self.tag(at) == Tag::Adjective || marked || negated;
        let time = self.read.phrases.at(at).is_some_and(|phrase| {
            // "decades of support" is no time.
            let measures =
                self.tag(phrase.tokens.end) == Tag::Preposition && self.read.is(phrase.head, Class::FormPlural);
            let times = Classes::of(&[Class::Weekday, Class::Month, Class::TimeWord]);
            self.read.tokens.classes(phrase.head).any(times) && !measures
        });
        // "He said nothing", "she knew nobody": there is no content.
        let none = self.read.is(at, Class::Negation) && self.tag(at) == Tag::Pronoun;
        let taken =
            self.frame.takes(Complement::NounPhrase) || (self.frame.takes(Complement::Told) && self.is_told(at));
        (taken && phrase && !time && !none && !has_hearer(self.frame)).then_some((at, Reach::Phrase))
    }

    /// "Shares `that view`", "released `a letter`": a noun for what can be said, thought or written, or a quotation.
    fn is_told(&self, at: usize) -> bool {
        let words = Classes::PAPERS.union(Classes::of(&[Class::CueNoun]));
        let phrase = self.read.phrases.at(at).filter(|phrase| self.read.tag(phrase.head) == Tag::Noun);
        phrase.is_some_and(|phrase| self.read.tokens.classes(phrase.head).any(words))
    }

    /// "sees `the vote as` a test": what is judged, before what it is judged to be.
    fn is_seen_as(&self, at: usize) -> bool {
        if !self.frame.takes(Complement::As) || self.is_noun {
            return false;
        }
        let this = || self.read.is(at, Class::Demonstrative).then_some(at + 1);
        let Some(end) = self.read.phrases.starting_at(at).map(|object| object.tokens.end).or_else(this) else {
            return false;
        };
        let within = end..self.sentence.end.min(end + LONGEST_PARENTHESIS);
        let stop =
            |at: usize| matches!(self.tag(at), Tag::Punctuation | Tag::Verb | Tag::Auxiliary | Tag::Mark | Tag::That);
        let mut open = within.take_while(|at| !stop(*at));
        open.any(|at| self.read.preposition(at) == Some(Complement::As) && self.tag(at) == Tag::Preposition)
    }

    /// "said `seeking help` was right": an -ing form that acts in a clause without "that".
    fn opens_with_gerund(&self, at: usize) -> bool {
        let takes = self.frame.takes(Complement::Bare) && self.frame.class != CueClass::Attitude;
        let within = at + 1..self.sentence.end.min(at + LONGEST_ASIDE);
        let pause = |at: &usize| {
            let tag = self.tag(*at);
            matches!(tag, Tag::Punctuation | Tag::Mark | Tag::Wh | Tag::That | Tag::Subordinator)
                || (tag == Tag::Preposition && self.read.is(*at, Class::Subordinator))
        };
        let end = within.clone().find(pause).unwrap_or(within.end);
        let acts = |group: &VerbGroup| group.form == VerbForm::Finite && group.tokens.start > at + 1;
        let verb = self.read.groups_in(at + 1..end).iter().any(acts) || self.tag(at + 1) == Tag::Auxiliary;
        takes && !has_hearer(self.frame) && verb
    }

    /// Whether a clause with a subject and a finite verb starts here.
    pub(super) fn is_clause(&self, at: usize) -> bool {
        if self.tag(at) == Tag::Subordinator {
            return true;
        }
        // "announcing `his role`, Roe said": a noun phrase is none of the clause behind the comma.
        let parted = self.read.phrases.starting_at(at).is_some_and(|phrase| !self.read.syntax().is_time(phrase));
        (at..self.sentence.end.min(at + LONGEST_SUBJECT))
            .take_while(|next| !self.read.punctuation(*next, ';') && self.tag(*next) != Tag::That)
            .filter_map(|next| self.read.clauses.at(next))
            .any(|group| {
                group.form == VerbForm::Finite
                    && group.subject.as_ref().is_some_and(|run| {
                        let own = run.tokens.start >= at && run.tokens.end <= group.tokens.start;
                        own && !(parted && (at..run.tokens.start).any(|at| self.read.punctuation(at, ',')))
                    })
            })
    }

    /// A noun phrase and right behind it its finite verb.
    pub(super) fn is_plain_clause(&self, at: usize) -> bool {
        let Some(run) = self.read.syntax().run_starting_at(at, self.sentence.end) else { return false };
        let comma = run.tokens.end;
        let parted = self.read.punctuation(comma, ',') || self.read.tokens.is_dash(comma);
        if parted
            && (self.acts_over_aside(at, comma) || (self.read.punctuation(comma, ',') && self.acts_over_list(&run)))
        {
            return true;
        }
        let acts = |end: usize| {
            let verb = self.after_adverbs(end);
            self.read.clauses.at(verb).is_some_and(|group| {
                group.form == VerbForm::Finite
                    && group.tokens.start == verb
                    && group.subject.as_ref().is_some_and(|subject| subject.tokens.start == at)
            })
        };
        // "The danger shown by the survey `had` grown"
        acts(run.tokens.end) || acts(self.read.end_of_narrowing(&run, self.sentence.end))
    }

    /// "The river, `along with` its lakes, `has` risen": the verb behind what stands between commas or dashes.
    fn acts_over_aside(&self, at: usize, comma: usize) -> bool {
        let dash = self.read.tokens.is_dash(comma);
        let closes = |at: &usize| if dash { self.read.tokens.is_dash(*at) } else { self.read.punctuation(*at, ',') };
        let close = (comma + 1..self.sentence.end.min(comma + LONGEST_PARENTHESIS)).find(closes);
        let group = close.and_then(|close| self.read.clauses.at(close + 1));
        let acts = |group: &VerbGroup| group.subject.as_ref().is_some_and(|run| run.start() == at);
        group.is_some_and(|group| group.form == VerbForm::Finite && acts(group))
    }

    /// "The schools, `shops and clinics would` open late": the verb behind a list of those who act.
    fn acts_over_list(&self, first: &NounRun) -> bool {
        let time = self.read.phrases.starting_at(first.tokens.start).is_some_and(|it| self.read.syntax().is_time(it));
        !time && self.list_end(first.tokens.end + 1).is_some_and(|end| self.acts_at(end))
    }

    /// Whether a noun phrase that ends here is the subject of a finite verb right behind it.
    pub(super) fn acts_at(&self, end: usize) -> bool {
        let verb = self.after_adverbs(end);
        let own = |group: &VerbGroup| group.subject.as_ref().is_some_and(|subject| subject.tokens.end == end);
        let acts = |group: &VerbGroup| group.form == VerbForm::Finite && !group.relative && own(group);
        // "issues `related` to it"
        let tensed = matches!(self.tag(verb), Tag::Verb | Tag::Auxiliary);
        tensed && self.read.clauses.at(verb).is_some_and(|group| group.tokens.start == verb && acts(group))
    }

    pub(super) fn after_adverbs(&self, at: usize) -> usize {
        (at..self.sentence.end).find(|at| self.tag(*at) != Tag::Adverb).unwrap_or(at)
    }

    fn is_finite_after_run(&self, at: usize) -> bool {
        let Some(run) = self.read.syntax().run_starting_at(at, self.sentence.end) else { return true };
        self.read.clauses.at(self.after_adverbs(run.tokens.end)).is_some_and(|group| group.form == VerbForm::Finite)
    }

    /// Whether a comma opens an aside: a prepositional phrase, or an adverb and another comma.
    fn opens_aside(&self, comma: usize) -> bool {
        let adverb = self.tag(comma + 1) == Tag::Adverb && self.read.punctuation(comma + 2, ',');
        adverb || self.tag(comma + 1) == Tag::Preposition
    }

    /// Steps over the one who is told and over adverbials, where a complement of the cue comes after them.
    pub(super) fn skip_hearer_and_adverbials(&self, from: usize) -> Option<usize> {
        let mut at = from;
        let mut commas = 0;
        let mut hearer_left = has_hearer(self.frame);
        for _ in 0..6 {
            let next = match self.tag(at) {
                Tag::Adverb => at + 1,
                Tag::Preposition => {
                    let run = self.read.syntax().run_starting_at(at + 1, self.sentence.end)?;
                    // "A claim by people close to it that"
                    let narrowed = self.read.end_of_narrowing(&run, self.sentence.end);
                    let agent = self.is_noun && self.read.is_agent_marker(at) && narrowed > run.tokens.end;
                    let end = if agent { narrowed } else { self.after_date(run.tokens.end) };
                    // "spoke at the hall `about` the dam"
                    self.topic_in(&run).unwrap_or(end)
                }
                // "said in a letter, `which was sent in May,` that"
                Tag::Punctuation if self.that_behind_aside(at).is_some() => self.that_behind_aside(at)?,
                // "said, in a letter, that", "warned, however, that": the commas are a parenthesis.
                Tag::Punctuation if self.read.punctuation(at, ',') && (at > from || self.opens_aside(at)) => {
                    commas += 1;
                    at + 1
                }
                // "alleging - again falsely - that", "proclaimed in July – falsely – that"
                Tag::Punctuation if self.read.tokens.is_dash(at) => {
                    let within = at + 1..self.sentence.end.min(at + LONGEST_PARENTHESIS);
                    let close = within.into_iter().find(|at| self.read.tokens.is_dash(*at))?;
                    Some(close + 1).filter(|that| self.tag(*that) == Tag::That)?
                }
                // "Called on Rick Snow (R) to resign"
                Tag::Punctuation if at > from && self.read.punctuation(at, '(') => {
                    let within = at + 1..self.sentence.end.min(at + LONGEST_PARENTHESIS);
                    within.into_iter().find(|at| self.read.punctuation(*at, ')'))? + 1
                }
                // "Told us in a clip `that aired on Monday` that"
                Tag::That if at > from && self.is_verb_behind(at) => {
                    (at + 1..self.sentence.end).find(|at| self.tag(*at) == Tag::That)?
                }
                Tag::Punctuation | Tag::None | Tag::Mark => return None,
                // "told Channel 7 that"
                Tag::Number if at > from => at + 1,
                // "contended in its letter, `signed by Ole Orr,` that"
                Tag::Verb | Tag::Participle if commas == 1 && self.end_of_participle(at).is_some() => {
                    self.end_of_participle(at)?
                }
                // "said in a letter `read` in court that", "said in an interview `taped` Sunday that"
                Tag::Verb | Tag::Participle if at > from && self.narrows(at) => at + 1,
                // "told cheering supporters that"
                Tag::Gerund if hearer_left && self.read.phrases.starting_at(at + 1).is_some() => at + 1,
                _ => {
                    let phrase = self.read.phrases.starting_at(at)?;
                    let time = Classes::of(&[Class::Weekday, Class::Month, Class::TimeWord]);
                    let is_time = self.read.tokens.classes(phrase.head).any(time);
                    // "said in Vellin, `Norland`, that"
                    let place = commas == 1 && self.read.punctuation(phrase.tokens.end, ',');
                    // "in Vellin, Norland on Monday that"
                    let region =
                        self.read.tokens.classes(phrase.head).any(Classes::of(&[Class::Region, Class::Country]));
                    let region = region && commas == 1 && !place;
                    commas += usize::from(region);
                    if is_time || place || region {
                        self.after_date(phrase.tokens.end)
                    } else if hearer_left {
                        hearer_left = false;
                        let run = self.read.syntax().run_starting_at(at, self.sentence.end)?;
                        // "told reporters on a call `that` it rained"
                        let topic = self.topic_in(&run).or_else(|| self.topic_of_hearer(&run));
                        let topic = topic.filter(|_| self.tag(run.tokens.end) != Tag::That);
                        let end = topic.unwrap_or(run.tokens.end);
                        // "told a crowd `who filled the hall` that"
                        self.end_of_hearers_clause(end).unwrap_or(end)
                    } else {
                        return None;
                    }
                }
            };
            at = next;
            // "Roe ordered tea, Voss ordered more": behind one comma stands another clause, behind two goes on what is told.
            let marked = matches!(
                self.tag(at),
                Tag::That | Tag::Mark | Tag::To | Tag::Wh | Tag::Subordinator | Tag::Punctuation
            );
            let open = commas % 2 == 0 || marked || (has_hearer(self.frame) && !hearer_left);
            let told =
                |reach: Reach| reach != Reach::Phrase || (commas == 0 && !(has_hearer(self.frame) && hearer_left));
            if open && self.complement_at(at).is_some_and(|(_, reach)| told(reach)) {
                return Some(at);
            }
        }
        None
    }

    /// The "that" behind an aside between commas which tells more of the noun before it.
    fn that_behind_aside(&self, comma: usize) -> Option<usize> {
        let close = self.read.end_of_asides(comma, self.sentence.end, true);
        let that = Some(close + 1).filter(|_| close > comma && self.read.punctuation(close, ','));
        that.filter(|that| self.tag(*that) == Tag::That && self.read.phrases.ending_at(comma).is_some())
    }

    /// "March `3`", "March `3, 2019`": the token after a date whose month ends before a token.
    fn after_date(&self, end: usize) -> usize {
        let stop = usize::from(self.read.punctuation(end.saturating_sub(1), '.'));
        let month = end.checked_sub(1 + stop).is_some_and(|at| self.read.is(at, Class::Month));
        if !month || self.tag(end) != Tag::Number {
            return end;
        }
        let year = self.read.punctuation(end + 1, ',') && self.tag(end + 2) == Tag::Number;
        if year { end + 3 } else { end + 1 }
    }

    /// "the hall `about` the dam", "voters `about` the dam": the preposition inside a noun phrase that opens what is spoken of.
    fn topic_in(&self, run: &NounRun) -> Option<usize> {
        let links = [Complement::About, Complement::Over, Complement::Against];
        let topic = |at: &usize| self.read.preposition(*at).is_some_and(|link| links.contains(&link));
        let taken = |at: &usize| topic(at) && self.tag(*at) == Tag::Preposition && self.prepositional(*at).is_some();
        run.tokens.clone().find(taken).filter(|_| !self.is_noun)
    }

    /// "told the council `of the plan`", "urged Roe `on` it": what the cue takes behind whoever is told, where it is a thing and
    /// so nothing that the hearer is of.
    fn topic_of_hearer(&self, run: &NounRun) -> Option<usize> {
        let taken = |at: &usize| {
            let link = self.read.preposition(*at).filter(|_| self.tag(*at) == Tag::Preposition);
            link.is_some_and(|link| {
                matches!(link, Complement::Of | Complement::On | Complement::For) && self.frame.takes(link)
            })
        };
        let last = run.tokens.clone().rev().find(taken)?;
        let thing = self.read.phrases.starting_at(last + 1).filter(|phrase| phrase.kind == PhraseKind::Common)?;
        let classes = self.read.tokens.classes(thing.head);
        let bodies = Classes::PERSON_NOUNS.union(Classes::of(&[Class::InstitutionNoun, Class::MediaNoun]));
        (classes.any(Classes::of(&[Class::Noun, Class::CueNoun])) && !classes.any(bodies)).then_some(last)
    }

    /// The "that" behind a clause that "who" opens on those who are told.
    fn end_of_hearers_clause(&self, who: usize) -> Option<usize> {
        let personal = self.tag(who) == Tag::Wh && self.read.is(who, Class::PronounSubject);
        let within = who + 1..self.sentence.end.min(who + LONGEST_PARENTHESIS);
        let open = within.take_while(|at| !matches!(self.tag(*at), Tag::Punctuation | Tag::Mark));
        open.into_iter().find(|at| personal && self.tag(*at) == Tag::That && self.is_plain_clause(at + 1))
    }

    /// The comma behind a participle and what belongs to it, where "that" follows.
    fn end_of_participle(&self, at: usize) -> Option<usize> {
        let bare = self.read.is(at, Class::FormParticiple) && self.read.punctuation(at - 1, ',');
        let within = at + 1..self.sentence.end.min(at + LONGEST_ASIDE);
        let comma = within.into_iter().find(|at| self.read.punctuation(*at, ',')).filter(|_| bare)?;
        (self.tag(comma + 1) == Tag::That).then_some(comma)
    }

    /// Whether a participle tells more of the noun before it.
    fn narrows(&self, at: usize) -> bool {
        let noun = self.read.phrases.ending_at(at).is_some();
        noun && !self.is_noun && self.read.is(at, Class::FormParticiple) && !self.read.tokens.is_hyphened(at)
    }
}
