//! In: TOML files of words. Out: a [`LexiconSet`], which finds them in tokens. Words are data; what the
//! program does with a list is its [`Role`].

mod builtin;
mod entry;
mod finder;
mod inflect;
mod lists;
mod matcher;
mod numbered;
mod packed;
mod raw;
mod set;
mod shipped;
mod trie;
mod validate;
mod vocabulary;

pub use builtin::{BUILTIN, builtin_sources};
pub use entry::{
    Attributes, Complement, CueClass, Details, Entry, EntryId, File, FileId, Frame, FurnitureZone, MatchMode, ObjectIs,
    PartOfSpeech, PoliticalSide, ReasonKind, Role, SourceIs, SourceType, Text,
};
pub use matcher::{Match, Matches};
pub use set::{LexiconSet, Origin, SourceFile};
pub use vocabulary::{Class, Classes, WordId};
