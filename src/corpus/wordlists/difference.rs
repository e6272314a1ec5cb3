//! Two versions of the lexicons on one corpus: hits gained and lost, articles and groups whose score moves.

use std::collections::BTreeMap;

use super::context::{Context, context};
use crate::corpus::{Field, Figure, Method, NO_GROUP};
use crate::lexicon::Voice;
use crate::metric::Article;
use crate::stats::{Estimate, Plan, bca, ratio_of_sums};
use crate::text::{Meta, Span};

/// What may happen to a hit.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It is new.
    Gained,
    /// It is gone.
    Lost,
    /// The words count for another entry or weight, or are heard in another voice.
    Changed,
}

/// A hit that is not what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct HitChange {
    /// What happened to it.
    pub kind: ChangeKind,
    /// Id of its lexicon.
    pub lexicon: String,
    /// Text of its entry.
    pub entry: String,
    /// Where it stands.
    pub context: Context,
}

/// One article under both versions.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleDifference {
    /// What the field says that articles are grouped by.
    group: String,
    old: Figure,
    new: Figure,
    changes: Vec<HitChange>,
}

/// Compares the hits of one article under two versions, `old_score` and `new_score` being its loaded scores.
#[must_use]
pub fn article_difference(
    (old, old_score): (&Article<'_>, Figure),
    (new, new_score): (&Article<'_>, Figure),
    by: &Field,
) -> ArticleDifference {
    let (before, after) = (hits_of(old), hits_of(new));
    let mut changes = Vec::new();
    let mut note = |kind, (span, lexicon, entry): &Key<'_>| {
        let context = context(new.doc, *span);
        changes.push(HitChange { kind, lexicon: (*lexicon).to_owned(), entry: (*entry).to_owned(), context });
    };
    for (key, what) in &after {
        match before.get(key) {
            None if stands_in(&before, key) => note(ChangeKind::Changed, key),
            None => note(ChangeKind::Gained, key),
            Some(was) if was != what => note(ChangeKind::Changed, key),
            Some(_) => {}
        }
    }
    let gone = before.keys().filter(|key| !after.contains_key(*key) && !stands_in(&after, key));
    gone.for_each(|key| note(ChangeKind::Lost, key));
    ArticleDifference { group: group_of(&new.doc.meta, by), old: old_score, new: new_score, changes }
}

/// Place, lexicon and entry: what makes two hits the same.
type Key<'a> = (Span, &'a str, &'a str);

type Hits<'a> = BTreeMap<Key<'a>, (u32, Voice)>;

/// Whether some hit stands at the place of this one.
fn stands_in(hits: &Hits<'_>, (span, ..): &Key<'_>) -> bool {
    hits.range((*span, "", "")..).next().is_some_and(|((other, ..), _)| other == span)
}

fn hits_of<'a>(article: &Article<'a>) -> Hits<'a> {
    let lexicons = article.lexicons;
    let hits = article.analysis.hits.iter().filter_map(|hit| {
        let entry = lexicons.entry(hit.entry)?;
        let key = (hit.span, &*lexicons.file_of(entry)?.id, &*entry.text);
        Some((key, (entry.weight.to_bits(), hit.voice)))
    });
    hits.collect()
}

/// What a field says of an article, or that it says nothing.
pub(super) fn group_of(meta: &Meta, by: &Field) -> String {
    by.of(meta).map_or_else(|| NO_GROUP.to_owned(), |name| name.into_owned())
}

/// Changes of the hits of one entry.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryChange {
    /// What happened to the hits.
    pub kind: ChangeKind,
    /// Id of the lexicon.
    pub lexicon: String,
    /// Text of the entry.
    pub entry: String,
    /// How many hits.
    pub hits: u64,
    /// In how many articles.
    pub articles: u64,
    /// The first of them.
    pub examples: Vec<Context>,
}

