//! The user's templates: a file in place of the built-in one of its kind, or a folder of them.

use std::fs;
use std::path::Path;

use anyhow::Context;
use ignore::WalkBuilder;
use onrecord::render::{Templates, article_templates};

use super::problems::Problems;

/// The built-in templates, with the user's over them.
pub(super) fn load(path: Option<&Path>) -> anyhow::Result<Templates> {
    let user = match path {
        None => Vec::new(),
        Some(folder) if folder.is_dir() => in_folder(folder)?,
        Some(file) => one_file(file)?,
    };
    Templates::new(&user).map_err(|found| {
        let mut problems = Problems::default();
        user.iter().for_each(|(name, text)| problems.keep_text(name, text));
        problems.extend(found);
        problems.into()
    })
}

fn in_folder(folder: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let mut templates = Vec::new();
    for entry in WalkBuilder::new(folder).standard_filters(false).hidden(true).build() {
        let entry = entry.with_context(|| format!("looking into the folder {}", folder.display()))?;
        if entry.path().is_file() {
            let name = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
            templates.push((name, read(entry.path())?));
        }
    }
    templates.sort();
    Ok(templates)
}

/// A file takes the place of the built-in template with the same ending, whatever it is called.
fn one_file(file: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let text = read(file)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().replace(['"', '\\'], "_");
    let ending = |name: &str| name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let names: Vec<&str> = article_templates().map(|(known, _)| known).collect();
    let replaced = names
        .iter()
        .find(|known| **known == name)
        .or_else(|| names.iter().find(|known| known.starts_with("article.") && ending(known) == ending(&name)));
    let replaced = replaced.with_context(|| format!("{}: a template ends in .md or .html", file.display()))?;
    let mut templates = vec![(name.clone(), text)];
    if **replaced != name {
        templates.push(((*replaced).to_owned(), format!("{{% include \"{name}\" %}}")));
    }
    Ok(templates)
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading the template {}", path.display()))
}
