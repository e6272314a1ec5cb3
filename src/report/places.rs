//! Places as readers call them: paragraph numbers, and anchors that links go to.

use serde::Serialize;

use crate::grammar::{Zone, ZoneKind, Zones};
use crate::text::{CodePoints, Document, Span};

/// A link to a place in the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlaceLink {
    /// Short: "¶5", "headline".
    pub label: String,
    /// As said in a sentence: "paragraph 5", "headline".
    pub words: String,
    /// Number of the paragraph, where it has one.
    pub number: Option<usize>,
    /// Where the link goes: an anchor, with its `#`.
    pub href: String,
}

/// The numbered parts of an article, and the places that have an anchor of their own.
pub(super) struct Places {
    points: CodePoints,
    blocks: Vec<BlockPlace>,
    anchored: Vec<usize>,
}

/// A part of the article as it is shown.
#[derive(Clone, Debug)]
pub(super) struct BlockPlace {
    /// Where it stands.
    pub(super) span: Span,
    /// What it is; `None` for text that belongs to no part.
    pub(super) kind: ZoneKind,
    /// Number among the body's paragraphs, from 1.
    pub(super) number: Option<usize>,
    /// Its anchor.
    pub(super) anchor: String,
}

impl Places {
    /// Numbers the zones, and makes anchors where marks start.
    pub(super) fn new(doc: &Document, zones: &Zones, marks: impl Iterator<Item = Span>) -> Self {
        let mut anchored: Vec<usize> = marks.map(Span::start).collect();
        anchored.sort_unstable();
        anchored.dedup();
        Self { points: CodePoints::new(doc.text()), blocks: blocks(doc, zones), anchored }
    }

    /// The parts of the article, in text order.
    pub(super) fn blocks(&self) -> &[BlockPlace] {
        &self.blocks
    }

    /// A link to a place: to the mark that starts there, else to its paragraph.
    pub(super) fn of(&self, span: Span) -> PlaceLink {
        let at = self.blocks.partition_point(|block| block.span.end() <= span.start());
        let block = self.blocks.get(at).or_else(|| self.blocks.last());
        let anchor = self.anchor(span).or_else(|| block.map(|block| block.anchor.clone()));
        let number = block.and_then(|block| block.number);
        let kind = block.map_or(ZoneKind::Body, |block| block.kind);
        PlaceLink {
            label: number.map_or_else(|| kind.name().to_owned(), |number| format!("¶{number}")),
            words: number.map_or_else(|| kind.name().to_owned(), |number| format!("paragraph {number}")),
            number,
            href: format!("#{}", anchor.unwrap_or_default()),
        }
    }

    /// The anchor of the mark that starts where `span` does.
    pub(super) fn anchor(&self, span: Span) -> Option<String> {
        self.anchored.binary_search(&span.start()).ok()?;
        let [start, _] = self.points.of(span);
        Some(format!("t{start}"))
    }
}

/// The zones as blocks; text that no zone covers is shown as furniture, so that nothing is silently dropped.
fn blocks(doc: &Document, zones: &Zones) -> Vec<BlockPlace> {
    let mut blocks: Vec<BlockPlace> = Vec::with_capacity(zones.all.len());
    let mut numbers = Numbers::default();
    let mut rest = doc.span();
    for zone in &zones.all {
        let gap = doc.trim(rest.ending_before(zone.span));
        match blocks.last_mut() {
            _ if gap.is_empty() => {}
            // "KESTWICK —": the dash of a dateline belongs to it.
            Some(before) if before.kind == ZoneKind::Dateline => before.span = before.span.cover(gap),
            _ => blocks.push(numbers.block(Zone { kind: ZoneKind::Promo, span: gap })),
        }
        blocks.push(numbers.block(*zone));
        rest = rest.after(zone.span);
    }
    let tail = doc.trim(rest);
    if !tail.is_empty() {
        blocks.push(numbers.block(Zone { kind: ZoneKind::Promo, span: tail }));
    }
    blocks
}

#[derive(Default)]
struct Numbers {
    paragraphs: usize,
    others: usize,
}

impl Numbers {
    fn block(&mut self, zone: Zone) -> BlockPlace {
        let Zone { kind, span } = zone;
        if kind == ZoneKind::Body {
            self.paragraphs += 1;
            let number = self.paragraphs;
            return BlockPlace { span, kind, number: Some(number), anchor: format!("p{number}") };
        }
        self.others += 1;
        BlockPlace { span, kind, number: None, anchor: format!("{}-{}", kind.name(), self.others) }
    }
}
