use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use include_agents_reader::Checked;
use include_agents_reader::source;

use super::outcome;
use crate::args::{Check, Format};
use crate::output::{Files, format};
use crate::project::Project;
use crate::term::{self, count};
use crate::{Failure, Outcome};

/// How often the files are looked at with `--watch`.
const INTERVAL: Duration = Duration::from_millis(300);

pub(crate) fn run(arguments: &Check) -> Result<Outcome, Failure> {
    let project = Project::open(&arguments.input)?;
    if arguments.watch {
        return watch(arguments, project);
    }
    report(arguments, &project)
}

fn report(arguments: &Check, project: &Project) -> Result<Outcome, Failure> {
    let checked = project.check();
    let files = Files::of(&checked, &project.roots);
    term::print(&format(arguments.format, &files))?;
    if matches!(arguments.format, Format::Human | Format::Short) {
        term::note(&summary(&checked));
    }
    Ok(outcome(&checked, arguments.deny_warnings))
}

/// `3 agents in 4 files: 1 error, 2 warnings`
fn summary(checked: &Checked) -> String {
    let all = || checked.faults.iter().chain(&checked.problems);
    let errors = all().filter(|it| it.is_error()).count();
    let warnings = all().count() - errors;
    let problems = match (errors, warnings) {
        (0, 0) => "no problems".to_owned(),
        (_, 0) => count(errors, "error"),
        (0, _) => count(warnings, "warning"),
        _ => format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
    };
    let agents = checked.catalog.all().count();
    format!(
        "{} in {}: {problems}",
        count(agents, "agent"),
        count(checked.files.len(), "file")
    )
}

/// Checks again whenever a file, or the list of files, has changed. Ends when it is interrupted.
fn watch(arguments: &Check, mut project: Project) -> Result<Outcome, Failure> {
    let mut seen = None;
    loop {
        let now = state(&project);
        if seen.as_ref() != Some(&now) {
            if seen.is_some() {
                // The options may be what has changed.
                match Project::open(&arguments.input) {
                    Ok(opened) => project = opened,
                    Err(failure) => term::error(&failure.to_string()),
                }
            }
            report(arguments, &project)?;
            term::note("waiting for changes");
            seen = Some(now);
        }
        sleep(INTERVAL);
    }
}

/// The files, and when each was changed.
fn state(project: &Project) -> Vec<(PathBuf, Option<SystemTime>, u64)> {
    let found = source::find(&project.request());
    let files = found.files.into_iter().map(|file| file.absolute);
    files
        .chain(project.config.clone())
        .map(|path| {
            let metadata = std::fs::metadata(&path).ok();
            let changed = metadata.as_ref().and_then(|it| it.modified().ok());
            (path, changed, metadata.map_or(0, |it| it.len()))
        })
        .collect()
}
