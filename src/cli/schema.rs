//! `onrecord schema`: JSON Schemas of what the program writes and reads.

use clap::{Args, ValueEnum};
use onrecord::input::HeadlineMode;
use onrecord::lexicon::{
    ActsOn, Complement, CueClass, FurnitureZone, MatchMode, ObjectIs, PartOfSpeech, PoliticalSide, ReasonKind, Role,
    SourceIs, SourceType, Voice,
};
use onrecord::settings::{AnonymousDefinition, RESAMPLES, SEEDS, Settings};
use serde_json::{Value, json};

use super::{Outcome, output};

/// Print the JSON Schema of an analysis, of the settings or of a lexicon
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Schema {
    /// Of what
    #[arg(value_enum, default_value_t)]
    of: Of,
}

const AFTER_HELP: &str = "\
Examples:
  onrecord schema > analysis.schema.json        rows of `onrecord score`
  onrecord schema settings                      onrecord.toml, for editors that complete TOML
  onrecord schema lexicon > lexicon.schema.json word lists, for the same";

#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Of {
    /// One row of `onrecord score --format jsonl`
    #[default]
    Analysis,
    /// onrecord.toml
    Settings,
    /// A lexicon file
    Lexicon,
}

/// The dialect that all schemas are written in.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

impl Schema {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let text = match self.of {
            Of::Analysis => onrecord::report::schema(),
            Of::Settings => serde_json::to_string_pretty(&settings())?,
            Of::Lexicon => serde_json::to_string_pretty(&lexicon())?,
        };
        output::print(format!("{text}\n").as_bytes())?;
        Ok(Outcome::Done)
    }
}

fn settings() -> Value {
    let defaults = Settings::default();
    let texts = json!({"type": "array", "items": {"type": "string"}});
    let word = |words: &[&str]| json!({"enum": words});
    let one_of = |names: [&str; 3]| {
        let limits: serde_json::Map<String, Value> = names
            .iter()
            .filter(|name| !name.is_empty())
            .map(|name| ((*name).to_owned(), json!({"type": "number"})))
            .collect();
        json!({"type": "object", "properties": limits, "minProperties": 1, "maxProperties": 1,
            "additionalProperties": false})
    };
    let rules = |limits: Value, words: &[&str]| json!({"type": "object", "additionalProperties": {"anyOf": [{"type": "boolean"}, word(words), limits]}});
    json!({
        "$schema": DIALECT,
        "title": "onrecord.toml",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "lexicons": {"description": "Files and folders in order of loading; `builtin` is what the program brings.",
                "type": "array", "items": {"type": "string"}, "default": ["builtin"]},
            "headline": {"description": "Where the headline of an article stands.",
                "enum": HeadlineMode::NAMES, "default": "auto"},
            "baseline": {"description": "Name of the corpus that percentiles refer to.", "type": "string"},
            "anonymous": {"description": "The definition of an anonymous source that is shown first.",
                "enum": AnonymousDefinition::NAMES, "default": "described"},
            "resamples": {"description": "Most resamples of an interval.", "type": "integer",
                "minimum": RESAMPLES.start(), "maximum": RESAMPLES.end(), "default": defaults.resamples},
            "seed": {"description": "Seed of everything that is drawn at random.", "type": "integer",
                "minimum": SEEDS.start(), "maximum": SEEDS.end(), "default": defaults.seed},
            "sides": {"description": "Sides of the story. A source matches by any rule; the first side wins.",
                "type": "object",
                "additionalProperties": {"type": "object", "additionalProperties": false, "minProperties": 1,
                    "properties": {
                        "names": texts.clone(),
                        "types": {"type": "array", "items": word(SourceType::NAMES)},
                        "roles": texts,
                        "pattern": {"type": "string"},
                    }}},
            "look": rules(one_of(["above", "below", "above_percentile"]), &["never", "first"]),
            "gates": rules(one_of(["at_most", "at_least", "at_most_percentile"]), &["never"]),
        }
    })
}

fn lexicon() -> Value {
    let text = || json!({"type": "string"});
    let texts = || json!({"type": "array", "items": {"type": "string"}});
    let yes_no = || json!({"type": "boolean"});
    let about = |what: &str, schema: Value| joined(&json!({"description": what}), &schema);
    let objects = [ObjectIs::NAMES, ActsOn::NAMES].concat();
    let shared = json!({
        "pos": {"description": "Part of speech: decides which forms are made.", "enum": PartOfSpeech::NAMES},
        "match": {"description": "How the text is matched.", "enum": MatchMode::NAMES, "default": "inflections"},
        "case": about("With its capitals as written, for acronyms and names.", yes_no()),
        "weight": {"description": "How much a hit counts.", "type": "number", "minimum": 0, "maximum": 1},
        "off": about("Takes the entry out of the lexicon.", yes_no()),
        "side": {"description": "Whose usage a partisan-coded term is.", "enum": PoliticalSide::NAMES},
        "class": {"description": "Class of a cue, or of a word, as its role has them.", "type": "string",
            "examples": CueClass::NAMES},
        "asserts": about("Who uses this cue says or believes that something is so, whatever stands behind it.", yes_no()),
        "takes": {"type": "array", "items": {"enum": Complement::NAMES}},
        "object": {"description": "What a word of language must act on; what the object of a cue is.", "enum": objects},
        "source": {"enum": SourceIs::NAMES},
        "type": {"enum": SourceType::NAMES},
        "reason": {"enum": ReasonKind::NAMES},
        "zone": {"enum": FurnitureZone::NAMES},
    });
    let of_a_term = json!({
        "except": about("Phrases that hold the entry and are no hits.", texts()),
        "instead": about("Plainer words, shown in reports.", texts()),
        "hits": about("Sentences in which it must be found.", texts()),
        "misses": about("Sentences in which it must not be found.", texts()),
        "note": about("Why the entry is as it is.", text()),
        "before": about("Words of which one must stand within three words before it.", texts()),
        "after": about("Words of which one must stand within three words after it.", texts()),
        "forms": texts(),
    });
    let with = |own: Value, required: Value| json!({"type": "object", "additionalProperties": false, "properties": own, "required": required});
    let terms = |own: Value, required: Value| with(joined(&own, &joined(&shared, &of_a_term)), required);
    let about_file = json!({
        "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "role": {"enum": Role::NAMES},
        "about": text(), "question": text(), "version": text(), "sources": texts(),
        "voices": {"type": "array", "items": {"enum": Voice::NAMES}},
        "term": {"type": "array", "items": terms(json!({"text": text()}), json!(["text"]))},
        "group": {"type": "array", "items": terms(json!({"texts": texts()}), json!(["texts"]))},
    });
    let head = json!({"$schema": DIALECT, "title": "A lexicon of onrecord"});
    // What stands at the head holds for all terms that do not say otherwise.
    joined(&head, &with(joined(&about_file, &shared), json!(["id"])))
}

fn joined(own: &Value, shared: &Value) -> Value {
    let fields = [own, shared].into_iter().filter_map(Value::as_object).flatten();
    Value::Object(fields.map(|(name, value)| (name.clone(), value.clone())).collect())
}
