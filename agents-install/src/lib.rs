//! Writes files, such as an embedded catalog of agents, into a folder that belongs to the user.
//!
//! An installation compares three things: what was installed last (by its hash, in a lock file), what is on disk, and
//! what is to be installed. A file that the user edited or deleted is never written again; it is reported. Files are
//! written whole: a program that is killed leaves the old file or the new one.
//!
//! ```
//! use include_agents_install::{File, Installation, Status};
//!
//! # let folder = tempfile::tempdir()?;
//! # let folder = folder.path();
//! let reviewer = File::new("reviewer.md", "---\nname: reviewer\ndescription: Reviews\n---\nYou review.\n");
//! let installation = Installation::new(folder, "my-app");
//!
//! let report = installation.run([reviewer.clone()])?;
//! assert_eq!(report.files, [("reviewer.md".to_owned(), Status::Created)]);
//!
//! std::fs::write(folder.join("reviewer.md"), "edited by the user")?;
//! let report = installation.run([reviewer])?;
//! assert_eq!(report.files, [("reviewer.md".to_owned(), Status::Edited)]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod atomic;
mod lock;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use include_agents_runtime::Definition;

pub use atomic::write_atomically;
use lock::{Lock, hash};

/// A file to install.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The path relative to the folder, with `/`.
    pub path: String,
    /// What it holds.
    pub contents: Vec<u8>,
}

impl File {
    /// A file of that path and contents.
    #[must_use]
    pub fn new(path: impl Into<String>, contents: impl Into<Vec<u8>>) -> File {
        File {
            path: path.into(),
            contents: contents.into(),
        }
    }

    /// The file of an agent, named like the agent.
    ///
    /// ```
    /// use include_agents_install::File;
    /// use include_agents_runtime::AgentDefinition;
    ///
    /// static AGENT: AgentDefinition = AgentDefinition::new("FP&A analyst", "Analyzes", "You analyze.");
    /// assert_eq!(File::of_agent(&AGENT).path, "FP-A-analyst.md");
    /// ```
    #[must_use]
    pub fn of_agent(agent: &Definition<'_>) -> File {
        let usable = |c: char| {
            if c.is_alphanumeric() || matches!(c, '-' | '_') {
                c
            } else {
                '-'
            }
        };
        let stem: String = agent.name().chars().map(usable).collect();
        File::new(format!("{stem}.md"), agent.to_markdown().to_string())
    }
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Status {
    /// It was not there, and was written.
    Created,
    /// It was as the last installation left it, and was replaced by the new one.
    Updated,
    /// It was up to date.
    Unchanged,
    /// The user edited it, or wrote it before; it was left alone, and there is nothing new to install.
    Edited,
    /// The user edited it, or wrote it before, and the new one differs from the last one; it was left alone.
    Conflict,
    /// The user deleted it; it was not written again.
    Deleted,
    /// It was installed earlier and is no longer among the files; [`Installation::prune`] removes it.
    Obsolete,
    /// It was no longer among the files, and was removed.
    Removed,
    /// It is no longer among the files, and the user edited it: it now is the user's own.
    Released,
}

/// What an installation did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Each file, by path.
    pub files: Vec<(String, Status)>,
}

impl Report {
    /// Whether a file was written or removed.
    #[must_use]
    pub fn is_change(&self) -> bool {
        let changes = [Status::Created, Status::Updated, Status::Removed];
        self.files
            .iter()
            .any(|(_, status)| changes.contains(status))
    }
}

/// Why an installation stopped. The files that were written before are complete, and the next run continues from there.
#[derive(Debug)]
pub struct Error {
    path: PathBuf,
    source: io::Error,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "cannot install `{}`: {}",
            self.path.display(),
            self.source
        )
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// An installation into a folder.
#[derive(Clone, Debug)]
pub struct Installation {
    folder: PathBuf,
    owner: String,
    prune: bool,
    dry_run: bool,
}

