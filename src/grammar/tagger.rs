//! The rules that tag one token, from its word's classes and the tags before it.

use super::capitals::Capitals;
use super::names::Names;
use super::tags::{Tag, Tags};
use super::tokens::Tokens;
use crate::lexicon::{Class, Classes};
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

/// The classes that decide alone what a word is.
const CLOSED_RULES: Classes = CLOSED.union(PERSONAL).union(Classes::of(&[
    Class::InfinitiveTo,
    Class::HedgeAdverb,
    Class::Existential,
    Class::NumberWord,
    Class::Ordinal,
]));

/// What an adverb before a noun can only belong to.
const ADJECTIVAL: Classes = Classes::of(&[Class::Adjective, Class::FormParticiple, Class::FormIng]);

impl Tagger<'_> {
    pub(super) fn before(&self, at: usize) -> Tag {
        if at > self.first { self.tags.of(at - 1) } else { Tag::None }
    }

    /// The tag before, adverbs and negations passed over.
    pub(super) fn before_adverbs(&self, at: usize) -> Tag {
        let mut at = at;
        while at > self.first && matches!(self.tags.of(at - 1), Tag::Adverb | Tag::Negation) {
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
            // "A think tank": no word of a listed body acts.
            Some(PieceKind::Word) => match self.word(at) {
                Tag::Verb | Tag::Gerund | Tag::Participle if self.names.is_compound(at) => Tag::Noun,
                tag => tag,
            },
            None => Tag::None,
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
        // "a T-shaped room": the letter is a shape.
        let shape =
            self.tokens.span(at).len() == 1 && self.tokens.is_hyphened(at + 1) && !self.tokens.is_capital(at + 1);
        if shape && self.next_classes(at).any(ADJECTIVAL) {
            return Tag::Adjective;
        }
        // A capital inside a sentence names something, unless the word is a closed-class one.
        let capital = self.is_capital(at);
        let opens = at == self.first || (at == self.first + 1 && self.before(at) == Tag::Mark);
        // "The Times said": right behind an article even a word of a closed class names something.
        let closed = classes.any(CLOSED.union(PERSONAL)) && !self.is_named_by_article(at);
        let named = capital && !opens && !closed && !self.is_mere_adverb(at, classes);
        // "The CEO said": letters that stand for an office name nobody by themselves.
        let office = self.tokens.is_all_capitals(at) && classes.has(Class::RoleNoun) && !self.tokens.is_capital(at + 1);
        if office
            && !self.names.is_listed(at)
            && matches!(self.before(at), Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective | Tag::Noun)
        {
            return Tag::Noun;
        }
        if self.names.is_listed(at) || named {
            return Tag::Name;
        }
        // "said Will Doyle": a helping verb with a capital, and a name behind it.
        let given = classes.has(Class::Modal) || classes.has(Class::GivenName);
        // "in May found that"
        let month = classes.has(Class::Month) && self.before(at) == Tag::Preposition;
        if capital && !opens && (month || given && self.is_capital(at + 1)) {
            return Tag::Name;
        }
        // "a since-deleted post", "an up-to-date plan"
        let joined = self.tokens.is_hyphened(at + 1) && self.before(at) == Tag::Determiner;
        if joined && classes.any(Classes::of(&[Class::Preposition, Class::Subordinator])) {
            return Tag::Adjective;
        }
        if let Some(tag) = self.closed(at, classes) {
            return tag;
        }
        if capital && opens && self.opens_with_name(at, classes) {
            return Tag::Name;
        }
        self.open(at, classes)
    }

    fn closed(&self, at: usize, classes: Classes) -> Option<Tag> {
        if classes.any(CLOSED_RULES) {
            return self.by_closed_class(at, classes);
        }
        // Most words are in no class that a rule asks for.
        debug_assert_eq!(self.by_closed_class(at, classes), None, "a class of a rule is missing from CLOSED_RULES");
        None
    }

    fn by_closed_class(&self, at: usize, classes: Classes) -> Option<Tag> {
        if classes.has(Class::Preposition)
            && self.names.ends_preposition(at)
            && !self.next_classes(at).any(AUXILIARY)
            && !self.is_verb_only(at + 1)
        {
            return Some(Tag::Preposition);
        }
        if classes.has(Class::InfinitiveTo) {
            // "urged him to “leave at once”"
            if self.tokens.glyph(at + 1).is_some() && self.tokens.is(at + 2, Class::FormBase) {
                return Some(Tag::To);
            }
            let next = self.next_classes(at);
            let infinitive = next.has(Class::FormBase) && !self.is_capital(at + 1) && !next.has(Class::Determiner)
                || next.any(AUXILIARY)
                || (next.has(Class::Adverb) && self.tokens.classes(at + 2).has(Class::FormBase));
            return Some(if infinitive { Tag::To } else { Tag::Preposition });
        }
        if classes.has(Class::HedgeAdverb) {
            return Some(Tag::Adverb);
        }
        if classes.has(Class::Existential) && self.next_classes(at).any(AUXILIARY) {
            return Some(Tag::Pronoun);
        }
        if classes.has(Class::Complementizer) {
            return Some(Tag::That);
        }
        if classes.has(Class::Negation) && classes.has(Class::PronounIndefinite) {
            return Some(Tag::Pronoun);
        }
        if classes.has(Class::Negation) && !classes.any(AUXILIARY) {
            let determines = classes.has(Class::Determiner) && !self.next_classes(at).any(VERB_FORM);
            return Some(if determines { Tag::Determiner } else { Tag::Negation });
        }
        if classes.any(AUXILIARY) {
            return Some(Tag::Auxiliary);
        }
        if classes.has(Class::PossessiveDeterminer) {
            let alone = !self.followed_by_nominal(at);
            return Some(if alone && classes.any(PERSONAL) { Tag::Pronoun } else { Tag::Possessive });
        }
        if classes.has(Class::NumberWord) && self.followed_by_nominal(at) {
            return Some(Tag::Number);
        }
        if classes.any(PERSONAL) {
            // "the same survey", "the other would": behind an article they belong to the noun, or stand for one.
            let article = at > self.first && matches!(self.tags.of(at - 1), Tag::Determiner | Tag::Possessive);
            // "the most praised feature"
            if article && classes.has(Class::Quantifier) && self.next_classes(at).any(ADJECTIVAL) {
                return Some(Tag::Adverb);
            }
            let other = classes.has(Class::PronounIndefinite) && !classes.has(Class::Quantifier);
            if article && other && !self.tokens.is(at - 1, Class::Quantifier) {
                return Some(if self.followed_by_nominal(at) { Tag::Adjective } else { Tag::Noun });
            }
            let determines = classes.any(Classes::of(&[Class::Determiner, Class::Quantifier]));
            let determines = determines && !self.counts_who_acts(at, classes);
            return Some(if determines && self.followed_by_nominal(at) { Tag::Determiner } else { Tag::Pronoun });
        }
        if classes.has(Class::WhWord) || classes.has(Class::Relative) {
            // "Roe warned, however, that"
            let aside = classes.has(Class::Adverb) && self.is_between_commas(at);
            return Some(if aside { Tag::Adverb } else { Tag::Wh });
        }
        if classes.has(Class::Demonstrative) || classes.has(Class::Quantifier) {
            // "This helps plants": one of a kind goes with no plural.
            let next = self.next_classes(at);
            let third = next.has(Class::FormThird) && next.has(Class::FormPlural) && !next.has(Class::FormSingular);
            if third && classes.has(Class::Demonstrative) && !classes.has(Class::FormPlural) {
                return Some(Tag::Pronoun);
            }
            return Some(if self.followed_by_nominal(at) || self.next_is_of(at) {
                Tag::Determiner
            } else {
                Tag::Pronoun
            });
        }
        if classes.has(Class::Determiner) {
            return Some(Tag::Determiner);
        }
        if classes.any(Classes::of(&[Class::NumberWord, Class::Ordinal])) {
            // "Roe first said so"
            let told = classes.has(Class::Ordinal) && classes.has(Class::Adverb) && self.next_is_verb(at);
            let behind = matches!(self.before(at), Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Wh | Tag::Auxiliary);
            return Some(if told && behind { Tag::Adverb } else { Tag::Number });
        }
        if classes.has(Class::Conjunction) {
            return Some(Tag::Conjunction);
        }
        if classes.has(Class::Subordinator) && !classes.has(Class::Preposition) {
            // "provided anonymously by aides"
            let agent = |at: usize| self.tokens.is(at, Class::AgentMarker);
            let told = agent(at + 1) || (self.next_classes(at).has(Class::Adverb) && agent(at + 2));
            // "Roe provided a list"
            let acts = matches!(self.before(at), Tag::Name | Tag::Pronoun) && classes.has(Class::FormPast);
            if classes.has(Class::FormParticiple) && (told || acts) {
                return None;
            }
            // "Roe, though, said": alone between commas it opens no clause.
            if self.is_between_commas(at) {
                return Some(Tag::Adverb);
            }
            // "it now says", "Roe, now 81,"
            let number = self.tokens.kind(at + 1) == Some(PieceKind::Number);
            let bare = matches!(self.before(at), Tag::Noun | Tag::Name) && self.next_classes(at).has(Class::CueVerb);
            let bare = bare && self.next_classes(at).has(Class::FormBase) && self.object_follows(at + 1);
            let modifies = classes.has(Class::Adverb) && (number || bare || self.next_is_verb(at));
            return Some(if modifies { Tag::Adverb } else { Tag::Subordinator });
        }
        if classes.has(Class::Preposition) {
            // "has since said"
            let perfect = at > self.first && self.tokens.is(at - 1, Class::Have) && classes.has(Class::Subordinator);
            if perfect && self.next_classes(at).any(Classes::of(&[Class::FormParticiple, Class::Be])) {
                return Some(Tag::Adverb);
            }
            // "an inside source": right behind an article only an adjective stands.
            let article =
                at > self.first && self.tags.of(at - 1) == Tag::Determiner && self.tokens.is(at - 1, Class::Determiner);
            let bare =
                article && !self.tokens.classes(at - 1).any(Classes::of(&[Class::Quantifier, Class::Demonstrative]));
            if bare && self.followed_by_noun(at) {
                return Some(Tag::Adjective);
            }
            let verb_like =
                classes.any(VERB_WORD) && matches!(self.before_adverbs(at), Tag::To | Tag::Auxiliary | Tag::Pronoun);
            return (!verb_like).then_some(Tag::Preposition);
        }
        None
    }

    fn is_between_commas(&self, at: usize) -> bool {
        let comma = |at: usize| self.tokens.is_punctuation(at, ',');
        at > self.first && comma(at - 1) && comma(at + 1)
    }

    /// Whether a token can only be a verb.
    fn is_verb_only(&self, at: usize) -> bool {
        let classes = self.tokens.classes(at);
        classes.has(Class::FormBase) && !classes.any(NOUN_WORD) && !classes.has(Class::Adjective)
    }

    /// "Many `fear` the storm": a word of number opens its clause, and what follows is no plural and takes an object.
    fn counts_who_acts(&self, at: usize, classes: Classes) -> bool {
        let opens = matches!(
            self.before(at),
            Tag::None | Tag::Mark | Tag::Punctuation | Tag::Conjunction | Tag::That | Tag::Subordinator
        );
        let next = self.next_classes(at);
        let verb = next.has(Class::CueVerb) && next.has(Class::FormBase) && !next.has(Class::FormPlural);
        opens && verb && classes.has(Class::CollectiveGroup) && self.object_follows(at + 1)
    }

    fn next_is_of(&self, at: usize) -> bool {
        self.next_classes(at).has(Class::Preposition)
    }

    /// Whether a determiner-like word has a noun phrase after it.
    pub(super) fn followed_by_nominal(&self, at: usize) -> bool {
        let next = at + 1;
        if next >= self.end || !self.tokens.is_wordlike(next) {
            return false;
        }
        let classes = self.tokens.classes(next);
        if classes.any(CLOSED.union(PERSONAL)) {
            return classes.has(Class::Quantifier);
        }
        // "other marked differences", "a less pronounced effect": what only narrows down acts in no way.
        let other = self.tokens.classes(at);
        let narrows = other.has(Class::Determiner) && !other.has(Class::CollectiveGroup);
        let after = self.tokens.classes(next + 1);
        if narrows && other.has(Class::PronounIndefinite) && !other.has(Class::Indefinite) {
            let participle = classes.has(Class::FormParticiple) && next + 1 < self.end;
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
        let noun_next = self.tokens.is_word(at + 1)
            && !self.next_classes(at).any(CLOSED.union(PERSONAL))
            && !(classes.has(Class::Adverb) && self.next_is_verb(at));
        let determined = matches!(self.before(at), Tag::Determiner | Tag::Possessive | Tag::Genitive);
        if determined && noun_next && classes.has(Class::Adverb) && !self.next_classes(at).any(ADJECTIVAL) {
            return Tag::Adjective;
        }
        let verb_next = self.next_classes(at).any(AUXILIARY) || self.next_classes(at).has(Class::FormParticiple);
        if classes.has(Class::Adverb) && verb_next && self.before(at) == Tag::Auxiliary {
            return Tag::Adverb;
        }
        if classes.has(Class::Adverb) && !(classes.has(Class::Adjective) && noun_next) && !classes.has(Class::Noun) {
            return Tag::Adverb;
        }
        if classes.has(Class::Adjective) && (!classes.any(NOUN_WORD) || (noun_next && !self.next_is_verb(at))) {
            return Tag::Adjective;
        }
        if classes.has(Class::Demonym) && noun_next {
            return Tag::Adjective;
        }
        Tag::Noun
    }

    pub(super) fn next_is_verb(&self, at: usize) -> bool {
        let next = self.next_classes(at);
        next.any(AUXILIARY) || (next.any(VERB_WORD) && next.any(Classes::of(&[Class::FormThird, Class::FormPast])))
    }
}
