//! Contents: how far what is said reaches, to the right of a cue, to its left, and on both sides of it.

use std::ops::Range;

use super::attribution::Draft;
use super::cues::has_hearer;
use super::text::Read;
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, CueClass, Frame};

/// Finds the content of one cue in its sentence.
pub(crate) struct Contents<'r, 'a> {
    pub(crate) read: Read<'a>,
    pub(crate) frame: &'r Frame,
    pub(crate) sentence: Range<usize>,
    pub(crate) drafts: &'r [Draft],
    /// The cue is a noun.
    pub(crate) is_noun: bool,
}

/// How tightly a complement binds: a clause runs on, a noun phrase ends at the next comma.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Clause,
    /// What somebody wants, plans or refuses to do: without the time and the occasion.
    Deed,
    Phrase,
}

/// Longest aside between dashes, in tokens.
const LONGEST_ASIDE: usize = 12;

impl Contents<'_, '_> {
    pub(super) fn tag(&self, at: usize) -> Tag {
        if self.sentence.contains(&at) { self.read.tag(at) } else { Tag::None }
    }

    /// The complement that starts at or after a token, if the cue takes it.
    pub(crate) fn right_of(&self, from: usize) -> Option<Vec<Range<usize>>> {
        let from = self.after_time(from);
        let direct = self.complement_at(from);
        let (first, reach) = match direct {
            Some(found) => found,
            None => self.complement_at(self.skip_hearer_and_adverbials(from)?)?,
        };
        let end = self.end_of(first, reach);
        let content = self.read.trim(first..end);
        (!content.is_empty()).then(|| self.with_following_quotation(content))
    }

    /// "Said `earlier` he might go": one word of time before the clause is when it was said.
    fn after_time(&self, from: usize) -> usize {
        let time = self.tag(from) == Tag::Adverb || self.read.is(from, Class::TimeWord);
        let clause = self.frame.takes(Complement::Bare) || self.frame.takes(Complement::That);
        let alone = !matches!(self.tag(from), Tag::Determiner | Tag::Preposition | Tag::Subordinator);
        if time && alone && clause && self.is_plain_clause(from + 1) { from + 1 } else { from }
    }

    /// Whether a clause or a quotation follows a cue at once.
    pub(crate) fn starts_clause(&self, from: usize) -> bool {
        self.complement_at(from).is_some_and(|(_, reach)| reach == Reach::Clause)
    }

    fn complement_at(&self, at: usize) -> Option<(usize, Reach)> {
        let frame = self.frame;
        // "said — as the Gazette reports — “…”"
        if self.read.tokens.is_dash(at) && frame.takes(Complement::Quote) {
            let end = self.sentence.end.min(at + LONGEST_ASIDE);
            let dash = (at + 1..end).find(|at| self.read.tokens.is_dash(*at))?;
            return self.read.pair_opening(dash + 1).map(|(_, pair)| (pair.open, Reach::Clause));
        }
        let after_pause = if self.read.punctuation(at, ',') || self.read.punctuation(at, ':') { at + 1 } else { at };
        if self.tag(after_pause) == Tag::Mark && self.read.pair_opening(after_pause).is_some() {
            let taken =
                frame.takes(Complement::Quote) || frame.takes(Complement::That) || frame.takes(Complement::NounPhrase);
            return taken.then_some((after_pause, Reach::Clause));
        }
        if after_pause > at {
            // "The rule is plain: no fishing, he said" is no complement; "said: no comment" is one.
            let colon = self.read.punctuation(at, ':') && frame.takes(Complement::Quote);
            return colon.then_some((after_pause, Reach::Clause));
        }
        match self.tag(at) {
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
            Tag::Gerund if frame.takes(Complement::Ing) => Some((at, Reach::Clause)),
            Tag::Preposition => self.prepositional(at),
            Tag::Punctuation | Tag::None | Tag::Conjunction | Tag::Mark => None,
            _ => self.nominal(at),
        }
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
        (self.frame.takes(complement) && !time).then_some((at + 1, Reach::Phrase))
    }

