//! Noun phrases: a head with what stands before it; what hangs on behind ("of the party") is joined by the callers.

use std::ops::Range;

use super::tags::{Tag, Tags};
use super::tokens::Tokens;
use crate::lexicon::{Class, Classes};

/// A noun phrase without its complements: `the former mayor`, `Ana Ruiz`, `she`, `Ruiz's office`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The token of its head.
    pub head: usize,
    /// What its head is.
    pub kind: PhraseKind,
}

/// What the head of a noun phrase is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum PhraseKind {
    /// A pronoun.
    Pronoun,
    /// A name.
    Name,
    /// A common noun.
    Common,
}

/// The noun phrases of an article, in text order.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// In text order, disjoint.
    pub all: Vec<Phrase>,
    /// For each token, one more than the number of its phrase; 0 for none.
    of_token: Vec<u32>,
}

impl Phrases {
    /// The phrase that a token is in.
    #[must_use]
    pub fn at(&self, token: usize) -> Option<&Phrase> {
        let number = self.of_token.get(token).copied().unwrap_or(0) as usize;
        self.all.get(number.checked_sub(1)?)
    }

    /// The phrase that ends before this token.
    #[must_use]
    pub fn ending_at(&self, end: usize) -> Option<&Phrase> {
        self.at(end.checked_sub(1)?).filter(|phrase| phrase.tokens.end == end)
    }

    /// The phrase that starts at this token.
    #[must_use]
    pub fn starting_at(&self, start: usize) -> Option<&Phrase> {
        self.at(start).filter(|phrase| phrase.tokens.start == start)
    }
}

/// Finds the noun phrases of all sentences.
pub(crate) fn find(tokens: &Tokens, tags: &Tags) -> Phrases {
    let mut phrases = Phrases { all: Vec::with_capacity(tokens.len() / 4), of_token: vec![0; tokens.len()] };
    for sentence in &tokens.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let chunker = Chunker { tokens, tags, end: sentence.tokens.end };
            if let Some(phrase) = chunker.phrase_from(at) {
                at = phrase.tokens.end;
                let number = u32::try_from(phrases.all.len() + 1).unwrap_or(0);
                if let Some(range) = phrases.of_token.get_mut(phrase.tokens.clone()) {
                    range.fill(number);
                }
                phrases.all.push(phrase);
            } else {
                at += 1;
            }
        }
    }
    phrases
}

/// How far behind "and" the noun of two joined adjectives is looked for, in tokens.
const NOUNS_BEHIND: usize = 5;

struct Chunker<'a> {
    tokens: &'a Tokens,
    tags: &'a Tags,
    end: usize,
}

