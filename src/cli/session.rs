//! What a run needs besides articles: settings, lexicons, and the plan of what is measured.

use onrecord::corpus::{BaselineFile, RowMadeBy};
use onrecord::input::ReadOptions;
use onrecord::lexicon::LexiconSet;
use onrecord::metric::Plan;
use onrecord::settings::Settings;

use super::arguments::{ReadArgs, SettingsArgs};
use super::problems::{Problems, tell_line};
use super::{baseline, config};

/// Settings, lexicons and plan of a run.
pub(super) struct Session {
    pub(super) settings: Settings,
    pub(super) lexicons: LexiconSet,
    pub(super) plan: Plan,
    pub(super) options: ReadOptions,
    /// Outlet of articles that bring none.
    pub(super) outlet: Option<String>,
    /// The corpus that percentiles refer to, once it is loaded.
    pub(super) baseline: Option<BaselineFile>,
}

impl Session {
    /// Reads settings and lexicons, and tells all that is wrong with them at once.
    pub(super) fn open(args: &SettingsArgs, read: &ReadArgs) -> anyhow::Result<Self> {
        let mut problems = Problems::default();
        let file = config::read(args, &mut problems)?;
        let settings = Settings::merge([file.clone(), args.partial(), read.settings()]);
        let files = config::lexicon_files(&settings.lexicons, &mut problems);
        let (lexicons, found) = match config::load(&files) {
            Ok((lexicons, warnings)) => (lexicons, warnings),
            Err(found) => (LexiconSet::builtin(), found),
        };
        problems.extend(found);
        let plan = Plan::new(&lexicons, &settings);
        problems.extend(file.unknown_metrics(&known_metrics(&plan)));
        problems.or_tell()?;
        let headline = settings.headline;
        let options = ReadOptions { map: read.field_names(), headline, ..ReadOptions::default() };
        Ok(Self { settings, lexicons, plan, options, outlet: None, baseline: None })
    }

    /// With the baseline that the settings name, and a word where it was made by other lexicons.
    pub(super) fn with_baseline(mut self) -> anyhow::Result<Self> {
        if self.settings.baseline.is_empty() {
            return Ok(self);
        }
        let found = baseline::find(&self.settings.baseline)?;
        let others = found.other_lexicons(&RowMadeBy::this_run(&self.lexicons, &self.settings));
        if !others.is_empty() {
            let others = others.join(", ");
            tell_line(&format!("the baseline {} was made with other versions of {others}: build it anew", found.name));
        }
        self.baseline = Some(found);
        Ok(self)
    }
}

/// Ids that settings may name: those of metrics and those of their parts.
fn known_metrics(plan: &Plan) -> Vec<&str> {
    let metrics = onrecord::metric::METRICS.iter().map(|metric| metric.id());
    metrics.chain(plan.ids().iter().map(String::as_str)).collect()
}
