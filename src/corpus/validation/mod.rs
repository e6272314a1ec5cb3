//! In: analysed articles, and what coders said of a sample of their sentences. Out: the sample, and how often onrecord and the
//! coders agree.

mod agreement;
mod file;
mod sampling;

pub use agreement::{Agreement, GroupErrors, Judged, agreement};
pub use file::{Figure, QuestionFigures, ValidationError, ValidationFile};
pub use sampling::{Drawn, Sampler, Sentence};

/// Something that coders are asked about each sentence, with yes or no.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Name of its column.
    pub id: &'static str,
    /// The question.
    pub text: &'static str,
    /// What to look out for.
    pub guide: &'static str,
}

/// Every question, in the order of the verdicts of a [`Sentence`].
pub const QUESTIONS: [Question; 4] = [
    Question {
        id: "attribution",
        text: "Is something in this sentence said, written, thought or planned by somebody whom the text points to?",
        guide: "Yes for “the mayor said”, “according to the report”, “she hopes”, and for a quotation whose speaker stands \
                in the sentence before or after. No for what the outlet says itself, and for what rests on nobody (“is said to”).",
    },
    Question {
        id: "anonymous",
        text: "Is one of these sources unnamed, though it is one person, or a counted group of persons?",
        guide: "Yes for “a senior official”, “two officers”, “one resident”. No for bodies (“the ministry”), for groups in \
                general (“critics”), for whoever is named elsewhere in the article, and where nothing is attributed.",
    },
    Question {
        id: "loaded",
        text: "Does the outlet itself use a word here that judges, where a plainer one would do?",
        guide: "Yes for “regime”, “slammed”, “shocking” in the outlet’s own words, headline included. No for words inside \
                quotations or in what it reports of others.",
    },
    Question {
        id: "hedged",
        text: "Does a claim here rest on nobody?",
        guide: "Yes for “reportedly”, “is believed to”, “fears that”, “critics say”. No for might, may and likely.",
    },
];