impl Chunker<'_> {
    fn tag(&self, at: usize) -> Tag {
        if at < self.end { self.tags.of(at) } else { Tag::None }
    }

    fn phrase_from(&self, first: usize) -> Option<Phrase> {
        let nears = matches!(self.tag(first), Tag::Adverb | Tag::Determiner);
        let part = if nears { self.behind_approximators(first) } else { first };
        if self.tag(part) == Tag::Pronoun {
            return Some(Phrase { tokens: first..part + 1, head: part, kind: PhraseKind::Pronoun });
        }
        let (behind, last) = self.reach(first);
        let last = last?;
        let end = self.trimmed_end(first, behind, last);
        let head = self.before_suffixes(first, last);
        // "A Labour MP": letters that stand for an office name nobody.
        let office = head > first && self.tokens.is(head, Class::NameSuffix) && self.tokens.is(head, Class::RoleNoun);
        let named = self.tag(head) == Tag::Name && !office;
        let kind = if named { PhraseKind::Name } else { PhraseKind::Common };
        Some(Phrase { tokens: first..end, head, kind })
    }

    /// "`More than` half of them", "`nearly a` third": what stands behind the words that tell how near a number is.
    fn behind_approximators(&self, first: usize) -> usize {
        let mut at = first;
        while self.tag(at) == Tag::Adverb && self.tokens.is(at, Class::Approximator) {
            at += 1;
        }
        let article = self.tag(at) == Tag::Determiner && self.tokens.is(at, Class::Indefinite);
        let part = self.tag(at + 1) == Tag::Pronoun && self.tokens.is(at + 1, Class::FractionWord);
        if article && part { at + 1 } else { at }
    }

    /// How far what may be one phrase goes on, and the last token of it that can be a head.
    fn reach(&self, first: usize) -> (usize, Option<usize>) {
        let mut at = first;
        let mut head: Option<usize> = None;
        loop {
            let heads = match self.tag(at) {
                // Something that opens a phrase cannot stand after its head.
                Tag::Determiner | Tag::Possessive if at > first && head.is_some() && !self.is_counted(at) => break,
                // "Made clear | the port was shut"
                Tag::Determiner if at > first && self.is_behind_plain_adjective(at) => break,
                Tag::Adjective | Tag::Noun | Tag::Name if self.is_behind_opening_time(first, at) => break,
                Tag::Determiner | Tag::Possessive | Tag::Adjective => false,
                // "said at the time | 15 guards had left"
                // "Father-of-two Lee Farrow"
                Tag::Preposition | Tag::Number if self.tokens.is_hyphened(at) && self.is_of_number(at) => false,
                Tag::Number if self.counts_behind_time(at, head) => break,
                Tag::Number => head.is_none() || self.is_joined_number(at),
                Tag::Noun | Tag::Name if self.is_time_after_head(at, head) => break,
                Tag::Name if head.is_some_and(|head| head + 1 == at && self.is_things(head, at)) => break,
                Tag::Noun | Tag::Name => true,
                Tag::Adverb if head.is_none() && self.tag(at + 1) == Tag::Adjective => false,
                Tag::Adverb if head.is_none() && self.nears_number(at) => false,
                Tag::Conjunction if self.joins_adjectives(first, at) => false,
                Tag::Genitive if head.is_some() => false,
                Tag::Punctuation if self.is_percent_sign(at) => true,
                Tag::Punctuation if self.is_comma_of_date(first, at) => false,
                Tag::Punctuation if self.is_name_stop(at) || self.joins_names(at) => false,
                Tag::Punctuation if self.is_comma_of_suffix(at) => false,
                Tag::Preposition if self.is_name_particle(at) => false,
                Tag::Preposition if at > first && self.links_quantity(at) => {
                    (head, at) = (None, at + 1);
                    continue;
                }
                Tag::Punctuation if head.is_some() && self.joins_partners(at) => false,
                Tag::Mark if self.nickname_len(at) > 0 => {
                    at += self.nickname_len(at);
                    continue;
                }
                _ => break,
            };
            head = if heads { Some(at) } else { head };
            at += 1;
        }
        (at, head)
    }

    /// The surname of `Jane Orr MP`, `Ivo Marek Jr`: what stands for a degree, an honour or a son is no head of the name.
    fn before_suffixes(&self, first: usize, last: usize) -> usize {
        let before = |at: usize| if self.is_comma_of_suffix(at - 1) { at - 2 } else { at - 1 };
        let is_suffix = |at: usize| {
            self.tag(at) == Tag::Name && self.tokens.is(at, Class::NameSuffix) && self.tag(before(at)) == Tag::Name
        };
        let mut head = last;
        while head > first && is_suffix(head) {
            head = before(head);
        }
        let person = |at: usize| {
            let classes = self.tokens.classes(at);
            let initial = self.tag(at) == Tag::Name && self.tokens.span(at).len() == 1;
            initial || classes.any(Classes::of(&[Class::GivenName, Class::Honorific]))
        };
        // "A Labour MP" is no Labour; of a name in no list all words are unheard of.
        let unheard = |at: usize| self.tag(at) == Tag::Name && self.tokens.classes(at).is_empty();
        let named = (first..head).any(person) || (head > first && (first..=head).all(unheard));
        if named { head } else { last }
    }

    /// Adjectives and genitives after the head belong to what follows.
    fn trimmed_end(&self, first: usize, at: usize, head: usize) -> usize {
        let stops = |end: &usize| self.tag(*end) == Tag::Genitive || self.is_name_stop(*end);
        // "A mother-`of-three`"
        let mut end = head + 1;
        while end < at && self.is_of_number(end) {
            end += 1;
        }
        // "Article `5`"
        let numbered = end < at && self.tag(end) == Tag::Number && self.tokens.classes(head).any(Classes::PAPERS);
        end += usize::from(numbered && end == head + 1);
        let kept = if stops(&end) && end < at && self.tag(end) == Tag::Punctuation { end + 1 } else { end };
        kept.max(first + 1)
    }

    /// "`At least` 12 people", "`nearly` a dozen".
    fn nears_number(&self, at: usize) -> bool {
        let part = |at: usize| self.tag(at) == Tag::Number || self.tokens.is(at, Class::Quantifier);
        let article = |at: usize| self.tokens.is(at, Class::Indefinite) && part(at + 1);
        let before = self.tag(at + 1) == Tag::Number || self.tokens.is(at + 1, Class::Approximator) || article(at + 1);
        // "`Half` a dozen clerks"
        let near = Classes::of(&[Class::Approximator, Class::NumberPreposition, Class::FractionWord]);
        self.tokens.classes(at).any(near) && before
    }

    /// "A dozen current `and` former clerks", "Young `and` old voters", but not "it was late and former aides left".
    fn joins_adjectives(&self, first: usize, and: usize) -> bool {
        if and <= first || self.tag(and) != Tag::Conjunction {
            return false;
        }
        // "Another author, civil and marine engineer Ida Holm, said", "according to complete but unofficial returns"
        let beside = || {
            first > 0
                && (self.tokens.is_punctuation(first - 1, ',')
                    || matches!(self.tag(first - 1), Tag::Preposition | Tag::Verb))
        };
        let opens = self.tag(first) != Tag::Adjective || self.tokens.is_capital(first) || beside();
        // "The Russian and Chinese foreign ministers"
        let several = |at: usize| self.tokens.classes(at).is_only_plural();
        let people = |at: usize| self.tokens.is(at, Class::Demonym) && !several(at);
        let narrows = |at: usize| self.tag(at) == Tag::Adjective || people(at);
        let nouns = |at: &usize| matches!(self.tag(*at), Tag::Noun | Tag::Name | Tag::Adjective);
        let mut nouns = (and + 2..self.end.min(and + NOUNS_BEHIND)).take_while(nouns);
        let held = if people(and - 1) {
            nouns.any(|at| self.tokens.is(at, Class::FormPlural))
        } else {
            nouns.any(|at| self.tag(at) != Tag::Adjective)
        };
        opens && narrows(and - 1) && narrows(and + 1) && held
    }

    /// "A handful `of` lawmakers", "dozens `of` workers", but not "dozens of them": a quantity and what it is of.
    fn links_quantity(&self, of: usize) -> bool {
        let quantity = self.tokens.is(of - 1, Class::Quantifier) && self.tokens.is(of, Class::Preposition);
        // "A growing number of" holds a phrase of its own.
        let grows = of > 1 && matches!(self.tag(of - 2), Tag::Gerund | Tag::Noun);
        let placed = self.tag(of - 1) == Tag::Determiner && !grows;
        let open = matches!(self.tag(of + 1), Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number);
        quantity && placed && open
    }

    /// "Ole Kane`,` Jr. said": a comma before what stands for a son, with none behind it.
    fn is_comma_of_suffix(&self, comma: usize) -> bool {
        let named = |at: usize| self.tag(at) == Tag::Name;
        let suffix = self.tokens.is_punctuation(comma, ',') && self.tokens.is(comma + 1, Class::NameSuffix);
        let behind = comma + 2 + usize::from(self.tokens.is_punctuation(comma + 2, '.'));
        suffix
            && comma > 1
            && named(comma - 1)
            && named(comma - 2)
            && named(comma + 1)
            && self.tag(behind) != Tag::Punctuation
    }

    /// "The Sept. 11, 2012 attack", "the Sept. 11, 2012, attack": a comma of a date that narrows a noun down.
    fn is_comma_of_date(&self, first: usize, comma: usize) -> bool {
        let opened = matches!(self.tag(first), Tag::Determiner | Tag::Possessive);
        if comma <= first || !opened || !self.tokens.is_punctuation(comma, ',') {
            return false;
        }
        let thing = |at: usize| matches!(self.tag(at), Tag::Noun | Tag::Adjective | Tag::Gerund);
        let next = comma + 2;
        let goes_on = if self.tokens.is_punctuation(next, ',') {
            thing(next + 1)
        } else {
            thing(next) || self.tag(next) == Tag::Name
        };
        let before_year = self.is_before_year(first, comma) && goes_on;
        let behind_year = comma > first + 2 && self.is_before_year(first, comma - 2) && thing(comma + 1);
        before_year || behind_year
    }

    /// The comma of "Sept. 11`,` 2012", where its month stands inside the phrase.
    fn is_before_year(&self, first: usize, comma: usize) -> bool {
        let stop = |at: usize| usize::from(self.tokens.is_punctuation(at, '.'));
        let month = comma.checked_sub(2).and_then(|at| at.checked_sub(stop(at))).filter(|month| *month > first);
        let dated = month.is_some_and(|month| self.tokens.is(month, Class::Month));
        let numbers = dated && self.tag(comma - 1) == Tag::Number && self.tag(comma + 1) == Tag::Number;
        numbers && self.tokens.is_punctuation(comma, ',')
    }

    /// An article behind an adjective that cannot stand before one: clear, but not "such"; "a growing `number` of" is none.
    fn is_behind_plain_adjective(&self, at: usize) -> bool {
        let opens =
            Classes::of(&[Class::Determiner, Class::Quantifier, Class::Demonstrative, Class::PronounIndefinite]);
        let plain = self.tag(at - 1) == Tag::Adjective && !self.tokens.classes(at - 1).any(opens);
        plain && !self.tokens.is_capital(at - 1) && !self.tokens.is(at, Class::Quantifier)
    }

    /// "Just things | Orr has done": a plural for no people and no body, and a name that acts.
    fn is_things(&self, head: usize, name: usize) -> bool {
        let others = Classes::of(&[
            Class::RoleNoun,
            Class::PersonNoun,
            Class::InstitutionNoun,
            Class::MediaNoun,
            Class::GenericGroup,
            Class::Demonym,
            Class::FormSingular,
        ]);
        let classes = self.tokens.classes(head);
        let several = self.tag(head) == Tag::Noun && classes.has(Class::FormPlural) && !classes.any(others);
        // "The number Orr cited", "the plan Orr announced"
        let told = Classes::of(&[Class::CueNoun, Class::StatementNoun, Class::Measure, Class::Quantifier]);
        let people = Classes::of(&[Class::RoleNoun, Class::PersonNoun, Class::InstitutionNoun, Class::MediaNoun]);
        let article = head > 0 && self.tag(head - 1) == Tag::Determiner;
        let one = self.tag(head) == Tag::Noun && classes.any(told) && !classes.any(people) && article;
        // "The women | Orr met said": a second verb right behind the first.
        let met = self.tag(head) == Tag::Noun && classes.is_only_plural() && self.is_verb_before_verb(name + 1);
        let plural = several || one || met;
        let behind = (name + 1..self.end).find(|at| self.tag(*at) != Tag::Name);
        let acts = behind.is_some_and(|at| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Adverb));
        plural && !self.tokens.is_capital(head) && acts
    }

    /// Whether a past that may be a participle, and behind it another verb, stand behind the names at a token.
    fn is_verb_before_verb(&self, from: usize) -> bool {
        let verb = (from..self.end).find(|at| self.tag(*at) != Tag::Name).unwrap_or(self.end);
        let second = matches!(self.tag(verb + 1), Tag::Verb | Tag::Auxiliary);
        self.tag(verb) == Tag::Verb && self.tokens.is(verb, Class::FormParticiple) && second
    }

    /// The sign of `47%`.
    fn is_percent_sign(&self, at: usize) -> bool {
        self.tokens.is_glued(at) && self.tokens.is(at, Class::Measure) && self.tag(at.wrapping_sub(1)) == Tag::Number
    }

    /// "Two `other` officials", "20 `more` clerks": a number before it opens the phrase.
    fn is_counted(&self, at: usize) -> bool {
        let classes = self.tokens.classes(at);
        let more = classes.any(Classes::of(&[Class::Quantifier, Class::PronounIndefinite]));
        let noun = matches!(self.tag(at + 1), Tag::Noun | Tag::Adjective);
        self.tag(at - 1) == Tag::Number && more && noun && !classes.has(Class::Demonstrative)
    }

    /// "A new `Ledger/Merrow` poll": a stroke between two names before a noun.
    fn joins_names(&self, at: usize) -> bool {
        let stroke = self.tokens.is_punctuation(at, '/') && self.tokens.is_glued(at) && self.tokens.is_glued(at + 1);
        stroke && self.tag(at - 1) == Tag::Name && self.tag(at + 1) == Tag::Name && self.tag(at + 2) == Tag::Noun
    }

    /// Harvel `&` Sons: the sign between the names of a firm, where it does not stand between two people.
    fn joins_partners(&self, at: usize) -> bool {
        let named = |at: usize| self.tag(at) == Tag::Name && !self.tokens.is(at, Class::Honorific);
        let given = |at: usize| named(at) && self.tokens.is(at, Class::GivenName) && named(at + 1);
        let people = at > 1 && given(at - 2) && given(at + 1);
        self.tokens.is_punctuation(at, '&') && named(at - 1) && named(at + 1) && !people
    }

    /// The `of` and the `two` of "father-of-two".
    fn is_of_number(&self, at: usize) -> bool {
        let of = |at: usize| self.tag(at) == Tag::Preposition && self.tokens.is_hyphened(at);
        let number = |at: usize| self.tag(at) == Tag::Number && self.tokens.is_hyphened(at);
        (of(at) && number(at + 1)) || (number(at) && at > 0 && of(at - 1))
    }

    /// "Last week | residents said": a time of two words that opens a clause, and several or a name behind it.
    fn is_behind_opening_time(&self, first: usize, at: usize) -> bool {
        let opens = first == 0
            || matches!(self.tag(first - 1), Tag::None | Tag::Punctuation | Tag::Conjunction | Tag::Subordinator);
        let near = self.tokens.is(first, Class::TimeWord) || self.tokens.is(first, Class::Demonstrative);
        let time = at == first + 2 && self.tokens.is(first + 1, Class::TimeWord) && !self.tokens.is_capital(first + 1);
        // "Last season champion" is one of last season; "last week union leaders" are not.
        let nouns = |at: &usize| matches!(self.tag(*at), Tag::Noun | Tag::Name | Tag::Adjective);
        let last = (at..self.end.min(at + NOUNS_BEHIND)).take_while(nouns).last().unwrap_or(at);
        let one = self.tag(at) == Tag::Noun && self.tag(last) != Tag::Name && !self.tokens.is(last, Class::FormPlural);
        // "Last night's guests"
        opens && near && time && !one && !self.tokens.is_hyphened(at)
    }

    fn counts_behind_time(&self, at: usize, head: Option<usize>) -> bool {
        let time = head.is_some_and(|head| self.tokens.is(head, Class::TimeWord) && !self.tokens.is_capital(head));
        time && matches!(self.tag(at + 1), Tag::Noun | Tag::Adjective | Tag::Name)
    }

    fn is_joined_number(&self, at: usize) -> bool {
        self.tokens.is_hyphened(at)
    }

    /// "the mayor Tuesday said", "Roe later Tuesday said": a day is no part of a name that has its head already.
    fn is_time_after_head(&self, at: usize, head: Option<usize>) -> bool {
        // "the poll last week"
        let ago = self.tokens.is(at, Class::TimeWord) && head.is_some_and(|head| at > head + 1);
        let time = ago || self.tokens.is(at, Class::Weekday) || self.tokens.is(at, Class::Month);
        let told_by = |head: usize| (head + 1..at).all(|between| self.tag(between) == Tag::Adjective);
        time && head.is_some_and(told_by) && !self.tokens.is_hyphened(at)
    }

    /// The full stop of `Mr.`, `J.`, `Sen.` inside a name.
    fn is_name_stop(&self, at: usize) -> bool {
        at < self.end
            && self.tokens.is_punctuation(at, '.')
            && self.tokens.is_glued(at)
            && matches!(self.tag(at.wrapping_sub(1)), Tag::Name | Tag::Noun | Tag::Adjective)
            && at + 1 < self.end
            && self.tokens.is_capital(at.wrapping_sub(1))
    }

    fn is_name_particle(&self, at: usize) -> bool {
        self.tokens.is(at, Class::NameParticle)
            && !self.tokens.is_capital(at)
            && self.tag(at.wrapping_sub(1)) == Tag::Name
            && self.tag(at + 1) == Tag::Name
    }

    /// `Robert "Bob" Roe`: how many tokens a quoted name of one or two capitals between two names takes; 0 where there is
    /// none.
    fn nickname_len(&self, at: usize) -> usize {
        if self.tag(at.wrapping_sub(1)) != Tag::Name || self.tokens.is_glued(at) {
            return 0;
        }
        let mut inside = at + 1;
        while inside < at + 4 && self.tag(inside) == Tag::Name {
            inside += 1;
        }
        let closed = inside > at + 1 && self.tag(inside) == Tag::Mark;
        if closed && self.tag(inside + 1) == Tag::Name { inside + 1 - at } else { 0 }
    }
}
