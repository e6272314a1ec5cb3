//! Words in the outlets' own voice that set one group of articles apart from the rest, and which of them no lexicon knows.
//!
//! How far chance alone sets words apart is seen from the articles themselves: those of one group are parted in random
//! halves, several times, and compared as two groups. Words come in bursts, one article full of "bridge", which a
//! formula that knows single words only takes for news; halves of one group have the same bursts.
//!
//! Memory grows with the vocabulary, not with the number of articles.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::context::{Context, context};
use super::difference::group_of;
use crate::corpus::Field;
use crate::lexicon::EntryId;
use crate::metric::{Article, is_content_word};
use crate::settings::Settings;
use crate::stats::{Generator, WordCount, log_odds};
use crate::text::Span;

/// How words are counted and compared.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct KeynessMethod {
    /// Words in a row that are taken as one: 1 for single words.
    pub in_a_row: usize,
    /// In how many articles of its group a word must stand.
    pub fewest_articles: u32,
    /// Size of the prior, in words.
    pub prior: f64,
    /// Seed of the random halves.
    pub seed: u64,
}

impl Default for KeynessMethod {
    fn default() -> Self {
        Self::of(&Settings::default())
    }
}

impl KeynessMethod {
    /// Single words, with the seed of the settings.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        Self { in_a_row: 1, fewest_articles: 3, prior: 500.0, seed: settings.seed }
    }
}

/// The words of one article in its own voice.
#[derive(Clone, Debug)]
pub struct ArticleWords {
    group: String,
    /// All words, also those that are not counted one by one.
    total: u64,
    words: Vec<ArticleWord>,
}

#[derive(Clone, Debug)]
struct ArticleWord {
    text: String,
    count: u32,
    covered: u32,
    entry: Option<EntryId>,
    context: Context,
}

/// Counts the words of an article in its own voice: content words that are no names, in lower case.
#[must_use]
pub fn article_words(article: &Article<'_>, by: &Field, method: &KeynessMethod) -> ArticleWords {
    let counting = Counting::of(article);
    let mut places: HashMap<String, (Vec<Span>, u32, Option<EntryId>)> = HashMap::new();
    let mut total = 0;
    for run in counting.runs() {
        total += run.len() as u64;
        for window in run.windows(method.in_a_row.max(1)) {
            let Some(text) = counting.text_of(window) else { continue };
            let Some(place) = article.analysis.tokens.place(counting.range(window)) else { continue };
            let covering = window.iter().find_map(|at| counting.covered.get(*at).copied().flatten());
            let (spans, covered, entry) = places.entry(text).or_default();
            spans.push(place);
            *covered += u32::from(covering.is_some());
            *entry = entry.or(covering);
        }
    }
    let word = |(text, (spans, covered, entry)): (String, (Vec<Span>, u32, Option<EntryId>))| {
        let context = context(article.doc, *spans.first()?);
        Some(ArticleWord { text, count: u32::try_from(spans.len()).unwrap_or(u32::MAX), covered, entry, context })
    };
    let words = places.into_iter().filter_map(word).collect();
    ArticleWords { group: group_of(&article.doc.meta, by), total, words }
}

/// An article whose words are counted.
struct Counting<'a> {
    article: Article<'a>,
    /// For each token, the entry of the hit that covers it.
    covered: Vec<Option<EntryId>>,
    /// Words with a capital inside a sentence.
    names: hashbrown::HashSet<&'a str>,
}

impl<'a> Counting<'a> {
    fn of(article: &Article<'a>) -> Self {
        let tokens = &article.analysis.tokens;
        let mut covered = vec![None; tokens.len()];
        for hit in &article.analysis.hits {
            if let Some(range) = covered.get_mut(tokens.within(hit.span)) {
                range.fill(Some(hit.entry));
            }
        }
        let inside = (0..tokens.len()).filter(|at| tokens.is_capital(*at) && !starts_sentence(article, *at));
        let names = inside.map(|at| &article.doc[tokens.span(at)]).collect();
        Self { article: *article, covered, names }
    }

    /// Words in a row in the outlet's own voice, no mark between them.
    fn runs(&self) -> Vec<Vec<usize>> {
        let (tokens, voices) = (&self.article.analysis.tokens, &self.article.analysis.voices);
        let mut runs = Vec::new();
        for stretch in voices.stretches.iter().filter(|stretch| stretch.voice.is_own()) {
            let all: Vec<usize> = tokens.within(stretch.span).collect();
            runs.extend(all.split(|at| !tokens.is_word(*at)).filter(|run| !run.is_empty()).map(<[usize]>::to_vec));
        }
        runs
    }

