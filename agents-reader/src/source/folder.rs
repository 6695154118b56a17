//! Finds the agent files of a folder at run time, where a folder may be absent or empty.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::find::{gather, take_root};
use super::path::{cleaned, slashed};
use super::patterns::Patterns;
use super::read::reason;
use super::roots::{Root, joined};
use super::walk::Walk;
use super::{Found, Limits, Request};
use crate::diagnostic::{Diagnostic, Subject};

/// A folder of agents, or a single file.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// Its path, absolute or relative to `base`. Unlike a path in a call of the macro, it is taken as it is.
    pub path: PathBuf,
    /// The folder to which paths are relative, also in messages.
    pub base: PathBuf,
    /// Patterns of which a file has to match at least one; empty means every file.
    pub include: Vec<String>,
    /// Patterns of which a file, and every folder it is in, has to match none.
    pub exclude: Vec<String>,
    /// How much is read at most.
    pub limits: Limits,
}

/// Finds the agent files of a folder, as [`find`](super::find) does for a call of the macro. A folder that does not exist
/// has none, and neither has an empty one.
///
/// Patterns that match nothing are not reported: the files of users come and go.
#[must_use]
pub fn find_in(folder: &Folder) -> Found {
    let base = cleaned(&folder.base);
    let written = slashed(&folder.path);
    let path = joined(&base, &folder.path);
    let mut faults = Vec::new();
    let patterns = Patterns::parse(&folder.include, &folder.exclude, &mut faults);
    let metadata = match fs::metadata(&path) {
        Ok(metadata) => metadata,
        Err(error) => {
            faults.extend(unreadable(&path, &written, &error));
            return Found {
                faults,
                ..Found::default()
            };
        }
    };
    let request = Request {
        roots: vec![written],
        manifest_dir: base.clone(),
        working_dir: base,
        env: &|_| None,
        include: Vec::new(),
        exclude: Vec::new(),
        limits: folder.limits,
    };
    let mut walk = Walk::new(&request, patterns, faults);
    walk.may_be_empty = true;
    let root = Root {
        index: 0,
        path,
        metadata,
        out_dir: None,
    };
    take_root(&root, &mut walk);
    gather(walk).0
}

/// Why a folder cannot be read, unless it does not exist.
fn unreadable(path: &Path, written: &str, error: &io::Error) -> Option<Diagnostic> {
    let subject = Subject::path(0, written);
    if let Ok(target) = fs::read_link(path) {
        let headline = format!(
            "broken symbolic link `{written}`: `{}` does not exist",
            slashed(&target)
        );
        return Some(Diagnostic::error_about(subject, headline));
    }
    if error.kind() == io::ErrorKind::NotFound {
        return None;
    }
    let headline = format!("cannot read `{written}`: {}", reason(error));
    Some(Diagnostic::error_about(subject, headline))
}
