//! One article, analysed: the results of all passes, wired in reading order.

use crate::grammar::{Tokens, Zones};
use crate::sourcing::{Attribution, Quote, Reply, Source};
use crate::wording::{Claim, Hit, Voices};

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
    /// Who was asked and gave no answer.
    pub replies: Vec<Reply>,
    /// Who is heard where.
    pub voices: Voices,
    /// Lexicon hits, in text order.
    pub hits: Vec<Hit>,
    /// Claims on nobody's authority, in text order.
    pub claims: Vec<Claim>,
}
