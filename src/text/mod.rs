//! In: decoded text. Out: places in it. The coordinate system of the whole program: every later layer
//! speaks in [`Span`]s made here, and only here are byte offsets added up.

mod document;
mod places;
mod scan;
mod short;
mod span;

pub use document::{Document, Layout, Meta, Warning};
pub use places::{CodePoints, InputPlace, InputPlaces, Lines};
pub(crate) use scan::is_soft;
pub use scan::{Glyph, Piece, PieceKind, lines, pieces};
pub(crate) use short::short;
pub use span::Span;
