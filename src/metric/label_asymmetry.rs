//! **Counts** the loaded words that stand within three words of a mention of a side's source, in the same paragraph
//! and in the outlet's own voice, per mention; the value is the side with the most of them less the side with the
//! fewest. Evidence is the words.
//!
//! **Divides by** the mentions of each side's sources, pronouns included. Not defined where the settings draw no
//! sides, nor where fewer than two of them are mentioned. A difference has no single numerator.
//!
//! **Why it matters** “the far-right leader” against “the opposition leader”: labels that only one side gets are
//! among the plainest signs of slant, and can be counted.
//!
//! **Misleads when** sides have few mentions, or only one side has done what the word names. The nearest word need
//! not belong to the mention. Only sources are looked at, not people who are merely named.
//!
//! **Example** contractor: 4 labels at 10 mentions (0.4). Council: 1
//! label at 20 mentions (0.05). Difference 0.35.

use super::measuring::{Tally, loaded_hits};
use super::sides::part_of;
use super::{Article, Measure, Metric, Unit};
use crate::settings::Threshold;
use crate::text::Span;

/// The metric `label-asymmetry`.
pub(super) struct LabelAsymmetry;

impl Metric for LabelAsymmetry {
    fn id(&self) -> &'static str {
        "label-asymmetry"
    }

    fn name(&self) -> &'static str {
        "difference between sides in labels"
    }

    fn unit(&self) -> Unit {
        Unit::Number
    }

    fn source(&self) -> &'static str {
        include_str!("label_asymmetry.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let n_sides = article.settings.sides.len();
        let hits: Vec<Span> = loaded_hits(article).filter(|hit| hit.voice.is_own()).map(|hit| hit.span).collect();
        let mut labels = Tally::new(n_sides);
        let mut mentions = vec![0.0; n_sides];
        for source in &article.analysis.sources {
            let side = part_of(article, Some(source));
            let Some(n_mentions) = mentions.get_mut(side) else { continue };
            for mention in &source.mentions {
                *n_mentions += 1.0;
                for label in near(article, &hits, *mention) {
                    labels.add(side, 1.0, Some(label));
                }
            }
        }
        vec![spread(labels, &mentions)]
    }

    fn note(&self) -> Threshold {
        Threshold::Above(0.0)
    }
}

/// How many words may stand between a label and a mention.
const REACH: usize = 3;

/// The hits that touch a mention or the three words on either side of it; hits are sorted and do not overlap.
fn near<'h>(article: &Article<'_>, hits: &'h [Span], mention: Span) -> impl Iterator<Item = Span> + 'h {
    let reach = reach(article, mention);
    let first = hits.partition_point(|hit| hit.end() <= reach.start());
    hits.get(first..).unwrap_or(&[]).iter().copied().take_while(move |hit| hit.overlaps(reach))
}

/// A mention and the words on either side of it, within its paragraph.
fn reach(article: &Article<'_>, mention: Span) -> Span {
    let tokens = article.tokens();
    let inside = tokens.within(mention);
    let at = tokens.paragraphs.partition_point(|paragraph| paragraph.span.end() <= mention.start());
    let Some(paragraph) = tokens.paragraphs.get(at) else { return mention };
    let is_word = |token: &usize| tokens.is_wordlike(*token);
    let before = (paragraph.tokens.start..inside.start).rev().filter(is_word).take(REACH).last();
    let after = (inside.end..paragraph.tokens.end).filter(is_word).take(REACH).last();
    before.into_iter().chain(after).fold(mention, |reach, token| reach.cover(tokens.span(token)))
}

/// The most labels per mention less the fewest, over the sides that are mentioned.
fn spread(labels: Tally, mentions: &[f64]) -> Measure {
    let sides = labels.amounts().iter().zip(mentions).filter(|(_, mentions)| **mentions > 0.0);
    let rates: Vec<f64> = sides.map(|(labels, mentions)| labels / mentions).collect();
    let (most, fewest) = (rates.iter().copied().reduce(f64::max), rates.iter().copied().reduce(f64::min));
    let value = most.zip(fewest).filter(|_| rates.len() >= 2).map(|(most, fewest)| most - fewest);
    let mut evidence: Vec<Span> =
        labels.each(|_, places| Measure::count(places)).into_iter().flat_map(|side| side.evidence).collect();
    evidence.sort_unstable();
    evidence.dedup();
    Measure::plain(value, evidence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::wording::Voice;

    fn story(text: &str) -> Story {
        Story::new(text)
            .sides(&["Council", "Residents"])
            .source("Ana Ruiz")
            .who(|source| source.side = Some(0))
            .source("Ben Okafor")
            .who(|source| source.side = Some(1))
    }

    #[test]
    fn a_label_beside_one_side_is_an_asymmetry() {
        let story = story("The hardline mayor Ana Ruiz met Ben Okafor.").hit("hardline", "hardline", Voice::Narrator);
        assert_eq!(story.value(&LabelAsymmetry), Some(1.0));
        assert_eq!(story.evidence(&LabelAsymmetry), ["hardline"]);
    }

    #[test]
    fn the_fourth_word_is_too_far() {
        let story = story("The hardline and very old mayor Ana Ruiz met Ben Okafor.").hit(
            "hardline",
            "hardline",
            Voice::Narrator,
        );
        assert_eq!(story.value(&LabelAsymmetry), Some(0.0));
    }

    #[test]
    fn the_words_of_others_are_no_labels_of_the_outlet() {
        let story = story("“Hardline hardline Ana Ruiz” met Ben Okafor.").hit("hardline", "hardline", Voice::Quoted);
        assert_eq!(story.value(&LabelAsymmetry), Some(0.0));
    }

    #[test]
    fn one_mentioned_side_cannot_differ() {
        let story = Story::new("The hardline Ana Ruiz spoke.")
            .sides(&["Council", "Residents"])
            .source("Ana Ruiz")
            .who(|source| source.side = Some(0));
        assert_eq!(story.value(&LabelAsymmetry), None);
        assert_eq!(Story::new("Ana Ruiz spoke.").source("Ana Ruiz").value(&LabelAsymmetry), None);
    }
}
