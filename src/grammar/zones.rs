//! What part of the article each line is: headline, byline, body, caption, or page furniture that is left out.

use std::ops::Range;

use super::tokens::{Paragraph, Tokens};
use crate::lexicon::{Class, Classes, FurnitureZone, LexiconSet, Role};
use crate::text::{Document, Layout, PieceKind, Span};

/// The parts of an article, in text order, none overlapping.
#[derive(Clone, Debug, Default)]
pub struct Zones {
    /// One a line or paragraph; a dateline stands before the body of its own paragraph.
    pub all: Vec<Zone>,
    /// Names of authors in bylines and follow lines.
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
struct Block {
    span: Span,
    tokens: Range<usize>,
    kind: Option<ZoneKind>,
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
    page.headline(&mut blocks);
    authors.extend(page.bare_byline(&mut blocks));
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

struct Page<'a> {
    doc: &'a Document,
    lexicons: &'a LexiconSet,
    tokens: &'a Tokens,
}

/// Longest name of a writer, in words.
const LONGEST_NAME: usize = 4;
/// Longest headline, in words.
const LONGEST_HEADLINE: usize = 30;
/// Longest line of furniture, in words: a longer one is a paragraph, whatever stands in it.
const LONGEST_FURNITURE: usize = 40;
/// Longest line, in bytes, that the patterns of furniture are tried on; they are slow, and what they find is short.
const LONGEST_PATTERNED: usize = 60;

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
    fn words(&self, block: &Block) -> usize {
        let words = block.tokens.clone().filter(|token| self.tokens.is_wordlike(*token));
        words.take(LONGEST_FURNITURE + 1).count()
    }

    fn ends_sentence(&self, block: &Block) -> bool {
        let text = self.doc[block.span].trim_end_matches(['”', '"', '\'', '’', '»', ')']);
        text.ends_with(['.', '!', '?', '…'])
    }

    fn furniture(&self, block: &Block, authors: &mut Vec<Span>) -> Option<ZoneKind> {
        let words = self.words(block);
        if words > LONGEST_FURNITURE {
            return None;
        }
        if words == 0 {
            return Some(ZoneKind::Promo);
        }
        if self.is_date(block) {
            return Some(ZoneKind::Dateline);
        }
        self.listed_furniture(block, words, authors)
            .or_else(|| self.patterned_furniture(block))
            .or_else(|| self.is_glued_tags(block).then_some(ZoneKind::Promo))
            .or_else(|| self.has_credit(block, words).then_some(ZoneKind::Caption))
    }

    fn listed_furniture(&self, block: &Block, words: usize, authors: &mut Vec<Span>) -> Option<ZoneKind> {
        let last_word = block.tokens.clone().rev().find(|token| self.tokens.is_wordlike(*token))?;
        // A count before it ("1.2k shares") makes a line of furniture no other line.
        let first_word = block.tokens.clone().find(|token| self.tokens.is_word(*token)).unwrap_or(block.tokens.start);
        for at in block.tokens.clone() {
            for found in self.tokens.matches.at(at).iter().filter(|found| found.role == Role::Furniture) {
                let entry = self.lexicons.entry(found.entry)?;
                let starts = at == first_word;
                let whole = starts && found.end as usize > last_word;
                let fits = match entry.attributes.class? {
                    Class::LineIs => whole,
                    Class::LineStarts => starts,
                    _ => words <= 25 && !self.reads_on(block),
                };
                let zone = entry.attributes.zone.unwrap_or(FurnitureZone::Promo);
                if !fits || found.end as usize > block.tokens.end {
                    continue;
                }
                match zone {
                    FurnitureZone::Byline if !self.is_byline(block, found.end as usize, words) => {}
                    FurnitureZone::Dateline => {}
                    FurnitureZone::Byline => {
                        authors.extend(self.names(found.end as usize..block.tokens.end));
                        return Some(ZoneKind::Byline);
                    }
                    FurnitureZone::Caption if whole || !self.reads_on(block) => return Some(ZoneKind::Caption),
                    FurnitureZone::Caption => {}
                    FurnitureZone::Promo => {
                        if authors.is_empty() && entry.text.contains('*') {
                            authors.extend(self.names(at + 1..found.end as usize).into_iter().take(1));
                        }
                        return Some(ZoneKind::Promo);
                    }
                }
            }
        }
        None
    }

