//! What can be wrong with one record. The caller says which record it was: the messages do not.

use thiserror::Error;

/// Why a record gave no document.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum InputError {
    /// No visible character.
    #[error("the text is empty")]
    Empty,
    /// Larger than allowed.
    #[error("{bytes} bytes, more than the limit of {limit}")]
    TooLarge {
        /// Size of the record.
        bytes: usize,
        /// Size allowed.
        limit: usize,
    },
    /// A page whose elements stand too deep inside each other.
    #[error("elements nested more than {limit} deep, which is the limit for a web page")]
    TooDeep {
        /// Depth allowed.
        limit: usize,
    },
    /// A page with too many elements.
    #[error("more than {limit} elements, which is the limit for a web page")]
    TooManyElements {
        /// Elements allowed.
        limit: usize,
    },
    /// An element of a page with too many attributes.
    #[error("more than {limit} attributes on one element, which is the limit for a web page")]
    TooManyAttributes {
        /// Attributes allowed.
        limit: usize,
    },
    /// A page without an article.
    #[error("no article text found in the page")]
    NoArticle,
    /// A line that is no JSON.
    #[error("not valid JSON: {0}")]
    Json(String),
    /// A line that is JSON, but no object.
    #[error("a row must be a JSON object, this is {0}")]
    NotAnObject(&'static str),
    /// A row of CSV that cannot be cut into fields.
    #[error("{0}")]
    Csv(String),
    /// A row without any of the fields that hold text.
    #[error("no field {wanted} with the article's text (this row has {found}); name yours with --map text=FIELD")]
    NoText {
        /// The names looked for.
        wanted: String,
        /// The names there are.
        found: String,
    },
    /// A field of the wrong kind.
    #[error("field {field} must be a string, this is {found}")]
    WrongType {
        /// Its name in the row.
        field: String,
        /// What it is.
        found: &'static str,
    },
}
