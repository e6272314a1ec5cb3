//! Leaks: what was given out by people who are not named, "figures provided anonymously by aides".

use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::HashSet;

use super::attribution::Draft;
use super::standing::type_in;
use super::text::{Read, SPEAKERS};
use crate::grammar::clauses::{NounRun, VerbGroup};
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, CueClass, Role, SourceType};

/// How far behind the verb its agent may stand, in tokens.
const AGENT_WITHIN: usize = 8;

/// Nouns for what can be given out in words.
const TOLD: Classes = Classes::PAPERS.union(Classes::of(&[Class::CueNoun]));

/// Adds an attribution for each passive that a grant of anonymity stands in, with its agent as the source.
pub(super) fn add(read: Read<'_>, drafts: &mut Vec<Draft>) {
    let grants = read.tokens.matches.all().iter().filter(|found| found.role == Role::Anonymity);
    let grants =
        grants.filter(|found| read.entry(found).is_some_and(|entry| entry.attributes.class == Some(Class::Grant)));
    let leaks: Vec<Draft> =
        grants.filter_map(|grant| leak(read, &(grant.first as usize..grant.end as usize))).collect();
    // Few articles hold any.
    if !leaks.is_empty() {
        let mut known = Known::default();
        drafts.iter().for_each(|draft| known.add(draft));
        drafts.extend(leaks.into_iter().filter(|leak| known.is_new(leak)));
    }
}

/// Cues and sources that attributions have.
#[derive(Default)]
struct Known {
    cues: HashSet<Range<usize>, FixedState>,
    sources: HashSet<NounRun, FixedState>,
}

impl Known {
    fn add(&mut self, draft: &Draft) {
        self.cues.extend(draft.cue.clone());
        self.sources.extend(draft.source.clone());
    }

    /// Whether neither the cue nor the source of a leak is known; then they are.
    fn is_new(&mut self, leak: &Draft) -> bool {
        let cue = leak.cue.as_ref().is_some_and(|cue| self.cues.contains(cue));
        let source = leak.source.as_ref().is_some_and(|source| self.sources.contains(source));
        if !cue && !source {
            self.add(leak);
        }
        !cue && !source
    }
}

fn leak(read: Read<'_>, grant: &Range<usize>) -> Option<Draft> {
    // The verb stands in the term or right before it.
    let group = (grant.start.saturating_sub(1)..grant.end).find_map(|at| read.clauses.at(at))?;
    let told = what_is_told(read, group).filter(|_| group.passive || read.is(group.main, Class::FormParticiple))?;
    let agent = agent_of(read, group, grant.end)?;
    let in_words = read.tokens.classes(told.head).any(TOLD) || is_press_told(read, &agent);
    in_words.then(|| Draft {
        cue: Some(group.main..group.main + 1),
        class: CueClass::Neutral,
        source: Some(agent),
        same_source_as: None,
        content: vec![told.tokens],
        sentence: group.sentence,
    })
}

/// "Figures `provided` by aides", "figures, `provided` by aides, rose".
fn what_is_told(read: Read<'_>, group: &VerbGroup) -> Option<NounRun> {
    let own = group.subject.clone().filter(|run| run.tokens.end <= group.tokens.start);
    let comma = group.tokens.start.checked_sub(1).filter(|at| read.punctuation(*at, ','));
    let before = || {
        let start = read.sentence(group.sentence).start;
        let syntax = read.syntax();
        Some(syntax.run_ending_with(syntax.phrase_before(comma?, start)?, start))
    };
    own.or_else(before)
}

/// Who is named behind the passive, in the same breath.
fn agent_of(read: Read<'_>, group: &VerbGroup, from: usize) -> Option<NounRun> {
    let end = read.sentence(group.sentence).end;
    let pause = |at: &usize| matches!(read.tag(*at), Tag::Punctuation | Tag::Mark | Tag::Verb | Tag::Auxiliary);
    let near = group.tokens.end..end.min(from + AGENT_WITHIN);
    let by = near.take_while(|at| !pause(at)).find(|at| read.is_agent_marker(*at))?;
    let phrase = read.phrases.starting_at(by + 1)?;
    let run = NounRun::from(phrase);
    let people = run.kind == PhraseKind::Common && read.tokens.classes(run.head).any(SPEAKERS);
    (people && read.can_speak(&run)).then_some(run)
}

/// "By aides `to reporters`".
fn is_press_told(read: Read<'_>, agent: &NounRun) -> bool {
    let behind = agent.tokens.end;
    let hearer = read.phrases.starting_at(behind + 1).filter(|_| read.tag(behind) == Tag::Preposition);
    hearer.is_some_and(|phrase| {
        let media = read.tokens.classes(phrase.head).any(Classes::of(&[Class::MediaName, Class::MediaNoun]));
        media || type_in(read, phrase.tokens.clone(), &[Role::SourceRole]) == Some(SourceType::Media)
    })
}
