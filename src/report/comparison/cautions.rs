//! What a reader should know before believing a comparison.

use super::phrases;
use crate::corpus::{Comparison, FigureKind, Group, NO_GROUP};
use crate::report::words;

/// Names that one sentence lists.
const NAMES: usize = 6;

/// The cautions of a comparison, the gravest first; `most` groups are shown.
pub(super) fn build(comparison: &Comparison, most: usize) -> Vec<String> {
    let found = [
        few(comparison),
        one_group(comparison),
        turned(comparison),
        no_strata(comparison),
        copies(comparison),
        no_fingerprints(comparison),
        no_group(comparison),
        failed(comparison),
        mixed(comparison),
        without_counts(comparison),
        hidden(comparison, most),
    ];
    found.into_iter().flatten().collect()
}

fn few(comparison: &Comparison) -> Option<String> {
    let small: Vec<&Group> = comparison.small_groups().collect();
    let name = |group: &&Group| format!("{} ({})", super::figures::group_name(group), words::whole(group.articles));
    let mut names: Vec<String> = small.iter().take(NAMES).map(name).collect();
    if let Some(more) = small.len().checked_sub(NAMES).filter(|more| *more > 0) {
        names.push(format!("{} more", words::whole(more)));
    }
    let (has, its) = if small.len() == 1 { ("has", "its") } else { ("have", "their") };
    (!small.is_empty()).then(|| {
        format!(
            "{} {has} fewer than {} articles. The dots and intervals are shown and no p-values, since {its} intervals \
             are rough, and a single article can move a figure by much: read them as a hint, not as a finding.",
            words::list(&names),
            words::whole(comparison.method.few),
        )
    })
}

fn one_group(comparison: &Comparison) -> Option<String> {
    let is_one = comparison.groups.len() == 1;
    is_one.then(|| "There is only one group, so nothing is compared and Cliff’s delta is not defined.".to_owned())
}

/// Differences that point the other way within strata, those of metrics that are tested.
fn turned(comparison: &Comparison) -> Option<String> {
    let field = words::clean(&comparison.design.within.as_ref()?.field.to_string());
    let turned = comparison.metrics.iter().flat_map(|metric| {
        let groups = comparison.groups.iter().zip(&metric.cells);
        let flips = groups.filter(|(_, cell)| cell.within.is_some_and(|within| within.is_turned()));
        flips.map(|(group, _)| format!("{} ({})", phrases::name_of(&metric.id), super::figures::group_name(group)))
    });
    let mut turned: Vec<String> = turned.collect();
    let more = turned.len().saturating_sub(NAMES);
    turned.truncate(NAMES);
    turned.extend((more > 0).then(|| format!("{} more", words::whole(more))));
    (!turned.is_empty()).then(|| {
        format!(
            "Within {field} these differences point the other way than thrown together: {}. The figures and intervals of \
             the groups are of all articles thrown together; here they say more about what the groups write about than \
             about how they write (Simpson’s paradox).",
            words::list(&turned)
        )
    })
}

fn no_strata(comparison: &Comparison) -> Option<String> {
    let strata = comparison.design.within.as_ref().filter(|strata| strata.without > 0)?;
    let articles = words::count(strata.without, "article has", "articles have");
    let field = words::clean(&strata.field.to_string());
    Some(format!("{articles} no {field}, and are left out of the comparison within {field}."))
}

fn copies(comparison: &Comparison) -> Option<String> {
    let n = comparison.n_copies();
    let (is, them) = if n == 1 { ("is a near copy", "it is") } else { ("are near copies", "they are") };
    (n > 0).then(|| {
        format!(
            "{} {is} of others, as wire reports are, and {them} left out: each such text is counted once, where it came \
             first. They are listed below.",
            words::capital(&words::count(n, "article", "articles")),
        )
    })
}

/// Rows of other programs, and of earlier versions, bring no fingerprints; short articles have none either.
fn no_fingerprints(comparison: &Comparison) -> Option<String> {
    let all = comparison.n_articles() + comparison.n_copies();
    (all > 0 && comparison.without_fingerprint == all).then(|| {
        "The articles bring no fingerprints (rows of another version, or very short texts), so that near copies among \
         them could not be found."
            .to_owned()
    })
}

fn no_group(comparison: &Comparison) -> Option<String> {
    let group = comparison.groups.iter().find(|group| group.name == NO_GROUP)?;
    let articles = words::count(group.articles, "article has", "articles have");
    let form = if matches!(comparison.by, crate::corpus::Field::Date(_)) { " that could be read" } else { "" };
    Some(format!("{articles} no {}{form}, and together stand as {NO_GROUP}.", words::clean(&comparison.by.to_string())))
}

fn failed(comparison: &Comparison) -> Option<String> {
    let rows = words::count(comparison.failed, "article", "articles");
    let are = if comparison.failed == 1 { "is" } else { "are" };
    (comparison.failed > 0).then(|| format!("{rows} could not be measured and {are} left out."))
}

fn mixed(comparison: &Comparison) -> Option<String> {
    let made_by = &comparison.made_by;
    let mut mixed: Vec<String> =
        made_by.mixed_lexicons().into_iter().map(|id| format!("the lexicon {}", words::clean(id))).collect();
    mixed.extend((made_by.onrecord.len() > 1).then(|| "onrecord".to_owned()));
    mixed.extend((made_by.settings.len() > 1).then(|| "the settings".to_owned()));
    (!mixed.is_empty()).then(|| {
        format!(
            "The rows were made with more than one version of {}: a difference between groups may come from there. \
             Score all articles again in one run.",
            words::list(&mixed)
        )
    })
}

fn without_counts(comparison: &Comparison) -> Option<String> {
    // A difference of two rates has no counts of its own; rows without any have none for the others either.
    let lack = comparison.metrics.iter().any(|metric| metric.lacks_counts);
    let have = comparison.metrics.iter().any(|metric| matches!(metric.kind, FigureKind::RatioOfSums { .. }));
    (lack && !have).then(|| {
        "The rows give rates and shares without what they were divided by, so a group’s figure is the mean of its \
         articles’ figures, in which a short article weighs as much as a long one. Rows of JSON keep the counts."
            .to_owned()
    })
}

fn hidden(comparison: &Comparison, most: usize) -> Option<String> {
    let groups = phrases::groups_of(&comparison.by, comparison.groups.len());
    let is_cut = comparison.groups.len() > most;
    is_cut.then(|| {
        format!("There are {groups}; the first {} are shown here, all of them in CSV and JSON.", words::whole(most))
    })
}
