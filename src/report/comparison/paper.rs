//! The method in one paragraph, made from the settings and ready to be pasted into a paper, with what it cites.

use crate::corpus::validation::Figure;
use crate::corpus::{Comparison, IntervalKind};
use crate::report::words;

/// The paragraph.
pub(super) fn paragraph(comparison: &Comparison) -> String {
    let parts = [
        articles(comparison),
        copies(comparison),
        figures(comparison),
        effects(comparison),
        tests(comparison),
        within(comparison),
        events(comparison),
        reliability(comparison),
        validation(comparison),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What the paragraph cites, by name.
pub(super) fn references(comparison: &Comparison) -> Vec<&'static str> {
    REFERENCES.iter().filter(|reference| (reference.is_cited)(comparison)).map(|reference| reference.text).collect()
}

struct Reference {
    text: &'static str,
    is_cited: fn(&Comparison) -> bool,
}

/// Every reference, by name, and when it is cited.
const REFERENCES: &[Reference] = &[
    Reference {
        text: "Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical \
               Society B 57, 289–300.",
        is_cited: has_tests,
    },
    Reference {
        text: "Broderick, T., Giordano, R. & Meager, R. (2020). An automatic finite-sample robustness metric. \
               arXiv:2011.14999.",
        is_cited: has_groups,
    },
    Reference {
        text: "Charikar, M. S. (2002). Similarity estimation techniques from rounding algorithms. STOC 2002, 380–388.",
        is_cited: |comparison| !comparison.copies.is_empty(),
    },
    Reference {
        text: "Cliff, N. (1993). Dominance statistics: ordinal analyses to answer ordinal questions. Psychological \
               Bulletin 114, 494–509.",
        is_cited: has_groups,
    },
    Reference {
        text: "Cochran, W. G. (1977). Sampling Techniques (3rd ed.). Wiley.",
        is_cited: |comparison| has_interval(comparison, IntervalKind::Linearised),
    },
    Reference {
        text: "Efron, B. (1987). Better bootstrap confidence intervals. Journal of the American Statistical Association \
               82, 171–185.",
        is_cited: |comparison| has_interval(comparison, IntervalKind::Bca),
    },
    Reference {
        text: "Feng, D. & Cliff, N. (2004). Monte Carlo evaluation of ordinal d with improved confidence interval. Journal \
               of Modern Applied Statistical Methods 3, 322–332.",
        is_cited: has_groups,
    },
    Reference {
        text: "Goldstein, H. & Spiegelhalter, D. J. (1996). League tables and their limitations. Journal of the Royal \
               Statistical Society A 159, 385–443.",
        is_cited: has_groups,
    },
    Reference {
        text: "Hedges, L. V. (1981). Distribution theory for Glass’s estimator of effect size. Journal of Educational \
               Statistics 6, 107–128.",
        is_cited: has_groups,
    },
    Reference {
        text: "Hesterberg, T. C. (2015). What teachers should know about the bootstrap. The American Statistician 69, \
               371–386.",
        is_cited: |comparison| has_interval(comparison, IntervalKind::Bca),
    },
    Reference {
        text: "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of \
               Statistics 6, 65–70.",
        is_cited: has_tests,
    },
    Reference {
        text: "Krippendorff, K. (2004). Content Analysis: An Introduction to Its Methodology (2nd ed.). Sage.",
        is_cited: |comparison| comparison.validation.is_some(),
    },
    Reference {
        text: "Kruskal, W. H. & Wallis, W. A. (1952). Use of ranks in one-criterion variance analysis. Journal of the \
               American Statistical Association 47, 583–621.",
        is_cited: has_tests,
    },
    Reference {
        text: "Mann, H. B. & Whitney, D. R. (1947). On a test of whether one of two random variables is stochastically \
               larger than the other. Annals of Mathematical Statistics 18, 50–60.",
        is_cited: has_tests,
    },
    Reference {
        text: "Mantel, N. & Haenszel, W. (1959). Statistical aspects of the analysis of data from retrospective studies of \
               disease. Journal of the National Cancer Institute 22, 719–748.",
        is_cited: |comparison| comparison.design.within.is_some(),
    },
    Reference {
        text: "Monroe, B. L., Colaresi, M. P. & Quinn, K. M. (2008). Fightin’ words. Political Analysis 16, 372–403.",
        is_cited: |comparison| comparison.words.is_some(),
    },
    Reference {
        text: "Phipson, B. & Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical Applications in \
               Genetics and Molecular Biology 9, 39.",
        is_cited: |comparison| comparison.families.within > 0,
    },
    Reference {
        text: "Shrout, P. E. & Fleiss, J. L. (1979). Intraclass correlations: uses in assessing rater reliability. \
               Psychological Bulletin 86, 420–428.",
        is_cited: has_groups,
    },
    Reference {
        text: "Welch, B. L. (1947). The generalization of “Student’s” problem when several different population variances \
               are involved. Biometrika 34, 28–35.",
        is_cited: has_tests,
    },
    Reference {
        text: "Wilcoxon, F. (1945). Individual comparisons by ranking methods. Biometrics Bulletin 1, 80–83.",
        is_cited: |comparison| comparison.families.events > 0,
    },
    Reference {
        text: "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the \
               American Statistical Association 22, 209–212.",
        is_cited: |comparison| has_interval(comparison, IntervalKind::Wilson),
    },
];

fn has_groups(comparison: &Comparison) -> bool {
    comparison.groups.len() > 1
}

fn has_tests(comparison: &Comparison) -> bool {
    comparison.families.against_rest > 0
}

fn has_interval(comparison: &Comparison, kind: IntervalKind) -> bool {
    let cells = comparison.metrics.iter().flat_map(|metric| &metric.cells);
    cells.filter_map(|cell| cell.figure).any(|figure| figure.interval == Some(kind))
}

fn articles(comparison: &Comparison) -> Option<String> {
    let versions: Vec<String> = comparison.made_by.onrecord.iter().map(|version| words::clean(version)).collect();
    let version = if versions.is_empty() { env!("CARGO_PKG_VERSION").to_owned() } else { words::list(&versions) };
    Some(format!(
        "We measured {} in {} (by {}) with onrecord {version}.",
        words::count(comparison.n_articles(), "article", "articles"),
        words::count(comparison.groups.len(), "group", "groups"),
        words::clean(&comparison.by.to_string()),
    ))
}

fn copies(comparison: &Comparison) -> Option<String> {
    let n = comparison.n_copies();
    (n > 0).then(|| {
        format!(
            "{} of articles kept elsewhere in the corpus, found by 128-bit SimHash fingerprints of three-word runs (Charikar \
             2002; at most {} bits apart), {} left out.",
            words::capital(&words::count(n, "near copy", "near copies")),
            crate::corpus::FURTHEST,
            if n == 1 { "was" } else { "were" },
        )
    })
}

fn figures(comparison: &Comparison) -> Option<String> {
    let method = comparison.method;
    let bca = has_interval(comparison, IntervalKind::Bca);
    let wilson = has_interval(comparison, IntervalKind::Wilson);
    let by_formula = has_interval(comparison, IntervalKind::Linearised);
    let mut intervals = Vec::new();
    intervals.extend(bca.then(|| {
        format!(
            "bias-corrected and accelerated bootstrap intervals over articles (Efron 1987, widened after Hesterberg 2015; {} \
             resamples, seed {})",
            words::whole(method.resamples),
            method.seed
        )
    }));
    intervals.extend(wilson.then(|| "score intervals for shares of articles (Wilson 1927)".to_owned()));
    intervals.extend(by_formula.then(|| {
        format!(
            "linearised intervals for groups of {} articles or more (Cochran 1977)",
            words::whole(crate::corpus::MANY)
        )
    }));
    (!intervals.is_empty()).then(|| {
        format!(
            "Rates and shares are ratios of sums over a group’s articles, other figures means of articles, with {} {}.",
            words::percent(method.level.share()),
            words::list(&intervals)
        )
    })
}

fn effects(comparison: &Comparison) -> Option<String> {
    has_groups(comparison).then(|| {
        "Groups were compared with all others and two by two by Cliff’s delta (Cliff 1993; interval of Feng & Cliff 2004) and \
         Hedges’ g (Hedges 1981); ranks are given with bootstrap intervals (Goldstein & Spiegelhalter 1996)."
            .to_owned()
    })
}

fn tests(comparison: &Comparison) -> Option<String> {
    has_tests(comparison).then(|| {
        let families = comparison.families;
        format!(
            "Tests were made of {} named beforehand and of groups of at least {} articles: Kruskal–Wallis over all groups \
             ({}; Kruskal & Wallis 1952), Mann–Whitney (1947) against the rest ({}) and two by two ({}), with Welch’s (1947) \
             beside them; p-values are adjusted within each of these families after Holm (1979) and Benjamini & Hochberg \
             (1995).",
            words::count(comparison.family.len(), "figure", "figures"),
            words::whole(comparison.method.few),
            words::count(families.omnibus, "test", "tests"),
            words::count(families.against_rest, "test", "tests"),
            words::count(families.two_by_two, "test", "tests"),
        )
    })
}

fn within(comparison: &Comparison) -> Option<String> {
    let strata = comparison.design.within.as_ref()?;
    let field = words::clean(&strata.field.to_string());
    Some(format!(
        "Within {field} ({}), differences of means are weighted by mn/(m + n), those of shares combined after Mantel & \
         Haenszel (1959), and tested by {} permutations of the groups within {field} (Phipson & Smyth 2010; {}).",
        words::count(strata.names.len(), "stratum", "strata"),
        words::whole(comparison.method.resamples),
        words::count(comparison.families.within, "test", "tests"),
    ))
}

fn events(comparison: &Comparison) -> Option<String> {
    let events = comparison.design.pairs.as_ref()?;
    Some(format!(
        "Articles on the same event ({}) were compared pairwise, with bootstrap intervals over events and signed-rank tests \
         (Wilcoxon 1945; {}).",
        words::clean(&events.field.to_string()),
        words::count(comparison.families.events, "test", "tests"),
    ))
}

/// How onrecord stands to people, in their own corpus.
pub(super) fn validation(comparison: &Comparison) -> Option<String> {
    let found = comparison.validation.as_ref()?;
    let figure = |figure: &Option<Figure>| match figure {
        Some(Figure { value, low: Some(low), high: Some(high) }) => format!("{value:.2} [{low:.2} to {high:.2}]"),
        Some(Figure { value, .. }) => format!("{value:.2}"),
        None => "not defined".to_owned(),
    };
    let told: Vec<String> = found
        .questions
        .iter()
        .filter(|question| question.n > 0)
        .map(|question| {
            let alpha = question.alpha_coders.map_or_else(String::new, |alpha| format!(", alpha {alpha:.2}"));
            let [precision, recall, f1] = [&question.precision, &question.recall, &question.f1].map(figure);
            format!("{} precision {precision}, recall {recall}, F1 {f1}{alpha}", words::clean(&question.id))
        })
        .collect();
    Some(format!(
        "Against {} by {}, weighted to the corpus, onrecord {} had: {}; alpha is Krippendorff’s (2004), among the coders.",
        words::count(found.sentences, "hand-coded sentence", "hand-coded sentences"),
        words::count(found.coders, "coder", "coders"),
        words::clean(&found.onrecord),
        told.join("; "),
    ))
}

fn reliability(comparison: &Comparison) -> Option<String> {
    has_groups(comparison).then(|| {
        "Reliability of group means is ICC(1) (Shrout & Fleiss 1979) stepped up by the Spearman–Brown formula; influence is \
         what is left of a difference without the article or lexicon entry that it leans on most, and the number of articles that must go for a difference to \
         change sign (after Broderick et al. 2020)."
            .to_owned()
    })
}
