//! In: the document and its grammar. Out: who says what: quotations, attributions, sources and their standing.

mod affiliations;
mod anonymity;
pub mod attribution;
mod contents;
mod cues;
mod descriptions;
mod elsewhere;
mod entity;
mod extents;
mod floating;
mod inner;
mod joint;
mod leaks;
mod likeness;
mod mentions;
mod merging;
mod naming;
mod nesting;
mod nominal_cues;
mod owners;
mod phrasing;
mod pronouns;
pub mod quotes;
pub mod replies;
mod roles;
mod sides;
mod silences;
pub mod sources;
mod standing;
pub(crate) mod text;
mod turned;
mod turns;

pub use attribution::{Attribution, AttributionId, AttributionKind};
pub use quotes::{Quote, QuoteId, QuoteKind};
pub use replies::{Reply, ReplyKind};
pub use sources::{Anonymity, Level, Reason, Source, SourceClass, SourceId};
