//! `onrecord lexicon explain`: every hit of a text and every near miss, with the entry and what decided.

use std::fmt::Write;
use std::io::{self, Read};

use anyhow::Context;
use clap::Args;
use onrecord::analysis::{Analysis, explain};
use onrecord::lexicon::{EntryId, LexiconSet, Role};
use onrecord::metric::{Article, FEWEST_SCORED_WORDS, LoadedHit, loaded_hits, own_voice_words};
use onrecord::text::{CodePoints, Document};
use onrecord::wording::{Explained, Guard, Miss, Passed, Voice};
use serde::Serialize;

use super::format::{FormatArgs, weight};
use crate::cli::Outcome;
use crate::cli::arguments::{ReadArgs, SettingsArgs};
use crate::cli::session::Session;
use crate::cli::table::Table;

/// Explain a text: every word that the lexicons of language know, whether it counts, and if not, why not
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The text, or - for standard input
    text: String,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    settings: SettingsArgs,
}

/// All that is told of a text.
#[derive(Serialize)]
struct Told {
    hits: Vec<Term>,
    near_misses: Vec<Term>,
    score: Score,
}

/// A term where it stands.
#[derive(Serialize)]
struct Term {
    words: String,
    /// In code points.
    span: [u32; 2],
    entry: String,
    lexicon: String,
    role: &'static str,
    weight: f64,
    file: String,
    line: u32,
    voice: Option<&'static str>,
    speaker: Option<String>,
    /// What it adds to the loaded score.
    counted: f64,
    /// Why it counts nothing, or is no hit; in words.
    why: Option<String>,
    /// What the entry asks for and found, and what is noted of it; in words.
    passed: Vec<String>,
}

#[derive(Serialize)]
struct Score {
    weights: f64,
    words: f64,
    #[serde(rename = "loaded-score")]
    score: Option<f64>,
}

impl Explain {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let session = Session::open(&self.settings, &ReadArgs::default())?;
        let mut text = self.text;
        if text == "-" {
            text.clear();
            io::stdin().read_to_string(&mut text).context("reading standard input")?;
        }
        let doc = Document::new(text);
        let (analysis, terms) = explain(&doc, &session.lexicons, &session.settings);
        let explaining = Explaining { session: &session, doc: &doc, analysis: &analysis };
        self.format.print(&explaining.told(&terms), in_words)?;
        Ok(Outcome::Done)
    }
}

struct Explaining<'a> {
    session: &'a Session,
    doc: &'a Document,
    analysis: &'a Analysis,
}

