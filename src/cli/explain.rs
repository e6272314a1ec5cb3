//! `onrecord explain`: what a figure counts, what it divides by, why anyone cares, and where it misleads.

use std::fmt::Write;

use anyhow::anyhow;
use clap::Args;
use onrecord::diagnostic::nearest;
use onrecord::metric::{METRICS, Metric, Unit, doc_of, metric_of};
use onrecord::settings::Threshold;

use super::arguments::{ReadArgs, SettingsArgs};
use super::session::Session;
use super::table::Table;
use super::{Outcome, output};

/// Explain a figure: what it counts, what it divides by, why it matters, where it misleads
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Explain {
    /// Id of a figure, or accuracy; without one all figures are listed
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[command(flatten)]
    settings: SettingsArgs,
}

const AFTER_HELP: &str = "\
Examples:
  onrecord explain                 all figures, by name
  onrecord explain loaded-score    one of them
  onrecord explain accuracy        how often the program is right, and on what that was measured";

/// The short form of the page on accuracy; docs/accuracy.py writes both.
const ACCURACY: &str = include_str!("../../docs/accuracy.short.txt");

impl Explain {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let text = match self.id.as_deref() {
            None => list(),
            Some("accuracy") => ACCURACY.to_owned(),
            Some(id) => page(id, &Session::open(&self.settings, &ReadArgs::default())?)?,
        };
        output::print(text.as_bytes())?;
        Ok(Outcome::Done)
    }
}

fn list() -> String {
    let mut table = Table::new(["id", "name", "is", "look"]);
    for metric in METRICS {
        let look = match metric.look() {
            Threshold::Never => String::new(),
            threshold => threshold.to_string(),
        };
        table.row([metric.id().to_owned(), metric.name().to_owned(), unit(metric.unit()).to_owned(), look]);
    }
    table.to_string()
}

fn page(id: &str, session: &Session) -> anyhow::Result<String> {
    let ids = session.plan.ids();
    let at = ids.iter().position(|known| known == id);
    let metric = METRICS.iter().copied().find(|metric| metric.id() == id);
    // A part is explained by its metric.
    let metric = metric.or_else(|| at.and_then(|_| metric_of(id)).map(|(metric, _)| metric));
    let metric = metric.ok_or_else(|| unknown(id, ids))?;
    let mut out = format!("{}: {} ({})\n\n", metric.id(), metric.name(), unit(metric.unit()));
    out.push_str(&doc_of(metric.source()));
    out.push_str("\n\n");
    let parts = ids.iter().filter(|part| metric_of(part).is_some_and(|(owner, _)| owner.id() == metric.id()));
    for part in parts {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{part}  look: {}", look(metric, part, session));
    }
    Ok(out)
}

/// When a figure is marked "look": by the settings, or by the metric.
fn look(metric: &dyn Metric, id: &str, session: &Session) -> String {
    let part = metric_of(id).map_or("", |(_, part)| part);
    let own = metric.look_at(part);
    let chosen = session.settings.look.get(id).or_else(|| session.settings.look.get(metric.id()));
    let gate = session.settings.gates.get(id).or_else(|| session.settings.gates.get(metric.id()));
    let gate = gate.map(|gate| format!("; --gate fails: {gate}")).unwrap_or_default();
    match chosen {
        Some(chosen) => format!("{chosen} (your settings; by default: {own}){gate}"),
        None => format!("{own} (default){gate}"),
    }
}

fn unknown(id: &str, ids: &[String]) -> anyhow::Error {
    let known = METRICS.iter().map(|metric| metric.id()).chain(ids.iter().map(String::as_str)).chain(["accuracy"]);
    let near = nearest(id, known).map(|near| format!("did you mean {near}?"));
    anyhow!("no figure is called {id}; {}", near.unwrap_or_else(|| "`onrecord explain` lists them".to_owned()))
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "a count",
        Unit::Share => "a share, 0 to 1",
        Unit::PerThousandWords => "per 1,000 words",
        Unit::YesNo => "yes or no",
        Unit::Number => "a number",
    }
}
