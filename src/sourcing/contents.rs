//! Contents: how far what is said reaches, to the right of a cue, to its left, and on both sides of it.

use std::ops::Range;

use super::attribution::Draft;
use super::cues::has_hearer;
use super::introduced;
use super::text::Read;
use crate::grammar::marks::Pair;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, CueClass, Frame};

/// Finds the content of one cue in its sentence.
pub(crate) struct Contents<'r, 'a> {
    pub(crate) read: Read<'a>,
    pub(crate) frame: &'r Frame,
    /// Tokens of the cue.
    pub(crate) cue: Range<usize>,
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

/// Longest that stands between a subject and its verb, in tokens.
pub(super) const LONGEST_PARENTHESIS: usize = 20;

/// Longest subject of a clause with what hangs on it, in tokens.
pub(super) const LONGEST_SUBJECT: usize = 24;

/// Longest aside between dashes, in tokens.
pub(super) const LONGEST_ASIDE: usize = 12;

impl Contents<'_, '_> {
    pub(super) fn tag(&self, at: usize) -> Tag {
        if self.sentence.contains(&at) { self.read.tag(at) } else { Tag::None }
    }

    /// The complement that starts at or after a token, if the cue takes it.
    pub(crate) fn right_of(&self, from: usize) -> Option<Vec<Range<usize>>> {
        let from = self.after_time(from);
        let direct = self.complement_at(from);
        let behind = || self.skip_hearer_and_adverbials(from).and_then(|at| self.complement_at(at));
        let (first, reach) = match direct {
            // "Said of the plan, “…”": what is told comes behind.
            Some(topic @ (_, Reach::Phrase)) if self.tag(from) == Tag::Preposition => {
                // "Said of the plan that it failed"
                let of = self.read.preposition(from) == Some(Complement::Of) && self.frame.takes(Complement::Quote);
                let that = |at: usize| of && self.tag(at) == Tag::That && self.is_plain_clause(at + 1);
                // "Talked to voters `about` the dam"
                let heard = matches!(self.read.preposition(from), Some(Complement::To | Complement::With));
                let about = |at: usize| {
                    let link = at.checked_sub(1).and_then(|at| self.read.preposition(at));
                    heard && matches!(link, Some(Complement::About | Complement::On | Complement::Over))
                };
                // "Reports on Facebook that he is ill", "warned in a letter that it is"
                let media = Classes::PAPERS.union(Classes::of(&[Class::Platform, Class::MediaNoun]));
                let medium = |at: usize| {
                    self.read.phrases.ending_at(at).is_some_and(|phrase| {
                        self.read.tokens.classes(phrase.head).any(media) && phrase.tokens.start == from + 1
                    })
                };
                let written = |at: usize| self.tag(at) == Tag::That && medium(at) && self.is_plain_clause(at + 1);
                let told = |at: usize| self.read.pair_opening(at).is_some() || that(at) || about(at) || written(at);
                behind().filter(|(at, _)| told(*at)).unwrap_or(topic)
            }
            // "Alleged in the suit `that it leaked`"
            Some((at, Reach::Phrase)) => self.told_behind_medium(at).unwrap_or((at, Reach::Phrase)),
            Some(found) => found,
            None => behind()?,
        };
        let end = self.end_of(first, reach);
        let content = self.read.trim(first..end);
        if content.is_empty() {
            return None;
        }
        // "Explained it this way: “…”"
        let colon = self.read.punctuation(content.end, ':');
        let tagged = |pair: &Pair| self.read.punctuation(pair.end.saturating_sub(2), ',');
        let quoted = self.read.pair_opening(content.end + 1).filter(|_| colon && reach == Reach::Phrase);
        if let Some((_, pair)) = quoted.filter(|(_, pair)| !tagged(pair)) {
            return Some(vec![content, pair.open..pair.end]);
        }
        Some(self.with_following_quotation(content))
    }

    /// "Alleged in the suit `that it leaked`": a clause behind what the preposition of the cue takes, where the verb alone
    /// tells one.
    fn told_behind_medium(&self, at: usize) -> Option<(usize, Reach)> {
        let linked = self.cue.len() > 1 && self.tag(self.cue.end - 1) == Tag::Preposition && at == self.cue.end;
        let medium = self.read.phrases.starting_at(at).filter(|_| linked && self.read.is_utterance(self.cue.start))?;
        let that = medium.tokens.end;
        (self.tag(that) == Tag::That && self.is_plain_clause(that + 1)).then_some((that, Reach::Clause))
    }

