//! The rules that tag one token, from its word's classes and the tags before it.

use super::capitals::Capitals;
use super::names::Names;
use super::tags::{Tag, Tags};
use super::tokens::Tokens;
use crate::lexicon::{Class, Classes, Role};
use crate::text::PieceKind;

/// Tags the tokens of one sentence, from left to right.
pub(super) struct Tagger<'a> {
    pub(super) tokens: &'a Tokens,
    pub(super) tags: &'a Tags,
    pub(super) names: &'a Names,
    pub(super) first: usize,
    pub(super) end: usize,
    /// What a capital says in this sentence.
    pub(super) capitals: Capitals,
}

pub(super) const AUXILIARY: Classes = Classes::of(&[Class::Be, Class::Have, Class::Do, Class::Modal]);
pub(super) const VERB_FORM: Classes =
    Classes::of(&[Class::FormBase, Class::FormThird, Class::FormPast, Class::FormParticiple, Class::FormIng]);
pub(super) const VERB_WORD: Classes = Classes::of(&[Class::Verb, Class::CueVerb]);
pub(super) const NOUN_WORD: Classes = Classes::of(&[
    Class::Noun,
    Class::PersonNoun,
    Class::RoleNoun,
    Class::InstitutionNoun,
    Class::MediaNoun,
    Class::DocumentNoun,
    Class::SurveyNoun,
    Class::DatasetNoun,
    Class::StatementNoun,
    Class::BareGroup,
    Class::GenericGroup,
    Class::CueNoun,
    Class::TimeWord,
    Class::Measure,
    Class::Platform,
]);
pub(super) const PERSONAL: Classes = Classes::of(&[
    Class::PronounMasculine,
    Class::PronounFeminine,
    Class::PronounPlural,
    Class::PronounFirst,
    Class::PronounFirstPlural,
    Class::PronounSecond,
    Class::PronounNeuter,
    Class::PronounIndefinite,
]);
pub(super) const CLOSED: Classes = Classes::of(&[
    Class::Determiner,
    Class::PossessiveDeterminer,
    Class::Preposition,
    Class::Conjunction,
    Class::Subordinator,
    Class::WhWord,
    Class::Relative,
    Class::Be,
    Class::Have,
    Class::Do,
    Class::Modal,
    Class::Negation,
    Class::Demonstrative,
    Class::PronounSubject,
    Class::Complementizer,
    Class::Quantifier,
]);

/// Most words of a cue that hyphens join, less one.
const LONGEST_JOINED: usize = 3;

/// Longest name in front of an office in letters, in tokens: the National Rifle Association CEO.
const LONGEST_OWNER: usize = 4;

/// What an adverb before a noun can only belong to.
pub(super) const ADJECTIVAL: Classes = Classes::of(&[Class::Adjective, Class::FormParticiple, Class::FormIng]);

