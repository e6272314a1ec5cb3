//! A row of named fields to a document: what rows of JSON and of CSV have in common.

use serde_json::{Map, Value};

use super::likeness::same_words;
use super::names::split_byline;
use super::text::document;
use super::{HeadlineMode, InputError, ReadOptions, Record, date, html, markdown};
use crate::text::{Document, Layout, Meta, Warning};

/// Our names of the fields of a row; `--map` gives one of them another name. One of the first three is needed, all
/// other fields of a row are carried through.
pub const FIELDS: &[&str] = &["text", "html", "markdown", "id", "title", "byline", "outlet", "date", "url", "topic"];

/// The fields that can hold an article's text, in the order they are looked for.
const TEXT_FIELDS: [TextField; 3] = [TextField::Text, TextField::Html, TextField::Markdown];

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum TextField {
    Text,
    Html,
    Markdown,
}

impl TextField {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
        }
    }
}

/// Makes a document of a row; `warnings` are those of its decoding.
pub(crate) fn read(
    fields: Map<String, Value>,
    warnings: Vec<Warning>,
    record: &Record,
    options: &ReadOptions,
) -> Result<Document, InputError> {
    let no_map = ReadOptions { map: std::collections::BTreeMap::new(), ..options.clone() };
    let (fields, options) = match own_output(&fields) {
        Some(article) => (article, &no_map),
        None => (fields, options),
    };
    let mut row = Row { fields, options, warnings };
    let (field, text) = row.take_text()?;
    let mut doc = match field {
        TextField::Text => document(text, Vec::new())?,
        TextField::Html => html::read(&text, options)?,
        TextField::Markdown => markdown::read(&text, options)?,
    };
    row.fill(&mut doc.meta);
    if doc.meta.id.is_empty() {
        doc.meta.id.clone_from(&record.id);
    }
    if field == TextField::Text {
        doc = with_headline(doc, options.headline);
    }
    doc.warnings.append(&mut row.warnings);
    Ok(doc)
}

/// Fills in fields that stand outside rows, under our names.
pub(crate) fn fill(fields: Map<String, Value>, meta: &mut Meta, warnings: &mut Vec<Warning>) {
    let options = ReadOptions::default();
    let mut row = Row { fields, options: &options, warnings: Vec::new() };
    row.fill(meta);
    warnings.append(&mut row.warnings);
}

/// The article of a row that this program wrote: its fields, with those it carried through.
fn own_output(fields: &Map<String, Value>) -> Option<Map<String, Value>> {
    let mut article = match (fields.get("schema"), fields.get("article")) {
        (Some(Value::Number(_)), Some(Value::Object(article))) => article.clone(),
        _ => return None,
    };
    article.shift_remove("words");
    if let Some(Value::Object(carried)) = article.shift_remove("meta") {
        for (name, value) in carried {
            article.entry(name).or_insert(value);
        }
    }
    Some(article)
}

/// Says where the headline of a text stands: in its first lines, in the field that came with it, or nowhere.
fn with_headline(mut doc: Document, mode: HeadlineMode) -> Document {
    let title = doc.meta.title.as_deref();
    doc.layout = match (mode, title) {
        (HeadlineMode::FirstLine, _) => Layout::HeadlineFirst,
        (HeadlineMode::None, _) | (HeadlineMode::Field, None) => Layout::BodyOnly,
        (HeadlineMode::Auto, None) => Layout::Unknown,
        (HeadlineMode::Auto | HeadlineMode::Field, Some(title)) => match line_of(title, doc.text()) {
            Some(0) => Layout::HeadlineFirst,
            Some(_) => Layout::Unknown,
            None => {
                let mut apart = Document::with_headline(title, doc.text());
                (apart.meta, apart.warnings) = (doc.meta, doc.warnings);
                return apart;
            }
        },
    };
    doc
}

/// Which of a text's first lines says the same as its title, blank ones not counted.
fn line_of(title: &str, text: &str) -> Option<usize> {
    const FIRST_LINES: usize = 5;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.take(FIRST_LINES).position(|line| same_words(title, line))
}

/// A row while its fields are taken out of it.
struct Row<'a> {
    fields: Map<String, Value>,
    options: &'a ReadOptions,
    warnings: Vec<Warning>,
}

