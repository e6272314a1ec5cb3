//! Colon forms: a name and a colon before what it says, in headlines, interviews and transcripts.

use std::cell::OnceCell;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::attribution::Draft;
use super::floating::{self, Claimed};
use super::text::Read;
use crate::grammar::ZoneKind;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::PhraseKind;
use crate::lexicon::{Class, Classes, CueClass};

/// Adds an attribution for each paragraph that opens with who speaks and a colon.
pub(crate) fn add(read: Read<'_>, drafts: &mut Vec<Draft>) {
    let claimed = Claimed::of(read, drafts);
    let capitals = Capitals { read, counts: OnceCell::new() };
    let mut turns = Vec::new();
    for paragraph in &read.tokens.paragraphs {
        let first = paragraph.tokens.start;
        let Some(run) = read.syntax().run_starting_at(first, paragraph.tokens.end) else { continue };
        let colon = run.tokens.end;
        if !read.punctuation(colon, ':')
            || colon + 1 >= paragraph.tokens.end
            || !speaks(&capitals, &run, paragraph.zone)
        {
            continue;
        }
        if claimed.any(colon..paragraph.tokens.end) {
            continue;
        }
        let content = read.trim(colon + 1..paragraph.tokens.end);
        if content.is_empty() {
            continue;
        }
        let sentence = read.sentence_of(first);
        turns.push(Draft {
            cue: Some(colon..colon + 1),
            class: CueClass::Neutral,
            source: Some(run),
            same_source_as: None,
            content: vec![content],
            sentence,
        });
    }
    drafts.extend(turns);
    floating::sort(drafts);
}

/// Whether what stands before the colon is somebody: a person's name, a role, or in a headline a body too.
fn speaks(capitals: &Capitals<'_>, run: &NounRun, zone: ZoneKind) -> bool {
    let read = capitals.read;
    let classes = read.tokens.classes(run.head);
    let person = Classes::of(&[Class::RoleNoun, Class::PersonNoun, Class::GivenName, Class::GenericGroup]);
    let body = Classes::of(&[
        Class::InstitutionNoun,
        Class::InstitutionName,
        Class::SurveyNoun,
        Class::MediaName,
        Class::MediaNoun,
    ]);
    let given = run.tokens.clone().any(|at| read.is(at, Class::GivenName) || read.is(at, Class::Honorific));
    let place = classes.any(Classes::of(&[Class::Country, Class::City, Class::Region, Class::Month, Class::Weekday]));
    let named = run.kind == PhraseKind::Name && (given || read.count_words(&run.tokens) <= 2) && !place;
    match zone {
        ZoneKind::Headline => (classes.any(person) || classes.any(body) || (named && capitals.again(run))) && !place,
        _ => (classes.any(person) && read.count_words(&run.tokens) <= 5) || (named && (given || capitals.again(run))),
    }
}

/// How often each capitalised word stands in an article; counted when first asked for, as few articles hold a turn.
struct Capitals<'a> {
    read: Read<'a>,
    counts: OnceCell<HashMap<&'a str, usize, FixedState>>,
}

impl Capitals<'_> {
    /// Whether the last word of a name stands in the article again.
    fn again(&self, run: &NounRun) -> bool {
        let tokens = self.read.tokens;
        let word = |at: usize| &self.read.doc[tokens.span(at)];
        let counts = self.counts.get_or_init(|| {
            let mut counts = HashMap::default();
            for at in (0..tokens.len()).filter(|at| tokens.is_capital(*at)) {
                *counts.entry(word(at)).or_default() += 1;
            }
            counts
        });
        let itself = usize::from(tokens.is_capital(run.head));
        counts.get(word(run.head)).is_some_and(|count| *count > itself)
    }
}