impl Tagger<'_> {
    pub(super) fn before(&self, at: usize) -> Tag {
        if at > self.first { self.tags.of(at - 1) } else { Tag::None }
    }

    /// The tag before, adverbs and negations passed over.
    pub(super) fn before_adverbs(&self, at: usize) -> Tag {
        let mut at = at;
        // "People who were there said": behind a word of place another verb begins.
        let passed = |at: usize| {
            matches!(self.tags.of(at), Tag::Adverb | Tag::Negation) && !self.tokens.is(at, Class::Existential)
        };
        while at > self.first && passed(at - 1) {
            at -= 1;
        }
        self.before(at)
    }

    pub(super) fn next_classes(&self, at: usize) -> Classes {
        if at + 1 < self.end { self.tokens.classes(at + 1) } else { Classes::default() }
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        match self.tokens.kind(at) {
            Some(PieceKind::Number) => Tag::Number,
            Some(PieceKind::Mark(_)) if self.is_plural_genitive(at) => Tag::Genitive,
            Some(PieceKind::Mark(_)) => Tag::Mark,
            Some(PieceKind::Punctuation(_)) => Tag::Punctuation,
            Some(PieceKind::Word) if self.joined_cue(at).is_some() => self.joined_cue(at).unwrap_or(Tag::None),
            // "A think tank": no word of a listed body acts.
            Some(PieceKind::Word) => match self.word(at) {
                Tag::Verb | Tag::Gerund | Tag::Participle if self.names.is_compound(at) => Tag::Noun,
                tag => tag,
            },
            None => Tag::None,
        }
    }

    /// "She `e-mailed` them", "a `tip-off`": the words of a cue that hyphens join are one noun, or a verb and what narrows it.
    fn joined_cue(&self, at: usize) -> Option<Tag> {
        let joined = |at: usize| self.tokens.is_hyphened(at);
        if !joined(at) && !joined(at + 1) {
            return None;
        }
        let lowest = self.first.max(at.saturating_sub(LONGEST_JOINED));
        let first = (lowest..=at).rev().find(|at| !joined(*at))?;
        let mut cues = self.tokens.matches.at(first).iter().filter(|found| found.role == Role::Cue);
        let cue = cues.find(|found| at < found.end as usize && (first + 1..found.end as usize).all(joined))?;
        match cue.form {
            Class::FormSingular | Class::FormPlural => Some(Tag::Noun),
            Class::FormPast | Class::FormThird if at + 1 < cue.end as usize => Some(Tag::Adverb),
            Class::FormPast | Class::FormThird => Some(Tag::Verb),
            _ => None,
        }
    }

    fn word(&self, at: usize) -> Tag {
        let classes = self.tokens.classes(at);
        if classes.has(Class::Clitic) {
            return self.clitic(at);
        }
        // "replied @annorr"
        if at > self.first && self.tokens.is_punctuation(at - 1, '@') && self.tokens.is_glued(at) {
            return Tag::Name;
        }
        if self.is_shape(at) {
            return Tag::Adjective;
        }
        if self.is_office_in_letters(at, classes) || self.is_age_alone(at) {
            return Tag::Noun;
        }
        let capital = self.is_capital(at);
        let opens = at == self.first || (at == self.first + 1 && self.before(at) == Tag::Mark);
        let inside = || capital && !opens && self.names_inside(at, classes);
        let acts = || capital && opens && self.opens_with_acting_name(at, classes);
        if self.names.is_listed(at) || self.is_initial(at) || inside() || acts() {
            return Tag::Name;
        }
        // "a since-deleted post", "an up-to-date plan"
        let joined = self.tokens.is_hyphened(at + 1) && self.before(at) == Tag::Determiner;
        if joined && classes.any(Classes::of(&[Class::Preposition, Class::Subordinator])) {
            return Tag::Adjective;
        }
        // "her would-be successor"
        if classes.has(Class::Modal) && !capital && self.tokens.is_hyphened(at + 1) {
            return Tag::Adjective;
        }
        if let Some(tag) = self.closed(at, classes) {
            return tag;
        }
        if capital && opens && self.opens_with_name(at, classes) {
            return Tag::Name;
        }
        if classes.is_empty() && !capital && self.before(at) == Tag::To {
            return Tag::Verb;
        }
        self.open(at, classes)
    }

    /// "Ruth `A.` Mercer": one letter and its stop before a name, a word of a closed class or not.
    fn is_initial(&self, at: usize) -> bool {
        let stopped = self.tokens.is_punctuation(at + 1, '.') && self.tokens.is_glued(at + 1);
        let letter = self.tokens.span(at).len() == 1 && self.tokens.is_capital(at) && stopped;
        let name = letter && at + 2 < self.end && self.tokens.is_capital(at + 2);
        // "Plan A. Mothers left": a common noun is a surname behind a given name alone.
        let before = if at > self.first { self.tokens.classes(at - 1) } else { Classes::default() };
        let given = before.any(Classes::of(&[Class::GivenName, Class::GivenNameWeak, Class::Honorific]));
        name && (given || !self.is_ordinary(self.tokens.classes(at + 2)))
    }

    /// "The 54-year-`old` said so": the last word of an age with no noun behind it.
    fn is_age_alone(&self, at: usize) -> bool {
        let joined = |at: usize| at > self.first && self.tokens.is_hyphened(at);
        let adjective = self.tokens.is(at, Class::Adjective);
        let aged = adjective && joined(at) && joined(at - 1) && self.tokens.is(at - 1, Class::TimeWord);
        aged && self.before(at - 1) == Tag::Number && (!self.tokens.is_word(at + 1) || self.next_is_verb(at))
    }

    /// "A `T`-shaped room": the letter is a shape.
    fn is_shape(&self, at: usize) -> bool {
        let joined = self.tokens.is_hyphened(at + 1) && !self.tokens.is_capital(at + 1);
        joined && self.tokens.span(at).len() == 1 && self.next_classes(at).any(ADJECTIVAL)
    }

    /// "The `CEO` said": letters that stand for an office name nobody by themselves.
    fn is_office_in_letters(&self, at: usize, classes: Classes) -> bool {
        let office = self.tokens.is_all_capitals(at) && classes.has(Class::RoleNoun) && !self.tokens.is_capital(at + 1);
        // "The NRA `CEO` said"
        let named = (self.first..at).rev().take_while(|at| self.tags.of(*at) == Tag::Name).take(LONGEST_OWNER).count();
        let behind = || {
            matches!(self.before(at - named), Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective)
                || (named == 0 && self.before(at) == Tag::Noun)
        };
        office && !self.names.is_listed(at) && behind()
    }

    /// A capital inside a sentence names something, unless the word is of a closed class or a mere adverb.
    fn names_inside(&self, at: usize, classes: Classes) -> bool {
        // "The Times said": right behind an article even a word of a closed class names something.
        let closed = classes.any(CLOSED.union(PERSONAL)) && !self.is_named_by_article(at);
        // "Senate Majority Leader Ana Roe": a word of number inside the title of an office.
        let office = self.before(at) == Tag::Name && classes.any(NOUN_WORD) && self.is_capital(at + 1);
        let closed = closed && !(office && classes.has(Class::Quantifier));
        // "in May found that"
        let month = classes.has(Class::Month) && self.before(at) == Tag::Preposition;
        // "said Will Doyle", "said Per Holm": a helping verb or preposition with a capital, and a name behind it.
        let given = classes.any(Classes::of(&[Class::Modal, Class::GivenName, Class::GivenNameWeak]));
        // "George Will is", "the mayor, Will wrote": no helping verb has a capital inside a sentence.
        let helping = classes.has(Class::Modal) && !classes.has(Class::Month) && self.capitals == Capitals::Names;
        (!closed && !self.is_mere_adverb(at, classes)) || month || (given && self.is_capital(at + 1)) || helping
    }

    /// Whether a determiner-like word has a noun phrase after it.
    pub(super) fn followed_by_nominal(&self, at: usize) -> bool {
        let next = at + 1;
        if next >= self.end || !self.tokens.is_wordlike(next) {
            return false;
        }
        let classes = self.tokens.classes(next);
        if classes.any(CLOSED.union(PERSONAL)) {
            return classes.has(Class::Quantifier) || self.narrows_who_acts(next);
        }
        // "other marked differences", "a less pronounced effect": what only narrows down acts in no way.
        let other = self.tokens.classes(at);
        let narrows = other.has(Class::Determiner) && !other.has(Class::CollectiveGroup);
        let after = self.tokens.classes(next + 1);
        if narrows && other.has(Class::PronounIndefinite) && !other.has(Class::Indefinite) {
            // "The other said clerks had left": a clause is told.
            let told = classes.has(Class::CueVerb) && self.tokens.classes(next + 2).any(AUXILIARY);
            let participle = classes.has(Class::FormParticiple) && next + 1 < self.end && !told;
            if participle && after.any(NOUN_WORD) && !after.any(CLOSED) {
                return true;
            }
        }
        let verb_only = classes.any(VERB_WORD) && !classes.any(NOUN_WORD) && !classes.has(Class::Adjective);
        let finite = classes.any(Classes::of(&[Class::FormThird, Class::FormPast])) && !classes.has(Class::FormPlural);
        let adverb_only = classes.has(Class::Adverb) && !classes.any(NOUN_WORD) && !classes.has(Class::Adjective);
        if adverb_only {
            return self.tokens.classes(next + 1).any(NOUN_WORD.union(Classes::of(&[Class::Adjective])));
        }
        !(verb_only && (finite || classes.has(Class::FormBase)))
    }

    pub(super) fn nominal(&self, at: usize, classes: Classes) -> Tag {
        let determined = matches!(self.before(at), Tag::Determiner | Tag::Possessive | Tag::Genitive);
        // "the long lines", "of early results": behind an article or preposition a noun in the plural, and no verb.
        let plural = self.next_classes(at).has(Class::FormPlural) && classes.has(Class::Adjective);
        let plural = plural && (determined || self.before(at) == Tag::Preposition);
        let noun_next = self.tokens.is_word(at + 1)
            && !self.next_classes(at).any(CLOSED.union(PERSONAL))
            && !(classes.has(Class::Adverb) && self.next_is_verb(at) && !plural);
        if determined && noun_next && classes.has(Class::Adverb) && !self.next_classes(at).any(ADJECTIVAL) {
            return Tag::Adjective;
        }
        let next = self.next_classes(at);
        // "Would only say so"
        let helped = at > self.first && self.tokens.is(at - 1, Class::Modal) && next.has(Class::CueVerb);
        let verb_next = next.any(AUXILIARY) || next.has(Class::FormParticiple) || (helped && next.has(Class::FormBase));
        if classes.has(Class::Adverb) && verb_next && self.before(at) == Tag::Auxiliary {
            return Tag::Adverb;
        }
        // "Voters still `support` it"
        let behind = matches!(self.before(at), Tag::Noun | Tag::Name) && classes.has(Class::Adverb);
        if behind && self.next_classes(at).has(Class::CueVerb) && self.object_follows(at + 1) {
            return Tag::Adverb;
        }
        if classes.has(Class::Adverb) && !(classes.has(Class::Adjective) && noun_next) && !classes.has(Class::Noun) {
            return Tag::Adverb;
        }
        // "The safe was open": what a helping verb stands behind, and an article before.
        let alone = determined && self.next_classes(at).any(AUXILIARY) && !self.tokens.is(at - 1, Class::Quantifier);
        if alone && classes.has(Class::Adjective) {
            return Tag::Noun;
        }
        // "The firm flatly denied it": an adverb and its verb behind what may be a noun.
        let next = self.next_classes(at);
        // "A senior official later said so"
        let plain = !next.any(NOUN_WORD) && !next.has(Class::Adjective);
        let adverb = next.has(Class::Adverb) && (plain || next.has(Class::TimeWord));
        // "The Air Force veteran also believes it"
        let named = || self.before(at) == Tag::Name && classes.any(Classes::PERSON_NOUNS);
        // "A senior official also said so"
        let narrowed = || matches!(self.before(at), Tag::Adjective | Tag::Noun);
        let described = || narrowed() && classes.any(Classes::PERSON_NOUNS) && !classes.has(Class::FormPlural);
        let opened = determined || self.before(at) == Tag::Number || named() || described();
        // "An official there, who left, said so"
        let placed = opened && next.has(Class::Existential) && classes.any(Classes::PERSON_NOUNS);
        let acts = placed || self.next_is_verb(at) || (opened && adverb && self.next_is_verb(at + 1));
        // "The dynamic between them", "the average of recent polls": behind an article, and no noun comes.
        let held = next.has(Class::Preposition) && !next.any(Classes::of(&[Class::InfinitiveTo, Class::Adverb]));
        // "Left the firm last month"
        let dated = next.has(Class::Adjective) && self.next_classes(at + 1).has(Class::TimeWord);
        let held = held || (dated && classes.any(NOUN_WORD) && !next.any(NOUN_WORD));
        if determined && held && classes.has(Class::Adjective) && !self.tokens.is_capital(at) {
            return Tag::Noun;
        }
        if classes.has(Class::Adjective) && (!classes.any(NOUN_WORD) || (noun_next && !acts)) {
            return Tag::Adjective;
        }
        if classes.has(Class::Demonym) && noun_next {
            return Tag::Adjective;
        }
        // "A dozen `current` and former employees"
        let joined = self.next_classes(at).has(Class::Conjunction)
            && self.next_classes(at + 1).has(Class::Adjective)
            && self.tokens.classes(at + 3).any(Classes::of(&[Class::RoleNoun, Class::PersonNoun, Class::FormPlural]));
        let apart = !matches!(self.before(at), Tag::Noun | Tag::Name | Tag::Adjective);
        if classes.has(Class::Adjective) && joined && apart {
            return Tag::Adjective;
        }
        Tag::Noun
    }

    pub(super) fn next_is_verb(&self, at: usize) -> bool {
        let next = self.next_classes(at);
        next.any(AUXILIARY) || (next.any(VERB_WORD) && next.any(Classes::of(&[Class::FormThird, Class::FormPast])))
    }
}
