//! Contents in front of a tag, and on both sides of it: `The bridge is safe, she said`, `the bridge, she said, is safe`.

use std::ops::Range;

use super::attribution::Draft;
use super::contents::{Contents, Reach};
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, CueClass};

/// Most words that are no question or clause, "what's more", in front of a tag.
const FEWEST_TOLD: usize = 3;

impl Contents<'_, '_> {
    /// Content before a tag: from the start of the sentence, or the last boundary, to the comma before the tag.
    pub(crate) fn left_of(&self, tag: usize) -> Option<Range<usize>> {
        let comma = tag.checked_sub(1).filter(|at| *at > self.sentence.start)?;
        if !self.read.punctuation(comma, ',') && !self.read.tokens.is_dash(comma) {
            return None;
        }
        let first = self.told_before().unwrap_or(self.sentence.start);
        let first = self.open_bracket(first, comma).map_or(first, |token| token + 1);
        let content = self.read.trim(first.min(comma)..comma);
        // In the short style of headlines a verb may look like a noun: "Night buses cut crashes, study finds".
        // "On Monday in the hall, she said": when and where is nothing that is told.
        let adverbial = self.is_adverbial(content.start);
        let could =
            !adverbial && content.clone().any(|at| self.read.is(at, Class::Verb) || self.read.is(at, Class::CueVerb));
        let tells = self.has_verb(&content) && (!adverbial || self.holds_main_clause(&content));
        (self.read.count_words(&content) >= 2 && (tells || could)).then_some(content)
    }

    /// Where what the tags before have told ends: "It rained, Roe said, `and it snowed, Voss said`". A cue that opens what
    /// it tells is part of what is told behind: "He wants more, aides said."
    fn told_before(&self) -> Option<usize> {
        let tag = |draft: &&Draft| {
            let (Some(cue), Some(last)) = (&draft.cue, draft.content.last()) else { return false };
            last.end <= cue.start && self.sentence.contains(&cue.start) && draft.class != CueClass::Attitude
        };
        let ends = |draft: &Draft| {
            let source = draft.source.as_ref().map_or(0, |run| run.tokens.end);
            draft.cue.as_ref().map_or(source, |cue| cue.end.max(source))
        };
        self.drafts.iter().rev().take(3).filter(tag).map(ends).max()
    }

    /// Whether words about when, where or why something was may begin here.
    fn is_adverbial(&self, at: usize) -> bool {
        let at = at + usize::from(self.tag(at) == Tag::Conjunction);
        let bare = self.read.clauses.at(at).is_some_and(|group| group.form != VerbForm::Finite);
        // "Eating late is no harm", "living close to others is rare": what is done is the subject.
        let acts = || {
            let pause = |at: &usize| self.read.punctuation(*at, ',');
            let end = (at..self.sentence.end).find(pause).unwrap_or(self.sentence.end);
            let groups = self.read.groups_in(at + 1..end).iter();
            let mut finite = groups.filter(|group| group.form == VerbForm::Finite && !group.relative);
            let hangs = |run: &NounRun| self.tag(run.tokens.start - 1) == Tag::Preposition;
            finite.any(|group| group.subject.as_ref().is_none_or(|run| run.tokens.start <= at || hangs(run)))
        };
        let bare = bare && !(self.tag(at) == Tag::Gerund && acts());
        let when = self.tag(at) == Tag::Wh && self.read.is(at, Class::Subordinator);
        // "Night buses cut crashes": what acts is no time.
        let acts = |end: usize| matches!(self.tag(end), Tag::Verb | Tag::Auxiliary);
        let time = match self.read.phrases.at(at) {
            Some(phrase) => self.read.syntax().is_time(phrase) && !acts(phrase.tokens.end),
            None => self.read.is(at, Class::TimeWord),
        };
        bare || when || time || matches!(self.tag(at), Tag::Preposition | Tag::Subordinator)
    }

