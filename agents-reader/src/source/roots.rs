//! From the paths of a call to folders and files that exist.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::path::{cleaned, displayed, relative, slashed};
use super::read::reason;
use super::{Lookup, Request};
use crate::diagnostic::{Diagnostic, Subject, nearest};

/// As many names of a folder are compared with a misspelled one.
const COMPARED: usize = 10_000;

/// A path of the call, found.
pub(super) struct Root {
    pub(super) index: usize,
    pub(super) path: PathBuf,
    pub(super) metadata: fs::Metadata,
    /// The build script's folder, if the path lies below it.
    pub(super) out_dir: Option<PathBuf>,
}

/// Finds the paths of the call; those that lead nowhere become faults.
pub(super) fn resolve(request: &Request<'_>, faults: &mut Vec<Diagnostic>) -> Vec<Root> {
    if request.roots.is_empty() {
        faults.push(
            Diagnostic::error_about(Subject::Root(0), "no folder is named")
                .help("name the folder of the agent files, such as `\"agents\"`"),
        );
    }
    let mut roots = Vec::new();
    for (index, written) in request.roots.iter().enumerate() {
        match resolve_one(index, written, request) {
            Ok(root) => roots.push(root),
            Err(fault) => faults.push(*fault),
        }
    }
    roots
}

fn resolve_one(
    index: usize,
    written: &str,
    request: &Request<'_>,
) -> Result<Root, Box<Diagnostic>> {
    if written.trim().is_empty() {
        return Err(Box::new(
            Diagnostic::error_about(Subject::Root(index), "the path is empty")
                .help("name the folder of the agent files, such as `\"agents\"`"),
        ));
    }
    let expanded = expand(index, written, request.env)?;
    let path = joined(&request.manifest_dir, &expanded);
    let metadata = fs::metadata(&path)
        .map_err(|error| Box::new(missing(index, written, &path, &error, request)))?;
    let out_dir = (request.env)("OUT_DIR")
        .map(|dir| joined(&request.manifest_dir, &dir))
        .filter(|dir| path.starts_with(dir));
    Ok(Root {
        index,
        path,
        metadata,
        out_dir,
    })
}

/// `base` and `path` together, without `..`, unless taking them away leads elsewhere because of a link.
pub(super) fn joined(base: &Path, path: impl AsRef<Path>) -> PathBuf {
    let raw = base.join(path);
    let clean = cleaned(&raw);
    match fs::canonicalize(&raw) {
        Ok(real) if fs::canonicalize(&clean).ok().as_ref() != Some(&real) => raw,
        _ => clean,
    }
}

/// Puts in the values of `$NAME` and `${NAME}`. A dollar sign before anything else stands for itself.
fn expand(index: usize, written: &str, env: &Lookup<'_>) -> Result<String, Box<Diagnostic>> {
    let mut expanded = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('$') {
        expanded.push_str(before);
        let (name, behind) = variable(after);
        if name.is_empty() {
            expanded.push('$');
        } else {
            let value = env(name).ok_or_else(|| Box::new(unset(index, name)))?;
            expanded.push_str(&value);
        }
        rest = behind;
    }
    expanded.push_str(rest);
    Ok(expanded)
}

/// Splits the text after a dollar sign into the name of a variable, empty if there is none, and the rest.
fn variable(after: &str) -> (&str, &str) {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let braced = after
        .strip_prefix('{')
        .and_then(|inside| inside.split_once('}'))
        .filter(|(name, _)| !name.is_empty() && name.chars().all(is_part));
    braced.unwrap_or_else(|| {
        let end = after.find(|c| !is_part(c)).unwrap_or(after.len());
        match after.split_at_checked(end) {
            Some((name, rest)) if !name.starts_with(|c: char| c.is_ascii_digit()) => (name, rest),
            _ => ("", after),
        }
    })
}

fn unset(index: usize, name: &str) -> Diagnostic {
    let fault = Diagnostic::error_about(
        Subject::Root(index),
        format!("the environment variable `{name}` is not set"),
    );
    if name == "OUT_DIR" {
        return fault
            .note("cargo sets `OUT_DIR` only for a crate that has a build script")
            .help("add a `build.rs` that writes the agent files there");
    }
    match nearest(name, ["OUT_DIR", "CARGO_MANIFEST_DIR"]) {
        Some(known) => fault.help(format!("did you mean `${known}`?")),
        None => fault.help(format!(
            "set it in a build script: `cargo::rustc-env={name}=…`, so that a change of it is noticed"
        )),
    }
}

fn missing(
    index: usize,
    written: &str,
    path: &Path,
    error: &io::Error,
    request: &Request<'_>,
) -> Diagnostic {
    let subject = Subject::Root(index);
    let shown = displayed(path, &request.working_dir);
    if let Ok(target) = fs::read_link(path) {
        return Diagnostic::error_about(
            subject,
            format!(
                "`{written}` is a symbolic link to `{}`, which leads nowhere",
                slashed(&target)
            ),
        )
        .note(format!("the link is `{shown}`"));
    }
    if !matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    ) {
        return Diagnostic::error_about(
            subject,
            format!("cannot read `{written}`: {}", reason(error)),
        )
        .note(format!("looked for `{shown}`"));
    }
    let fault = Diagnostic::error_about(subject, format!("`{written}` does not exist"));
    let fault = if written.starts_with('$') || Path::new(written).is_absolute() {
        fault.note(format!("looked for `{shown}`"))
    } else {
        fault.note(format!(
            "the path is relative to the crate's `Cargo.toml`: looked for `{shown}`"
        ))
    };
    if is_package(&request.manifest_dir) && !path.starts_with(&request.manifest_dir) {
        return fault
            .note("this is a package of the crate, and what lies outside of the crate's folder is not in it")
            .help(
                "move the folder into the crate, or put a symbolic link to it there, which `cargo package` follows; \
                 `warn(outside_package)` in the call finds such files before",
            );
    }
    match similar(path) {
        Some(similar) => {
            let way = relative(&similar, &request.manifest_dir).unwrap_or(similar);
            fault.help(format!("there is `{}`", slashed(&way)))
        }
        None if written.contains('\\') => fault.help("write `/` between the parts of a path"),
        None => fault,
    }
}

/// Whether a crate's folder was made by `cargo package`: `cargo publish` builds it once more to verify it.
fn is_package(manifest_dir: &Path) -> bool {
    manifest_dir.join("Cargo.toml.orig").is_file()
}

/// Something that exists and has nearly the path `path`.
fn similar(path: &Path) -> Option<PathBuf> {
    let mut with_extension = path.as_os_str().to_owned();
    with_extension.push(".md");
    let with_extension = PathBuf::from(with_extension);
    if with_extension.is_file() {
        return Some(with_extension);
    }
    // The first part that does not exist is the one that is misspelled.
    let wrong = path.ancestors().take_while(|path| !path.exists()).last()?;
    let folder = wrong.parent()?;
    let mut names: Vec<String> = fs::read_dir(folder)
        .ok()?
        .take(COMPARED)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort_unstable();
    let name = nearest(
        wrong.file_name()?.to_str()?,
        names.iter().map(String::as_str),
    )?;
    let fixed = folder.join(name);
    let whole = path
        .strip_prefix(wrong)
        .map(|rest| fixed.join(rest))
        .unwrap_or_default();
    Some(if whole.exists() { whole } else { fixed })
}
