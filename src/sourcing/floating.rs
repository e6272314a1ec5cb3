//! Quotations that no cue claims: what goes on after its tag, what floats behind a sentence about its speaker.

use std::ops::Range;

use super::attribution::Draft;
use super::introduced;
use super::text::{Read, SPEAKERS};
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::marks::{Family, Pair};
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, CueClass, PartOfSpeech, Role};

/// Fewest words of a quotation that stands as a sentence of its own.
const FEWEST_WORDS: usize = 4;

/// Adds the quotations that no draft claims yet, each to the attribution it continues or as one of its own.
pub(crate) fn add(read: Read<'_>, drafts: &mut Vec<Draft>) {
    let mut claimed = Claimed::of(read, drafts);
    // Drafts stand in text order; those added here are later in the text than all that count as "before".
    let n_cued = drafts.len();
    let mut next_cued = 0;
    let mut last: Option<usize> = None;
    let mut quoting: Option<usize> = None;
    for pair in read.marks.pairs.iter().filter(|pair| pair.depth == 0) {
        while let Some(draft) = drafts.get(next_cued).filter(|draft| next_cued < n_cued && draft.start() < pair.open) {
            // "“…,” asked Roe of her attack on the “sham”. “…”": what is told beside a quotation is no speech that goes on.
            let beside = quoting.and_then(|at| drafts.get(at)).is_some_and(|quoting| is_beside(read, draft, quoting));
            if can_go_on(read, draft) && !beside {
                last = Some(next_cued);
                quoting = if quotes(read, draft) { last } else { quoting };
            }
            next_cued += 1;
        }
        if claimed.holds(pair) {
            continue;
        }
        if !is_speech(read, pair) {
            drafts.extend(partial(read, pair));
            continue;
        }
        // "“…,” said Roe, who wants more. “…”": what is told inside the tag parts nothing.
        let goes_on = [last, quoting].into_iter().flatten().find(|at| continues(read, drafts.get(*at), pair));
        if let Some(draft) = goes_on.and_then(|at| drafts.get_mut(at)) {
            draft.content.push(pair.open..pair.end);
            claimed.add(pair.open..pair.end);
            continue;
        }
        let earlier = last.and_then(|number| Some((number, drafts.get(number)?)));
        let found = named_after(read, pair)
            .or_else(|| whose_verdict(read, pair))
            .or_else(|| introduced(read, pair))
            .or_else(|| embedded(read, pair))
            .or_else(|| follows(read, earlier, pair));
        if let Some(found) = found {
            claimed.add(pair.open..pair.end);
            last = Some(drafts.len());
            drafts.push(found);
        }
    }
    sort(drafts);
}

/// Whether a quotation behind may be of who speaks here: nobody is named in "when asked", and no survey goes on speaking.
fn can_go_on(read: Read<'_>, draft: &Draft) -> bool {
    let survey = draft.source.as_ref().is_some_and(|run| read.is(run.head, Class::SurveyNoun));
    let quotes = draft.content.first().is_some_and(|part| read.is_mark(part.start));
    !survey && (draft.source.is_some() || draft.cue.is_none() || quotes)
}

/// Whether a noun tells something in the sentence of a quotation, or somebody passes the quotation on: "“…,” the judge said,
/// `according to the Post`. “…”"
fn is_beside(read: Read<'_>, draft: &Draft, quoting: &Draft) -> bool {
    let noun = draft.cue.as_ref().is_some_and(|cue| read.tag(cue.start) == Tag::Noun);
    // "According to" is no verb.
    let says = |cue: &Range<usize>| {
        let group = read.clauses.at(cue.start);
        group.is_some_and(|group| group.form != VerbForm::Gerund || cue.len() == 1)
    };
    let verb = |draft: &Draft| draft.cue.as_ref().is_some_and(says);
    let holds = |quoted: &Range<usize>| draft.content.iter().any(|part| part.contains(&quoted.start));
    let passed_on = draft.cue.is_some() && !verb(draft) && verb(quoting) && quoting.content.first().is_some_and(holds);
    (noun || passed_on) && draft.sentence == quoting.sentence
}

/// Which tokens are content of some draft.
pub(super) struct Claimed(Vec<bool>);

