//! Sources: mentions merged into the persons, bodies and documents that speak, and how each is identified.

use std::ops::Range;

use hashbrown::HashMap;

use super::attribution::{Attribution, AttributionId, Draft, kind_of};
use super::merging::{self, Entities};
use super::owners::{Owner, owners};
use super::text::Read;
use super::{anonymity, speaking, standing};
use crate::grammar::SentenceId;
use crate::grammar::clauses::NounRun;
use crate::lexicon::{Class, ReasonKind, SourceType};
use crate::settings::Settings;
use crate::text::Span;

/// Number of a source in its article, from 0, in order of first mention.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// Somebody or something to whom at least one statement, belief or finding is attributed.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The fullest mention, which names the source.
    pub name: Span,
    /// Person, body, outlet or document; named or not.
    pub class: SourceClass,
    /// How far a reader could identify the source.
    pub level: Level,
    /// Words of its office or job, where the text gives them.
    pub role: Option<Span>,
    /// Words of the body it belongs to, where the text gives them.
    pub affiliation: Option<Span>,
    /// Field of life it speaks from.
    pub source_type: SourceType,
    /// Index into the settings' sides, if it matches one.
    pub side: Option<usize>,
    /// All mentions, in text order, pronouns included.
    pub mentions: Vec<Span>,
    /// By which definitions it is anonymous.
    pub anonymous: Anonymity,
    /// Words that grant anonymity or state closeness in place of a name.
    pub grant: Option<Span>,
    /// Stated reason of anonymity.
    pub reason: Option<Reason>,
    /// Its attributions, in text order. One that several sources make together is listed with each of them, and names the
    /// first as its own.
    pub attributions: Vec<AttributionId>,
    /// Words of its contents inside quotation marks; those of a joint statement are shared out among its sources.
    pub quoted_words: u32,
    /// All words of its contents, shared out likewise.
    pub attributed_words: u32,
}

/// What kind of entity a source is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceClass {
    /// A person with a name.
    NamedPerson,
    /// A body with a name, or a proper office.
    NamedOrganization,
    /// A newspaper, agency, broadcaster or site.
    MediaOutlet,
    /// A document, dataset or survey.
    Document,
    /// One person without a name.
    UnnamedPerson,
    /// Several people without names.
    UnnamedGroup,
}

/// Identification level, 0 (bare "sources") to 5 (name and role).
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// "Sources said", "it is understood".
    Bare,
    /// "Officials", "critics".
    Generic,
    /// "A senior State Department official", "one fisherman".
    Described,
    /// An institution, document or office.
    Institution,
    /// A name alone.
    Name,
    /// Name and role or affiliation.
    NameAndRole,
}

/// The three definitions of an anonymous source; rankings of outlets flip between them.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Anonymity {
    /// Unnamed, with a grant of anonymity or a closeness phrase.
    pub strict: bool,
    /// Unnamed, a singular or counted person or group.
    pub described: bool,
    /// Unnamed, generic groups included.
    pub broad: bool,
}

/// Why a source is not named, as stated.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Kind of reason.
    pub kind: ReasonKind,
    /// Where it is stated.
    pub span: Span,
}

impl SourceClass {
    /// All of them, in order.
    pub const ALL: &[Self] = &[
        Self::NamedPerson,
        Self::NamedOrganization,
        Self::MediaOutlet,
        Self::Document,
        Self::UnnamedPerson,
        Self::UnnamedGroup,
    ];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NamedPerson => "named_person",
            Self::NamedOrganization => "named_organization",
            Self::MediaOutlet => "media_outlet",
            Self::Document => "document",
            Self::UnnamedPerson => "unnamed_person",
            Self::UnnamedGroup => "unnamed_group",
        }
    }
}

impl SourceClass {
    /// Whether it is an unnamed person or group.
    #[must_use]
    pub fn is_unnamed(self) -> bool {
        matches!(self, Self::UnnamedPerson | Self::UnnamedGroup)
    }
}

impl Level {
    /// All levels, lowest first.
    pub const ALL: &[Self] =
        &[Self::Bare, Self::Generic, Self::Described, Self::Institution, Self::Name, Self::NameAndRole];

    /// The level as a number, 0 to 5.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }
}

/// Merges the mentions of all drafts, and gives the attributions with their sources.
pub(crate) fn find(read: Read<'_>, settings: &Settings, drafts: &[Draft]) -> (Vec<Attribution>, Vec<Source>) {
    let mut entities = merging::names(read);
    let owners = owners(read, &mut entities, drafts);
    let mut numbering = Numbering::default();
    let mut attributions = Vec::with_capacity(drafts.len());
    let mut speakers: Vec<Vec<SourceId>> = Vec::with_capacity(drafts.len());
    let speaking = speaking::speakers(read, drafts, &owners);
    for (draft, owner) in drafts.iter().zip(&owners) {
        let heard = owner.entities.iter().filter(|entity| speaking.contains(*entity));
        let all: Vec<SourceId> = heard.map(|entity| numbering.source_of(*entity)).collect();
        attributions.push(attribution(read, &entities, draft, owner, all.first().copied()));
        speakers.push(all);
    }
    let mut sources: Vec<Source> = numbering
        .entities
        .iter()
        .filter_map(|entity| entities.all.get(*entity))
        .map(|entity| standing::describe(read, settings, entity))
        .collect();
    for (number, (found, speakers)) in attributions.iter().zip(&speakers).enumerate() {
        give_words(read, AttributionId(count(number)), found, speakers, &mut sources);
    }
    tell_apart(read, &mut sources);
    sources.iter_mut().for_each(|source| bare_where_learned(read, &attributions, source));
    let terms = anonymity::Terms::of(read, &attributions);
    for source in &mut sources {
        anonymity::find(read, &terms, &attributions, source);
    }
    number_by_first_mention(&mut attributions, &mut sources);
    (attributions, sources)
}

