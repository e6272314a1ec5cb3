//! Quotations: what stands between quotation marks, and whether it is speech.

use std::cell::OnceCell;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::attribution::{Attribution, AttributionId};
use super::elsewhere::Elsewhere;
use super::sources::{Source, SourceId, count};
use super::text::Read;
use super::{floating, inner};
use crate::grammar::clauses::{NounRun, VerbForm};
use crate::grammar::marks::{Family, Pair};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Match, Role};
use crate::text::Span;

/// Number of a quotation in its article, from 0.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteId(pub u32);

/// A stretch between quotation marks; one that runs over paragraphs with its mark repeated is one quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// With its marks.
    pub span: Span,
    /// What it is.
    pub kind: QuoteKind,
    /// The attribution whose content it is, or is part of.
    pub attribution: Option<AttributionId>,
    /// Who speaks, merged; in a quotation inside another one whoever is said there to speak it, where that is a source.
    pub source: Option<SourceId>,
    /// The words that name the speaker here.
    pub mention: Option<Span>,
}

/// What quotation marks are for.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuoteKind {
    /// Somebody's words, whole or in part.
    Speech,
    /// Words held at a distance.
    ScareQuote,
    /// The title of a work.
    Title,
    /// A word or name that is introduced.
    Term,
    /// A quotation inside another one, or marks with another use.
    Other,
}

impl QuoteKind {
    /// All of them, in order.
    pub const ALL: &[Self] = &[Self::Speech, Self::ScareQuote, Self::Title, Self::Term, Self::Other];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::ScareQuote => "scare-quote",
            Self::Title => "title",
            Self::Term => "term",
            Self::Other => "other",
        }
    }
}

/// Longest words that introduce a title or a term, in tokens.
const LONGEST_INTRODUCTION: usize = 6;

/// Longest scare quote, in words.
const LONGEST_SCARE_QUOTE: usize = 4;

/// What each pair of quotation marks holds, and who speaks in it.
pub(crate) fn find(read: Read<'_>, attributions: &[Attribution], sources: &[Source]) -> Vec<Quote> {
    let speech = spoken(read, attributions);
    let elsewhere = OnceCell::new();
    let pass = Pass { read, attributions, sources, elsewhere: &elsewhere };
    let quotes = read.marks.pairs.iter().zip(&speech).filter_map(|(pair, owner)| quote(pass, pair, *owner));
    let mut quotes: Vec<Quote> = quotes.collect();
    take_again(read, &mut quotes);
    quotes
}

/// What was introduced as a title or a term is one wherever its words stand between marks again.
fn take_again(read: Read<'_>, quotes: &mut [Quote]) {
    let words = |quote: &Quote| bare(&read.doc[quote.span]);
    let introduced = quotes.iter().filter(|quote| matches!(quote.kind, QuoteKind::Title | QuoteKind::Term));
    let known: HashMap<&str, QuoteKind, FixedState> = introduced.map(|quote| (words(quote), quote.kind)).collect();
    if known.is_empty() {
        return;
    }
    let loose = |quote: &&mut Quote| match quote.kind {
        QuoteKind::ScareQuote => true,
        QuoteKind::Speech => quote.attribution.is_none(),
        _ => false,
    };
    for quote in quotes.iter_mut().filter(loose) {
        quote.kind = known.get(words(quote)).copied().unwrap_or(quote.kind);
    }
}

/// The words between marks, without a stop that stands inside them.
fn bare(quoted: &str) -> &str {
    quoted.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The attribution whose content each pair is, or is in: the tightest one.
fn spoken(read: Read<'_>, attributions: &[Attribution]) -> Vec<Option<usize>> {
    let mut speech: Vec<Option<(usize, usize)>> = vec![None; read.marks.pairs.len()];
    for (number, found) in attributions.iter().enumerate() {
        for part in &found.content {
            let tokens = read.tokens.within(*part);
            let first = read.marks.pairs.partition_point(|pair| pair.inside().start < tokens.start);
            for (pair, slot) in read.marks.pairs.iter().zip(&mut speech).skip(first) {
                if pair.open >= tokens.end {
                    break;
                }
                let tighter = slot.is_none_or(|(known, _)| part.len() < known);
                if tighter && !pair.inside().is_empty() && pair.inside().end <= tokens.end {
                    *slot = Some((part.len(), number));
                }
            }
        }
    }
    speech.into_iter().map(|slot| slot.map(|(_, number)| number)).collect()
}

/// What the pass reads, and where the words of quotations stand, which few articles make it look for.
#[derive(Copy, Clone)]
struct Pass<'a> {
    read: Read<'a>,
    attributions: &'a [Attribution],
    sources: &'a [Source],
    elsewhere: &'a OnceCell<Elsewhere>,
}

