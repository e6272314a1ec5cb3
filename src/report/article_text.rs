//! The article itself, ready to lay out: paragraphs of segments (inside or outside quotation marks), segments of
//! runs, cut wherever a mark starts or ends.

use serde::Serialize;

use super::marks::{Mark, MarkKind, attribution_anchor};
use super::places::BlockPlace;
use super::story::{Story, source_anchor, source_number};
use super::words;
use crate::grammar::ZoneKind;
use crate::sourcing::{Quote, QuoteKind};
use crate::text::Span;

/// A part of the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Block {
    /// What it is: headline, dek, byline, dateline, body, caption, promo.
    pub kind: &'static str,
    /// Its anchor.
    pub anchor: String,
    /// Number of the paragraph in the body.
    pub number: Option<usize>,
    /// The dateline that stands before it, in the same paragraph.
    pub lead: Option<String>,
    /// Its text.
    pub segments: Vec<Segment>,
}

/// A stretch inside quotation marks, or outside.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Segment {
    /// Class of the quotation: `quote`, `scare`, `title`; `None` outside of marks.
    pub class: Option<&'static str>,
    /// What it says when pointed at.
    pub tip: Option<String>,
    /// Its text.
    pub runs: Vec<Run>,
}

/// Words that carry the same marks.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Classes of its marks, with blanks between; empty where there are none.
    pub class: String,
    /// Where it links to, with its `#`.
    pub href: Option<String>,
    /// Its anchor.
    pub anchor: Option<String>,
    /// What it says when pointed at.
    pub tip: Option<String>,
    /// Source numbers to put after it.
    pub numbers: Vec<NumberMark>,
}

/// The number of a source, put where something is attributed to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NumberMark {
    /// The number, or a question mark where the source could not be resolved.
    pub text: String,
    /// Where it links to.
    pub href: String,
    /// What it says when pointed at.
    pub tip: String,
}

/// The article as blocks, in text order.
pub(super) fn build(story: &Story<'_, '_>) -> Vec<Block> {
    let quotes = outer_quotes(&story.article.analysis.quotes);
    let numbers = numbers(story);
    let marks = marks_by_block(story);
    let mut blocks: Vec<Block> = Vec::with_capacity(marks.len());
    let mut lead = None;
    for (place, marks) in story.places.blocks().iter().zip(&marks) {
        if place.kind == ZoneKind::Dateline {
            lead = Some(story.text(place.span));
            continue;
        }
        let lead = if place.kind == ZoneKind::Body { lead.take() } else { None };
        let BlockPlace { kind, number, anchor, span } = place;
        let segments = Cutter { story, quotes: &quotes, numbers: &numbers, marks }.segments(*span);
        blocks.push(Block { kind: kind.name(), anchor: anchor.clone(), number: *number, lead, segments });
    }
    blocks
}

/// The marks of each block, in text order; one that runs over several blocks stands in each.
fn marks_by_block<'s>(story: &'s Story<'_, '_>) -> Vec<Vec<&'s Mark>> {
    let blocks = story.places.blocks();
    let mut by_block: Vec<Vec<&Mark>> = vec![Vec::new(); blocks.len()];
    for mark in &story.marks {
        let first = blocks.partition_point(|block| block.span.end() <= mark.span.start());
        let here = blocks.iter().zip(&mut by_block).skip(first).take_while(|(block, _)| block.span.overlaps(mark.span));
        here.for_each(|(_, marks)| marks.push(mark));
    }
    by_block
}

/// Cuts a block into runs wherever something starts or ends, in one sweep.
struct Cutter<'c, 'a, 'm> {
    story: &'c Story<'a, 'm>,
    quotes: &'c [&'c Quote],
    numbers: &'c [Number],
    marks: &'c [&'c Mark],
}

impl Cutter<'_, '_, '_> {
    fn segments(&self, block: Span) -> Vec<Segment> {
        let first = self.quotes.partition_point(|quote| quote.span.end() <= block.start());
        let quotes = self.quotes.iter().skip(first).take_while(|quote| quote.span.start() < block.end());
        let first = self.numbers.partition_point(|number| number.after.end() <= block.start());
        let numbers = self.numbers.iter().skip(first).take_while(|number| number.after.end() <= block.end());
        let borders = borders(block, self.marks, quotes.clone(), numbers.clone());
        let (mut quotes, mut numbers) = (quotes.peekable(), numbers.peekable());
        let (mut waiting, mut active): (_, Vec<&Mark>) = (self.marks.iter().peekable(), Vec::new());
        let mut segments: Vec<Segment> = Vec::new();
        let (mut rest, mut last_quote) = (block, None);
        for border in borders {
            let here = rest.ending_before(border);
            rest = rest.starting_at(border);
            if here.is_empty() {
                continue;
            }
            active.retain(|mark| mark.span.end() > here.start());
            while let Some(mark) = waiting.next_if(|mark| mark.span.start() <= here.start()) {
                active.push(mark);
            }
            while quotes.next_if(|quote| quote.span.end() <= here.start()).is_some() {}
            let quote = quotes.peek().filter(|quote| quote.span.contains(here)).copied();
            let mut run = run(self.story, here, &active);
            while let Some(number) = numbers.next_if(|number| number.after.end() <= here.end()) {
                run.numbers.push(number.mark.clone());
            }
            match segments.last_mut().filter(|_| last_quote == Some(quote.map(|quote| quote.span))) {
                Some(segment) => segment.runs.push(run),
                None => segments.push(segment(self.story, quote, run)),
            }
            last_quote = Some(quote.map(|quote| quote.span));
        }
        segments
    }
}

