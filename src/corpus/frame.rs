//! The articles of a comparison as numbers: which group, stratum and event each is in, and which are left out as copies.

use super::comparison::Group;
use super::sample::Column;

/// What all metrics are compared in.
pub(super) struct Frame<'c> {
    pub(super) groups: &'c [Group],
    /// The group of each article; `None` for a copy that is left out.
    pub(super) members: Vec<Option<usize>>,
    /// The stratum of each article, where strata were asked for.
    pub(super) strata: Vec<Option<usize>>,
    pub(super) n_strata: usize,
    /// The event of each article, where pairs were asked for.
    pub(super) events: Vec<Option<usize>>,
    pub(super) n_events: usize,
    /// Words of each article, for what grows with length.
    pub(super) words: Option<&'c Column>,
    /// Metrics that tests are made of.
    pub(super) family: &'c [String],
}

impl Frame<'_> {
    /// The group of an article.
    pub(super) fn group_of(&self, article: u32) -> Option<usize> {
        self.members.get(article as usize).copied().flatten()
    }

    /// The stratum of an article.
    pub(super) fn stratum_of(&self, article: u32) -> Option<usize> {
        self.strata.get(article as usize).copied().flatten()
    }

    /// The event of an article.
    pub(super) fn event_of(&self, article: u32) -> Option<usize> {
        self.events.get(article as usize).copied().flatten()
    }

    /// Whether tests are made of this metric.
    pub(super) fn is_tested(&self, id: &str) -> bool {
        self.family.iter().any(|known| known == id)
    }
}
