//! Lists of what is known to differ and not fixed yet.
//!
//! Such a list can only shrink: a test that reads one fails for what differs and is not listed, and for what is listed and
//! does not differ anymore.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Reads a list: one name on each line; empty lines and lines that start with `#` do not count.
///
/// # Panics
///
/// If the file cannot be read, or a name is listed twice.
#[must_use]
pub fn read(path: &Path) -> BTreeSet<String> {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut names = BTreeSet::new();
    for line in text.lines().map(str::trim) {
        let is_comment = line.is_empty() || line.starts_with('#');
        assert!(
            is_comment || names.insert(line.to_owned()),
            "{}: `{line}` is listed twice",
            path.display()
        );
    }
    names
}

/// Compares what differs, with its reasons, with a list.
///
/// # Panics
///
/// If the two do not name the same. With `BLESS=1` in the environment, the list is shortened to what still differs; what is
/// new is never added.
pub fn check(path: &Path, differences: &BTreeMap<String, Vec<String>>) {
    if std::env::var_os("BLESS").is_some() {
        shorten(path, differences);
    }
    let known = read(path);
    let listed: Vec<&String> = known
        .iter()
        .filter(|it| !differences.contains_key(*it))
        .collect();
    let new: Vec<String> = differences
        .iter()
        .filter(|(name, _)| !known.contains(*name))
        .map(|(name, reasons)| format!("{name}: {}", reasons.join("; ")))
        .collect();
    assert!(
        new.is_empty() && listed.is_empty(),
        "different and not listed in {path}:\n{}\n\nlisted and not different anymore:\n{}",
        new.join("\n"),
        listed
            .iter()
            .map(|it| it.as_str())
            .collect::<Vec<_>>()
            .join("\n"),
        path = path.display(),
    );
}

/// Takes off the list what does not differ anymore.
fn shorten(path: &Path, differences: &BTreeMap<String, Vec<String>>) {
    let text = fs::read_to_string(path).unwrap_or_default();
    let kept = text.lines().filter(|line| {
        let line = line.trim();
        line.is_empty() || line.starts_with('#') || differences.contains_key(line)
    });
    let kept: String = kept.flat_map(|line| [line, "\n"]).collect();
    fs::write(path, kept).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
