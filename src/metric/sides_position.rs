//! **Counts** where the attributed words of each side stand in the body: the start of the first (first-SIDE), the
//! end of the last (last-SIDE), the mean (mean-SIDE), and how many of the side's words stand in the first third
//! (first-third-SIDE). Evidence is the side's attributions.
//!
//! **Divides by** the words of the body: 0 is its start, 1 its end. first-third divides by the side's own
//! attributed words. Not defined for a side without words in the body.
//!
//! **Why it matters** readers stop early: what stands in the last paragraphs is read by few. A reply in the last
//! line is given room and no readers.
//!
//! **Misleads when** the form of the article rules the order (a chronicle, a report of a session), or when an early
//! paraphrase of one side only sets up the other's answer.
//!
//! **Example** the council speaks from 0.05 to 0.80, mean 0.31; the residents from 0.62 to 1.00, mean 0.84, none of
//! it in the first third.

use super::measuring::place_of;
use super::sides::{part_of, side_names};
use super::{Article, Group, Measure, Metric, Unit};
use crate::grammar::ZoneKind;
use crate::lexicon::{Class, LexiconSet};
use crate::settings::Settings;
use crate::sourcing::Attribution;
use crate::text::Span;

/// The metric `sides-position`.
pub(super) struct SidesPosition;

impl Metric for SidesPosition {
    fn id(&self) -> &'static str {
        "sides-position"
    }

    fn name(&self) -> &'static str {
        "where each side stands in the body"
    }

    fn unit(&self) -> Unit {
        Unit::Share
    }

    fn group(&self) -> Group {
        Group::Balance
    }

    fn source(&self) -> &'static str {
        include_str!("sides_position.rs")
    }

    fn parts(&self, _lexicons: &LexiconSet, settings: &Settings) -> Vec<String> {
        let sides = side_names(settings);
        POINTS.iter().flat_map(|(point, _)| sides.iter().map(move |side| format!("{point}-{side}"))).collect()
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        if article.settings.sides.is_empty() {
            return vec![Measure::default()];
        }
        let body = BodyWords::number(article);
        let mut stands = vec![Stand::default(); article.settings.sides.len()];
        for (attribution, source) in article.resolved() {
            if let Some(stand) = stands.get_mut(part_of(article, Some(source))) {
                stand.add(attribution, article, &body);
            }
        }
        let total = f64::from(body.total);
        POINTS.iter().flat_map(|(_, measure)| stands.iter().map(move |stand| measure(stand, total))).collect()
    }
}