    fn nominal(&self, at: usize) -> Option<(usize, Reach)> {
        let bare = self.frame.takes(Complement::Bare) && self.is_clause(at);
        // Whatever takes a clause with "that" may leave the word out before a subject and its verb.
        let clause = bare || (!self.is_noun && self.frame.takes(Complement::That) && self.is_plain_clause(at));
        // "said Friday it would": the day is when it was said.
        let time = self.read.phrases.starting_at(at).is_some_and(|phrase| self.read.syntax().is_time(phrase));
        let clause = clause && (!time || self.is_plain_clause(at));
        if clause && (!has_hearer(self.frame) || self.is_finite_after_run(at)) {
            return Some((at, Reach::Clause));
        }
        // "laments a “throwaway culture”": the marks stand inside the noun phrase.
        let marked =
            matches!(self.tag(at), Tag::Determiner | Tag::Possessive) && self.read.pair_opening(at + 1).is_some();
        let phrase = self.read.phrases.at(at).is_some() || self.tag(at) == Tag::Adjective || marked;
        let time = self.read.phrases.at(at).is_some_and(|phrase| {
            // "decades of support" is no time.
            let measures =
                self.tag(phrase.tokens.end) == Tag::Preposition && self.read.is(phrase.head, Class::FormPlural);
            let times = Classes::of(&[Class::Weekday, Class::Month, Class::TimeWord]);
            self.read.tokens.classes(phrase.head).any(times) && !measures
        });
        // "He said nothing", "she knew nobody": there is no content.
        let none = self.read.is(at, Class::Negation);
        (self.frame.takes(Complement::NounPhrase) && phrase && !time && !none && !has_hearer(self.frame))
            .then_some((at, Reach::Phrase))
    }

    /// Whether a clause with a subject and a finite verb starts here.
    fn is_clause(&self, at: usize) -> bool {
        if self.tag(at) == Tag::Subordinator {
            return true;
        }
        (at..self.sentence.end.min(at + 24))
            .take_while(|next| !self.read.punctuation(*next, ';') && self.tag(*next) != Tag::That)
            .filter_map(|next| self.read.clauses.at(next))
            .any(|group| {
                group.form == VerbForm::Finite
                    && group
                        .subject
                        .as_ref()
                        .is_some_and(|run| run.tokens.start >= at && run.tokens.end <= group.tokens.start)
            })
    }

    /// A noun phrase and right behind it its finite verb.
    pub(super) fn is_plain_clause(&self, at: usize) -> bool {
        let Some(run) = self.read.syntax().run_starting_at(at, self.sentence.end) else { return false };
        self.read.clauses.at(run.tokens.end).is_some_and(|group| {
            group.form == VerbForm::Finite
                && group.tokens.start == run.tokens.end
                && group.subject.as_ref().is_some_and(|subject| subject.tokens.start == at)
        })
    }

    fn is_finite_after_run(&self, at: usize) -> bool {
        let Some(run) = self.read.syntax().run_starting_at(at, self.sentence.end) else { return true };
        self.read.clauses.at(run.tokens.end).is_some_and(|group| group.form == VerbForm::Finite)
    }

    /// Steps over the one who is told and over adverbials, where a complement of the cue comes after them.
    fn skip_hearer_and_adverbials(&self, from: usize) -> Option<usize> {
        let mut at = from;
        let mut hearer_left = has_hearer(self.frame);
        for _ in 0..6 {
            let next = match self.tag(at) {
                Tag::Adverb => at + 1,
                Tag::Preposition => {
                    let run = self.read.syntax().run_starting_at(at + 1, self.sentence.end)?;
                    run.tokens.end
                }
                // "said, in a letter, that": the commas are a parenthesis.
                Tag::Punctuation
                    if self.read.punctuation(at, ',') && (at > from || self.tag(at + 1) == Tag::Preposition) =>
                {
                    at + 1
                }
                Tag::Punctuation | Tag::None | Tag::Mark => return None,
                // "told cheering supporters that"
                Tag::Gerund if hearer_left && self.read.phrases.starting_at(at + 1).is_some() => at + 1,
                _ => {
                    let phrase = self.read.phrases.starting_at(at)?;
                    let time = Classes::of(&[Class::Weekday, Class::Month, Class::TimeWord]);
                    let is_time = self.read.tokens.classes(phrase.head).any(time);
                    if is_time {
                        phrase.tokens.end
                    } else if hearer_left {
                        hearer_left = false;
                        self.read.syntax().run_starting_at(at, self.sentence.end)?.tokens.end
                    } else {
                        return None;
                    }
                }
            };
            at = next;
            if self
                .complement_at(at)
                .is_some_and(|(_, reach)| reach != Reach::Phrase || !has_hearer(self.frame) || !hearer_left)
            {
                return Some(at);
            }
        }
        None
    }

