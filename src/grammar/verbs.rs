//! The rules that tell verbs from the nouns and adjectives of the same form: `plan`, `claims`, `asked`, `working`.

use super::tagger::{AUXILIARY, CLOSED, NOUN_WORD, PERSONAL, Tagger, VERB_FORM, VERB_WORD};
use super::tags::Tag;
use crate::lexicon::{Class, Classes, Role};
use crate::text::PieceKind;

/// What a number before it measures.
const LENGTHS: Classes = Classes::of(&[Class::TimeWord, Class::Measure]);

impl Tagger<'_> {
    pub(super) fn open(&self, at: usize, classes: Classes) -> Tag {
        let verb_form = classes.any(VERB_FORM) && (classes.any(VERB_WORD) || !classes.any(NOUN_WORD));
        if !verb_form
            || !classes.any(Classes::of(&[
                Class::FormBase,
                Class::FormThird,
                Class::FormPast,
                Class::FormParticiple,
                Class::FormIng,
            ]))
        {
            return self.nominal(at, classes);
        }
        let before = self.before_adverbs(at);
        if classes.has(Class::FormIng) {
            return self.ing(at, classes, before);
        }
        let past = classes.any(Classes::of(&[Class::FormPast, Class::FormParticiple]));
        if past && !classes.has(Class::FormBase) {
            return self.past(at, classes, before);
        }
        self.plain(at, classes, before)
    }

    fn ing(&self, at: usize, classes: Classes, before: Tag) -> Tag {
        // "Virtual fencing uses signals": the -ing form is the noun, and its verb comes next.
        let acts = self.next_is_verb(at) && (self.object_follows(at + 1) || self.bare_object_follows(at + 1));
        // "Mining engineer Ann Roe": one who works so, and no object, which would have an article.
        let next = self.next_classes(at);
        let one = next.has(Class::RoleNoun) && next.has(Class::FormSingular) && !next.has(Class::FormPlural);
        let works = !next.any(VERB_WORD) && !self.tokens.is_capital(at + 1);
        let job = one && works && (classes.has(Class::Noun) || !classes.any(VERB_WORD));
        match before {
            // "The November meeting"
            Tag::Name
                if classes.has(Class::Noun)
                    && self.tokens.classes(at - 1).any(Classes::of(&[Class::Month, Class::Weekday])) =>
            {
                Tag::Noun
            }
            // "The prize-winning novelist"
            Tag::Noun | Tag::Name if self.tokens.is_hyphened(at) && self.followed_by_noun(at) => Tag::Adjective,
            Tag::Noun | Tag::Name | Tag::Punctuation | Tag::None | Tag::Conjunction if job => Tag::Noun,
            // "The committee meeting began"
            Tag::Noun if classes.has(Class::Noun) && self.is_of_body(at) => Tag::Noun,
            Tag::Adjective | Tag::Noun | Tag::Name if acts => Tag::Noun,
            // "The ruling accused Orr"
            Tag::Determiner if acts && classes.any(NOUN_WORD) && self.next_classes(at).has(Class::CueVerb) => Tag::Noun,
            // "The video sharing service"
            Tag::Noun if self.names_a_service(at) => Tag::Noun,
            // "The two leading Liberals"
            Tag::Number if self.followed_by_noun(at) && next.has(Class::FormPlural) => Tag::Adjective,
            Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective => {
                // "Held its hearing Wednesday"
                let day = self.next_classes(at).any(Classes::of(&[Class::Weekday, Class::Month]));
                if self.followed_by_noun(at) && !(day && classes.has(Class::Noun)) { Tag::Adjective } else { Tag::Noun }
            }
            Tag::Preposition if self.names_a_field(at) => Tag::Noun,
            // "Said in closing arguments"
            Tag::Preposition
                if classes.has(Class::Adjective)
                    && next.has(Class::FormPlural)
                    && next.any(Classes::of(&[Class::StatementNoun, Class::CueNoun])) =>
            {
                Tag::Adjective
            }
            Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Auxiliary | Tag::Preposition => Tag::Gerund,
            _ if classes.has(Class::Noun) && !classes.any(VERB_WORD) => Tag::Noun,
            _ => Tag::Gerund,
        }
    }

    /// "The video `sharing` service said", "according to exit `polling` data": between a noun that an article or a preposition
    /// opens and the noun for a body or for data.
    fn names_a_service(&self, at: usize) -> bool {
        let opens = |tag: Tag| matches!(tag, Tag::Determiner | Tag::Adjective | Tag::Preposition);
        let opened = at >= self.first + 2 && opens(self.tags.of(at - 2));
        let next = self.next_classes(at);
        let body = next.has(Class::InstitutionNoun) && next.has(Class::FormSingular);
        opened && (body || next.has(Class::DatasetNoun)) && !self.tokens.is_capital(at + 1)
    }

    /// "The committee `meeting` began", "the court `hearing` will end": a noun between one for a body and a verb with tense.
    fn is_of_body(&self, at: usize) -> bool {
        let body = at > self.first && self.tokens.is(at - 1, Class::InstitutionNoun);
        let next = self.next_classes(at);
        let past = next.has(Class::FormPast) && !next.has(Class::FormParticiple);
        body && (past || next.any(AUXILIARY))
    }

    /// "The director of `housing`, Ann Roe,": what an office is of, and nothing that is done to anybody.
    fn names_a_field(&self, at: usize) -> bool {
        let office = at >= self.first + 2 && self.tokens.is(at - 2, Class::RoleNoun);
        let ends = at + 1 >= self.end || !self.tokens.is_word(at + 1) || self.next_is_verb(at);
        office && ends && self.tokens.is(at - 1, Class::Preposition)
    }

    pub(super) fn followed_by_noun(&self, at: usize) -> bool {
        let next = self.next_classes(at);
        let wordlike = at + 1 < self.end && self.tokens.is_word(at + 1);
        let verb_next = next.any(VERB_WORD) && !next.any(NOUN_WORD) && !next.has(Class::Adjective);
        wordlike && !next.any(CLOSED.union(PERSONAL)) && !next.has(Class::Adverb) && !verb_next
    }

    /// A form that may be a verb or a plural noun (`claims`), or a plain verb or a noun (`plan`).
    fn plain(&self, at: usize, classes: Classes, before: Tag) -> Tag {
        let noun_too = classes.any(NOUN_WORD)
            || classes.any(Classes::of(&[Class::FormPlural, Class::FormSingular]))
            || self.is_but_phrasal(at, classes);
        let adjective_too = classes.has(Class::Adjective);
        // "Last `fall`"
        let season = classes.has(Class::TimeWord) && at > self.first && self.tags.of(at - 1) == Tag::Adverb;
        if season && self.tokens.is(at - 1, Class::TimeWord) && self.tokens.is(at - 1, Class::Adjective) {
            return Tag::Noun;
        }
        match before {
            Tag::To => Tag::Verb,
            // "has long argued"
            Tag::Auxiliary if classes.has(Class::Adverb) && self.next_classes(at).has(Class::FormParticiple) => {
                Tag::Adverb
            }
            // "Has doubts about it": behind "has" only a participle is a verb.
            Tag::Auxiliary if noun_too && !classes.has(Class::FormParticiple) && self.is_after(at, Class::Have) => {
                self.nominal(at, classes)
            }
            Tag::Auxiliary if !self.is_after(at, Class::Be) => Tag::Verb,
            Tag::Auxiliary if classes.has(Class::FormParticiple) => Tag::Participle,
            Tag::Auxiliary if noun_too || adjective_too => self.nominal(at, classes),
            // "At one point calling him a liar": one thing takes no plain verb.
            Tag::Number
                if noun_too
                    && classes.has(Class::FormBase)
                    && !classes.has(Class::FormPast)
                    && self.tokens.is(at - 1, Class::Indefinite) =>
            {
                self.nominal(at, classes)
            }
            Tag::Number
                if classes.has(Class::CueVerb)
                    && !(classes.has(Class::FormPlural) && classes.has(Class::FormThird))
                    && !self.tokens.is(at - 1, Class::Ordinal)
                    && self.next_classes(at).any(Classes::of(&[Class::PronounSubject, Class::Complementizer])) =>
            {
                Tag::Verb
            }
            // "The two say the road is shut": behind a number a bare form is no noun.
            Tag::Number
                if classes.has(Class::CueVerb)
                    && classes.has(Class::FormBase)
                    && !classes.has(Class::FormPlural)
                    && !self.tokens.is(at - 1, Class::Ordinal)
                    && (self.counts_people(at) || self.object_follows(at) || self.deed_follows(at)) =>
            {
                Tag::Verb
            }
            // "Article 5 reads: “…”"
            Tag::Number if classes.has(Class::CueVerb) && classes.has(Class::FormThird) && self.opens_quotation(at) => {
                Tag::Verb
            }
            Tag::Number if classes.has(Class::FormThird) && self.is_behind_count(at) => Tag::Verb,
            Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Number => self.nominal(at, classes),
            Tag::Adjective => self.nominal(at, classes),
            // "The road, which `witnesses` said was shut"
            Tag::Wh if self.is_of_those_who_tell(at, classes) => self.nominal(at, classes),
            Tag::Preposition if noun_too || adjective_too => self.nominal(at, classes),
            // "That rents would fall", "that delegates are free"
            Tag::That
                if noun_too
                    && (self.next_classes(at).has(Class::Modal)
                        || (classes.has(Class::FormPlural) && self.next_classes(at).any(AUXILIARY))) =>
            {
                self.nominal(at, classes)
            }
            // "That water exists"
            Tag::That if noun_too && classes.has(Class::FormBase) && self.next_is_third(at) => {
                self.nominal(at, classes)
            }
            Tag::Pronoun | Tag::Wh => Tag::Verb,
            // "Those polled `support` the ban"
            Tag::Verb | Tag::Participle
                if classes.has(Class::CueVerb)
                    && self.is_behind_asked(at)
                    && (self.object_follows(at) || self.deed_follows(at)) =>
            {
                Tag::Verb
            }
            // "A memo circulated afterward `states` that"
            Tag::Verb
                if classes.has(Class::CueVerb)
                    && classes.has(Class::FormThird)
                    && self.before(at) == Tag::Adverb
                    && self.next_classes(at).has(Class::Complementizer)
                    && !self.opens_relative_clause(at) =>
            {
                Tag::Verb
            }
            // "said prices would rise": a second verb right behind the first is rarer than its object.
            Tag::Verb | Tag::Participle | Tag::Gerund if noun_too || adjective_too => self.nominal(at, classes),
            // "Voters, too, overwhelmingly `support` the plan": no noun stands right behind an adverb and takes an object.
            Tag::Noun | Tag::Name | Tag::Punctuation
                if self.before(at) == Tag::Adverb && classes.has(Class::CueVerb) && self.object_follows(at) =>
            {
                Tag::Verb
            }
            // "A source `close` to the mayor": one person takes no plain verb.
            Tag::Noun
                if adjective_too
                    && classes.has(Class::FormBase)
                    && !classes.has(Class::FormPast)
                    && (self.is_one_person(at - 1) || self.is_near_to(at)) =>
            {
                Tag::Adjective
            }
            // "His health-care plan"
            Tag::Noun if noun_too && self.tokens.is_hyphened(at) && self.next_classes(at).any(NOUN_WORD) => {
                self.nominal(at, classes)
            }
            Tag::Noun if noun_too && self.is_behind_compound(at) => self.nominal(at, classes),
            // "A page set up by friends", "a site run by the state"
            Tag::Noun if classes.has(Class::FormParticiple) && self.is_done_by(at) => Tag::Participle,
            Tag::Noun | Tag::Name if self.verb_after_noun(at, classes, noun_too) => Tag::Verb,
            Tag::Noun | Tag::Name if noun_too => self.nominal(at, classes),
            // "The emails, copies of which leaked, `show` that": behind an aside, and before what is told.
            Tag::Punctuation
                if classes.has(Class::CueVerb)
                    && self.next_classes(at).any(Classes::of(&[Class::Complementizer, Class::PronounSubject]))
                    && self.closes_aside(at - 1) =>
            {
                Tag::Verb
            }
            Tag::None | Tag::Mark | Tag::Punctuation | Tag::Conjunction | Tag::Subordinator if noun_too => {
                if self.acts_as_verb(at, classes) { Tag::Verb } else { self.nominal(at, classes) }
            }
            _ => Tag::Verb,
        }
    }

    /// "People `close` to the family": an adjective behind people, and what "to" and an article open.
    fn is_near_to(&self, at: usize) -> bool {
        let people = self
            .tokens
            .classes(at - 1)
            .any(Classes::PERSON_NOUNS.union(Classes::of(&[Class::BareGroup, Class::GenericGroup])));
        let opens = Classes::of(&[Class::Determiner, Class::PossessiveDeterminer]);
        let noun = self.next_classes(at + 1).any(opens) || self.is_capital(at + 2);
        people && noun && self.next_classes(at).has(Class::InfinitiveTo)
    }

    /// People in the plural, and right behind them a past that tells.
    fn is_of_those_who_tell(&self, at: usize, classes: Classes) -> bool {
        let people = Classes::PERSON_NOUNS.union(Classes::of(&[Class::BareGroup, Class::GenericGroup]));
        let next = self.next_classes(at);
        classes.any(people) && classes.has(Class::FormPlural) && next.has(Class::CueVerb) && next.has(Class::FormPast)
    }

    /// Whether a comma is the second one of its sentence, and a noun stands before the first.
    fn closes_aside(&self, comma: usize) -> bool {
        let is_comma = |at: &usize| self.tokens.is_punctuation(*at, ',');
        let open = (self.first + 1..comma).rev().find(is_comma).filter(|_| is_comma(&comma));
        open.is_some_and(|open| matches!(self.tags.of(open - 1), Tag::Noun | Tag::Name))
    }

    /// Whether the next word is that of one who does something, and no noun.
    fn next_is_third(&self, at: usize) -> bool {
        let next = self.next_classes(at);
        next.has(Class::FormThird) && next.any(VERB_WORD) && !next.has(Class::FormPlural) && !next.any(NOUN_WORD)
    }

    /// "A maker of `chips`": a word that is listed as the first of "chip in" only, and does not open it here.
    fn is_but_phrasal(&self, at: usize, classes: Classes) -> bool {
        let listed = classes.has(Class::CueVerb) && !classes.has(Class::Verb);
        listed && self.tokens.matches.of_role_at(Role::Cue, at).is_none()
    }

    /// Whether a word of a class stands before a token and the adverbs there.
    fn is_after(&self, at: usize, class: Class) -> bool {
        let mut at = at;
        while at > self.first && matches!(self.tags.of(at - 1), Tag::Adverb | Tag::Negation) {
            at -= 1;
        }
        at > self.first && self.tokens.is(at - 1, class)
    }

    /// After a noun, a noun-or-verb is a verb where what follows could be its object or clause.
    fn verb_after_noun(&self, at: usize, classes: Classes, noun_too: bool) -> bool {
        if !noun_too {
            return true;
        }
        // "two security sources who talked"
        let people =
            classes.any(Classes::of(&[Class::BareGroup, Class::GenericGroup, Class::PersonNoun, Class::RoleNoun]));
        let next = self.next_classes(at);
        if people && next.has(Class::Relative) && next.has(Class::PronounSubject) {
            return false;
        }
        if self.is_of_object(at) || self.opens_relative_clause(at) || self.is_counted_plural(at) {
            return false;
        }
        // "Mr. Orr forecast that it would rain": a past that is like the plain form.
        let past = classes.has(Class::FormPast) && classes.has(Class::FormBase) && classes.has(Class::CueVerb);
        let told = past && self.next_classes(at).has(Class::Complementizer) && self.before(at) == Tag::Name;
        if told || self.is_deed_of_person(at, classes) {
            return true;
        }
        let agrees = if classes.has(Class::FormThird) { !self.plural_before(at) } else { self.plural_before(at) };
        agrees
            && (self.object_follows(at)
                || self.bare_object_follows(at)
                || self.deed_follows(at)
                || self.opens_phrasal_cue(at)
                || (classes.has(Class::CueVerb) && self.tokens.kind(at + 1) == Some(PieceKind::Number))
                || (classes.has(Class::CueVerb) && (self.is_in_tag(at) || self.opens_quotation(at)))
                || (classes.has(Class::CueVerb) && (self.leaves_gap(at) || self.tells_in_name(at))))
    }

    /// "A street-style `protest` against it": behind a compound of small letters that stands for nobody, and no object behind.
    fn is_behind_compound(&self, at: usize) -> bool {
        let persons = Classes::of(&[
            Class::RoleNoun,
            Class::PersonNoun,
            Class::InstitutionNoun,
            Class::GenericGroup,
            Class::SurveyNoun,
            Class::DocumentNoun,
            Class::StatementNoun,
            Class::MediaNoun,
        ]);
        let classes = self.tokens.classes(at - 1);
        let compound = self.tokens.is_hyphened(at - 1) && !self.tokens.is_capital(at - 1) && !classes.any(persons);
        compound && self.next_classes(at).has(Class::Preposition)
    }

    /// "Five Sunday talk `shows`": a number needs a plural, and the noun before is none.
    fn is_counted_plural(&self, at: usize) -> bool {
        let noun = |at: &usize| matches!(self.tags.of(*at), Tag::Noun | Tag::Name | Tag::Adjective);
        let first = (self.first..at).rev().take_while(noun).last();
        let number = first.and_then(|first| first.checked_sub(1)).filter(|number| *number >= self.first);
        let counted = number.is_some_and(|number| {
            // "A 90-second ad", "the May 4, 2019 note": what tells a length or a day counts no notes.
            let length = self.tokens.is_hyphened(number + 1) || self.tokens.classes(number + 1).any(LENGTHS);
            let dated = number > self.first
                && (self.tokens.is_punctuation(number - 1, ',') || self.tokens.is(number - 1, Class::Month));
            // "A report dated 4 November `notes` that"
            let dated = dated || self.tokens.is(number + 1, Class::Month);
            let one = self.tokens.classes(number).any(Classes::of(&[Class::Indefinite, Class::Ordinal]));
            self.tags.of(number) == Tag::Number && !one && !length && !dated
        });
        let plural = self.tokens.is(at, Class::FormPlural) && self.tokens.is(at, Class::FormThird);
        counted && plural && !self.tokens.is(at - 1, Class::FormPlural) && !self.tokens.is(at - 1, Class::Measure)
    }

    /// "The early voting `states` that precede it": "that" and a verb behind it tell of the noun.
    fn opens_relative_clause(&self, at: usize) -> bool {
        let behind = self.tokens.classes(at + 2);
        let verb = behind.any(VERB_WORD) && behind.has(Class::FormBase) && !behind.any(NOUN_WORD.union(CLOSED));
        // "Projects that recently received money", "schemes that have begun"
        let next = if behind.has(Class::Adverb) { self.tokens.classes(at + 3) } else { behind };
        let past = next.has(Class::FormPast) && next.any(VERB_WORD) && !next.any(NOUN_WORD);
        let done = (past && behind.has(Class::Adverb)) || (next.has(Class::Have) && next.has(Class::FormBase));
        self.tokens.is(at, Class::FormPlural) && self.next_classes(at).has(Class::Complementizer) && (verb || done)
    }

    /// "Ann Holm `set` bail", "Ole Holm `lives` there": a past that is like the plain form, or a third person, behind a given
    /// name and a surname that no article opens.
    fn is_deed_of_person(&self, at: usize, classes: Classes) -> bool {
        let past = classes.has(Class::FormPast) && classes.has(Class::FormBase) && !classes.has(Class::FormPlural);
        let opens_object = Classes::of(&[Class::Preposition, Class::Determiner, Class::InfinitiveTo]);
        let third = classes.has(Class::FormThird) && self.next_classes(at).any(opens_object);
        let name = |at: usize| self.tags.of(at) == Tag::Name;
        let full = (past || third) && at >= self.first + 2 && name(at - 1) && name(at - 2);
        // A given name in no list has no other use either.
        let unheard = |at: usize| self.tokens.classes(at).is_empty() && self.tokens.classes(at + 1).is_empty();
        let given = full && (self.tokens.is(at - 2, Class::GivenName) || unheard(at - 2));
        let opened = at >= self.first + 3 && matches!(self.tags.of(at - 3), Tag::Determiner | Tag::Genitive);
        (given && !opened) || (past && self.is_deed_of_office(at))
    }

    /// "The mayor `cut` jobs", "the driver `hit` a wall": such a past behind one who holds an office or a job, and behind it
    /// what it takes.
    fn is_deed_of_office(&self, at: usize) -> bool {
        let before = at.checked_sub(2).filter(|before| *before >= self.first).map(|before| self.tags.of(before));
        let opened = matches!(before, Some(Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Genitive));
        let person = |at: usize| {
            let classes = self.tokens.classes(at);
            let known = classes.any(Classes::PERSON_NOUNS);
            known && classes.has(Class::FormSingular) && self.tags.of(at) == Tag::Noun
        };
        let takes = Classes::of(&[Class::Determiner, Class::PossessiveDeterminer, Class::Adverb, Class::FormPlural]);
        opened && person(at - 1) && self.next_classes(at).any(takes)
    }

    /// "uses radio `signals`": bare nouns right behind a verb that takes no clause are its object.
    fn is_of_object(&self, at: usize) -> bool {
        let noun = |at: &usize| matches!(self.tags.of(*at), Tag::Noun | Tag::Adjective);
        let chain = (self.first..at).rev().take_while(noun).last();
        let verb = chain.and_then(|first| first.checked_sub(1)).filter(|verb| *verb >= self.first);
        verb.is_some_and(|verb| self.tags.of(verb) == Tag::Verb && !self.tokens.is(verb, Class::CueVerb))
    }

    fn acts_as_verb(&self, at: usize, classes: Classes) -> bool {
        // "Fears that the dam was weak grew": no verb opens a sentence and has a clause behind it.
        let told = at == self.first && classes.any(NOUN_WORD) && self.next_classes(at).has(Class::Complementizer);
        classes.has(Class::FormThird) && self.object_follows(at) && !told
            || (classes.any(VERB_WORD) && !classes.any(NOUN_WORD) && self.object_follows(at))
    }
}
