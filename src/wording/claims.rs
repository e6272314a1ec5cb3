//! Claims on nobody's authority: hedged ones, scare quotes, agentless passives, opinion in the outlet's own voice.

use std::ops::Range;

use super::language::Hit;
use super::told::Told;
use super::verdicts;
use super::voices::Voices;
use crate::grammar::SentenceId;
use crate::grammar::clauses::{VerbForm, VerbGroup};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, CueClass, Entry, Frame, ObjectIs, Role};
use crate::sourcing::speaking::is_belief;
use crate::sourcing::text::Read;
use crate::sourcing::{Attribution, AttributionKind, Level, Quote, QuoteKind, Source};
use crate::text::Span;

/// A claim without a voice that answers for it, or words held at a distance.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Claim {
    /// What kind.
    pub kind: ClaimKind,
    /// The words that show it.
    pub span: Span,
    /// Its sentence.
    pub sentence: SentenceId,
}

/// Kinds of [`Claim`].
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimKind {
    /// Rests on nobody: reportedly, is believed to, critics say.
    Hedged,
    /// Few quoted words without a speaker: "so-called" by marks.
    ScareQuote,
    /// A passive that hides who acted.
    AgentlessPassive,
    /// A judgement in the outlet's own voice.
    Opinion,
}

impl ClaimKind {
    /// All of them, in order.
    pub const ALL: &[Self] = &[Self::Hedged, Self::ScareQuote, Self::AgentlessPassive, Self::Opinion];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hedged => "hedged",
            Self::ScareQuote => "scare-quote",
            Self::AgentlessPassive => "agentless-passive",
            Self::Opinion => "opinion",
        }
    }
}

/// What the pass reads besides the article.
pub(crate) struct Found<'a> {
    pub(crate) attributions: &'a [Attribution],
    pub(crate) sources: &'a [Source],
    pub(crate) quotes: &'a [Quote],
    pub(crate) hits: &'a [Hit],
    pub(crate) voices: &'a Voices,
}

/// Finds all claims on nobody's authority, in text order.
pub(crate) fn find(read: Read<'_>, found: &Found<'_>) -> Vec<Claim> {
    let pass = Pass { read, found, told: Told::of(read, found.attributions) };
    let mut claims: Vec<Claim> = Vec::new();
    claims.extend(read.tokens.matches.of_role(Role::HedgedClaim).filter_map(|term| pass.hedge(term)));
    claims.extend(found.attributions.iter().filter_map(|attribution| pass.collective(attribution)));
    claims.extend(found.quotes.iter().filter_map(|quote| pass.scare_quote(quote)));
    claims.extend(read.clauses.groups.iter().filter_map(|group| pass.agentless(group)));
    claims.extend(read.clauses.groups.iter().filter_map(|group| pass.existential(group)));
    claims.extend(found.hits.iter().filter_map(|hit| pass.opinion(hit)));
    claims.extend(read.clauses.groups.iter().filter_map(|group| pass.verdict(group)));
    claims.sort_by_key(|claim| (claim.kind, claim.span));
    claims
        .dedup_by(|next, kept| next.kind == kept.kind && (next.span.overlaps(kept.span) || follows(read, next, kept)));
    claims.sort_by_key(|claim| (claim.span, claim.kind));
    claims
}

/// "Is believed to be linked to": one claim, hedged twice.
fn follows(read: Read<'_>, next: &Claim, kept: &Claim) -> bool {
    next.kind == ClaimKind::Hedged && read.doc[kept.span.gap_to(next.span)].trim().is_empty()
}

/// Least weight of a term of register that makes its sentence an opinion.
const OPINION_WEIGHT: f32 = 0.5;

/// Reliability from which a verb is a cue, and its passive no hidden deed.
const CUE_WEIGHT: f32 = 0.3;

/// Reliability from which a noun tells that somebody speaks or feels.
const LEAST_FIRM: f32 = 0.5;