    /// The words in lower case; `None` where one of them is a name, or the first or last carries no content.
    fn text_of(&self, window: &[usize]) -> Option<String> {
        let tokens = &self.article.analysis.tokens;
        let (first, last) = (*window.first()?, *window.last()?);
        if !is_content_word(tokens, first) || !is_content_word(tokens, last) {
            return None;
        }
        let word = |at: &usize| {
            let text = &self.article.doc[tokens.span(*at)];
            let is_first = starts_sentence(&self.article, *at);
            let in_a_name = self.names.contains(text) || (tokens.is_word(*at + 1) && tokens.is_capital(*at + 1));
            let name = tokens.is_capital(*at) && (!is_first || in_a_name);
            (!name).then(|| text.to_lowercase().replace(['’', '‘'], "'"))
        };
        let words: Option<Vec<String>> = window.iter().map(word).collect();
        Some(words?.join(" "))
    }

    fn range(&self, window: &[usize]) -> std::ops::Range<usize> {
        window.first().zip(window.last()).map_or(0..0, |(first, last)| *first..*last + 1)
    }
}

/// Whether a token is the first word of its sentence, marks apart.
fn starts_sentence(article: &Article<'_>, at: usize) -> bool {
    let tokens = &article.analysis.tokens;
    let start = tokens.sentence(tokens.sentence_of(at)).map_or(0, |sentence| sentence.tokens.start);
    (start..at).all(|before| !tokens.is_wordlike(before))
}

/// Random halves that the articles of a group are parted in.
const SPLITS: usize = 16;
/// Contexts kept of a word in a group.
const CONTEXTS: usize = 3;

#[derive(Clone, Debug, Default)]
struct WordUse {
    count: u64,
    covered: u64,
    entry: Option<EntryId>,
    /// By number of the group, of those that have the word.
    by_group: BTreeMap<usize, GroupUse>,
}

#[derive(Clone, Debug, Default)]
struct GroupUse {
    count: u32,
    articles: u32,
    /// How often in the first of the two halves, for each split.
    first_half: [u32; SPLITS],
    contexts: Vec<Context>,
}

/// A word, its use in the corpus, and in one group.
type UsedWord<'k> = (&'k String, &'k WordUse, &'k GroupUse);

#[derive(Clone, Debug, Default)]
struct Group {
    name: String,
    articles: u64,
    total: u64,
    first_half: [u64; SPLITS],
}

/// The words of a corpus by group.
#[derive(Clone, Debug)]
pub struct Keyness {
    method: KeynessMethod,
    words: HashMap<String, WordUse, foldhash::fast::FixedState>,
    groups: Vec<Group>,
    /// Numbers of the groups, by name.
    numbers: HashMap<String, usize, foldhash::fast::FixedState>,
    articles: u64,
}

/// A word that sets a group apart.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyWord {
    /// The word, or words.
    pub text: String,
    /// Difference of the log-odds to the rest, in standard errors.
    pub z: f64,
    /// Times per 1,000 words in the group, and in the rest.
    pub per_thousand: (f64, f64),
    /// In how many articles of the group.
    pub articles: u32,
    /// How much of its places in the corpus some entry of language covers.
    pub covered: f64,
    /// One such entry.
    pub entry: Option<EntryId>,
    /// Places in the group.
    pub contexts: Vec<Context>,
}

/// The words that set a group apart.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupKeyness {
    /// What the field says of its articles.
    pub group: String,
    /// How many articles it has.
    pub articles: u64,
    /// Words in its own voice.
    pub words: u64,
    /// The greatest z that halves of the group gave; `None` with fewer than four articles.
    pub null: Option<f64>,
    /// The words, the greatest z first.
    pub key_words: Vec<KeyWord>,
}

impl Keyness {
    /// Of no article yet.
    #[must_use]
    pub fn new(method: KeynessMethod) -> Self {
        Self { method, words: HashMap::default(), groups: Vec::new(), numbers: HashMap::default(), articles: 0 }
    }

