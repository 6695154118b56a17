//! The search of folders.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::{self, FileType};
use std::path::{Path, PathBuf};

use super::limits::Limits;
use super::names::{Extension, extension, is_conventional_doc, is_hidden_file, is_version_control};
use super::path::{displayed, relative, slashed};
use super::patterns::Patterns;
use super::read::reason;
use super::roots::Root;
use super::{FoundFile, Request};
use crate::diagnostic::Severity;
use crate::diagnostic::{Diagnostic, Subject};
use crate::order;

/// The state of a search of all paths of a call.
pub(super) struct Walk<'r> {
    pub(super) request: &'r Request<'r>,
    pub(super) patterns: Patterns,
    pub(super) files: Vec<FoundFile>,
    pub(super) folders: Vec<PathBuf>,
    pub(super) faults: Vec<Diagnostic>,
    /// The real paths of everything visited, each with the index of its path of the call. This keeps the search from
    /// reading files twice, from following links in circles, and from taking 2^n ways through n folders that link to
    /// each other twice.
    seen: HashMap<OsString, usize>,
    /// The number of files and folders that were found below an earlier path of the call.
    met_again: usize,
    /// The number of files that the patterns excluded.
    left_out: usize,
    is_full: bool,
    /// Whether a folder without agent files is fine.
    pub(super) may_be_empty: bool,
}

/// A file or folder to visit.
struct Visit {
    path: PathBuf,
    /// The real path, without links.
    real: PathBuf,
    /// The path relative to the folder of the call, with `/`.
    name: String,
    depth: usize,
}

/// The files and folders to visit later: links are followed last, so that a file is taken under its real name rather
/// than that of a link.
#[derive(Default)]
struct Later {
    folders: Vec<Visit>,
    links_to_folders: Vec<Visit>,
    links_to_files: Vec<Visit>,
}

impl<'r> Walk<'r> {
    pub(super) fn new(
        request: &'r Request<'r>,
        patterns: Patterns,
        faults: Vec<Diagnostic>,
    ) -> Self {
        Self {
            request,
            patterns,
            files: Vec::new(),
            folders: Vec::new(),
            faults,
            seen: HashMap::new(),
            met_again: 0,
            left_out: 0,
            is_full: false,
            may_be_empty: false,
        }
    }

    /// Whether the limit of files has been reached, which ends the search.
    pub(super) const fn is_full(&self) -> bool {
        self.is_full
    }

    /// Takes a file that the call names.
    pub(super) fn take_file_root(&mut self, root: &Root, written: &str) {
        let name = root.path.file_name().unwrap_or_default();
        let visit = Visit {
            real: real(&root.path),
            name: name.to_string_lossy().into_owned(),
            path: root.path.clone(),
            depth: 0,
        };
        let met_before = self.met_again;
        self.take_file(root, visit);
        if self.met_again > met_before {
            self.faults.push(named_twice(root.index, written));
        }
    }

    /// Takes the files of a folder that the call names.
    pub(super) fn take_folder_root(&mut self, root: &Root, written: &str) {
        let (files, faults) = (self.files.len(), self.faults.len());
        (self.met_again, self.left_out) = (0, 0);
        let mut later = Later::default();
        later.folders.push(Visit {
            real: real(&root.path),
            path: root.path.clone(),
            name: String::new(),
            depth: 0,
        });
        while !self.is_full {
            if let Some(visit) = later.folders.pop().or_else(|| later.links_to_folders.pop()) {
                self.visit_folder(root, visit, &mut later);
            } else if let Some(visit) = later.links_to_files.pop() {
                self.take_file(root, visit);
            } else {
                break;
            }
        }
        let mut new_faults = self.faults.iter().skip(faults);
        if self.files.len() == files && new_faults.all(|fault| fault.severity != Severity::Error) {
            if self.met_again > 0 {
                self.faults.push(named_twice(root.index, written));
            } else if !self.may_be_empty {
                self.faults.push(self.no_files(root, written));
            }
        }
    }