fn quote(pass: Pass<'_>, pair: &Pair, owner: Option<usize>) -> Option<Quote> {
    let span = pass.read.place(&(pair.open..pair.end))?;
    let found = owner.and_then(|number| pass.attributions.get(number));
    let kind = kind_of(pass, pair, found.is_some());
    let found = found.filter(|_| matches!(kind, QuoteKind::Speech | QuoteKind::Other));
    let attribution = owner.filter(|_| found.is_some()).map(|number| AttributionId(count(number)));
    let (mut source, mut mention) = (found.and_then(|found| found.source), found.and_then(|found| found.mention));
    let inner = inner::speaker(pass.read, pair).filter(|_| pair.depth > 0);
    // "‘I am here,’ I said": who speaks the outer quotation.
    if let Some(run) = inner.filter(|run| !pass.read.is(run.head, Class::PronounFirst)) {
        mention = pass.read.place(&run.tokens);
        source = source_named(pass, &run);
    }
    Some(Quote { span, kind, attribution, source, mention })
}

/// The source that is named by a noun phrase inside a quotation.
fn source_named(pass: Pass<'_>, run: &NounRun) -> Option<SourceId> {
    let head = pass.read.tokens.span(run.head);
    let named = |source: &Source| source.mentions.iter().any(|mention| mention.overlaps(head));
    pass.sources.iter().position(named).map(|number| SourceId(count(number)))
}

fn kind_of(pass: Pass<'_>, pair: &Pair, attributed: bool) -> QuoteKind {
    let read = pass.read;
    let inside = pair.inside();
    let words = read.count_words(&inside);
    if pair.depth > 0 || words == 0 {
        return QuoteKind::Other;
    }
    let listed = listed_kind(read, pair);
    // "What he calls “a sham”" is his word for it; "words like “sham”" are named, whoever names them.
    if let Some(kind) = listed.filter(|kind| !attributed || *kind != QuoteKind::Term || is_named(read, pair)) {
        return kind;
    }
    if is_title(read, pair) && (is_embedded(read, pair) || acts(read, pair)) {
        return QuoteKind::Title;
    }
    if attributed || floating::is_speech(read, pair) {
        return QuoteKind::Speech;
    }
    if is_title(read, pair) {
        return QuoteKind::Title;
    }
    match pair.family {
        Family::Single if words > LONGEST_SCARE_QUOTE => QuoteKind::Other,
        _ if words > LONGEST_SCARE_QUOTE => QuoteKind::Speech,
        _ if pass.elsewhere.get_or_init(|| Elsewhere::of(read)).has(read, pair) => QuoteKind::Speech,
        _ => QuoteKind::ScareQuote,
    }
}

/// What the word before the marks makes of them: the film "…", known as "…".
fn listed_kind(read: Read<'_>, pair: &Pair) -> Option<QuoteKind> {
    let first = first_of_list(read, pair);
    let Some(class) = introduced(read, &first) else {
        return (is_nickname(read, pair) || is_body(read, pair) || is_explained(read, pair)).then_some(QuoteKind::Term);
    };
    let short = read.count_words(&pair.inside()) <= LONGEST_SCARE_QUOTE;
    match class {
        Class::TitleNoun if is_title(read, pair) || is_apposed(read, pair) || is_word(read, pair) => {
            Some(QuoteKind::Title)
        }
        Class::TermVerb | Class::TermNoun if short => Some(QuoteKind::Term),
        _ => None,
    }
}

/// Whether what stands between the marks is named as a wording and not used: words like “sham”.
pub(crate) fn is_named(read: Read<'_>, pair: &Pair) -> bool {
    introduced(read, &first_of_list(read, pair)) == Some(Class::TermNoun)
}

/// The class of the listed words that end right before the marks, or before a comma there.
fn introduced(read: Read<'_>, pair: &Pair) -> Option<Class> {
    let ends_here = |found: &&Match| {
        let end = found.end as usize;
        let comma = end + 1 == pair.open && read.punctuation(end, ',');
        found.role == Role::QuotedTerm && (end == pair.open || comma)
    };
    let before = (1..=LONGEST_INTRODUCTION).filter_map(|back| pair.open.checked_sub(back));
    let mut found = before.filter_map(|at| read.tokens.matches.at(at).iter().find(ends_here));
    read.entry(found.next()?)?.attributes.class
}

/// How many quotations of a list are looked back over.
const LONGEST_LIST: usize = 6;

/// Terms like “one” `and “two”`: the first of the quotations that only commas and conjunctions part.
fn first_of_list(read: Read<'_>, pair: &Pair) -> Pair {
    let mut first = *pair;
    for _ in 0..LONGEST_LIST {
        let number = read.marks.pairs.partition_point(|other| other.open < first.open);
        let before = number.checked_sub(1).and_then(|number| read.marks.pairs.get(number));
        let joins = |at: usize| {
            let listed = [',', '(', ')'].iter().any(|mark| read.punctuation(at, *mark));
            listed || matches!(read.tag(at), Tag::Conjunction | Tag::Number)
        };
        match before {
            Some(before) if before.end < first.open && (before.end..first.open).all(joins) => first = *before,
            _ => break,
        }
    }
    first
}

