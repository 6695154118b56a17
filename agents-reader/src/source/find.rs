//! Finds the files of a call.

use std::collections::HashMap;

use super::names::{Extension, extension};
use super::path::{cleaned, displayed};
use super::patterns::Patterns;
use super::roots::{Root, resolve};
use super::walk::{Walk, kind_of_special};
use super::{Found, FoundFile, PARTIALS, Request};
use crate::diagnostic::{Diagnostic, Subject};
use crate::order;

/// Finds the files that a call asks for.
///
/// Like Claude Code, it searches all subfolders, except those of version control. In a folder it takes the files whose
/// names end in `.md`, except those that begin with a dot or that the patterns exclude. A file that the call names is
/// taken whatever the patterns say. Symbolic links are followed, also out of the folder, and each real file and folder
/// is taken once, under its real name rather than that of a link.
#[must_use]
pub fn find(request: &Request<'_>) -> Found {
    let request = &Request {
        roots: request.roots.clone(),
        manifest_dir: cleaned(&request.manifest_dir),
        working_dir: cleaned(&request.working_dir),
        env: request.env,
        include: request.include.clone(),
        exclude: request.exclude.clone(),
        limits: request.limits,
    };
    let mut faults = Vec::new();
    let patterns = Patterns::parse(&request.include, &request.exclude, &mut faults);
    let roots = resolve(request, &mut faults);
    let is_complete = faults.is_empty();
    let mut walk = Walk::new(request, patterns, faults);
    for root in &roots {
        take_root(root, &mut walk);
        if walk.is_full() {
            break;
        }
    }
    // A pattern may be useless only because a path or another pattern is wrong, which has been said.
    let unused = is_complete && !walk.is_full();
    let (mut found, patterns) = gather(walk);
    if unused {
        found.faults.extend(patterns.unused());
    }
    found
}

/// Finds the files of the folder of partials, which may have none. In diagnostics and files, the index of its path is
/// [`PARTIALS`].
#[must_use]
pub fn find_partials(written: &str, request: &Request<'_>) -> Found {
    let request = &Request {
        roots: vec![written.to_owned()],
        manifest_dir: cleaned(&request.manifest_dir),
        working_dir: cleaned(&request.working_dir),
        env: request.env,
        include: Vec::new(),
        exclude: Vec::new(),
        limits: request.limits,
    };
    let mut faults = Vec::new();
    let roots = resolve(request, &mut faults);
    let patterns = Patterns::parse(&[], &[], &mut faults);
    let mut walk = Walk::new(request, patterns, faults);
    walk.may_be_empty = true;
    for root in &roots {
        take_root(root, &mut walk);
    }
    let mut found = gather(walk).0;
    for file in &mut found.files {
        file.root = PARTIALS;
    }
    for fault in &mut found.faults {
        match &mut fault.subject {
            Subject::Root(root) | Subject::Path { root, .. } => *root = PARTIALS,
            _ => {}
        }
    }
    found
}

/// What a walk has found, in order.
pub(super) fn gather(walk: Walk<'_>) -> (Found, Patterns) {
    let Walk {
        mut files,
        mut folders,
        mut faults,
        patterns,
        ..
    } = walk;
    order::sort_by(&mut files, |a, b| {
        (a.root, &a.root_relative).cmp(&(b.root, &b.root_relative))
    });
    order::sort(&mut folders);
    faults.extend(names_that_differ_only_in_case(&files));
    let found = Found {
        files,
        folders,
        faults,
    };
    (found, patterns)
}

pub(super) fn take_root(root: &Root, walk: &mut Walk<'_>) {
    let written = walk
        .request
        .roots
        .get(root.index)
        .map_or("", String::as_str);
    let subject = Subject::Root(root.index);
    let file_type = root.metadata.file_type();
    if file_type.is_dir() {
        walk.take_folder_root(root, written);
    } else if !file_type.is_file() {
        walk.faults.push(Diagnostic::error_about(
            subject,
            format!("`{written}` is {}", kind_of_special(file_type)),
        ));
    } else if extension(&root.path) == Extension::Md {
        walk.take_file_root(root, written);
    } else {
        walk.faults.push(
            Diagnostic::error_about(subject, format!("`{written}` is not a `.md` file"))
                .note("Claude Code only reads files whose names end in `.md`, in lowercase")
                .note(format!(
                    "the file is `{}`",
                    displayed(&root.path, &walk.request.working_dir)
                )),
        );
    }
}

/// The error for a path of the call with Markdown files, none of which is an agent.
pub fn no_agents(root: usize, written: &str, files: &[&FoundFile]) -> Diagnostic {
    let names: Vec<String> = files
        .iter()
        .take(3)
        .map(|file| format!("`{}`", file.display))
        .collect();
    let more = if files.len() > names.len() {
        ", …"
    } else {
        ""
    };
    Diagnostic::error_about(Subject::Root(root), format!("no agents in `{written}`"))
        .note(format!(
            "skipped, because of missing front matter: {}{more}",
            names.join(", ")
        ))
        .help(
            "begin an agent with `---`, `name:`, `description:` and `---`, followed by its prompt",
        )
}

/// Names that differ only in case: a checkout on macOS or Windows has only one of the files, so the catalog would
/// differ between platforms.
fn names_that_differ_only_in_case(files: &[FoundFile]) -> Vec<Diagnostic> {
    let mut first: HashMap<(usize, String), &str> = HashMap::new();
    let mut faults = Vec::new();
    for file in files {
        let name = file.root_relative.as_str();
        if let Some(other) = first.insert((file.root, name.to_lowercase()), name) {
            let subject = Subject::path(file.root, file.display.as_str());
            faults.push(
                Diagnostic::warning_about(
                    subject,
                    format!("`{other}` and `{name}` differ only in case"),
                )
                .note("on macOS and Windows, they are one file")
                .help("rename one of them"),
            );
        }
    }
    faults
}
