//! What the sessions say about each agent.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::model::{is_main, is_of, sub_task};
use crate::session::{Claude, Session};

/// The agents of Claude Code itself.
const BUILT_IN: [&str; 7] = [
    "claude",
    "Explore",
    "general-purpose",
    "Plan",
    "statusline-setup",
    "claude-code-guide",
    "output-style-setup",
];

/// An agent of Claude Code without a list of tools.
const WITH_EVERY_TOOL: &str = "claude";

/// What Claude Code adds to a prompt.
const ADDED: [&str; 2] = [
    "# Persistent Agent Memory\n",
    "Messages from the agent that launched you",
];

/// How many agents one session calls.
const AGENTS_OF_A_SESSION: usize = 20;

/// What was observed of one agent.
#[derive(Default)]
pub(crate) struct Row {
    outcome: &'static str,
    name: Option<String>,
    description: Option<String>,
    listed: Option<String>,
    prompt: Option<String>,
    tools: Option<Vec<String>>,
    model: Value,
    effort: Value,
    refusal: Option<String>,
    all_tools: Option<bool>,
}

/// The agents that load, in Claude Code's order, and what its log says.
pub(crate) struct Observed {
    pub(crate) rows: Vec<Row>,
    pub(crate) log: Vec<String>,
}

impl Row {
    /// A file of which no agent came.
    pub(crate) fn without_agent(outcome: &'static str) -> Row {
        Row {
            outcome,
            ..Row::default()
        }
    }

    /// The keys of its line; those that are null are absent.
    pub(crate) fn keys(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("outcome", self.outcome.into()),
            ("name", self.name.clone().into()),
            ("description", self.description.clone().into()),
            ("listed", self.listed.clone().into()),
            ("prompt", self.prompt.clone().into()),
            ("tools", self.tools.clone().into()),
            ("model", self.model.clone()),
            ("effort", self.effort.clone()),
            ("refusal", self.refusal.clone().into()),
            ("all_tools", self.all_tools.into()),
        ]
    }

    /// Reads what a session says about the agent that it called with that number.
    fn read(session: &Session, number: usize, name: &str, listing: &str) -> Row {
        let mut row = Row {
            outcome: "refused",
            name: Some(name.to_owned()),
            ..Row::default()
        };
        if let Some((description, listed)) = describe(listing, name) {
            row.description = Some(description.to_owned());
            row.listed = Some(listed.to_owned());
        }
        let task = sub_task(number);
        let Some(sent) = session.requests.iter().find(|it| is_of(it, &task)) else {
            let result = session.results.get(&format!("toolu_{number}"));
            let mut texts = Vec::new();
            strings(result.unwrap_or(&Value::Null), &mut texts);
            row.refusal = Some(texts.join(" "));
            return row;
        };
        row.outcome = "loads";
        let system = sent["system"].as_array().and_then(|blocks| blocks.last());
        let mut prompt = system.map_or("", |block| block["text"].as_str().unwrap_or_default());
        for added in ADDED {
            prompt = prompt.split(added).next().unwrap_or_default();
        }
        row.prompt = Some(prompt.strip_suffix("\n\n").unwrap_or(prompt).to_owned());
        row.tools = Some(tools(sent));
        row.model = sent["model"].clone();
        row.effort = sent["output_config"]["effort"].clone();
        row
    }
}

impl Observed {
    /// Starts every agent of a folder, or those of `only`.
    pub(crate) fn of(
        claude: &Claude,
        folder: Option<&Path>,
        options: &[String],
        only: Option<&BTreeSet<String>>,
    ) -> io::Result<Observed> {
        let Session { agents, log, .. } = claude.run(folder, &[], options)?;
        let is_meant = |name: &String| match &only {
            Some(only) => only.contains(name),
            None => !BUILT_IN.contains(&name.as_str()),
        };
        let names: Vec<String> = agents.into_iter().filter(is_meant).collect();
        let mut rows = Vec::new();
        let mut every_tool = None;
        for part in names.chunks(AGENTS_OF_A_SESSION) {
            let mut call = part.to_vec();
            call.push(WITH_EVERY_TOOL.to_owned());
            let session = claude.run(folder, &call, options)?;
            let listing = listing(&session);
            for (number, name) in part.iter().enumerate() {
                rows.push(Row::read(&session, number, name, &listing));
            }
            if every_tool.is_none() {
                let task = sub_task(part.len());
                let sent = session.requests.iter().find(|it| is_of(it, &task));
                every_tool = sent.map(tools);
            }
        }
        for row in &mut rows {
            row.all_tools = row.tools.as_ref().map(|it| Some(it) == every_tool.as_ref());
        }
        Ok(Observed { rows, log })
    }
}

