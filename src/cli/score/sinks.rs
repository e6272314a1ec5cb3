//! Where rows go: straight to a stream, or to files that grow in a folder beside the output until the run is at its end,
//! so that one that is killed can be taken up again.
//!
//! After each block of articles a line goes into the journal: how many there are, how they went, and how long each file is.
//! What stands behind the last line is cut off when a run is taken up again, and made anew.

use std::fs::{self, File};
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use onrecord::render::parquet::{BLOCK_ROWS, ParquetBlock, ParquetJoin};
use onrecord::report::Column;

use super::Tally;
use super::rows::Rows;
use crate::cli::output::{self, Output};

/// A table that is written.
pub(super) struct Sink {
    /// The columns, for a file of Parquet.
    parquet: Option<(Vec<Column>, ParquetBlock)>,
    place: Place,
}

enum Place {
    /// Rows of text to a stream.
    Text(Output),
    /// Blocks to a stream.
    Joined(ParquetJoin<Output>),
    /// A file that grows.
    Growing { writer: BufWriter<File>, bytes: u64, path: PathBuf, target: PathBuf },
}

/// What a table is written as.
pub(super) struct Plan {
    /// Where it goes; `None` for standard output.
    pub(super) target: Option<PathBuf>,
    /// What a file of text begins with.
    pub(super) head: Vec<u8>,
    /// The columns of a file of Parquet.
    pub(super) columns: Option<Vec<Column>>,
}

/// All tables of a run.
pub(super) struct Sinks {
    sinks: Vec<Sink>,
    journal: Option<Journal>,
    in_block: usize,
}

/// Where the run is.
struct Journal {
    folder: PathBuf,
    file: File,
    /// For each finished block the lengths of all files.
    lengths: Vec<Vec<u64>>,
}

/// Name of the file that says what a folder is of.
const RUN: &str = "run";
/// Name of the journal.
const JOURNAL: &str = "journal";

/// Whether a run that was broken off is to be taken up.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Begin {
    Anew,
    Resumed,
}

impl Sinks {
    /// Straight to streams.
    pub(super) fn direct(plans: Vec<Plan>) -> anyhow::Result<Self> {
        let sinks = plans.into_iter().map(Sink::direct).collect::<anyhow::Result<_>>()?;
        Ok(Self { sinks, journal: None, in_block: 0 })
    }

    /// To files that grow in a folder; `run` says what the run is of. Gives what was done already.
    pub(super) fn growing(plans: Vec<Plan>, folder: &Path, run: &str, begin: Begin) -> anyhow::Result<(Self, Tally)> {
        let known = fs::read_to_string(folder.join(RUN)).ok();
        let resumed = begin == Begin::Resumed && known.is_some();
        if resumed && known.as_deref() != Some(run) {
            bail!("{} is of a run with other inputs, settings or lexicons; remove it to begin anew", folder.display());
        }
        let (tally, lengths) = if resumed { read_journal(folder, plans.len()) } else { Default::default() };
        if lengths.is_empty() {
            clear(folder)?;
            output::make_folder(folder)?;
            fs::write(folder.join(RUN), run).with_context(|| format!("writing into {}", folder.display()))?;
        }
        let last = lengths.last().cloned();
        let sinks = plans.into_iter().enumerate().map(|(number, plan)| {
            let length = last.as_ref().and_then(|lengths| lengths.get(number).copied());
            Sink::growing(plan, folder.join(number.to_string()), length)
        });
        let sinks = sinks.collect::<anyhow::Result<_>>()?;
        let journal = File::options().create(true).append(true).open(folder.join(JOURNAL));
        let file = journal.with_context(|| format!("writing into {}", folder.display()))?;
        let journal = Journal { folder: folder.to_owned(), file, lengths };
        journal.cut()?;
        Ok((Self { sinks, journal: Some(journal), in_block: 0 }, tally))
    }

    /// Takes the rows of an article in.
    pub(super) fn take(&mut self, rows: &[Rows], tally: &Tally) -> anyhow::Result<()> {
        for (sink, rows) in self.sinks.iter_mut().zip(rows) {
            sink.take(rows)?;
        }
        self.in_block += 1;
        if self.in_block >= BLOCK_ROWS { self.end_block(tally) } else { Ok(()) }
    }

    fn end_block(&mut self, tally: &Tally) -> anyhow::Result<()> {
        self.in_block = 0;
        for sink in &mut self.sinks {
            sink.end_block()?;
        }
        let Some(journal) = &mut self.journal else { return Ok(()) };
        journal.note(tally, self.sinks.iter().map(Sink::length).collect())
    }

    /// Ends all files, and gives them their names.
    pub(super) fn finish(mut self, tally: &Tally) -> anyhow::Result<()> {
        if self.in_block > 0 {
            self.end_block(tally)?;
        }
        for (number, sink) in self.sinks.into_iter().enumerate() {
            let lengths = self.journal.iter().flat_map(|journal| &journal.lengths);
            sink.finish(&lengths.filter_map(|lengths| lengths.get(number).copied()).collect::<Vec<_>>())?;
        }
        self.journal.map_or(Ok(()), |journal| clear(&journal.folder))
    }

    /// Leaves nothing behind, where nothing is to be written.
    pub(super) fn give_up(self) -> anyhow::Result<()> {
        self.journal.map_or(Ok(()), |journal| clear(&journal.folder))
    }
}

impl Sink {
    fn direct(plan: Plan) -> anyhow::Result<Self> {
        let mut output = Output::open(plan.target.as_deref())?;
        let Some(columns) = plan.columns else {
            output.write_all(&plan.head)?;
            return Ok(Self { parquet: None, place: Place::Text(output) });
        };
        let join = ParquetJoin::new(&columns, output)?;
        let block = ParquetBlock::new(&columns)?;
        Ok(Self { parquet: Some((columns, block)), place: Place::Joined(join) })
    }

