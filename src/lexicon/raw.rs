//! TOML text -> what it says: every field read, every problem noted with its place, nothing judged across files.

use std::ops::Range;
use std::sync::Arc;

use super::entry::{
    ActsOn, Attributes, Complement, CueClass, Details, Frame, FurnitureZone, MatchMode, ObjectIs, PartOfSpeech,
    PoliticalSide, ReasonKind, Role, SourceIs, SourceType, Text, Voice,
};
use super::vocabulary::Class;
use crate::diagnostic::{Fields, TomlFile, nearest};

/// One file as written.
#[derive(Debug, Default)]
pub(crate) struct RawFile {
    pub(crate) id: String,
    pub(crate) role: Option<Role>,
    pub(crate) about: Option<String>,
    pub(crate) question: Option<String>,
    pub(crate) version: Option<String>,
    pub(crate) sources: Vec<Text>,
    pub(crate) voices: Vec<Voice>,
    pub(crate) off: bool,
    pub(crate) terms: Vec<RawTerm>,
}

/// One term as written, defaults of its group and file filled in.
#[derive(Clone, Debug)]
pub(crate) struct RawTerm {
    pub(crate) text: String,
    pub(crate) at: Range<usize>,
    pub(crate) stated: Arc<Stated>,
}

/// What a term or a group states, and where.
#[derive(Debug)]
pub(crate) struct Stated {
    pub(crate) details: Arc<Details>,
    /// Where each of the exceptions stands.
    pub(crate) except_at: Vec<Range<usize>>,
    pub(crate) off: bool,
}

/// The fields that a term, a group and (as defaults) a file share.
#[derive(Default)]
struct TermFields {
    pos: Option<PartOfSpeech>,
    mode: Option<MatchMode>,
    case: bool,
    weight: Option<f64>,
    except: Vec<Text>,
    except_at: Vec<Range<usize>>,
    instead: Vec<Text>,
    note: Option<Text>,
    hits: Vec<Text>,
    misses: Vec<Text>,
    off: bool,
    attributes: Attributes,
}

/// Reads one file. The role of a file that extends another may be absent: `role_of` looks it up by id.
pub(crate) fn read(toml: &TomlFile<'_>, role_of: impl Fn(&str) -> Option<Role>) -> RawFile {
    let root = toml.root();
    let fields = Fields::new(toml, root.get_ref(), 0..0);
    read_file(toml, &fields, role_of)
}

fn read_file(toml: &TomlFile<'_>, fields: &Fields<'_, '_>, role_of: impl Fn(&str) -> Option<Role>) -> RawFile {
    let id = fields.required("id").unwrap_or_default().to_owned();
    let stated = fields.choice("role", Role::NAMES, Role::parse);
    let role = stated.or_else(|| role_of(&id));
    if role.is_none() && fields.value("role").is_none() && !id.is_empty() {
        let help = Some(format!(
            "\"{id}\" is no known lexicon to extend; a new one needs a role; name the file that is extended too, before this one"
        ));
        toml.error("missing-field", fields.at(), "`role` is missing".to_owned(), help);
    }
    let text = |key| fields.string(key).map(str::to_owned);
    let mut file = RawFile {
        role,
        about: text("about"),
        question: text("question"),
        version: text("version"),
        sources: owned(fields.strings("sources")),
        off: fields.boolean("off").unwrap_or(false),
        ..RawFile { id, ..RawFile::default() }
    };
    for (name, at) in fields.strings("voices") {
        match Voice::parse(name) {
            Some(voice) => file.voices.push(voice),
            None => fields.unknown_choice("voice", name, at, Voice::NAMES),
        }
    }
    // Under a role that is none the terms are read too, as those of the role that was meant, so that all is told at once.
    let meant =
        || nearest(fields.value("role")?.get_ref().as_str()?, Role::NAMES.iter().copied()).and_then(Role::parse);
    let role = role.or_else(meant).map_or(Meant::Nothing, Meant::Role);
    let defaults = term_fields(fields, role, &TermFields::default());
    weigh(toml, fields, &defaults);
    for key in OF_ONE_TERM.iter().filter(|key| fields.value(key).is_some()) {
        let help = Some("put it under [[term]] or [[group]]".to_owned());
        toml.error("misplaced-field", fields.place(key), format!("`{key}` at the head holds for no term"), help);
    }
    for term in fields.tables("term") {
        let text = term.required("text").unwrap_or_default().to_owned();
        let at = term.place("text");
        let stated = term_fields(&term, role, &defaults);
        weigh(toml, &term, &stated);
        term.finish();
        file.terms.push(RawTerm { text, at, stated: stated.stated(role) });
    }
    for group in fields.tables("group") {
        let shared = term_fields(&group, role, &defaults);
        weigh(toml, &group, &shared);
        let shared = shared.stated(role);
        let texts = group.strings("texts");
        group.finish();
        let term = |(text, at): (&str, _)| RawTerm { text: text.to_owned(), at, stated: Arc::clone(&shared) };
        file.terms.extend(texts.into_iter().map(term));
    }
    fields.finish();
    file
}

