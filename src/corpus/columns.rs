//! Parquet files that `onrecord score` wrote, read by columns: only the figures that are compared, a group of rows at a time.

use std::borrow::Cow;

use parquet::column::reader::ColumnReader;
use parquet::data_type::{ByteArrayType, DataType, DoubleType};
use parquet::errors::ParquetError;
use parquet::file::reader::{ChunkReader, FileReader, RowGroupReader, SerializedFileReader};

use super::scored::{FINGERPRINT, ScoredRow, parts};
use super::{Figure, MeasuredArticle};
use crate::metric::metric_of;
use crate::text::Meta;

/// A file of scores.
pub struct ScoredColumns<R: ChunkReader> {
    reader: SerializedFileReader<R>,
    names: Vec<String>,
}

impl<R: ChunkReader + 'static> ScoredColumns<R> {
    /// Of a file; `None` where it is not such as score writes: metrics, and no text.
    ///
    /// # Errors
    /// Where it is no Parquet file.
    pub fn open(file: R) -> Result<Option<Self>, ParquetError> {
        let reader = SerializedFileReader::new(file)?;
        let columns = reader.metadata().file_metadata().schema_descr().columns().to_vec();
        let names: Vec<String> = columns.iter().map(|column| column.name().to_owned()).collect();
        let has = |name: &str| names.iter().any(|known| known == name);
        let has_metric = names.iter().any(|name| name.contains('-') && metric_of(name).is_some());
        Ok((has_metric && !has("text") && has("id")).then_some(Self { reader, names }))
    }

    /// Ids of the figures, in their order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str).filter(|name| metric_of(name).is_some())
    }

    /// Gives each row, with the figures that are wanted only.
    ///
    /// # Errors
    /// Where the file cannot be read, or `take` says so.
    pub fn read<E: From<ParquetError>>(
        &self,
        wanted: impl Fn(&str) -> bool,
        mut take: impl FnMut(ScoredRow) -> Result<(), E>,
    ) -> Result<(), E> {
        let ids: Vec<&str> = self.ids().filter(|id| wanted(id)).collect();
        for number in 0..self.reader.num_row_groups() {
            let group = self.reader.get_row_group(number)?;
            self.read_group(&*group, &ids, &mut take)?;
        }
        Ok(())
    }

    fn read_group<E: From<ParquetError>>(
        &self,
        group: &dyn RowGroupReader,
        ids: &[&str],
        take: &mut impl FnMut(ScoredRow) -> Result<(), E>,
    ) -> Result<(), E> {
        let text = |name: &str| self.texts(group, name);
        let mut texts = Texts {
            id: text("id")?,
            title: text("title")?,
            byline: text("byline")?,
            outlet: text("outlet")?,
            published: text("published")?,
            topic: text("topic")?,
            url: text("url")?,
            fingerprint: text(FINGERPRINT)?,
            meta: text("meta")?,
            error: text("error")?,
        };
        let mut figures = Vec::new();
        for id in ids {
            let [value, numerator, denominator] = parts(id).map(|name| self.numbers(group, &name));
            figures.push((*id, [value?, numerator?, denominator?]));
        }
        for row in 0..usize::try_from(group.metadata().num_rows()).unwrap_or(0) {
            take(texts.row(row, &figures))?;
        }
        Ok(())
    }

    fn texts(&self, group: &dyn RowGroupReader, name: &str) -> Result<Vec<Option<String>>, ParquetError> {
        let Some(ColumnReader::ByteArrayColumnReader(mut column)) = self.column(group, name)? else {
            return Ok(Vec::new());
        };
        let rows = usize::try_from(group.metadata().num_rows()).unwrap_or(0);
        let values = values::<ByteArrayType>(&mut column, rows)?;
        let text = |value: parquet::data_type::ByteArray| String::from_utf8_lossy(value.data()).into_owned();
        Ok(values.into_iter().map(|value| value.map(text)).collect())
    }

    fn numbers(&self, group: &dyn RowGroupReader, name: &str) -> Result<Vec<Option<f64>>, ParquetError> {
        let Some(ColumnReader::DoubleColumnReader(mut column)) = self.column(group, name)? else {
            return Ok(Vec::new());
        };
        let rows = usize::try_from(group.metadata().num_rows()).unwrap_or(0);
        values::<DoubleType>(&mut column, rows)
    }

    fn column(&self, group: &dyn RowGroupReader, name: &str) -> Result<Option<ColumnReader>, ParquetError> {
        let at = self.names.iter().position(|known| known == name);
        at.map(|at| group.get_column_reader(at)).transpose()
    }
}

/// The values of a column, an empty place where there is none.
fn values<T: DataType>(
    column: &mut parquet::column::reader::ColumnReaderImpl<T>,
    rows: usize,
) -> Result<Vec<Option<T::T>>, ParquetError> {
    let (mut levels, mut found) = (Vec::new(), Vec::new());
    let mut read = 0;
    while read < rows {
        let (records, ..) = column.read_records(rows - read, Some(&mut levels), None, &mut found)?;
        if records == 0 {
            break;
        }
        read += records;
    }
    let mut found = found.into_iter();
    // A column that may not be empty has no levels.
    if levels.is_empty() {
        return Ok(found.map(Some).collect());
    }
    Ok(levels.into_iter().map(|level| if level > 0 { found.next() } else { None }).collect())
}

/// What is known of the articles of a group of rows; a column that is not there is empty.
struct Texts {
    id: Vec<Option<String>>,
    title: Vec<Option<String>>,
    byline: Vec<Option<String>>,
    outlet: Vec<Option<String>>,
    published: Vec<Option<String>>,
    topic: Vec<Option<String>>,
    url: Vec<Option<String>>,
    fingerprint: Vec<Option<String>>,
    meta: Vec<Option<String>>,
    error: Vec<Option<String>>,
}

impl Texts {
    fn row(&mut self, row: usize, figures: &[(&str, [Vec<Option<f64>>; 3])]) -> ScoredRow {
        let taken = |texts: &mut Vec<Option<String>>| texts.get_mut(row).and_then(Option::take);
        let id = taken(&mut self.id).unwrap_or_default();
        if let Some(error) = taken(&mut self.error) {
            return ScoredRow::Failed { id, error };
        }
        let meta = Meta {
            id,
            title: taken(&mut self.title),
            byline: taken(&mut self.byline).into_iter().collect(),
            outlet: taken(&mut self.outlet),
            published: taken(&mut self.published),
            topic: taken(&mut self.topic),
            url: taken(&mut self.url),
            other: taken(&mut self.meta).and_then(|meta| serde_json::from_str(&meta).ok()).unwrap_or_default(),
        };
        let number = |values: &[Option<f64>]| values.get(row).copied().flatten();
        let figure = |(id, [value, numerator, denominator]): &(&str, [Vec<Option<f64>>; 3])| {
            let figure =
                Figure { value: number(value), numerator: number(numerator), denominator: number(denominator) };
            (Cow::Owned((*id).to_owned()), figure)
        };
        let fingerprint = taken(&mut self.fingerprint).and_then(|print| print.parse().ok());
        let figures = figures.iter().map(figure).collect();
        ScoredRow::Article(
            Box::new(MeasuredArticle { meta: Cow::Owned(meta), figures, fingerprint, loaded: Vec::new() }),
            None,
        )
    }
}
