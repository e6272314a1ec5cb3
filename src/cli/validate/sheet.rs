//! What coders get: the sheet and its guide; and the key, with what onrecord says of each sentence.

use onrecord::corpus::validation::{Drawn, QUESTIONS};

/// Columns of the sheet before the questions.
const SHEET: [&str; 5] = ["item", "article", "before", "sentence", "after"];
/// What stands before the name of a question where onrecord's answer is.
pub(super) const SAYS: &str = "onrecord_";

/// The sheet; a mark at its start tells spreadsheets how it is encoded.
pub(super) fn sheet(drawn: &[Drawn], show: bool) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer("\u{FEFF}".as_bytes().to_vec());
    let says = QUESTIONS.iter().filter(|_| show).map(|question| format!("{SAYS}{}", question.id));
    let head = SHEET.iter().map(|name| (*name).to_owned()).chain(says);
    let questions = QUESTIONS.iter().map(|question| question.id.to_owned());
    writer.write_record(head.chain(questions).chain(["note".to_owned()]))?;
    for (number, Drawn { sentence, .. }) in drawn.iter().enumerate() {
        let texts =
            [&sentence.article, &sentence.before, &sentence.sentence, &sentence.after].map(|text| harmless(text));
        let says = sentence.says.iter().filter(|_| show).map(|says| yes_or_no(*says).to_owned());
        let row = [(number + 1).to_string()].into_iter().chain(texts).chain(says);
        writer.write_record(row.chain(std::iter::repeat_n(String::new(), QUESTIONS.len() + 1)))?;
    }
    Ok(writer.into_inner().map_err(|error| error.into_error())?)
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}

/// What onrecord says of each sentence, and what it was drawn from.
pub(super) fn key_of(drawn: &[Drawn]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let says = QUESTIONS.iter().map(|question| format!("{SAYS}{}", question.id));
    writer.write_record(["item", "article", "group", "weight"].map(str::to_owned).into_iter().chain(says))?;
    for (number, Drawn { sentence, weight }) in drawn.iter().enumerate() {
        let about = [(number + 1).to_string(), sentence.article.clone(), sentence.group.clone(), weight.to_string()];
        writer.write_record(about.into_iter().chain(sentence.says.iter().map(|says| yes_or_no(*says).to_owned())))?;
    }
    Ok(writer.into_inner().map_err(|error| error.into_error())?)
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// The questions, for coders.
pub(super) fn guide(n: usize) -> String {
    let mut text = format!(
        "# Guide for coders\n\nThe sheet holds {n} sentences, each with the one before and the one after. Judge the middle one; the \
         others are there to help. Answer every question with yes or no; leave a cell empty where you cannot tell. Do not \
         talk to other coders before all are done.\n"
    );
    for question in QUESTIONS {
        text.push_str(&format!("\n## {}\n\n{}\n\n{}\n", question.id, question.text, question.guide));
    }
    text
}
