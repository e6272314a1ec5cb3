//! Text of the article, made fit to be shown.

/// Longest name inside a sentence, in characters.
pub(in crate::report) const NAME: usize = 60;
/// Longest excerpt inside a sentence.
pub(in crate::report) const SHORT: usize = 80;
/// Longest excerpt in a table.
pub(in crate::report) const LONG: usize = 280;

/// Double quotation marks, opening and closing.
const DOUBLE: [char; 6] = ['“', '”', '"', '„', '«', '»'];

/// Words of the article in quotation marks: once, whatever marks they have there, those inside turned to single ones.
pub(in crate::report) fn quoted(text: &str) -> String {
    let bare = text.trim_matches(DOUBLE);
    let single = |open| bare.strip_prefix(open)?.strip_suffix(['’', '\''].as_slice());
    let bare = single('‘').or_else(|| single('\'')).filter(|inner| !inner.contains('‘')).unwrap_or(bare);
    let inner = bare.replace(['“', '„'], "‘").replace('”', "’").replace('"', "'");
    format!("“{inner}”")
}

/// The same, but as it stands where words beside a quotation belong to it: `the “sham” talks`, `“no” and “never”`.
pub(in crate::report) fn quoted_whole(text: &str) -> String {
    let inside = text.trim_matches(DOUBLE);
    if inside.contains(DOUBLE) { text.to_owned() } else { quoted(text) }
}

/// With a capital at its start.
pub(in crate::report) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// Article text fit to be shown: white space runs are one blank; control characters and marks that change
/// the direction of the text around them are gone.
pub(in crate::report) fn clean(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !shown.ends_with(' ') {
                shown.push(' ');
            }
        } else if !is_unshowable(c) {
            shown.push(c);
        }
    }
    shown.trim().to_owned()
}

/// Whether a character would disturb the page: it steers terminals, or the direction of text around it.
pub(in crate::report) fn is_unshowable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The start of a text, cut between words where it is longer than `most` characters.
pub(in crate::report) fn excerpt(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let head = text.get(..end).unwrap_or("");
    let head = head.rsplit_once(' ').map_or(head, |(before, _)| before);
    format!("{} …", head.trim_end_matches([',', ';', ' ']))
}

/// A name, cut where it is long, without the stops that stand after it.
pub(in crate::report) fn name(text: &str, most: usize) -> String {
    excerpt(text, most).trim_end_matches([',', ';', ':', ' ']).to_owned()
}

/// The end of a text, cut between words where it is longer than `most` characters.
pub(in crate::report) fn excerpt_of_end(text: &str, most: usize) -> String {
    let length = text.chars().count();
    let Some((start, _)) = length.checked_sub(most).filter(|cut| *cut > 0).and_then(|cut| text.char_indices().nth(cut))
    else {
        return text.to_owned();
    };
    let tail = text.get(start..).unwrap_or("");
    format!("… {}", tail.split_once(' ').map_or(tail, |(_, after)| after))
}

/// An id as words: "negative evaluation".
pub(in crate::report) fn of_id(id: &str) -> String {
    id.replace('-', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn article_text_loses_what_would_steer_the_page() {
        assert_eq!(clean("a\u{1b}[31m\n\tb\u{202e}c\0"), "a[31m bc");
    }

    #[test]
    fn quoted_words_have_one_pair_of_marks() {
        assert_eq!(quoted("“sham”"), "“sham”");
        assert_eq!(quoted("‘sham’"), "“sham”");
        assert_eq!(quoted("‘a’ or ‘b’"), "“‘a’ or ‘b’”");
        assert_eq!(quoted("the “sham” talks"), "“the ‘sham’ talks”");
    }

    #[test]
    fn words_beside_a_quotation_stay_outside_its_marks() {
        assert_eq!(quoted_whole("\"sham\""), "“sham”");
        assert_eq!(quoted_whole("sham"), "“sham”");
        assert_eq!(quoted_whole("that Roe \"is willing\""), "that Roe \"is willing\"");
        assert_eq!(quoted_whole("“no” and “never”"), "“no” and “never”");
    }

    #[test]
    fn excerpts_end_between_words() {
        assert_eq!(excerpt("one two three", 9), "one two …");
        assert_eq!(excerpt_of_end("one two three", 9), "… three");
        assert_eq!(excerpt("one", 9), "one");
    }
}
