//! Anonymity: which words grant it, which state closeness in place of a name, and why a source is not named.

use std::ops::Range;

use super::attribution::{Attribution, AttributionId};
use super::sources::{Anonymity, Level, Reason, Source, SourceClass, count};
use super::text::Read;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Match, ReasonKind, Role};
use crate::text::Span;

/// Reliability from which words are a reason by themselves.
const FIRM: f32 = 0.5;

/// Looks for grants of anonymity, closeness phrases and reasons near what an unnamed source says.
pub(super) fn find(read: Read<'_>, terms: &Terms<'_>, attributions: &[Attribution], source: &mut Source) {
    if !source.class.is_unnamed() {
        return;
    }
    let mut sentences: Vec<usize> = source
        .attributions
        .iter()
        .filter_map(|id| attributions.get(id.0 as usize))
        .map(|found| found.sentence.0 as usize)
        .collect();
    sentences.dedup();
    let close = closeness(read, terms, source);
    for number in &sentences {
        let granted = place_of(read, first_in(&terms.grants, read.sentence(*number)));
        let granted = granted.or_else(|| granted_next(read, terms, source, number + 1));
        source.grant = source.grant.or(granted).or(close);
    }
    if source.grant.is_some() {
        for number in &sentences {
            let near = number.saturating_sub(1)..number + 2;
            let mut near = near.into_iter().filter(|near| near == number || !terms.is_anothers(source, *near));
            let found = near.find_map(|near| reason_in(read, &terms.reasons, read.sentence(near)));
            source.reason = source.reason.or(found);
        }
    } else {
        // "Classified information" alone may be what the talk is about.
        source.reason =
            sentences.iter().find_map(|number| reason_in(read, &terms.firm_reasons, read.sentence(*number)));
        // Where a reason is stated, the words that state it are what grants.
        source.grant = source.reason.map(|reason| reason.span);
    }
    source.reason = source.reason.or_else(|| reason_behind(read, source.grant?));
    source.anonymous = Anonymity {
        strict: source.grant.is_some(),
        described: source.level == Level::Described || source.class == SourceClass::UnnamedPerson,
        broad: true,
    };
}

/// "The official spoke on condition of anonymity": a grant in the next sentence, which names the source again.
fn granted_next(read: Read<'_>, terms: &Terms<'_>, source: &Source, sentence: usize) -> Option<Span> {
    let tokens = read.sentence(sentence);
    let granted = first_in(&terms.grants, tokens.clone())?;
    let head = read.tokens.within(source.name).rev().find(|at| read.tokens.is_word(*at))?;
    let noun = &read.doc[read.tokens.span(head)];
    let named = tokens.clone().any(|at| read.doc[read.tokens.span(at)].eq_ignore_ascii_case(noun));
    let pronoun = read.tag(tokens.start) == Tag::Pronoun && !read.is(tokens.start, Class::Indefinite);
    // "`One of them`, who asked for anonymity, …"
    let part = read.tag(tokens.start + 1) == Tag::Preposition && read.is(tokens.start + 2, Class::PronounPlural);
    place_of(read, Some(granted).filter(|_| named || pronoun || part))
}

/// "A man familiar with the deal": closeness stands in a mention or right behind it.
fn closeness(read: Read<'_>, terms: &Terms<'_>, source: &Source) -> Option<Span> {
    if terms.closeness.is_empty() {
        return None;
    }
    source.mentions.iter().find_map(|mention| {
        let tokens = read.tokens.within(*mention);
        place_of(read, first_in(&terms.closeness, tokens.start..tokens.end + 3))
    })
}

/// The terms of anonymity in an article, by what they say, in text order, and who speaks beside them.
pub(super) struct Terms<'a> {
    grants: Vec<&'a Match>,
    reasons: Vec<&'a Match>,
    /// Those that state a reason without a grant beside them.
    firm_reasons: Vec<&'a Match>,
    closeness: Vec<&'a Match>,
    /// The attributions that have a source, by their sentences.
    told: Vec<(usize, AttributionId)>,
}

impl<'a> Terms<'a> {
    pub(super) fn of(read: Read<'a>, attributions: &[Attribution]) -> Self {
        let of_class = |class| {
            let all = read.tokens.matches.all().iter().filter(|found| found.role == Role::Anonymity);
            all.filter(|found| read.entry(found).and_then(|entry| entry.attributes.class) == Some(class)).collect()
        };
        let numbered = attributions.iter().enumerate().filter(|(_, found)| found.source.is_some());
        let mut told: Vec<_> =
            numbered.map(|(number, found)| (found.sentence.0 as usize, AttributionId(count(number)))).collect();
        told.sort_unstable();
        let reasons: Vec<&Match> = of_class(Class::Reason);
        let firm = |term: &&&Match| read.entry(term).is_some_and(|entry| entry.weight >= FIRM);
        Self {
            grants: of_class(Class::Grant),
            firm_reasons: reasons.iter().filter(firm).copied().collect(),
            reasons,
            closeness: of_class(Class::Closeness),
            told,
        }
    }

    /// Whether somebody else speaks in a sentence: what is stated there is why that one is not named.
    fn is_anothers(&self, source: &Source, sentence: usize) -> bool {
        let first = self.told.partition_point(|(known, _)| *known < sentence);
        let mut inside = self.told.iter().skip(first).take_while(|(known, _)| *known == sentence);
        inside.any(|(_, number)| source.attributions.binary_search(number).is_err())
    }
}

/// The first of these terms that starts in a stretch of tokens.
fn first_in<'a>(terms: &[&'a Match], stretch: Range<usize>) -> Option<&'a Match> {
    let first = terms.partition_point(|term| (term.first as usize) < stretch.start);
    terms.get(first).copied().filter(|term| (term.first as usize) < stretch.end)
}

fn place_of(read: Read<'_>, found: Option<&Match>) -> Option<Span> {
    let found = found?;
    read.place(&(found.first as usize..found.end as usize))
}

/// "Asked not to be named `because she works there`": a reason that no list has, right behind the grant.
fn reason_behind(read: Read<'_>, grant: Span) -> Option<Reason> {
    let end = read.tokens.within(grant).end;
    let at = if read.punctuation(end, ',') { end + 1 } else { end };
    let sentence = read.sentence(read.sentence_of(end.checked_sub(1)?));
    let opens = sentence.contains(&at) && read.is(at, Class::CauseWord);
    let stop = (at + 1..sentence.end).find(|at| matches!(read.tag(*at), Tag::Punctuation | Tag::Mark));
    let tokens = at..stop.unwrap_or(sentence.end);
    Some(Reason { kind: ReasonKind::Other, span: read.place(&tokens).filter(|_| opens)? })
}

fn reason_in(read: Read<'_>, reasons: &[&Match], sentence: Range<usize>) -> Option<Reason> {
    let found = first_in(reasons, sentence)?;
    let kind = read.entry(found)?.attributes.reason?;
    // "For fear of losing `his pension`": what the words take is told with them.
    let tokens = found.first as usize..found.end as usize;
    let sentence = read.sentence(read.sentence_of(tokens.start));
    let taken = read.syntax().run_starting_at(tokens.end, sentence.end).filter(|run| run.kind != PhraseKind::Pronoun);
    Some(Reason { kind, span: read.place(&(tokens.start..taken.map_or(tokens.end, |run| run.tokens.end)))? })
}
