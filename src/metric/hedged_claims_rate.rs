//! **Counts** the claims that rest on nobody, as hedged-claims counts them, in headline and text. Evidence is the
//! words that hedge.
//!
//! **Divides by** the words in the outlet's own voice, headline and narrator, in thousands: claims inside
//! attributed content are not counted, so neither are its words. With a Garwood interval.
//!
//! **Why it matters** it sets short and long articles, and outlets, side by side on how often they pass on claims
//! that nobody answers for.
//!
//! **Misleads when** texts are short: one hedge in 40 words is a rate of 25. Early reports of a running event hedge
//! more, and should.
//!
//! **Example** two hedged claims in 500 words of own
//! voice: 4 per 1,000 [0.5 to 14.4].

use super::hedged_claims::claims_of;
use super::measuring::own_voice_words;
use super::{Article, Measure, Metric, Unit};
use crate::wording::ClaimKind;

/// The metric `hedged-claims-rate`.
pub(super) struct HedgedClaimsRate;

impl Metric for HedgedClaimsRate {
    fn id(&self) -> &'static str {
        "hedged-claims-rate"
    }

    fn name(&self) -> &'static str {
        "claims that rest on nobody, per 1,000 words"
    }

    fn unit(&self) -> Unit {
        Unit::PerThousandWords
    }

    fn source(&self) -> &'static str {
        include_str!("hedged_claims_rate.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let claims = claims_of(article, ClaimKind::Hedged);
        vec![Measure::per_thousand(claims.len() as f64, own_voice_words(article), claims).with_garwood()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::wording::Voice;

    #[test]
    fn words_of_sources_are_not_divided_by() {
        let story = Story::new("It reportedly fell.")
            .claim(ClaimKind::Hedged, "reportedly")
            .words(Voice::Narrator, 80)
            .words(Voice::Headline, 20)
            .words(Voice::Quoted, 900);
        assert_eq!(story.value(&HedgedClaimsRate), Some(10.0));
    }
}
