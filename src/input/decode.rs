//! Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, and a guess for the rest. What was done to a text
//! that was not plain UTF-8 is told in warnings.

use std::io::{self, BufRead, BufReader, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::text::Warning;

/// A text and what was odd about its bytes.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) warnings: Vec<Warning>,
}

/// Decodes bytes; `declared` is the encoding that the input says it has, used where nothing surer is known.
pub(crate) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    let (text, encoding, unread) = decode_text(bytes, declared);
    let mut warnings = Vec::new();
    if encoding != UTF_8 || unread > 0 {
        warnings.push(Warning { code: "encoding", message: encoding_message(encoding, unread) });
    }
    let n_nul = memchr::memchr_iter(0, text.as_bytes()).count();
    if n_nul > 0 {
        let message = match n_nul {
            1 => "1 NUL character stands in the text".to_owned(),
            _ => format!("{n_nul} NUL characters stand in the text"),
        };
        warnings.push(Warning { code: "nul", message });
    }
    Decoded { text, warnings }
}

fn encoding_message(encoding: &'static Encoding, unread: usize) -> String {
    let name = encoding.name().to_ascii_lowercase();
    match unread {
        0 => format!("decoded as {name}"),
        1 => format!("decoded as {name}; 1 byte could not be read"),
        _ => format!("decoded as {name}; {unread} bytes could not be read"),
    }
}

fn decode_text(bytes: &[u8], declared: Option<&'static Encoding>) -> (String, &'static Encoding, usize) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = utf16_by_nul(bytes) {
        return decode_as(encoding, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), UTF_8, 0),
        Err(_) if mostly_utf8(bytes) => decode_as(UTF_8, bytes),
        Err(error) => {
            let encoding = declared.filter(|encoding| *encoding != UTF_8);
            decode_as(encoding.unwrap_or_else(|| guess(bytes, error.valid_up_to())), bytes)
        }
    }
}

/// Decodes, and counts the bytes that mean nothing in the encoding; each such place reads as U+FFFD.
fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> (String, &'static Encoding, usize) {
    if encoding == UTF_8 {
        let unread = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
        return (String::from_utf8_lossy(bytes).into_owned(), encoding, unread);
    }
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let unread = if had_errors { text.matches(char::REPLACEMENT_CHARACTER).count() } else { 0 };
    (text.into_owned(), encoding, unread)
}

/// UTF-16 of mostly Latin text without a byte order mark: every other byte is NUL.
fn utf16_by_nul(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let n_pairs = head.len() / 2;
    let nul_at = |place: usize| head.chunks_exact(2).filter(|pair| pair.get(place) == Some(&0)).count();
    let (high, low) = (nul_at(1), nul_at(0));
    let clearly = |many: usize, few: usize| n_pairs > 1 && many * 10 >= n_pairs * 7 && few * 20 <= n_pairs;
    if clearly(high, low) {
        return Some(UTF_16LE);
    }
    clearly(low, high).then_some(UTF_16BE)
}

/// UTF-8 with a few damaged places: a truncated file, or a stray byte of another encoding.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut n_good, mut n_bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        n_good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        n_bad += usize::from(!chunk.invalid().is_empty());
    }
    n_good >= n_bad * 3
}

/// Guesses from the bytes around the first one that is no UTF-8; a megabyte is enough to tell.
fn guess(bytes: &[u8], first_bad: usize) -> &'static Encoding {
    const WINDOW: usize = 1 << 20;
    let start = first_bad.saturating_sub(WINDOW / 4);
    let window = bytes.get(start..).unwrap_or(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(window.get(..WINDOW).unwrap_or(window), true);
    detector.guess(None, Utf8Detection::Deny)
}

