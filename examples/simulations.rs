//! How well the statistics of a comparison do what they say, on made-up corpora whose truth is known: how often intervals hold
//! it, how often tests cry wolf when labels are shuffled, how often a difference of some size is found.
//!
//! `cargo run --release --example simulations` prints the tables of docs/comparison.md; some minutes. A number after it asks
//! for so many repetitions in place of 2,000.
#![allow(clippy::print_stdout, missing_docs, reason = "an example talks to whoever runs it")]

use onrecord::corpus::{Corpus, Field, Figure, MeasuredArticle, Method};
use onrecord::stats::{
    Generator, Level, Plan, bca, cliffs_delta, linearised_ratio, mann_whitney, percentile, ratio_of_sums,
};
use onrecord::text::Meta;

fn main() {
    let repetitions = std::env::args().nth(1).and_then(|number| number.parse().ok()).unwrap_or(2_000);
    coverage(repetitions);
    false_alarms(repetitions / 2);
    power(repetitions);
}

/// Where articles come from, with a rate per word that is skewed from article to article, as that of loaded words is: most
/// have few, some have many.
struct Outlet {
    /// What the tables call it.
    name: &'static str,
    /// Draws what is counted in an article, and its words.
    article: fn(&mut Generator) -> (f64, f64),
    /// Mean of all rates there could be, per word.
    mean: f64,
}

const OUTLETS: [Outlet; 3] = [
    Outlet {
        name: "mean of a skewed rate (exponential: skewness 2)",
        article: |generator| (-5.0 * uniform(generator).ln(), 1_000.0),
        mean: 0.005,
    },
    // A gamma variate of shape 3/2: half a squared normal number and an exponential one.
    Outlet {
        name: "ratio of sums, as loaded words are (gamma rates, unlike lengths)",
        article: |generator| {
            counted(0.0067 / 1.5 * (generator.normal().powi(2) / 2.0 - uniform(generator).ln()), generator)
        },
        mean: 0.0067,
    },
    Outlet {
        name: "ratio of sums, far more skewed (log-normal rates, σ = 1)",
        article: |generator| counted((-5.5 + generator.normal()).exp(), generator),
        mean: 0.006_737_946_999_085_467,
    },
];
/// Mean and standard deviation of the logarithm of an article's words.
const LENGTH: (f64, f64) = (6.2, 0.5);

/// An article in which so many of its words are counted; rate and length have nothing to do with each other.
fn counted(rate: f64, generator: &mut Generator) -> (f64, f64) {
    let words = (LENGTH.0 + LENGTH.1 * generator.normal()).exp().round().max(20.0);
    (poisson(rate * words, generator), words)
}

/// A Poisson number, by multiplying uniform ones (Knuth 1969), in parts for large means.
fn poisson(mean: f64, generator: &mut Generator) -> f64 {
    let (mut left, mut count) = (mean, 0.0);
    while left > 0.0 {
        let part = left.min(30.0);
        let (limit, mut product) = ((-part).exp(), uniform(generator));
        while product > limit {
            count += 1.0;
            product *= uniform(generator);
        }
        left -= part;
    }
    count
}