fn segment(story: &Story<'_, '_>, quote: Option<&&Quote>, run: Run) -> Segment {
    let class = quote.map(|quote| match quote.kind {
        QuoteKind::Speech => "quote",
        QuoteKind::ScareQuote => "scare",
        QuoteKind::Title | QuoteKind::Term | QuoteKind::Other => "title",
    });
    Segment { class, tip: quote.map(|quote| quote_tip(story, quote)), runs: vec![run] }
}

fn quote_tip(story: &Story<'_, '_>, quote: &Quote) -> String {
    let kind = words::quote_kind(quote.kind);
    match quote.source.and_then(|id| Some((id, story.source(id)?))) {
        Some((id, source)) => format!("{kind} · source {}: {}", source_number(id), story.source_name(source)),
        None => kind.to_owned(),
    }
}

/// Empty places, in order, at which runs end; the last is the end of the block.
fn borders<'c>(
    block: Span,
    marks: &[&Mark],
    quotes: impl Iterator<Item = &'c &'c Quote>,
    numbers: impl Iterator<Item = &'c Number>,
) -> Vec<Span> {
    let spans = marks.iter().map(|mark| mark.span).chain(quotes.map(|quote| quote.span));
    let mut borders = vec![block.after(block)];
    for here in spans.filter_map(|span| span.intersect(block)) {
        borders.extend([here.ending_before(here), here.after(here)]);
    }
    borders.extend(numbers.map(|number| number.after.after(number.after)));
    borders.sort_unstable();
    borders.dedup();
    borders
}

fn run(story: &Story<'_, '_>, span: Span, marks: &[&Mark]) -> Run {
    let mut kinds: Vec<MarkKind> = marks.iter().map(|mark| mark.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let telling = marks.iter().filter(|mark| mark.kind != MarkKind::Content).min_by_key(|mark| mark.kind);
    let starts = marks.iter().any(|mark| mark.span.start() == span.start());
    Run {
        text: story.article.doc[span].chars().map(shown).collect(),
        class: kinds.iter().map(|kind| kind.class()).collect::<Vec<_>>().join(" "),
        href: telling.and_then(|mark| Some(format!("#{}", mark.target.as_ref()?))),
        anchor: starts.then(|| story.places.anchor(span)).flatten(),
        tip: telling.map(|mark| mark.tip.clone()),
        numbers: Vec::new(),
    }
}

/// A character as the page shows it: what would steer the page is a blank of no width.
fn shown(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' => ' ',
        c if words::is_unshowable(c) => '\u{200B}',
        c => c,
    }
}

/// Quotations that stand inside no other one.
fn outer_quotes(quotes: &[Quote]) -> Vec<&Quote> {
    let mut sorted: Vec<&Quote> = quotes.iter().collect();
    sorted.sort_by_key(|quote| (quote.span.start(), std::cmp::Reverse(quote.span.end())));
    let mut outer: Vec<&Quote> = Vec::with_capacity(sorted.len());
    for quote in sorted {
        if outer.last().is_none_or(|last| last.span.before(quote.span)) {
            outer.push(quote);
        }
    }
    outer
}

/// A number and the words that it stands after.
struct Number {
    after: Span,
    mark: NumberMark,
}

/// One number an attribution: after its cue, or where there is none, after what is said.
fn numbers(story: &Story<'_, '_>) -> Vec<Number> {
    let analysis = story.article.analysis;
    let mut numbers = Vec::with_capacity(analysis.attributions.len());
    for (at, found) in analysis.attributions.iter().enumerate() {
        let Some(after) = found.cue.or_else(|| found.content.last().copied()) else { continue };
        let mark = match found.source.and_then(|id| Some((id, story.source(id)?))) {
            Some((id, source)) => NumberMark {
                text: source_number(id).to_string(),
                href: format!("#{}", source_anchor(id)),
                tip: format!("source {}: {}", source_number(id), story.source_name(source)),
            },
            None if found.stance_only || found.names_nobody() => continue,
            None => NumberMark {
                text: "?".to_owned(),
                href: format!("#{}", attribution_anchor(at)),
                tip: "source not resolved".to_owned(),
            },
        };
        numbers.push(Number { after, mark });
    }
    numbers.sort_by_key(|number| number.after.end());
    numbers
}
