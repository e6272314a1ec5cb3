//! Running text with links in it.

use serde::Serialize;

use super::places::PlaceLink;

/// Words, some of which are links.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Prose {
    /// Its pieces, in order.
    pub fragments: Vec<Fragment>,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fragment {
    /// The words.
    pub text: String,
    /// Where they link to.
    pub href: Option<String>,
}

impl Prose {
    /// Starts with these words.
    pub(super) fn new(text: impl Into<String>) -> Self {
        let mut prose = Self::default();
        prose.text(text);
        prose
    }

    /// Adds words.
    pub(super) fn text(&mut self, text: impl Into<String>) -> &mut Self {
        let text = text.into();
        match self.fragments.last_mut() {
            Some(last) if last.href.is_none() => last.text.push_str(&text),
            _ => self.fragments.push(Fragment { text, href: None }),
        }
        self
    }

    /// Adds words that link to an anchor, given with its `#`.
    pub(super) fn link(&mut self, text: impl Into<String>, href: impl Into<String>) -> &mut Self {
        self.fragments.push(Fragment { text: text.into(), href: Some(href.into()) });
        self
    }

    /// Adds a place in brackets: " (paragraph 5)".
    pub(super) fn at(&mut self, place: &PlaceLink) -> &mut Self {
        self.text(" (").link(&*place.words, &*place.href).text(")")
    }

    /// Adds another sentence.
    pub(super) fn then(&mut self, sentence: Self) -> &mut Self {
        if sentence.fragments.is_empty() {
            return self;
        }
        if !self.fragments.is_empty() {
            self.text(" ");
        }
        for fragment in sentence.fragments {
            match fragment.href {
                None => self.text(fragment.text),
                Some(href) => self.link(fragment.text, href),
            };
        }
        self
    }

    /// The words without their links, piece by piece.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.fragments.iter().map(|fragment| &*fragment.text)
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fragments.is_empty()
    }

    /// The words without links.
    #[must_use]
    pub fn plain(&self) -> String {
        self.fragments.iter().map(|fragment| fragment.text.as_str()).collect()
    }
}
