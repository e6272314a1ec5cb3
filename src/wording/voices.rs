//! Voices: who is heard at each place of the text.

use std::ops::Range;

use hashbrown::HashMap;

use super::posts;
use crate::grammar::clauses::VerbForm;
use crate::grammar::tags::Tag;
use crate::grammar::{Tokens, ZoneKind};
use crate::lexicon::{Class, Classes, Complement, CueClass, Frame, Role};
use crate::sourcing::speaking::{is_belief, is_statement};
use crate::sourcing::text::Read;
use crate::sourcing::{Attribution, AttributionKind, Quote, QuoteKind, SourceId};
use crate::sourcing::{interviews, introduced};
use crate::text::Span;

pub use crate::lexicon::Voice;

/// The voices of an article: stretches in text order that cover all its tokens.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    /// Stretches, sorted and disjoint.
    pub stretches: Vec<Stretch>,
    /// Words and numbers in each voice, by [`Voice::ALL`].
    pub words: [u32; 5],
}

/// A stretch of text in one voice.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Where it stands.
    pub span: Span,
    /// Who is heard.
    pub voice: Voice,
    /// The source whose words these are, in `Quoted` and `Paraphrased`.
    pub source: Option<SourceId>,
}

impl Voices {
    /// The stretch that a place starts in.
    #[must_use]
    pub fn at(&self, span: Span) -> Option<&Stretch> {
        let after = self.stretches.partition_point(|stretch| stretch.span.start() <= span.start());
        after.checked_sub(1).and_then(|at| self.stretches.get(at)).filter(|stretch| stretch.span.overlaps(span))
    }

    /// Words and numbers in a voice.
    #[must_use]
    pub fn words_in(&self, voice: Voice) -> u32 {
        self.words.get(voice as usize).copied().unwrap_or(0)
    }
}

/// Who is heard at each token: quotation marks before paraphrase, paraphrase before the part of the article.
pub(crate) fn find(read: Read<'_>, attributions: &[Attribution], quotes: &[Quote]) -> Voices {
    let mut heard = base(read.tokens);
    let uncued = attributions.iter().filter(|found| found.cue.is_none());
    let given: HashMap<Span, SourceId> =
        uncued.filter_map(|found| Some((*found.content.first()?, found.source?))).collect();
    for answer in interviews::find(read) {
        let speaker = read.place(&read.trim(answer.clone())).and_then(|place| given.get(&place).copied());
        if let Some(range) = heard.get_mut(answer) {
            range.fill((Voice::Quoted, speaker));
        }
    }
    let others = |found: &&Attribution| !found.names_nobody() && !is_writers_own(read, found);
    for found in attributions.iter().filter(|found| found.kind != AttributionKind::Direct).filter(others) {
        for part in &found.content {
            let Some(told) = told_in(read, found, read.tokens.within(*part)) else { continue };
            for at in told {
                if let Some(slot) = heard.get_mut(at).filter(|(voice, _)| *voice == Voice::Narrator) {
                    *slot = (Voice::Paraphrased, found.source);
                }
            }
        }
    }
    for post in posts::find(read) {
        if let Some(range) = heard.get_mut(post) {
            range.fill((Voice::Quoted, None));
        }
    }
    for quote in quotes.iter().filter(|quote| is_at_a_distance(quote.kind) || is_named(read, quote)) {
        if let Some(range) = heard.get_mut(read.tokens.within(quote.span)) {
            range.fill((Voice::Quoted, quote.source));
        }
    }
    stretches(read.tokens, &heard)
}

/// "I would suggest that it is a folly": whoever writes so speaks in the outlet's voice.
fn is_writers_own(read: Read<'_>, found: &Attribution) -> bool {
    let writer = Classes::of(&[Class::PronounFirst, Class::PronounFirstPlural]);
    let mention = found.mention.filter(|_| found.source.is_none() && !found.stance_only);
    mention.is_some_and(|mention| read.tokens.classes(read.tokens.first_from(mention)).any(writer))
}

/// The part of a content that tells what somebody said. A wish or a stance is told in the outlet's words, but for what
/// the speaker calls its object: "she denounced the plan as `a shambles`".
fn told_in(read: Read<'_>, found: &Attribution, content: Range<usize>) -> Option<Range<usize>> {
    if matches!(found.cue_class, CueClass::Attitude | CueClass::Attacking) {
        if is_of_the_mind(read, found, &content) {
            return Some(content);
        }
        if let Some(charge) = charge_in(read, found, content.clone()) {
            return Some(charge);
        }
        let called = content.clone().find(|at| read.preposition(*at) == Some(Complement::As))?;
        let called = called + 1..content.end;
        // "She attacked the plan as she left": when, not what.
        let acts = read.groups_in(called.clone()).iter().any(|group| group.form == VerbForm::Finite && !group.relative);
        return Some(called).filter(|_| !acts);
    }
    if is_statement(read, &content) {
        return Some(content);
    }
    is_calling(read, found).then(|| {
        // "Called the move a farce": the thing is the outlet's to name, what it is called is the speaker's.
        let object = read.phrases.starting_at(content.start).map_or(content.start, |object| object.tokens.end);
        if object < content.end { object..content.end } else { content }
    })
}