/// A stream of rows as UTF-8: UTF-16 with a byte order mark is turned into it, everything else is passed on as it is,
/// for rows are decoded one by one. A byte order mark is taken off.
pub(crate) fn rows_as_utf8<'a>(mut input: Box<dyn BufRead + Send + 'a>) -> io::Result<Box<dyn BufRead + Send + 'a>> {
    let mut head = [0_u8; 3];
    let mut n_read = 0;
    while n_read < head.len() {
        match input.read(head.get_mut(n_read..).unwrap_or_default()) {
            Ok(0) => break,
            Ok(n) => n_read += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let head = head.get(..n_read).unwrap_or_default();
    let (encoding, mark) = Encoding::for_bom(head).unwrap_or((UTF_8, 0));
    let rest = io::Cursor::new(head.get(mark..).unwrap_or_default().to_vec()).chain(input);
    if encoding == UTF_8 {
        return Ok(Box::new(rest));
    }
    let decoder = encoding.new_decoder_without_bom_handling();
    Ok(Box::new(BufReader::new(Transcoder { input: rest, decoder, ready: Vec::new(), at: 0, done: false })))
}

/// Reads another encoding, gives UTF-8.
struct Transcoder<R> {
    input: R,
    decoder: Decoder,
    ready: Vec<u8>,
    at: usize,
    done: bool,
}

impl<R: BufRead> Transcoder<R> {
    fn refill(&mut self) -> io::Result<()> {
        let chunk = self.input.fill_buf()?;
        let (n_bytes, last) = (chunk.len(), chunk.is_empty());
        let room = self.decoder.max_utf8_buffer_length(n_bytes).unwrap_or(0);
        let mut text = String::with_capacity(room);
        let _ = self.decoder.decode_to_string(chunk, &mut text, last);
        self.input.consume(n_bytes);
        self.ready = text.into_bytes();
        self.at = 0;
        self.done = last;
        Ok(())
    }
}

impl<R: BufRead> Read for Transcoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at >= self.ready.len() && !self.done {
            self.refill()?;
        }
        let mut rest = self.ready.get(self.at..).unwrap_or_default();
        let n = rest.read(buffer)?;
        self.at += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, warnings: &[&str]) {
        let decoded = decode(bytes, None);
        let messages: Vec<&str> = decoded.warnings.iter().map(|warning| warning.message.as_str()).collect();
        assert_eq!((decoded.text.as_str(), messages.as_slice()), (text, warnings));
    }

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn utf8_is_kept_byte_by_byte() {
        check("“Yes”,\r\n said Ana.\n\n".as_bytes(), "“Yes”,\r\n said Ana.\n\n", &[]);
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        check("\u{FEFF}Rain".as_bytes(), "Rain", &[]);
        check(&utf16("\u{FEFF}Rain – “now”", u16::to_le_bytes), "Rain – “now”", &["decoded as utf-16le"]);
        check(&utf16("\u{FEFF}Rain", u16::to_be_bytes), "Rain", &["decoded as utf-16be"]);
    }

    #[test]
    fn utf16_without_a_mark_is_seen_by_its_nuls() {
        check(&utf16("The council met.", u16::to_le_bytes), "The council met.", &["decoded as utf-16le"]);
        check(&utf16("The council met.", u16::to_be_bytes), "The council met.", &["decoded as utf-16be"]);
    }

    #[test]
    fn nul_characters_stay_and_are_told() {
        check(b"The council\0 met.", "The council\0 met.", &["1 NUL character stands in the text"]);
    }

    #[test]
    fn western_text_is_guessed() {
        let bytes = b"The caf\xE9 owner said \x93we are na\xEFve\x94 about it.";
        check(bytes, "The café owner said “we are naïve” about it.", &["decoded as windows-1252"]);
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let mut bytes = "“Café”, “naïve”, he said".as_bytes().to_vec();
        bytes.push(0xE2);
        check(&bytes, "“Café”, “naïve”, he said\u{FFFD}", &["decoded as utf-8; 1 byte could not be read"]);
    }

    #[test]
    fn a_declared_encoding_is_believed_before_a_guess() {
        let decoded = decode(b"\xCC\xEE\xF1\xEA\xE2\xE0", Encoding::for_label(b"windows-1251"));
        assert_eq!(decoded.text, "Москва");
    }

    #[test]
    fn streams_of_utf16_come_out_as_utf8() {
        let bytes = utf16("\u{FEFF}text\n“Rain”\n", u16::to_le_bytes);
        let mut text = String::new();
        rows_as_utf8(Box::new(BufReader::with_capacity(3, bytes.as_slice())))
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "text\n“Rain”\n");
    }
}
