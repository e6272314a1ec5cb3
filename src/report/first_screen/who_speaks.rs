//! Who speaks: how many sources, and how each is identified.

use crate::report::prose::Prose;
use crate::report::story::{Story, is_unnamed};
use crate::report::words;
use crate::sourcing::{Level, Source, SourceClass};
use crate::text::Span;

/// The lines of the row.
pub(super) fn lines(story: &Story<'_, '_>) -> Vec<Prose> {
    let sources = &story.article.analysis.sources;
    let mut line = Prose::default();
    match sources.as_slice() {
        [] => {
            line.text("No sources found.");
            return vec![line];
        }
        [only] => line.text("1 source, ").link(one_standing(only), "#sources").text("."),
        _ => line
            .link(words::count(sources.len(), "source", "sources"), "#sources")
            .text(format!(": {}.", standings(sources).join(", "))),
    };
    line.then(reasons(story, sources));
    let first = story.article.analysis.attributions.iter().find(|found| !found.stance_only);
    if let Some(source) = first.and_then(|found| story.source(found.source?)).filter(|source| is_unnamed(source)) {
        let place = first.and_then(|found| found.mention).map_or(source.name, |mention| mention);
        let mut sentence = Prose::new("An unnamed source ");
        sentence.link("speaks first", story.place(place).href).text(".");
        line.then(sentence);
    }
    vec![line]
}

/// How the only source is identified.
fn one_standing(source: &Source) -> &'static str {
    match (source.level, source.class) {
        (Level::NameAndRole, _) => "named with a role",
        (Level::Name, _) => "by name only",
        (Level::Institution, SourceClass::Document) => "a document",
        (Level::Institution, SourceClass::MediaOutlet) => "a media outlet",
        (Level::Institution, _) => "an institution or office",
        (Level::Described, _) => "unnamed but described",
        (Level::Generic, _) => "an unnamed group",
        (Level::Bare, _) => "unnamed and not described",
    }
}

/// "4 named with a role", "1 document", "3 unnamed (2 described, 1 bare)".
fn standings(sources: &[Source]) -> Vec<String> {
    let counted = |holds: &dyn Fn(&Source) -> bool| sources.iter().filter(|source| holds(source)).count();
    let level = |level| counted(&|source| source.level == level);
    let institution = |class| counted(&|source| source.level == Level::Institution && source.class == class);
    let (documents, outlets) = (institution(SourceClass::Document), institution(SourceClass::MediaOutlet));
    let others = level(Level::Institution).saturating_sub(documents).saturating_sub(outlets);
    let mut parts = Vec::new();
    let mut add = |n: usize, one: &str, many: &str| {
        if n > 0 {
            parts.push(words::count(n, one, many));
        }
    };
    add(level(Level::NameAndRole), "named with a role", "named with a role");
    add(level(Level::Name), "by name only", "by name only");
    add(others, "institution or office", "institutions or offices");
    add(documents, "document", "documents");
    add(outlets, "media outlet", "media outlets");
    let unnamed = counted(&is_unnamed);
    if unnamed > 0 {
        let kinds = unnamed_kinds(level(Level::Described), level(Level::Generic), level(Level::Bare));
        parts.push(format!("{} unnamed ({kinds})", words::whole(unnamed)));
    }
    parts
}

fn unnamed_kinds(described: usize, generic: usize, bare: usize) -> String {
    // "1 unnamed (described)": the number stands before it.
    match (described, generic, bare) {
        (_, 0, 0) => return "described".to_owned(),
        (0, 1, 0) => return "a group in general".to_owned(),
        (0, _, 0) => return "groups in general".to_owned(),
        (0, 0, _) => return "bare".to_owned(),
        _ => {}
    }
    let mut kinds = Vec::new();
    if described > 0 {
        kinds.push(format!("{} described", words::whole(described)));
    }
    if generic > 0 {
        kinds.push(words::count(generic, "group in general", "groups in general"));
    }
    if bare > 0 {
        kinds.push(format!("{} bare", words::whole(bare)));
    }
    kinds.join(", ")
}

fn reasons(story: &Story<'_, '_>, sources: &[Source]) -> Prose {
    let unnamed = sources.iter().filter(|source| is_unnamed(source));
    let reasons: Vec<Span> = unnamed.filter_map(|source| Some(source.reason?.span)).collect();
    let mut sentence = Prose::default();
    match reasons.as_slice() {
        [] if sources.iter().any(|source| source.anonymous.described || source.anonymous.strict) => {
            sentence.text("No reason for leaving a name out is stated.");
        }
        [] => {}
        [reason, ..] => {
            let who = match (reasons.len(), sources.iter().filter(|source| is_unnamed(source)).count()) {
                (1, 1) => "The unnamed source has a stated reason (".to_owned(),
                (1, _) => "One of the unnamed has a stated reason (".to_owned(),
                (n, all) if n == all => format!("All {} unnamed have a stated reason (", words::whole(n)),
                (n, _) => format!("{} of the unnamed have a stated reason (", words::whole(n)),
            };
            let text = words::quoted(&words::excerpt(&story.text(*reason), words::SHORT));
            sentence.text(who).link(text, story.place(*reason).href).text(").");
        }
    }
    sentence
}