    /// "Once it rained, `they called` for help", "on Monday `they called`": a finite verb whose subject stands behind the words
    /// of time, place or cause; behind a clause, a comma parts it from them.
    fn holds_main_clause(&self, content: &Range<usize>) -> bool {
        // "Asked whether it held, she shrugged": a participle opens a clause too.
        let bare = self.read.clauses.at(content.start).is_some_and(|group| group.form != VerbForm::Finite);
        let clause = bare || self.is_subordinate(content.start);
        let free = |run: &NounRun| {
            let comma = run.tokens.start.checked_sub(1).is_some_and(|at| self.read.punctuation(at, ','));
            run.tokens.start > content.start && (comma || !clause)
        };
        let acts = |group: &VerbGroup| group.form == VerbForm::Finite && !group.relative;
        // "When he took the mill `he made` changes": a second clause right behind a noun of the first, without a comma.
        let mut last = None;
        let second = |first: Option<&VerbGroup>, run: &NounRun| {
            let before = run.tokens.start.checked_sub(1).map(|at| self.tag(at));
            let noun = matches!(before, Some(Tag::Noun | Tag::Name | Tag::Number | Tag::Verb));
            let parted =
                first.is_some_and(|first| first.tokens.end <= run.tokens.start && !self.read.is_telling(first.main));
            run.kind == PhraseKind::Pronoun && run.tokens.start > content.start && noun && parted
        };
        let mut groups = self.read.groups_in(content.clone()).iter().filter(|group| acts(group));
        groups.any(|group| {
            let first = last.replace(group);
            // "`Whether it holds` is unclear": the clause itself is the subject.
            let judged = first.is_some() && self.tag(content.start) == Tag::Wh && self.read.is(group.main, Class::Be);
            judged || group.subject.as_ref().map_or(!clause, |run| free(run) || second(first, run))
        })
    }

    /// "`When` it rains", but not "`now` it rains".
    fn is_subordinate(&self, at: usize) -> bool {
        let opens = matches!(self.tag(at), Tag::Wh | Tag::Preposition) && self.read.is(at, Class::Subordinator);
        opens || self.tag(at) == Tag::Subordinator
    }

    /// "…, she said, `and the road will be widened`": a second clause that nobody else tells.
    fn adds_clause(&self, at: usize) -> bool {
        let joined = self.tag(at) == Tag::Conjunction && self.is_plain_clause(at + 1);
        let tells = |group: &VerbGroup| self.is_cue_verb(group.main) && self.read.is_telling(group.main);
        let end = self.end_of(at + 1, Reach::Clause);
        joined && !self.read.groups_in(at..end).iter().any(tells)
    }

    /// "The bridge, she said `on Tuesday`, is safe": the comma behind when or where it was said, where what is told goes on.
    fn behind_occasion(&self, end: usize) -> usize {
        let linked = self.tag(end) == Tag::Preposition;
        let occasions = Classes::of(&[Class::StatementNoun, Class::Platform]);
        let phrase = self.read.phrases.starting_at(end + usize::from(linked));
        let comma = phrase.filter(|phrase| {
            let told = linked && self.read.tokens.classes(phrase.head).any(occasions);
            told || self.read.syntax().is_time(phrase)
        });
        let comma = comma.map(|phrase| phrase.tokens.end).filter(|comma| self.read.punctuation(*comma, ','));
        let goes_on = |comma: &usize| {
            let next = comma + 1;
            matches!(self.tag(next), Tag::Verb | Tag::Auxiliary) || self.read.is(next, Class::CauseWord)
        };
        comma.filter(goes_on).unwrap_or(end)
    }

