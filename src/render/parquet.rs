//! Tables as Parquet: blocks of rows, each a small file of its own in memory, and the file that they are joined to.
//!
//! Blocks are encoded apart and their bytes copied, so that a file is the same whether it was written at one go, in a run
//! that was broken off and taken up again, or in shards that were merged.

use std::io::Write;
use std::sync::Arc;

use bytes::Bytes;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnCloseResult;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use crate::report::{Cell, CellKind, Column};

/// Rows of a block: a few megabytes of columns.
pub const BLOCK_ROWS: usize = 4_096;

/// Rows that are being gathered.
#[derive(Debug)]
pub struct ParquetBlock {
    schema: Arc<Type>,
    columns: Vec<Values>,
    rows: usize,
}

/// The cells of a column so far: for each row 1 where there is one and 0 where not, and those that are there.
#[derive(Debug)]
struct Values {
    levels: Vec<i16>,
    stored: Stored,
}

#[derive(Debug)]
enum Stored {
    Texts(Vec<ByteArray>),
    Numbers(Vec<f64>),
    Wholes(Vec<i64>),
}

impl ParquetBlock {
    /// An empty block of a table.
    ///
    /// # Errors
    /// Where two columns cannot stand in one table.
    pub fn new(columns: &[Column]) -> Result<Self, ParquetError> {
        let values = |column: &Column| Values { levels: Vec::new(), stored: Stored::of(column.kind) };
        Ok(Self { schema: schema(columns)?, columns: columns.iter().map(values).collect(), rows: 0 })
    }

    /// Adds a row. Cells that are missing, or hold what the column does not, are empty.
    pub fn push(&mut self, cells: &[Cell<'_>]) {
        for (at, column) in self.columns.iter_mut().enumerate() {
            let stored = cells.get(at).is_some_and(|cell| column.stored.push(cell));
            column.levels.push(i16::from(stored));
        }
        self.rows += 1;
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Encodes the rows as a file with one group of rows, and begins anew.
    ///
    /// # Errors
    /// Where the rows cannot be encoded.
    pub fn finish(&mut self) -> Result<Vec<u8>, ParquetError> {
        let mut bytes = Vec::new();
        let mut writer = SerializedFileWriter::new(&mut bytes, Arc::clone(&self.schema), properties())?;
        let mut group = writer.next_row_group()?;
        for column in &mut self.columns {
            column.write(&mut group)?;
        }
        group.close()?;
        writer.close()?;
        self.rows = 0;
        Ok(bytes)
    }
}

impl Values {
    fn write<W: Write + Send>(&mut self, group: &mut SerializedRowGroupWriter<'_, W>) -> Result<(), ParquetError> {
        match &mut self.stored {
            Stored::Texts(values) => write::<ByteArrayType, W>(group, values, &self.levels)?,
            Stored::Numbers(values) => write::<DoubleType, W>(group, values, &self.levels)?,
            Stored::Wholes(values) => write::<Int64Type, W>(group, values, &self.levels)?,
        }
        self.levels.clear();
        Ok(())
    }
}

fn write<T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &mut Vec<T::T>,
    levels: &[i16],
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    column.typed::<T>().write_batch(values, Some(levels), None)?;
    column.close()?;
    values.clear();
    Ok(())
}

impl Stored {
    fn of(kind: CellKind) -> Self {
        match kind {
            CellKind::Text => Self::Texts(Vec::new()),
            CellKind::Number => Self::Numbers(Vec::new()),
            CellKind::Whole => Self::Wholes(Vec::new()),
        }
    }

    fn push(&mut self, cell: &Cell<'_>) -> bool {
        match (self, cell) {
            (Self::Texts(values), Cell::Text(text)) => values.push(ByteArray::from(text.as_bytes().to_vec())),
            (Self::Numbers(values), Cell::Number(number)) => values.push(*number),
            (Self::Wholes(values), Cell::Whole(number)) => values.push(*number),
            _ => return false,
        }
        true
    }
}

/// A file that blocks are joined to, in their order.
pub struct ParquetJoin<W: Write + Send> {
    writer: SerializedFileWriter<W>,
}

impl<W: Write + Send> ParquetJoin<W> {
    /// A file of a table, no rows yet.
    ///
    /// # Errors
    /// Where nothing can be written.
    pub fn new(columns: &[Column], into: W) -> Result<Self, ParquetError> {
        Ok(Self { writer: SerializedFileWriter::new(into, schema(columns)?, properties())? })
    }

