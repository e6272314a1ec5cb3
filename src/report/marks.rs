//! Marks: the findings that are shown in the article itself, each with its class, link and tip.

use super::story::{KnownHit, source_anchor, source_number};
use super::words;
use crate::lexicon::Role;
use crate::metric::Article;
use crate::sourcing::{Attribution, SourceId};
use crate::text::Span;
use crate::wording::{Claim, Voice};

/// A finding as it is shown in the text.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Where it stands.
    pub(super) span: Span,
    /// What it is.
    pub(super) kind: MarkKind,
    /// Where it links to, without the `#`.
    pub(super) target: Option<String>,
    /// What it says when pointed at.
    pub(super) tip: String,
}

/// Kinds of marks, the most telling first: where several stand on the same words, the first gives link and tip.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MarkKind {
    /// A loaded word in the outlet's own voice.
    Loaded,
    /// A claim on nobody's authority.
    Claim,
    /// The signal of an attribution.
    Cue,
    /// Who speaks, as named here.
    Mention,
    /// A loaded word in somebody else's voice.
    LoadedQuoted,
    /// A grant of anonymity or its reason.
    Grant,
    /// No answer was had.
    Reply,
    /// An intensifier, a booster, a hedge: register only.
    Register,
    /// Content of an attribution.
    Content,
}

impl MarkKind {
    /// Name of the mark's class on the page.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Loaded => "loaded",
            Self::Claim => "claim",
            Self::Cue => "cue",
            Self::Mention => "mention",
            Self::LoadedQuoted => "loaded-quoted",
            Self::Grant => "grant",
            Self::Reply => "reply",
            Self::Register => "register",
            Self::Content => "content",
        }
    }
}

/// All marks, in text order.
pub(super) fn find(article: &Article<'_>, hits: &[KnownHit<'_>]) -> Vec<Mark> {
    let analysis = article.analysis;
    let mut marks = Vec::new();
    marks.extend(sources(article));
    for (number, found) in analysis.attributions.iter().enumerate() {
        marks.extend(attribution(article, number, found));
    }
    marks.extend(hits.iter().enumerate().map(|(number, hit)| loaded(number, hit)));
    marks.extend(analysis.claims.iter().enumerate().map(|(number, found)| claim(number, found)));
    marks.extend(analysis.replies.iter().enumerate().map(|(number, reply)| Mark {
        span: reply.span,
        kind: MarkKind::Reply,
        target: Some(format!("r{}", number + 1)),
        tip: words::reply(reply.kind).to_owned(),
    }));
    marks.sort_by_key(|mark| (mark.span, mark.kind));
    marks
}

/// Mentions of sources, and the words that grant them anonymity.
fn sources(article: &Article<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (id, source) in (0..).map(SourceId).zip(&article.analysis.sources) {
        let tip = source_tip(article, id);
        let target = Some(source_anchor(id));
        let mark = |span, kind, tip: &str| Mark { span, kind, target: target.clone(), tip: tip.to_owned() };
        marks.extend(source.mentions.iter().map(|span| mark(*span, MarkKind::Mention, &tip)));
        marks.extend(source.grant.map(|span| mark(span, MarkKind::Grant, "why or how the source is unnamed")));
        marks.extend(source.reason.map(|reason| mark(reason.span, MarkKind::Grant, words::reason(reason.kind))));
    }
    marks
}

fn attribution(article: &Article<'_>, number: usize, found: &Attribution) -> Vec<Mark> {
    let target = Some(attribution_anchor(number));
    let open = match (found.stance_only, found.names_nobody()) {
        (true, _) => "stance, no source",
        (_, true) => "names nobody",
        _ => "source not resolved",
    };
    let who = found.source.map_or_else(|| open.to_owned(), |id| source_tip(article, id));
    let kind = words::attribution_kind(found.kind);
    let class = words::cue_class(found.cue_class);
    let unresolved = found.mention.filter(|_| found.source.is_none());
    let mention = unresolved.map(|span| (span, MarkKind::Mention, who.clone()));
    let cue = found.cue.map(|span| (span, MarkKind::Cue, format!("{class} cue · {kind} · {who}")));
    let content = found.content.iter().map(|span| (*span, MarkKind::Content, format!("{kind} · {who}")));
    let all = mention.into_iter().chain(cue).chain(content);
    all.map(|(span, kind, tip)| Mark { span, kind, target: target.clone(), tip }).collect()
}

fn loaded(number: usize, known: &KnownHit<'_>) -> Mark {
    let kind = match known.file.role {
        Role::Loaded if known.is_own_loaded() => MarkKind::Loaded,
        Role::Loaded => MarkKind::LoadedQuoted,
        _ => MarkKind::Register,
    };
    let mut tip = words::of_id(&known.file.id);
    if known.file.role == Role::Loaded {
        tip.push_str(&format!(" · weight {}", words::decimal(f64::from(known.entry.weight))));
    }
    if known.hit.voice != Voice::Narrator {
        tip.push_str(&format!(" · in {}", words::voice(known.hit.voice)));
    }
    if !known.entry.instead.is_empty() {
        tip.push_str(&format!(" · instead: {}", known.entry.instead.join(", ")));
    }
    Mark { span: known.hit.span, kind, target: Some(hit_anchor(number)), tip }
}

fn claim(number: usize, claim: &Claim) -> Mark {
    let tip = words::claim_tip(claim.kind).to_owned();
    Mark { span: claim.span, kind: MarkKind::Claim, target: Some(claim_anchor(number)), tip }
}

fn source_tip(article: &Article<'_>, id: SourceId) -> String {
    let name = article.analysis.sources.get(id.0 as usize).map(|source| words::clean(&article.doc[source.name]));
    format!("source {}: {}", source_number(id), words::excerpt(&name.unwrap_or_default(), words::NAME))
}

/// Anchor of an attribution's row.
pub(super) fn attribution_anchor(number: usize) -> String {
    format!("a{}", number + 1)
}

/// Anchor of a hit's place in its row; rows join several hits, so that each hit has its own.
pub(super) fn hit_anchor(number: usize) -> String {
    format!("w{}", number + 1)
}

/// Anchor of a claim's row.
pub(super) fn claim_anchor(number: usize) -> String {
    format!("c{}", number + 1)
}
