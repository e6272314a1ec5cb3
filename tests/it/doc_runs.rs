//! The runs that README.md and docs/lexicons.md show are real: they are repeated in the order of the page, and compared.
//!
//! A fence "```toml NAME" is the file NAME from there on; one of "```text" that starts with "$ " holds commands, each with
//! what it prints. A line "…" stands for any lines. `UPDATE=1 cargo test --test it doc_runs` writes the pages anew.

use std::path::Path;
use std::process::Command;
use std::{env, fs, iter};

use assert_cmd::cargo::cargo_bin;
use tempfile::TempDir;

#[test]
#[cfg(unix)]
fn the_readme_shows_what_is_printed() {
    shows_what_is_printed("README.md");
}

#[test]
#[cfg(unix)]
fn the_page_on_lexicons_shows_what_is_printed() {
    shows_what_is_printed("docs/lexicons.md");
}

#[cfg(unix)]
fn shows_what_is_printed(name: &str) {
    let desk = TempDir::new().unwrap();
    std::os::unix::fs::symlink(crate::package().join("tests"), desk.path().join("tests")).unwrap();
    let path = crate::package().join(name);
    let page = fs::read_to_string(&path).unwrap();
    let fresh = rerun(&page, desk.path());
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &fresh).unwrap();
        return;
    }
    let stale = page.lines().zip(fresh.lines()).enumerate().find(|(_, (shown, printed))| shown != printed);
    let (at, (shown, printed)) = stale.unwrap_or_default();
    assert!(page == fresh, "{name}:{}: shown\n{shown}\nprinted\n{printed}\nUPDATE=1 writes the page anew", at + 1);
}

/// The page with what its commands print now.
fn rerun(page: &str, desk: &Path) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        out.push(line.to_owned());
        let Some(fence) = line.strip_prefix("```").filter(|fence| !fence.is_empty()) else { continue };
        let body: Vec<&str> = iter::from_fn(|| lines.next_if(|line| *line != "```")).collect();
        if let Some(name) = fence.strip_prefix("toml ") {
            fs::write(desk.join(name), body.join("\n") + "\n").unwrap();
        }
        let is_run = fence == "text" && body.first().is_some_and(|first| first.starts_with("$ "));
        if is_run {
            out.extend(session(&body, desk));
        } else {
            out.extend(body.iter().map(|line| (*line).to_owned()));
        }
        out.extend(lines.next().map(str::to_owned));
    }
    out.join("\n") + "\n"
}

/// Commands, each with what it prints now, cut as the page cuts it.
fn session(body: &[&str], desk: &Path) -> Vec<String> {
    let mut out = Vec::new();
    for one in body.chunk_by(|_, next| !next.starts_with("$ ")) {
        let [command, shown @ ..] = one else { continue };
        let printed = run(command.trim_start_matches("$ "), desk);
        let printed: Vec<&str> = printed.lines().map(str::trim_end).collect();
        out.push((*command).to_owned());
        let blank = usize::from(shown.last() == Some(&""));
        out.extend(cut_alike(&shown[..shown.len() - blank], &printed));
        out.extend(iter::repeat_n(String::new(), blank));
    }
    out
}

fn run(command: &str, desk: &Path) -> String {
    let folder = cargo_bin!("onrecord").parent().unwrap().to_owned();
    let path = env::join_paths(iter::once(folder).chain(env::split_paths(&env::var_os("PATH").unwrap()))).unwrap();
    let script = format!("{{ {command}\n}} 2>&1");
    let done = Command::new("sh").arg("-c").arg(script).current_dir(desk).env("PATH", path).output().unwrap();
    String::from_utf8(done.stdout).unwrap()
}

/// What is printed, in as many stretches as are shown: the first from the start, the last up to the end, those between
/// from the line that starts with the same word.
fn cut_alike(shown: &[&str], printed: &[&str]) -> Vec<String> {
    let stretches: Vec<&[&str]> = shown.split(|line| *line == "…").collect();
    let word = |line: &str| line.split_whitespace().next().unwrap_or("").to_owned();
    let mut out: Vec<String> = Vec::new();
    let mut from = 0;
    for (number, stretch) in stretches.iter().enumerate() {
        let is_last = number + 1 == stretches.len();
        let left = printed.get(from..).unwrap_or(&[]);
        if number > 0 {
            out.push("…".to_owned());
            let same = stretch.first().and_then(|first| left.iter().position(|line| word(line) == word(first)));
            from += same.filter(|_| !is_last).unwrap_or(left.len().saturating_sub(stretch.len()));
        }
        let all = is_last && number == 0;
        let end = if all { printed.len() } else { (from + stretch.len()).min(printed.len()) };
        out.extend(printed.get(from..end).unwrap_or(&[]).iter().map(|line| (*line).to_owned()));
        from = end;
    }
    out
}