/// "The Gazette has learned": an outlet that only passes on what it heard stands for somebody whom it does not name.
fn bare_where_learned(read: Read<'_>, attributions: &[Attribution], source: &mut Source) {
    let heard = |found: &Attribution| {
        let cue = found.cue.map(|cue| read.tokens.within(cue));
        cue.is_some_and(|mut cue| cue.any(|at| read.is(at, Class::HearsayVerb)))
    };
    let mut own = source.attributions.iter().filter_map(|id| attributions.get(id.0 as usize)).peekable();
    if source.class == SourceClass::MediaOutlet && own.peek().is_some() && own.all(heard) {
        source.level = Level::Bare;
    }
}

/// Two persons of one name are known by their titles: Mr Flint, Mrs Flint.
fn tell_apart(read: Read<'_>, sources: &mut [Source]) {
    let mut named: HashMap<&str, usize> = HashMap::new();
    for source in sources.iter().filter(|source| source.class == SourceClass::NamedPerson) {
        *named.entry(&read.doc[source.name]).or_default() += 1;
    }
    for source in sources.iter_mut().filter(|source| source.class == SourceClass::NamedPerson) {
        let shared = named.get(&read.doc[source.name]).is_some_and(|n| *n > 1);
        let longer = |mention: &&Span| mention.end() == source.name.end() && mention.start() < source.name.start();
        if let Some(titled) = source.mentions.iter().find(longer).copied().filter(|_| shared) {
            source.name = titled;
        }
    }
}

/// Gives an attribution to all who speak in it. Its words are shared out among them, so that none is counted twice.
fn give_words(read: Read<'_>, id: AttributionId, found: &Attribution, speakers: &[SourceId], sources: &mut [Source]) {
    let contents = || found.content.iter().map(|part| read.tokens.within(*part));
    let words: usize = contents().map(|tokens| read.count_words(&tokens)).sum();
    // A word is counted here as it is above: "It's" is one.
    let inside = contents().flatten().filter(|at| read.marks.is_inside(*at));
    let quoted: usize = inside.map(|at| read.count_words(&(at..at + 1))).sum();
    let share = |whole: usize, place: usize| count(whole / speakers.len()) + u32::from(place < whole % speakers.len());
    for (place, speaker) in speakers.iter().enumerate() {
        let Some(source) = sources.get_mut(speaker.0 as usize) else { continue };
        source.attributions.push(id);
        source.attributed_words += share(words, place);
        source.quoted_words += share(quoted, place);
    }
}

/// Puts sources in the order of their first mentions.
fn number_by_first_mention(attributions: &mut [Attribution], sources: &mut [Source]) {
    let mut order: Vec<usize> = (0..sources.len()).collect();
    order.sort_by_key(|number| sources.get(*number).and_then(|source| source.mentions.first().copied()));
    let mut place = vec![SourceId(0); order.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(*old) {
            *slot = SourceId(count(new));
        }
    }
    for found in attributions {
        found.source = found.source.and_then(|old| place.get(old.0 as usize).copied());
    }
    sources.sort_by_key(|source| source.mentions.first().copied());
}

/// Gives sources their numbers in the order in which they first speak.
#[derive(Default)]
struct Numbering {
    entities: Vec<usize>,
    numbers: HashMap<usize, usize>,
}

impl Numbering {
    fn source_of(&mut self, entity: usize) -> SourceId {
        let number = *self.numbers.entry(entity).or_insert_with(|| {
            self.entities.push(entity);
            self.entities.len() - 1
        });
        SourceId(count(number))
    }
}

fn attribution(
    read: Read<'_>,
    entities: &Entities<'_>,
    draft: &Draft,
    owner: &Owner,
    source: Option<SourceId>,
) -> Attribution {
    let place = |tokens: &Range<usize>| read.place(tokens);
    let named = |run: &NounRun| owner.joined.clone().unwrap_or_else(|| mention_of(read, entities, run));
    Attribution {
        kind: kind_of(read, &draft.content),
        source,
        stance_only: source.is_none() && !owner.entities.is_empty(),
        mention: draft.source.as_ref().and_then(|run| place(&named(run))),
        cue: draft.cue.as_ref().and_then(place),
        cue_class: draft.class,
        content: draft.content.iter().filter_map(place).collect(),
        sentence: SentenceId(count(draft.sentence)),
    }
}

/// The words that name a source where it speaks: a relative pronoun where one stands for it.
fn mention_of(read: Read<'_>, entities: &Entities<'_>, run: &NounRun) -> Range<usize> {
    if let Some(at) = run.relative.filter(|at| *at == run.tokens.end) {
        return run.tokens.start..at + 1;
    }
    run.relative.map_or_else(|| entities.mention_at(read, run), |at| at..at + 1)
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
