//! Lines of the page that are no part of the text: bylines, captions, dates, promotion, counters.

use std::ops::Range;

use super::zones::{Block, DATE_WORDS, LONGEST_FURNITURE, Page, ZoneKind};
use crate::lexicon::{Class, Classes, FurnitureZone, Match, Role};
use crate::text::{PieceKind, Span};

/// Longest line that is furniture by what stands somewhere in it, in words.
const LONGEST_CONTAINING: usize = 25;
/// Longest abbreviation of a day of the week, in bytes.
const LONGEST_DAY: usize = 4;
/// Longest line, in bytes, that the patterns of furniture are tried on; they are slow, and what they find is short.
const LONGEST_PATTERNED: usize = 60;

/// How a term of furniture stands in its line.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Fit {
    /// It is all of the line.
    Whole,
    /// It opens the line, or stands in it.
    Part,
}

impl Page<'_> {
    /// What a line of the page is, where it is none of the article's text; names of writers in it are added.
    pub(super) fn furniture(&self, block: &Block, authors: &mut Vec<Span>) -> Option<ZoneKind> {
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
        for at in block.tokens.clone() {
            for found in self.tokens.matches.at(at).iter().filter(|found| found.role == Role::Furniture) {
                let entry = self.lexicons.entry(found.entry)?;
                let fit = self.fit(block, words, found, entry.attributes.class?);
                let Some(fit) = fit.filter(|_| found.end as usize <= block.tokens.end) else { continue };
                match entry.attributes.zone.unwrap_or(FurnitureZone::Promo) {
                    FurnitureZone::Byline if !self.is_byline(block, found.end as usize, words) => {}
                    FurnitureZone::Dateline => {}
                    FurnitureZone::Byline => {
                        let names = found.end as usize..self.next_credit(found.end as usize, block);
                        authors.extend(self.names(names).into_iter().filter(|name| !self.is_work(*name)));
                        return Some(ZoneKind::Byline);
                    }
                    FurnitureZone::Caption if fit == Fit::Whole || !self.reads_on(block) => {
                        return Some(ZoneKind::Caption);
                    }
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

    /// How a term stands in a line, where that is as its class asks.
    fn fit(&self, block: &Block, words: usize, found: &Match, class: Class) -> Option<Fit> {
        let last_word = block.tokens.clone().rev().find(|token| self.tokens.is_wordlike(*token))?;
        // A count before it ("1.2k shares") makes a line of furniture no other line.
        let first_word = block.tokens.clone().find(|token| self.tokens.is_word(*token)).unwrap_or(block.tokens.start);
        let starts = found.first as usize == first_word;
        let whole = starts && found.end as usize > last_word;
        let fits = match class {
            Class::LineIs => whole,
            Class::LineStarts => starts,
            Class::SectionName => false,
            _ => words <= LONGEST_CONTAINING && !self.reads_on(block),
        };
        fits.then_some(if whole { Fit::Whole } else { Fit::Part })
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
}
