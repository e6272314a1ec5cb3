//! **Counts** the places that say what became of asking for a reply: declined, no-response, unreachable; asked, where
//! no answer is told; and not-commented, where somebody is silent and the text tells of nobody who asked. Evidence is the
//! words that say so.
//!
//! **Divides by** nothing: these are counts. Whoever did reply is among the sources and not counted here. Zeros
//! mean that no such words were found.
//!
//! **Why it matters** who is accused should be heard. Where the accused has no words in the article, these lines
//! show that somebody asked, and what came of it.
//!
//! **Misleads when** zeros are read as “not sought”: the article may report the answer itself, or the asking in
//! words that the lexicon lacks. What was not found may still have been done.
//!
//! **Example** “The contractor did not respond to requests
//! for comment.”: one no-response.

use super::measuring::Tally;
use super::{Article, Group, Measure, Metric, Unit};
use crate::lexicon::LexiconSet;
use crate::settings::Settings;
use crate::sourcing::ReplyKind;

/// The metric `right-of-reply`.
pub(super) struct RightOfReply;

impl Metric for RightOfReply {
    fn id(&self) -> &'static str {
        "right-of-reply"
    }

    fn name(&self) -> &'static str {
        "no answer"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn group(&self) -> Group {
        Group::Balance
    }

    fn source(&self) -> &'static str {
        include_str!("right_of_reply.rs")
    }

    fn parts(&self, _lexicons: &LexiconSet, _settings: &Settings) -> Vec<String> {
        ReplyKind::ALL.iter().map(|kind| kind.name().to_owned()).collect()
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let replies = article.analysis.replies.iter().map(|reply| (reply.kind as usize, reply.span));
        Tally::of(ReplyKind::ALL.len(), replies).counts()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn each_outcome_is_counted_apart() {
        let story = Story::new("The ministry declined to comment.").reply(
            ReplyKind::Declined,
            "declined to comment",
            "The ministry",
        );
        assert_eq!(story.values(&RightOfReply), [Some(1.0), Some(0.0), Some(0.0), Some(0.0), Some(0.0)]);
    }
}
