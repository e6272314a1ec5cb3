//! How the report speaks: numbers, names and places in words, and text of the article made fit to be shown.

mod excerpts;
mod names;
mod numbers;

pub(super) use excerpts::{
    LONG, NAME, SHORT, capital, clean, excerpt, excerpt_of_end, is_unshowable, name, of_id, quoted, quoted_whole,
};
pub(super) use names::{
    attribution_kind, claim, claim_tip, class, cue_class, definition, group, level, part, quote_kind, reason, reply,
    role, source_type, voice,
};
pub(super) use numbers::{count, date, decimal, interval, list, percent, value, whole};
