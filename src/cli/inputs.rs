//! Files, folders and standard input, opened for the readers.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use ignore::WalkBuilder;
use onrecord::input::{self, PARQUET, READERS, Reader, Records, choose, parquet_records};

/// One file, or standard input.
#[derive(Clone, Debug)]
pub(super) struct Input {
    /// The file; `None` for standard input.
    path: Option<PathBuf>,
    /// As the user knows it.
    pub(super) name: String,
    /// Size, as far as known.
    pub(super) bytes: Option<u64>,
}

/// Bytes that are read at once.
const BUFFER: usize = 1 << 18;

/// The inputs that the arguments name; folders give their files of known kinds, by name. All that is missing is told.
pub(super) fn gather(paths: &[PathBuf]) -> anyhow::Result<Vec<Input>> {
    let mut inputs = Vec::new();
    let mut missing = Vec::new();
    for path in paths {
        match path.metadata() {
            _ if path.as_os_str() == "-" => inputs.push(Input { path: None, name: "-".to_owned(), bytes: None }),
            Ok(found) if found.is_dir() => inputs.extend(in_folder(path)?),
            Ok(_) => inputs.push(Input::file(path)),
            Err(error) => missing.push(format!("{}: {error}", path.display())),
        }
    }
    if !missing.is_empty() {
        bail!("cannot read {}", missing.join("; "));
    }
    if inputs.iter().filter(|input| input.path.is_none()).count() > 1 {
        bail!("standard input (-) can be read only once");
    }
    Ok(inputs)
}

fn in_folder(folder: &Path) -> anyhow::Result<Vec<Input>> {
    let mut inputs = Vec::new();
    let by_name = |a: &std::ffi::OsStr, b: &std::ffi::OsStr| a.cmp(b);
    for entry in WalkBuilder::new(folder).standard_filters(false).hidden(true).sort_by_file_name(by_name).build() {
        let entry = entry.with_context(|| format!("looking into the folder {}", folder.display()))?;
        if entry.path().is_file() && has_known_ending(entry.path()) {
            inputs.push(Input::file(entry.path()));
        }
    }
    if inputs.is_empty() {
        let endings: Vec<&str> =
            READERS.iter().flat_map(|reader| reader.extensions()).copied().chain([PARQUET]).collect();
        bail!("the folder {} holds no article: no file that ends in {}", folder.display(), endings.join(", "));
    }
    Ok(inputs)
}

fn has_known_ending(path: &Path) -> bool {
    let is_known = |ending: &str| READERS.iter().any(|reader| reader.extensions().contains(&ending));
    ending_of(path).is_some_and(|ending| ending == PARQUET || is_known(&ending))
}

/// The ending of a name, in lower case.
fn ending_of(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase())
}

impl Input {
    fn file(path: &Path) -> Self {
        let bytes = path.metadata().ok().filter(std::fs::Metadata::is_file).map(|found| found.len());
        Self { path: Some(path.to_owned()), name: path.display().to_string(), bytes }
    }

    /// Whether it is a file of Parquet, by its name.
    pub(super) fn is_parquet(&self) -> bool {
        self.path.as_ref().is_some_and(|path| ending_of(path).as_deref() == Some(PARQUET))
    }

    /// The file; `None` for standard input.
    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Opens it, with the reader that was asked for, or that its name or its first bytes ask for.
    pub(super) fn open(
        &self,
        asked: Option<&'static dyn Reader>,
    ) -> io::Result<(&'static dyn Reader, Records<'static>)> {
        if asked.is_none()
            && self.is_parquet()
            && let Some((path, reader)) = self.path.as_ref().zip(input::by_name("jsonl"))
        {
            return Ok((reader, parquet_records(File::open(path)?, &self.name)?));
        }
        let mut stream: Box<dyn BufRead + Send> = match &self.path {
            Some(path) => Box::new(BufReader::with_capacity(BUFFER, File::open(path)?)),
            None => Box::new(BufReader::with_capacity(BUFFER, io::stdin())),
        };
        let reader = match asked {
            Some(reader) => reader,
            None => choose(&self.name, stream.fill_buf()?),
        };
        Ok((reader, reader.records(stream, &self.name)))
    }
}
