use serde_json::json;
use std::fmt::Write as _;

use super::{mention_errors, outcome};
use crate::args::List;
use crate::definition::definition;
use crate::project::Project;
use crate::{Failure, Outcome, term};

pub(crate) fn run(arguments: &List) -> Result<Outcome, Failure> {
    let project = Project::open(&arguments.input)?;
    let checked = project.check();
    mention_errors(&checked);
    let agents: Vec<_> = checked
        .catalog
        .all()
        .filter(|it| it.front_matter.is_some())
        .collect();
    let mut lines = String::new();
    if arguments.json {
        for document in agents {
            let agent = definition(document);
            let object = json!({
                "name": agent.name(),
                "path": document.source.display,
                "description": agent.when_to_use(),
                "model": agent.model(),
                "tools": agent.tools().to_string(),
            });
            let _ = writeln!(lines, "{object}");
        }
    } else {
        let width = agents
            .iter()
            .map(|it| it.name.chars().count())
            .max()
            .unwrap_or(0)
            .min(40);
        for document in agents {
            let description = first_sentence(document.description());
            lines.push_str(format!("{:width$}  {description}", document.name).trim_end());
            lines.push('\n');
        }
    }
    term::print(&lines)?;
    Ok(outcome(&checked, false))
}

/// The first line, up to the end of its first sentence or 100 characters.
fn first_sentence(description: &str) -> String {
    let line = description.trim().lines().next().unwrap_or_default();
    let sentence = line.split_once(". ").map_or(line, |(first, _)| first);
    let mut short: String = sentence.chars().take(100).collect();
    if short.len() < sentence.len() {
        short.push('…');
    }
    short
}
