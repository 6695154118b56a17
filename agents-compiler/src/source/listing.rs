//! What stands in the folders, for the test that notices new files.

use std::fs;
use std::path::{Path, PathBuf};

use super::names::{Extension, extension, is_hidden_file};

/// What stood in a folder when it was listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The folder: relative to the crate's `Cargo.toml` where it lies below it, absolute elsewhere.
    pub folder: String,
    /// The names of its Markdown files and sub-folders that are not hidden, sorted.
    pub names: Vec<String>,
}

/// Lists folders as the test in the user's crate will list them again.
#[must_use]
pub fn list(folders: &[PathBuf], manifest_dir: &Path) -> Vec<Listing> {
    let mut listings: Vec<Listing> = folders
        .iter()
        .map(|folder| Listing {
            folder: below(folder, manifest_dir),
            names: names(folder),
        })
        .collect();
    listings.sort_by(|a, b| a.folder.cmp(&b.folder));
    listings
}

fn below(folder: &Path, manifest_dir: &Path) -> String {
    let path = folder.strip_prefix(manifest_dir).unwrap_or(folder);
    path.to_string_lossy().replace('\\', "/")
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
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_markdown_and_folders_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("agents");
        fs::create_dir_all(folder.join("sub")).unwrap();
        for name in ["b.md", "a.md", ".hidden.md", "notes.txt"] {
            fs::write(folder.join(name), "").unwrap();
        }
        let listings = list(&[folder], root.path());
        assert_eq!(
            listings,
            [Listing {
                folder: "agents".into(),
                names: vec!["a.md".into(), "b.md".into(), "sub".into()]
            }]
        );
    }
}