/// How far behind a verb stands what something is judged as, in tokens.
const AS_WITHIN: usize = 6;

/// How far behind a passive its agent may stand, in tokens.
const AGENT_WITHIN: usize = 10;

/// Nouns for what lies about as well as tells.
const PAPERS: Classes = Classes::of(&[Class::DocumentNoun, Class::StatementNoun, Class::DatasetNoun]);

/// What stands behind a noun and tells what it says.
const TELLING: [Complement; 5] =
    [Complement::Of, Complement::About, Complement::For, Complement::Over, Complement::Against];

/// What the parts of the pass read.
pub(super) struct Pass<'p, 'a> {
    pub(super) read: Read<'a>,
    pub(super) found: &'p Found<'p>,
    pub(super) told: Told,
}

impl Pass<'_, '_> {
    /// Whether the outlet itself speaks here.
    fn is_own_voice(&self, span: Span) -> bool {
        self.found.voices.at(span).is_some_and(|stretch| stretch.voice.is_own())
    }

    pub(super) fn claim(&self, kind: ClaimKind, tokens: &Range<usize>) -> Option<Claim> {
        let span = self.read.place(tokens)?;
        let sentence = self.read.tokens.sentence_of(tokens.start);
        self.is_own_voice(span).then_some(Claim { kind, span, sentence })
    }

    pub(super) fn has_agent(&self, from: usize) -> bool {
        let read = self.read;
        // "Believed to have been killed `by a bomb`": the agent of the verb before it.
        // "Were shot and `killed` by police": both by them.
        let shares = |at: usize| {
            let joined = at > from && read.tag(at - 1) == Tag::Conjunction;
            joined && read.is(at, Class::FormParticiple) && read.is_agent_marker(at + 1)
        };
        let stops = |at: &usize| {
            // "Given a chance of `winning` Vellin by the polls"
            let acts = || read.clauses.at(*at).is_some_and(|group| group.form != VerbForm::Gerund);
            matches!(read.tag(*at), Tag::Punctuation | Tag::Mark | Tag::None | Tag::To) || (acts() && !shares(*at))
        };
        (from..from + AGENT_WITHIN).take_while(|at| !stops(at)).any(|at| {
            let time = read.phrases.at(at + 1).is_some_and(|phrase| read.syntax().is_time(phrase));
            read.is_agent_marker(at) && read.tag(at + 1) != Tag::Gerund && !time
        })
    }

    /// "Critics say", "some believe": a source that nobody could call.
    fn collective(&self, attribution: &Attribution) -> Option<Claim> {
        let read = self.read;
        let mention = attribution.mention?;
        let cue = attribution.cue?;
        let source = attribution.source.and_then(|id| self.found.sources.get(id.0 as usize));
        let generic = source.is_none_or(|source| source.level <= Level::Generic);
        let vague = |at: usize| {
            read.tokens.matches.at(at).iter().any(|term| {
                let class = read.entry(term).and_then(|entry| entry.attributes.class);
                // "Local officials", "conservative groups": what narrows a noun down is no group.
                let heads = || read.phrases.at(at).is_none_or(|phrase| phrase.head < term.end as usize);
                let noun = || class == Some(Class::HedgeCollectiveNoun) && heads();
                term.role == Role::HedgedClaim && (class == Some(Class::HedgeCollectivePronoun) || noun())
            })
        };
        // "Many prefer the tram", "voters should consider it": a taste or a thought, and no claim.
        let names = read.is(read.tokens.first_from(cue), Class::NamingParticiple);
        let takes_things = || {
            let at = read.tokens.first_from(cue);
            let things = |frame: &Frame| frame.takes(Complement::NounPhrase) && !frame.takes(Complement::Bare);
            attribution.cue_class == CueClass::Neutral && read.frames_at(at).any(things)
        };
        let plain = (attribution.cue_class == CueClass::Attitude || takes_things()) && !names;
        let told = |content: &Span| {
            let tokens = read.tokens.within(*content);
            is_belief(read, &tokens) || matches!(read.tag(tokens.start), Tag::That | Tag::Wh | Tag::Subordinator)
        };
        if plain && !attribution.content.iter().any(told) {
            return None;
        }
        // "People knew how to swim": a skill.
        let first = attribution.content.first().map(|content| read.tokens.first_from(*content));
        if first.is_some_and(|first| read.tag(first) == Tag::Wh && read.tag(first + 1) == Tag::To) {
            return None;
        }
        let tokens = read.tokens.within(mention);
        // "The critics" have been named before, or will be; "some critics" could be anybody.
        let first = read.tokens.classes(tokens.start);
        let article = first.has(Class::Determiner) && !first.has(Class::Quantifier);
        let definite = article || first.has(Class::PossessiveDeterminer);
        // "Legal observers note": what kind they are is told.
        let kind = tokens.clone().any(|at| read.tag(at) == Tag::Adjective && !read.is(at, Class::Quantifier));
        let plain = generic && !kind && tokens.len() <= 3 && tokens.clone().any(vague) && !definite;
        // "Fans chanted, “…”": whole sentences are quoted of those who were there.
        if !self.claims_something(cue) || attribution.kind == AttributionKind::Direct {
            return None;
        }
        let place = mention.cover(cue);
        let near = place.len() < mention.len() + cue.len() + 30;
        if !plain || !near {
            return None;
        }
        self.claim(ClaimKind::Hedged, &read.tokens.within(place))
    }

