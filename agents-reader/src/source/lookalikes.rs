//! What a path that does not exist may have been meant as.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::path::{cleaned, relative, slashed};
use crate::diagnostic::nearest;
use crate::order;

/// The number of names in a folder that are compared with a misspelled one.
const COMPARED: usize = 10_000;

/// The number of folders above the crate that may contain the path: a crate is often one or two levels below the root
/// of its repository.
const LEVELS_UP: usize = 2;

/// The folder in which Claude Code looks for the agents of a project.
const PROJECT_AGENTS: &str = ".claude/agents";

/// Suggests what `written`, a path of the call that does not exist, was meant as. `path` is the same path, absolute.
pub(super) fn suggest(written: &str, path: &Path, manifest_dir: &Path) -> Option<String> {
    if let Some((folder, pattern)) = split_pattern(written) {
        return Some(format!(
            "use the option `include` for a pattern: `\"{folder}\", include(\"{pattern}\")`"
        ));
    }
    if written.contains('\\') {
        return Some("write `/` between the parts of a path".to_owned());
    }
    let found = with_extension(path)
        .or_else(|| above(written, manifest_dir))
        .or_else(|| misspelled(path, |_| true))
        .or_else(|| project_agents(manifest_dir))?;
    let shown = relative(&found, manifest_dir).unwrap_or(found);
    Some(format!("did you mean `{}`?", slashed(&shown)))
}

/// Splits a path with a pattern into the folder before the pattern, and the rest.
fn split_pattern(written: &str) -> Option<(&str, &str)> {
    let at = written.find(['*', '?', '['])?;
    let (before, _) = written.split_at_checked(at)?;
    Some(match before.rfind('/') {
        Some(slash) => (written.get(..slash)?, written.get(slash + 1..)?),
        None => (".", written),
    })
}

/// The file of that name with `.md`.
fn with_extension(path: &Path) -> Option<PathBuf> {
    let mut file = path.as_os_str().to_owned();
    file.push(".md");
    Some(PathBuf::from(file)).filter(|file| file.is_file())
}

/// The same path, relative to one of the folders above the crate.
fn above(written: &str, manifest_dir: &Path) -> Option<PathBuf> {
    let is_relative = |component| matches!(component, Component::Normal(_) | Component::CurDir);
    if !Path::new(written).components().all(is_relative) {
        return None;
    }
    let mut folders = manifest_dir.ancestors().skip(1).take(LEVELS_UP);
    folders.find_map(|folder| Some(cleaned(&folder.join(written))).filter(|path| path.exists()))
}

/// A path that exists and is spelled almost like `path`. Of the names in a folder, only candidates count.
pub(crate) fn misspelled(path: &Path, is_candidate: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    // The first part that does not exist is the misspelled one.
    let wrong = path.ancestors().take_while(|path| !path.exists()).last()?;
    let folder = wrong.parent()?;
    let mut names: Vec<String> = fs::read_dir(folder)
        .ok()?
        .take(COMPARED)
        .filter_map(|entry| {
            let entry = entry.ok().filter(|entry| is_candidate(&entry.path()))?;
            entry.file_name().into_string().ok()
        })
        .collect();
    order::sort(&mut names);
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

/// The agents of the project that the crate belongs to.
fn project_agents(manifest_dir: &Path) -> Option<PathBuf> {
    let mut folders = manifest_dir.ancestors().take(LEVELS_UP + 1);
    folders.find_map(|folder| Some(folder.join(PROJECT_AGENTS)).filter(|path| path.is_dir()))
}
