//! A stream of bytes, cut at line ends.

use std::io::{self, BufRead};

/// Longest record that is read into memory at all, whatever the settings say: places in a text are 32 bits wide.
pub(crate) const CEILING: usize = 1 << 30;

/// Reads a whole stream, up to the ceiling.
pub(crate) fn read_whole(input: &mut dyn BufRead) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(input, CEILING as u64 + 1), &mut bytes)?;
    if bytes.len() > CEILING { Err(too_long()) } else { Ok(bytes) }
}

/// Appends the next line to `line`, with its line end; `false` at the end of the stream.
pub(crate) fn read_line(input: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    let before = line.len();
    let room = CEILING.saturating_sub(before) as u64 + 1;
    io::BufRead::read_until(&mut io::Read::take(input, room), b'\n', line)?;
    if line.len() > CEILING { Err(too_long()) } else { Ok(line.len() > before) }
}

/// The line without its end.
pub(crate) fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

fn too_long() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, format!("a record of more than {CEILING} bytes"))
}
