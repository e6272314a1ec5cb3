//! Parquet files of articles: each row becomes a row of JSON, and is read as one. Files need no line to be cut at, so this
//! is no reader of streams.

use std::io;

use bytes::Bytes;
use parquet::file::reader::{ChunkReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use serde_json::{Map, Number, Value};

use super::{Record, Records};

/// The endings of names of such files.
pub const PARQUET: &str = "parquet";

/// The rows of a file, each a record of JSON; `name` is the file's, for ids and messages.
///
/// # Errors
/// Where it is no Parquet file.
pub fn parquet_records<R: ChunkReader + 'static>(file: R, name: &str) -> io::Result<Records<'static>> {
    let reader = SerializedFileReader::new(file).map_err(io::Error::other)?;
    let rows = RowIter::from_file_into(Box::new(reader));
    let name = name.to_owned();
    let record = move |(number, row): (usize, Result<Row, parquet::errors::ParquetError>)| {
        let row = row.map_err(io::Error::other)?;
        let bytes = serde_json::to_vec(&Value::Object(object(&row))).map_err(io::Error::other)?;
        Ok(Record::row(&name, number, bytes))
    };
    Ok(Box::new((1..).zip(rows).map(record)))
}

/// The same of a file in memory.
///
/// # Errors
/// Where it is no Parquet file.
pub fn parquet_records_of(bytes: Vec<u8>, name: &str) -> io::Result<Records<'static>> {
    parquet_records(Bytes::from(bytes), name)
}

fn object(row: &Row) -> Map<String, Value> {
    row.get_column_iter().map(|(name, field)| (name.clone(), value(field))).collect()
}

fn value(field: &Field) -> Value {
    let float = |number: f64| Number::from_f64(number).map_or(Value::Null, Value::Number);
    match field {
        Field::Null => Value::Null,
        Field::Bool(yes) => Value::Bool(*yes),
        Field::Byte(number) => (*number).into(),
        Field::Short(number) => (*number).into(),
        Field::Int(number) => (*number).into(),
        Field::Long(number) => (*number).into(),
        Field::UByte(number) => (*number).into(),
        Field::UShort(number) => (*number).into(),
        Field::UInt(number) => (*number).into(),
        Field::ULong(number) => (*number).into(),
        Field::Float(number) => float(f64::from(*number)),
        Field::Double(number) => float(*number),
        Field::Str(text) => Value::String(text.clone()),
        Field::Bytes(bytes) => Value::String(String::from_utf8_lossy(bytes.data()).into_owned()),
        Field::ListInternal(list) => Value::Array(list.elements().iter().map(value).collect()),
        Field::Group(row) => Value::Object(object(row)),
        // Dates and times, as ISO has them.
        other => Value::String(other.to_string().replacen(' ', "T", 1).trim_end_matches(" +00:00").to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use parquet::basic::{Compression, GzipLevel, Repetition, Type as Physical, ZstdLevel};
    use parquet::data_type::{ByteArray, ByteArrayType};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::types::Type;

    use super::*;

    /// A file with one column of texts.
    fn file(texts: &[&str], compression: Compression) -> Vec<u8> {
        let column = Type::primitive_type_builder("text", Physical::BYTE_ARRAY).with_repetition(Repetition::REQUIRED);
        let fields = vec![Arc::new(column.build().unwrap())];
        let schema = Arc::new(Type::group_type_builder("articles").with_fields(fields).build().unwrap());
        let properties = Arc::new(WriterProperties::builder().set_compression(compression).build());
        let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties).unwrap();
        let mut rows = writer.next_row_group().unwrap();
        let mut column = rows.next_column().unwrap().unwrap();
        let texts: Vec<ByteArray> = texts.iter().map(|text| ByteArray::from(*text)).collect();
        column.typed::<ByteArrayType>().write_batch(&texts, None, None).unwrap();
        column.close().unwrap();
        rows.close().unwrap();
        writer.into_inner().unwrap()
    }

    #[test]
    fn files_are_read_however_they_are_compressed() {
        let long = "The council voted. ".repeat(500);
        for compression in [
            Compression::UNCOMPRESSED,
            Compression::SNAPPY,
            Compression::GZIP(GzipLevel::default()),
            Compression::ZSTD(ZstdLevel::default()),
            Compression::LZ4,
            Compression::LZ4_RAW,
        ] {
            let records = parquet_records_of(file(&["One.", &long], compression), "news.parquet").unwrap();
            let rows: Vec<Value> = records.map(|row| serde_json::from_slice(&row.unwrap().bytes).unwrap()).collect();
            assert_eq!(rows.len(), 2, "{compression:?}");
            assert_eq!(rows[1]["text"], *long, "{compression:?}");
        }
    }

    #[test]
    fn what_is_no_such_file_is_an_error() {
        assert!(parquet_records_of(b"id,text\n".to_vec(), "news.parquet").is_err());
    }
}
