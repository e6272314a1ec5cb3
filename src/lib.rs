//! onrecord measures how a news article is sourced and how it is worded, and keeps the evidence for every number.
//!
//! # Flow
//!
//! Words flow one way: bytes → [`Document`] → [`Analysis`] → [`Report`] → bytes. Each arrow is a layer, each layer a
//! folder, and a layer knows only those above it in this table.
//!
//! | layer | what goes in | what comes out | where to start reading |
//! |---|---|---|---|
//! | [`text`] | decoded text | places in it | [`Span`], the one kind of place; [`Document`] |
//! | [`diagnostic`] | what a user wrote wrongly | file, line, column, what would be right | [`Diagnostic`](diagnostic::Diagnostic) |
//! | [`stats`] | numbers | intervals, effect sizes, tests | plain mathematics, no word of the domain |
//! | [`lexicon`] | TOML files of words | terms found in tokens | [`LexiconSet`]; what a list is for is its [`Role`](lexicon::Role) |
//! | [`input`] | bytes of files and streams | a [`Document`] an article | [`Reader`](input::Reader), [`READERS`](input::READERS) |
//! | [`settings`] | `onrecord.toml`, arguments | [`Settings`] without an `Option` | [`Settings::merge`] |
//! | [`grammar`] | a document | zones, tokens, sentences, phrases | [`grammar::read`] |
//! | [`sourcing`] | grammar | who says what | [`Attribution`](sourcing::Attribution), [`Source`](sourcing::Source), [`Quote`](sourcing::Quote) |
//! | [`wording`] | grammar, who says what | in which words, in whose voice | [`Hit`](wording::Hit), [`Claim`](wording::Claim), [`Voice`](wording::Voice) |
//! | [`analysis`] | a document | all of that: an [`Analysis`] | [`analyze`], which wires the passes |
//! | [`metric`] | an analysed article | values with evidence | [`Metric`](metric::Metric), [`METRICS`](metric::METRICS), [`Plan`] |
//! | [`corpus`] | measured articles | outlets compared; what word lists do on them | [`Corpus`](corpus::Corpus), [`Comparison`](corpus::Comparison), [`wordlists`](corpus::wordlists) |
//! | [`report`] | an analysed article, its measures | a [`Report`]: data, and a page in words | [`report::build`] |
//! | [`render`] | a report | bytes of one format | [`Renderer`](render::Renderer), [`RENDERERS`](render::RENDERERS) |
//!
//! A pass of grammar, sourcing or wording is a function called `find`, in the file named after what it finds. The binary
//! (`src/main.rs`, `src/cli`) stands on top: a file per subcommand.
//!
//! # What always holds
//!
//! - **Articles cannot fail.** [`analyze`] takes any text and returns an [`Analysis`], not a `Result`. Settings,
//!   lexicons and templates can be wrong; then all their problems are told at once, each with its place.
//! - **No files, no clock, no network, no printing.** The library takes bytes and gives bytes. The same input and
//!   settings give the same bytes; what is random takes its seed from [`Settings::seed`].
//! - **A place is a [`Span`]**: bytes, half-open, on character boundaries, made in [`text`] and nowhere else. Findings
//!   hold spans and ids, never copies of text; `&doc[span]` reads it back. Nothing that was found is searched for again.
//! - **A pass owns its result.** It reads the document and earlier results, and returns its own; it edits none.
//! - **Words are data, mechanisms are code.** No word of English stands in `src`; it stands in `lexicons/*.toml`.
//! - **Undefined is `None`**, shown as "not defined": never 0, never NaN. Every value comes with the spans it rests on.
//! - **Rounding happens when a report is put into words**, not in a metric, and templates compute nothing.
//!
//! # From bytes to a report
//!
//! ```
//! use onrecord::analysis::analyze;
//! use onrecord::input::{ReadOptions, choose};
//! use onrecord::lexicon::LexiconSet;
//! use onrecord::metric::{Article, Plan};
//! use onrecord::render::{Templates, markdown};
//! use onrecord::report::{Measured, build};
//! use onrecord::settings::Settings;
//!
//! // Bytes → Document. A reader cuts its input into records, one an article.
//! let bytes = "“The bridge is safe,” said Ana Ruiz, the mayor of Vellin. Critics say it is not.";
//! let reader = choose("story.txt", bytes.as_bytes());
//! let record = reader.records(Box::new(bytes.as_bytes()), "story.txt").next().expect("one record")?;
//! let doc = reader.parse(&record, &ReadOptions::default())?;
//!
//! // Document → Analysis: spans and ids.
//! let (lexicons, settings) = (LexiconSet::builtin(), Settings::default());
//! let analysis = analyze(&doc, &lexicons, &settings);
//! assert_eq!(&doc[analysis.quotes[0].span], "“The bridge is safe,”");
//! assert_eq!(&doc[analysis.sources[0].name], "Ana Ruiz");
//! assert_eq!(&doc[analysis.claims[0].span], "Critics say");
//!
//! // Analysis → Report: measures first. A plan knows all ids, and serves any number of articles.
//! let article = Article { doc: &doc, analysis: &analysis, lexicons: &lexicons, settings: &settings };
//! let plan = Plan::new(&lexicons, &settings);
//! let measures = plan.measure(&article);
//! let measured: Vec<Measured<'_>> = (plan.ids().iter().zip(&measures).enumerate())
//!     .map(|(at, (id, measure))| Measured { id, measure, percentile: None, state: plan.state(at, measure, None) })
//!     .collect();
//! let report = build(&article, &measured, None);
//!
//! // Report → bytes.
//! let text = markdown(&report, &Templates::new(&[]).expect("the built-in templates parse"))?;
//! assert!(text.contains("Who speaks"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! To add a metric, a lexicon, a reader or a renderer, see `CONTRIBUTING.md`: one new file, and a line in the list of its
//! folder.
//!
//! [`Analysis`]: analysis::Analysis
//! [`Document`]: text::Document
//! [`LexiconSet`]: lexicon::LexiconSet
//! [`Plan`]: metric::Plan
//! [`Report`]: report::Report
//! [`Settings`]: settings::Settings
//! [`Settings::merge`]: settings::Settings::merge
//! [`Settings::seed`]: settings::Settings::seed
//! [`Span`]: text::Span
//! [`analyze`]: analysis::analyze

pub mod analysis;
pub mod corpus;
pub mod diagnostic;
pub mod grammar;
pub mod input;
pub mod lexicon;
pub mod metric;
pub mod render;
pub mod report;
pub mod settings;
pub mod sourcing;
pub mod stats;
pub mod text;
pub mod wording;
