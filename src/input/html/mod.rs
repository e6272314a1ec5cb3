//! Saved web pages: one article a file. The article is found in the page; its title, a blank line and its paragraphs
//! are the text.

mod body;
mod extract;
mod nesting;
mod page;
mod tags;
mod title;

use std::io::BufRead;

use encoding_rs::Encoding;

use super::blocks::with_headline;
use super::text::{check_size, document, whole_file};
use super::{InputError, ReadOptions, Reader, Record, Records, decode};
use crate::text::Document;

/// Reads saved web pages.
#[derive(Debug)]
pub(crate) struct Html;

impl Reader for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn records<'a>(&self, input: Box<dyn BufRead + Send + 'a>, name: &str) -> Records<'a> {
        whole_file(input, name)
    }

    fn parse(&self, record: &Record, options: &ReadOptions) -> Result<Document, InputError> {
        check_size(record, options)?;
        let mut decoded = decode::decode(&record.bytes, declared_encoding(&record.bytes));
        let mut doc = read(&decoded.text, options)?;
        doc.meta.id.clone_from(&record.id);
        doc.warnings.append(&mut decoded.warnings);
        Ok(doc)
    }
}

/// Makes a document of a page; it has no id yet.
pub(crate) fn read(html: &str, options: &ReadOptions) -> Result<Document, InputError> {
    nesting::check(html)?;
    let article = extract::article(html)?;
    let (text, layout) = with_headline(article.meta.title.as_deref(), article.body, options.headline);
    let mut doc = document(text, article.warnings).map_err(|_| InputError::NoArticle)?;
    let dated = doc.meta.published.take();
    doc.meta = article.meta;
    doc.meta.published = doc.meta.published.or(dated);
    doc.layout = layout;
    Ok(doc)
}

/// The encoding that a page says it has, near its start.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    const WITHIN: usize = 4096;
    let head = bytes.get(..WITHIN).unwrap_or(bytes).to_ascii_lowercase();
    let after = |key: &[u8]| memchr::memmem::find(&head, key).and_then(|at| head.get(at + key.len()..));
    let label = after(b"charset=").or_else(|| after(b"encoding="))?;
    let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
    let end = label.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_".contains(byte))?;
    Encoding::for_label(label.get(..end)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::HeadlineMode;
    use crate::text::Layout;

    const PAGE: &str = r#"<!DOCTYPE html><html><head><title>River rises in the valley | Example Courier</title>
        <meta property="og:site_name" content="Example Courier"><link rel="canonical" href="https://courier.example.org/river">
        <meta name="author" content="Ana Ruiz">
        <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2026-03-02T23:30:00-08:00"}]}</script>
        <style>p { color: red }</style></head>
        <body><nav><ul><li><a href="/">Home</a><li><a href="/sport">Sport</a></ul></nav>
        <article><h1>River rises  in the valley</h1>
        <figure><img src="r.jpg"><figcaption>The river on Monday, seen from the old mill bridge.</figcaption></figure>
        <p>The river rose by two metres on Monday, the water&nbsp;board said, &ldquo;faster than in any spring since 1987&rdquo;.</p>
        <script>alert("x")</script>
        <p>Residents of the lower valley were told to move their cars &amp; animals to the school, <b>Tom Ha</b>le said.</p>
        <p><a href="/other">Council drops its plan for a flood barrier at the mill</a></p>
        <p>“We have not slept,” said one farmer.<br>He would not give his name.</p>
        <ul><li>The school is open all night for everyone in the valley.</li><li>The bridge is closed to all traffic until Tuesday.</li></ul>
        </article><footer>All rights reserved</footer></body></html>"#;

    const BODY: &str = "The river rose by two metres on Monday, the water board said, “faster than in any spring since 1987”.\n\n\
        Residents of the lower valley were told to move their cars & animals to the school, Tom Hale said.\n\n\
        “We have not slept,” said one farmer.\nHe would not give his name.\n\n\
        The school is open all night for everyone in the valley.\nThe bridge is closed to all traffic until Tuesday.";

    fn parse(html: &[u8], headline: HeadlineMode) -> Result<Document, InputError> {
        let options = ReadOptions { headline, ..ReadOptions::default() };
        Html.parse(&Record::whole("pages/river.html", html.to_vec()), &options)
    }

    #[test]
    fn headline_and_paragraphs_are_the_text() {
        let doc = parse(PAGE.as_bytes(), HeadlineMode::Auto).unwrap();
        assert_eq!(doc.text(), format!("River rises in the valley\n\n{BODY}"));
        assert_eq!((doc.layout, doc.meta.id.as_str()), (Layout::HeadlineFirst, "river"));
        assert!(doc.warnings.is_empty(), "{:?}", doc.warnings);
    }

    #[test]
    fn what_the_page_says_of_its_article_is_read() {
        let meta = parse(PAGE.as_bytes(), HeadlineMode::None).unwrap().meta;
        assert_eq!(meta.title.as_deref(), Some("River rises in the valley"));
        assert_eq!(
            (meta.byline.as_slice(), meta.outlet.as_deref()),
            (&["Ana Ruiz".to_owned()][..], Some("Example Courier"))
        );
        assert_eq!(meta.published.as_deref(), Some("2026-03-02"));
        assert_eq!(meta.url.as_deref(), Some("https://courier.example.org/river"));
    }

    #[test]
    fn without_headline_the_text_is_body() {
        let doc = parse(PAGE.as_bytes(), HeadlineMode::None).unwrap();
        assert_eq!((doc.text(), doc.layout), (BODY, Layout::BodyOnly));
    }

    #[test]
    fn a_page_says_its_encoding() {
        let page =
            |label: &str| [b"<meta ", label.as_bytes(), b"><p>\xCC\xEE\xF1\xEA\xE2\xE0 and the valley.</p>"].concat();
        for label in
            [r#"charset="windows-1251""#, r#"http-equiv="Content-Type" content="text/html; charset=windows-1251""#]
        {
            let doc = parse(&page(label), HeadlineMode::Auto).unwrap();
            assert_eq!(doc.text(), "Москва and the valley.");
            assert_eq!(doc.warnings[0].message, "decoded as windows-1251");
        }
    }

    #[test]
    fn pages_without_words_are_errors() {
        for html in ["", "<html><head><title>River</title></head><body><script>x</script></body></html>", "<p> </p>"] {
            assert_eq!(parse(html.as_bytes(), HeadlineMode::Auto).unwrap_err(), InputError::NoArticle, "{html}");
        }
    }

    #[test]
    fn hostile_pages_are_refused_or_read() {
        assert!(matches!(
            parse("<div>".repeat(100_000).as_bytes(), HeadlineMode::Auto),
            Err(InputError::TooDeep { .. })
        ));
        let deep = format!("{}<p>It rained in the valley.{}", "<div>".repeat(390), "</div>".repeat(390));
        assert_eq!(parse(deep.as_bytes(), HeadlineMode::Auto).unwrap().text(), "It rained in the valley.");
        assert_eq!(
            parse(b"<p>It &bogus; &#0; rained\0 &lt;script&gt;", HeadlineMode::Auto).unwrap().text(),
            "It &bogus; \u{FFFD} rained <script>"
        );
    }
}
