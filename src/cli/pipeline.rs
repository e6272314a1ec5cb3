//! Many articles: one thread reads, a pool works, and results come out in the order of the input. Memory holds a few
//! batches, however large the corpus.

use std::io;
use std::ops::Range;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use anyhow::Context;
use onrecord::input::{Reader, Record};
use rayon::prelude::*;

use super::inputs::Input;

/// An article as it was cut from the input, with the reader that can parse it; or why the input could not be read.
pub(super) struct Item {
    pub(super) reader: &'static dyn Reader,
    pub(super) record: Record,
    pub(super) failed: Option<io::Error>,
}

/// Bytes of articles in a batch, for each thread: enough to keep all busy, few enough to stay flat.
const BATCH_BYTES_A_THREAD: usize = 1 << 18;
/// Articles in a batch, for each thread.
const BATCH_ITEMS_A_THREAD: usize = 256;
/// Stack of a worker: deep pages are walked by recursion.
const STACK_BYTES: usize = 1 << 24;

/// Works on all articles of the inputs in so many threads. `finish` gets what `work` makes of each, in order.
pub(super) fn run<T: Send>(
    inputs: Vec<Input>,
    asked: Option<&'static dyn Reader>,
    threads: usize,
    work: impl Fn(&Item) -> T + Sync,
    finish: impl FnMut(&Item, T) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    run_part(Part { inputs, asked, articles: 0..usize::MAX }, threads, work, finish)
}

/// Some articles of some inputs.
pub(super) struct Part {
    pub(super) inputs: Vec<Input>,
    /// The reader that was asked for.
    pub(super) asked: Option<&'static dyn Reader>,
    /// Which of them, counted over all inputs from 0.
    pub(super) articles: Range<usize>,
}

/// How many articles there are in all inputs; each is cut from its input, and none is read.
pub(super) fn count(inputs: &[Input], asked: Option<&'static dyn Reader>) -> usize {
    let of = |input: &Input| input.open(asked).map_or(1, |(_, records)| records.count());
    inputs.iter().map(of).sum()
}

/// The same as [`run`] for a part of the articles.
pub(super) fn run_part<T: Send>(
    part: Part,
    threads: usize,
    work: impl Fn(&Item) -> T + Sync,
    mut finish: impl FnMut(&Item, T) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK_BYTES).build();
    let pool = pool.context("starting the threads")?;
    // The reading thread is left alone when the run ends early: it may be waiting for a stream that never ends.
    for batch in batches(part, threads) {
        let done: Vec<T> = pool.install(|| batch.par_iter().map(&work).collect());
        for (item, result) in batch.iter().zip(done) {
            finish(item, result)?;
        }
    }
    Ok(())
}

fn batches(part: Part, threads: usize) -> Receiver<Vec<Item>> {
    let (sender, receiver) = sync_channel(1);
    let limit = Limit { bytes: threads * BATCH_BYTES_A_THREAD, items: threads * BATCH_ITEMS_A_THREAD };
    thread::spawn(move || {
        let Part { inputs, asked, articles } = part;
        let mut filling = Filling { sender, limit, batch: Vec::new(), bytes: 0, articles, next: 0 };
        for input in &inputs {
            if !read(input, asked, &mut filling) {
                return;
            }
        }
        filling.send();
    });
    receiver
}

/// Cuts one input into articles; `false` when nobody wants more.
fn read(input: &Input, asked: Option<&'static dyn Reader>, filling: &mut Filling) -> bool {
    let (reader, records) = match input.open(asked) {
        Ok(opened) => opened,
        Err(error) => return filling.put(Item::failed(input, error)),
    };
    for record in records {
        let item = match record {
            Ok(record) => Item { reader, record, failed: None },
            Err(error) => Item::failed(input, error),
        };
        if !filling.put(item) {
            return false;
        }
    }
    true
}

impl Item {
    fn failed(input: &Input, error: io::Error) -> Self {
        let record = Record { origin: input.name.clone(), id: input.name.clone(), ..Record::default() };
        Self { reader: onrecord::input::choose("", b""), record, failed: Some(error) }
    }
}

struct Limit {
    bytes: usize,
    items: usize,
}

/// The batch that is being filled.
struct Filling {
    sender: SyncSender<Vec<Item>>,
    limit: Limit,
    batch: Vec<Item>,
    bytes: usize,
    /// Articles that are wanted.
    articles: Range<usize>,
    /// Number of the next article.
    next: usize,
}

impl Filling {
    fn put(&mut self, item: Item) -> bool {
        let number = self.next;
        self.next += 1;
        if number < self.articles.start {
            return true;
        }
        if number >= self.articles.end {
            self.send();
            return false;
        }
        self.bytes += item.record.bytes.len();
        self.batch.push(item);
        let is_full = self.bytes >= self.limit.bytes || self.batch.len() >= self.limit.items;
        !is_full || self.send()
    }

    fn send(&mut self) -> bool {
        self.bytes = 0;
        self.sender.send(std::mem::take(&mut self.batch)).is_ok()
    }
}