/// Notes a weight that is out of range where it is stated, once for all terms that take it from there.
fn weigh(toml: &TomlFile<'_>, fields: &Fields<'_, '_>, found: &TermFields) {
    let stated = found.weight.filter(|_| fields.value("weight").is_some());
    if let Some(weight) = stated.filter(|weight| !(0.0..=1.0).contains(weight)) {
        let help = Some("a number from 0 to 1".to_owned());
        toml.error("bad-weight", fields.place("weight"), format!("the weight {weight} is out of range"), help);
    }
}

/// Fields that are of one term or group: others take none of them from the head.
const OF_ONE_TERM: [&str; 8] = ["except", "instead", "note", "hits", "misses", "before", "after", "forms"];

/// The role whose terms are read.
#[derive(Copy, Clone)]
enum Meant {
    Role(Role),
    /// Nothing is known of it: fields that only some roles have may stand there or not.
    Nothing,
}

fn term_fields(fields: &Fields<'_, '_>, role: Meant, defaults: &TermFields) -> TermFields {
    let pos = fields.choice("pos", PartOfSpeech::NAMES, PartOfSpeech::parse).or(defaults.pos);
    let mode = fields.choice("match", MatchMode::NAMES, MatchMode::parse).or(defaults.mode);
    let case = fields.boolean("case").unwrap_or(defaults.case);
    let weight = fields.number("weight").or(defaults.weight);
    let (except, except_at) = fields.strings("except").into_iter().map(|(text, at)| (owned_text(text), at)).unzip();
    TermFields {
        pos,
        mode,
        case,
        weight,
        except,
        except_at,
        instead: owned(fields.strings("instead")),
        note: fields.string("note").map(owned_text),
        hits: owned(fields.strings("hits")),
        misses: owned(fields.strings("misses")),
        off: fields.boolean("off").unwrap_or(false),
        attributes: attributes(fields, role, &defaults.attributes),
    }
}

/// Weight of a term where neither it, its group nor its file states one.
const DEFAULT_WEIGHT: f64 = 0.5;

impl TermFields {
    /// What they come to, with what the role takes for granted.
    fn stated(self, role: Meant) -> Arc<Stated> {
        let is = |wanted| matches!(role, Meant::Role(role) if role == wanted);
        let mut attributes = self.attributes;
        if attributes.class.is_none() && is(Role::Media) {
            attributes.class = Some(Class::MediaName);
        }
        let grammar_word = is(Role::Grammar) && self.pos.is_none();
        let default_mode = if grammar_word { MatchMode::Exact } else { MatchMode::Inflections };
        #[expect(clippy::cast_possible_truncation, reason = "a weight is from 0 to 1")]
        let weight = self.weight.unwrap_or(DEFAULT_WEIGHT) as f32;
        let details = Details {
            weight,
            pos: self.pos,
            mode: self.mode.unwrap_or(default_mode),
            case: self.case,
            except: self.except,
            instead: self.instead,
            note: self.note,
            hits: self.hits,
            misses: self.misses,
            attributes,
        };
        let details = Arc::new(details);
        Arc::new(Stated { details, except_at: self.except_at, off: self.off })
    }
}

fn attributes(fields: &Fields<'_, '_>, role: Meant, defaults: &Attributes) -> Attributes {
    let mut found = Attributes::default();
    let Meant::Role(role) = role else {
        let keys = [
            "side", "class", "asserts", "takes", "object", "source", "type", "reason", "zone", "forms", "before",
            "after",
        ];
        for key in keys {
            fields.value(key);
        }
        return found;
    };
    match role {
        Role::Loaded | Role::Opinion | Role::Hedge => {
            found.side = fields.choice("side", PoliticalSide::NAMES, PoliticalSide::parse).or(defaults.side);
            found.acts_on = fields.choice("object", ActsOn::NAMES, ActsOn::parse).or(defaults.acts_on);
            found.before = owned(fields.strings("before"));
            found.after = owned(fields.strings("after"));
        }
        Role::Cue => found.cue = Some(frame(fields, defaults.cue.as_ref())),
        Role::SourceRole => {
            found.source_type = fields.choice("type", SourceType::NAMES, SourceType::parse).or(defaults.source_type);
            found.class = Some(Class::RoleNoun);
            found.forms = owned(fields.strings("forms"));
        }
        _ => {
            found.class = class(fields, role).or(defaults.class);
            found.source_type = fields.choice("type", SourceType::NAMES, SourceType::parse).or(defaults.source_type);
            found.reason = fields.choice("reason", ReasonKind::NAMES, ReasonKind::parse).or(defaults.reason);
            found.zone = fields.choice("zone", FurnitureZone::NAMES, FurnitureZone::parse).or(defaults.zone);
            found.forms = owned(fields.strings("forms"));
        }
    }
    found
}