    /// Content before a tag: from the start of the sentence, or the last boundary, to the comma before the tag.
    pub(crate) fn left_of(&self, tag: usize) -> Option<Range<usize>> {
        let comma = tag.checked_sub(1).filter(|at| *at > self.sentence.start)?;
        if !self.read.punctuation(comma, ',') && !self.read.tokens.is_dash(comma) {
            return None;
        }
        // What somebody wants or thinks in the clause before is part of what is told: "He wants more, aides said."
        let told = self.drafts.iter().rev().take(3).filter(|draft| draft.class != CueClass::Attitude);
        let taken = told.flat_map(|draft| &draft.content).map(|part| part.end);
        let first = taken.filter(|end| self.sentence.contains(end)).max().unwrap_or(self.sentence.start);
        let content = self.read.trim(first.min(comma)..comma);
        // In the short style of headlines a verb may look like a noun: "Night buses cut crashes, study finds".
        // "On Monday in the hall, she said": when and where is nothing that is told.
        let adverbial = self.tag(content.start) == Tag::Preposition || self.read.is(content.start, Class::TimeWord);
        let could =
            !adverbial && content.clone().any(|at| self.read.is(at, Class::Verb) || self.read.is(at, Class::CueVerb));
        (self.read.count_words(&content) >= 2 && (self.has_verb(&content) || could)).then_some(content)
    }

