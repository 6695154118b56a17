//! From the paths of a call to folders and files that exist.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::lookalikes;
use super::path::{cleaned, displayed, slashed};
use super::read::reason;
use super::{Lookup, Request};
use crate::diagnostic::{Diagnostic, Subject, nearest};

/// A path of the call, found.
pub(super) struct Root {
    pub(super) index: usize,
    pub(super) path: PathBuf,
    pub(super) metadata: fs::Metadata,
    /// The build script's folder, if the path lies below it.
    pub(super) out_dir: Option<PathBuf>,
}

/// Finds the paths of the call; missing ones become faults.
pub(super) fn resolve(request: &Request<'_>, faults: &mut Vec<Diagnostic>) -> Vec<Root> {
    if request.roots.is_empty() {
        faults.push(
            Diagnostic::error_about(Subject::Root(0), "missing folder")
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
            Diagnostic::error_about(Subject::Root(index), "empty path")
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

/// `base` and `path` joined, without `..` unless removing it would change the target because of a link.
pub(super) fn joined(base: &Path, path: impl AsRef<Path>) -> PathBuf {
    let raw = base.join(path);
    let clean = cleaned(&raw);
    match fs::canonicalize(&raw) {
        Ok(real) if fs::canonicalize(&clean).ok().as_ref() != Some(&real) => raw,
        _ => clean,
    }
}

/// Inserts the values of `$NAME` and `${NAME}`. Any other dollar sign is literal.
fn expand(index: usize, written: &str, env: &Lookup<'_>) -> Result<String, Box<Diagnostic>> {
    let mut expanded = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('$') {
        expanded.push_str(before);
        let (name, tail) = variable(after);
        if name.is_empty() {
            expanded.push('$');
        } else {
            let value = env(name).ok_or_else(|| Box::new(unset(index, name)))?;
            expanded.push_str(&value);
        }
        rest = tail;
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
        format!("environment variable `{name}` is not set"),
    );
    if name == "OUT_DIR" {
        return fault
            .note("cargo sets `OUT_DIR` only for crates with a build script")
            .help("add a `build.rs` that writes the agent files there");
    }
    match nearest(name, ["OUT_DIR", "CARGO_MANIFEST_DIR"]) {
        Some(known) => fault.help(format!("did you mean `${known}`?")),
        None => fault.help(format!(
            "set it in a build script, so that cargo notices changes: `cargo::rustc-env={name}=…`"
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
                "broken symbolic link `{written}`: `{}` does not exist",
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
            "paths are relative to the crate's `Cargo.toml`: looked for `{shown}`"
        ))
    };
    if is_package(&request.manifest_dir) && !path.starts_with(&request.manifest_dir) {
        return fault
            .note("this is a package of the crate, which only contains files from the crate's folder")
            .help(
                "move the folder into the crate, or create a symbolic link to it there, which `cargo package` follows; \
                 `warn(outside_package)` in the call finds such files earlier",
            );
    }
    match lookalikes::suggest(written, path, &request.manifest_dir) {
        Some(help) => fault.help(help),
        None => fault,
    }
}

/// Whether `cargo package` made the crate's folder: `cargo publish` builds it to verify it.
fn is_package(manifest_dir: &Path) -> bool {
    manifest_dir.join("Cargo.toml.orig").is_file()
}