impl Row<'_> {
    /// The row's name for a field of ours.
    fn name_of<'b>(&'b self, field: &'b str) -> &'b str {
        self.options.map.get(field).map_or(field, String::as_str)
    }

    fn take(&mut self, field: &str) -> Option<(String, Value)> {
        let name = self.name_of(field).to_owned();
        self.fields.shift_remove(&name).map(|value| (name, value))
    }

    fn take_text(&mut self) -> Result<(TextField, String), InputError> {
        let filled =
            |field: &TextField| !matches!(self.fields.get(self.name_of(field.name())), None | Some(Value::Null));
        let Some(field) = TEXT_FIELDS.into_iter().find(filled) else { return Err(self.no_text()) };
        match self.take(field.name()) {
            Some((_, Value::String(text))) => Ok((field, text)),
            Some((name, other)) => Err(InputError::WrongType { field: name, found: kind_of(&other) }),
            None => Err(self.no_text()),
        }
    }

    fn no_text(&self) -> InputError {
        const SHOWN: usize = 12;
        let wanted = TEXT_FIELDS.map(|field| format!("`{}`", self.name_of(field.name()))).join(" or ");
        let names: Vec<String> = self.fields.keys().take(SHOWN).map(|name| format!("`{}`", shorten(name))).collect();
        let found = if names.is_empty() { "no fields".to_owned() } else { names.join(", ") };
        InputError::NoText { wanted, found }
    }

    /// Fills in what the row says over what its text said; what is left is carried through.
    fn fill(&mut self, meta: &mut Meta) {
        meta.id = self.take_string("id").unwrap_or_else(|| std::mem::take(&mut meta.id));
        meta.title = self.take_string("title").map(|title| on_one_line(&title)).or_else(|| meta.title.take());
        meta.outlet = self.take_string("outlet").or_else(|| meta.outlet.take());
        meta.url = self.take_string("url").or_else(|| meta.url.take());
        meta.topic = self.take_string("topic").or_else(|| meta.topic.take());
        let published = self.take_string("date").or_else(|| self.take_string("published"));
        meta.published = published.map(|given| date::normalise(&given)).or_else(|| meta.published.take());
        if let Some(byline) = self.take_byline() {
            meta.byline = byline;
        }
        meta.other.extend(std::mem::take(&mut self.fields));
    }

    /// A field as a string; numbers become strings, `null` and blanks are nothing, anything else stays where it was.
    fn take_string(&mut self, field: &str) -> Option<String> {
        match self.take(field)? {
            (_, Value::String(text)) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            (_, Value::Number(number)) => Some(number.to_string()),
            (_, Value::Null) => None,
            (name, value) => self.put_back(name, value),
        }
    }

    /// Authors: a line of them, or a list of names.
    fn take_byline(&mut self) -> Option<Vec<String>> {
        let names = match self.take("byline")? {
            (_, Value::String(line)) => split_byline(&line),
            (_, Value::Array(list)) => {
                list.iter().filter_map(Value::as_str).map(|name| name.trim().to_owned()).collect()
            }
            (_, Value::Null) => return None,
            (name, value) => return self.put_back(name, value),
        };
        Some(names.into_iter().filter(|name| !name.is_empty()).collect())
    }

    fn put_back<T>(&mut self, name: String, value: Value) -> Option<T> {
        let message = format!("field `{name}` is {}, not a string: carried through, not understood", kind_of(&value));
        self.warnings.push(Warning { code: "field", message });
        self.fields.insert(name, value);
        None
    }
}

