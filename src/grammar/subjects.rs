//! Who acts: the noun phrase that a verb group belongs to, over appositions, brackets and relative clauses.

use super::clauses::{NounRun, Syntax, VerbForm, VerbGroup};
use super::phrases::{Phrase, PhraseKind};
use super::tags::Tag;
use crate::lexicon::{Class, Classes, Match, Role};

/// Farthest that an apposition or relative clause reaches, in tokens.
pub(super) const LONGEST_APPOSITION: usize = 40;

/// How many verbs back a shared subject is looked for.
const FARTHEST_VERBS: usize = 16;

/// Longest name between quotation marks, in tokens.
pub(super) const LONGEST_MARKED_NAME: usize = 8;

/// Prepositions bind what follows to the noun before; these classes of nouns hang on as times.
pub(super) const TIMES: Classes = Classes::of(&[Class::Weekday, Class::Month, Class::TimeWord, Class::Event]);

/// Names of times.
const DATES: Classes = Classes::of(&[Class::Weekday, Class::Month, Class::Event]);

impl Syntax<'_> {
    /// A clause that no other one holds: its subject opens the sentence, or stands behind a pause.
    fn is_main_clause(&self, group: &VerbGroup, start: usize) -> bool {
        let first = group.subject.as_ref().map_or(start, |run| run.tokens.start);
        if first > start && self.ends_complement(first - 1, group) {
            return false;
        }
        // "Was “the least” the public deserved": marks around a noun are no pause.
        let mark = || {
            let opens = !self.tokens.is_glued(first - 1);
            self.tag(first - 1) == Tag::Mark && (opens || first < 2 || self.tag(first - 2) == Tag::Punctuation)
        };
        // "That €61m had gone": the sign of a currency is no pause.
        let sign = || self.tag(first) == Tag::Number && self.tokens.is_glued(first);
        let behind_pause =
            || mark() || (matches!(self.tag(first - 1), Tag::Punctuation | Tag::Conjunction | Tag::Adverb) && !sign());
        first <= start || behind_pause() || self.opens_with_phrase(start, first)
    }

    /// "In a statement `she said`": a preposition and its nouns open the sentence.
    fn opens_with_phrase(&self, start: usize, end: usize) -> bool {
        let part = |at: usize| {
            let hangs = matches!(self.tag(at), Tag::Preposition | Tag::Genitive | Tag::Adverb);
            hangs || self.phrases.at(at).is_some()
        };
        let pronoun = self.phrases.starting_at(end).is_some_and(|phrase| phrase.kind == PhraseKind::Pronoun);
        pronoun && self.tag(start) == Tag::Preposition && (start..end).all(part)
    }

    /// "A debate between Roe `and` Ruiz": two names that hang on a noun, and no clause of the second.
    fn ends_complement(&self, conjunction: usize, group: &VerbGroup) -> bool {
        let named = group.subject.as_ref().is_some_and(|run| run.kind == PhraseKind::Name);
        let first = self.phrases.ending_at(conjunction).filter(|phrase| phrase.kind == PhraseKind::Name);
        let first = first.filter(|_| named && self.tag(conjunction) == Tag::Conjunction);
        first.is_some_and(|first| self.top_of_chain(first, 0).kind == PhraseKind::Common)
    }

    /// who, which: not when, where or how, which name nobody.
    pub(super) fn is_relative(&self, at: usize) -> bool {
        self.tag(at) == Tag::Wh && self.tokens.is(at, Class::Relative)
    }

    pub(super) fn subject(&self, group: &VerbGroup, start: usize, earlier: &[VerbGroup]) -> Option<NounRun> {
        let governing = || earlier.iter().rev().find(|group| group.form == VerbForm::Finite && group.subject.is_some());
        match group.form {
            VerbForm::Infinitive => self.caused(group).or_else(|| governing()?.subject.clone()),
            VerbForm::Participle if self.has_agent_behind(group, start) => self.noun_before_participle(group, start),
            VerbForm::Gerund | VerbForm::Participle => {
                let acted = earlier.iter().any(|group| group.form == VerbForm::Finite);
                // "Hutch, a biologist, questioned it, `saying`": the clause right before is no apposition.
                // "Orr tried to explain it, `saying`"
                let clause = earlier.iter().rev().find(|last| last.form != VerbForm::Infinitive);
                let clause = clause.filter(|last| last.form == VerbForm::Finite && !last.relative);
                let main = clause.filter(|last| self.is_main_clause(last, start) && last.subject.is_some());
                let main = main.and_then(|_| self.main_subject(group, start, earlier));
                let near = || {
                    if self.is_place_of_deed(group.tokens.start, start) {
                        return None;
                    }
                    self.subject_before(group.tokens.start, start, earlier)
                        .filter(|run| !self.is_linked_place(run))
                        .map(|run| self.who_spends(&run, earlier).unwrap_or(run))
                };
                // "money for groups `backing` Roe": those right before it, where what they hang on cannot act.
                let nearest = || {
                    let phrase = self.phrases.ending_at(group.tokens.start).filter(|phrase| !self.is_time(phrase))?;
                    let linked = phrase.tokens.start > start && self.tag(phrase.tokens.start - 1) == Tag::Preposition;
                    let counted = self.tokens.is(phrase.head, Class::Measure);
                    let several = phrase.kind != PhraseKind::Pronoun
                        && (self.tokens.is(phrase.head, Class::FormPlural) || counted);
                    Some(NounRun::from(phrase)).filter(|run| linked && several && self.can_act(run))
                };
                main.or_else(|| near().filter(|run| self.can_act(run)))
                    .or_else(nearest)
                    .or_else(|| self.aside(group, start))
                    .or_else(|| self.main_subject(group, start, earlier))
                    .or_else(|| governing().and_then(|group| group.subject.clone()))
                    .or_else(|| self.before_comma(group, start).filter(|_| !acted))
            }
            VerbForm::Finite => self.subject_before(group.tokens.start, start, earlier),
        }
    }

    /// "Flew to `Lisbon` insisting": a town behind a preposition does nothing.
    fn is_linked_place(&self, run: &NounRun) -> bool {
        let linked = run.tokens.start.checked_sub(1).is_some_and(|at| self.tag(at) == Tag::Preposition);
        linked && run.kind == PhraseKind::Name && self.tokens.classes(run.head).any(Classes::PLACES)
    }

    /// "Was caught `on tape` bragging": a preposition right behind a verb and one word alone, which does nothing.
    fn is_place_of_deed(&self, at: usize, start: usize) -> bool {
        let noun = self.phrases.ending_at(at).filter(|phrase| phrase.kind == PhraseKind::Common);
        let link = noun.and_then(|noun| noun.tokens.start.checked_sub(1)).filter(|link| *link > start);
        let several = noun.is_some_and(|noun| self.tokens.is(noun.head, Class::FormPlural));
        let verb = |at: usize| matches!(self.tag(at), Tag::Verb | Tag::Participle);
        link.is_some_and(|link| self.tag(link) == Tag::Preposition && verb(link - 1)) && !several
    }

    /// "Roe spent `much of the day` praising it": a stretch of time does nothing.
    fn who_spends(&self, run: &NounRun, earlier: &[VerbGroup]) -> Option<NounRun> {
        let amount =
            self.tokens.classes(run.head).any(Classes::of(&[Class::Quantifier, Class::TimeWord, Class::Measure]));
        let spends = earlier.last().filter(|verb| amount && verb.tokens.end == run.tokens.start)?;
        spends.subject.clone()
    }

    /// "It led `farmers` to say so", "time for `Roe` to decide": who is made to, or has to.
    fn caused(&self, group: &VerbGroup) -> Option<NounRun> {
        let phrase = self.phrases.ending_at(group.tokens.start).filter(|phrase| !self.is_time(phrase))?;
        let before = phrase.tokens.start.checked_sub(1)?;
        let marker = self.tag(before) == Tag::Preposition && self.tokens.is(before, Class::ViewMarker);
        let marker = marker && !self.tokens.is(before, Class::InfinitiveTo);
        let verb = matches!(self.tag(before), Tag::Verb | Tag::Participle | Tag::Gerund);
        let causes = verb && self.tokens.is(before, Class::CausingVerb);
        Some(NounRun::from(phrase)).filter(|run| (marker || causes) && self.can_act(run))
    }

    /// "Roe, after `saying` he would go, stayed": the noun before an aside that a preposition opens.
    fn aside(&self, group: &VerbGroup, start: usize) -> Option<NounRun> {
        let preposition = self.skip_back(group.tokens.start, start).checked_sub(1).filter(|at| *at > start)?;
        let comma = preposition - 1;
        let opens = self.tag(preposition) == Tag::Preposition && self.tokens.is_punctuation(comma, ',');
        let phrase = self.phrase_before(comma, start).filter(|_| opens)?;
        (!self.is_time(phrase)).then(|| self.run_ending_with(phrase, start))
    }

    /// "Roe, `thanking` the chairman, left": the noun before the comma, where no verb came yet.
    fn before_comma(&self, group: &VerbGroup, start: usize) -> Option<NounRun> {
        let comma = self.skip_back(group.tokens.start, start).checked_sub(1).filter(|at| *at > start)?;
        let phrase = self.phrase_before(comma, start).filter(|_| self.tokens.is_punctuation(comma, ','))?;
        let run = self.run_ending_with(phrase, start);
        (!self.is_time(phrase) && self.can_act(&run)).then_some(run)
    }

    /// "Cruz said that Trump lost, `adding` that": behind a comma the subject of the main clause goes on.
    fn main_subject(&self, group: &VerbGroup, start: usize, earlier: &[VerbGroup]) -> Option<NounRun> {
        let at = self.skip_back(group.tokens.start, start);
        let behind_comma = at > start && matches!(self.tag(at - 1), Tag::Punctuation | Tag::Mark);
        let acting = earlier.iter().rev().filter(|group| group.form == VerbForm::Finite && group.subject.is_some());
        let main = acting.filter(|group| !group.relative).find(|group| self.is_main_clause(group, start));
        main.filter(|_| behind_comma).and_then(|group| group.subject.clone())
    }

    /// Whether a noun phrase could do what an -ing form behind it says: "spent much of the speech `praising` him".
    fn can_act(&self, run: &NounRun) -> bool {
        // "With 22 percent saying so"
        let number = |at: usize| self.tag(at) == Tag::Number && !self.tokens.is(at, Class::Indefinite);
        let share = || self.tokens.is(run.head, Class::Measure) && run.tokens.clone().any(number);
        run.kind != PhraseKind::Common || self.tokens.classes(run.head).any(ACTORS) || share()
    }

    /// The noun phrase that acts in a verb group starting at `at`, looked for to the left.
    fn subject_before(&self, at: usize, start: usize, earlier: &[VerbGroup]) -> Option<NounRun> {
        let at = self.skip_back(at, start);
        if at <= start {
            return None;
        }
        if let Some(phrase) = self.phrases.ending_at(at) {
            let phrase = self.counted_by(phrase).or_else(|| self.named_so(phrase, start)).unwrap_or(phrase);
            let run = self.run_ending_with(phrase, start);
            let owner = self.owner_of_relative(self.joint_agents(phrase).as_ref().unwrap_or(&run), earlier);
            return Some(owner.unwrap_or(run));
        }
        let shared = || self.shared_subject(at, start, earlier);
        match self.tag(at - 1) {
            // "Lloyd's said": a name that ends as a genitive does.
            Tag::Genitive => {
                self.phrases.ending_at(at - 1).filter(|phrase| phrase.kind == PhraseKind::Name).map(|name| {
                    let run = self.run_ending_with(name, start);
                    NounRun { tokens: run.tokens.start..at, ..run }
                })
            }
            // "A report published on Monday said": the participle only narrows the noun down.
            Tag::Verb | Tag::Participle if self.tokens.is(at - 1, Class::FormParticiple) => {
                let narrowed = || self.phrases.ending_at(at - 1).map(|phrase| self.run_ending_with(phrase, start));
                self.met_by_another(at, start).or_else(narrowed).or_else(|| self.told_of_in_clause(at, earlier))
            }
            Tag::Verb | Tag::Auxiliary => self.told_of_in_clause(at, earlier),
            Tag::Gerund | Tag::Preposition | Tag::Adjective => self.narrowed_by_gerund(at, start, earlier),
            Tag::Wh if self.is_relative(at - 1) => {
                self.antecedent(at - 1, start).or_else(|| self.joined_relative(at - 1, start, earlier))
            }
            Tag::That => self.antecedent(at - 1, start),
            Tag::Conjunction => shared(),
            Tag::Mark | Tag::Punctuation => {
                // "Roe paused, then `said`"
                let goes_on = self.tokens.is_punctuation(at - 1, ',') && self.tag(at) == Tag::Adverb;
                self.subject_before_mark(at, start, earlier).or_else(|| if goes_on { shared() } else { None })
            }
            _ => None,
        }
    }

    /// "People who live here said", "a clerk who declined to be named said": a clause of the noun stands between, and
    /// takes no object.
    fn told_of_in_clause(&self, at: usize, earlier: &[VerbGroup]) -> Option<NounRun> {
        let mut end = at;
        let mut groups = earlier.iter().rev();
        let clause = loop {
            let group = groups.next().filter(|group| group.tokens.end == end)?;
            match (group.relative, group.form) {
                (true, _) => break group,
                // "An official not authorised to speak said"
                (false, VerbForm::Participle)
                    if self.narrows(group) && self.before_negation(group) < group.tokens.start =>
                {
                    break group;
                }
                // "A clerk who asked `not to be named` said"
                (false, VerbForm::Infinitive) => end = self.before_negation(group),
                _ => return None,
            }
        };
        let end = (at..).find(|at| self.tag(*at) != Tag::Adverb).unwrap_or(at);
        let run = clause.subject.clone();
        let run = run.filter(|run| !(run.tokens.end..at).any(|at| self.tag(at) == Tag::Punctuation));
        run.map(|run| NounRun { tokens: run.tokens.start..end, relative: None, ..run })
    }

    /// "`The women` Roe met said", "`the man` she hired said": the noun right before whoever did that to it.
    fn met_by_another(&self, at: usize, start: usize) -> Option<NounRun> {
        let other = self.phrases.ending_at(at - 1)?;
        let acts = other.kind == PhraseKind::Name
            || (other.kind == PhraseKind::Pronoun && self.tokens.is(other.head, Class::PronounSubject));
        let noun = self.phrases.ending_at(other.tokens.start).filter(|noun| noun.kind == PhraseKind::Common && acts)?;
        (noun.tokens.start >= start).then(|| NounRun::new(noun.tokens.start..at, noun.head, noun.kind))
    }

    /// The subject of the verbs before: that of the main clause, of one inside it, or of any.
    fn shared_subject(&self, at: usize, start: usize, earlier: &[VerbGroup]) -> Option<NounRun> {
        let finite = earlier.iter().rev().filter(|group| group.form == VerbForm::Finite && group.subject.is_some());
        let acting = finite.take(FARTHEST_VERBS).filter(|group| self.is_on_same_side(group.tokens.end, at));
        let tensed = self.tag(at) != Tag::Gerund;
        // "Roe met Voss, who saw it and `described` it": no comma ends the clause of "who".
        let pause = at > start + 1 && self.tokens.is_punctuation(at - 2, ',');
        let who = |group: &VerbGroup| {
            let relative = group.subject.as_ref().and_then(|run| run.relative).filter(|_| group.relative && !pause);
            relative.is_some_and(|at| self.tokens.is(at, Class::PronounSubject))
        };
        let holds = |group: &&VerbGroup| tensed && (who(group) || self.opens_with_subordinator(group, start));
        let inner = acting.clone().next().filter(holds);
        let main = acting.clone().find(|group| !group.relative && self.is_main_clause(group, start));
        // "They booed, and when Roe rose and `spoke`"
        let apart = |group: &&VerbGroup| {
            let first = group.subject.as_ref().map_or(group.tokens.start, |run| run.tokens.start);
            let conjunction = first.checked_sub(2).filter(|at| *at > start && self.tag(*at) == Tag::Conjunction);
            conjunction.is_some_and(|at| self.tokens.is_punctuation(at - 1, ','))
        };
        let holds = |inner: &&VerbGroup| apart(inner) || main.is_none_or(|main| !self.tells(main.main));
        if let Some(inner) = inner.filter(holds) {
            return inner.subject.clone();
        }
        let other = || acting.clone().find(|group| !group.relative).or_else(|| acting.clone().next());
        main.or_else(other).and_then(|group| group.subject.clone())
    }

    /// Whether a verb alone is a cue: what is told may hold a clause of time, and the speaker goes on behind it.
    fn tells(&self, verb: usize) -> bool {
        let cue = |found: &Match| found.role == Role::Cue && found.end as usize == verb + 1;
        self.tokens.matches.at(verb).iter().any(cue)
    }

    /// "They cheered `when Roe` rose and spoke": a clause that a word of time or cause opens.
    fn opens_with_subordinator(&self, group: &VerbGroup, start: usize) -> bool {
        let first = group.subject.as_ref().map_or(group.tokens.start, |run| run.tokens.start);
        let Some(before) = first.checked_sub(1).filter(|at| *at >= start) else { return false };
        self.tokens.is(before, Class::Subordinator) && !matches!(self.tag(before), Tag::Conjunction | Tag::That)
    }

    /// The noun before a comma, dash, bracket or quotation mark that stands right before a verb.
    fn subject_before_mark(&self, at: usize, start: usize, earlier: &[VerbGroup]) -> Option<NounRun> {
        let punctuation = |back: usize, mark: char| at >= start + back && self.tokens.is_punctuation(at - back, mark);
        if self.tag(at - 1) == Tag::Mark {
            // "Roe, host of “The Dam,” said": the comma stands inside the marks.
            if punctuation(2, ',') {
                let open = self.opening_mark(at - 1, start)?;
                return self.noun_before_aside(open, at - 1, start, ',');
            }
            // "her “judgment” is in question": the marks stand around the noun.
            let around = at >= start + 2 && self.tag(at - 2) != Tag::Punctuation;
            let noun = self.phrases.ending_at(at - 1).filter(|_| around);
            return noun.map(|phrase| self.run_ending_with(phrase, start));
        }
        // "Jack Reed (D-R.I.), said".
        if punctuation(1, ',') && punctuation(2, ')') {
            self.before_brackets(at - 2, start)
        } else if punctuation(1, ',') {
            let run = self.before_parenthesis(at - 1, start, ',')?;
            // "A clerk who knew `the mayor`, in a letter, said"
            let before = earlier.partition_point(|group| group.tokens.end <= run.tokens.start);
            let owner = self.owner_of_relative(&run, earlier.get(..before).unwrap_or(&[]));
            Some(owner.map_or(run.clone(), |owner| NounRun { apposition: run.apposition, ..owner }))
        } else if punctuation(1, ')') {
            self.before_brackets(at - 1, start)
        } else if self.tokens.is_dash(at - 1) {
            // "Roe -- a lawyer -- said": two strokes are one dash.
            let close = if at >= start + 2 && self.tokens.is_dash(at - 2) { at - 2 } else { at - 1 };
            self.before_parenthesis(close, start, '—')
        } else {
            None
        }
    }

    /// "the ministers `all` urged it": the word of number stands for the noun before it.
    fn counted_by(&self, number: &Phrase) -> Option<&Phrase> {
        let alone = number.kind == PhraseKind::Pronoun && self.tokens.is(number.head, Class::Quantifier);
        // "The minister `himself` said so": such a form acts in no clause.
        let classes = self.tokens.classes(number.head);
        let itself = number.kind == PhraseKind::Pronoun && classes.any(PERSONS) && !classes.has(Class::PronounSubject);
        if itself {
            return self.phrases.ending_at(number.tokens.start);
        }
        let before = self.phrases.ending_at(number.tokens.start).filter(|_| alone)?;
        let they = before.kind == PhraseKind::Pronoun && self.tokens.is(before.head, Class::PronounPlural);
        let several = they || before.kind == PhraseKind::Name || self.tokens.is(before.head, Class::FormPlural);
        several.then_some(before)
    }

    /// "`Roe` the realist knows": the name that opens a clause right before what somebody is called.
    fn named_so(&self, called: &Phrase, start: usize) -> Option<&Phrase> {
        let first = called.tokens.start;
        let definite = self.tag(first) == Tag::Determiner && !self.tokens.is(first, Class::Indefinite);
        let person = self.tokens.classes(called.head).any(PEOPLE) && !self.tokens.is(called.head, Class::FormPlural);
        let name = self.phrases.ending_at(first).filter(|name| name.kind == PhraseKind::Name && definite && person)?;
        let opens = name.tokens.start <= start || self.tag(name.tokens.start - 1) == Tag::Punctuation;
        opens.then_some(name)
    }

    /// "A poll taken by `the Gazette and Ash News` shows": two names that an agent's preposition opens.
    fn joint_agents(&self, last: &Phrase) -> Option<NounRun> {
        let joint = last.tokens.start.checked_sub(1).filter(|at| self.tag(*at) == Tag::Conjunction)?;
        let first = self.phrases.ending_at(joint)?;
        let named = first.kind == PhraseKind::Name && last.kind == PhraseKind::Name;
        let by = first.tokens.start.checked_sub(1).filter(|at| named && self.tokens.is(*at, Class::AgentMarker))?;
        let opens = self.tag(by) == Tag::Preposition;
        opens.then(|| NounRun::new(first.tokens.start..last.tokens.end, last.head, last.kind))
    }

    /// "The time for `waiting` is over", "the men `passing by` were polite": the noun that an -ing form narrows down.
    fn narrowed_by_gerund(&self, at: usize, start: usize, earlier: &[VerbGroup]) -> Option<NounRun> {
        let narrowing = earlier.last().filter(|group| group.form == VerbForm::Gerund && group.tokens.start > start)?;
        let open = !(narrowing.tokens.end..at)
            .any(|at| matches!(self.tag(at), Tag::Punctuation | Tag::Conjunction | Tag::Mark | Tag::Wh | Tag::That));
        let first = narrowing.tokens.start;
        let end = if self.tag(first - 1) == Tag::Preposition { first - 1 } else { first };
        self.phrases.ending_at(end).filter(|_| open).map(|phrase| self.run_ending_with(phrase, start))
    }

    /// Whether two tokens stand both inside or both outside quotation marks.
    fn is_on_same_side(&self, first: usize, second: usize) -> bool {
        (first..second).filter(|at| self.tag(*at) == Tag::Mark).count() % 2 == 0
    }

    /// The noun phrase that ends before a token, or before the brackets that do.
    pub(crate) fn phrase_before(&self, at: usize, start: usize) -> Option<&Phrase> {
        if at > start && self.tokens.is_punctuation(at - 1, ')') {
            let lowest = start.max(at.saturating_sub(LONGEST_APPOSITION));
            let open = (lowest..at).rev().find(|token| self.tokens.is_punctuation(*token, '('))?;
            return self.phrases.ending_at(open);
        }
        // "Frank of “New Hope”, a charity,": a body may be named between marks.
        if at > start && self.tag(at - 1) == Tag::Mark {
            let lowest = start.max(at.saturating_sub(LONGEST_MARKED_NAME));
            let open = (lowest..at - 1).rev().find(|token| self.tag(*token) == Tag::Mark)?;
            let link = open.checked_sub(1).filter(|link| self.tag(*link) == Tag::Preposition)?;
            return self.phrases.ending_at(link).filter(|phrase| phrase.kind == PhraseKind::Name);
        }
        // "An official there, who left,"
        let place = at > start + 1 && self.tag(at - 1) == Tag::Adverb && self.tokens.is(at - 1, Class::Existential);
        self.phrases.ending_at(if place { at - 1 } else { at })
    }

    /// Steps left over adverbs, negations and phrases of time.
    pub(super) fn skip_back(&self, at: usize, start: usize) -> usize {
        let mut at = at;
        while at > start {
            let floats = || self.tokens.is(at - 1, Class::FloatingQuantifier) && self.counts_before(at - 1, start);
            if matches!(self.tag(at - 1), Tag::Adverb | Tag::Negation) || floats() {
                at -= 1;
            } else if let Some(phrase) = self.phrases.ending_at(at).filter(|phrase| self.is_time(phrase)) {
                let before = phrase.tokens.start;
                let after_preposition = before > start && self.tag(before - 1) == Tag::Preposition;
                // "a document filed Thursday says"
                let filed = before > start + 1 && self.tokens.is(before - 1, Class::FormParticiple);
                // "Roe said a new era had begun", "Roe said the season was over": a time with an article may act itself.
                let new = self.tokens.is(before, Class::Indefinite);
                let acts =
                    |noun: &Phrase| new || (self.tag(before) == Tag::Determiner && noun.kind != PhraseKind::Common);
                let narrowed = filed && self.phrases.ending_at(before - 1).is_some_and(|noun| !acts(noun));
                // "Roe, the mayor, this week said"
                let comma = |at: &usize| self.tokens.is_punctuation(*at, ',');
                let apart = before > start + 1 && comma(&(before - 1)) && (start..before - 1).any(|at| comma(&at));
                let after_noun = before > start && (narrowed || apart || self.phrase_before(before, start).is_some());
                if !after_preposition && !after_noun {
                    return at;
                }
                at = if after_preposition { before - 1 } else { before };
            } else {
                return at;
            }
        }
        at
    }

    /// "Orr and Webb `both` said", "they `all` said": right behind those who are several.
    fn counts_before(&self, at: usize, start: usize) -> bool {
        let phrase = self.phrases.ending_at(at).filter(|phrase| phrase.tokens.start >= start);
        phrase.is_some_and(|phrase| {
            let joined = phrase.tokens.start > start && self.tag(phrase.tokens.start - 1) == Tag::Conjunction;
            joined
                || self.tokens.is(phrase.head, Class::FormPlural)
                || self.tokens.is(phrase.head, Class::PronounPlural)
        })
    }

    /// A day of the week or a month by its name, on which something is done.
    pub(super) fn is_day(&self, phrase: &Phrase) -> bool {
        let linked = phrase.tokens.start.checked_sub(1).is_some_and(|at| self.tag(at) == Tag::Preposition);
        !linked
            && phrase.kind == PhraseKind::Name
            && phrase.tokens.len() == 1
            && self.tokens.classes(phrase.head).any(DATES)
            && self.is_time(phrase)
    }

    pub(crate) fn is_time(&self, phrase: &Phrase) -> bool {
        let listed = self.tokens.classes(phrase.head).any(TIMES);
        // "The Times" is no time.
        let named = phrase.kind == PhraseKind::Name && !self.tokens.classes(phrase.head).any(DATES);
        // "`The second`, an engineer, said": one of several.
        let one_of = self.tokens.is(phrase.head, Class::Ordinal) && phrase.tokens.len() == 2;
        let one_of = one_of && self.tag(phrase.tokens.start) == Tag::Determiner;
        (listed && !named && !one_of)
            || (self.tokens.is(phrase.tokens.start, Class::Month) && phrase.kind == PhraseKind::Common)
    }
}

/// Pronouns for persons.
const PERSONS: Classes = Classes::of(&[Class::PronounMasculine, Class::PronounFeminine, Class::PronounPlural]);

/// Nouns for people.
pub(super) const PEOPLE: Classes = Classes::of(&[
    Class::RoleNoun,
    Class::PersonNoun,
    Class::GenericGroup,
    Class::BareGroup,
    Class::CollectiveGroup,
    Class::InstitutionNoun,
    Class::Demonym,
]);

/// Nouns for what acts or speaks.
const ACTORS: Classes = PEOPLE.union(Classes::of(&[
    Class::DocumentNoun,
    Class::StatementNoun,
    Class::SurveyNoun,
    Class::DatasetNoun,
    Class::MediaNoun,
    Class::Platform,
]));

/// Pronouns that stand for people who can be counted: some, many, others, one.
pub(super) const COUNTABLE: Classes =
    Classes::of(&[Class::PronounIndefinite, Class::Quantifier, Class::Demonstrative, Class::NumberWord]);
