//! **Counts** the hits of each lexicon of wording (its role is loaded, opinion or hedge) in the outlet's own voice,
//! headline and narrator. A part is named by the lexicon's id. Within one category overlapping hits count once;
//! across categories a place may count in several.
//!
//! **Divides by** the words in those two voices, in
//! thousands. Each rate has a Garwood interval.
//!
//! **Why it matters** kinds of wording differ in what they do: a label judges people, an intensifier adds heat, a
//! hedge takes back. The profile shows what a style is made of, and which list a difference between outlets rests
//! on.
//!
//! **Misleads when** lists differ in length: a long list finds more, so categories are to be compared between
//! articles, not with each other. A user's own lexicons change the parts.
//!
//! **Example** sensational 1.2, dysphemism 4.9, epithet 0 per 1,000
//! words: the heat is in the names for people.

use super::measuring::own_voice_words;
use super::{Article, Measure, Metric, Unit};
use crate::lexicon::{File, LexiconSet, Role};
use crate::settings::Settings;
use crate::text::Span;

/// The metric `language-category`.
pub(super) struct LanguageCategory;

impl Metric for LanguageCategory {
    fn id(&self) -> &'static str {
        "language-category"
    }

    fn name(&self) -> &'static str {
        "wording by category"
    }

    fn unit(&self) -> Unit {
        Unit::PerThousandWords
    }

    fn source(&self) -> &'static str {
        include_str!("language_category.rs")
    }

    fn parts(&self, lexicons: &LexiconSet, _settings: &Settings) -> Vec<String> {
        lexicons.files().iter().filter(|file| is_wording(file)).map(|file| file.id.to_string()).collect()
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let files = article.lexicons.files();
        let mut places: Vec<Vec<Span>> = vec![Vec::new(); files.len()];
        for hit in article.analysis.hits.iter().filter(|hit| hit.voice.is_own()) {
            let file = article.lexicons.entry(hit.entry).map(|entry| entry.file.0 as usize);
            if let Some(found) = file.and_then(|file| places.get_mut(file)) {
                add_disjoint(found, hit.span);
            }
        }
        let words = own_voice_words(article);
        let categories = files.iter().zip(places).filter(|(file, _)| is_wording(file));
        let mut rates: Vec<Measure> = categories
            .map(|(_, places)| Measure::per_thousand(places.len() as f64, words, places).with_garwood())
            .collect();
        if rates.is_empty() {
            rates.push(Measure::default());
        }
        rates
    }
}

/// Whether a lexicon is about wording, not about who says what.
fn is_wording(file: &File) -> bool {
    matches!(file.role, Role::Loaded | Role::Opinion | Role::Hedge)
}

/// Adds a place in text order; of two that overlap the longer stays.
fn add_disjoint(places: &mut Vec<Span>, place: Span) {
    match places.last_mut() {
        Some(last) if last.overlaps(place) => {
            if place.len() > last.len() {
                *last = place;
            }
        }
        _ => places.push(place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::wording::Voice;

    #[test]
    fn each_lexicon_of_wording_is_a_part() {
        let story = Story::new("The hardline regime perhaps fell.")
            .hit("regime", "regime", Voice::Narrator)
            .hit("hardline regime", "hardline", Voice::Narrator)
            .hit("perhaps", "perhaps", Voice::Narrator)
            .words(Voice::Narrator, 100);
        assert_eq!(story.values(&LanguageCategory), [Some(10.0), Some(10.0)]);
        assert_eq!(story.part(&LanguageCategory, "hedging"), Some(10.0));
        assert_eq!(story.evidence(&LanguageCategory), ["hardline regime"]);
    }
}
