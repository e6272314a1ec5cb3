//! In: TOML files of words. Out: a [`LexiconSet`], which finds them in tokens. Words are data; what the
//! program does with a list is its [`Role`].
//!
//! ```text
//! TOML text --raw--> RawFile --validate, lists--> Lists --finder--> Finder;   LexiconSet = Lists + Finder
//! ```
//! - `raw` reads one file, `validate` judges it, `lists` merges files by id: [`File`]s and [`Entry`]s, nothing made
//!   of them yet.
//! - `check` looks for what loads and is surely not meant: entries that can never match, files that contradict another.
//! - `draft` writes lexicons, `import` makes them of other programs' lists.
//! - `finder` makes the forms of every entry (`inflect`), numbers their words (`vocabulary`, over `numbered`) and lays
//!   all terms into one tree (`trie`), which `matcher` walks along the words of a text.
//!
//! A run does none of this for the built-in files. `build.rs` is made of these same source files: it loads the
//! built-in lexicons as any others, refuses to build where they have problems, and lays the finished set down as bytes
//! (`packed`), which are part of the binary. [`LexiconSet::builtin`] picks them up (`shipped`) in a few milliseconds:
//! texts are lent, tables copied, only the hash table of words is filled. With files of the user's, the lists are
//! picked up, the files merged into them, and a finder made anew, since one irregular verb can change any form.
//! Tests in `shipped` hold that both ways give the same bytes. There is no format to keep: a field that is added to a
//! struct is added to its `packed!` line.

mod builtin;
mod check;
mod draft;
mod entry;
mod export;
mod finder;
mod import;
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
pub use check::check;
pub use draft::{Draft, DraftFields, DraftTerm};
pub use entry::{
    ActsOn, Attributes, Complement, CueClass, Details, Entry, EntryId, File, FileId, Frame, FurnitureZone, MatchMode,
    ObjectIs, PartOfSpeech, PoliticalSide, ReasonKind, Role, SourceIs, SourceType, Text, Voice,
};
pub use export::{Dictionary, EntryRow, to_quanteda};
pub use import::{ImportAs, ImportFormat, Imported, import, import_format};
pub use matcher::{Match, Matches};
pub use set::{LexiconSet, Origin, SourceFile};
pub use vocabulary::{Class, Classes, WordId};
