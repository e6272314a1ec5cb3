//! `onrecord read`: what the reader understood of an article, before anything is measured.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use onrecord::grammar::{self, Zone, ZoneKind, Zones};
use onrecord::text::{Document, InputPlaces};
use serde::Serialize;

use super::arguments::{ReadArgs, SettingsArgs};
use super::pipeline::{self, Item};
use super::problems::tell_line;
use super::session::Session;
use super::{Outcome, inputs, output};

/// Show what is understood of an article: title, byline, date, outlet, its parts, its body
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Read {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Words for people, or one JSON object an article
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    settings: SettingsArgs,
}

const AFTER_HELP: &str = "\
Examples:
  onrecord read page.html                    is the article all there, and nothing else?
  onrecord read --format json page.html      the same as data, with the text of the body";

#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Words for people
    #[default]
    Text,
    /// One JSON object an article, one a line
    Json,
}

impl Read {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let inputs = inputs::gather(&self.inputs)?;
        let session = Session::open(&self.settings, &self.read)?;
        let mut outcome = Outcome::Done;
        let work =
            |item: &Item| session.read(item).map(|doc| self.shown(&doc, &grammar::read(&doc, &session.lexicons).0));
        pipeline::run(inputs, self.read.reader(), 1, work, |item, shown| match shown {
            Ok(shown) => output::print(shown.as_bytes()),
            Err(error) => {
                outcome = Outcome::Problems;
                tell_line(&format!("{}: {error}", item.record.origin));
                Ok(())
            }
        })?;
        Ok(outcome)
    }

    fn shown(&self, doc: &Document, zones: &Zones) -> String {
        let understood = Understood::new(doc, zones);
        match self.format {
            Format::Text => output::tame(&understood.in_words()).into_owned(),
            // Texts and numbers all have a form in JSON.
            Format::Json => serde_json::to_string(&understood).unwrap_or_default() + "\n",
        }
    }
}

/// What was understood of an article.
#[derive(Serialize)]
struct Understood<'a> {
    id: &'a str,
    title: Option<&'a str>,
    byline: Vec<String>,
    published: Option<&'a str>,
    outlet: Option<&'a str>,
    url: Option<&'a str>,
    zones: Vec<ZoneText<'a>>,
    /// The paragraphs of the body, a blank line between them.
    body: String,
    warnings: Vec<&'a str>,
}

/// A part of the article; places count code points in the text as it came, and a headline from a field of its own has
/// none there.
#[derive(Serialize)]
struct ZoneText<'a> {
    kind: &'static str,
    span: Option<[u32; 2]>,
    text: &'a str,
}

impl<'a> Understood<'a> {
    fn new(doc: &'a Document, zones: &Zones) -> Self {
        let meta = &doc.meta;
        let points = InputPlaces::new(doc);
        let text_of = |zone: &Zone| &doc[zone.span];
        let zone_text =
            |zone: &Zone| ZoneText { kind: zone.kind.name(), span: points.in_text(zone.span), text: text_of(zone) };
        let byline = match meta.byline.is_empty() {
            true => zones.authors.iter().map(|name| doc[*name].to_owned()).collect(),
            false => meta.byline.clone(),
        };
        Self {
            id: &meta.id,
            title: meta.title.as_deref().or_else(|| zones.of(ZoneKind::Headline).next().map(text_of)),
            byline,
            published: meta.published.as_deref(),
            outlet: meta.outlet.as_deref(),
            url: meta.url.as_deref(),
            zones: zones.all.iter().map(zone_text).collect(),
            body: zones.of(ZoneKind::Body).map(text_of).collect::<Vec<_>>().join("\n\n"),
            warnings: doc.warnings.iter().map(|warning| warning.message.as_str()).collect(),
        }
    }

    fn in_words(&self) -> String {
        let mut out = String::new();
        let byline = self.byline.join(", ");
        let byline = (!byline.is_empty()).then_some(byline.as_str());
        let known = [
            ("id", Some(self.id)),
            ("title", self.title),
            ("byline", byline),
            ("published", self.published),
            ("outlet", self.outlet),
            ("url", self.url),
        ];
        // Writing to a string cannot fail.
        for (name, value) in known {
            let _ = writeln!(out, "{name:<10} {}", value.unwrap_or("not found"));
        }
        for warning in &self.warnings {
            let _ = writeln!(out, "{:<10} {warning}", "warning");
        }
        out.push('\n');
        for zone in &self.zones {
            let _ = writeln!(out, "{:<10} {}", zone.kind, zone.text);
        }
        out.push('\n');
        out
    }
}