    fn visit_folder(&mut self, root: &Root, visit: Visit, later: &mut Later) {
        if self.is_seen(root, &visit.real) {
            return;
        }
        let limit = self.request.limits.depth;
        if visit.depth > limit {
            let headline = format!("`{}` is nested too deeply", visit.name);
            let fault = Diagnostic::error_about(self.subject(root, &visit.path), headline)
                .note(format!("the limit is {limit} nested folders"))
                .help(Limits::how_to_raise(
                    "depth",
                    (limit as u64).saturating_mul(2),
                ));
            self.faults.push(fault);
            return;
        }
        let entries = match sorted_entries(&visit.path) {
            Ok(entries) => entries,
            Err(error) => {
                let shown = displayed(&visit.path, &self.request.working_dir);
                let fault = Diagnostic::error_about(
                    self.subject(root, &visit.path),
                    format!("cannot read the folder `{shown}`: {}", reason(&error)),
                );
                self.faults.push(fault);
                return;
            }
        };
        for (name, file_type) in entries {
            if self.is_full {
                return;
            }
            let shown = slashed(Path::new(&name));
            let entry = Visit {
                path: visit.path.join(&name),
                real: visit.real.join(&name),
                name: match visit.name.as_str() {
                    "" => shown,
                    folder => format!("{folder}/{shown}"),
                },
                depth: visit.depth + 1,
            };
            self.sort_out(root, entry, file_type, later);
        }
        self.folders.push(visit.path);
    }

    /// Takes, skips or reports an entry of a folder.
    fn sort_out(&mut self, root: &Root, entry: Visit, own_type: FileType, later: &mut Later) {
        let is_link = own_type.is_symlink();
        let file_type = if is_link {
            match fs::metadata(&entry.path) {
                Ok(metadata) => metadata.file_type(),
                Err(error) => return self.report_dead_link(root, &entry, &error),
            }
        } else {
            own_type
        };
        let entry = Visit {
            real: if is_link {
                real(&entry.path)
            } else {
                entry.real
            },
            ..entry
        };
        let own_name = entry.path.file_name().unwrap_or_default();
        if file_type.is_dir() {
            if !is_version_control(own_name) && self.patterns.wants_folder(&entry.name) {
                let list = if is_link {
                    &mut later.links_to_folders
                } else {
                    &mut later.folders
                };
                list.push(entry);
            }
            return;
        }
        let extension = extension(&entry.path);
        if extension == Extension::Other || is_hidden_file(own_name) {
            return;
        }
        if !self.patterns.wants_file(&entry.name) {
            self.left_out += 1;
            return;
        }
        if !file_type.is_file() {
            let headline = format!("`{}` is {}", entry.name, kind_of_special(file_type));
            let fault = Diagnostic::error_about(self.subject(root, &entry.path), headline)
                .note("only regular files are read")
                .help("remove it, or exclude it");
            self.faults.push(fault);
        } else if extension == Extension::MdInOtherCase {
            let headline = format!("skipped file `{}`", entry.name);
            let fault = Diagnostic::warning_about(self.subject(root, &entry.path), headline)
                .note("Claude Code only reads files whose names end in `.md`, in lowercase")
                .help("rename it, or exclude it");
            self.faults.push(fault);
        } else if is_link {
            later.links_to_files.push(entry);
        } else {
            self.take_file(root, entry);
        }
    }

    fn take_file(&mut self, root: &Root, file: Visit) {
        if self.is_seen(root, &file.real) {
            return;
        }
        if file.path.to_str().is_none() {
            let headline = format!("the path of `{}` is not UTF-8", file.name);
            let fault = Diagnostic::error_about(self.subject(root, &file.path), headline)
                .note("`include_str!` can only read files whose paths are UTF-8")
                .help("rename it");
            self.faults.push(fault);
            return;
        }
        let limit = self.request.limits.files;
        if self.files.len() >= limit {
            self.is_full = true;
            self.faults.push(
                Diagnostic::error_about(
                    Subject::Root(root.index),
                    format!("too many agent files: more than {limit}"),
                )
                .note("the other files were not read")
                .help("name the folder of the agents, or exclude other files")
                .help(Limits::how_to_raise(
                    "files",
                    (limit as u64).saturating_mul(2),
                )),
            );
            return;
        }
        let manifest_dir = &self.request.manifest_dir;
        let generated = root
            .out_dir
            .as_ref()
            .and_then(|dir| file.path.strip_prefix(dir).ok());
        self.files.push(FoundFile {
            root: root.index,
            display: displayed(&file.path, &self.request.working_dir),
            relative: match generated {
                Some(way) => format!("$OUT_DIR/{}", slashed(way)),
                None => slashed(
                    relative(&file.path, manifest_dir)
                        .as_deref()
                        .unwrap_or(&file.path),
                ),
            },
            root_relative: file.name,
            outside_crate: generated.is_none() && !file.path.starts_with(manifest_dir),
            conventional_doc: is_conventional_doc(&file.path),
            absolute: file.path,
        });
    }

