//! Plain tables: columns lined up, no lines drawn, so that they can be read and cut alike.

use std::fmt;

use comfy_table::{CellAlignment, ContentArrangement, presets};

/// Rows of texts under a header.
pub(super) struct Table {
    inner: comfy_table::Table,
}

impl Table {
    /// An empty table.
    pub(super) fn new<const N: usize>(header: [&str; N]) -> Self {
        let mut inner = comfy_table::Table::new();
        inner.load_style(presets::NOTHING);
        inner.set_content_arrangement(ContentArrangement::Disabled).set_header(header);
        inner.column_iter_mut().for_each(|column| {
            column.set_padding((0, 2));
        });
        Self { inner }
    }

    /// With this column, counted from 0, set to the right.
    pub(super) fn right(mut self, column: usize) -> Self {
        if let Some(column) = self.inner.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        self
    }

    /// Adds a row.
    pub(super) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.inner.add_row(cells);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.lines().try_for_each(|line| writeln!(f, "{}", line.trim_end()))
    }
}
