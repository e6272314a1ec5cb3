//! What a validation says, in words.

use onrecord::corpus::validation::{Agreement, Figure, ValidationFile};

use crate::cli::problems::counted;
use crate::cli::table::Table;

/// Groups that are told as the worst.
const WORST: usize = 3;

/// The figures as a table, and the groups with most errors.
pub(super) fn told(file: &ValidationFile, found: &[Agreement]) -> String {
    let counted = format!("{}, {}", counted(file.sentences, "sentence"), counted(file.coders, "coder"));
    let mut text = format!("{counted}\n{}", table(file));
    text.push_str(
        "\nSentences as drawn: both yes, onrecord alone, coders alone, both no; and the groups with most errors.\n",
    );
    for (question, found) in file.questions.iter().zip(found) {
        let [both, alone, missed, neither] = question.counts;
        text.push_str(&format!("{}: {both}, {alone}, {missed}, {neither}; {}\n", question.id, worst(found)));
    }
    text
}

fn table(file: &ValidationFile) -> Table {
    let mut table = Table::new(["", "n", "precision", "recall", "F1", "alpha, coders", "with onrecord"]).right(1);
    let alpha = |alpha: Option<f64>| alpha.map_or_else(|| "–".to_owned(), |alpha| format!("{alpha:.2}"));
    for question in &file.questions {
        table.row([
            question.id.clone(),
            question.n.to_string(),
            figure(question.precision),
            figure(question.recall),
            figure(question.f1),
            alpha(question.alpha_coders),
            alpha(question.alpha_with_onrecord),
        ]);
    }
    table
}

fn figure(figure: Option<Figure>) -> String {
    let Some(figure) = figure else { return "–".to_owned() };
    match (figure.low, figure.high) {
        (Some(low), Some(high)) => format!("{:.2} [{low:.2} to {high:.2}]", figure.value),
        _ => format!("{:.2}", figure.value),
    }
}

/// The groups with most errors.
fn worst(found: &Agreement) -> String {
    let groups = found.groups.iter().filter(|group| group.too_many + group.missed > 0).take(WORST);
    let worst: Vec<String> = groups
        .map(|group| format!("{} ({} too many, {} missed of {})", group.group, group.too_many, group.missed, group.n))
        .collect();
    if worst.is_empty() { "no errors".to_owned() } else { worst.join(", ") }
}