    /// Content on both sides of a tag between commas: `The bridge, the survey shows, is safe`.
    pub(crate) fn interrupted(&self, tag: usize, end: usize) -> Option<Vec<Range<usize>>> {
        let end = self.behind_occasion(end);
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
        // "It was shut because, she said, it was old": the clause behind the word is told, and not what it explains.
        let explains = self.tag(tag - 2) == Tag::Subordinator && self.read.is(tag - 2, Class::CauseWord);
        if explains && self.is_plain_clause(end + 1) {
            let after = self.read.trim(end + 1..self.end_of(end + 1, Reach::Clause));
            return Some(vec![after]);
        }
        // "It is small: the blanks, he pointed out, held fibres": behind the colon another statement begins.
        let boundary = self.boundary_before(tag);
        let colon = (boundary..tag).rev().find(|at| self.read.punctuation(*at, ':')).map_or(boundary, |at| at + 1);
        // "Few go unbeaten, `but by then`, he said, Leeds would be hard to stop": what begins behind the conjunction.
        let joins = |at: &usize| self.tag(*at) == Tag::Conjunction && *at > colon && self.read.punctuation(at - 1, ',');
        let apart = |at: &usize| self.has_verb(&(colon..*at)) && !self.has_verb(&(*at + 1..tag - 1));
        let joined = (colon..tag - 1).rev().find(joins).filter(apart);
        let before = self.read.trim(joined.map_or(colon, |at| at + 1)..tag - 1);
        let after = self.read.trim(end + 1..self.end_of(end + 1, Reach::Clause));
        // "The mayor, he said, but nobody listened": what follows must go on with what went before.
        // "The permit, he said, `had` been lost", "The mayor, he said, slept `and had` left": the verb of what went before.
        let joined = self.after_adverbs(after.start + usize::from(self.tag(after.start) == Tag::Conjunction));
        let acts = matches!(self.tag(joined), Tag::Auxiliary | Tag::Verb) && !after.is_empty();
        // "It was not clear, they said, `who` fired first"
        let asked = self.tag(after.start) == Tag::Wh && self.tag(before.end.saturating_sub(1)) == Tag::Adjective;
        let apart = matches!(self.tag(after.start), Tag::Conjunction | Tag::Gerund | Tag::Wh | Tag::Mark);
        // "The bridge will be closed, he said, and the road will be widened"
        let adds = self.has_verb(&before) && self.adds_clause(end + 1);
        let goes_on = acts || asked || adds || !apart;
        // "`If` it rains, he said, the road will flood"
        let fronted = self.is_subordinate(before.start) && self.has_verb(&after);
        // "It was, he said, the worst winter", "there was a risk, he said, that it would rain"
        let open =
            |at: usize| matches!(self.tag(at), Tag::Auxiliary | Tag::Preposition | Tag::That | Tag::To | Tag::Wh);
        let broken = before.end > before.start && open(before.end - 1);
        // "The road is shut, he said, `because` it rained", "there were two, he said, `the first` in May"
        let loose = self.tag(after.start) == Tag::Subordinator
            || (matches!(self.tag(after.start), Tag::Determiner | Tag::Number) && !self.has_verb(&after));
        let hangs = matches!(self.tag(after.start), Tag::That | Tag::To | Tag::Preposition) || loose || asked;
        let hangs = hangs && !after.is_empty() || adds;
        let before = if hangs && !broken { self.left_of(tag)? } else { before };
        // "Of course, Toft said, the lakes “are cold. Bring a coat.”": a quotation goes on over its sentence.
        let last = self.read.pair_at(after.end.saturating_sub(1)).filter(|(_, pair)| pair.open >= after.start);
        let after = last.map_or(after.clone(), |(_, pair)| after.start..pair.end.max(after.end));
        // "What's more, they note, there are two": a few words are no clause of their own.
        let few = self.read.count_words(&before) <= FEWEST_TOLD && self.tag(before.start) == Tag::Wh;
        let halves = self.has_verb(&after) && (few || !self.has_verb(&before));
        (goes_on && (halves || broken || hangs || acts || fronted))
            .then(|| vec![before, after].into_iter().filter(|part| !part.is_empty()).collect())
    }
}
