//! The page: everything that a template lays out, in words. Its field names are the contract with user templates.

use serde::Serialize;

pub use super::article_text::{Block, NumberMark, Run, Segment};
pub use super::balance::{Balance, Bar};
pub use super::claims::{ClaimGroup, ClaimView, ReplyView};
pub use super::figures::{FigureGroup, FigureView, MetricView};
pub use super::first_screen::SummaryRow;
pub use super::glossary::Definition;
pub use super::language::{CategoryView, HitPlace, TermView};
pub use super::places::PlaceLink;
pub use super::prose::{Fragment, Prose};
pub use super::sources::{Excerpt, Mention, SourceView, Statement};
use super::story::Story;
use super::{
    article_text, balance, byline_of, claims, figures, first_screen, glossary, language, sources, title_of, words,
};

/// The page of one article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    /// Headline, or words that stand for it.
    pub title: String,
    /// Outlet, date and number of words, as far as known.
    pub about: Vec<String>,
    /// Authors, joined; `None` where not known.
    pub byline: Option<String>,
    /// Address, where it is one of the web; for showing, not for linking.
    pub url: Option<String>,
    /// What parts the program found.
    pub understood: String,
    /// What it left out.
    pub left_out: String,
    /// The rows of the first screen.
    pub summary: Vec<SummaryRow>,
    /// Who gets how many words.
    pub balance: Balance,
    /// The article with its marks.
    pub blocks: Vec<Block>,
    /// Who speaks.
    pub sources: Vec<SourceView>,
    /// Attributions without a resolved source.
    pub unresolved: Vec<Statement>,
    /// Wishes, plans and stances of those who are no sources.
    pub stances: Vec<Statement>,
    /// What is attributed to nobody.
    pub nobodys: Vec<Statement>,
    /// Lexicon hits by category.
    pub language: Vec<CategoryView>,
    /// Claims on nobody's authority, by kind.
    pub claims: Vec<ClaimGroup>,
    /// Who gave no answer, or was silent.
    pub replies: Vec<ReplyView>,
    /// All measures, in groups.
    pub figures: Vec<FigureGroup>,
    /// What the words mean.
    pub glossary: Vec<Definition>,
    /// The definition of "anonymous" that is shown first.
    pub anonymous: &'static str,
    /// What was odd in the input.
    pub warnings: Vec<String>,
    /// What the report was made by.
    pub made_by: MadeBy,
}

/// What a report was made by.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MadeBy {
    /// Version of the program.
    pub version: &'static str,
    /// SHA-256 of the settings.
    pub settings: String,
    /// The lexicons of the run.
    pub lexicons: Vec<LexiconView>,
}

/// A lexicon, pinned.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LexiconView {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The start of the SHA-256 of its text.
    pub hash: String,
}

/// Characters of a hash that people compare by eye.
pub(super) const HASH: usize = 12;

/// Makes the page.
pub(super) fn build(story: &Story<'_, '_>) -> Page {
    let article = &story.article;
    let meta = &article.doc.meta;
    let title = title_of(article).map(words::clean).filter(|title| !title.is_empty());
    let byline: Vec<String> = byline_of(article).into_iter().map(words::clean).collect();
    let (understood, left_out) = first_screen::coverage(story);
    Page {
        title: title.unwrap_or_else(|| "Article without a headline".to_owned()),
        about: about(story),
        byline: (!byline.is_empty()).then(|| words::list(&byline)),
        url: meta.url.as_deref().map(words::clean),
        understood,
        left_out,
        summary: first_screen::rows(story),
        balance: balance::build(story),
        blocks: article_text::build(story),
        sources: sources::build(story),
        unresolved: sources::unresolved(story),
        stances: sources::stances(story),
        nobodys: sources::nobodys(story),
        language: language::build(story),
        claims: claims::build(story),
        replies: claims::replies(story),
        figures: figures::build(story),
        glossary: glossary::build(story),
        anonymous: words::definition(article.settings.anonymous),
        warnings: article.doc.warnings.iter().map(|warning| words::clean(&warning.message)).collect(),
        made_by: made_by(story),
    }
}

fn about(story: &Story<'_, '_>) -> Vec<String> {
    let meta = &story.article.doc.meta;
    let outlet = meta.outlet.as_deref().map(words::clean);
    let date = meta.published.as_deref().map(words::date);
    let body = words::count(story.article.body_words() as usize, "word", "words");
    outlet.into_iter().chain(date).filter(|part| !part.is_empty()).chain([body]).collect()
}

fn made_by(story: &Story<'_, '_>) -> MadeBy {
    let short = |hash: &str| hash.chars().take(HASH).collect();
    let lexicons = story.article.lexicons.files().iter().map(|file| LexiconView {
        id: file.id.to_string(),
        version: file.version.to_string(),
        hash: short(&file.sha256),
    });
    MadeBy {
        version: env!("CARGO_PKG_VERSION"),
        settings: short(&story.article.settings.sha256),
        lexicons: lexicons.collect(),
    }
}
