//! This project as its users depend on it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, io};

/// Names another commit to measure.
const COMMIT: &str = "INCLUDE_AGENTS_COMMIT";

/// The dependency on `include-agents`, at a commit of this repository: the last one, or the one that the environment names.
///
/// Not by its path: cargo builds what is at a path incrementally, in many more units and with its warnings, and no crate
/// from a registry.
pub(crate) fn dependency() -> io::Result<String> {
    let commit = if let Ok(commit) = env::var(COMMIT) {
        git(&["rev-parse", &commit])?
    } else {
        if !git(&["status", "--porcelain", "--untracked-files=no"])?.is_empty() {
            eprintln!("what is not committed is not measured");
        }
        git(&["rev-parse", "HEAD"])?
    };
    Ok(format!(
        "include-agents = {{ git = 'file://{}', rev = '{commit}' }}\n",
        root().display()
    ))
}

fn git(arguments: &[&str]) -> io::Result<String> {
    let output = Command::new("git")
        .args(arguments)
        .current_dir(root())
        .output()?;
    if !output.status.success() {
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(io::Error::other(format!("git {arguments:?}: {error}")));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The folder of this repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .unwrap_or_default()
}
