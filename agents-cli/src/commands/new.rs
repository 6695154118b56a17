use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;

use include_agents_install::write_atomically;
use include_agents_reader::check_sources;
use include_agents_reader::claude_code::Field;
use include_agents_reader::front_matter::quote::scalar;
use include_agents_reader::source::Source;

use crate::args::{New, Options};
use crate::output::{Files, paint};
use crate::project::{FOLDERS, Project, working_dir};
use crate::term;
use crate::{Failure, Outcome};

pub(crate) fn run(arguments: &New) -> Result<Outcome, Failure> {
    let working_dir = working_dir()?;
    let project = Project::configured(&working_dir, &Options::default())?;
    let name = given_or_asked(
        arguments.name.as_deref(),
        "Name (lowercase letters, digits, hyphens)",
    )?;
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() || name.starts_with('-') || !name.chars().all(is_plain) {
        return Err(Failure::new(format!(
            "invalid name `{name}`: expected lowercase letters, digits and hyphens, as in `code-reviewer`"
        )));
    }
    let description = given_or_asked(
        arguments.description.as_deref(),
        "When should Claude Code use it?",
    )?;
    let prompt = match &arguments.prompt {
        Some(prompt) => prompt.clone(),
        None => format!(
            "You are {name}.\n\nWhen you are called:\n\n1. Read what you need to know.\n2. Do the work.\n3. Report what you did."
        ),
    };
    let path = folder(arguments, &project).join(format!("{name}.md"));
    let key = |field| project.options.key(field);
    let mut text = format!(
        "---\n{}: {}\n{}: {}\n",
        key(Field::Name),
        scalar(&name),
        key(Field::Description),
        scalar(&description)
    );
    if let Some(tools) = &arguments.tools {
        let _ = writeln!(text, "{}: {tools}", key(Field::Tools));
    }
    if let Some(model) = &arguments.model {
        let _ = writeln!(text, "{}: {}", key(Field::Model), scalar(model));
    }
    let _ = writeln!(text, "---\n\n{}", prompt.trim());
    let display = path
        .strip_prefix(&working_dir)
        .unwrap_or(&path)
        .display()
        .to_string()
        .replace('\\', "/");
    // What is wrong with what was given is said before anything is written.
    let checked = check_sources(
        &[],
        vec![Source::in_memory(display.as_str(), text.as_str())],
        &project.options,
    );
    let files = Files::of(&checked, &[]);
    for diagnostic in files.problems() {
        term::note(&paint(diagnostic, &files.render(diagnostic)));
        term::note("");
    }
    if !checked.problems.is_empty() {
        term::note("nothing was written");
        return Ok(Outcome::Problems);
    }
    if path.exists() {
        return Err(Failure::new(format!("`{display}` exists already")));
    }
    write_atomically(&path, text.as_bytes())
        .map_err(|error| Failure::io("write", &path, &error))?;
    term::print(&format!("{display}\n"))?;
    Ok(Outcome::Clean)
}

fn folder(arguments: &New, project: &Project) -> PathBuf {
    if let Some(folder) = &arguments.folder {
        return project.working_dir.join(folder);
    }
    let named = project.roots.iter().map(String::as_str);
    let mut folders = named
        .chain(FOLDERS.iter().copied())
        .map(|it| project.base.join(it));
    folders
        .find(|folder| folder.is_dir())
        .unwrap_or_else(|| project.base.join(FOLDERS[0]))
}

/// What was given as an option, or the answer to a question where a person can answer.
fn given_or_asked(given: Option<&str>, question: &str) -> Result<String, Failure> {
    if let Some(given) = given {
        return Ok(given.to_owned());
    }
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        return Err(Failure::new(
            "expected a name and `--description`, as in `cargo agents new code-reviewer --description \"Use it to review code.\"`",
        ));
    }
    let mut err = anstream::stderr();
    // If the question cannot be shown, the answer cannot be given either.
    let _ = write!(err, "{question}: ");
    let _ = err.flush();
    let mut answer = String::new();
    stdin
        .read_line(&mut answer)
        .map_err(|error| Failure::new(format!("cannot read the answer: {error}")))?;
    Ok(answer.trim().to_owned())
}
