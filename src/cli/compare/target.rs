//! Where a comparison goes: formats to files, or one to standard output.

use std::path::{Path, PathBuf};

use anyhow::bail;
use onrecord::corpus::Field;
use onrecord::render::{COMPARISON_RENDERERS, ComparisonRenderer, Style, comparison_by_name};
use onrecord::report::comparison::ComparisonReport;

use crate::cli::output;

/// Where the formats go.
pub(super) enum Target {
    Stdout(&'static dyn ComparisonRenderer),
    Files(Vec<(PathBuf, &'static dyn ComparisonRenderer)>),
}

impl Target {
    pub(super) fn new(target: &Path, formats: &[String], by: &Field) -> anyhow::Result<Self> {
        let asked: Vec<&dyn ComparisonRenderer> = formats.iter().filter_map(|name| comparison_by_name(name)).collect();
        let by_ending = target.extension().and_then(|ending| {
            COMPARISON_RENDERERS.iter().copied().find(|format| ending.eq_ignore_ascii_case(format.extension()))
        });
        match (by_ending.filter(|_| !target.is_dir()), asked.as_slice()) {
            _ if target.as_os_str() == "-" => match asked.as_slice() {
                [format] => Ok(Self::Stdout(*format)),
                _ => bail!("-o - writes one format: choose it with --format, as in --format csv"),
            },
            (Some(format), []) => Ok(Self::Files(vec![(target.to_owned(), format)])),
            (Some(_), [format]) => Ok(Self::Files(vec![(target.to_owned(), *format)])),
            (Some(_), _) => bail!("{} is one file, and {} formats are asked for", target.display(), asked.len()),
            (None, []) => Ok(Self::in_folder(target, ["md", "html"].into_iter().filter_map(comparison_by_name), by)),
            (None, formats) => Ok(Self::in_folder(target, formats.iter().copied(), by)),
        }
    }

    /// Names come from the field, without whatever could lead elsewhere.
    fn in_folder(folder: &Path, formats: impl Iterator<Item = &'static dyn ComparisonRenderer>, by: &Field) -> Self {
        let name = match slug::slugify(by.to_string()) {
            by if by.is_empty() => "compare".to_owned(),
            by => format!("compare-{by}"),
        };
        Self::Files(formats.map(|format| (folder.join(format!("{name}.{}", format.extension())), format)).collect())
    }

    pub(super) fn is_stdout(&self) -> bool {
        matches!(self, Self::Stdout(_))
    }

    /// Writes all formats, once each of them could be made; gives the names of the files.
    pub(super) fn write(&self, report: &ComparisonReport, style: &Style<'_>) -> anyhow::Result<Vec<String>> {
        let files = match self {
            Self::Stdout(format) => {
                output::print(&format.render(report, style)?)?;
                return Ok(Vec::new());
            }
            Self::Files(files) => files,
        };
        let made: Vec<(&PathBuf, Vec<u8>)> = files
            .iter()
            .map(|(path, format)| Ok((path, format.render(report, style)?)))
            .collect::<anyhow::Result<_>>()?;
        for (path, bytes) in &made {
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                output::make_folder(folder)?;
            }
            output::save(path, bytes)?;
        }
        Ok(made.iter().map(|(path, _)| path.display().to_string()).collect())
    }
}
