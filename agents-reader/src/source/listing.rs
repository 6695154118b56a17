//! Lists the content of folders, for the test that notices new files.

use crate::order;
use std::fs;
use std::path::{Path, PathBuf};

use super::names::{Extension, extension, is_hidden_file};
use super::path::{cleaned, relative, slashed};

/// The content of a folder when it was listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The folder, relative to the crate's `Cargo.toml`, or absolute if it is on another drive.
    pub folder: String,
    /// The names of its Markdown files and sub-folders that are not hidden, sorted.
    pub names: Vec<String>,
}

/// Lists folders in the way of the test in the user's crate.
///
/// Folders below `out_dir` are left out: cargo compiles the crate again when the build script fills them.
#[must_use]
pub fn list(folders: &[PathBuf], manifest_dir: &Path, out_dir: Option<&Path>) -> Vec<Listing> {
    let manifest_dir = cleaned(manifest_dir);
    let mut listings: Vec<Listing> = folders
        .iter()
        .filter(|folder| !out_dir.is_some_and(|out_dir| folder.starts_with(out_dir)))
        .map(|folder| Listing {
            folder: relative(folder, &manifest_dir)
                .as_deref()
                .map_or_else(|| slashed(folder), slashed),
            names: names(folder),
        })
        .collect();
    order::sort_by(&mut listings, |a, b| a.folder.cmp(&b.folder));
    listings
}

/// The build script that makes cargo notice new files in these folders. Cargo looks into sub-folders by itself.
///
/// ```
/// use include_agents_reader::source::{Listing, build_script};
///
/// let listing = Listing { folder: "agents".into(), names: vec![] };
/// assert_eq!(
///     build_script(&[listing]),
///     "fn main() { println!(\"cargo::rerun-if-changed=agents\"); }"
/// );
/// ```
#[must_use]
pub fn build_script(listings: &[Listing]) -> String {
    let is_inside = |folder: &str, other: &Listing| {
        folder
            .strip_prefix(other.folder.as_str())
            .is_some_and(|rest| rest.starts_with('/'))
    };
    let lines: Vec<String> = listings
        .iter()
        .filter(|listing| {
            !listings
                .iter()
                .any(|other| is_inside(&listing.folder, other))
        })
        .map(|listing| format!("println!(\"cargo::rerun-if-changed={}\");", listing.folder))
        .collect();
    format!("fn main() {{ {} }}", lines.join(" "))
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| {
            let path = entry.path();
            !is_hidden_file(&entry.file_name())
                && (extension(&path) == Extension::Md || path.is_dir())
        })
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    order::sort(&mut names);
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_build_script_names_the_outermost_folders() {
        let listings = ["agents", "agents/team", "agents-of-others"].map(|folder| Listing {
            folder: folder.to_owned(),
            names: Vec::new(),
        });
        assert_eq!(
            build_script(&listings),
            "fn main() { println!(\"cargo::rerun-if-changed=agents\"); \
             println!(\"cargo::rerun-if-changed=agents-of-others\"); }"
        );
    }

    #[test]
    fn lists_markdown_and_folders_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("agents");
        fs::create_dir_all(folder.join("sub")).unwrap();
        for name in ["b.md", "a.md", ".hidden.md", "notes.txt"] {
            fs::write(folder.join(name), "").unwrap();
        }
        let listings = list(
            &[folder, root.path().join("out/agents")],
            root.path(),
            Some(&root.path().join("out")),
        );
        assert_eq!(
            listings,
            [Listing {
                folder: "agents".into(),
                names: vec!["a.md".into(), "b.md".into(), "sub".into()]
            }]
        );
    }
}