impl Explaining<'_> {
    fn lexicons(&self) -> &LexiconSet {
        &self.session.lexicons
    }

    fn article(&self) -> Article<'_> {
        let Session { lexicons, settings, .. } = self.session;
        Article { doc: self.doc, analysis: self.analysis, lexicons, settings }
    }

    fn told(&self, terms: &[Explained]) -> Told {
        let article = self.article();
        let loaded: Vec<LoadedHit> = loaded_hits(&article).collect();
        let points = CodePoints::new(self.doc.text());
        let terms: Vec<(bool, Term)> = terms
            .iter()
            .filter_map(|term| Some((term.miss.is_none(), self.term(term, &loaded, points.of(term.span))?)))
            .collect();
        let (hits, near): (Vec<_>, Vec<_>) = terms.into_iter().partition(|(is_hit, _)| *is_hit);
        let own = |hits: Vec<(bool, Term)>| hits.into_iter().map(|(_, term)| term).collect();
        let measures = self.session.plan.measure(&article);
        let ids = self.session.plan.ids().iter();
        let score = ids.zip(&measures).find(|(id, _)| *id == "loaded-score").and_then(|(_, measure)| measure.value);
        // A sum of nothing is -0.
        let weights = 0.0 + loaded.iter().filter(|hit| hit.voice.is_own()).map(|hit| hit.weight).sum::<f64>();
        let score = Score { weights, words: own_voice_words(&article), score };
        Told { hits: own(hits), near_misses: own(near), score }
    }

    fn term(&self, term: &Explained, loaded: &[LoadedHit], span: [u32; 2]) -> Option<Term> {
        let entry = self.lexicons().entry(term.entry)?;
        let file = self.lexicons().file_of(entry)?;
        let (name, line) = self.lexicons().origin_of(entry);
        let source = term.source.and_then(|id| self.analysis.sources.get(id.0 as usize));
        let speaker = source.map(|source| self.doc[source.name].to_owned());
        let counted = match term.miss {
            Some(miss) => Err(self.why_missed(miss)),
            None => self.counted(term, file.role, loaded, speaker.as_deref()),
        };
        Some(Term {
            words: self.doc[term.span].to_owned(),
            span,
            entry: entry.text.to_string(),
            lexicon: file.id.to_string(),
            role: file.role.name(),
            weight: weight(entry.weight),
            file: name.to_owned(),
            line,
            voice: term.voice.map(|voice| voice.name()),
            speaker,
            counted: *counted.as_ref().unwrap_or(&0.0),
            why: counted.err(),
            passed: self.passed(&term.passed),
        })
    }

    /// What a hit adds to the loaded score, or why it adds nothing.
    fn counted(
        &self,
        term: &Explained,
        role: Role,
        loaded: &[LoadedHit],
        speaker: Option<&str>,
    ) -> Result<f64, String> {
        if role != Role::Loaded {
            return Err(format!("counted as {}, not in the loaded score", role.name()));
        }
        let by = speaker.map_or_else(String::new, |speaker| format!(" by {speaker}"));
        match term.voice {
            Some(Voice::Quoted) => return Err(format!("not in the score: quoted{by}")),
            Some(Voice::Paraphrased) => return Err(format!("not in the score: paraphrased{by}")),
            Some(voice) if !voice.is_own() => return Err(format!("not in the score: in a {}", voice.name())),
            _ => {}
        }
        let place = loaded.iter().find(|hit| hit.span.overlaps(term.span));
        match place {
            Some(place) if place.entry == term.entry => Ok(place.weight),
            Some(place) => Err(format!("the place counts once, for {}", self.name_of(place.entry))),
            None => Ok(0.0),
        }
    }

    fn name_of(&self, id: EntryId) -> String {
        let Some(entry) = self.lexicons().entry(id) else { return String::new() };
        let lexicon = self.lexicons().file_of(entry).map_or("", |file| &*file.id);
        format!("\"{}\" of {lexicon}", entry.text)
    }

    fn passed(&self, passed: &Passed) -> Vec<String> {
        let Passed { before, after, object, negation } = *passed;
        let found =
            [("before it", before), ("after it", after), ("acts on", object), ("negated, not left out", negation)];
        let told = found.into_iter().filter_map(|(what, place)| Some(format!("{what}: \"{}\"", &self.doc[place?])));
        told.collect()
    }

    fn why_missed(&self, miss: Miss) -> String {
        match miss {
            Miss::OtherForm => "no form of the entry that is looked for".to_owned(),
            Miss::Guarded(Guard::Excepted(place)) => format!("an exception of the entry: \"{}\"", &self.doc[place]),
            Miss::Guarded(Guard::Capitals) => "not the capitals of the entry (case = true)".to_owned(),
            Miss::Guarded(Guard::Name) => "part of a name".to_owned(),
            Miss::Guarded(Guard::Noun) => "a noun here, listed as a verb".to_owned(),
            Miss::Guarded(Guard::Abbreviation) => "all capitals: as likely an abbreviation".to_owned(),
            Miss::Guarded(Guard::Covered(by)) => format!("these words count for {}", self.name_of(by)),
            Miss::Guarded(Guard::Silent(voice)) => {
                format!("the lexicon does not count in this voice ({})", voice.name())
            }
            Miss::Guarded(Guard::Before) => "none of the words in `before` stands before it".to_owned(),
            Miss::Guarded(Guard::After) => "none of the words in `after` stands after it".to_owned(),
            Miss::Guarded(Guard::Object) => "it acts on no person or body".to_owned(),
            Miss::Guarded(Guard::Parted) => "a sentence ends inside it".to_owned(),
            Miss::Guarded(Guard::Introduces) => "introduces a term".to_owned(),
            Miss::Guarded(Guard::Cue) => "tells how a source speaks or thinks".to_owned(),
            Miss::Guarded(Guard::Topic) => "a plain word of what is told of here (role topic)".to_owned(),
            Miss::Guarded(Guard::Furniture) => "page furniture, not part of the article".to_owned(),
        }
    }
}

fn in_words(told: &Told) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    if told.hits.is_empty() {
        out.push_str("No entry of the language lexicons is found here.\n");
    } else {
        let _ = writeln!(out, "Hits\n{}", table(&told.hits));
    }
    if !told.near_misses.is_empty() {
        let _ = writeln!(out, "Near misses\n{}", table(&told.near_misses));
    }
    if let (false, Some(score)) = (told.hits.is_empty(), told.score.score) {
        let Score { weights, words, .. } = told.score;
        let few = if words < FEWEST_SCORED_WORDS {
            format!(" (fewer than {FEWEST_SCORED_WORDS} count as so many)")
        } else {
            String::new()
        };
        let _ = writeln!(
            out,
            "loaded-score {score:.1}: weights {weights:.2}, {words:.0} words in the paper's own voice{few}"
        );
    }
    out
}

/// What a term counts, or why it does not, and what let it pass.
fn in_one(term: &Term) -> String {
    let counts = term.why.clone().unwrap_or_else(|| format!("{:.2}", term.counted));
    if term.passed.is_empty() { counts } else { format!("{counts} ({})", term.passed.join("; ")) }
}

fn table(terms: &[Term]) -> Table {
    let mut table = Table::new(["words", "entry", "lexicon", "weight", "voice", "counts", "from"]).right(3);
    for term in terms {
        table.row([
            term.words.split_whitespace().collect::<Vec<_>>().join(" "),
            term.entry.clone(),
            term.lexicon.clone(),
            format!("{:.2}", term.weight),
            term.voice.unwrap_or("").to_owned(),
            in_one(term),
            format!("{}:{}", term.file, term.line),
        ]);
    }
    table
}