/// The loaded score of some articles under both versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// What the field says of them; empty for all articles.
    pub group: String,
    /// How many have a score under both.
    pub articles: usize,
    /// Weights per 1,000 words of all together, before.
    pub old: Option<f64>,
    /// The same, after.
    pub new: Option<f64>,
    /// Mean of the articles' differences, with an interval from resampling articles.
    pub shift: Option<Estimate>,
}

/// Examples kept of an entry.
const EXAMPLES: usize = 3;

/// Differences of a whole corpus. Of each article three numbers stay, for the intervals.
#[derive(Clone, Debug, Default)]
pub struct Difference {
    entries: BTreeMap<(ChangeKind, String, String), EntryChange>,
    groups: BTreeMap<String, Scores>,
    articles: usize,
    changed: usize,
}

/// Old and new figures of articles.
#[derive(Clone, Debug, Default)]
struct Scores {
    pairs: Vec<(Figure, Figure)>,
}

impl Difference {
    /// Takes an article in.
    pub fn add(&mut self, article: ArticleDifference) {
        self.articles += 1;
        self.changed += usize::from(!article.changes.is_empty());
        self.groups.entry(article.group).or_default().pairs.push((article.old, article.new));
        let mut seen = Vec::new();
        for change in article.changes {
            let HitChange { kind, lexicon, entry, context } = change;
            let key = (kind, lexicon.clone(), entry.clone());
            let new = || EntryChange { kind, lexicon, entry, hits: 0, articles: 0, examples: Vec::new() };
            let found = self.entries.entry(key.clone()).or_insert_with(new);
            found.hits += 1;
            if !seen.contains(&key) {
                found.articles += 1;
                seen.push(key);
            }
            if found.examples.len() < EXAMPLES {
                found.examples.push(context);
            }
        }
    }

    /// How many articles there are, and how many have hits that are not what they were.
    #[must_use]
    pub fn articles(&self) -> (usize, usize) {
        (self.articles, self.changed)
    }

    /// Changes by entry: the most hits first.
    #[must_use]
    pub fn entries(&self) -> Vec<&EntryChange> {
        let mut all: Vec<&EntryChange> = self.entries.values().collect();
        all.sort_by(|a, b| a.kind.cmp(&b.kind).then(b.hits.cmp(&a.hits)));
        all
    }

    /// The scores of all articles, and those of each group, by name.
    #[must_use]
    pub fn shifts(&self, method: &Method) -> (Shift, Vec<Shift>) {
        let all = Scores { pairs: self.groups.values().flat_map(|scores| scores.pairs.iter().copied()).collect() };
        let groups = self.groups.iter().map(|(name, scores)| scores.shift(name, method));
        (all.shift("", method), groups.collect())
    }
}

impl Scores {
    fn shift(&self, group: &str, method: &Method) -> Shift {
        let defined = |(old, new): &(Figure, Figure)| Some(new.value? - old.value?);
        let differences: Vec<f64> = self.pairs.iter().filter_map(defined).collect();
        let ones = vec![1.0; differences.len()];
        let plan = Plan::new(differences.len(), method.seed, method.level);
        let plan = Plan { n_resamples: plan.n_resamples.min(method.resamples), ..plan };
        Shift {
            group: group.to_owned(),
            articles: differences.len(),
            old: together(self.pairs.iter().map(|(old, _)| old)),
            new: together(self.pairs.iter().map(|(_, new)| new)),
            shift: bca(plan, ratio_of_sums(&differences, &ones)),
        }
    }
}

/// Sum of weights per 1,000 words of all articles.
fn together<'f>(figures: impl Iterator<Item = &'f Figure>) -> Option<f64> {
    let counts = figures.filter_map(|figure| Some((figure.numerator?, figure.denominator?)));
    let (weights, words) = counts.fold((0.0, 0.0), |(weights, words), (w, n)| (weights + w, words + n));
    (words > 0.0).then(|| 1000.0 * weights / words)
}