    /// Goes on where the file was `length` bytes long; begins anew without.
    fn growing(plan: Plan, path: PathBuf, length: Option<u64>) -> anyhow::Result<Self> {
        let writing = || format!("writing {}", path.display());
        let target = plan.target.unwrap_or_default();
        let mut file = File::options().create(true).write(true).truncate(false).open(&path).with_context(writing)?;
        file.set_len(length.unwrap_or(0)).with_context(writing)?;
        file.seek(SeekFrom::End(0)).with_context(writing)?;
        let mut writer = BufWriter::with_capacity(1 << 18, file);
        let mut bytes = length.unwrap_or(0);
        if length.is_none() {
            writer.write_all(&plan.head).with_context(writing)?;
            bytes = plan.head.len() as u64;
        }
        let parquet =
            plan.columns.map(|columns| ParquetBlock::new(&columns).map(|block| (columns, block))).transpose()?;
        Ok(Self { parquet, place: Place::Growing { writer, bytes, path, target } })
    }

    fn take(&mut self, rows: &Rows) -> anyhow::Result<()> {
        match (rows, &mut self.parquet) {
            (Rows::Bytes(bytes), _) => self.write(bytes),
            (Rows::Cells(rows), Some((_, block))) => {
                rows.iter().for_each(|row| block.push(row));
                Ok(())
            }
            (Rows::Cells(_), None) => Ok(()),
        }
    }

    fn write(&mut self, rows: &[u8]) -> anyhow::Result<()> {
        match &mut self.place {
            Place::Text(output) => Ok(output.write_all(rows)?),
            Place::Joined(join) => Ok(join.append(rows.to_vec())?),
            Place::Growing { writer, bytes, path, .. } => {
                *bytes += rows.len() as u64;
                writer.write_all(rows).with_context(|| format!("writing {}", path.display()))
            }
        }
    }

    fn end_block(&mut self) -> anyhow::Result<()> {
        let encoded = match &mut self.parquet {
            Some((_, block)) if block.rows() > 0 => Some(block.finish()?),
            _ => None,
        };
        if let Some(encoded) = encoded {
            self.write(&encoded)?;
        }
        match &mut self.place {
            Place::Growing { writer, path, .. } => {
                writer.flush().with_context(|| format!("writing {}", path.display()))
            }
            _ => Ok(()),
        }
    }

    fn length(&self) -> u64 {
        match &self.place {
            Place::Growing { bytes, .. } => *bytes,
            _ => 0,
        }
    }

    /// `lengths` are those of the file at the end of each block.
    fn finish(self, lengths: &[u64]) -> anyhow::Result<()> {
        match self.place {
            Place::Text(output) => output.finish(),
            Place::Joined(join) => join.finish()?.finish(),
            Place::Growing { writer, path, target, .. } => {
                drop(writer.into_inner().map_err(std::io::IntoInnerError::into_error)?);
                match self.parquet {
                    Some((columns, _)) => join(&columns, &path, lengths, &target),
                    None => output::rename(&path, &target),
                }
            }
        }
    }
}

/// Makes one file of Parquet of the blocks in another file.
fn join(columns: &[Column], path: &Path, lengths: &[u64], target: &Path) -> anyhow::Result<()> {
    let mut file = File::open(path).with_context(|| format!("reading {}", path.display()))?;
    let mut join = ParquetJoin::new(columns, Output::open(Some(target))?)?;
    let mut start = 0;
    for end in lengths {
        let mut block = Vec::new();
        Read::by_ref(&mut file).take(end.saturating_sub(start)).read_to_end(&mut block)?;
        if !block.is_empty() {
            join.append(block)?;
        }
        start = *end;
    }
    join.finish()?.finish()
}

impl Journal {
    fn note(&mut self, tally: &Tally, lengths: Vec<u64>) -> anyhow::Result<()> {
        let numbers: Vec<String> = lengths.iter().map(u64::to_string).collect();
        let line = format!("{} {} {} {}\n", tally.articles, tally.bad, tally.failed, numbers.join(" "));
        self.lengths.push(lengths);
        self.file.write_all(line.as_bytes()).with_context(|| format!("writing into {}", self.folder.display()))
    }

    /// Cuts off what the last line left torn.
    fn cut(&self) -> anyhow::Result<()> {
        let path = self.folder.join(JOURNAL);
        let text = fs::read(&path).unwrap_or_default();
        let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        self.file.set_len(whole as u64).with_context(|| format!("writing into {}", self.folder.display()))
    }
}

/// How far a run came, and the lengths of its files after each block. Of lines that are torn or odd nothing is taken.
fn read_journal(folder: &Path, files: usize) -> (Tally, Vec<Vec<u64>>) {
    let text = fs::read_to_string(folder.join(JOURNAL)).unwrap_or_default();
    let (mut tally, mut lengths) = (Tally::default(), Vec::new());
    for line in text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
        let numbers: Vec<u64> = line.split(' ').map_while(|number| number.parse().ok()).collect();
        let [articles, bad, failed, rest @ ..] = numbers.as_slice() else { break };
        if rest.len() != files {
            break;
        }
        let number = |number: &u64| usize::try_from(*number).unwrap_or(usize::MAX);
        tally = Tally { articles: number(articles), bad: number(bad), failed: number(failed) };
        lengths.push(rest.to_vec());
    }
    (tally, lengths)
}

fn clear(folder: &Path) -> anyhow::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("removing {}", folder.display()))
        }
        _ => Ok(()),
    }
}
