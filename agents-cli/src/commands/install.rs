use include_agents_install::{File, Installation, Status};
use include_agents_reader::document::Document;
use std::fmt::Write as _;

use super::{outcome, report_errors};
use crate::args::{Input, Install};
use crate::output::diff;
use crate::project::Project;
use crate::term;
use crate::{Failure, Outcome};

/// The name of this program among those that install into a folder.
const OWNER: &str = "cargo-agents";

pub(crate) fn run(arguments: &Install) -> Result<Outcome, Failure> {
    let input = Input {
        paths: arguments.from.clone(),
        options: arguments.options.clone(),
    };
    let project = Project::open(&input)?;
    let checked = project.check();
    if checked.has_errors() {
        report_errors(&checked, &project.roots);
        term::note("nothing was installed");
        return Ok(outcome(&checked, false));
    }
    let documents: Vec<&Document> = checked.catalog.all().collect();
    let files = documents
        .iter()
        .map(|it| File::new(it.source.root_relative.as_str(), it.source.text.as_str()));
    let files: Vec<File> = files.collect();
    if let Some(path) = duplicate(&files) {
        return Err(Failure::new(format!(
            "two folders have a file `{path}`; install them into different folders"
        )));
    }
    let folder = project.working_dir.join(&arguments.dir);
    let installation = Installation::new(&folder, OWNER)
        .prune(arguments.prune)
        .dry_run(arguments.dry_run);
    let report = installation
        .run(files.iter().cloned())
        .map_err(|error| Failure::new(error.to_string()))?;
    let mut text = String::new();
    for (path, status) in &report.files {
        let Some(word) = word(*status) else {
            continue;
        };
        let _ = writeln!(text, "{word:12} {path}");
        let is_edited = matches!(status, Status::Edited | Status::Conflict);
        let new = files.iter().find(|file| file.path == *path);
        if let (true, true, Some(new)) = (arguments.diff, is_edited, new) {
            let old = std::fs::read(folder.join(path)).unwrap_or_default();
            let (old, new) = (
                String::from_utf8_lossy(&old),
                String::from_utf8_lossy(&new.contents),
            );
            text.push_str(&diff(path, &old, &new));
        }
    }
    term::print(&text)?;
    if report
        .files
        .iter()
        .any(|(_, status)| *status == Status::Obsolete)
    {
        term::note("to remove obsolete files, add `--prune`");
    }
    if !report.is_change() {
        term::note("nothing to do");
    }
    Ok(Outcome::Clean)
}

/// What became of a file; nothing where there is nothing to say.
fn word(status: Status) -> Option<&'static str> {
    match status {
        Status::Created => Some("created"),
        Status::Updated => Some("updated"),
        Status::Edited => Some("kept"),
        Status::Conflict => Some("conflict"),
        Status::Deleted => Some("deleted here"),
        Status::Obsolete => Some("obsolete"),
        Status::Removed => Some("removed"),
        Status::Released => Some("released"),
        _ => None,
    }
}

/// A path that two files have.
fn duplicate(files: &[File]) -> Option<&str> {
    let mut paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    paths.sort_unstable();
    paths
        .windows(2)
        .find(|pair| pair.first() == pair.last())
        .and_then(|pair| pair.first().copied())
}