    /// Whether a file or folder was visited already; marks it as visited.
    fn is_seen(&mut self, root: &Root, real: &Path) -> bool {
        if let Some(earlier) = self.seen.get(real.as_os_str()) {
            self.met_again += usize::from(*earlier != root.index);
            return true;
        }
        self.seen.insert(real.as_os_str().to_owned(), root.index);
        false
    }

    fn report_dead_link(&mut self, root: &Root, link: &Visit, error: &std::io::Error) {
        let is_agent = match extension(&link.path) {
            _ if is_hidden_file(link.path.file_name().unwrap_or_default()) => false,
            Extension::Md => self.patterns.wants_file(&link.name),
            // Without an extension, it may have led to a folder of agents.
            _ => link.path.extension().is_none() && self.patterns.wants_folder(&link.name),
        };
        if !is_agent {
            return;
        }
        let target = fs::read_link(&link.path).unwrap_or_default();
        let headline = format!(
            "broken symbolic link `{}`: `{}` does not exist",
            link.name,
            slashed(&target)
        );
        let fault = Diagnostic::error_about(self.subject(root, &link.path), headline)
            .note(reason(error))
            .help("fix the link, remove it, or exclude it");
        self.faults.push(fault);
    }

    fn no_files(&self, root: &Root, written: &str) -> Diagnostic {
        let shown = displayed(&root.path, &self.request.working_dir);
        let fault = Diagnostic::error_about(
            Subject::Root(root.index),
            format!("no agent files in `{written}`"),
        )
        .note(format!("looked for `.md` files in `{shown}`"));
        match self.left_out {
            0 => fault.help("add a file whose name ends in `.md` and does not begin with a dot"),
            1 => fault.note("the patterns of the call exclude 1 file"),
            left_out => fault.note(format!("the patterns of the call exclude {left_out} files")),
        }
    }

    fn subject(&self, root: &Root, path: &Path) -> Subject {
        Subject::path(root.index, displayed(path, &self.request.working_dir))
    }
}

/// The entries of a folder by name, so that nothing depends on the order of the file system.
fn sorted_entries(folder: &Path) -> std::io::Result<Vec<(OsString, FileType)>> {
    let mut entries = fs::read_dir(folder)?
        .map(|entry| entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?))))
        .collect::<std::io::Result<Vec<_>>>()?;
    order::sort_by(&mut entries, |(a, _), (b, _)| {
        a.as_encoded_bytes().cmp(b.as_encoded_bytes())
    });
    Ok(entries)
}

/// The path without links, or the path itself if it cannot be resolved.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn named_twice(root: usize, written: &str) -> Diagnostic {
    Diagnostic::warning_about(
        Subject::Root(root),
        format!("duplicate path `{written}`: an earlier path contains all of its files"),
    )
    .note("each file is read once, under the first path that contains it")
}

/// The kind of an entry that is neither a file nor a folder.
pub(super) fn kind_of_special(file_type: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if file_type.is_fifo() {
            return "a named pipe, not a file";
        }
        if file_type.is_socket() {
            return "a socket, not a file";
        }
        if file_type.is_block_device() || file_type.is_char_device() {
            return "a device, not a file";
        }
    }
    // On other platforms, the standard library does not distinguish them.
    let _ = file_type;
    "not a regular file"
}
