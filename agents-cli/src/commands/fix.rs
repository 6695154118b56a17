use std::fmt::Write as _;
use std::path::Path;

use include_agents_install::write_atomically;
use include_agents_reader::fix::{Healed, Scope, heal_all};
use include_agents_reader::source::Source;

use super::outcome;
use crate::args::Fix;
use crate::output::diff;
use crate::project::Project;
use crate::term::{self, count};
use crate::{Failure, Outcome};

pub(crate) fn run(arguments: &Fix) -> Result<Outcome, Failure> {
    let project = Project::open(&arguments.input)?;
    let scope = if arguments.all {
        Scope::All
    } else {
        Scope::Safe
    };
    let checked = project.check();
    let sources: Vec<Source> = checked.catalog.all().map(|it| it.source.clone()).collect();
    let healed = heal_all(&sources, &project.options, scope);
    let changed = sources.iter().zip(&healed);
    let changed: Vec<_> = changed
        .filter(|(source, healed)| source.text != healed.text)
        .collect();
    let diffs: String = changed
        .iter()
        .map(|(source, healed)| describe(source, healed))
        .collect();
    term::print(&diffs)?;
    if !arguments.dry_run {
        for (source, healed) in &changed {
            write(&source.absolute, &source.text, &healed.text)?;
        }
    }
    let fixed = changed.iter().map(|(_, healed)| healed.fixed.len()).sum();
    let verb = if arguments.dry_run {
        "would fix"
    } else {
        "fixed"
    };
    let left = if arguments.dry_run || changed.is_empty() {
        checked
    } else {
        project.check()
    };
    let problems = left.faults.len() + left.problems.len();
    term::note(&format!(
        "{verb} {} in {}{}",
        count(fixed, "problem"),
        count(changed.len(), "file"),
        match problems {
            0 => String::new(),
            _ if arguments.dry_run => format!(" of {} in all", count(problems, "problem")),
            _ => format!(
                "; {} left, see `cargo agents check`",
                count(problems, "problem")
            ),
        }
    ));
    Ok(outcome(&left, false))
}

/// What was wrong, and the difference that fixes it.
fn describe(source: &Source, healed: &Healed) -> String {
    let mut text = String::new();
    for diagnostic in &healed.fixed {
        let lint = diagnostic
            .lint
            .map_or_else(String::new, |lint| format!(" [{lint}]"));
        let _ = writeln!(text, "{}: {}{lint}", source.display, diagnostic.headline);
    }
    text + &diff(&source.display, &source.text, &healed.text) + "\n"
}

/// Writes a file, unless somebody else has changed it since it was read.
fn write(path: &Path, old: &str, new: &str) -> Result<(), Failure> {
    let on_disk = std::fs::read(path).map_err(|error| Failure::io("read", path, &error))?;
    if on_disk != old.as_bytes() {
        return Err(Failure::new(format!(
            "`{}` changed while it was being fixed; run the command again",
            path.display()
        )));
    }
    write_atomically(path, new.as_bytes()).map_err(|error| Failure::io("write", path, &error))
}
