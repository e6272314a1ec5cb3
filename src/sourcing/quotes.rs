//! Quotations: what stands between quotation marks, and whether it is speech.

use std::cell::OnceCell;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::attribution::{Attribution, AttributionId};
use super::elsewhere::Elsewhere;
use super::sources::{Source, SourceId, count};
use super::text::Read;
use super::titles::{acts, is_described, is_placed_title, is_title};
use super::{floating, inner, introduced};
use crate::grammar::clauses::NounRun;
use crate::grammar::marks::{Family, Pair};
use crate::lexicon::Class;
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

/// Longest scare quote, in words.
pub(super) const LONGEST_SCARE_QUOTE: usize = 4;

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
    let kind = kind_of(pass, pair, found);
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

fn kind_of(pass: Pass<'_>, pair: &Pair, found: Option<&Attribution>) -> QuoteKind {
    let (read, attributed) = (pass.read, found.is_some());
    let inside = pair.inside();
    let words = read.count_words(&inside);
    if pair.depth > 0 || words == 0 {
        return QuoteKind::Other;
    }
    let listed = introduced::listed_kind(read, pair);
    // "What he calls “a sham”" is his word for it; "words like “sham”" are named, whoever names them.
    if let Some(kind) =
        listed.filter(|kind| !attributed || *kind != QuoteKind::Term || introduced::is_named(read, pair))
    {
        return kind;
    }
    if found.is_some_and(|found| introduced::is_name_given(read, pair, found)) {
        return QuoteKind::Speech;
    }
    if is_placed_title(read, pair) || (is_title(read, pair) && acts(read, pair)) || is_described(read, pair) {
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