    /// What a short line is by the patterns of furniture: counters, pagers, clocks.
    fn patterned_furniture(&self, block: &Block) -> Option<ZoneKind> {
        let line = &self.doc[block.span];
        if line.len() > LONGEST_PATTERNED {
            return None;
        }
        let of_lines =
            |id| self.lexicons.entry(id).filter(|entry| self.lexicons.role_of(entry) == Some(Role::Furniture));
        let entries = self.lexicons.patterns().iter().filter_map(|(pattern, id)| Some((pattern, of_lines(*id)?)));
        let found = entries.filter_map(|(pattern, entry)| Some((pattern.find(line)?, entry)));
        let mut fitting = found.filter(|(found, entry)| match entry.attributes.class {
            Some(Class::LineIs) => found.len() == line.len(),
            Some(Class::LineStarts) => found.start() == 0,
            _ => true,
        });
        let (_, entry) = fitting.next()?;
        Some(match entry.attributes.zone {
            Some(FurnitureZone::Caption) => ZoneKind::Caption,
            Some(FurnitureZone::Byline) => ZoneKind::Byline,
            Some(FurnitureZone::Dateline) => ZoneKind::Dateline,
            Some(FurnitureZone::Promo) | None => ZoneKind::Promo,
        })
    }

    /// A line of several finished sentences is text, even where it holds a picture agency's name.
    fn reads_on(&self, block: &Block) -> bool {
        let stops = block.tokens.clone().filter(|token| self.tokens.is_punctuation(*token, '.')).count();
        stops >= 3 || (stops >= 2 && self.ends_sentence(block))
    }

    /// After its opening word a byline is names and little else.
    fn is_byline(&self, block: &Block, from: usize, words: usize) -> bool {
        let rest: Vec<usize> = (from..block.tokens.end).filter(|token| self.tokens.is_word(*token)).collect();
        let capitals = rest.iter().filter(|token| self.tokens.is_capital(**token)).count();
        words <= 20 && capitals * 2 >= rest.len() && !self.doc[block.span].trim_end().ends_with('.') && capitals > 0
    }

    /// Runs of two or more capitalised words.
    fn names(&self, range: Range<usize>) -> Vec<Span> {
        let mut found = Vec::new();
        let mut first = range.start;
        for at in range.start..=range.end {
            let goes_on = at < range.end && self.tokens.is_word(at) && self.tokens.is_capital(at);
            if !goes_on {
                if at - first >= 2 {
                    found.extend(self.tokens.place(first..at));
                }
                first = at + 1;
            }
        }
        found
    }

    /// A line that is nothing but a date or a time.
    fn is_date(&self, block: &Block) -> bool {
        let is_date_word = |at: usize| {
            self.tokens.classes(at).any(DATE_WORDS) || matches!(self.tokens.kind(at), Some(PieceKind::Number))
        };
        let mut dated = false;
        for at in block.tokens.clone().filter(|at| self.tokens.is_wordlike(*at)) {
            if !is_date_word(at) {
                return false;
            }
            dated |= self.tokens.classes(at).any(Classes::of(&[Class::Weekday, Class::Month]));
        }
        dated
    }

    /// Tags run together as scraping leaves them: `CityCouncilRiver schemeBudget`.
    fn is_glued_tags(&self, block: &Block) -> bool {
        if self.ends_sentence(block) {
            return false;
        }
        let text = &self.doc[block.span];
        let mut seams = 0;
        let mut before = ' ';
        let mut before_that = ' ';
        for c in text.chars() {
            seams += usize::from(c.is_uppercase() && before.is_lowercase() && before_that.is_lowercase());
            (before_that, before) = (before, c);
        }
        seams >= 2
    }