impl Claimed {
    pub(super) fn of(read: Read<'_>, drafts: &[Draft]) -> Self {
        let mut claimed = Self(vec![false; read.tokens.len()]);
        drafts.iter().flat_map(|draft| &draft.content).for_each(|part| claimed.add(part.clone()));
        claimed
    }

    fn add(&mut self, part: Range<usize>) {
        if let Some(range) = self.0.get_mut(part) {
            range.fill(true);
        }
    }

    /// Whether a pair's first or last word is claimed: contents start and end at words, and hold pairs whole.
    fn holds(&self, pair: &Pair) -> bool {
        self.any(pair.open..pair.end)
    }

    /// Whether any token of a stretch is claimed.
    pub(super) fn any(&self, stretch: Range<usize>) -> bool {
        self.0.get(stretch).is_some_and(|range| range.contains(&true))
    }
}

/// Puts drafts in text order, and keeps what they say of each other true.
pub(super) fn sort(drafts: &mut [Draft]) {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|number| drafts.get(*number).map_or(0, Draft::start));
    let mut place = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(*old) {
            *slot = new;
        }
    }
    for draft in drafts.iter_mut() {
        draft.same_source_as = draft.same_source_as.and_then(|old| place.get(old).copied());
    }
    drafts.sort_by_key(Draft::start);
}

/// A quotation that stands as a sentence: it starts or ends one, or is long.
pub(crate) fn is_speech(read: Read<'_>, pair: &Pair) -> bool {
    let inside = pair.inside();
    let words = read.count_words(&inside);
    let starts = read.sentence(read.sentence_of(pair.open)).start == pair.open;
    let last = inside.end.saturating_sub(1);
    let stopped = ['.', '!', '?', ','].iter().any(|stop| read.punctuation(last, *stop));
    let capital = read.tokens.is_capital(inside.start);
    match pair.family {
        Family::Single => words >= FEWEST_WORDS && stopped && capital,
        _ => {
            (words >= FEWEST_WORDS && (starts || stopped || capital)) || (starts && stopped && words > 0) || words >= 8
        }
    }
}

fn draft(read: Read<'_>, source: Option<NounRun>, same: Option<usize>, pair: &Pair) -> Draft {
    let quoted = pair.open..pair.end;
    Draft {
        cue: None,
        class: CueClass::Neutral,
        source,
        same_source_as: same,
        content: vec![quoted],
        sentence: read.sentence_of(pair.open),
    }
}

/// Whether a quotation goes on with an earlier one: same paragraph, only its tag between.
fn continues(read: Read<'_>, earlier: Option<&Draft>, pair: &Pair) -> bool {
    let Some(earlier) = earlier else { return false };
    let Some(end) = earlier.content.last().map(|part| part.end) else { return false };
    let sentence = read.sentence_of(pair.open);
    let same_paragraph = read.paragraph_of(end.saturating_sub(1)) == read.paragraph_of(pair.open);
    if goes_on_in_next(read, earlier, pair) {
        return true;
    }
    let tag_sentence = earlier.cue.as_ref().map_or(earlier.sentence, |cue| read.sentence_of(cue.start));
    let near = sentence <= tag_sentence.max(read.sentence_of(end.saturating_sub(1))) + 1;
    end <= pair.open && same_paragraph && quotes(read, earlier) && near && read.sentence(sentence).start == pair.open
}

/// Whether a content begins or ends inside quotation marks.
fn quotes(read: Read<'_>, draft: &Draft) -> bool {
    let first = draft.content.first().map(|part| part.start);
    let last = draft.content.last().map(|part| part.end.saturating_sub(1));
    first.into_iter().chain(last).any(|at| read.marks.is_inside(at))
}

/// “…,” Roe said. And a whole paragraph more between marks, right behind the one that ends so.
fn goes_on_in_next(read: Read<'_>, earlier: &Draft, pair: &Pair) -> bool {
    let ends = [earlier.cue.as_ref(), earlier.source.as_ref().map(|run| &run.tokens), earlier.content.last()];
    let last = ends.into_iter().flatten().map(|part| part.end).max().unwrap_or(0);
    let (before, here) = (read.paragraph_of(last.saturating_sub(1)), read.paragraph_of(pair.open));
    let paragraph =
        |number: usize| read.tokens.paragraphs.get(number).map_or(0..0, |paragraph| paragraph.tokens.clone());
    let (before_it, it) = (paragraph(before), paragraph(here));
    let quotes = earlier.content.first().is_some_and(|part| read.is_mark(part.start)) && earlier.cue.is_some();
    let closes = read.trim(last..before_it.end).is_empty() && read.trim(pair.end..it.end).is_empty();
    before + 1 == here && quotes && closes && it.start == pair.open && earlier.class != CueClass::Attitude
}