/// A title without line breaks and without more than one blank between words.
fn on_one_line(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A field's name, short enough for a message.
fn shorten(name: &str) -> String {
    const LONGEST: usize = 40;
    if name.chars().count() <= LONGEST { name.to_owned() } else { name.chars().take(LONGEST).chain(['…']).collect() }
}

/// What a value is, for messages.
pub(crate) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(json: &str, options: &ReadOptions) -> Result<Document, InputError> {
        let Value::Object(fields) = serde_json::from_str(json).unwrap() else { panic!("{json}") };
        read(fields, Vec::new(), &Record::row("rows.jsonl", 7, Vec::new()), options)
    }

    #[track_caller]
    fn check_layout(json: &str, headline: HeadlineMode, expected: Layout) {
        let options = ReadOptions { headline, ..ReadOptions::default() };
        assert_eq!(parse(json, &options).unwrap().layout, expected);
    }

    #[track_caller]
    fn check_error(json: &str, expected: &str) {
        assert_eq!(parse(json, &ReadOptions::default()).unwrap_err().to_string(), expected);
    }

    #[test]
    fn known_fields_are_read_and_others_carried_through() {
        let json = r#"{"z": 1, "id": 12, "title": " River rises ", "text": " It rained.\r\n", "byline": "By Ana Ruiz and Tom Hale",
            "outlet": "Courier", "date": "March 2, 2026", "url": "https://example.org/r", "topic": "weather", "a": [true]}"#;
        let doc = parse(json, &ReadOptions::default()).unwrap();
        assert_eq!(doc.as_it_came(), " It rained.\r\n");
        let meta = &doc.meta;
        assert_eq!((meta.id.as_str(), meta.title.as_deref()), ("12", Some("River rises")));
        assert_eq!(meta.byline, ["Ana Ruiz", "Tom Hale"]);
        assert_eq!((meta.outlet.as_deref(), meta.published.as_deref()), (Some("Courier"), Some("2026-03-02")));
        assert_eq!((meta.url.as_deref(), meta.topic.as_deref()), (Some("https://example.org/r"), Some("weather")));
        assert_eq!(serde_json::to_string(&meta.other).unwrap(), r#"{"z":1,"a":[true]}"#);
    }

    #[test]
    fn fields_may_have_other_names() {
        let map = [("text", "body"), ("outlet", "publisher")].map(|(ours, theirs)| (ours.into(), theirs.into()));
        let options = ReadOptions { map: map.into(), ..ReadOptions::default() };
        let doc = parse(r#"{"body": "It rained.", "publisher": "Courier", "text": "x"}"#, &options).unwrap();
        assert_eq!((doc.text(), doc.meta.outlet.as_deref()), ("It rained.", Some("Courier")));
        assert!(doc.meta.other.contains_key("text"));
        let error = parse(r#"{"text": "It rained."}"#, &options).unwrap_err().to_string();
        assert!(error.starts_with("no field `body` or `html` or `markdown`"), "{error}");
    }

    #[test]
    fn own_output_is_read_again() {
        let json = r#"{"schema": 1, "article": {"id": "a", "title": null, "byline": ["Ana Ruiz"], "published": "2026-03-02",
            "meta": {"section": "local"}, "words": 2, "text": "It rained."}, "zones": []}"#;
        let doc = parse(json, &ReadOptions::default()).unwrap();
        assert_eq!((doc.text(), doc.meta.id.as_str(), doc.meta.title.as_deref()), ("It rained.", "a", None));
        assert_eq!((doc.meta.byline.len(), doc.meta.published.as_deref()), (1, Some("2026-03-02")));
        assert_eq!(serde_json::to_string(&doc.meta.other).unwrap(), r#"{"section":"local"}"#);
    }

    #[test]
    fn a_row_without_an_id_is_named_after_file_and_line() {
        assert_eq!(parse(r#"{"text": "Rain."}"#, &ReadOptions::default()).unwrap().meta.id, "rows-7");
    }

    #[test]
    fn a_title_says_where_the_headline_is() {
        let same = r#"{"title": "“River” rises", "text": "\n\"River\" Rises\n\nIt rained."}"#;
        let elsewhere = r#"{"title": "River rises", "text": "It rained."}"#;
        let without = r#"{"text": "It rained."}"#;
        check_layout(same, HeadlineMode::Auto, Layout::HeadlineFirst);
        let lower = r#"{"title": "River rises", "text": "News | Weather\n\nRiver rises\n\nIt rained."}"#;
        check_layout(lower, HeadlineMode::Auto, Layout::Unknown);
        check_layout(elsewhere, HeadlineMode::Auto, Layout::HeadlineFirst);
        check_layout(elsewhere, HeadlineMode::None, Layout::BodyOnly);
        check_layout(without, HeadlineMode::Auto, Layout::Unknown);
        check_layout(without, HeadlineMode::Field, Layout::BodyOnly);
        check_layout(without, HeadlineMode::FirstLine, Layout::HeadlineFirst);
        check_layout(same, HeadlineMode::None, Layout::BodyOnly);
    }

    #[test]
    fn a_title_that_is_not_in_the_text_goes_before_it() {
        let json = r#"{"title": "River\n rises", "text": "It rained."}"#;
        let doc = parse(json, &ReadOptions::default()).unwrap();
        assert_eq!((doc.text(), doc.as_it_came()), ("River rises\n\nIt rained.", "It rained."));
    }

    #[test]
    fn html_and_markdown_fields_are_read() {
        let html =
            r#"{"title": "Rain", "html": "<p>It rained all day &amp; night in the valley, the council said.</p>"}"#;
        assert!(
            parse(html, &ReadOptions::default())
                .unwrap()
                .text()
                .ends_with("It rained all day & night in the valley, the council said.")
        );
        let markdown = r#"{"text": null, "markdown": "It *rained*."}"#;
        assert_eq!(parse(markdown, &ReadOptions::default()).unwrap().text(), "It rained.");
    }

    #[test]
    fn odd_fields_are_told() {
        let doc =
            parse(r#"{"text": "Rain.", "title": {"main": "x"}, "byline": null}"#, &ReadOptions::default()).unwrap();
        assert_eq!(
            doc.warnings[0].message,
            "field `title` is an object, not a string: carried through, not understood"
        );
        assert!(doc.meta.other.contains_key("title"));
    }

    #[test]
    fn rows_without_text_are_errors() {
        check_error(
            r#"{"body": "x", "id": 3}"#,
            "no field `text` or `html` or `markdown` with the article's text (this row has `body`, `id`); \
             name yours with --map text=FIELD",
        );
        check_error(r#"{"text": 3}"#, "field text must be a string, this is a number");
        check_error(r#"{"text": " "}"#, "the text is empty");
    }
}
