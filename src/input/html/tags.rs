//! Cuts the tags out of a page without parsing it.

/// A start or an end tag.
#[derive(Debug)]
pub(crate) struct Tag<'a> {
    /// Lower case.
    pub(crate) name: String,
    /// What stands behind the name, up to the closing `>`.
    pub(crate) attributes: &'a [u8],
    pub(crate) n_attributes: usize,
    pub(crate) is_end: bool,
    /// Whether a slash stands before the closing `>`.
    pub(crate) closes_itself: bool,
}

/// Goes through a page from tag to tag.
#[derive(Debug)]
pub(crate) struct Tags<'a> {
    rest: &'a [u8],
    /// How many `<` were met that start no tag.
    pub(crate) n_stray: usize,
}

/// Where in a tag its attributes are read.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Place {
    Between,
    Name,
    BeforeValue,
    Value,
    Quoted(u8),
}

impl<'a> Tags<'a> {
    pub(crate) fn new(html: &'a str) -> Self {
        Self { rest: html.as_bytes(), n_stray: 0 }
    }

    pub(crate) fn next_tag(&mut self) -> Option<Tag<'a>> {
        loop {
            let at = memchr::memchr(b'<', self.rest)?;
            self.skip(at + 1);
            let is_end = self.rest.first() == Some(&b'/');
            self.skip(usize::from(is_end));
            match self.rest.first()? {
                first if first.is_ascii_alphabetic() => return Some(self.take_tag(is_end)),
                b'!' if self.rest.starts_with(b"!--") => self.skip_comment(),
                _ => self.n_stray += 1,
            }
        }
    }

    /// Goes to the end tag of an element without markup.
    pub(crate) fn skip_raw(&mut self, name: &str) {
        while let Some(at) = memchr::memmem::find(self.rest, b"</") {
            self.skip(at);
            if self.rest.get(2..2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
                return;
            }
            self.skip(2);
        }
        self.rest = &[];
    }

    fn skip(&mut self, n: usize) {
        self.rest = self.rest.get(n..).unwrap_or_default();
    }

    /// Goes behind `-->` or `--!>`, or to the end of the page.
    fn skip_comment(&mut self) {
        while let Some(at) = memchr::memmem::find(self.rest, b"--") {
            self.skip(at + 1);
            if self.rest.starts_with(b"->") || self.rest.starts_with(b"-!>") {
                return;
            }
        }
        self.rest = &[];
    }

    fn take_tag(&mut self, is_end: bool) -> Tag<'a> {
        let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let length = self.rest.iter().position(ends).unwrap_or(self.rest.len());
        let name = String::from_utf8_lossy(self.rest.get(..length).unwrap_or_default()).to_ascii_lowercase();
        self.skip(length);
        let (length, n_attributes) = measure_attributes(self.rest);
        let attributes = self.rest.get(..length).unwrap_or_default();
        self.skip(length + 1);
        Tag { name, attributes, n_attributes, is_end, closes_itself: attributes.last() == Some(&b'/') }
    }
}

/// How long and how many the attributes are that `rest` starts with, up to a `>` outside quotation marks.
fn measure_attributes(rest: &[u8]) -> (usize, usize) {
    let mut place = Place::Between;
    let mut n_attributes = 0;
    for (at, &byte) in rest.iter().enumerate() {
        let blank = byte.is_ascii_whitespace();
        place = match (place, byte) {
            (Place::Quoted(quote), byte) if byte == quote => Place::Between,
            (Place::Quoted(_), _) => place,
            (_, b'>') => return (at, n_attributes),
            (Place::BeforeValue, b'"' | b'\'') => Place::Quoted(byte),
            (Place::BeforeValue, _) if blank => Place::BeforeValue,
            (Place::BeforeValue | Place::Value, _) if !blank => Place::Value,
            (Place::Name, b'=') => Place::BeforeValue,
            // A blank may part a name from its equals sign.
            (Place::Between, b'=') if n_attributes > 0 => Place::BeforeValue,
            (Place::Between | Place::Name, b'/') => Place::Between,
            (Place::Between, _) if !blank => {
                n_attributes += 1;
                Place::Name
            }
            (Place::Name, _) if !blank => Place::Name,
            _ => Place::Between,
        };
    }
    (rest.len(), n_attributes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let mut tags = Tags::new(html);
        let mut found = Vec::new();
        while let Some(tag) = tags.next_tag() {
            let slash = if tag.is_end { "/" } else { "" };
            found.push(format!("{slash}{}:{}", tag.name, tag.n_attributes));
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn attributes_may_hold_tags() {
        check("<A href='<b>' x=\"</i>\" y>t</a><p>", &["a:3", "/a:0", "p:0"]);
        check("<a b==\"><p>", &["a:1", "p:0"]);
        check("<a b=c=\"><p d = '>'>", &["a:1", "p:1"]);
    }

    #[test]
    fn comments_and_stray_signs_are_no_tags() {
        check("<!-- <b> --><!--><i><!-- --!><u><!doctype html>3 < 4 </ > <?x?>", &["i:0", "u:0"]);
    }

    #[test]
    fn tags_that_do_not_end_are_read() {
        for html in ["<", "</", "<!", "<!--", "<!--->", "<div", "<div a='", "<a/", "<?", "< div"] {
            let mut tags = Tags::new(html);
            while tags.next_tag().is_some() {}
        }
    }
}
