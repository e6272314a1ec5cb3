//! Finds the article in a page: its words by trafilatura, its headline by what the page shows and what it calls itself.

use std::panic::{AssertUnwindSafe, catch_unwind};

use trafilatura::dom::Document as Dom;
use trafilatura::{ExtractResult, ExtractionFocus, Metadata, Options, extract_document};

use super::page::Page;
use super::{body, nesting, title};
use crate::input::{InputError, date};
use crate::text::{Meta, Warning};

/// Pictures go with their captions; tables and quotations that stand in figures stay.
const PRUNED: &str = "figure:not(:has(table, blockquote, pre)), figcaption";

/// An article as it was found.
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) meta: Meta,
    pub(crate) body: String,
    pub(crate) warnings: Vec<Warning>,
}

/// The article of a page.
pub(crate) fn article(html: &str) -> Result<Article, InputError> {
    let dom = Dom::parse(html);
    nesting::check_tree(&dom)?;
    let page = Page::read(&dom);
    let found = extract(&dom);
    let about = found.as_ref().map(|found| &found.metadata);
    let titles = title::titles(about, &page.headings);
    let blocks = found.as_ref().map(|found| blocks_of(&found.content_html)).unwrap_or_default();
    let blocks = page.without_links(title::without_titles(blocks, &titles));
    let meta = about.map(|about| meta_of(about, &page)).unwrap_or_default();
    let meta = Meta { title: titles.into_iter().next(), ..meta };
    if !blocks.is_empty() {
        return Ok(Article { meta, body: blocks.join("\n\n"), warnings: Vec::new() });
    }
    let body = body::paragraphs_of(&dom);
    if body.is_empty() {
        return Err(InputError::NoArticle);
    }
    let message = "no article stands out in the page: all its paragraphs are read".to_owned();
    Ok(Article { meta, body, warnings: vec![Warning { code: "page", message }] })
}

/// Runs the extraction. It is a large port of another language's library, so a slip of it in one page is taken for
/// "nothing found" and does not end the run.
fn extract(dom: &Dom) -> Option<ExtractResult> {
    let options = Options::default()
        .with_fallback(true)
        .with_focus(ExtractionFocus::FavorPrecision)
        .with_exclude_comments(true)
        .with_prune_selector(PRUNED);
    catch_unwind(AssertUnwindSafe(|| extract_document(dom.clone_document(), &options).ok())).ok().flatten()
}

fn blocks_of(content_html: &str) -> Vec<String> {
    let content = Dom::parse(content_html);
    let text = body::text_of(&content, content.root());
    text.split("\n\n").filter(|block| !block.is_empty()).map(str::to_owned).collect()
}

fn meta_of(about: &Metadata, page: &Page) -> Meta {
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Meta {
        byline: about.author.split("; ").filter_map(filled).collect(),
        // Some pages give an address where their name should be.
        outlet: filled(&about.sitename).filter(|name| !name.contains("://")),
        published: page.published.as_deref().and_then(date::read).or_else(|| about.date.map(|date| date.to_string())),
        url: filled(&about.url),
        ..Meta::default()
    }
}