    /// Whether a cue tells that something is so: "say", "believe", "call it so", but not "want", "reject" or "came to protest".
    fn claims_something(&self, cue: Span) -> bool {
        let at = self.read.tokens.first_from(cue);
        let group = self.read.group_of_main(at).filter(|group| group.form == VerbForm::Infinitive);
        let clause = self.read.tokens.within(cue).end;
        if group.is_some() && !matches!(self.read.tag(clause), Tag::That | Tag::Wh | Tag::Mark) {
            return false;
        }
        // "Some are criticising it `as` a sham"
        let within = at + 1..at + AS_WITHIN;
        let as_such = within.into_iter().any(|at| self.read.preposition(at) == Some(Complement::As));
        let judges = as_such && self.read.frames_at(at).any(|frame| frame.class == CueClass::Attacking);
        let names = self.read.is(at, Class::NamingParticiple) || judges;
        let quotes = |frame: &Frame| frame.object == Some(ObjectIs::Source);
        // "Some want to know if it is safe"
        let asks = |frame: &Frame| frame.takes(Complement::Wh) && frame.class != CueClass::Attitude;
        let claims = |frame: &Frame| frame.takes(Complement::That) || asks(frame) || names;
        self.read.frames_at(at).any(|frame| !quotes(frame) && claims(frame))
    }

    /// "There has been talk of a merger": words or feelings that exist, and nobody who has them.
    fn existential(&self, group: &VerbGroup) -> Option<Claim> {
        let read = self.read;
        let there = group.tokens.start.checked_sub(1).filter(|at| read.is(*at, Class::Existential))?;
        let exists = read.is(group.main, Class::Be) && group.form == VerbForm::Finite && !group.negated;
        let phrase = read.phrases.starting_at(group.tokens.end).filter(|_| exists)?;
        let said = read.is(phrase.head, Class::CueNoun) && !read.is(phrase.tokens.start, Class::Negation);
        let next = phrase.tokens.end;
        let mut terms = read.tokens.matches.at(phrase.head).iter().filter(|term| term.role == Role::Cue);
        let told = terms.any(|term| read.entry(term).is_some_and(|entry| self.tells(entry, next)));
        let owned = self.has_owner(&(phrase.head..next)) || self.has_agent(next);
        (said && told && !owned).then(|| self.claim(ClaimKind::Hedged, &(there..next)))?
    }