    /// The clause that an adverb stands in, without the adverb.
    pub(crate) fn beside(&self, adverb: Range<usize>) -> Option<Vec<Range<usize>>> {
        let pause = |at: &usize| matches!(self.tag(*at), Tag::Punctuation | Tag::Subordinator | Tag::That);
        // "members, reportedly, of the tribe": its own commas part nothing.
        let comma = |at: Option<usize>| at.is_some_and(|at| self.read.punctuation(at, ','));
        let apart = usize::from(comma(adverb.start.checked_sub(1)) && comma(Some(adverb.end)));
        let first = (self.sentence.start..adverb.start - apart).rev().find(pause);
        let first = first.map_or(self.sentence.start, |at| at + 1);
        let end = (adverb.end + 1..self.sentence.end).find(pause).unwrap_or(self.sentence.end);
        let parts = [self.read.trim(first..adverb.start), self.read.trim(adverb.end..end)];
        let parts: Vec<Range<usize>> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let has_verb = |part: &Range<usize>| {
            part.clone().any(|at| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Participle))
        };
        parts.iter().any(has_verb).then_some(parts)
    }

    /// Content on both sides of a tag between commas: `The bridge, the survey shows, is safe`.
    pub(crate) fn interrupted(&self, tag: usize, end: usize) -> Option<Vec<Range<usize>>> {
        let parted = tag > self.sentence.start + 1
            && self.read.punctuation(tag - 1, ',')
            && self.read.punctuation(end, ',')
            && self.read.pair_at(tag).is_none();
        if !parted
            || !(self.frame.takes(Complement::Bare) || self.frame.takes(Complement::That))
            || self.read.pair_ending(tag - 1).is_some()
        {
            return None;
        }
        let before = self.read.trim(self.boundary_before(tag)..tag - 1);
        let after = self.read.trim(end + 1..self.end_of(end + 1, Reach::Clause));
        // "The mayor, he said, but nobody listened": what follows must go on with what went before.
        let goes_on = !matches!(self.tag(after.start), Tag::Conjunction | Tag::Gerund | Tag::Wh | Tag::Mark);
        (goes_on && self.has_verb(&after) && !self.has_verb(&before))
            .then(|| vec![before, after].into_iter().filter(|part| !part.is_empty()).collect())
    }

    /// "The engine, which the captain says is too loud": the relative word, and the clause behind the cue.
    pub(crate) fn behind_relative(&self, speaker: &NounRun, end: usize) -> Option<Vec<Range<usize>>> {
        let relative = speaker.tokens.start.checked_sub(1).filter(|at| self.sentence.contains(at))?;
        let opens = matches!(self.tag(relative), Tag::Wh | Tag::That) && speaker.relative.is_none();
        let clause = matches!(self.tag(end), Tag::Auxiliary) || (self.tag(end) == Tag::Verb && !self.is_cue_verb(end));
        if !opens || !clause || !(self.frame.takes(Complement::Bare) || self.frame.takes(Complement::That)) {
            return None;
        }
        Some(vec![relative..relative + 1, self.read.trim(end..self.end_of(end, Reach::Phrase))])
    }

    /// What stands in front of its clause: "a deal that `she once supported`", "what `they expected`", "which he mocked".
    pub(crate) fn fronted(&self, speaker: &NounRun, group: &VerbGroup) -> Option<Range<usize>> {
        let first = speaker.tokens.start;
        let fits =
            group.form == VerbForm::Finite && speaker.relative.is_none() && self.frame.takes(Complement::NounPhrase);
        let before = first.checked_sub(1).filter(|at| fits && self.sentence.contains(at))?;
        let relative = matches!(self.tag(before), Tag::Wh | Tag::That) && self.read.is(before, Class::Relative);
        let noun = self.read.phrases.ending_at(before);
        relative.then(|| noun.map_or(before, |phrase| phrase.tokens.start)..first)
    }

    /// Content around a prepositional phrase: what follows it at the start of a sentence, else what goes before.
    pub(crate) fn around(&self, start: usize, end: usize) -> Option<Vec<Range<usize>>> {
        let before = self.read.trim(self.boundary_before(start)..start);
        let after = self.read.trim(end..self.sentence.end);
        let (n_before, n_after) = (self.read.count_words(&before), self.read.count_words(&after));
        let opens = n_before <= 1;
        // "Roe said — as reported by the Gazette — “…”": the quotation behind the dashes.
        let quoted = self.read.pair_opening(after.start).filter(|_| self.read.tokens.is_dash(end));
        if let Some((_, pair)) = quoted {
            let quoted = pair.open..pair.end;
            return Some(vec![quoted]);
        }
        let tagged = before.end == start;
        if tagged && n_after <= 1 && self.is_quoted_by_other(&before) {
            return None;
        }
        let content = if n_after > 1 && self.opens_clause_before(start) && self.read.punctuation(end, ',') {
            // "It was slow and, according to Roe, cost millions": what follows goes on from the word before.
            let relative = start - 2..start - 1;
            let after = self.read.trim(after.start..self.end_of(after.start, Reach::Clause));
            if self.tag(relative.start) == Tag::Wh { vec![relative, after] } else { vec![after] }
        } else if opens && n_after > 0 {
            let end = self.end_of(after.start, Reach::Clause);
            self.with_following_quotation(self.read.trim(after.start..end))
        } else if n_before > 1 && n_after > 1 && self.read.punctuation(end, ',') && !self.has_verb(&before) {
            // "For the town, according to Roe, it is too late."
            vec![before, self.read.trim(after.start..self.end_of(after.start, Reach::Clause))]
        } else if n_before > 1 {
            // "“It held. It was old,” as quoted by the Gazette": the quotation began sentences before.
            let pair = self.read.pair_ending(before.end).filter(|(_, pair)| pair.open < self.sentence.start);
            let whole = pair.map_or(before.start, |(_, pair)| pair.open)..before.end;
            vec![whole]
        } else {
            return None;
        };
        Some(content)
    }

    /// "“It broke,” said Roe per the Gazette": the quotation has its speaker, and the paper says nothing of its own.
    fn is_quoted_by_other(&self, before: &Range<usize>) -> bool {
        let inside = |part: &Range<usize>| before.start <= part.start && part.end <= before.end;
        let marked = |part: &Range<usize>| inside(part) && self.tag(part.start) == Tag::Mark;
        let quoted = |draft: &Draft| draft.cue.as_ref().is_some_and(inside) && draft.content.iter().any(marked);
        self.drafts.iter().rev().take(4).any(quoted)
    }

    /// Whether a word that opens a clause stands before the comma that a tag follows: `and`, according to Roe, …
    fn opens_clause_before(&self, tag: usize) -> bool {
        let before = tag.checked_sub(2).filter(|at| *at > self.sentence.start && self.read.punctuation(tag - 1, ','));
        before.is_some_and(|at| matches!(self.tag(at), Tag::Conjunction | Tag::Wh))
    }

    fn has_verb(&self, part: &Range<usize>) -> bool {
        part.clone().any(|at| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary))
    }

    fn boundary_before(&self, at: usize) -> usize {
        let boundary = (self.sentence.start..at).rev().find(|token| self.read.punctuation(*token, ';'));
        boundary.map_or(self.sentence.start, |token| token + 1)
    }

    /// The quotation that ends right before a tag, with the words of its sentence that go before it.
    pub(crate) fn quotation_ending(&self, tag: usize) -> Option<Range<usize>> {
        let mut end = tag;
        if end > 0 && (self.read.punctuation(end - 1, ',') || self.read.tokens.is_dash(end - 1)) {
            end -= 1;
        }
        // A quotation that ends the paragraph or sentence before belongs there.
        let (_, pair) = self.read.pair_ending(end).filter(|_| self.sentence.contains(&(end - 1)))?;
        if pair.open <= self.sentence.start {
            return Some(pair.open..pair.end);
        }
        // "Calling it “a sham”, Roe told us “it was nothing”": the first words have a cue of their own.
        let opens = |draft: &&Draft| draft.cue.as_ref().is_some_and(|cue| cue.start == self.sentence.start);
        let led = self.drafts.iter().rev().take(4).find(opens);
        let holds = |draft: &Draft| draft.content.iter().any(|part| part.contains(&pair.open));
        if self.tag(self.sentence.start) == Tag::Gerund && led.is_some_and(holds) {
            return None;
        }
        // Words before the marks belong to the content unless another cue has claimed them.
        let told = self.drafts.iter().rev().take(4).filter(|draft| draft.class != CueClass::Attitude);
        let taken = told.flat_map(|draft| &draft.content).map(|part| part.end);
        let last = taken.filter(|taken| *taken > self.sentence.start && *taken <= pair.open).max();
        let first = last.map_or(self.sentence.start, |_| pair.open);
        let lead = first..pair.open;
        let reports = |at: usize| self.is_cue_verb(at) && self.read.is_utterance(at);
        let clause_like = self.read.count_words(&lead) >= 2 && !lead.clone().any(reports);
        let first = if clause_like { lead.start } else { pair.open };
        Some(self.read.trim(first..pair.end))
    }

    /// A quotation with what of it goes on after its tag.
    pub(crate) fn with_continuation(&self, quoted: Range<usize>, tag_end: usize) -> Vec<Range<usize>> {
        let mut content = vec![quoted];
        let opening = (tag_end..self.sentence.end).find(|at| self.read.pair_opening(*at).is_some());
        if let Some(open) = opening
            && !self.has_cue_between(tag_end, open)
            && let Some((_, pair)) = self.read.pair_opening(open)
        {
            content.push(open..pair.end);
        }
        content
    }

    fn has_cue_between(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.read.is(at, Class::CueVerb) && matches!(self.tag(at), Tag::Verb | Tag::Gerund))
    }

    /// A content that ends in an open quotation takes the whole of it, over sentences.
    fn with_following_quotation(&self, content: Range<usize>) -> Vec<Range<usize>> {
        let last = content.end.saturating_sub(1);
        match self.read.pair_at(last) {
            Some((_, pair)) if pair.open >= content.start && pair.end > content.end => {
                let whole = content.start..pair.end;
                vec![whole]
            }
            _ => vec![content],
        }
    }
}
