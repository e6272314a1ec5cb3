//! What the words of a report mean.

use serde::Serialize;

use super::story::Story;

/// A word and what it means.
#[derive(Copy, Clone, Debug, PartialEq, Serialize)]
pub struct Definition {
    /// The word.
    pub term: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

const ALWAYS: &[(&str, &str)] = &[
    ("attribution", "A source said, wrote, thinks or plans something, signalled by a cue: a verb, a noun or a phrase."),
    (
        "direct, mixed, indirect",
        "At least 80 % of the words of a statement stand inside quotation marks; some of them; none.",
    ),
    (
        "source",
        "A person, body or document to whom at least one statement, belief or finding is attributed. Different names \
         for the same source are joined.",
    ),
    (
        "identification level",
        "5 name and role; 4 name only; 3 institution, office or document; 2 unnamed but described; 1 a group in \
         general; 0 bare.",
    ),
    (
        "anonymous",
        "Counted by three definitions. Strict: unnamed, with a grant of anonymity or a phrase of closeness. \
         Described: unnamed, a person or counted group. Broad: general groups included.",
    ),
    (
        "voice",
        "Who is heard: the headline, the paper itself, somebody in quotation marks, somebody in paraphrase, a caption.",
    ),
    (
        "loaded word",
        "A word that carries a judgement where a neutral word exists, found by the lexicons named at the end. Weight: \
         how strong the judgement is, from 0 to 1.",
    ),
    ("claim that rests on nobody", "A hedged claim with no source in its sentence that answers for it."),
    ("scare quote", "One to four quoted words that nobody is said to have spoken."),
    (
        "interval",
        "The values that fit what was counted (95 %), if the article is taken as a sample of how its outlet writes. \
         Short texts have wide intervals.",
    ),
    (
        "effective number of sources",
        "How many sources with equal shares would be as varied as these: exp(H) over attributed words.",
    ),
    ("states", "ok: nothing stands out. note: worth knowing. look: read the evidence. cannot tell: not to be had."),
];

const SIDES: (&str, &str) = ("sides", "Groups of sources, as the user of the program has drawn them.");
const BASELINE: (&str, &str) =
    ("more than … % of", "The share of articles in the named baseline that have a lower value.");

/// The words that this report uses.
pub(super) fn build(story: &Story<'_, '_>) -> Vec<Definition> {
    let sides = (!story.article.settings.sides.is_empty()).then_some(SIDES);
    let baseline = story.baseline.map(|_| BASELINE);
    let all = ALWAYS.iter().copied().chain(sides).chain(baseline);
    all.map(|(term, meaning)| Definition { term, meaning }).collect()
}
