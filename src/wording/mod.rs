//! In: the document, its grammar and who says what. Out: in which words: lexicon hits by voice, claims on nobody's authority.

pub mod claims;
pub mod explained;
pub mod guards;
mod hedges;
pub mod language;
mod posts;
mod told;
mod topics;
mod verdicts;
pub mod voices;

pub use claims::{Claim, ClaimKind};
pub use explained::{Explained, Miss};
pub use guards::Passed;
pub use language::{Guard, Hit};
pub use voices::{Voice, Voices};
