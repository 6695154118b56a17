//! Finds and reads agent files.
//!
//! [`find`] searches the folders of a call, and [`read()`] decodes each file. Nothing here depends on the format of the
//! files.
//!
//! The order does not depend on the file system: files come in the order of the paths in the call, and
//! within a folder in the order of their relative paths, compared byte by byte with `/` between the parts.

mod decode;
mod find;
mod folder;
mod limits;
mod listing;
mod lookalikes;
mod names;
mod path;
mod patterns;
mod read;
mod roots;
mod walk;

#[cfg(test)]
mod tests;

use std::fmt;
use std::path::PathBuf;

use crate::diagnostic::Diagnostic;

pub use find::{find, find_partials, no_agents};
pub use folder::{Folder, find_in};
pub use limits::Limits;
pub use listing::{Listing, build_script, list};
pub(crate) use lookalikes::misspelled;
pub(crate) use path::slashed;
pub use read::{read, read_all, read_bytes};

/// The index of the folder of partials, in place of that of a path of the call.
pub const PARTIALS: usize = usize::MAX;

/// Looks up an environment variable.
pub type Lookup<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// The paths and patterns of a call, and its environment.
pub struct Request<'a> {
    /// Folders and files as the user wrote them: relative to the manifest, absolute, or with a variable
    /// in it, such as `$OUT_DIR/agents`.
    pub roots: Vec<String>,
    /// The folder of the crate's `Cargo.toml`.
    pub manifest_dir: PathBuf,
    /// The folder that the compiler runs in; messages show paths relative to it, as rustc does.
    pub working_dir: PathBuf,
    /// Looks up the variables in `roots`.
    pub env: &'a Lookup<'a>,
    /// Patterns of which a file has to match at least one; empty means every file.
    pub include: Vec<String>,
    /// Patterns of which a file, and every folder it is in, has to match none.
    pub exclude: Vec<String>,
    /// How much is read.
    pub limits: Limits,
}

impl fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("roots", &self.roots)
            .field("manifest_dir", &self.manifest_dir)
            .field("working_dir", &self.working_dir)
            .field("include", &self.include)
            .field("exclude", &self.exclude)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// The index of the path of the call that it was found under.
    pub root: usize,
    /// Its path for messages: relative to the compiler's working folder where that is possible without
    /// leaving every common folder, with `/`.
    pub display: String,
    /// Its path relative to the crate's `Cargo.toml`, with `/` on every platform and with `..` where it
    /// lies outside. Generated files are `$OUT_DIR/…`, since their real path differs from build to build.
    pub relative: String,
    /// Its path relative to the folder of the call, with `/`; the folders in it group agents.
    pub root_relative: String,
    /// Its path for `include_str!`.
    pub absolute: PathBuf,
    /// Whether it lies outside the crate's folder, so that `cargo package` leaves it out.
    ///
    /// Files below `$OUT_DIR` do not count: the build script of the published crate makes them again.
    pub outside_crate: bool,
    /// Whether it has the name of a documentation file, such as `README.md`. Without front matter, such a file is not
    /// an agent.
    pub conventional_doc: bool,
}

impl FoundFile {
    /// How many folders at the end of its path, before its name, are below the folder of the call: those that group agents.
    ///
    /// Zero where its path does not show them.
    #[must_use]
    pub fn group_depth(&self) -> usize {
        let way = self.relative.strip_suffix(self.root_relative.as_str());
        let shows = way.is_some_and(|way| way.is_empty() || way.ends_with('/'));
        if shows {
            self.root_relative.matches('/').count()
        } else {
            0
        }
    }

    /// The folder below the folder of the call, with `/`; empty at its top.
    #[must_use]
    pub fn group(&self) -> &str {
        self.root_relative
            .rsplit_once('/')
            .map_or("", |(group, _)| group)
    }

    /// Returns the name of the file without `.md`.
    #[must_use]
    pub fn stem(&self) -> &str {
        self.absolute
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default()
    }
}

/// The result of [`find`].
#[derive(Debug, Default)]
pub struct Found {
    /// The files to read, in order.
    pub files: Vec<FoundFile>,
    /// Every folder that was listed, to watch it for changes.
    pub folders: Vec<PathBuf>,
    /// Diagnostics about paths, patterns, files and folders.
    pub faults: Vec<Diagnostic>,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where it was found.
    pub file: FoundFile,
    /// Its text, unchanged: with its byte order mark and its line endings.
    pub text: String,
}

impl Source {
    /// Makes a source from a text in memory, with the path that messages show. The first folder of the path is that of the
    /// call.
    #[must_use]
    pub fn in_memory(path: impl Into<String>, text: impl Into<String>) -> Source {
        let path: String = path.into();
        let absolute = PathBuf::from(&path);
        Source {
            file: FoundFile {
                root: 0,
                display: path.clone(),
                relative: path.clone(),
                conventional_doc: names::is_conventional_doc(&absolute),
                absolute,
                root_relative: match path.split_once('/') {
                    Some((folder, rest)) if !folder.is_empty() => rest.to_owned(),
                    _ => path,
                },
                outside_crate: false,
            },
            text: text.into(),
        }
    }
}

impl std::ops::Deref for Source {
    type Target = FoundFile;

    fn deref(&self) -> &FoundFile {
        &self.file
    }
}
