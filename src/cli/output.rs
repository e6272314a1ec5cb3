//! Where results go: standard output, or a file that is written whole or not at all.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use tempfile::{Builder, NamedTempFile};

/// Bytes that are written at once.
const BUFFER: usize = 1 << 18;

/// A stream of results. A file appears under its name by [`finish`](Self::finish) only.
pub(super) enum Output {
    Stdout(BufWriter<io::Stdout>),
    /// Something that is no plain file, such as a device or a pipe.
    Direct(BufWriter<File>),
    Whole {
        target: PathBuf,
        writer: BufWriter<NamedTempFile>,
    },
}

impl Output {
    /// Opens a file, or standard output for `-` or nothing.
    pub(super) fn open(target: Option<&Path>) -> anyhow::Result<Self> {
        match target.filter(|target| target.as_os_str() != "-") {
            None => Ok(Self::Stdout(BufWriter::with_capacity(BUFFER, io::stdout()))),
            Some(target) => Self::file(target).with_context(|| format!("opening {} for writing", target.display())),
        }
    }

    fn file(target: &Path) -> io::Result<Self> {
        if target.metadata().is_ok_and(|found| !found.is_file() && !found.is_dir()) {
            let file = File::options().write(true).open(target)?;
            return Ok(Self::Direct(BufWriter::with_capacity(BUFFER, file)));
        }
        if target.is_dir() {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
        }
        // What a link leads to is replaced, not the link.
        let target = target.canonicalize().unwrap_or_else(|_| target.to_owned());
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        let writer = BufWriter::with_capacity(BUFFER, temporary(folder)?);
        Ok(Self::Whole { target, writer })
    }

    /// Makes sure that all is written, and gives the file its name.
    pub(super) fn finish(self) -> anyhow::Result<()> {
        match self {
            Self::Stdout(mut writer) => writer.flush().context("writing to standard output"),
            Self::Direct(mut writer) => writer.flush().context("writing the output"),
            Self::Whole { target, writer } => {
                let saved = writer.into_inner().map_err(io::IntoInnerError::into_error);
                let saved = saved.and_then(|file| file.persist(&target).map_err(|error| error.error));
                saved.map(|_| ()).with_context(|| format!("writing {}", target.display()))
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(writer) => writer.write(bytes),
            Self::Direct(writer) => writer.write(bytes),
            Self::Whole { writer, .. } => writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(writer) => writer.flush(),
            Self::Direct(writer) => writer.flush(),
            Self::Whole { writer, .. } => writer.flush(),
        }
    }
}

/// Whether a target is a file, or would be one: not a device, a pipe or a folder.
pub(super) fn is_file_to_be(target: &Path) -> bool {
    target.metadata().map_or(true, |found| found.is_file())
}

/// Gives a finished file its name.
pub(super) fn rename(from: &Path, to: &Path) -> anyhow::Result<()> {
    // What a link leads to is replaced, not the link.
    let to = to.canonicalize().unwrap_or_else(|_| to.to_owned());
    fs::rename(from, &to).with_context(|| format!("writing {}", to.display()))
}

/// Writes a whole file.
pub(super) fn save(target: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut output = Output::open(Some(target))?;
    output.write_all(bytes).with_context(|| format!("writing {}", target.display()))?;
    output.finish()
}

/// Writes results to standard output.
pub(super) fn print(bytes: &[u8]) -> anyhow::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes).and_then(|()| stdout.flush()).context("writing to standard output")
}

/// A text without the characters that steer a terminal: articles and file names are not to be trusted.
pub(super) fn tame(text: &str) -> Cow<'_, str> {
    let steers = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if steers(c) { char::REPLACEMENT_CHARACTER } else { c }).collect())
}

/// Makes a folder, and those above it, where they are missing.
pub(super) fn make_folder(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("making the folder {}", folder.display()))
}

/// A file without its name yet, readable by whom other files are readable.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".onrecord-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
