//! What Claude Code was observed to do with agent files, and whether the compiler does the same.
//!
//! An observation is a line of JSON that `cargo run -p include-agents-tests --bin observe` writes. Those in
//! `tests/observed/` carry the text of their file.

mod comparison;
mod groups;
mod observation;
mod reading;
mod session;

pub use comparison::{Aspect, Compared, Comparison, compare, compare_in_plugin, compare_tools};
pub use groups::groups;
pub use observation::{Granted, Observation, Outcome, Text, read};
pub use reading::{Reading, Values};
pub(crate) use reading::{call, in_short};
pub use session::{
    BESIDE_NO_BASH, IN_PLAN_MODE, NEVER_OFFERED, NOT_IN_BACKGROUND, OFFERED, depends_on_session,
    is_refused_by_session,
};

use std::fs;
use std::path::PathBuf;

use crate::sandbox::workspace_root;

/// The folder of the recorded observations.
#[must_use]
pub fn folder() -> PathBuf {
    workspace_root().join("tests/observed")
}

/// Reads all recorded observations of the agents of projects, in the order of their kinds.
///
/// # Errors
///
/// If a file of the folder cannot be read, or a line of one is not an observation with a text.
pub fn read_all() -> Result<Vec<Observation>, String> {
    read_files(|name| !name.starts_with(PLUGINS))
}

/// Reads all recorded observations of the agents of a plugin named `p`.
///
/// # Errors
///
/// Those of [`read_all`].
pub fn read_plugins() -> Result<Vec<Observation>, String> {
    read_files(|name| name.starts_with(PLUGINS))
}

/// How the names of the files begin whose observations are of plugins.
const PLUGINS: &str = "plugin";

fn read_files(takes: impl Fn(&str) -> bool) -> Result<Vec<Observation>, String> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect())
        .map_err(|error| format!("{}: {error}", folder().display()))?;
    files.retain(|path| {
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        path.extension().is_some_and(|it| it == "jsonl") && stem.is_some_and(&takes)
    });
    files.sort();
    let mut observations = Vec::new();
    for path in files {
        let read = read(&path)?;
        if let Some(bare) = read.iter().find(|it| it.text.is_none()) {
            return Err(format!("{}: `{}` has no text", path.display(), bare.file));
        }
        observations.extend(read);
    }
    Ok(observations)
}
