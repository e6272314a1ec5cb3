//! Attributions: who said, wrote, thinks or wants what, and by which cue.

use std::ops::Range;

use super::sources::SourceId;
use super::text::Read;
use super::{blocks, cues, floating, leaks, nesting, surveys, turns};
use crate::grammar::SentenceId;
use crate::grammar::clauses::NounRun;
use crate::lexicon::{Class, CueClass};
use crate::text::Span;

/// Number of an attribution in its article, from 0.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttributionId(pub u32);

/// A source said (wrote, thinks, plans) a content, signalled by a cue.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// How much of the content stands in quotation marks.
    pub kind: AttributionKind,
    /// The merged source; `None` where it could not be resolved, where nobody is named, and where only stances are told.
    pub source: Option<SourceId>,
    /// Whether it is known whose it is, and of that one only wishes, plans and stances are told: no source.
    pub stance_only: bool,
    /// The source as it is named here; `None` where nobody is.
    pub mention: Option<Span>,
    /// The word or phrase that signals the attribution; `None` for a floating quotation.
    pub cue: Option<Span>,
    /// How the cue treats what is said.
    pub cue_class: CueClass,
    /// What is attributed: one span, or several where the cue stands inside.
    pub content: Vec<Span>,
    /// The sentence of the cue, or of the content where there is no cue.
    pub sentence: SentenceId,
}

impl Attribution {
    /// Whether a cue shows that somebody says or thinks so, and nobody is named: "is expected to", "seems".
    #[must_use]
    pub fn names_nobody(&self) -> bool {
        self.mention.is_none() && self.cue.is_some()
    }

    /// Whether it has a source or should: not where nobody is named, nor where only stances are told.
    #[must_use]
    pub fn wants_source(&self) -> bool {
        !self.names_nobody() && !self.stance_only
    }

    /// Whether a source should have been found, and was not.
    #[must_use]
    pub fn is_unresolved(&self) -> bool {
        self.source.is_none() && self.wants_source()
    }
}

/// How much of a content stands inside quotation marks.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AttributionKind {
    /// At least 80 % of its words.
    Direct,
    /// Some of its words.
    Mixed,
    /// None of its words.
    Indirect,
}

impl AttributionKind {
    /// All kinds.
    pub const ALL: &[Self] = &[Self::Direct, Self::Mixed, Self::Indirect];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// Share of a content's words inside quotation marks from which it is direct.
const DIRECT_FROM: f64 = 0.8;

/// An attribution in tokens, before its source is merged with others.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Tokens of the cue.
    pub(crate) cue: Option<Range<usize>>,
    /// How the cue treats what is said.
    pub(crate) class: CueClass,
    /// The source as it is named here.
    pub(crate) source: Option<NounRun>,
    /// The draft whose source speaks here too, for floating quotations and continued speech.
    pub(crate) same_source_as: Option<usize>,
    /// Tokens of the content.
    pub(crate) content: Vec<Range<usize>>,
    /// Number of the sentence of the cue.
    pub(crate) sentence: usize,
}

impl Draft {
    /// The token that the content starts at.
    pub(crate) fn start(&self) -> usize {
        self.content.first().map_or(0, |part| part.start)
    }
}

/// Finds all attributions of an article, in text order.
pub(crate) fn find(read: Read<'_>) -> Vec<Draft> {
    let mut cued = cues::find(read);
    surveys::add(read, &mut cued);
    let mut drafts = nesting::outermost(read, cued);
    leaks::add(read, &mut drafts);
    turns::add(read, &mut drafts);
    blocks::add(read, &mut drafts);
    floating::add(read, &mut drafts);
    drafts
}

/// The kind of a content, by the share of its words inside quotation marks.
pub(crate) fn kind_of(read: Read<'_>, content: &[Range<usize>]) -> AttributionKind {
    let words: usize = content.iter().map(|part| read.count_words(part)).sum();
    let quoted = content.iter().flat_map(Clone::clone).filter(|at| read.marks.is_inside(*at));
    let quoted = quoted.filter(|at| read.tokens.is_wordlike(*at) && !read.is(*at, Class::Clitic)).count();
    #[expect(clippy::cast_precision_loss, reason = "an article has far fewer words than 2^52")]
    let share = if words == 0 { 0.0 } else { quoted as f64 / words as f64 };
    match quoted {
        0 => AttributionKind::Indirect,
        _ if share >= DIRECT_FROM => AttributionKind::Direct,
        _ => AttributionKind::Mixed,
    }
}
