//! Gates: what must hold of an article under `--gate`.

use anyhow::bail;
use onrecord::metric::{Plan, Unit, metric_of};
use onrecord::settings::Threshold;

use super::analysed::Analysed;
use super::session::Session;

/// What the user says about gates on the command line.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Gate {
    Open,
    Closed,
}

impl Gate {
    /// Gates are closed by `--gate`; that without any in the settings is a mistake, not a pass.
    pub(super) fn of(asked: bool, session: &Session) -> anyhow::Result<Self> {
        if asked && session.settings.gates.is_empty() {
            bail!("--gate has nothing to check: the settings have no [gates]");
        }
        let by_percentile = |threshold: &Threshold| matches!(threshold, Threshold::AbovePercentile(_));
        if asked && session.baseline.is_none() && session.settings.gates.values().any(by_percentile) {
            bail!(
                "a gate asks for a percentile, and there is no baseline: name one in the settings, or with --baseline"
            );
        }
        Ok(if asked { Self::Closed } else { Self::Open })
    }

    /// What is wrong with an article, a line a gate.
    pub(super) fn failures(self, plan: &Plan, article: &Analysed<'_>) -> Vec<String> {
        match self {
            Self::Open => Vec::new(),
            Self::Closed => {
                let failed = plan.failed_gates(&article.measures, |id, value| article.percentile(id, value));
                failed.iter().map(in_words).collect()
            }
        }
    }
}

fn in_words(failed: &onrecord::metric::FailedGate<'_>) -> String {
    let is_yes_no = metric_of(failed.id).is_some_and(|(metric, _)| metric.unit() == Unit::YesNo);
    let value = match (is_yes_no, failed.value >= 0.5) {
        (true, true) => "yes".to_owned(),
        (true, false) => "no".to_owned(),
        (false, _) => failed.value.to_string(),
    };
    format!("gate failed: {} is {value}, and must not be {}", failed.id, failed.threshold)
}
