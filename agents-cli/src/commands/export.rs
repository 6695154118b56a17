use std::path::Path;

use include_agents_install::{File, write_atomically};
use serde_json::{Map, Value};

use super::{outcome, report_errors};
use crate::args::{Export, Target};
use crate::definition::definition;
use crate::project::Project;
use crate::term::{self, count};
use crate::{Failure, Outcome};

pub(crate) fn run(arguments: &Export) -> Result<Outcome, Failure> {
    let project = Project::open(&arguments.input)?;
    let checked = project.check();
    if checked.has_errors() {
        report_errors(&checked, &project.roots);
        term::note("nothing was exported");
        return Ok(outcome(&checked, false));
    }
    let agents: Vec<_> = checked
        .catalog
        .agents
        .iter()
        .map(|it| definition(&it.document))
        .collect();
    match arguments.to {
        Target::ClaudeJson => {
            let mut all = Map::new();
            for agent in &agents {
                let value =
                    serde_json::to_value(agent).map_err(|error| Failure::new(error.to_string()))?;
                all.insert(agent.name().to_owned(), value);
            }
            let json = format!("{:#}\n", Value::Object(all));
            match &arguments.out {
                None => term::print(&json)?,
                Some(path) => write(path, json.as_bytes())?,
            }
        }
        Target::Markdown => match &arguments.out {
            None => {
                let [agent] = agents.as_slice() else {
                    return Err(Failure::new(format!(
                        "{} do not fit into one file; name a folder with `--out DIR`",
                        count(agents.len(), "agent")
                    )));
                };
                term::print(&agent.to_markdown().to_string())?;
            }
            Some(folder) => {
                for agent in &agents {
                    let file = File::of_agent(agent);
                    write(&folder.join(&file.path), &file.contents)?;
                }
            }
        },
    }
    Ok(Outcome::Clean)
}

fn write(path: &Path, contents: &[u8]) -> Result<(), Failure> {
    write_atomically(path, contents).map_err(|error| Failure::io("write", path, &error))
}