/// One word with a capital, which is no title where nothing says so.
fn is_word(read: Read<'_>, pair: &Pair) -> bool {
    read.count_words(&pair.inside()) == 1 && read.tokens.is_capital(pair.inside().start)
}

/// The paper, “a long title in small letters”, has …: more than a few words between commas, the first with a capital.
fn is_apposed(read: Read<'_>, pair: &Pair) -> bool {
    let opens = pair.open.checked_sub(1).is_some_and(|at| read.punctuation(at, ','));
    let closes = read.punctuation(pair.end, ',') || read.punctuation(pair.inside().end.saturating_sub(1), ',');
    let long = read.count_words(&pair.inside()) > LONGEST_SCARE_QUOTE;
    opens && closes && long && read.tokens.is_capital(pair.inside().start)
}

/// What stands behind a few words and explains them: “Vellin” means two rivers; “the long house” — a hall for all; “a
/// bodle”. This is an old coin.
fn is_explained(read: Read<'_>, pair: &Pair) -> bool {
    let next = pair.end;
    let a_kind = |at: usize| read.is(at, Class::Indefinite) && read.tag(at) == Tag::Determiner;
    let explains =
        |found: &Match| read.entry(found).is_some_and(|entry| entry.attributes.class == Some(Class::ExplainingVerb));
    let verb = || read.tokens.matches.at(next).iter().any(explains);
    let gloss =
        || (next..next + 2).take_while(|at| read.tokens.is_dash(*at)).last().is_some_and(|dash| a_kind(dash + 1));
    let this_is = || read.is(next, Class::Demonstrative) && read.is(next + 1, Class::Be) && a_kind(next + 2);
    read.count_words(&pair.inside()) <= LONGEST_SCARE_QUOTE && (verb() || gloss() || this_is())
}

/// Ann Orr of “Have no fear”, a charity: the name of the body that somebody is of.
fn is_body(read: Read<'_>, pair: &Pair) -> bool {
    let Some(link) = pair.open.checked_sub(1).filter(|at| read.tag(*at) == Tag::Preposition) else { return false };
    let person = link.checked_sub(1).is_some_and(|at| read.tag(at) == Tag::Name);
    let apposed = read.punctuation(pair.end, ',') && matches!(read.tag(pair.end + 1), Tag::Determiner);
    let short = read.count_words(&pair.inside()) <= LONGEST_SCARE_QUOTE;
    person && apposed && short && read.tokens.is_capital(pair.inside().start)
}

/// `Robert "Bob" Roe`.
fn is_nickname(read: Read<'_>, pair: &Pair) -> bool {
    let before = pair.open.checked_sub(1).is_some_and(|at| read.tag(at) == Tag::Name);
    before
        && read.tag(pair.end) == Tag::Name
        && pair.inside().all(|at| read.tokens.is_capital(at))
        && pair.inside().len() <= 3
}

/// Whether what stands around the marks makes them a title, a term or a nickname.
pub(crate) fn is_no_speech(read: Read<'_>, pair: &Pair) -> bool {
    listed_kind(read, pair).is_some() || (is_title(read, pair) && is_embedded(read, pair))
}

/// Capitals on all long words, no stop inside: a title of a work.
fn is_title(read: Read<'_>, pair: &Pair) -> bool {
    let mut words = pair.inside().filter(|at| read.tokens.is_wordlike(*at));
    let long = |at: usize| read.doc[read.tokens.span(at)].chars().count() > 3;
    let small = |at: usize| long(at) && !read.tokens.is_capital(at);
    let opens = words.next().is_some_and(|at| read.tokens.is_capital(at));
    if !opens || words.clone().next().is_none() || words.any(small) {
        return false;
    }
    !read.punctuation(pair.inside().end.saturating_sub(1), '.') || is_embedded(read, pair)
}

/// “A Field in Winter” changed poetry: a title as the subject of a verb that nobody speaks by.
fn acts(read: Read<'_>, pair: &Pair) -> bool {
    let Some(group) = read.clauses.at(pair.end).filter(|group| group.form == VerbForm::Finite) else { return false };
    let first = read.sentence(read.sentence_of(pair.open)).start == pair.open;
    let told = !first || read.tokens.matches.of_role_at(Role::Cue, group.main).is_some();
    let stopped = matches!(read.tag(pair.inside().end.saturating_sub(1)), Tag::Punctuation);
    !told && !stopped && read.count_words(&pair.inside()) > 1
}

/// Inside a sentence, behind a noun, a preposition or a genitive: where a title stands and a quotation hardly does.
fn is_embedded(read: Read<'_>, pair: &Pair) -> bool {
    let Some(before) = pair.open.checked_sub(1) else { return false };
    let same_sentence = read.sentence_of(before) == read.sentence_of(pair.open);
    same_sentence
        && matches!(
            read.tag(before),
            Tag::Genitive | Tag::Preposition | Tag::Noun | Tag::Name | Tag::Determiner | Tag::Possessive
        )
}
