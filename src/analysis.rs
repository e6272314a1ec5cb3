//! One article, analysed: the results of all passes, wired in reading order.

use crate::grammar::{self, Tokens, Zones, clauses, marks, phrases, tags};
use crate::lexicon::LexiconSet;
use crate::settings::Settings;
use crate::sourcing::text::Read;
use crate::sourcing::{Attribution, Quote, Reply, Source, attribution, quotes, replies, sources};
use crate::text::Document;
use crate::wording::{Claim, Explained, Hit, Voices, claims, explained, language, voices};

/// What was found in one article. Every finding is spans and ids into the document.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// What part of the article each line is.
    pub zones: Zones,
    /// Tokens, sentences and lexicon terms.
    pub tokens: Tokens,
    /// Quotations, in text order.
    pub quotes: Vec<Quote>,
    /// Attributions, in text order; an [`AttributionId`](crate::sourcing::AttributionId) is an index here.
    pub attributions: Vec<Attribution>,
    /// Sources, in order of first mention; a [`SourceId`](crate::sourcing::SourceId) is an index here.
    pub sources: Vec<Source>,
    /// Who gave no answer, or was silent.
    pub replies: Vec<Reply>,
    /// Who is heard where.
    pub voices: Voices,
    /// Lexicon hits, in text order.
    pub hits: Vec<Hit>,
    /// Claims on nobody's authority, in text order.
    pub claims: Vec<Claim>,
}

/// Analyses one article. Any text has an analysis.
///
/// ```
/// use onrecord::{analysis::analyze, lexicon::LexiconSet, settings::Settings, text::Document};
///
/// let doc = Document::new("“The bridge is safe,” said Ana Ruiz, the mayor of Vellin.");
/// let found = analyze(&doc, &LexiconSet::builtin(), &Settings::default());
/// assert_eq!(&doc[found.sources[0].name], "Ana Ruiz");
/// ```
#[must_use]
pub fn analyze(doc: &Document, lexicons: &LexiconSet, settings: &Settings) -> Analysis {
    passes(doc, lexicons, settings, |_, _, _| ()).0
}

/// The same, with what became of every term of the language lexicons whose words stand in the text.
#[must_use]
pub fn explain(doc: &Document, lexicons: &LexiconSet, settings: &Settings) -> (Analysis, Vec<Explained>) {
    passes(doc, lexicons, settings, explained::find)
}

fn passes<T>(
    doc: &Document,
    lexicons: &LexiconSet,
    settings: &Settings,
    more: impl FnOnce(Read<'_>, &[Attribution], &Voices) -> T,
) -> (Analysis, T) {
    let (zones, tokens) = grammar::read(doc, lexicons);
    let tags = tags::find(&tokens);
    let phrases = phrases::find(&tokens, &tags);
    let clauses = clauses::find(clauses::Syntax { tokens: &tokens, tags: &tags, phrases: &phrases });
    let marks = marks::find(doc, &tokens);
    let read =
        Read { doc, lexicons, tokens: &tokens, tags: &tags, phrases: &phrases, clauses: &clauses, marks: &marks };
    let drafts = attribution::find(read);
    let (attributions, sources) = sources::find(read, settings, &drafts);
    let mut quotes = quotes::find(read, &attributions, &sources);
    quotes.sort_by_key(|quote| quote.span);
    let replies = replies::find(read, &sources);
    let voices = voices::find(read, &attributions, &quotes);
    let hits = language::find(read, &attributions, &voices);
    let found =
        claims::Found { attributions: &attributions, sources: &sources, quotes: &quotes, hits: &hits, voices: &voices };
    let claims = claims::find(read, &found);
    let more = more(read, &attributions, &voices);
    (Analysis { zones, tokens, quotes, attributions, sources, replies, voices, hits, claims }, more)
}
