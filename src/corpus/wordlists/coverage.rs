//! Which entries are found in a corpus, how often, in whose voice, and how much of the loaded score they make.

use crate::lexicon::{EntryId, LexiconSet, Voice};
use crate::metric::{Article, loaded_hits};

/// The entries that one article uses.
#[derive(Clone, Debug, Default)]
pub struct ArticleUse {
    /// Hits of language, and terms of the other roles, with the voice where it matters.
    found: Vec<(EntryId, Option<Voice>)>,
    /// What entries add to the loaded score, before it is divided by words.
    counted: Vec<(EntryId, f64)>,
}

/// Notes which entries an article uses.
#[must_use]
pub fn article_use(article: &Article<'_>) -> ArticleUse {
    let hits = article.analysis.hits.iter().map(|hit| (hit.entry, Some(hit.voice)));
    let others = article.analysis.tokens.matches.all().iter().filter(|found| !found.role.is_language());
    let counted = loaded_hits(article).filter(|hit| hit.voice.is_own()).map(|hit| (hit.entry, hit.weight));
    ArticleUse { found: hits.chain(others.map(|found| (found.entry, None))).collect(), counted: counted.collect() }
}

/// How a corpus uses one entry.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub struct EntryUse {
    /// How often it is found, in any voice.
    pub found: u64,
    /// How often in quotations.
    pub quoted: u64,
    /// In how many articles.
    pub articles: u64,
    /// What it adds to the loaded scores, before they are divided by words.
    pub weight: f64,
    /// The article that it was found in last.
    last: Option<u64>,
}

/// How a corpus uses all entries of a set of lexicons.
#[derive(Clone, Debug)]
pub struct Coverage {
    uses: Vec<EntryUse>,
    articles: u64,
}

impl Coverage {
    /// Of no article yet.
    #[must_use]
    pub fn new(lexicons: &LexiconSet) -> Self {
        Self { uses: vec![EntryUse::default(); lexicons.entries().len()], articles: 0 }
    }

    /// Takes an article in.
    pub fn add(&mut self, article: &ArticleUse) {
        for (entry, voice) in &article.found {
            let Some(used) = self.uses.get_mut(entry.0 as usize) else { continue };
            used.found += 1;
            used.quoted += u64::from(*voice == Some(Voice::Quoted));
            if used.last != Some(self.articles) {
                used.last = Some(self.articles);
                used.articles += 1;
            }
        }
        for (entry, weight) in &article.counted {
            if let Some(used) = self.uses.get_mut(entry.0 as usize) {
                used.weight += weight;
            }
        }
        self.articles += 1;
    }

    /// How many articles there are.
    #[must_use]
    pub fn articles(&self) -> u64 {
        self.articles
    }

    /// The use of every entry, in the order of the lexicons.
    #[must_use]
    pub fn all(&self) -> &[EntryUse] {
        &self.uses
    }

    /// The entries that add to the loaded score, the heaviest first.
    #[must_use]
    pub fn by_weight(&self) -> Vec<(EntryId, EntryUse)> {
        let numbered = (0..).map(EntryId).zip(self.uses.iter().copied());
        let mut all: Vec<_> = numbered.filter(|(_, used)| used.weight > 0.0).collect();
        all.sort_by(|(_, a), (_, b)| b.weight.total_cmp(&a.weight));
        all
    }

    /// What all entries add to the loaded score together.
    #[must_use]
    pub fn weight(&self) -> f64 {
        0.0 + self.uses.iter().map(|used| used.weight).sum::<f64>()
    }
}
