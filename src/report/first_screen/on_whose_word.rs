//! On whose word: what rests on nobody.

use super::NAMED;
use crate::report::prose::Prose;
use crate::report::story::Story;
use crate::report::words;
use crate::wording::{Claim, ClaimKind};

/// The lines of the row.
pub(super) fn lines(story: &Story<'_, '_>) -> Vec<Prose> {
    let kinds = [
        (ClaimKind::Hedged, "claim rests on nobody", "claims rest on nobody"),
        (ClaimKind::Opinion, "judgement in the paper's own voice", "judgements in the paper's own voice"),
        (ClaimKind::ScareQuote, "scare quote", "scare quotes"),
        (ClaimKind::AgentlessPassive, "passive does not say who acted", "passives do not say who acted"),
    ];
    let claims = &story.article.analysis.claims;
    let of_kind = |kind| claims.iter().filter(|claim| claim.kind == kind).collect::<Vec<_>>();
    let mut line = Prose::default();
    for (kind, one, many) in kinds {
        line.then(claims_of(story, &of_kind(kind), one, many));
    }
    if of_kind(ClaimKind::Hedged).is_empty() {
        let mut none = Prose::new("No claim found that rests on nobody.");
        none.then(line);
        line = none;
    }
    vec![line]
}

/// "2 claims rest on nobody: “…” (paragraph 5), “…” (paragraph 9)."
fn claims_of(story: &Story<'_, '_>, claims: &[&Claim], one: &str, many: &str) -> Prose {
    let mut line = Prose::default();
    if claims.is_empty() {
        return line;
    }
    line.text(words::count(claims.len(), one, many));
    for (number, claim) in claims.iter().take(NAMED).enumerate() {
        line.text(if number == 0 { ": " } else { ", " });
        line.text(words::quoted(&words::excerpt(&story.text(claim.span), words::NAME))).at(&story.place(claim.span));
    }
    if claims.len() > NAMED {
        line.text(format!(" and {} more", words::whole(claims.len() - NAMED)));
    }
    line.text(".");
    line
}
