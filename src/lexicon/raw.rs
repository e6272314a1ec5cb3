//! TOML text -> what it says: every field read, every problem noted with its place, nothing judged across files.

use std::ops::Range;

use super::entry::{
    Attributes, Complement, CueClass, Frame, FurnitureZone, MatchMode, ObjectIs, PartOfSpeech, PoliticalSide,
    ReasonKind, Role, SourceIs, SourceType,
};
use super::vocabulary::Class;
use crate::diagnostic::{Diagnostic, Fields, TomlFile};

/// One file as written.
#[derive(Debug, Default)]
pub(crate) struct RawFile {
    pub(crate) id: String,
    pub(crate) role: Option<Role>,
    pub(crate) about: Option<String>,
    pub(crate) question: Option<String>,
    pub(crate) version: Option<String>,
    pub(crate) sources: Vec<String>,
    pub(crate) off: bool,
    pub(crate) terms: Vec<RawTerm>,
}

/// One term as written, defaults of its group and file filled in.
#[derive(Clone, Debug)]
pub(crate) struct RawTerm {
    pub(crate) text: String,
    pub(crate) at: Range<usize>,
    pub(crate) fields: TermFields,
}

/// The fields that a term, a group and (as defaults) a file share.
#[derive(Clone, Debug, Default)]
pub(crate) struct TermFields {
    pub(crate) pos: Option<PartOfSpeech>,
    pub(crate) mode: Option<MatchMode>,
    pub(crate) case: bool,
    pub(crate) weight: Option<f64>,
    pub(crate) except: Vec<(String, Range<usize>)>,
    pub(crate) instead: Vec<String>,
    pub(crate) note: Option<String>,
    pub(crate) hits: Vec<(String, Range<usize>)>,
    pub(crate) misses: Vec<(String, Range<usize>)>,
    pub(crate) off: bool,
    pub(crate) attributes: Attributes,
}

/// Reads one file. The role of a file that extends another may be absent: `role_of` looks it up by id.
pub(crate) fn read(name: &str, text: &str, role_of: impl Fn(&str) -> Option<Role>) -> (RawFile, Vec<Diagnostic>) {
    let toml = TomlFile::new(name, text);
    let root = toml.root();
    let fields = Fields::new(&toml, root.get_ref(), 0..0);
    let file = read_file(&toml, &fields, role_of);
    (file, toml.finish())
}

fn read_file(toml: &TomlFile<'_>, fields: &Fields<'_, '_>, role_of: impl Fn(&str) -> Option<Role>) -> RawFile {
    let id = fields.required("id").unwrap_or_default().to_owned();
    let stated = fields.choice("role", Role::NAMES, Role::parse);
    let role = stated.or_else(|| role_of(&id));
    if role.is_none() && fields.value("role").is_none() && !id.is_empty() {
        let help = Some(format!("\"{id}\" is no known lexicon to extend; a new one needs a role"));
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
    fields.strings("voices");
    let Some(role) = role else { return file };
    let defaults = term_fields(fields, role, &TermFields::default());
    for term in fields.tables("term") {
        let text = term.required("text").unwrap_or_default().to_owned();
        let at = term.place("text");
        let own = term_fields(&term, role, &defaults);
        term.finish();
        file.terms.push(RawTerm { text, at, fields: own });
    }
    for group in fields.tables("group") {
        let shared = term_fields(&group, role, &defaults);
        let texts = group.strings("texts");
        group.finish();
        file.terms.extend(texts.into_iter().map(|(text, at)| RawTerm {
            text: text.to_owned(),
            at,
            fields: shared.clone(),
        }));
    }
    fields.finish();
    file
}

fn term_fields(fields: &Fields<'_, '_>, role: Role, defaults: &TermFields) -> TermFields {
    TermFields {
        pos: fields.choice("pos", PartOfSpeech::NAMES, PartOfSpeech::parse).or(defaults.pos),
        mode: fields.choice("match", MatchMode::NAMES, MatchMode::parse).or(defaults.mode),
        case: fields.boolean("case").unwrap_or(defaults.case),
        weight: fields.number("weight").or(defaults.weight),
        except: placed(fields.strings("except")),
        instead: owned(fields.strings("instead")),
        note: fields.string("note").map(str::to_owned),
        hits: placed(fields.strings("hits")),
        misses: placed(fields.strings("misses")),
        off: fields.boolean("off").unwrap_or(false),
        attributes: attributes(fields, role, &defaults.attributes),
    }
}

fn attributes(fields: &Fields<'_, '_>, role: Role, defaults: &Attributes) -> Attributes {
    let mut found = Attributes::default();
    match role {
        Role::Loaded | Role::Opinion | Role::Hedge => {
            found.side = fields.choice("side", PoliticalSide::NAMES, PoliticalSide::parse).or(defaults.side);
        }
        Role::Cue => found.cue = Some(frame(fields, defaults.cue.as_ref())),
        Role::SourceRole => {
            found.source_type = fields.choice("type", SourceType::NAMES, SourceType::parse).or(defaults.source_type);
            found.class = Some(Class::RoleNoun);
        }
        _ => {
            found.class = class(fields, role).or(defaults.class);
            found.source_type = fields.choice("type", SourceType::NAMES, SourceType::parse).or(defaults.source_type);
            found.reason = fields.choice("reason", ReasonKind::NAMES, ReasonKind::parse).or(defaults.reason);
            found.zone = fields.choice("zone", FurnitureZone::NAMES, FurnitureZone::parse).or(defaults.zone);
            found.forms = fields.strings("forms").into_iter().map(|(form, _)| form.into()).collect();
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
    Frame {
        class: fields
            .choice("class", CueClass::NAMES, CueClass::parse)
            .or(defaults.map(|frame| frame.class))
            .unwrap_or(CueClass::Neutral),
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
        Role::Reply => {
            &[("declined", Class::Declined), ("no-response", Class::NoResponse), ("unreachable", Class::Unreachable)]
        }
        Role::HedgedClaim => &[
            ("adverb", Class::HedgeAdverb),
            ("passive", Class::HedgePassive),
            ("nominal", Class::HedgeNominal),
            ("collective-noun", Class::HedgeCollectiveNoun),
            ("collective-pronoun", Class::HedgeCollectivePronoun),
            ("appearance", Class::HedgeAppearance),
            ("unclear", Class::HedgeUnclear),
        ],
        Role::Furniture => {
            &[("line-is", Class::LineIs), ("line-starts", Class::LineStarts), ("line-contains", Class::LineContains)]
        }
        Role::QuotedTerm => &[("title-noun", Class::TitleNoun), ("term-verb", Class::TermVerb)],
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

fn owned(texts: Vec<(&str, Range<usize>)>) -> Vec<String> {
    texts.into_iter().map(|(text, _)| text.to_owned()).collect()
}

fn placed(texts: Vec<(&str, Range<usize>)>) -> Vec<(String, Range<usize>)> {
    texts.into_iter().map(|(text, at)| (text.to_owned(), at)).collect()
}
