//! The first screen: what the article is, and six rows of sentences, words before numbers. The terminal, the
//! Markdown file and the page say the same things in the same order.

mod cannot_tell;
mod headline;
mod in_whose_voice;
mod on_whose_word;
mod who_speaks;
mod whose_words;

use serde::Serialize;

use super::prose::Prose;
use super::story::Story;
use super::words;
use crate::grammar::ZoneKind;
use crate::metric::State;

/// A row of the first screen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SummaryRow {
    /// Its anchor.
    pub anchor: &'static str,
    /// What it is about.
    pub label: &'static str,
    /// What is found, a paragraph each.
    pub lines: Vec<Prose>,
    /// ok, look, note or cannot tell; `None` where nothing was measured.
    pub state: Option<&'static str>,
}

/// Items named in one sentence before the rest are only counted.
const NAMED: usize = 4;

/// All rows, in order.
pub(super) fn rows(story: &Story<'_, '_>) -> Vec<SummaryRow> {
    let row = |anchor, label, lines: Vec<Prose>, figures: &[&str]| SummaryRow {
        anchor,
        label,
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        state: story.state_of(figures).map(State::name),
    };
    vec![
        row(
            "who-speaks",
            "Who speaks",
            who_speaks::lines(story),
            &["sources", "single-source", "anonym", "identified", "named-sources", "reporting-index", "declined"],
        ),
        row(
            "whose-words",
            "Whose words",
            whose_words::lines(story),
            &["dominant-source", "effective", "source-entropy", "gini", "sides", "right-of-reply", "speech-verbs"],
        ),
        row(
            "in-whose-voice",
            "In whose voice",
            in_whose_voice::lines(story),
            &["loaded-score", "loaded-rate", "loaded-voices", "language", "label"],
        ),
        row(
            "on-whose-word",
            "On whose word",
            on_whose_word::lines(story),
            &["hedged", "opinion", "scare", "agentless"],
        ),
        row("headline", "Headline", headline::lines(story), &["headline-question", "headline"]),
        row("cannot-tell", "Cannot tell", cannot_tell::lines(story), &[]),
    ]
}

/// "headline, byline, 31 paragraphs", and "3 lines of page furniture" or "nothing".
pub(super) fn coverage(story: &Story<'_, '_>) -> (String, String) {
    let counted = |kind| story.places.blocks().iter().filter(|block| block.kind == kind).count();
    let mut parts = Vec::new();
    for kind in [ZoneKind::Headline, ZoneKind::Dek, ZoneKind::Byline, ZoneKind::Dateline] {
        if counted(kind) > 0 {
            parts.push(kind.name().to_owned());
        }
    }
    for (kind, one, many) in [(ZoneKind::Body, "paragraph", "paragraphs"), (ZoneKind::Caption, "caption", "captions")] {
        if counted(kind) > 0 {
            parts.push(words::count(counted(kind), one, many));
        }
    }
    let understood = if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") };
    let furniture = counted(ZoneKind::Promo);
    let left_out = match furniture {
        0 => "nothing".to_owned(),
        n => words::count(n, "line of page furniture", "lines of page furniture"),
    };
    (understood, left_out)
}
