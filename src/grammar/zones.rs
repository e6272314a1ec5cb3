//! What part of the article each line is: headline, byline, body, caption, or page furniture that is left out.

use crate::text::Span;

/// The parts of an article, in text order, none overlapping.
#[derive(Clone, Debug, Default)]
pub struct Zones {
    /// One a line or paragraph; a dateline stands before the body of its own paragraph.
    pub all: Vec<Zone>,
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
}

impl Zones {
    /// The zones that are analysed: headline, dek, body and captions.
    pub fn analysed(&self) -> impl Iterator<Item = &Zone> {
        use ZoneKind::{Body, Caption, Dek, Headline};
        self.all.iter().filter(|zone| matches!(zone.kind, Headline | Dek | Body | Caption))
    }

    /// The zones of one kind.
    pub fn of(&self, kind: ZoneKind) -> impl Iterator<Item = &Zone> {
        self.all.iter().filter(move |zone| zone.kind == kind)
    }
}
