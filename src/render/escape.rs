//! Makes text of the article safe inside Markdown.

use std::io::{self, Write};

/// Escapes what Markdown, or HTML inside it, would take as more than text. A text is one line of a paragraph, a
/// cell or a heading afterwards: it holds no line ends, and starts no list, heading or quotation.
pub(super) fn markdown(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut start = true;
    let mut digits = false;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '&' => out.write_all(b"&amp;")?,
            '<' => out.write_all(b"&lt;")?,
            '>' => out.write_all(b"&gt;")?,
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => write!(out, "\\{c}")?,
            // Not an address that a reader's program would make a link of.
            ':' if rest.peek() == Some(&'/') => out.write_all(b"&#58;")?,
            '@' => out.write_all(b"&#64;")?,
            '-' | '+' | '=' if start => write!(out, "\\{c}")?,
            '.' | ')' if digits && rest.peek().is_none_or(|next| next.is_whitespace()) => write!(out, "\\{c}")?,
            '\n' | '\r' | '\t' => out.write_all(b" ")?,
            c => write!(out, "{c}")?,
        }
        digits = c.is_ascii_digit() && (start || digits);
        start &= c.is_whitespace();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut out = Vec::new();
        super::markdown(text, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        check("*a* _b_ `c` [d](e) | # ~f~", r"\*a\* \_b\_ \`c\` \[d\](e) \| \# \~f\~");
        check("<script>&amp;", "&lt;script&gt;&amp;amp;");
    }

    #[test]
    fn a_text_starts_no_list_and_no_heading() {
        check("- a", r"\- a");
        check("  + a", r"  \+ a");
        check("12. a", r"12\. a");
        check("7) a", r"7\) a");
        check("# a", r"\# a");
        check("=====", r"\=====");
        check("in 2012. a - b", "in 2012. a - b");
        check("14.2 per cent", "14.2 per cent");
    }

    #[test]
    fn a_text_breaks_no_line_and_makes_no_link() {
        check("a\n# b", r"a \# b");
        check("https://x.example @name", "https&#58;//x.example &#64;name");
    }
}
