//! A sample of sentences, stratified by group and by whether anything was found in them, so that what is rare is seen.

use std::collections::BTreeMap;

use super::QUESTIONS;
use crate::corpus::{Field, NO_GROUP};
use crate::metric::{Article, verdicts};
use crate::stats::Generator;
use crate::text::Span;

/// A sentence with what stands around it, and what onrecord says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Id of the article.
    pub article: String,
    /// Its group.
    pub group: String,
    /// The sentence before.
    pub before: String,
    /// The sentence.
    pub sentence: String,
    /// The sentence after.
    pub after: String,
    /// The answers, in the order of [`QUESTIONS`].
    pub says: [bool; QUESTIONS.len()],
}

/// A sentence of the sample, with how many sentences of the corpus it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The sentence.
    pub sentence: Sentence,
    /// Sentences of its stratum for each one drawn.
    pub weight: f64,
}

/// Draws from a stream of articles, in memory that grows with the sample and not with the corpus.
#[derive(Clone, Debug)]
pub struct Sampler {
    size: usize,
    generator: Generator,
    strata: BTreeMap<(String, bool), Stratum>,
}

#[derive(Clone, Debug, Default)]
struct Stratum {
    seen: usize,
    kept: Vec<Sentence>,
}

impl Sentence {
    /// The sentences of an article.
    #[must_use]
    pub fn of_article(article: &Article<'_>, by: &Field) -> Vec<Self> {
        let doc = article.doc;
        let found = verdicts(article);
        let text = |span: Option<Span>| span.map_or_else(String::new, |span| doc[span].trim().to_owned());
        let group = by.of(&doc.meta).map_or_else(|| NO_GROUP.to_owned(), std::borrow::Cow::into_owned);
        let at = |place: Option<usize>| place.and_then(|place| found.get(place)).map(|verdict| verdict.span);
        let sentence = |(place, verdict): (usize, &crate::metric::SentenceVerdicts)| Self {
            article: doc.meta.id.clone(),
            group: group.clone(),
            before: text(at(place.checked_sub(1))),
            sentence: text(Some(verdict.span)),
            after: text(at(place.checked_add(1))),
            says: [verdict.attribution, verdict.anonymous, verdict.loaded, verdict.hedged],
        };
        found.iter().enumerate().map(sentence).collect()
    }
}

impl Sampler {
    /// For a sample of so many sentences.
    #[must_use]
    pub fn new(size: usize, seed: u64) -> Self {
        Self { size, generator: Generator::new(seed), strata: BTreeMap::new() }
    }

    /// Takes a sentence in, or not: each of a stratum is as likely to stay as any other (Vitter 1985, algorithm R).
    pub fn add(&mut self, sentence: Sentence) {
        let found = sentence.says.iter().any(|says| *says);
        let stratum = self.strata.entry((sentence.group.clone(), found)).or_default();
        stratum.seen += 1;
        if stratum.kept.len() < self.size {
            stratum.kept.push(sentence);
        } else if let Some(place) = stratum.kept.get_mut(self.generator.below(stratum.seen)) {
            *place = sentence;
        }
    }

    /// The sample: as many of each stratum, all of one that has fewer, in random order.
    #[must_use]
    pub fn draw(mut self) -> Vec<Drawn> {
        let mut sample = Vec::new();
        // Small strata first: what they lack falls to the others.
        let mut strata: Vec<Stratum> = std::mem::take(&mut self.strata).into_values().collect();
        strata.sort_by_key(|stratum| stratum.seen);
        let (mut left, mut open) = (self.size, strata.len());
        for mut stratum in strata {
            let n = left.div_ceil(open.max(1)).min(stratum.kept.len()).min(left);
            self.generator.shuffle(&mut stratum.kept);
            let weight = stratum.seen as f64 / n.max(1) as f64;
            sample.extend(stratum.kept.into_iter().take(n).map(|sentence| Drawn { sentence, weight }));
            (left, open) = (left - n, open - 1);
        }
        self.generator.shuffle(&mut sample);
        sample
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(number: usize, group: &str, loaded: bool) -> Sentence {
        Sentence {
            article: number.to_string(),
            group: group.to_owned(),
            before: String::new(),
            sentence: format!("Sentence {number}."),
            after: String::new(),
            says: [false, false, loaded, false],
        }
    }

    fn sample(size: usize, seed: u64) -> Vec<Drawn> {
        let mut sampler = Sampler::new(size, seed);
        for number in 0..1_000 {
            sampler.add(sentence(number, if number % 4 == 0 { "A" } else { "B" }, number % 50 == 0));
        }
        sampler.draw()
    }

    #[test]
    fn what_is_rare_is_drawn_as_often_as_what_is_common() {
        let drawn = sample(40, 1);
        assert_eq!(drawn.len(), 40);
        let loaded = drawn.iter().filter(|drawn| drawn.sentence.says[2]).count();
        assert_eq!(loaded, 20);
    }

    #[test]
    fn weights_add_up_to_the_corpus() {
        let total: f64 = sample(60, 3).iter().map(|drawn| drawn.weight).sum();
        assert!((total - 1_000.0).abs() < 1e-9, "{total}");
    }

    #[test]
    fn the_same_seed_draws_the_same() {
        assert_eq!(sample(30, 7), sample(30, 7));
        assert_ne!(sample(30, 7), sample(30, 8));
    }

    #[test]
    fn a_small_corpus_is_drawn_whole() {
        let mut sampler = Sampler::new(10, 1);
        (0..3).for_each(|number| sampler.add(sentence(number, "A", false)));
        let drawn = sampler.draw();
        assert!(drawn.len() == 3 && drawn.iter().all(|drawn| (drawn.weight - 1.0).abs() < 1e-12));
    }
}
