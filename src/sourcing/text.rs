//! What the passes of this layer read: one article with its tokens, marks and syntax.

use std::ops::Range;

use super::roles;
use crate::grammar::Tokens;
use crate::grammar::clauses::{Clauses, NounRun, Syntax, VerbGroup};
use crate::grammar::marks::{Marks, Pair};
use crate::grammar::phrases::{PhraseKind, Phrases};
use crate::grammar::tags::{Tag, Tags};
use crate::lexicon::{Class, Classes, Complement, CueClass, Entry, Frame, LexiconSet, Match, Role};
use crate::text::{Document, Span};

/// One article as the passes of this layer read it.
#[derive(Copy, Clone)]
pub(crate) struct Read<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) lexicons: &'a LexiconSet,
    pub(crate) tokens: &'a Tokens,
    pub(crate) tags: &'a Tags,
    pub(crate) phrases: &'a Phrases,
    pub(crate) clauses: &'a Clauses,
    pub(crate) marks: &'a Marks,
}

/// Digits of a year.
const YEAR: usize = 4;

impl<'a> Read<'a> {
    pub(crate) fn syntax(&self) -> Syntax<'a> {
        Syntax { tokens: self.tokens, tags: self.tags, phrases: self.phrases }
    }

    pub(crate) fn tag(&self, at: usize) -> Tag {
        self.tags.of(at)
    }

    pub(crate) fn is(&self, at: usize, class: Class) -> bool {
        self.tokens.is(at, class)
    }

    /// Harvel `&` Sons: whether a token is the sign that joins the names of a firm.
    pub(crate) fn joins_partners(self, at: usize) -> bool {
        self.punctuation(at, '&') && self.phrases.at(at).is_some()
    }

    pub(crate) fn punctuation(&self, at: usize, character: char) -> bool {
        self.tokens.is_punctuation(at, character)
    }

    /// Whether a token is the sign of a currency.
    pub(crate) fn is_currency(&self, at: usize) -> bool {
        ['$', '£', '€'].into_iter().any(|sign| self.punctuation(at, sign))
    }

    pub(crate) fn is_mark(&self, at: usize) -> bool {
        self.tag(at) == Tag::Mark
    }

    /// The complement that a preposition of this name opens.
    pub(crate) fn preposition(&self, at: usize) -> Option<Complement> {
        self.lexicons.complement(self.tokens.word(at))
    }

    pub(crate) fn entry(&self, found: &Match) -> Option<&'a Entry> {
        self.lexicons.entry(found.entry)
    }

    pub(crate) fn place(&self, tokens: &Range<usize>) -> Option<Span> {
        self.tokens.place(tokens.clone())
    }

    pub(crate) fn count_words(&self, tokens: &Range<usize>) -> usize {
        self.tokens.words_in(tokens)
    }

    /// The tokens of a sentence.
    pub(crate) fn sentence(&self, number: usize) -> Range<usize> {
        self.tokens.sentences.get(number).map_or(0..0, |sentence| sentence.tokens.clone())
    }

    /// Number of the sentence of a token.
    pub(crate) fn sentence_of(&self, at: usize) -> usize {
        self.tokens.sentence_of(at).0 as usize
    }

    /// Number of the paragraph of a token.
    pub(crate) fn paragraph_of(&self, at: usize) -> usize {
        self.tokens.sentences.get(self.sentence_of(at)).map_or(0, |sentence| sentence.paragraph)
    }

    /// The verb groups that start in a stretch of tokens.
    pub(crate) fn groups_in(&self, stretch: Range<usize>) -> &'a [VerbGroup] {
        let groups = &self.clauses.groups;
        let first = groups.partition_point(|group| group.tokens.start < stretch.start);
        let end = groups.partition_point(|group| group.tokens.start < stretch.end);
        groups.get(first..end).unwrap_or(&[])
    }

    /// The outermost pair of quotation marks that a token is in.
    pub(crate) fn pair_at(&self, at: usize) -> Option<(usize, Pair)> {
        let number = self.marks.pair_at(at)?;
        Some((number, *self.marks.pairs.get(number)?))
    }

    /// The pair that opens at a token.
    pub(crate) fn pair_opening(&self, at: usize) -> Option<(usize, Pair)> {
        self.pair_at(at).filter(|(_, pair)| pair.open == at)
    }

    /// The closed pair that ends before a token.
    pub(crate) fn pair_ending(&self, at: usize) -> Option<(usize, Pair)> {
        self.pair_at(at.checked_sub(1)?).filter(|(_, pair)| pair.end == at && pair.closed)
    }

    /// The verb group whose main verb is this token.
    pub(crate) fn group_of_main(&self, at: usize) -> Option<&'a VerbGroup> {
        self.clauses.at(at).filter(|group| group.main == at)
    }

    /// Whether a phrase could be somebody or something that speaks, thinks or shows.
    pub(crate) fn can_speak(&self, run: &NounRun) -> bool {
        let classes = self.tokens.classes(run.head);
        match run.kind {
            PhraseKind::Pronoun => !classes.any(Classes::of(&[Class::PronounSecond, Class::Existential])),
            PhraseKind::Name => {
                !classes.any(Classes::of(&[Class::Weekday, Class::Month, Class::Event])) && !self.is_period(run)
            }
            PhraseKind::Common => {
                let number = run.tokens.clone().any(|at| self.tag(at) == Tag::Number);
                let counted = classes.has(Class::Measure) && number;
                let role = self.tokens.matches.of_role_at(Role::SourceRole, run.head).is_some()
                    || roles::is_compound_office(*self, run.head);
                // "4 in 10", "two of the men", "21,000 said"; a year says nothing.
                let bare = run.tokens.clone().all(|at| matches!(self.tag(at), Tag::Number | Tag::Determiner));
                let few = bare && self.tag(run.head) == Tag::Number && self.tokens.span(run.head).len() != YEAR;
                let share = few
                    || run.tokens.clone().any(|at| self.tag(at) == Tag::Preposition)
                        && self.tag(run.head) == Tag::Number;
                // "One said so. The other said no."
                let other = classes.has(Class::PronounIndefinite) && !classes.has(Class::Quantifier);
                // "The work suggests that": one piece of research that was told of.
                let definite =
                    self.tag(run.tokens.start) == Tag::Determiner && !self.is(run.tokens.start, Class::Indefinite);
                let research = definite && run.tokens.len() == 2 && classes.has(Class::ResearchNoun);
                // "Forty minutes" were waited, and are no record of a meeting.
                let told = run.tokens.start..run.head;
                let numbered = told.into_iter().any(|at| self.tag(at) == Tag::Number || self.is(at, Class::NumberWord));
                // "Three-quarters said so"
                let part = classes.has(Class::FractionWord) && self.tokens.is_hyphened(run.head);
                if numbered && classes.has(Class::TimeWord) && !self.is_aged(run) && !part {
                    return false;
                }
                counted
                    || role
                    || part
                    || self.is_aged(run)
                    || research
                    || self.is_part_of_people(run)
                    || share
                    || (other && self.tag(run.head) == Tag::Noun)
                    || (classes.any(SPEAKERS) && self.tag(run.head) != Tag::Number)
            }
        }
    }

    /// "The `54-year-old` said": an age that stands for whoever has it.
    fn is_aged(&self, run: &NounRun) -> bool {
        let years = run.head.checked_sub(1).filter(|at| self.is(*at, Class::TimeWord) && self.tokens.is_hyphened(*at));
        let one = self.tokens.is_hyphened(run.head) && self.is(run.head, Class::Adjective);
        years.is_some_and(|years| one && years > run.tokens.start)
    }

    /// "A growing number of farmers", "a plurality of voters": some of those who can speak.
    fn is_part_of_people(&self, run: &NounRun) -> bool {
        let new = self.is(run.tokens.start, Class::Indefinite);
        let of = |at: &usize| self.preposition(*at) == Some(Complement::Of) && *at > run.head;
        let link = run.tokens.clone().find(of).filter(|_| new);
        let people = link.and_then(|link| self.phrases.starting_at(link + 1));
        people.is_some_and(|phrase| {
            // "A median of 91 percent of voters"
            let share = self.is(phrase.head, Class::Measure) && self.tag(phrase.tokens.start) == Tag::Number;
            share || self.is(phrase.head, Class::FormPlural) && self.tokens.classes(phrase.head).any(SPEAKERS)
        })
    }

    /// National Fishing Week: a time that is named after something.
    fn is_period(&self, run: &NounRun) -> bool {
        let before = run.head.checked_sub(1).filter(|at| run.tokens.contains(at) && self.is(run.head, Class::TimeWord));
        let after_thing = before.is_some_and(|at| self.is(at, Class::Noun) && !self.is(at, Class::GivenName));
        let outlet = |at: usize| self.tokens.matches.of_role_at(Role::Media, at).is_some();
        after_thing && !self.is(run.head, Class::MediaName) && !run.tokens.clone().any(outlet)
    }

    /// Whether a token is the preposition of the agent of a passive.
    pub(crate) fn is_agent_marker(&self, at: usize) -> bool {
        self.tag(at) == Tag::Preposition && self.is(at, Class::AgentMarker)
    }

    /// How the cues that start at a token are used.
    pub(crate) fn frames_at(self, at: usize) -> impl Iterator<Item = &'a Frame> {
        let cues = self.tokens.matches.at(at).iter().filter(|found| found.role == Role::Cue);
        cues.filter_map(move |found| self.entry(found)?.attributes.cue.as_ref())
    }

    /// Whether the cue at a token tells what was said, and not what is wished, done or felt.
    pub(crate) fn is_utterance(&self, at: usize) -> bool {
        let says = |frame: &Frame| frame.takes(Complement::That) || frame.takes(Complement::Quote);
        self.frames_at(at).any(|frame| frame.class != CueClass::Attitude && says(frame))
    }

    /// Whether the cue at a token can stand in a tag: "she says", "they believe".
    pub(crate) fn is_telling(&self, at: usize) -> bool {
        let told = [Complement::That, Complement::Quote, Complement::Bare];
        self.frames_at(at).any(|frame| told.into_iter().any(|complement| frame.takes(complement)))
    }

    /// `tokens` without punctuation and white space at the ends; quotation marks stay.
    pub(crate) fn trim(&self, tokens: Range<usize>) -> Range<usize> {
        // "[Laughs] I have", "from 41 to 47%", "€3bn": marks of the words beside them.
        let bound = |at: usize| ['(', ')', '[', ']', '%'].iter().any(|mark| self.punctuation(at, *mark));
        let kept = |at: usize| bound(at) || self.is_currency(at);
        let loose = |at: usize| self.tag(at) == Tag::Punctuation && !kept(at);
        let (mut first, mut end) = (tokens.start, tokens.end);
        while first < end && loose(first) {
            first += 1;
        }
        while end > first && loose(end - 1) {
            end -= 1;
        }
        first..end
    }
}

/// Nouns that stand for people, bodies or documents.
pub(crate) const SPEAKERS: Classes = Classes::of(&[
    Class::RoleNoun,
    Class::PersonNoun,
    Class::GenericGroup,
    Class::BareGroup,
    Class::CollectiveGroup,
    Class::InstitutionNoun,
    Class::InstitutionName,
    Class::MediaNoun,
    Class::MediaName,
    Class::DocumentNoun,
    Class::SurveyNoun,
    Class::DatasetNoun,
    Class::StatementNoun,
    Class::Demonym,
]);
