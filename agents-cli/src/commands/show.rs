use std::fmt::Write as _;

use include_agents_reader::diagnostic::visible;
use include_agents_reader::document::Document;
use include_agents_reader::settings::UnknownName;
use include_agents_runtime::{Isolation, Memory, PermissionMode};

use super::{mention_errors, outcome};
use crate::args::Show;
use crate::definition::definition;
use crate::project::Project;
use crate::term::{BOLD, print};
use crate::{Failure, Outcome};

pub(crate) fn run(arguments: &Show) -> Result<Outcome, Failure> {
    let project = Project::open(&arguments.input)?;
    let checked = project.check();
    let name = &arguments.name;
    let agents = || checked.catalog.all().filter(|it| it.front_matter.is_some());
    let Some(document) = agents().find(|it| it.name == *name) else {
        mention_errors(&checked);
        let names = agents().map(|it| it.name.as_str());
        let error = UnknownName::new("agent", name, names);
        return Err(Failure::new(error.to_string()));
    };
    if arguments.json {
        let json = serde_json::to_string_pretty(&definition(document).full())
            .map_err(|error| Failure::new(error.to_string()))?;
        print(&format!("{json}\n"))?;
    } else {
        print(&text(document))?;
    }
    let is_rejected = checked
        .problems
        .iter()
        .any(|it| it.is_error() && it.file() == Some(document.file));
    Ok(if is_rejected {
        mention_errors(&checked);
        outcome(&checked, false)
    } else {
        Outcome::Clean
    })
}

fn text(document: &Document) -> String {
    let agent = definition(document);
    let mut text = String::new();
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(text, "{BOLD}{name}:{BOLD:#} {}", visible(value));
    };
    line("name", agent.name());
    line("file", &document.source.display);
    line("tools", &agent.tools().to_string());
    line(
        "model",
        agent.model().map_or("inherit", |model| model.as_str()),
    );
    let modes = [
        (
            "permission mode",
            agent.permission_mode().map(PermissionMode::as_str),
        ),
        ("memory", agent.memory().map(Memory::as_str)),
        ("isolation", agent.isolation().map(Isolation::as_str)),
    ];
    for (name, value) in modes {
        if let Some(value) = value {
            line(name, value);
        }
    }
    let _ = writeln!(
        text,
        "\n{BOLD}description:{BOLD:#}\n{}",
        agent.description().trim_end()
    );
    let _ = writeln!(text, "\n{BOLD}prompt:{BOLD:#}\n{}", agent.prompt());
    text
}