    /// Whether a noun is followed by what it tells: "talk `of` a merger", "a report `that`", not "a report on the desk".
    fn tells(&self, noun: &Entry, next: usize) -> bool {
        let read = self.read;
        let paper = read.tokens.classes(next - 1).any(PAPERS);
        let taken = |complement| noun.attributes.cue.as_ref().is_some_and(|frame| frame.takes(complement));
        let tells = |complement| TELLING.contains(&complement) || (!paper && taken(complement));
        let follows = match read.tag(next) {
            Tag::That => true,
            Tag::Preposition => read.is(next, Class::HolderMarker) || read.preposition(next).is_some_and(tells),
            _ => !paper && read.phrases.starting_at(next).is_some(),
        };
        noun.weight >= LEAST_FIRM && follows
    }

    fn scare_quote(&self, quote: &Quote) -> Option<Claim> {
        if quote.kind != QuoteKind::ScareQuote {
            return None;
        }
        let sentence = self.read.tokens.sentence_of(self.read.tokens.first_from(quote.span));
        Some(Claim { kind: ClaimKind::ScareQuote, span: quote.span, sentence })
    }

    fn agentless(&self, group: &VerbGroup) -> Option<Claim> {
        // "Asked that her name not `be used`"
        let unsaid = group.tokens.start.checked_sub(1).is_some_and(|at| self.read.tag(at) == Tag::Negation);
        if !group.passive || group.form != VerbForm::Finite || group.negated || unsaid {
            return None;
        }
        let cue = self.read.tokens.matches.of_role_at(Role::Cue, group.main);
        let told = cue.and_then(|cue| self.read.entry(cue)).is_some_and(|entry| entry.weight >= CUE_WEIGHT);
        // Who was asked for a reply, and what a claim rests on, is told of elsewhere.
        let of_role = |role| group.tokens.clone().any(|at| self.read.tokens.matches.of_role_at(role, at).is_some());
        let hedged = || [Role::HedgedClaim, Role::Reply, Role::Anonymity].into_iter().any(of_role);
        let state = self.read.is(group.main, Class::StateParticiple);
        let possible = group.tokens.clone().any(|at| self.read.is(at, Class::Modal));
        if told || state || possible || hedged() || self.has_agent(group.tokens.end) || self.is_unsure(group) {
            return None;
        }
        self.claim(ClaimKind::AgentlessPassive, &group.tokens)
    }

    /// "It is feared that 30 are buried", "experts believe it was shelved", "declined to say whether anybody was
    /// dismissed": nothing is told as done.
    fn is_unsure(&self, group: &VerbGroup) -> bool {
        let Some(place) = self.read.place(&group.tokens) else { return false };
        let start = self.read.sentence(self.read.sentence_of(group.tokens.start)).start;
        let refuses = |at: usize| self.read.tokens.matches.of_role_at(Role::Reply, at).map(|found| found.end as usize);
        let asks = |at: usize| self.read.is(at, Class::Whether) || self.read.is(at, Class::WhWord);
        self.told.holds(place) || (start..group.tokens.start).filter_map(refuses).any(asks)
    }

    fn verdict(&self, group: &VerbGroup) -> Option<Claim> {
        self.claim(ClaimKind::Opinion, &verdicts::find(self.read, self.found.hits, group)?)
    }

    fn opinion(&self, hit: &Hit) -> Option<Claim> {
        let entry = self.read.lexicons.entry(hit.entry)?;
        let role = self.read.lexicons.file_of(entry)?.role;
        let judges = role == Role::Opinion && entry.weight >= OPINION_WEIGHT;
        if !judges || !self.is_own_voice(hit.span) {
            return None;
        }
        let first = self.read.tokens.first_from(hit.span);
        let sentence = self.read.tokens.sentence_of(first);
        // "Would be a mistake": the whole verb is shown.
        let group = self.read.clauses.at(first).and_then(|group| self.read.place(&group.tokens));
        let span = group.map_or(hit.span, |group| hit.span.cover(group));
        Some(Claim { kind: ClaimKind::Opinion, span, sentence })
    }
}
