//! What was installed last: a hash for each path.

use std::collections::BTreeMap;
use std::fmt;

use sha2::{Digest as _, Sha256};

const HEADER: &str =
    "# Written by include-agents: what was installed here. Edits of the files beside it are kept.";

/// The hashes of the installed files, by path. Written as the program `sha256sum` prints them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lock {
    files: BTreeMap<String, String>,
}

impl Lock {
    /// Reads a lock file. Lines that it does not understand count as absent: those files are then the user's own.
    pub(crate) fn parse(text: &str) -> Lock {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let files = lines.filter_map(|line| line.split_once("  "));
        Lock {
            files: files
                .map(|(hash, path)| (path.to_owned(), hash.to_owned()))
                .collect(),
        }
    }

    pub(crate) fn hash(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    pub(crate) fn insert(&mut self, path: &str, hash: &str) {
        self.files.insert(path.to_owned(), hash.to_owned());
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, hash)| (path.as_str(), hash.as_str()))
    }
}

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        for (path, hash) in &self.files {
            writeln!(f, "{hash}  {path}")?;
        }
        Ok(())
    }
}

/// The SHA-256 in hexadecimal digits.
pub(crate) fn hash(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}