    /// A short line that ends in a credit in brackets: `Harbour at dusk. (Example Agency)`.
    fn has_credit(&self, block: &Block, words: usize) -> bool {
        let text = &self.doc[block.span];
        let Some((before, credit)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
            return false;
        };
        let credit_words: Vec<&str> = credit.split([' ', '/']).filter(|word| !word.is_empty()).collect();
        let named = credit_words.iter().all(|word| {
            word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic()) || word.contains('.')
        });
        let before = before.trim_end();
        let apart = before.ends_with(['.', '!', '?', '”', '"']) || !before.contains(". ");
        words <= 35 && !credit_words.is_empty() && credit_words.len() <= 5 && named && apart && !before.is_empty()
    }

    /// Marks the headline, and a dek under it.
    fn headline(&self, blocks: &mut [Block]) {
        if self.doc.layout == Layout::BodyOnly {
            return;
        }
        let Some(at) = blocks.iter().position(|block| block.kind.is_none() && self.words(block) > 0) else { return };
        let sure = self.doc.layout == Layout::HeadlineFirst;
        let Some(first) = blocks.get(at) else { return };
        let more_body = blocks.iter().skip(at + 1).filter(|block| block.kind.is_none()).count();
        let words = self.words(first);
        let title_like = words <= LONGEST_HEADLINE && !self.doc[first.span].trim_end().ends_with(['.', ',', ';']);
        if !sure && (more_body == 0 || !title_like) {
            return;
        }
        if let Some(first) = blocks.get_mut(at) {
            first.kind = Some(ZoneKind::Headline);
        }
        let next = blocks.iter().enumerate().skip(at + 1).find(|(_, block)| block.kind.is_none()).map(|(next, _)| next);
        let Some(next) = next else { return };
        let is_dek = blocks.get(next).is_some_and(|block| {
            let words = self.words(block);
            (4..=LONGEST_FURNITURE).contains(&words)
                && !self.ends_sentence(block)
                && !self.doc[block.span].ends_with(':')
        });
        let opens_quote = blocks.get(next).is_some_and(|block| self.tokens.glyph(block.tokens.start).is_some());
        if is_dek
            && !opens_quote
            && more_body > 1
            && let Some(block) = blocks.get_mut(next)
        {
            block.kind = Some(ZoneKind::Dek);
        }
    }

    /// A name alone on the line under the headline or dek: who wrote the article.
    fn bare_byline(&self, blocks: &mut [Block]) -> Option<Span> {
        let above = |kind| matches!(kind, Some(ZoneKind::Headline | ZoneKind::Dek));
        let at = blocks.iter().rposition(|block| above(block.kind))? + 1;
        let block = blocks.iter_mut().skip(at).find(|block| !block.tokens.is_empty())?;
        let tokens = block.tokens.clone();
        let named = tokens.clone().all(|at| self.tokens.is_word(at) && self.tokens.is_capital(at));
        let given = self.tokens.is(tokens.start, Class::GivenName);
        if block.kind.is_some() || !named || !given || !(2..=LONGEST_NAME).contains(&tokens.len()) {
            return None;
        }
        block.kind = Some(ZoneKind::Byline);
        Some(block.span)
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

    /// `PARIS (Agency) —`, `LONDON, March 2 -`: the place and agency before the first sentence, and the dash.
    fn dateline(&self, block: &Block) -> Option<(Span, Span)> {
        let tokens = self.tokens;
        let first = block.tokens.start;
        let is_place = tokens.is_all_capitals(first) || tokens.classes(first).any(PLACES);
        if !tokens.is_word(first) || !is_place {
            return None;
        }
        let mut at = first;
        while at < block.tokens.end && at < first + 16 {
            if tokens.is_dash(at) {
                let double = tokens.is_punctuation(at + 1, '-') && tokens.is_glued(at + 1);
                let end = if double { at + 2 } else { at + 1 };
                let placed = tokens.place(first..at).zip(tokens.place(at..end));
                return placed.filter(|_| end < block.tokens.end);
            }
            let fits = match tokens.kind(at) {
                Some(PieceKind::Word) => tokens.is_capital(at) || tokens.classes(at).any(DATE_WORDS),
                Some(PieceKind::Number) => true,
                Some(PieceKind::Punctuation(c)) => matches!(c, ',' | '(' | ')' | '.' | '/' | ':'),
                _ => false,
            };
            if !fits {
                return None;
            }
            at += 1;
        }
        None
    }
}

const DATE_WORDS: Classes =
    Classes::of(&[Class::Weekday, Class::Month, Class::TimeWord, Class::NumberWord, Class::Ordinal]);

const PLACES: Classes = Classes::of(&[Class::City, Class::Country, Class::Region]);
