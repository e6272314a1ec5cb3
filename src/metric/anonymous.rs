//! **Counts** anonymous sources by three definitions. strict: unnamed, with a grant of anonymity or a phrase of
//! closeness (“familiar with”). described: unnamed, one person or a counted group (“one fisherman”). broad:
//! unnamed, generic groups (“officials”) included, as in the 2008 Columbia study.
//!
//! **Divides by** nothing: these are counts of sources. A source that is named elsewhere in the article is not
//! anonymous. No interval is given.
//!
//! **Why it matters** rankings of outlets flip between definitions, so all three are always counted. The settings
//! choose which one is shown first and used by the other metrics of anonymity.
//!
//! **Misleads when** compared across studies that do not say which definition they use. A bystander without a name
//! (described) is another matter than an official who hides (strict).
//!
//! **Example** “officials”, “one fisherman”, and “an aide familiar with
//! the talks”: 1 strict, 2 described, 3 broad.

use super::measuring::first_mention;
use super::{Article, Group, Measure, Metric, Unit};
use crate::lexicon::LexiconSet;
use crate::settings::Settings;
use crate::sourcing::Anonymity;

/// The metric `anonymous`.
pub(super) struct Anonymous;

impl Metric for Anonymous {
    fn id(&self) -> &'static str {
        "anonymous"
    }

    fn name(&self) -> &'static str {
        "anonymous sources"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn group(&self) -> Group {
        Group::Anonymity
    }

    fn source(&self) -> &'static str {
        include_str!("anonymous.rs")
    }

    fn parts(&self, _lexicons: &LexiconSet, _settings: &Settings) -> Vec<String> {
        ["strict", "described", "broad"].map(str::to_owned).to_vec()
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let by = |is_anonymous: fn(&Anonymity) -> bool| {
            let sources = article.analysis.sources.iter().filter(move |source| is_anonymous(&source.anonymous));
            Measure::count(sources.map(first_mention).collect())
        };
        vec![by(|anonymity| anonymity.strict), by(|anonymity| anonymity.described), by(|anonymity| anonymity.broad)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn the_definitions_are_counted_apart() {
        let story = Story::new("Officials, one fisherman and an aide familiar with the talks spoke.")
            .source_with("Officials", |source| source.anonymous.broad = true)
            .unnamed("one fisherman")
            .unnamed("an aide")
            .granted("familiar with the talks", None);
        assert_eq!(story.values(&Anonymous), [Some(1.0), Some(2.0), Some(3.0)]);
    }
}
