//! What part of the article each line is: headline, byline, body, caption, or page furniture that is left out.

use std::ops::Range;

use super::tokens::{Paragraph, Tokens};
use crate::lexicon::{Class, Classes, FurnitureZone, LexiconSet, Match, Role};
use crate::text::{Document, PieceKind, Span};

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
/// Longest abbreviation of a day of the week, in bytes.
const LONGEST_DAY: usize = 4;
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
    pub(super) fn words(&self, block: &Block) -> usize {
        let words = block.tokens.clone().filter(|token| self.tokens.is_wordlike(*token));
        words.take(LONGEST_FURNITURE + 1).count()
    }

    pub(super) fn ends_sentence(&self, block: &Block) -> bool {
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
        if let Some(name) = self.name_behind_clock(block) {
            authors.extend(self.tokens.place(name));
            return Some(ZoneKind::Byline);
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
                    Class::SectionName => false,
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
                        let names = found.end as usize..self.next_credit(found.end as usize, block);
                        authors.extend(self.names(names).into_iter().filter(|name| !self.is_work(*name)));
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

    /// `16:12 Ana Ruiz`: the head of an entry of a live page.
    fn name_behind_clock(&self, block: &Block) -> Option<Range<usize>> {
        let clock = |at: &usize| {
            let number = matches!(self.tokens.kind(*at), Some(PieceKind::Number));
            number || self.tokens.is_punctuation(*at, ':') || self.tokens.is_punctuation(*at, '.')
        };
        let first = block.tokens.clone().find(|at| !clock(at)).filter(|first| *first > block.tokens.start)?;
        Some(first..block.tokens.end).filter(|name| self.is_name(name))
    }

    /// Runs of two or more capitalised words.
    fn names(&self, range: Range<usize>) -> Vec<Span> {
        let mut found = Vec::new();
        let mut first = range.start;
        for at in range.start..=range.end {
            let goes_on = at < range.end && self.tokens.is_word(at) && self.tokens.is_capital(at);
            if !goes_on {
                if at - first >= 2 && !self.is_placed(first) {
                    found.extend(self.tokens.place(first..at));
                }
                first = at + 1;
            }
        }
        found
    }

    /// Where the next credit of a line starts: `Reporting by Ana Ruiz; Editing by Tom Bale`.
    fn next_credit(&self, from: usize, block: &Block) -> usize {
        let credits = |at: &usize| {
            let mut terms = self.tokens.matches.at(*at).iter().filter(|found| found.role == Role::Furniture);
            let zone = |found: &Match| self.lexicons.entry(found.entry).and_then(|entry| entry.attributes.zone);
            terms.any(|found| found.end as usize > at + 1 && zone(found) == Some(FurnitureZone::Byline))
        };
        (from..block.tokens.end).find(credits).unwrap_or(block.tokens.end)
    }

    /// "At New Park": where somebody wrote, not who.
    fn is_placed(&self, first: usize) -> bool {
        let before = first.checked_sub(1).map(|at| self.tokens.classes(at));
        before.is_some_and(|classes| classes.has(Class::Preposition) && !classes.has(Class::MeansMarker))
    }

    /// "Crime Reporter": what somebody does, not who.
    fn is_work(&self, name: Span) -> bool {
        self.is_work_of_writers(&self.tokens.within(name))
    }

    /// A line that is nothing but a date or a time.
    fn is_date(&self, block: &Block) -> bool {
        let is_date_word = |at: usize| {
            self.tokens.classes(at).any(DATE_WORDS) || matches!(self.tokens.kind(at), Some(PieceKind::Number))
        };
        let mut dated = false;
        for at in block.tokens.clone().filter(|at| self.tokens.is_wordlike(*at)) {
            // "Sat", "Sun": what opens a date and is short is a day.
            let day = at == block.tokens.start
                && self.tokens.is_capital(at)
                && self.tokens.span(at).len() <= LONGEST_DAY
                && matches!(self.tokens.kind(at + 1), Some(PieceKind::Number));
            if !is_date_word(at) && !day {
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
