//! One article from bytes to measures, as every command that analyses does it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use onrecord::analysis::{Analysis, analyze};
use onrecord::corpus::Figure;
use onrecord::metric::{Article, Measure};
use onrecord::report::Measured;
use onrecord::text::Document;

use super::pipeline::Item;
use super::session::Session;

/// An article with all that was found in it.
pub(super) struct Analysed<'s> {
    session: &'s Session,
    doc: Document,
    analysis: Analysis,
    pub(super) measures: Vec<Measure>,
}

impl Session {
    /// Reads, analyses and measures an article, and makes something of it; or says why that cannot be.
    ///
    /// No text should make the analysis panic. One that does is told like a bad row, so that it cannot take the results
    /// of a whole corpus with it.
    pub(super) fn with_article<T>(&self, item: &Item, make: impl FnOnce(&Analysed<'_>) -> T) -> Result<T, String> {
        let made = catch_unwind(AssertUnwindSafe(|| self.analyse(item).map(|analysed| make(&analysed))));
        made.unwrap_or_else(|_| Err("the program failed on this article; please report it as a bug".to_owned()))
    }

    fn analyse(&self, item: &Item) -> Result<Analysed<'_>, String> {
        let doc = self.read(item)?;
        let analysis = analyze(&doc, &self.lexicons, &self.settings);
        let mut analysed = Analysed { session: self, doc, analysis, measures: Vec::new() };
        analysed.measures = self.plan.measure(&analysed.article());
        Ok(analysed)
    }

    /// The document of an item.
    pub(super) fn read(&self, item: &Item) -> Result<Document, String> {
        if let Some(error) = &item.failed {
            return Err(format!("cannot be read: {error}"));
        }
        let mut doc = item.reader.parse(&item.record, &self.options).map_err(|error| error.to_string())?;
        if doc.meta.outlet.is_none() {
            doc.meta.outlet.clone_from(&self.outlet);
        }
        Ok(doc)
    }
}

impl Analysed<'_> {
    /// The article as metrics and reports take it.
    pub(super) fn article(&self) -> Article<'_> {
        Article {
            doc: &self.doc,
            analysis: &self.analysis,
            lexicons: &self.session.lexicons,
            settings: &self.session.settings,
        }
    }

    /// The one figure that articles are sorted by.
    pub(super) fn loaded_score(&self) -> Figure {
        let at = self.session.plan.ids().iter().position(|id| id == "loaded-score");
        at.and_then(|at| self.measures.get(at)).map_or_else(Figure::default, Figure::from)
    }

    /// The measures with what a report says of them.
    pub(super) fn measured(&self) -> Vec<Measured<'_>> {
        let plan = &self.session.plan;
        let measured = plan.ids().iter().zip(&self.measures).enumerate().map(|(at, (id, measure))| {
            let percentile = measure.value.and_then(|value| self.percentile(id, value));
            Measured { id, measure, percentile, state: plan.state(at, measure, percentile) }
        });
        measured.collect()
    }

    /// Where a value stands in the baseline, in per cent.
    pub(super) fn percentile(&self, id: &str, value: f64) -> Option<f64> {
        self.session.baseline.as_ref().and_then(|baseline| baseline.percentile(id, value))
    }
}