/// "Called the move political theatre": a verb that gives something a name.
fn is_calling(read: Read<'_>, found: &Attribution) -> bool {
    cue_frame(read, found).is_some_and(|frame| {
        let names = frame.takes(Complement::NounPhrase) && frame.takes(Complement::Quote);
        names && !frame.takes(Complement::That) && !frame.takes(Complement::Bare)
    })
}

/// "Roe `believes` the plan is a sham": it is so for Roe alone. What somebody knows or is sorry about is so for the outlet,
/// too, and cues of such things take no clause without its "that".
fn is_of_the_mind(read: Read<'_>, found: &Attribution, content: &Range<usize>) -> bool {
    let Some(cue) = found.cue.map(|cue| read.tokens.within(cue).start) else { return false };
    let takes = read.frames_at(cue).any(|frame| frame.class == CueClass::Attitude && frame.takes(Complement::Bare));
    takes && read.clauses.at(cue).is_some() && is_belief(read, content)
}

/// What the cue of an attribution is listed to take.
fn cue_frame<'a>(read: Read<'a>, found: &Attribution) -> Option<&'a Frame> {
    let cue = read.tokens.within(found.cue?).start;
    let entry = read.tokens.matches.of_role_at(Role::Cue, cue).and_then(|found| read.entry(found))?;
    entry.attributes.cue.as_ref()
}

/// "Accused Roe of `bullying the bank`", "blamed her for `wrecking it`": what somebody is charged with is the speaker's word.
fn charge_in(read: Read<'_>, found: &Attribution, content: Range<usize>) -> Option<Range<usize>> {
    let frame = cue_frame(read, found).filter(|frame| frame.class == CueClass::Attacking)?;
    let charges = |at: &usize| {
        let link = read.preposition(*at).filter(|link| matches!(link, Complement::Of | Complement::For));
        link.is_some_and(|link| read.tag(at + 1) == Tag::Gerund || (link == Complement::Of && frame.takes(link)))
    };
    let charge = content.clone().find(charges)?;
    Some(charge + 1..content.end)
}

/// "Words like “sham”": the outlet names the word and does not use it.
fn is_named(read: Read<'_>, quote: &Quote) -> bool {
    let open = read.tokens.first_from(quote.span);
    let pairs = &read.marks.pairs;
    let pair = pairs.get(pairs.partition_point(|pair| pair.open < open));
    quote.kind == QuoteKind::Term && pair.is_some_and(|pair| pair.open == open && introduced::is_named(read, pair))
}

/// Words of a speaker, words that the outlet puts in marks to keep off them, and what others called their works.
fn is_at_a_distance(kind: QuoteKind) -> bool {
    matches!(kind, QuoteKind::Speech | QuoteKind::ScareQuote | QuoteKind::Title | QuoteKind::Other)
}

/// Whether content is a clause that somebody could have said. "She opposes the sham trial that began", "he refused to join
/// the circus": there the outlet names the thing or the deed.
fn base(tokens: &Tokens) -> Vec<(Voice, Option<SourceId>)> {
    let mut heard = vec![(Voice::Narrator, None); tokens.len()];
    for paragraph in &tokens.paragraphs {
        let voice = match paragraph.zone {
            ZoneKind::Headline | ZoneKind::Dek => Voice::Headline,
            ZoneKind::Caption => Voice::Caption,
            _ => continue,
        };
        if let Some(range) = heard.get_mut(paragraph.tokens.clone()) {
            range.fill((voice, None));
        }
    }
    heard
}

fn stretches(tokens: &Tokens, heard: &[(Voice, Option<SourceId>)]) -> Voices {
    let mut voices = Voices::default();
    for paragraph in &tokens.paragraphs {
        let mut start = paragraph.tokens.start;
        for run in heard.get(paragraph.tokens.clone()).unwrap_or(&[]).chunk_by(|one, next| one == next) {
            let range = start..start + run.len();
            start = range.end;
            let (Some((voice, source)), Some(span)) = (run.first().copied(), tokens.place(range.clone())) else {
                continue;
            };
            if let Some(words) = voices.words.get_mut(voice as usize) {
                *words += u32::try_from(tokens.words_in(&range)).unwrap_or(u32::MAX);
            }
            voices.stretches.push(Stretch { span, voice, source });
        }
    }
    voices
}
