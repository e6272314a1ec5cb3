//! Shards: parts of a corpus that are scored apart, and the merging of what came of them.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context, bail};
use onrecord::render::parquet::{BLOCK_ROWS, ParquetJoin};

use super::Format;
use crate::cli::output::Output;

/// One of several parts of a corpus: "3/16".
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Shard {
    number: usize,
    of: usize,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match parts {
            Some((number, of)) if 1 <= number && number <= of => Ok(Self { number, of }),
            _ => Err("write the number of the shard and how many there are, as in 3/16".to_owned()),
        }
    }
}

impl std::fmt::Display for Shard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

impl Shard {
    /// Its articles among so many: a run of whole blocks for Parquet, so that groups of rows fall as without shards.
    pub(super) fn articles(self, all: usize, format: Format) -> Range<usize> {
        let step = if format == Format::Parquet { BLOCK_ROWS } else { 1 };
        let steps = all.div_ceil(step);
        let start = |number: usize| (steps * number / self.of * step).min(all);
        start(self.number - 1)..start(self.number)
    }
}

/// Joins the results of shards, in the order in which they are given.
pub(super) fn merge(shards: &[PathBuf], format: Format, target: Option<&Path>) -> anyhow::Result<()> {
    let mut output = Output::open(target)?;
    match format {
        Format::Parquet => return merge_parquet(shards, output),
        Format::Jsonl => merge_text(shards, 0, &mut output)?,
        Format::Csv | Format::Long => merge_text(shards, 1, &mut output)?,
    }
    output.finish()
}

/// Text whose first lines are the same in all shards.
fn merge_text(shards: &[PathBuf], head_lines: usize, output: &mut Output) -> anyhow::Result<()> {
    let mut known: Option<Vec<u8>> = None;
    for shard in shards {
        let reading = || format!("reading {}", shard.display());
        let mut reader = BufReader::with_capacity(1 << 18, File::open(shard).with_context(reading)?);
        let mut head = Vec::new();
        for _ in 0..head_lines {
            reader.read_until(b'\n', &mut head).with_context(reading)?;
        }
        match &known {
            None => output.write_all(&head)?,
            Some(known) if *known != head => bail!("{} has other columns than the shards before it", shard.display()),
            Some(_) => {}
        }
        known = Some(head);
        std::io::copy(&mut reader, output).with_context(reading)?;
    }
    Ok(())
}

fn merge_parquet(shards: &[PathBuf], output: Output) -> anyhow::Result<()> {
    let read = |shard: &PathBuf| std::fs::read(shard).with_context(|| format!("reading {}", shard.display()));
    let Some(first) = shards.first() else { bail!("there is nothing to merge") };
    let mut join = ParquetJoin::like(read(first)?, output)?;
    for shard in shards {
        join.append(read(shard)?).with_context(|| format!("merging {}", shard.display()))?;
    }
    join.finish()?.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_hold_every_article_once() {
        for (all, of, format) in
            [(36, 5, Format::Jsonl), (20_000, 3, Format::Parquet), (3, 7, Format::Csv), (0, 2, Format::Long)]
        {
            let shards = (1..=of).map(|number| Shard { number, of }.articles(all, format));
            let ends = shards.fold(0, |end, shard| {
                assert_eq!(shard.start, end);
                shard.end
            });
            assert_eq!(ends, all);
        }
    }

    #[test]
    fn a_shard_is_one_of_so_many() {
        assert_eq!("3/16".parse(), Ok(Shard { number: 3, of: 16 }));
        for wrong in ["0/4", "5/4", "3", "a/b", "1/0", ""] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}