impl Installation {
    /// Creates an installation into `folder`, which is created if it does not exist, by a program of the name `owner`.
    ///
    /// Programs of different names install into one folder without knowing of each other. The lock file is
    /// `.OWNER.lock` in the folder.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>, owner: impl Into<String>) -> Installation {
        Installation {
            folder: folder.into(),
            owner: owner.into(),
            prune: false,
            dry_run: false,
        }
    }

    /// Sets whether files that were installed earlier and are no longer among the files are removed, unless the user
    /// edited them.
    #[must_use]
    pub fn prune(mut self, prune: bool) -> Installation {
        self.prune = prune;
        self
    }

    /// Sets whether nothing is written, so that the report says what would be done.
    #[must_use]
    pub fn dry_run(mut self, dry_run: bool) -> Installation {
        self.dry_run = dry_run;
        self
    }

    /// Installs the files. Of two with one path, the last one counts.
    ///
    /// # Errors
    ///
    /// If a path leaves the folder, or a file cannot be read or written.
    pub fn run(&self, files: impl IntoIterator<Item = File>) -> Result<Report, Error> {
        let mut wanted = BTreeMap::new();
        for file in files {
            check_path(&file.path)?;
            wanted.insert(file.path, file.contents);
        }
        check_path(&self.owner)?;
        let lock_path = self.folder.join(format!(".{}.lock", self.owner));
        let old = match read(&lock_path)? {
            Some(bytes) => Lock::parse(&String::from_utf8_lossy(&bytes)),
            None => Lock::default(),
        };
        let mut new = Lock::default();
        let mut report = Report::default();
        for (path, contents) in &wanted {
            let status = self.install(path, contents, old.hash(path), &mut new)?;
            report.files.push((path.clone(), status));
        }
        for (path, last) in old.files() {
            if !wanted.contains_key(path) && check_path(path).is_ok() {
                let status = self.retire(path, last, &mut new)?;
                report
                    .files
                    .extend(status.map(|status| (path.to_owned(), status)));
            }
        }
        report.files.sort();
        if new != old && !self.dry_run {
            write_atomically(&lock_path, new.to_string().as_bytes()).map_err(at(&lock_path))?;
        }
        Ok(report)
    }

    fn install(
        &self,
        path: &str,
        contents: &[u8],
        last: Option<&str>,
        lock: &mut Lock,
    ) -> Result<Status, Error> {
        let target = self.folder.join(path);
        let wanted = hash(contents);
        let on_disk = read(&target)?.map(|bytes| hash(&bytes));
        let status = match (on_disk, last) {
            (Some(disk), _) if disk == wanted => Status::Unchanged,
            (Some(disk), Some(last)) if disk == last => Status::Updated,
            (Some(_), Some(last)) if wanted == last => Status::Edited,
            (Some(_), _) => Status::Conflict,
            (None, Some(_)) => Status::Deleted,
            (None, None) => Status::Created,
        };
        match status {
            Status::Created | Status::Updated | Status::Unchanged => lock.insert(path, &wanted),
            _ => {
                if let Some(last) = last {
                    lock.insert(path, last);
                }
            }
        }
        if matches!(status, Status::Created | Status::Updated) && !self.dry_run {
            write_atomically(&target, contents).map_err(at(&target))?;
        }
        Ok(status)
    }

    /// Handles a file that was installed earlier and is no longer wanted.
    fn retire(&self, path: &str, last: &str, lock: &mut Lock) -> Result<Option<Status>, Error> {
        let target = self.folder.join(path);
        let Some(bytes) = read(&target)? else {
            return Ok(None);
        };
        if hash(&bytes) != last {
            return Ok(Some(Status::Released));
        }
        if !self.prune {
            lock.insert(path, last);
            return Ok(Some(Status::Obsolete));
        }
        if !self.dry_run {
            std::fs::remove_file(&target).map_err(at(&target))?;
        }
        Ok(Some(Status::Removed))
    }
}

/// The bytes of a file, or `None` where there is none.
fn read(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(at(path)(error)),
    }
}

fn at(path: &Path) -> impl Fn(io::Error) -> Error + '_ {
    |source| Error {
        path: path.to_owned(),
        source,
    }
}

/// Refuses paths that leave the folder, and those that a lock file cannot hold.
fn check_path(path: &str) -> Result<(), Error> {
    let is_normal = |part: &str| !matches!(part, "" | "." | "..");
    let is_sound = !path.contains(['\\', ':']) && !path.contains(char::is_control);
    if is_sound && path.split('/').all(is_normal) {
        Ok(())
    } else {
        Err(at(Path::new(path))(io::Error::new(
            io::ErrorKind::InvalidInput,
            "not a path within the folder",
        )))
    }
}