fn uniform(generator: &mut Generator) -> f64 {
    ((generator.next_u64() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
}

/// How often a 95 % interval holds the truth.
fn coverage(repetitions: usize) {
    println!("Coverage of 95 % intervals of a skewed rate per 1,000 words, {repetitions} samples of n articles\n");
    println!("| rate | n | as `compare` has it | BCa, not widened | percentile | linearised |");
    println!("|---|--:|--:|--:|--:|--:|");
    for (outlet, n) in OUTLETS.iter().flat_map(|outlet| [30, 200].map(|n| (outlet, n))) {
        let [first, second, third, fourth] = held(outlet, n, repetitions);
        println!("| {} | {n} | {first:.1} % | {second:.1} % | {third:.1} % | {fourth:.1} % |", outlet.name);
    }
    println!();
}

fn held(outlet: &Outlet, n: usize, repetitions: usize) -> [f64; 4] {
    let mut generator = Generator::new(20 + n as u64);
    let mut held = [0_usize; 4];
    for repetition in 0..repetitions {
        let (hits, words): (Vec<f64>, Vec<f64>) = (0..n).map(|_| (outlet.article)(&mut generator)).unzip();
        let per: Vec<f64> = hits.iter().map(|hits| 1000.0 * hits).collect();
        let plan = Plan { n_resamples: 2_000, ..Plan::new(n, repetition as u64, Level::NINETY_FIVE) };
        let intervals = [
            compared(&hits, &words, repetition as u64),
            bca(plan, ratio_of_sums(&per, &words)).and_then(|found| found.interval),
            percentile(plan, ratio_of_sums(&per, &words)).and_then(|found| found.interval),
            linearised_ratio(&per, &words, Level::NINETY_FIVE).and_then(|found| found.interval),
        ];
        for (held, interval) in held.iter_mut().zip(intervals) {
            *held += usize::from(interval.is_some_and(|interval| interval.contains(1000.0 * outlet.mean)));
        }
    }
    held.map(|held| 100.0 * held as f64 / repetitions as f64)
}

/// The interval that `compare` gives a group.
fn compared(hits: &[f64], words: &[f64], seed: u64) -> Option<onrecord::corpus::Interval> {
    let mut corpus = Corpus::new(Field::Outlet);
    let meta = Meta { outlet: Some("A".to_owned()), ..Meta::default() };
    for (hits, words) in hits.iter().zip(words) {
        let figure = Figure { value: Some(1000.0 * hits / words), numerator: Some(*hits), denominator: Some(*words) };
        corpus.add(&MeasuredArticle::new(&meta, [("loaded-rate", figure)]));
    }
    let comparison = corpus.compare(&Method { seed, ..Method::default() });
    comparison.metrics.first()?.cells.first()?.figure?.estimate.interval
}

/// Figures that hang together as those of an article do.
const FIGURES: [&str; 16] = [
    "words",
    "sources",
    "named-sources",
    "identified-sources",
    "single-source",
    "anonymous-described",
    "anonymous-attributions-described",
    "anonymous-words-described",
    "dominant-source",
    "effective-sources",
    "quote-share",
    "loaded-score",
    "loaded-rate",
    "opinion-in-own-voice",
    "hedged-claims-rate",
    "scare-quotes",
];

/// How often groups that differ in nothing but their shuffled labels are told apart.
fn false_alarms(repetitions: usize) {
    let (n, groups) = (160, ["A", "B", "C", "D"]);
    let mut generator = Generator::new(5);
    let rows: Vec<Vec<f64>> = (0..n)
        .map(|_| {
            let common = generator.normal();
            let of = |place: usize, own: f64| {
                let value = (0.6 * common + 0.8 * own).exp();
                // Every third figure is a small count, with many ties.
                if place.is_multiple_of(3) { value.floor().min(6.0) } else { value }
            };
            (0..FIGURES.len()).map(|place| of(place, generator.normal())).collect()
        })
        .collect();
    let (mut tests, mut alarms, mut families, mut mild) = (0, 0, 0, 0);
    let (mut omnibus_tests, mut omnibus_alarms, mut permuted, mut permuted_alarms) = (0, 0, 0, 0);
    for repetition in 0..repetitions {
        let mut labels: Vec<usize> = (0..n).map(|number| number % groups.len()).collect();
        generator.shuffle(&mut labels);
        let mut corpus =
            Corpus::new(Field::Outlet).testing(FIGURES.map(str::to_owned).to_vec()).within(Some(Field::Topic));
        for (number, (row, label)) in rows.iter().zip(&labels).enumerate() {
            let outlet = groups.get(*label).map(|name| (*name).to_owned());
            let topic = Some((if number % 2 == 0 { "a" } else { "b" }).to_owned());
            let meta = Meta { outlet, topic, ..Meta::default() };
            let figures = FIGURES.iter().zip(row).map(|(id, value)| (*id, Figure::of_value(*value)));
            corpus.add(&MeasuredArticle::new(&meta, figures));
        }
        let comparison = corpus.compare(&Method { resamples: 99, seed: repetition as u64, ..Method::default() });
        let cells = || comparison.metrics.iter().flat_map(|metric| &metric.cells);
        let of_rest: Vec<_> = cells().filter_map(|cell| cell.tested).map(|tested| tested.mann_whitney).collect();
        tests += of_rest.len();
        alarms += of_rest.iter().filter(|test| test.p < 0.05).count();
        families += usize::from(of_rest.iter().any(|test| test.holm < 0.05));
        mild += usize::from(of_rest.iter().any(|test| test.benjamini_hochberg < 0.05));
        let of_all: Vec<_> = comparison.metrics.iter().filter_map(|metric| metric.omnibus).collect();
        omnibus_tests += of_all.len();
        omnibus_alarms += of_all.iter().filter(|test| test.adjusted.p < 0.05).count();
        let within: Vec<_> = cells().filter_map(|cell| cell.within?.permutation).collect();
        permuted += within.len();
        permuted_alarms += within.iter().filter(|test| test.p <= 0.05).count();
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    println!(
        "False alarms at .05 under shuffled labels: {repetitions} shuffles of {n} articles, four groups, 16 figures\n"
    );
    println!("| | |\n|---|--:|");
    println!("| a group against the rest, uncorrected (Mann–Whitney) | {:.1} % of tests |", share(alarms, tests));
    println!(
        "| all groups at once, uncorrected (Kruskal–Wallis) | {:.1} % of tests |",
        share(omnibus_alarms, omnibus_tests)
    );
    println!("| within topics, uncorrected (99 permutations) | {:.1} % of tests |", share(permuted_alarms, permuted));
    println!("| any finding in the family of 64, after Holm | {:.1} % of shuffles |", share(families, repetitions));
    println!("| any finding in it, after Benjamini–Hochberg | {:.1} % of shuffles |\n", share(mild, repetitions));
}

/// How often a difference is found, by its size and the number of articles a group.
fn power(repetitions: usize) {
    println!("Power: how often two groups that differ are told apart at .05, {repetitions} pairs of samples\n");
    println!("| Cliff’s delta | n 20 | n 50 | n 100 | n 200 |");
    println!("|--:|--:|--:|--:|--:|");
    // Shifts of a normal value, in standard deviations, that make these deltas: 2 Φ(shift / √2) − 1.
    for (delta, shift) in [(0.0, 0.0), (0.11, 0.2), (0.28, 0.5), (0.43, 0.8)] {
        let cells: Vec<String> = [20, 50, 100, 200]
            .map(|n| {
                let mut generator = Generator::new(n as u64 + 1);
                let (mut found, mut apart) = (0, 0);
                for _ in 0..repetitions {
                    let left: Vec<f64> = (0..n).map(|_| generator.normal() + shift).collect();
                    let right: Vec<f64> = (0..n).map(|_| generator.normal()).collect();
                    found += usize::from(mann_whitney(&left, &right).is_some_and(|test| test.p < 0.05));
                    let interval = cliffs_delta(&left, &right, Level::NINETY_FIVE).and_then(|delta| delta.interval);
                    apart += usize::from(interval.is_some_and(|interval| !interval.contains(0.0)));
                }
                let share = |part: usize| 100.0 * part as f64 / repetitions as f64;
                format!("{:.0} % ({:.0} %)", share(found), share(apart))
            })
            .to_vec();
        println!("| {delta:.2} | {} |", cells.join(" | "));
    }
    println!("\nMann–Whitney; in brackets, how often the interval of delta leaves out 0.");
}
