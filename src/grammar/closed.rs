//! Tags of words of closed classes: determiners, pronouns, prepositions, conjunctions and what else has few members.

use super::tagger::{ADJECTIVAL, AUXILIARY, CLOSED, NOUN_WORD, PERSONAL, Tagger, VERB_FORM, VERB_WORD};
use super::tags::Tag;
use crate::lexicon::{Class, Classes, Role};
use crate::text::PieceKind;

/// The classes that decide alone what a word is.
const CLOSED_RULES: Classes = CLOSED.union(PERSONAL).union(Classes::of(&[
    Class::Approximator,
    Class::InfinitiveTo,
    Class::HedgeAdverb,
    Class::Existential,
    Class::NumberWord,
    Class::Ordinal,
]));

impl Tagger<'_> {
    /// The tag of a word that a closed class decides, if one does.
    pub(super) fn closed(&self, at: usize, classes: Classes) -> Option<Tag> {
        if classes.any(CLOSED_RULES) {
            return self.by_closed_class(at, classes);
        }
        // Most words are in no class that a rule asks for.
        debug_assert_eq!(self.by_closed_class(at, classes), None, "a class of a rule is missing from CLOSED_RULES");
        None
    }

    /// The first rule that holds tells: a word may be in several of these classes.
    fn by_closed_class(&self, at: usize, classes: Classes) -> Option<Tag> {
        let has = |class| classes.has(class);
        if has(Class::Approximator) || (has(Class::FractionWord) && self.is_part_of_number(at)) {
            return Some(Tag::Adverb);
        }
        if has(Class::Preposition) && self.ends_preposition(at) {
            return Some(Tag::Preposition);
        }
        if has(Class::InfinitiveTo) {
            return Some(self.infinitive_marker(at));
        }
        if has(Class::HedgeAdverb) {
            return Some(Tag::Adverb);
        }
        if has(Class::Existential) && self.next_classes(at).any(AUXILIARY) {
            return Some(Tag::Pronoun);
        }
        if has(Class::Complementizer) {
            // "That was contradicted by three officers"
            let alone = at == self.first && self.next_classes(at).any(AUXILIARY);
            if has(Class::Demonstrative) && (alone || self.sums_up(at)) {
                return Some(Tag::Pronoun);
            }
            let points = has(Class::Demonstrative) && (self.points_at_noun(at) || self.is_of_object_of_deed(at));
            return Some(if points { Tag::Determiner } else { Tag::That });
        }
        if has(Class::Negation) && (has(Class::PronounIndefinite) || !classes.any(AUXILIARY)) {
            return Some(self.negation(at, classes));
        }
        if classes.any(AUXILIARY) {
            // "Said May 5 that", "in May"
            let month = has(Class::Month) && self.tokens.is_capital(at);
            if month && (self.is_number(at + 1) || self.before(at) == Tag::Preposition) {
                return Some(Tag::Name);
            }
            return Some(Tag::Auxiliary);
        }
        if has(Class::PossessiveDeterminer) {
            // "Their supposed ally"
            let narrowed = self.next_classes(at).has(Class::FormParticiple);
            let narrowed =
                narrowed && self.next_classes(at + 1).any(NOUN_WORD) && !self.next_classes(at + 1).any(CLOSED);
            let alone = !self.followed_by_nominal(at) && !narrowed;
            return Some(if alone && classes.any(PERSONAL) { Tag::Pronoun } else { Tag::Possessive });
        }
        if has(Class::NumberWord) && self.followed_by_nominal(at) {
            return Some(Tag::Number);
        }
        if classes.any(PERSONAL) {
            return Some(self.pronoun(at, classes));
        }
        if has(Class::WhWord) || has(Class::Relative) {
            // "Roe warned, however, that"
            let aside = has(Class::Adverb) && self.is_between_commas(at);
            return Some(if aside { Tag::Adverb } else { Tag::Wh });
        }
        if has(Class::Demonstrative) || has(Class::Quantifier) {
            return Some(self.demonstrative(at, classes));
        }
        if has(Class::Determiner) {
            return Some(Tag::Determiner);
        }
        if has(Class::NumberWord) || has(Class::Ordinal) {
            return Some(self.ordinal(at, classes));
        }
        if has(Class::Conjunction) {
            // "has not `yet` said", "a `so`-called plan"
            // "for `so` quickly closing it"
            let helped = matches!(self.before(at), Tag::Auxiliary | Tag::Negation | Tag::Preposition);
            let helped = helped && has(Class::Adverb);
            let joined = self.tokens.is_hyphened(at + 1);
            return Some(match (helped, joined) {
                (_, true) => Tag::Adjective,
                (true, false) => Tag::Adverb,
                (false, false) => Tag::Conjunction,
            });
        }
        match (has(Class::Subordinator), has(Class::Preposition)) {
            (_, true) => self.preposition(at, classes),
            (true, false) if self.is_past_of_verb(at, classes) => None,
            (true, false) => self.subordinator(at, classes),
            (false, false) => None,
        }
    }

    /// "Cutting `that` output must be part of it": behind an -ing form that tells nothing, before one thing and its verb.
    fn is_of_object_of_deed(&self, at: usize) -> bool {
        let cue = |at: usize| self.tokens.matches.of_role_at(Role::Cue, at).is_some();
        let deed = self.before(at) == Tag::Gerund && !cue(at - 1);
        let next = self.next_classes(at);
        deed && next.any(NOUN_WORD) && !next.has(Class::FormPlural) && self.tokens.classes(at + 2).any(AUXILIARY)
    }

    /// "While it may rise, `that` is cause for joy": behind the comma of a clause that opens the sentence.
    fn sums_up(&self, at: usize) -> bool {
        let comma = at > self.first + 1 && self.tokens.is_punctuation(at - 1, ',');
        let fronted = matches!(self.tags.of(self.first), Tag::Subordinator);
        comma && fronted && self.tokens.is(at + 1, Class::Be)
    }

    /// "`That` report found it": at the front before one thing and its verb.
    fn points_at_noun(&self, at: usize) -> bool {
        let next = self.next_classes(at);
        let one = next.any(NOUN_WORD) && !next.has(Class::FormPlural) && !next.any(CLOSED.union(PERSONAL));
        matches!(self.before(at), Tag::None | Tag::Mark) && one && !self.is_capital(at + 1) && self.next_is_verb(at + 1)
    }

    /// According "to": the end of a preposition of several words, where no verb follows.
    fn ends_preposition(&self, at: usize) -> bool {
        self.names.ends_preposition(at) && !self.next_classes(at).any(AUXILIARY) && !self.is_verb_only(at + 1)
    }

    /// Before a plain form the marker of an infinitive, else a preposition.
    fn infinitive_marker(&self, at: usize) -> Tag {
        // "urged him to “leave at once”"
        if self.tokens.glyph(at + 1).is_some() && self.tokens.is(at + 2, Class::FormBase) {
            return Tag::To;
        }
        let next = self.next_classes(at);
        let infinitive = next.has(Class::FormBase) && !self.is_capital(at + 1) && !next.has(Class::Determiner)
            || next.any(AUXILIARY)
            || (next.has(Class::Adverb) && self.tokens.classes(at + 2).has(Class::FormBase));
        // "seeks to retake it": behind a verb a word in no list is a verb too.
        let acts = matches!(self.before(at), Tag::Verb | Tag::Participle | Tag::Gerund);
        let unheard = acts && next.is_empty() && self.tokens.is_word(at + 1) && !self.is_capital(at + 1);
        if infinitive || unheard { Tag::To } else { Tag::Preposition }
    }

    /// Nobody, no, not.
    fn negation(&self, at: usize, classes: Classes) -> Tag {
        if classes.has(Class::PronounIndefinite) {
            // "Neither minister said": one of a kind stands behind it.
            let next = self.next_classes(at);
            let of_one =
                classes.has(Class::Determiner) && next.any(Classes::of(&[Class::FormSingular, Class::InstitutionNoun]));
            return if of_one && self.followed_by_nominal(at) { Tag::Determiner } else { Tag::Pronoun };
        }
        let next = self.next_classes(at);
        // "Has no plans": behind "has" only a participle is a verb.
        let had = self.before(at) == Tag::Auxiliary && self.tokens.is(at - 1, Class::Have);
        let noun = had && next.any(NOUN_WORD) && !next.has(Class::FormParticiple);
        let determines = classes.has(Class::Determiner) && (noun || !next.any(VERB_FORM));
        if determines { Tag::Determiner } else { Tag::Negation }
    }

    /// She, some, the other: what stands for a noun, or before one.
    fn pronoun(&self, at: usize, classes: Classes) -> Tag {
        // "the same survey", "the other would": behind an article they belong to the noun, or stand for one.
        let article = at > self.first && matches!(self.tags.of(at - 1), Tag::Determiner | Tag::Possessive);
        // "the most praised feature"
        if article && classes.has(Class::Quantifier) && self.next_classes(at).any(ADJECTIVAL) {
            return Tag::Adverb;
        }
        let other = classes.has(Class::PronounIndefinite) && !classes.has(Class::Quantifier);
        if article && other && !self.tokens.is(at - 1, Class::Quantifier) {
            return if self.followed_by_nominal(at) { Tag::Adjective } else { Tag::Noun };
        }
        let determines = classes.has(Class::Determiner) || classes.has(Class::Quantifier);
        let determines = determines && !self.counts_who_acts(at, classes);
        if determines && self.followed_by_nominal(at) { Tag::Determiner } else { Tag::Pronoun }
    }

    /// This, many: before a noun or in its place.
    fn demonstrative(&self, at: usize, classes: Classes) -> Tag {
        // "This helps plants": one of a kind goes with no plural.
        let next = self.next_classes(at);
        let third = next.has(Class::FormThird) && next.is_only_plural();
        if third && classes.has(Class::Demonstrative) && !classes.has(Class::FormPlural) {
            return Tag::Pronoun;
        }
        // "Those close to the mayor", "those briefed on it": a quality with a complement stands for no noun.
        let narrowed = next.any(Classes::of(&[Class::Adjective, Class::FormPast, Class::FormParticiple]))
            && !next.has(Class::PersonNoun);
        let complement = self.next_classes(at + 1).any(Classes::of(&[Class::Preposition, Class::InfinitiveTo]));
        if narrowed && complement && classes.has(Class::Demonstrative) && classes.has(Class::FormPlural) {
            return Tag::Pronoun;
        }
        // "These proven liars", "those divided senators"
        let several = self.next_classes(at + 1).is_only_plural() && !self.next_classes(at + 1).any(VERB_WORD);
        let narrowed = next.has(Class::FormParticiple) && !next.has(Class::FormBase);
        if narrowed && several && classes.has(Class::Demonstrative) && classes.has(Class::FormPlural) {
            return Tag::Determiner;
        }
        // "Half support the ban"
        let acts = next.has(Class::CueVerb) && next.has(Class::FormBase) && self.object_follows(at + 1);
        if acts && classes.has(Class::FractionWord) {
            return Tag::Pronoun;
        }
        // "The couple's daughter"
        if self.before(at) == Tag::Determiner && next.has(Class::Clitic) {
            return Tag::Noun;
        }
        let of_next = next.has(Class::Preposition);
        if self.followed_by_nominal(at) || of_next { Tag::Determiner } else { Tag::Pronoun }
    }

    /// Two, first.
    fn ordinal(&self, at: usize, classes: Classes) -> Tag {
        // "Roe first said so"
        let told = classes.has(Class::Ordinal) && classes.has(Class::Adverb) && self.next_is_verb(at);
        let behind = matches!(self.before(at), Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Wh | Tag::Auxiliary);
        if told && behind { Tag::Adverb } else { Tag::Number }
    }

    /// Because, now, provided: where it is no participle.
    fn subordinator(&self, at: usize, classes: Classes) -> Option<Tag> {
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
        // "Dalton's `once` solid lead"
        let opened = matches!(self.before(at), Tag::Genitive | Tag::Possessive | Tag::Determiner);
        if opened && classes.has(Class::Adverb) && self.next_classes(at).has(Class::Adjective) {
            return Some(Tag::Adverb);
        }
        // "For once holding shares"
        if self.before(at) == Tag::Preposition
            && classes.has(Class::Adverb)
            && self.next_classes(at).has(Class::FormIng)
        {
            return Some(Tag::Adverb);
        }
        // "Urges farmers `once` again to save water"
        let to = self.next_classes(at).has(Class::Adverb) && self.next_classes(at + 1).has(Class::InfinitiveTo);
        if classes.has(Class::Adverb) && to && matches!(self.before(at), Tag::Noun | Tag::Name | Tag::Pronoun) {
            return Some(Tag::Adverb);
        }
        // "Roe `once` again insisted"
        let again = self.next_classes(at).has(Class::Adverb) && self.next_is_verb(at + 1);
        if classes.has(Class::Adverb) && again && matches!(self.before(at), Tag::Noun | Tag::Name | Tag::Pronoun) {
            return Some(Tag::Adverb);
        }
        // "it now says", "Roe, now 81,"
        let number = self.tokens.kind(at + 1) == Some(PieceKind::Number);
        let bare = matches!(self.before(at), Tag::Noun | Tag::Name) && self.next_classes(at).has(Class::CueVerb);
        let bare = bare && self.next_classes(at).has(Class::FormBase) && self.object_follows(at + 1);
        // "did not immediately reply", "vowed to immediately sell it"
        let helped = matches!(self.before(at), Tag::Auxiliary | Tag::Negation | Tag::To);
        let modifies = classes.has(Class::Adverb) && (number || bare || helped || self.next_is_verb(at));
        Some(if modifies { Tag::Adverb } else { Tag::Subordinator })
    }

    /// "Studies have `provided` proof", "the studies `provided` proof": a past or participle of the same letters, behind
    /// a helping verb or as the first verb of its sentence.
    fn is_past_of_verb(&self, at: usize, classes: Classes) -> bool {
        let helped = at > self.first && self.tokens.is(at - 1, Class::Have);
        let acts = |at: usize| matches!(self.tags.of(at), Tag::Verb | Tag::Auxiliary | Tag::Punctuation | Tag::Mark);
        let subject = || matches!(self.before(at), Tag::Noun | Tag::Name) && !(self.first..at).any(acts);
        classes.has(Class::FormParticiple) && classes.any(VERB_WORD) && (helped || subject())
    }

    /// Of, since, inside: where it is no verb.
    fn preposition(&self, at: usize, classes: Classes) -> Option<Tag> {
        // "has since said"
        let perfect = at > self.first && self.tokens.is(at - 1, Class::Have) && classes.has(Class::Subordinator);
        if perfect && self.next_classes(at).any(Classes::of(&[Class::FormParticiple, Class::Be])) {
            return Some(Tag::Adverb);
        }
        if classes.has(Class::NumberPreposition) && (self.nears_those_who_act(at) || self.nears_share(at)) {
            return Some(Tag::Adverb);
        }
        // "an inside source": right behind an article only an adjective stands.
        let article =
            at > self.first && self.tags.of(at - 1) == Tag::Determiner && self.tokens.is(at - 1, Class::Determiner);
        let bare = article && !self.tokens.classes(at - 1).any(Classes::of(&[Class::Quantifier, Class::Demonstrative]));
        if bare && self.followed_by_noun(at) {
            return Some(Tag::Adjective);
        }
        if at > self.first && self.tokens.is(at - 1, Class::Quantifier) && self.narrows_who_acts(at) {
            return Some(Tag::Adjective);
        }
        let verb_like =
            classes.any(VERB_WORD) && matches!(self.before_adverbs(at), Tag::To | Tag::Auxiliary | Tag::Pronoun);
        (!verb_like).then_some(Tag::Preposition)
    }

    /// "Said `over` 400 people had fled", "`about` 40 teachers left", "according to `around` 20 clerks": a number, and those
    /// counted; behind a cue, their verb too.
    fn nears_those_who_act(&self, at: usize) -> bool {
        let told = at > self.first && self.tokens.is(at - 1, Class::CueVerb);
        let number = at + 2 < self.end && self.is_number(at + 1);
        let verb = self.tokens.classes(at + 3);
        let tensed = verb.any(AUXILIARY) || (verb.has(Class::FormPast) && !verb.has(Class::Preposition));
        let several = self.tokens.classes(at + 2);
        let people = several.any(Classes::PERSON_NOUNS.union(Classes::of(&[Class::GenericGroup, Class::BareGroup])));
        let opens = at == self.first
            || matches!(self.before(at), Tag::Punctuation | Tag::Mark | Tag::That | Tag::Conjunction)
            || matches!(self.before(at), Tag::Preposition | Tag::Wh | Tag::Subordinator);
        // "“It is old,” said `about` 40 teachers": the tag of a quotation.
        let tags = told && at >= self.first + 2 && matches!(self.tags.of(at - 2), Tag::Mark | Tag::Punctuation);
        number && several.has(Class::FormPlural) && (told && tensed || (opens || tags) && people)
    }

    /// "`Half` a dozen clerks": a part, an article and a word of number.
    fn is_part_of_number(&self, at: usize) -> bool {
        let article = self.next_classes(at).has(Class::Indefinite) && self.next_classes(at).has(Class::Determiner);
        article && self.next_classes(at + 1).has(Class::NumberWord)
    }

    /// "`About` two-thirds support it", "`around` 55 percent say": a share that opens its clause.
    fn nears_share(&self, at: usize) -> bool {
        let opens =
            at == self.first || matches!(self.before(at), Tag::Punctuation | Tag::Mark | Tag::That | Tag::Conjunction);
        let number = self.is_number(at + 1) || self.tokens.is(at + 1, Class::NumberWord);
        let percent = self.tokens.is(at + 2, Class::Measure) && self.tokens.is(at + 3, Class::Preposition)
            || self.tokens.is_punctuation(at + 2, '%');
        let part = self.tokens.is(at + 2, Class::FractionWord) && self.tokens.is_hyphened(at + 2);
        opens && number && (percent || part)
    }

    /// "Several `past` studies have shown it": a preposition of the same letters, before several and their verb.
    pub(super) fn narrows_who_acts(&self, at: usize) -> bool {
        let acts = self.tokens.classes(at + 2).any(AUXILIARY.union(Classes::of(&[Class::CueVerb])));
        let both = self.tokens.is(at, Class::Adjective) && self.tokens.is(at, Class::Preposition);
        both && acts && self.next_classes(at).is_only_plural()
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
        let counts = classes.any(Classes::of(&[Class::CollectiveGroup, Class::FractionWord]));
        opens && verb && counts && self.object_follows(at + 1)
    }
}