    /// The clause that an adverb stands in, without the adverb.
    pub(crate) fn beside(&self, adverb: Range<usize>) -> Option<Vec<Range<usize>>> {
        // "The U.S. navy reportedly trained them": a stop inside a noun phrase parts nothing.
        let pause = |at: &usize| match self.tag(*at) {
            Tag::Punctuation => self.read.phrases.at(*at).is_none(),
            tag => matches!(tag, Tag::Subordinator | Tag::That),
        };
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

    /// Content around a prepositional phrase: what follows it at the start of a sentence, else what goes before.
    pub(crate) fn around(&self, start: usize, end: usize) -> Option<Vec<Range<usize>>> {
        let before = self.read.trim(self.boundary_before(start)..start);
        let after = self.read.trim(end..self.sentence.end);
        let (n_before, n_after) = (self.read.count_words(&before), self.read.count_words(&after));
        let opens = n_before <= 1;
        // "It will hold, according to Roe, `who built it`": what is told of the source.
        let n_after = if !opens && self.tag(after.start) == Tag::Wh { 0 } else { n_after };
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
        } else if n_before == 1 && matches!(self.tag(after.start), Tag::Verb | Tag::Auxiliary) {
            // "Farmers, according to the report, lost two million."
            vec![before, self.read.trim(after.start..self.end_of(after.start, Reach::Clause))]
        } else if opens && n_after > 0 {
            let end = self.end_of(after.start, Reach::Clause);
            self.with_following_quotation(self.read.trim(after.start..end))
        } else if n_before > 1
            && n_after > 1
            && self.read.punctuation(end, ',')
            && (!self.has_verb(&before) || self.breaks_off(before.end))
        {
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

    /// "The firm `earned`, according to Roe, $3 million": a verb or link before the pause that takes what follows.
    fn breaks_off(&self, end: usize) -> bool {
        let open = |at: usize| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Preposition | Tag::To);
        end.checked_sub(1).is_some_and(open)
    }

    /// Whether a word that opens a clause stands before the comma that a tag follows: `and`, according to Roe, …
    fn opens_clause_before(&self, tag: usize) -> bool {
        let before = tag.checked_sub(2).filter(|at| *at > self.sentence.start && self.read.punctuation(tag - 1, ','));
        before.is_some_and(|at| matches!(self.tag(at), Tag::Conjunction | Tag::Wh))
    }

    pub(super) fn has_verb(&self, part: &Range<usize>) -> bool {
        part.clone().any(|at| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary))
    }

    pub(super) fn boundary_before(&self, at: usize) -> usize {
        let boundary = (self.sentence.start..at).rev().find(|token| self.read.punctuation(*token, ';'));
        let first = boundary.map_or(self.sentence.start, |token| token + 1);
        self.open_bracket(first, at).map_or(first, |token| token + 1)
    }

    /// The bracket that is open at a token: "(the true figure is 3, `he said`)".
    pub(super) fn open_bracket(&self, first: usize, at: usize) -> Option<usize> {
        let bracket = |token: &usize| self.read.punctuation(*token, '(') || self.read.punctuation(*token, ')');
        (first..at).rev().find(bracket).filter(|token| self.read.punctuation(*token, '('))
    }

    /// The quotation that ends right before a tag, with the words of its sentence that go before it.
    pub(crate) fn quotation_ending(&self, tag: usize) -> Option<Range<usize>> {
        let mut end = tag;
        if end > 0 && (self.read.punctuation(end - 1, ',') || self.read.tokens.is_dash(end - 1)) {
            end -= 1;
        }
        // A quotation that ends the paragraph or sentence before belongs there.
        let apart = end == self.sentence.start && self.is_asked_before(end);
        let (_, pair) = self.read.pair_ending(end).filter(|_| apart || self.sentence.contains(&(end - 1)))?;
        if pair.open <= self.sentence.start {
            return Some(pair.open..pair.end);
        }
        // "It drew anger (“`I want it back,`” wrote Roe)"
        if self.open_bracket(self.sentence.start, pair.open).is_some_and(|bracket| bracket + 1 == pair.open) {
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
        // "Behind it came the question: “Who is to blame?” she asked"
        let introduced = pair.open > 0 && self.read.punctuation(pair.open - 1, ':');
        let clause_like = !introduced && self.read.count_words(&lead) >= 2 && !lead.clone().any(reports);
        let first = if clause_like { lead.start } else { pair.open };
        Some(self.read.trim(first..pair.end))
    }

    /// "“Who won?” | Roe asked.": the tag of a question or a shout opens with a capital, and looks like a sentence.
    fn is_asked_before(&self, end: usize) -> bool {
        let stop =
            end.checked_sub(2).is_some_and(|at| self.read.punctuation(at, '?') || self.read.punctuation(at, '!'));
        let behind = self.cue.end;
        let object = !has_hearer(self.frame)
            && self.read.phrases.starting_at(behind).is_some_and(|phrase| !self.read.syntax().is_time(phrase));
        let quoted = self.tag(behind) == Tag::Punctuation
            && self.tag(behind + 1) == Tag::Mark
            && !self.read.punctuation(behind, '.');
        stop && !quoted && self.read.paragraph_of(end - 1) == self.read.paragraph_of(end) && !object
    }

    /// A quotation with what of it goes on after its tag.
    pub(crate) fn with_continuation(&self, quoted: Range<usize>, tag_end: usize) -> Vec<Range<usize>> {
        let mut content = vec![quoted];
        let opening = (tag_end..self.sentence.end).find(|at| self.read.pair_opening(*at).is_some());
        if let Some(open) = opening
            && !self.has_cue_between(tag_end, open)
            && let Some((_, pair)) = self.read.pair_opening(open)
            && !introduced::is_no_speech(self.read, &pair)
        {
            content.push(open..pair.end);
        } else if let Some(rest) = self.rest_behind(tag_end) {
            content.push(rest);
        }
        content
    }

    /// "“It is better,” he said, `to wait`", "“only you,” she said, `would do it`": what goes on without marks.
    fn rest_behind(&self, tag_end: usize) -> Option<Range<usize>> {
        let first = tag_end + 1;
        // "“It is huge,” he said, `doing` his best impression": what he did with it.
        let goes_on = matches!(self.tag(first), Tag::To | Tag::That | Tag::Auxiliary);
        let goes_on = goes_on && !self.read.is(first, Class::Do);
        (goes_on && self.read.punctuation(tag_end, ','))
            .then(|| self.read.trim(first..self.end_of(first, Reach::Clause)))
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