/// `“…” — Jane Roe`: a dash and a name to the end of the paragraph.
fn named_after(read: Read<'_>, pair: &Pair) -> Option<Draft> {
    let mut at = pair.end;
    if !read.tokens.is_dash(at) {
        return None;
    }
    while read.tokens.is_dash(at) {
        at += 1;
    }
    let paragraph = read.tokens.paragraphs.get(read.paragraph_of(pair.open))?;
    let run = read.syntax().run_starting_at(at, paragraph.tokens.end)?;
    let end = run.tokens.end + usize::from(read.punctuation(run.tokens.end, '.'));
    let ends = end >= paragraph.tokens.end || read.punctuation(end, ',');
    (run.kind == PhraseKind::Name && ends).then(|| draft(read, Some(run), None, pair))
}

/// "“It will hold.” That was `Roe's verdict`": whose words the next sentence says they were.
fn whose_verdict(read: Read<'_>, pair: &Pair) -> Option<Draft> {
    let that = pair.end;
    let says = read.is(that, Class::Demonstrative) && read.is(that + 1, Class::Be);
    let phrase = read.phrases.starting_at(that + 2).filter(|phrase| says && read.is(phrase.head, Class::CueNoun))?;
    let genitive = phrase.tokens.clone().find(|at| read.tag(*at) == Tag::Genitive)?;
    let head = genitive.checked_sub(1).filter(|head| *head >= phrase.tokens.start)?;
    let kind = if read.tag(head) == Tag::Name { PhraseKind::Name } else { PhraseKind::Common };
    let run = NounRun::new(phrase.tokens.start..genitive, head, kind);
    read.can_speak(&run).then(|| draft(read, Some(run), None, pair))
}

/// A sentence that ends in a colon before the quotation: its subject speaks.
fn introduced(read: Read<'_>, pair: &Pair) -> Option<Draft> {
    let before = pair.open.checked_sub(1)?;
    // "Veltran said,⏎“It is over.”"
    let apart = read.punctuation(before, ',') && read.paragraph_of(before) != read.paragraph_of(pair.open);
    if !read.punctuation(before, ':') && !apart {
        return None;
    }
    let stretch = read.sentence(read.sentence_of(before)).start..before;
    if let Some(run) = signed(read, stretch.clone()) {
        return Some(draft(read, Some(run), None, pair));
    }
    let speaks = read.groups_in(stretch.clone()).iter().filter(|group| read.is_utterance(group.main));
    let speaker = speaks.filter_map(|group| group.subject.clone()).find(|run| is_person_like(read, run));
    let run = speaker.or_else(|| subject_of(read, stretch.clone())).or_else(|| label(read, stretch))?;
    Some(draft(read, Some(run), None, pair))
}

/// "Pilots agree - Ana Roe: “…”": a name alone between a dash and the colon.
fn signed(read: Read<'_>, stretch: Range<usize>) -> Option<NounRun> {
    let syntax = read.syntax();
    let phrase = syntax.phrase_before(stretch.end, stretch.start)?;
    let dash = phrase.tokens.start.checked_sub(1).filter(|at| stretch.contains(at) && read.tokens.is_dash(*at));
    let run = NounRun::from(phrase);
    (dash.is_some() && run.kind == PhraseKind::Name && read.can_speak(&run)).then_some(run)
}

/// "More from Roe: “…”", "Roe (Vellin): “…”": who is named right before the colon, where nobody acts.
fn label(read: Read<'_>, stretch: Range<usize>) -> Option<NounRun> {
    let acts = !read.groups_in(stretch.clone()).is_empty();
    let syntax = read.syntax();
    let phrase = syntax.phrase_before(stretch.end, stretch.start).filter(|_| !acts)?;
    let place = read.tokens.classes(phrase.head).any(Classes::PLACES);
    let run = NounRun::from(phrase);
    // "Later on the radio: “…”" tells where.
    let link = run.tokens.start.checked_sub(1).filter(|at| *at >= stretch.start && read.tag(*at) == Tag::Preposition);
    let place = place || link.is_some_and(|at| read.preposition(at) != Some(Complement::From));
    (!place && run.kind != PhraseKind::Pronoun && is_person_like(read, &run)).then_some(run)
}

