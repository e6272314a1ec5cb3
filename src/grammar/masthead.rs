//! What stands above an article: the name of its section, the headline, a dek, who wrote it; and the dateline that opens
//! its first paragraph.

use std::ops::Range;

use super::zones::{Block, DATE_WORDS, LONGEST_FURNITURE, Page, ZoneKind};
use crate::lexicon::{Class, Classes, FurnitureZone, Match, Role, SourceType};
use crate::text::{Layout, PieceKind, Span};

/// Longest name of a writer, in words.
const LONGEST_NAME: usize = 4;
/// Longest headline, in words.
const LONGEST_HEADLINE: usize = 30;
/// Most lines that name sections, above a headline or under it.
const MOST_SECTIONS: usize = 4;
/// Longest line that names a section, in words.
const LONGEST_SECTION: usize = 5;
/// Longest line of capitals among bylines and dates that is furniture, in words.
const LONGEST_LABEL: usize = 4;
/// Fewest and most words of a dek.
const DEK_WORDS: std::ops::RangeInclusive<usize> = 4..=LONGEST_FURNITURE;
/// How many lines under the headline may name who wrote the article.
const LINES_UNDER: usize = 4;

impl Page<'_> {
    /// Marks what stands above the article; returns the names of those who wrote it.
    pub(super) fn masthead(&self, blocks: &mut [Block]) -> Vec<Span> {
        if self.doc.layout == Layout::BodyOnly {
            return Vec::new();
        }
        if self.doc.layout == Layout::Unknown {
            self.sections(blocks, 0, 2);
        }
        let Some(headline) = self.headline(blocks) else { return Vec::new() };
        self.sections(blocks, headline + 1, 1);
        let mut authors = self.signed(blocks, headline + 1);
        self.dek(blocks, headline + 1);
        authors.extend(self.bare_byline(blocks));
        self.labels(blocks, headline + 1);
        authors
    }

    /// Lines that only name the section or the kind of the piece, as long as `more` lines of text follow.
    fn sections(&self, blocks: &mut [Block], from: usize, more: usize) {
        for _ in 0..MOST_SECTIONS {
            let Some(at) = self.first_open(blocks, from) else { return };
            let follow = blocks.iter().skip(at + 1).filter(|block| block.kind.is_none()).count();
            match blocks.get_mut(at).filter(|block| follow >= more && self.is_section(block)) {
                Some(block) => block.kind = Some(ZoneKind::Promo),
                None => return,
            }
        }
    }

    /// The first line of text, furniture left aside.
    fn first_open(&self, blocks: &[Block], from: usize) -> Option<usize> {
        let open = |block: &Block| block.kind.is_none() && self.words(block) > 0;
        blocks.iter().enumerate().skip(from).find(|(_, block)| open(block)).map(|(at, _)| at)
    }

    /// Nothing but names of sections and kinds of pieces: `NEWS CRIME EXCLUSIVE`, `Money / Consumer`.
    fn is_section(&self, block: &Block) -> bool {
        let mut free_from = block.tokens.start;
        for at in block.tokens.clone().filter(|at| self.tokens.is_wordlike(*at)) {
            if at < free_from {
                continue;
            }
            match self.tokens.matches.at(at).iter().find(|found| self.names_section(found)) {
                Some(found) => free_from = found.end as usize,
                None => return false,
            }
        }
        self.words(block) <= LONGEST_SECTION && !self.ends_sentence(block)
    }

    fn names_section(&self, found: &Match) -> bool {
        let entry = self.lexicons.entry(found.entry).filter(|_| found.role == Role::Furniture);
        entry.is_some_and(|entry| match entry.attributes.class {
            Some(Class::SectionName) => true,
            Some(Class::LineIs) => entry.attributes.zone == Some(FurnitureZone::Promo),
            _ => false,
        })
    }

    /// Marks the headline.
    fn headline(&self, blocks: &mut [Block]) -> Option<usize> {
        let at = self.first_open(blocks, 0)?;
        let sure = self.doc.layout == Layout::HeadlineFirst;
        let more_body = blocks.iter().skip(at + 1).filter(|block| block.kind.is_none()).count();
        let first = blocks.get_mut(at)?;
        let ends = self.doc[first.span].trim_end().ends_with(['.', ',', ';']);
        let title_like = self.words(first) <= LONGEST_HEADLINE && !ends;
        if !sure && (more_body == 0 || !title_like) {
            return None;
        }
        first.kind = Some(ZoneKind::Headline);
        Some(at)
    }

    /// Marks a dek under the headline: an unfinished line that opens no quotation.
    fn dek(&self, blocks: &mut [Block], from: usize) {
        let more_body = blocks.iter().skip(from).filter(|block| block.kind.is_none()).count();
        let next = blocks.iter_mut().skip(from).find(|block| block.kind.is_none());
        let Some(block) = next.filter(|_| more_body > 1) else { return };
        let unfinished = !self.ends_sentence(block) && !self.doc[block.span].ends_with(':');
        let opens_quote = self.tokens.glyph(block.tokens.start).is_some();
        if DEK_WORDS.contains(&self.words(block)) && unfinished && !opens_quote {
            block.kind = Some(ZoneKind::Dek);
        }
    }

    /// `Ana Ruiz, Harbour Correspondent` on a line under the headline: who wrote the article, with their work.
    fn signed(&self, blocks: &mut [Block], from: usize) -> Vec<Span> {
        let mut authors = Vec::new();
        for block in blocks.iter_mut().skip(from).take(LINES_UNDER).filter(|block| block.kind.is_none()) {
            if let Some(names) = self.several_names(block).or_else(|| self.dated_byline(block)) {
                block.kind = Some(ZoneKind::Byline);
                authors.extend(names);
                continue;
            }
            let Some(comma) = block.tokens.clone().find(|at| self.tokens.is_punctuation(*at, ',')) else { continue };
            let name = block.tokens.start..comma;
            let work = comma + 1..block.tokens.end;
            if self.is_name(&name) && self.is_work_of_writers(&work) {
                block.kind = Some(ZoneKind::Byline);
                authors.extend(self.tokens.place(name));
            }
        }
        authors
    }

    /// `Ana Ruiz and Tom Bale`: names and nothing else.
    fn several_names(&self, block: &Block) -> Option<Vec<Span>> {
        let parts = |at: &usize| {
            let joined = [',', '&', '/'].iter().any(|mark| self.tokens.is_punctuation(*at, *mark));
            joined || self.tokens.is(*at, Class::Conjunction)
        };
        let tokens: Vec<usize> = block.tokens.clone().collect();
        let names = tokens.split(parts).filter(|name| !name.is_empty());
        let names: Vec<Range<usize>> = names.filter_map(|name| Some(*name.first()?..name.last()? + 1)).collect();
        let all = names.len() > 1 && names.iter().all(|name| self.is_name(name));
        all.then(|| names.into_iter().filter_map(|name| self.tokens.place(name)).collect())
    }

    /// `Posted on 3 March 2026 by Ana Ruiz`, `Ana Ruiz, 3 March 2026`: a date, and before or behind it who wrote the article.
    fn dated_byline(&self, block: &Block) -> Option<Vec<Span>> {
        let by = |at: &usize| self.tokens.is(*at, Class::AgentMarker);
        let comma = |at: &usize| self.tokens.is_punctuation(*at, ',');
        let whole = block.tokens.clone();
        let (date, writer) = match whole.clone().find(by) {
            Some(by) => (whole.start..by, by + 1..whole.end),
            None => {
                let comma = whole.clone().find(comma)?;
                (comma + 1..whole.end, whole.start..comma)
            }
        };
        // `3 March 2026 by admin`: one word, which names nobody.
        let named = self.is_name(&writer) || self.is_work_of_writers(&writer) || writer.len() == 1;
        let name = || self.is_name(&writer).then(|| self.tokens.place(writer.clone())).flatten();
        (named && self.is_dated(date)).then(|| name().into_iter().collect())
    }

    /// A date, and the words that open it: `Posted on`.
    fn is_dated(&self, tokens: Range<usize>) -> bool {
        let number = |at: usize| matches!(self.tokens.kind(at), Some(PieceKind::Number));
        let is_of_date = |at: usize| number(at) || self.tokens.classes(at).any(DATE_WORDS);
        let mut words = tokens.filter(|at| self.tokens.is_wordlike(*at)).skip_while(|at| !is_of_date(*at)).peekable();
        words.peek().is_some() && words.clone().any(number) && words.all(is_of_date)
    }

    /// A name alone on the line under the headline or dek: who wrote the article.
    fn bare_byline(&self, blocks: &mut [Block]) -> Option<Span> {
        let above = |kind| matches!(kind, Some(ZoneKind::Headline | ZoneKind::Dek));
        let at = blocks.iter().rposition(|block| above(block.kind))? + 1;
        let block = blocks.iter_mut().skip(at).find(|block| !block.tokens.is_empty())?;
        if block.kind.is_some() || !self.is_name(&block.tokens) {
            return None;
        }
        block.kind = Some(ZoneKind::Byline);
        Some(block.span)
    }

    /// Two to four capitalised words, the first a given name.
    pub(super) fn is_name(&self, tokens: &Range<usize>) -> bool {
        let named = tokens.clone().all(|at| self.tokens.is_word(at) && self.tokens.is_capital(at));
        named && self.tokens.is(tokens.start, Class::GivenName) && (2..=LONGEST_NAME).contains(&tokens.len())
    }

    /// A few words that end in what journalists are called.
    pub(super) fn is_work_of_writers(&self, tokens: &Range<usize>) -> bool {
        let ends_here = |found: &Match| found.role == Role::SourceRole && found.end as usize == tokens.end;
        let of_media = |found: &Match| {
            let entry = self.lexicons.entry(found.entry);
            entry.is_some_and(|entry| entry.attributes.source_type == Some(SourceType::Media))
        };
        let mut terms = tokens.clone().flat_map(|at| self.tokens.matches.at(at));
        tokens.len() <= LONGEST_SECTION && terms.any(|found| ends_here(found) && of_media(found))
    }

    /// Short lines of capitals beside a byline or a date, before the first finished sentence: names of desks and papers;
    /// and numbers alone, which are counters there.
    fn labels(&self, blocks: &mut [Block], from: usize) {
        let first_text = blocks.iter().skip(from).position(|block| block.kind.is_none() && self.ends_sentence(block));
        let end = first_text.map_or(from, |first| from + first);
        for at in from..end {
            let about = |kind| matches!(kind, Some(ZoneKind::Byline | ZoneKind::Dateline | ZoneKind::Promo));
            let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| blocks.get(at));
            let beside = near.into_iter().any(|block| about(block.kind));
            let Some(block) = blocks.get_mut(at).filter(|block| beside && block.kind.is_none()) else { continue };
            let number = |at: usize| matches!(self.tokens.kind(at), Some(PieceKind::Number));
            let mut words = block.tokens.clone().filter(|at| self.tokens.is_wordlike(*at));
            if self.words(block) <= LONGEST_LABEL && words.all(|at| self.tokens.is_capital(at) || number(at)) {
                block.kind = Some(ZoneKind::Promo);
            }
        }
    }

    /// `PARIS (Agency) —`, `LONDON, March 2 -`: the place and agency before the first sentence, and the dash.
    pub(super) fn dateline(&self, block: &Block) -> Option<(Span, Span)> {
        let tokens = self.tokens;
        let first = block.tokens.start;
        let is_place = tokens.is_all_capitals(first) || tokens.classes(first).any(Classes::PLACES);
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
