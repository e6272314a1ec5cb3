//! What one article becomes: a row, or several, of each table that is written.

use onrecord::render::{csv, json};
use onrecord::report::{
    ArticleTable, Cell, Column, Row, SCHEMA, analysis_row, attribution_cells, attribution_columns, error_cells,
    figure_cells, figure_columns, source_cells, source_columns,
};
use serde::Serialize;

use super::Format;
use crate::cli::analysed::Analysed;
use crate::cli::gates::Gate;
use crate::cli::pipeline::Item;
use crate::cli::session::Session;

/// What came of one article.
pub(super) struct Scored {
    /// Its rows, for each table.
    pub(super) rows: Vec<Rows>,
    pub(super) error: Option<String>,
    pub(super) failures: Vec<String>,
}

/// Rows of one table.
pub(super) enum Rows {
    /// As they are written.
    Bytes(Vec<u8>),
    /// As cells, for formats that gather columns.
    Cells(Vec<Vec<Cell<'static>>>),
}

/// Tables that are written.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Table {
    /// Articles, or their figures.
    Main,
    /// A row an attribution.
    Attributions,
    /// A row a source.
    Sources,
}

/// Makes rows; shared by all threads.
pub(super) struct Scorer<'s> {
    pub(super) session: &'s Session,
    pub(super) format: Format,
    pub(super) tables: Vec<Table>,
    pub(super) articles: ArticleTable,
    pub(super) gate: Gate,
}

impl Scorer<'_> {
    /// Columns of a table; none for rows of JSON.
    pub(super) fn columns(&self, table: Table) -> Vec<Column> {
        match (table, self.format) {
            (Table::Main, Format::Jsonl) => Vec::new(),
            (Table::Main, Format::Long) => figure_columns(),
            (Table::Main, Format::Csv | Format::Parquet) => self.articles.columns(),
            (Table::Attributions, _) => attribution_columns(),
            (Table::Sources, _) => source_columns(),
        }
    }

    /// What a file of text begins with.
    pub(super) fn head(&self, table: Table) -> Vec<u8> {
        let mut bytes = Vec::new();
        match (table, self.format) {
            (_, Format::Parquet) | (Table::Main, Format::Jsonl) => {}
            _ => csv::head_of(&self.columns(table), &mut bytes),
        }
        bytes
    }

    pub(super) fn score(&self, item: &Item) -> Scored {
        let scored = self.session.with_article(item, |article| Scored {
            rows: self.rows(article),
            error: None,
            failures: self.gate.failures(&self.session.plan, article),
        });
        scored.unwrap_or_else(|error| Scored {
            rows: self.tables.iter().map(|table| self.error_rows(*table, item, &error)).collect(),
            error: Some(error),
            failures: Vec::new(),
        })
    }

    fn rows(&self, article: &Analysed<'_>) -> Vec<Rows> {
        // Only findings need the whole analysis as data.
        let needs_row = self.format == Format::Jsonl || self.tables.len() > 1;
        let found = article.article();
        let measured = article.measured();
        let row = needs_row.then(|| analysis_row(&found, &measured));
        self.tables.iter().map(|table| self.table(*table, article, row.as_ref())).collect()
    }

    fn table(&self, table: Table, article: &Analysed<'_>, row: Option<&Row<'_>>) -> Rows {
        let ids = self.session.plan.ids();
        let mut bytes = Vec::new();
        match (table, self.format, row) {
            (Table::Main, Format::Jsonl, Some(row)) => {
                // Writing to memory cannot fail, and a row has no values that JSON has no form for.
                let _ = json::line(row, &mut bytes);
            }
            (Table::Main, Format::Csv | Format::Parquet, _) => {
                return self.written([self.articles.cells(&article.article(), &article.measures)]);
            }
            (Table::Main, Format::Long, _) => {
                return self.written(figure_cells(&article.article(), ids, &article.measures));
            }
            (Table::Attributions, _, Some(row)) => return self.written(attribution_cells(row)),
            (Table::Sources, _, Some(row)) => return self.written(source_cells(row)),
            _ => {}
        }
        Rows::Bytes(bytes)
    }

    /// Cells as the format takes them.
    fn written<'a>(&self, rows: impl IntoIterator<Item = Vec<Cell<'a>>>) -> Rows {
        if self.format == Format::Parquet {
            let owned = |row: Vec<Cell<'a>>| row.into_iter().map(Cell::into_owned).collect();
            return Rows::Cells(rows.into_iter().map(owned).collect());
        }
        let mut bytes = Vec::new();
        rows.into_iter().for_each(|row| csv::cells(&row, &mut bytes));
        Rows::Bytes(bytes)
    }

    fn error_rows(&self, table: Table, item: &Item, error: &str) -> Rows {
        let id = item.record.id.as_str();
        let mut bytes = Vec::new();
        match (table, self.format) {
            (Table::Main, Format::Jsonl) => {
                let failed = ErrorRow { schema: SCHEMA, article: OnlyId { id }, error };
                // As above.
                let _ = serde_json::to_writer(&mut bytes, &failed);
                bytes.push(b'\n');
            }
            (Table::Main, Format::Csv | Format::Long | Format::Parquet) => {
                return self.written([error_cells(id, error, self.columns(table).len())]);
            }
            (Table::Attributions | Table::Sources, _) => return self.written([]),
        }
        Rows::Bytes(bytes)
    }
}

/// The row of an article that could not be read.
#[derive(Serialize)]
struct ErrorRow<'a> {
    schema: u32,
    article: OnlyId<'a>,
    error: &'a str,
}

#[derive(Serialize)]
struct OnlyId<'a> {
    id: &'a str,
}
