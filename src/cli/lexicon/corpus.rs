//! What the commands that run over a corpus share: where it is, how it is read, and what came of bad articles.

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;

use crate::cli::arguments::{ReadArgs, ThreadArgs};
use crate::cli::pipeline::{self, Item};
use crate::cli::problems::{TOLD, tell_unread};
use crate::cli::progress::{Loudness, Progress, while_working};
use crate::cli::{Outcome, inputs};

/// The corpus that a command runs over.
#[derive(Debug, Args)]
pub(super) struct CorpusArgs {
    /// Articles to run over: files, folders, or - for standard input; JSONL and CSV hold one article a row
    #[arg(long, required = true, num_args = 1.., value_name = "CORPUS")]
    on: Vec<PathBuf>,
    /// No progress bar
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    threads: ThreadArgs,
    #[command(flatten)]
    pub(super) read: ReadArgs,
}

impl CorpusArgs {
    /// Works on what was gathered, in the same threads.
    pub(super) fn work<T: Send>(&self, what: &'static str, work: impl FnOnce() -> T + Send) -> anyhow::Result<T> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.threads.number()).build();
        let pool = pool.context("starting the threads")?;
        Ok(while_working(what, Loudness::of(self.quiet), || pool.install(work)))
    }

    /// Makes something of each article, in all threads, and takes it in, in order. An article that cannot be read is
    /// told and left out.
    pub(super) fn each<T: Send>(
        &self,
        make: impl Fn(&Item) -> Result<T, String> + Sync,
        mut take: impl FnMut(T),
    ) -> anyhow::Result<Outcome> {
        let inputs = inputs::gather(&self.on)?;
        let mut progress = Progress::new(&inputs, Loudness::of(self.quiet));
        let (mut articles, mut bad) = (0, 0);
        pipeline::run(inputs, self.read.reader(), self.threads.number(), make, |item, made| {
            articles += 1;
            match made {
                Ok(made) => take(made),
                Err(error) => {
                    bad += 1;
                    if bad <= TOLD {
                        progress.tell(&format!("{}: {error}", item.record.origin));
                    }
                }
            }
            progress.done(item.record.bytes.len());
            Ok(())
        })?;
        progress.finish();
        if articles == bad {
            bail!("no article could be read");
        }
        Ok(tell_unread(bad, articles))
    }
}