/// A quotation inside a sentence whose verb is in no list: the subject of the nearest verb before or after it.
fn embedded(read: Read<'_>, pair: &Pair) -> Option<Draft> {
    // "He hosts a show called “The Dam and Its Men”": a title.
    if introduced::is_no_speech(read, pair) {
        return None;
    }
    let sentence = read.sentence(read.sentence_of(pair.open));
    let behind = |group: &&VerbGroup| {
        let acts = read.tag(group.main) == Tag::Verb && read.is(group.main, Class::FormPast);
        let last = pair.end.saturating_sub(1);
        let attached = group.tokens.start == pair.end || read.sentence_of(group.main) == read.sentence_of(last);
        acts && group.form == VerbForm::Finite && attached && read.paragraph_of(group.main) == read.paragraph_of(last)
    };
    if let Some(group) = read.groups_in(pair.end..pair.end + 9).iter().find(behind) {
        let run = group.subject.clone().filter(|run| run.tokens.start >= pair.end);
        let inverted = (group.tokens.start == pair.end)
            .then(|| read.syntax().run_starting_at(group.tokens.end, read.tokens.len()))
            .flatten();
        if let Some(run) = run.or(inverted).filter(|run| is_person_like(read, run)) {
            let mut found = draft(read, Some(run), None, pair);
            found.cue = Some(group.main..group.main + 1);
            return Some(found);
        }
    }
    if sentence.start == pair.open {
        return None;
    }
    let run = subject_of(read, sentence.start..pair.open)?;
    Some(draft(read, Some(run), None, pair))
}

/// The subject of the last verb in a stretch that has one.
fn subject_of(read: Read<'_>, stretch: Range<usize>) -> Option<NounRun> {
    // Who acts inside a quotation is not who speaks it.
    let told = read.groups_in(stretch).iter().rev().filter(|group| !read.marks.is_inside(group.main));
    // "Those services are open to “anybody”": what is told of a thing it does not say.
    let thing = |group: &VerbGroup| {
        let common = |run: &NounRun| {
            let classes = read.tokens.classes(run.head);
            run.kind == PhraseKind::Common && !classes.any(Classes::PERSON_NOUNS) && !read.is(run.head, Class::Measure)
        };
        read.is(group.main, Class::Be) && group.subject.as_ref().is_some_and(common)
    };
    let told = told.filter(|group| !is_told(read, group) && !thing(group));
    let mut acting = told.filter(|group| group.subject.as_ref().is_some_and(|run| is_person_like(read, run)));
    // "Roe hailed Voss, who had left, as “a pilot”": a clause inside tells of another one.
    let main = acting.clone().find(|group| !group.relative);
    main.or_else(|| acting.next()).and_then(|group| group.subject.clone())
}

/// "Managers `were warned` that it was “a sieve”": whoever is told speaks no word of it.
fn is_told(read: Read<'_>, group: &VerbGroup) -> bool {
    group.passive && group.form != VerbForm::Participle && read.is_utterance(group.main)
}

fn is_person_like(read: Read<'_>, run: &NounRun) -> bool {
    let pronouns =
        Classes::of(&[Class::PronounMasculine, Class::PronounFeminine, Class::PronounPlural, Class::PronounFirst]);
    match run.kind {
        PhraseKind::Name => read.can_speak(run),
        PhraseKind::Pronoun => read.tokens.classes(run.head).any(pronouns),
        PhraseKind::Common => read.tokens.classes(run.head).any(SPEAKERS),
    }
}