/// What is told of each side, with how it is measured over the words of the body.
type Point = (&'static str, fn(&Stand, f64) -> Measure);

const POINTS: [Point; 4] =
    [("first", Stand::first), ("last", Stand::last), ("mean", Stand::mean), ("first-third", Stand::first_third)];

/// How many words of the body stand before each token.
struct BodyWords {
    before: Vec<u32>,
    total: u32,
}

impl BodyWords {
    fn number(article: &Article<'_>) -> Self {
        let tokens = article.tokens();
        let mut counts = vec![false; tokens.len()];
        for paragraph in tokens.paragraphs.iter().filter(|paragraph| paragraph.zone == ZoneKind::Body) {
            let is_word = |token: usize| tokens.is_wordlike(token) && !tokens.is(token, Class::Clitic);
            let slots = counts.get_mut(paragraph.tokens.clone()).into_iter().flatten();
            slots.zip(paragraph.tokens.clone()).for_each(|(slot, token)| *slot = is_word(token));
        }
        let mut total = 0;
        let before = counts.into_iter().map(|counts| {
            let before = total;
            total += u32::from(counts);
            before
        });
        Self { before: before.collect(), total }
    }

    fn before(&self, token: usize) -> u32 {
        self.before.get(token).copied().unwrap_or(self.total)
    }
}

/// The words of one side, as runs of numbers.
#[derive(Clone, Default)]
struct Stand {
    runs: Vec<(u32, u32)>,
    places: Vec<Span>,
}

impl Stand {
    fn add(&mut self, attribution: &Attribution, article: &Article<'_>, body: &BodyWords) {
        let n_runs = self.runs.len();
        for content in &attribution.content {
            let tokens = article.tokens().within(*content);
            let run = (body.before(tokens.start), body.before(tokens.end));
            if run.0 < run.1 {
                self.runs.push(run);
            }
        }
        if self.runs.len() > n_runs {
            self.places.extend(place_of(attribution));
        }
    }

    fn first(&self, total: f64) -> Measure {
        let first = self.runs.iter().map(|run| run.0).min();
        Measure::plain(first.map(|first| f64::from(first) / total), self.places.clone())
    }

    fn last(&self, total: f64) -> Measure {
        let last = self.runs.iter().map(|run| run.1).max();
        Measure::plain(last.map(|last| f64::from(last) / total), self.places.clone())
    }

    /// The middles of the words: a run from the first to the last word of the body has the mean 0.5.
    fn mean(&self, total: f64) -> Measure {
        let sum: f64 = self.runs.iter().map(|run| size(*run) * f64::from(run.0 + run.1) / 2.0).sum();
        let words = self.words();
        Measure::plain((words > 0.0).then(|| sum / words / total), self.places.clone())
    }

    fn first_third(&self, total: f64) -> Measure {
        let third = total / 3.0;
        let early = |run: &(u32, u32)| (f64::from(run.1).min(third) - f64::from(run.0)).max(0.0);
        Measure::share(self.runs.iter().map(early).sum(), self.words(), self.places.clone())
    }

    fn words(&self) -> f64 {
        self.runs.iter().map(|run| size(*run)).sum()
    }
}

fn size((first, end): (u32, u32)) -> f64 {
    f64::from(end - first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::settings::Side;
    use crate::sourcing::AttributionKind;

    fn story() -> Story {
        Story::with_headline("Hail", "Rain fell here says Ana.\nHail comes said Ben now.")
            .sides(&["Council", "Residents", "Contractor"])
            .source("Ana")
            .who(|source| source.side = Some(0))
            .says(AttributionKind::Indirect, "Rain fell here")
            .source("Ben")
            .who(|source| source.side = Some(1))
            .says(AttributionKind::Indirect, "Hail comes")
    }

    #[test]
    fn positions_run_from_0_to_1_over_the_body() {
        let story = story();
        assert_eq!(story.part(&SidesPosition, "first-council"), Some(0.0));
        assert_eq!(story.part(&SidesPosition, "last-council"), Some(0.3));
        assert_eq!(story.part(&SidesPosition, "mean-council"), Some(0.15));
        assert_eq!(story.part(&SidesPosition, "first-third-council"), Some(1.0));
        assert_eq!(story.part(&SidesPosition, "first-residents"), Some(0.5));
        assert_eq!(story.part(&SidesPosition, "last-residents"), Some(0.7));
        assert_eq!(story.part(&SidesPosition, "first-third-residents"), Some(0.0));
    }

    /// The position of a side's first words in a whole text.
    fn first_of_council(text: &str) -> Option<f64> {
        let (lexicons, mut settings) = (LexiconSet::builtin(), Settings::default());
        let names = vec!["Council".to_owned()];
        let side = Side { name: "council".to_owned(), names, types: vec![], roles: vec![], pattern: vec![] };
        settings.sides.push(side);
        let doc = crate::text::Document::new(text);
        let analysis = crate::analysis::analyze(&doc, &lexicons, &settings);
        let article = Article { doc: &doc, analysis: &analysis, lexicons: &lexicons, settings: &settings };
        SidesPosition.measure(&article).first()?.value
    }

    #[test]
    fn a_byline_and_furniture_above_the_body_move_nothing() {
        let body = "Rain fell on Monday in the north.\n\nThe council said that the pier would stay.\n";
        let above = "The pier stays\n\nBy Ana Ruiz\n\nShare this article\n\nAdvertisement\n\n";
        assert_eq!(first_of_council(&format!("The pier stays\n\n{body}")), Some(10.0 / 15.0));
        assert_eq!(first_of_council(&format!("{above}{body}")), Some(10.0 / 15.0));
    }

    #[test]
    fn a_side_without_words_has_no_position() {
        for point in ["first", "last", "mean", "first-third"] {
            assert_eq!(story().part(&SidesPosition, &format!("{point}-contractor")), None);
        }
    }
}
