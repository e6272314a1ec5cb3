//! Cannot tell: what could not be resolved, and what was odd.

use super::NAMED;
use crate::report::prose::Prose;
use crate::report::story::Story;
use crate::report::words;
use crate::sourcing::Attribution;
use crate::text::Span;

/// A body of fewer words carries no rates.
const SHORT_BODY: f64 = 100.0;

/// The lines of the row.
pub(super) fn lines(story: &Story<'_, '_>) -> Vec<Prose> {
    let mut lines = vec![unresolved(story)];
    let body = story.article.body_words();
    if body < SHORT_BODY {
        let words = words::count(body as usize, "word", "words");
        lines.push(Prose::new(format!("The body has {words}: figures per 1,000 words rest on very little.")));
    }
    let warnings = story.article.doc.warnings.iter();
    lines.extend(warnings.map(|warning| Prose::new(format!("{}.", words::capital(&words::clean(&warning.message))))));
    lines
}

fn unresolved(story: &Story<'_, '_>) -> Prose {
    let all = &story.article.analysis.attributions;
    let open: Vec<&Attribution> = all.iter().filter(|found| found.source.is_none()).collect();
    match (all.len(), open.len()) {
        (0, _) => return Prose::new("No attributions found."),
        (1, 0) => return Prose::new("The only attribution has a resolved source."),
        (n, 0) => return Prose::new(format!("All {} attributions have a resolved source.", words::whole(n))),
        _ => {}
    }
    let counted = words::count(all.len(), "attribution", "attributions");
    let verb = if open.len() == 1 { "has" } else { "have" };
    let mut line = Prose::default();
    line.link(format!("{} of {counted}", words::whole(open.len())), "#unresolved");
    line.text(format!(" {verb} a source that could not be resolved"));
    let mentioned: Vec<Span> = open.iter().filter_map(|found| found.mention).collect();
    for (number, mention) in mentioned.iter().take(NAMED).enumerate() {
        line.text(if number == 0 { ": " } else { ", " });
        line.text(words::quoted(&words::excerpt(&story.text(*mention), words::NAME))).at(&story.place(*mention));
    }
    if mentioned.len() > NAMED {
        line.text(" …");
    }
    line.text(".");
    line
}