    /// Takes an article in.
    pub fn add(&mut self, article: ArticleWords) {
        let halves = Generator::new(self.method.seed.wrapping_add(self.articles)).next_u64();
        let in_first = |split: usize| halves >> split & 1 == 1;
        self.articles += 1;
        let number = *self.numbers.entry(article.group).or_insert_with_key(|name| {
            self.groups.push(Group { name: name.clone(), ..Group::default() });
            self.groups.len() - 1
        });
        if let Some(group) = self.groups.get_mut(number) {
            group.articles += 1;
            group.total += article.total;
            for (split, total) in group.first_half.iter_mut().enumerate() {
                *total += u64::from(in_first(split)) * article.total;
            }
        }
        for ArticleWord { text, count, covered, entry, context } in article.words {
            let word = self.words.entry(text).or_default();
            word.count += u64::from(count);
            word.covered += u64::from(covered);
            word.entry = word.entry.or(entry);
            let here = word.by_group.entry(number).or_default();
            here.count += count;
            here.articles += 1;
            for (split, half) in here.first_half.iter_mut().enumerate() {
                *half += u32::from(in_first(split)) * count;
            }
            // A word that stays rare needs none.
            if here.contexts.len() < CONTEXTS && here.articles + 1 >= self.method.fewest_articles {
                here.contexts.push(context);
            }
        }
    }

    /// How many groups there are.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.groups.len()
    }

    /// The words that set each group apart, `most` of each, groups by name.
    #[must_use]
    pub fn key_words(&self, most: usize) -> Vec<GroupKeyness> {
        let corpus: u64 = self.groups.iter().map(|group| group.total).sum();
        let groups = self.groups.iter().zip(self.frequent());
        let mut all: Vec<GroupKeyness> =
            groups.map(|(group, frequent)| self.group(group, &frequent, corpus, most)).collect();
        all.sort_by(|a, b| a.group.cmp(&b.group));
        all
    }

    /// The words that stand in enough articles of each group.
    fn frequent(&self) -> Vec<Vec<UsedWord<'_>>> {
        let mut frequent = vec![Vec::new(); self.groups.len()];
        for (text, word) in &self.words {
            let enough = word.by_group.iter().filter(|(_, here)| here.articles >= self.method.fewest_articles);
            for (number, here) in enough {
                frequent.get_mut(*number).into_iter().for_each(|words| words.push((text, word, here)));
            }
        }
        frequent
    }

    fn group(&self, group: &Group, frequent: &[UsedWord<'_>], corpus: u64, most: usize) -> GroupKeyness {
        let prior = |word: &WordUse| {
            let share = word.count as f64 / (corpus.max(1)) as f64;
            WordCount { word: share * self.method.prior, all: self.method.prior }
        };
        let key_word = |(text, word, here): &UsedWord<'_>| {
            let count = |word: u64, all: u64| WordCount { word: word as f64, all: all as f64 };
            let own = count(u64::from(here.count), group.total);
            let rest = count(word.count - u64::from(here.count), corpus - group.total);
            let per_thousand = |count: WordCount| 1000.0 * count.word / count.all.max(1.0);
            Some(KeyWord {
                text: (*text).clone(),
                z: log_odds(own, rest, prior(word))?.z,
                per_thousand: (per_thousand(own), per_thousand(rest)),
                articles: here.articles,
                covered: word.covered as f64 / word.count.max(1) as f64,
                entry: word.entry,
                contexts: here.contexts.clone(),
            })
        };
        let mut key_words: Vec<KeyWord> = frequent.iter().filter_map(key_word).filter(|word| word.z > 0.0).collect();
        key_words.sort_by(|a, b| b.z.total_cmp(&a.z).then_with(|| a.text.cmp(&b.text)));
        key_words.truncate(most);
        let null = (group.articles >= 4).then(|| {
            let z = |split: usize| {
                let of_word = |(_, word, here): &UsedWord<'_>| half_z(group, here, split, prior(word));
                frequent.iter().filter_map(of_word).fold(0.0, f64::max)
            };
            (0..SPLITS).map(z).fold(0.0, f64::max)
        });
        GroupKeyness { group: group.name.clone(), articles: group.articles, words: group.total, null, key_words }
    }
}

/// How far a word sets two halves of one group apart.
fn half_z(group: &Group, here: &GroupUse, split: usize, prior: WordCount) -> Option<f64> {
    let (word, all) = (*here.first_half.get(split)?, *group.first_half.get(split)?);
    let count = |word: u32, all: u64| WordCount { word: f64::from(word), all: all as f64 };
    Some(log_odds(count(word, all), count(here.count - word, group.total - all), prior)?.z.abs())
}
