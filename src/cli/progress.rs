//! A progress bar for long work: on a terminal only, on stderr.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::inputs::Input;

/// How far the work is.
pub(super) struct Progress {
    bar: ProgressBar,
    articles: u64,
}

/// Shows that work is going on whose length is not known.
pub(super) fn while_working<T>(what: &'static str, loudness: Loudness, work: impl FnOnce() -> T) -> T {
    let spinner = match loudness {
        Loudness::Quiet => ProgressBar::hidden(),
        Loudness::Normal => ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10)),
    };
    spinner.set_message(what);
    spinner.enable_steady_tick(Duration::from_millis(200));
    let done = work();
    spinner.finish_and_clear();
    done
}

/// Loudness of a command.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Loudness {
    Normal,
    Quiet,
}

impl Loudness {
    pub(super) fn of(quiet: bool) -> Self {
        if quiet { Self::Quiet } else { Self::Normal }
    }
}

const KNOWN_LENGTH: &str = "{bar:30} {percent:>3} %  {msg} articles  {decimal_bytes_per_sec}  {eta} left";
const UNKNOWN_LENGTH: &str = "{spinner} {msg} articles  {decimal_bytes}  {decimal_bytes_per_sec}  {elapsed}";

impl Progress {
    /// A bar for these inputs; indicatif draws none where stderr is no terminal.
    pub(super) fn new(inputs: &[Input], loudness: Loudness) -> Self {
        let total: Option<u64> = inputs.iter().map(|input| input.bytes).sum();
        let bar = match loudness {
            Loudness::Quiet => ProgressBar::hidden(),
            Loudness::Normal => ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr_with_hz(10)),
        };
        let template = if total.is_some() { KNOWN_LENGTH } else { UNKNOWN_LENGTH };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar, articles: 0 }
    }

    /// One more article of so many bytes is done.
    pub(super) fn done(&mut self, bytes: usize) {
        self.articles += 1;
        self.bar.inc(u64::try_from(bytes).unwrap_or(u64::MAX));
        if self.articles % 64 == 1 {
            self.bar.set_message(self.articles.to_string());
        }
    }

    /// Tells something on stderr without tearing the bar.
    pub(super) fn tell(&self, line: &str) {
        self.aside(|| super::problems::tell_line(line));
    }

    /// Writes something without tearing the bar.
    pub(super) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