    /// A file of the table that is in another one.
    ///
    /// # Errors
    /// Where that is no Parquet, or nothing can be written.
    pub fn like(block: Vec<u8>, into: W) -> Result<Self, ParquetError> {
        let reader = SerializedFileReader::new(Bytes::from(block))?;
        let schema = reader.metadata().file_metadata().schema_descr().root_schema_ptr();
        Ok(Self { writer: SerializedFileWriter::new(into, schema, properties())? })
    }

    /// Adds the groups of rows of a file of the same table.
    ///
    /// # Errors
    /// Where that is no Parquet of the same table, or nothing can be written.
    pub fn append(&mut self, block: Vec<u8>) -> Result<(), ParquetError> {
        let bytes = Bytes::from(block);
        let reader = SerializedFileReader::new(bytes.clone())?;
        for group in reader.metadata().row_groups() {
            let mut joined = self.writer.next_row_group()?;
            let rows_written = u64::try_from(group.num_rows()).unwrap_or(0);
            for column in group.columns() {
                let bytes_written = u64::try_from(column.compressed_size()).unwrap_or(0);
                let metadata = column.clone();
                joined.append_column(
                    &bytes,
                    ColumnCloseResult {
                        bytes_written,
                        rows_written,
                        metadata,
                        bloom_filter: None,
                        column_index: None,
                        offset_index: None,
                    },
                )?;
            }
            joined.close()?;
        }
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Where nothing can be written.
    pub fn finish(self) -> Result<W, ParquetError> {
        self.writer.into_inner()
    }
}

fn schema(columns: &[Column]) -> Result<Arc<Type>, ParquetError> {
    let fields: Vec<Arc<Type>> = columns.iter().map(field).collect::<Result<_, _>>()?;
    Type::group_type_builder("onrecord").with_fields(fields).build().map(Arc::new)
}

fn field(column: &Column) -> Result<Arc<Type>, ParquetError> {
    let (physical, logical) = match column.kind {
        CellKind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        CellKind::Number => (Physical::DOUBLE, None),
        CellKind::Whole => (Physical::INT64, None),
    };
    let field = Type::primitive_type_builder(&column.name, physical).with_logical_type(logical);
    field.with_repetition(Repetition::OPTIONAL).build().map(Arc::new)
}

fn properties() -> Arc<WriterProperties> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::None)
        .set_offset_index_disabled(true)
        .set_created_by(concat!("onrecord ", env!("CARGO_PKG_VERSION")).to_owned());
    Arc::new(properties.build())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Vec<Column> {
        [("id", CellKind::Text), ("value", CellKind::Number), ("n", CellKind::Whole)]
            .map(|(name, kind)| Column { name: name.to_owned(), kind })
            .to_vec()
    }

    fn row(number: i64) -> [Cell<'static>; 3] {
        let value = if number % 3 == 0 { Cell::Empty } else { Cell::Number(number as f64 / 7.0) };
        [Cell::Text(format!("article {number}").into()), value, Cell::Whole(number)]
    }

    fn blocks(sizes: &[i64]) -> Vec<Vec<u8>> {
        let mut next = 0;
        let mut block = ParquetBlock::new(&table()).unwrap();
        let mut of = |size: &i64| {
            (next..next + size).for_each(|number| block.push(&row(number)));
            next += size;
            block.finish().unwrap()
        };
        sizes.iter().map(&mut of).collect()
    }

    fn joined(files: &[Vec<u8>]) -> Vec<u8> {
        let mut join = ParquetJoin::new(&table(), Vec::new()).unwrap();
        files.iter().for_each(|file| join.append(file.clone()).unwrap());
        join.finish().unwrap()
    }

    #[test]
    fn rows_are_read_back() {
        let file = joined(&blocks(&[5, 2]));
        let reader = SerializedFileReader::new(Bytes::from(file)).unwrap();
        let rows = parquet::record::reader::RowIter::from_file_into(Box::new(reader));
        let rows: Vec<String> = rows.map(|row| row.unwrap().to_string()).collect();
        assert_eq!(rows.len(), 7);
        assert!(rows[3].contains("\"article 3\"") && rows[3].contains("value: null"), "{}", rows[3]);
    }

    #[test]
    fn shards_joined_are_the_file_at_one_go() {
        let blocks = blocks(&[4, 4, 3]);
        let shards = [joined(&blocks[..2]), joined(&blocks[2..])];
        assert_eq!(joined(&shards), joined(&blocks));
    }
}