/// A quotation that is a sentence of its own: the speaker of the sentence before, or who spoke last.
fn follows(read: Read<'_>, earlier: Option<(usize, &Draft)>, pair: &Pair) -> Option<Draft> {
    let sentence = read.sentence_of(pair.open);
    if read.sentence(sentence).start != pair.open && !opens_behind_time(read, pair) {
        return None;
    }
    let here = read.paragraph_of(pair.open);
    let before = sentence.checked_sub(1)?;
    let same_paragraph = read.tokens.sentences.get(before).is_some_and(|other| other.paragraph == here);
    let last = earlier.filter(|(_, draft)| draft.source.is_some());
    // "Agency data come in many forms. “We want an app.”": papers say no sentence of their own.
    let speaks = |run: &NounRun| run.kind != PhraseKind::Common || !read.tokens.classes(run.head).any(Classes::PAPERS);
    if same_paragraph && let Some(run) = subject_of(read, read.sentence(before)).filter(speaks) {
        // "When a reporter asked about it, `Lund laughed`": of two who are told of, the one behind the comma.
        let sentence = read.sentence(before);
        let fronted = matches!(read.tag(sentence.start), Tag::Wh | Tag::Subordinator);
        let answers = |draft: &Draft| {
            let asked = draft.source.as_ref().map_or(sentence.start, |asked| asked.tokens.end);
            fronted && (asked..run.tokens.start).any(|at| read.punctuation(at, ','))
        };
        return Some(match last.filter(|(_, draft)| draft.sentence == before && !answers(draft)) {
            Some((number, said)) => draft(read, said.source.clone(), Some(number), pair),
            None => draft(read, Some(run), None, pair),
        });
    }
    let (number, said) = last?;
    let near = read.paragraph_of(said.content.last()?.start) + 2 >= here;
    near.then(|| draft(read, said.source.clone(), Some(number), pair))
}

/// "In the end, “we went home.”": only when or where stands before a quotation that goes on to the end.
fn opens_behind_time(read: Read<'_>, pair: &Pair) -> bool {
    let sentence = read.sentence(read.sentence_of(pair.open));
    let lead = sentence.start..pair.open;
    let acts =
        |at: usize| matches!(read.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Gerund | Tag::Participle | Tag::Mark);
    let comma = read.punctuation(pair.open.saturating_sub(1), ',');
    let opens = read.tag(lead.start) == Tag::Preposition && lead.len() <= LONGEST_LEAD && comma;
    opens && !lead.clone().any(acts) && pair.end >= sentence.end && read.tokens.is_capital(pair.inside().start)
}

/// Longest phrase of time or place before a quotation, in tokens.
const LONGEST_LEAD: usize = 8;

/// A few quoted words in a sentence that says by some cue that its subject speaks: `launched into praise of "…"`.
fn partial(read: Read<'_>, pair: &Pair) -> Option<Draft> {
    if pair.family == Family::Single || introduced::is_no_speech(read, pair) {
        return None;
    }
    let sentence = read.sentence(read.sentence_of(pair.open));
    let is_cue = |at: &usize| {
        let verb = matches!(read.tag(*at), Tag::Verb | Tag::Participle | Tag::Gerund) && read.is_utterance(*at);
        (verb || (read.is(*at, Class::CueNoun) && read.tag(*at) == Tag::Noun && is_firm_noun(read, *at)))
            && !read.marks.is_inside(*at)
    };
    let source_of = |at: usize| {
        let group = read.clauses.at(at);
        if group.is_some_and(|group| is_told(read, group)) {
            return None;
        }
        let acting = group.and_then(|group| group.subject.clone());
        acting.or_else(|| subject_of(read, sentence.start..at)).filter(|run| is_person_like(read, run))
    };
    let (cue, run) = (sentence.start..pair.open).rev().filter(is_cue).find_map(|at| Some((at, source_of(at)?)))?;
    let mut found = draft(read, Some(run), None, pair);
    found.cue = Some(cue..cue + 1);
    Some(found)
}

/// Least reliable noun that makes a few quoted words behind it somebody's: the share of its uses that report.
const LEAST_FIRM: f32 = 0.5;

/// Whether a noun cue mostly tells what somebody said: "praise", and not "order".
fn is_firm_noun(read: Read<'_>, at: usize) -> bool {
    let entries =
        read.tokens.matches.at(at).iter().filter(|found| found.role == Role::Cue).filter_map(|found| read.entry(found));
    let mut nouns = entries.filter(|entry| entry.pos == Some(PartOfSpeech::Noun));
    nouns.any(|entry| entry.weight >= LEAST_FIRM)
}