/// Everything that the model receives about agents.
fn listing(session: &Session) -> String {
    let Some(request) = session.requests.iter().find(|it| is_main(it)) else {
        return String::new();
    };
    let mut texts = Vec::new();
    strings(&request["messages"], &mut texts);
    let offered = request["tools"].as_array().into_iter().flatten();
    for tool in offered.filter(|tool| tool["name"] == "Agent" || tool["name"] == "Task") {
        strings(tool, &mut texts);
    }
    format!("\n{}", texts.join("\n"))
}

/// The description and the tools of an agent, as the model receives them.
fn describe<'a>(listing: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let (_, rest) = listing.split_once(&format!("\n- {name}: "))?;
    let (description, rest) = rest.split_once(" (Tools: ")?;
    let tools = rest.lines().next().unwrap_or_default();
    Some((description, tools.strip_suffix(')').unwrap_or(tools)))
}

fn tools(request: &Value) -> Vec<String> {
    let tools = request["tools"].as_array().into_iter().flatten();
    let names = tools.filter_map(|tool| tool["name"].as_str());
    let mut names: Vec<String> = names.map(str::to_owned).collect();
    names.sort();
    names
}

/// All texts of a value.
fn strings<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, texts)),
        Value::Object(entries) => entries.values().for_each(|entry| strings(entry, texts)),
        _ => {}
    }
}

/// The Markdown files of a folder, in the order of their paths: relative and whole.
pub(crate) fn agent_files(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "md") {
                let relative = path.strip_prefix(folder).unwrap_or(&path);
                files.push((relative.to_string_lossy().into_owned(), path.clone()));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Finds the file of each agent, for Claude Code does not say which it is.
///
/// A file is the agent's if it writes the name and holds the prompt. What writes the name in another way, by an escape or an
/// anchor, is found by the prompt in a second round.
pub(crate) fn attribute(
    mut rows: Vec<Row>,
    folder: &Path,
    is_plugin: bool,
) -> io::Result<Vec<(String, Option<Row>)>> {
    let mut files = Vec::new();
    for (relative, path) in agent_files(folder)? {
        let text = String::from_utf8_lossy(&fs::read(&path)?).replace("\r\n", "\n");
        let stem = path.file_stem().filter(|_| is_plugin);
        let stem = stem.map(|stem| stem.to_string_lossy().into_owned());
        files.push((relative, text, stem, None));
    }
    for by_name in [true, false] {
        for (_, text, stem, found) in &mut files {
            if found.is_some() {
                continue;
            }
            let mut names = written_names(text);
            names.extend(stem.clone());
            let place = rows.iter().position(|row| {
                let name = row.name.as_deref().unwrap_or_default();
                let prompt = row
                    .prompt
                    .as_deref()
                    .unwrap_or_default()
                    .replace("\r\n", "\n");
                // Claude Code replaces variables in the prompts of plugins.
                let holds_prompt = text.contains(&prompt) || text.contains("${");
                let own = if is_plugin {
                    name.rsplit(':').next()
                } else {
                    Some(name)
                };
                let is_named = if by_name {
                    own.is_some_and(|own| names.contains(own))
                } else {
                    // A plugin makes names of values of other types.
                    let is_held = is_plugin && text.contains(&prompt);
                    !prompt.is_empty() && (text.contains(name) || is_held)
                };
                is_named && holds_prompt
            });
            *found = place.map(|place| rows.remove(place));
        }
    }
    let files = files
        .into_iter()
        .map(|(relative, _, _, row)| (relative, row));
    Ok(files.collect())
}

/// The values of the lines that look like `name: value`.
fn written_names(text: &str) -> BTreeSet<String> {
    let is_quote = |it| it == '"' || it == '\'';
    let names = text.lines().filter_map(|line| {
        let (key, value) = line.split_once(':')?;
        let is_name = key.trim().trim_matches(is_quote).starts_with("name");
        let value = value.split(" #").next().unwrap_or_default();
        is_name.then(|| value.trim().trim_matches(is_quote).to_owned())
    });
    names.collect()
}