fn frame(fields: &Fields<'_, '_>, defaults: Option<&Frame>) -> Frame {
    let mut takes = Vec::new();
    for (name, at) in fields.strings("takes") {
        match Complement::parse(name) {
            Some(complement) => takes.push(complement),
            None => fields.unknown_choice("complement", name, at, Complement::NAMES),
        }
    }
    if takes.is_empty() {
        takes = defaults.map(|frame| frame.takes.clone()).unwrap_or_default();
    }
    let class = fields.choice("class", CueClass::NAMES, CueClass::parse).or(defaults.map(|frame| frame.class));
    let class = class.unwrap_or(CueClass::Neutral);
    let same = defaults.filter(|frame| frame.class == class);
    let asserts = fields.boolean("asserts").or(same.map(|frame| frame.asserts));
    Frame {
        class,
        asserts: asserts.unwrap_or(class != CueClass::Attitude),
        takes,
        object: fields
            .choice("object", ObjectIs::NAMES, ObjectIs::parse)
            .or_else(|| defaults.and_then(|frame| frame.object)),
        source: fields
            .choice("source", SourceIs::NAMES, SourceIs::parse)
            .or(defaults.map(|frame| frame.source))
            .unwrap_or(SourceIs::Subject),
    }
}

/// The class names that files of a role may use, and what they stand for.
pub(crate) fn classes_of(role: Role) -> &'static [(&'static str, Class)] {
    match role {
        Role::Institution => &[
            ("head-noun", Class::InstitutionNoun),
            ("name", Class::InstitutionName),
            ("company-suffix", Class::CompanySuffix),
        ],
        Role::Media => &[("name", Class::MediaName), ("head-noun", Class::MediaNoun), ("platform", Class::Platform)],
        Role::Document => &[
            ("document", Class::DocumentNoun),
            ("survey", Class::SurveyNoun),
            ("dataset", Class::DatasetNoun),
            ("statement", Class::StatementNoun),
        ],
        Role::GenericGroup => {
            &[("bare", Class::BareGroup), ("generic", Class::GenericGroup), ("collective", Class::CollectiveGroup)]
        }
        Role::Anonymity => &[("grant", Class::Grant), ("closeness", Class::Closeness), ("reason", Class::Reason)],
        Role::Reply => &[
            ("declined", Class::Declined),
            ("no-response", Class::NoResponse),
            ("unreachable", Class::Unreachable),
            ("asked", Class::Asked),
            ("not-commented", Class::NotCommented),
        ],
        Role::HedgedClaim => &[
            ("adverb", Class::HedgeAdverb),
            ("passive", Class::HedgePassive),
            ("nominal", Class::HedgeNominal),
            ("collective-noun", Class::HedgeCollectiveNoun),
            ("collective-pronoun", Class::HedgeCollectivePronoun),
            ("adjective", Class::HedgeAdjective),
            ("appearance", Class::HedgeAppearance),
            ("unclear", Class::HedgeUnclear),
        ],
        Role::Furniture => &[
            ("line-is", Class::LineIs),
            ("line-starts", Class::LineStarts),
            ("line-contains", Class::LineContains),
            ("section", Class::SectionName),
        ],
        Role::Topic => &[("sign", Class::TopicSign), ("sense", Class::TopicSense)],
        Role::QuotedTerm => &[
            ("title-noun", Class::TitleNoun),
            ("term-noun", Class::TermNoun),
            ("term-verb", Class::TermVerb),
            ("cry", Class::Cry),
            ("explaining-verb", Class::ExplainingVerb),
        ],
        _ => &[],
    }
}

fn class(fields: &Fields<'_, '_>, role: Role) -> Option<Class> {
    if role == Role::Grammar {
        return fields.choice("class", Class::NAMES, Class::parse);
    }
    let known = classes_of(role);
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    fields.choice("class", &names, |name| known.iter().find(|(known, _)| *known == name).map(|(_, class)| *class))
}

fn owned(texts: Vec<(&str, Range<usize>)>) -> Vec<Text> {
    texts.into_iter().map(|(text, _)| owned_text(text)).collect()
}

fn owned_text(text: &str) -> Text {
    Text::Owned(text.to_owned())
}
