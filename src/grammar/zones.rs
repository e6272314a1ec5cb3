//! What part of the article each line is: headline, byline, body, caption, or page furniture that is left out.

use std::ops::Range;

use super::tokens::{Paragraph, Tokens};
use crate::lexicon::{Class, Classes, LexiconSet};
use crate::text::{Document, Span};

/// The parts of an article, in text order, none overlapping.
#[derive(Clone, Debug, Default)]
pub struct Zones {
    /// One a line or paragraph; a dateline stands before the body of its own paragraph.
    pub all: Vec<Zone>,
    /// Names of those who wrote the article, from bylines and follow lines.
    pub authors: Vec<Span>,
}

/// A stretch of text and what part of the article it is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// What it is.
    pub kind: ZoneKind,
    /// Where it stands, white space at its ends left out.
    pub span: Span,
}

/// Parts of an article.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ZoneKind {
    /// The headline.
    Headline,
    /// The line under the headline that sums the article up.
    Dek,
    /// Who wrote it.
    Byline,
    /// Where and when it was filed.
    Dateline,
    /// The article.
    Body,
    /// Words that go with a picture.
    Caption,
    /// Page furniture: tags, follow lines, share counts; left out of the analysis.
    Promo,
}

impl ZoneKind {
    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Dek => "dek",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Body => "body",
            Self::Caption => "caption",
            Self::Promo => "promo",
        }
    }

    /// Whether its words are analysed.
    #[must_use]
    pub fn is_analysed(self) -> bool {
        matches!(self, Self::Headline | Self::Dek | Self::Body | Self::Caption)
    }
}

impl Zones {
    /// The zones that are analysed: headline, dek, body and captions.
    pub fn analysed(&self) -> impl Iterator<Item = &Zone> {
        self.all.iter().filter(|zone| zone.kind.is_analysed())
    }

    /// The zones of one kind.
    pub fn of(&self, kind: ZoneKind) -> impl Iterator<Item = &Zone> {
        self.all.iter().filter(move |zone| zone.kind == kind)
    }
}

/// A paragraph before it is known what it is: one line, or several that were wrapped by hand.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) span: Span,
    pub(super) tokens: Range<usize>,
    pub(super) kind: Option<ZoneKind>,
    blank_after: bool,
}

/// Finds out what each line is.
pub(super) fn find(doc: &Document, lexicons: &LexiconSet, tokens: &Tokens) -> Zones {
    let page = Page { doc, lexicons, tokens };
    let mut blocks = page.blocks();
    let mut authors = Vec::new();
    for block in &mut blocks {
        block.kind = page.furniture(block, &mut authors);
    }
    authors.extend(page.masthead(&mut blocks));
    page.trailer(&mut blocks);
    let mut zones = Zones { all: Vec::new(), authors };
    let mut n_body = 0;
    for block in &blocks {
        let kind = block.kind.unwrap_or(ZoneKind::Body);
        let dateline = if kind == ZoneKind::Body && n_body < 3 { page.dateline(block) } else { None };
        n_body += usize::from(kind == ZoneKind::Body);
        if let Some(dateline) = dateline {
            let (place, dash) = dateline;
            zones.all.push(Zone { kind: ZoneKind::Dateline, span: place });
            zones.all.push(Zone { kind, span: doc.trim(block.span.after(dash)) });
        } else {
            zones.all.push(Zone { kind, span: block.span });
        }
    }
    zones
}

/// The analysed zones as paragraphs of tokens.
pub(super) fn paragraphs(zones: &Zones, tokens: &Tokens) -> Vec<Paragraph> {
    let paragraph = |zone: &Zone| Paragraph { span: zone.span, zone: zone.kind, tokens: tokens.within(zone.span) };
    zones.analysed().map(paragraph).filter(|paragraph| !paragraph.tokens.is_empty()).collect()
}

/// What the zones of an article are told by.
pub(super) struct Page<'a> {
    pub(super) doc: &'a Document,
    pub(super) lexicons: &'a LexiconSet,
    pub(super) tokens: &'a Tokens,
}

/// Longest line of furniture, in words: a longer one is a paragraph, whatever stands in it.
pub(super) const LONGEST_FURNITURE: usize = 40;

impl Page<'_> {
    fn blocks(&self) -> Vec<Block> {
        let wrapped = self.is_wrapped();
        let mut blocks: Vec<Block> = Vec::new();
        let mut joins = false;
        for line in &self.tokens.lines {
            if line.span.is_empty() {
                joins &= self.doc[line.span].is_empty() && self.is_line_end_pair(line.span);
                if !joins && let Some(last) = blocks.last_mut() {
                    last.blank_after = true;
                }
                continue;
            }
            match blocks.last_mut() {
                Some(last) if joins && wrapped => {
                    last.span = last.span.cover(line.span);
                    last.tokens.end = line.tokens.end;
                }
                _ => {
                    blocks.push(Block { span: line.span, tokens: line.tokens.clone(), kind: None, blank_after: false })
                }
            }
            joins = true;
        }
        blocks
    }

    /// An empty line that is only the middle of a CR LF pair.
    fn is_line_end_pair(&self, span: Span) -> bool {
        let bytes = self.doc.text().as_bytes();
        span.start().checked_sub(1).and_then(|at| bytes.get(at)) == Some(&b'\r')
            && bytes.get(span.start()) == Some(&b'\n')
    }

    /// Whether lines are cut by hand at one width: most lines that another follows at once are long and unfinished.
    fn is_wrapped(&self) -> bool {
        let (mut followed, mut cut) = (0, 0);
        let mut previous: Option<Span> = None;
        for line in self.tokens.lines.iter().filter(|line| !self.is_line_end_pair(line.span)) {
            if let Some(before) = previous.filter(|_| !line.span.is_empty()) {
                followed += 1;
                let ends = self.doc[before].ends_with(['.', '!', '?', '”', '"', ':']);
                cut += usize::from(!ends && (45..=100).contains(&before.len()));
            }
            previous = Some(line.span).filter(|span| !span.is_empty());
        }
        followed >= 3 && cut * 10 > followed * 6
    }

    /// How many words a block has, as far as that matters.
    pub(super) fn words(&self, block: &Block) -> usize {
        let words = block.tokens.clone().filter(|token| self.tokens.is_wordlike(*token));
        words.take(LONGEST_FURNITURE + 1).count()
    }

    pub(super) fn ends_sentence(&self, block: &Block) -> bool {
        let text = self.doc[block.span].trim_end_matches(['”', '"', '\'', '’', '»', ')']);
        text.ends_with(['.', '!', '?', '…'])
    }

    /// Short unfinished lines around furniture at the end, and before a headline at the start, are furniture too.
    fn trailer(&self, blocks: &mut [Block]) {
        let Some(last_text) = blocks.iter().rposition(|block| block.kind.is_none() && self.ends_sentence(block)) else {
            return;
        };
        let mut after_furniture = false;
        for block in blocks.iter_mut().skip(last_text + 1) {
            let short = block.tokens.len() <= 12;
            match block.kind {
                None if after_furniture && short => block.kind = Some(ZoneKind::Promo),
                kind => after_furniture |= kind == Some(ZoneKind::Promo),
            }
        }
    }
}

pub(super) const DATE_WORDS: Classes =
    Classes::of(&[Class::Weekday, Class::Month, Class::TimeWord, Class::NumberWord, Class::Ordinal]);
