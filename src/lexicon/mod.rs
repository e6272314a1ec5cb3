//! In: TOML files of words. Out: a [`LexiconSet`], which finds them in tokens. Words are data; what the
//! program does with a list is its [`Role`].

mod builtin;
mod entry;
mod inflect;
mod matcher;
mod raw;
mod set;
mod validate;
mod vocabulary;

pub use builtin::BUILTIN;
pub use entry::{
    Attributes, Complement, CueClass, Entry, EntryId, File, FileId, Frame, FurnitureZone, MatchMode, ObjectIs,
    PartOfSpeech, PoliticalSide, ReasonKind, Role, SourceIs, SourceType,
};
pub use matcher::{Match, Matches};
pub use set::{LexiconSet, Origin, SourceFile};
pub use vocabulary::{Class, Classes, WordId};
