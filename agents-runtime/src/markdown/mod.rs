//! From a definition back to a file.

mod yaml;

use core::fmt::{self, Write};

use crate::settings::Shown;
use crate::{Definition, List, McpServer, Settings, Tool, Value};
use yaml::{Flow, FrontMatter, is_merge, is_plain};

/// An agent as the text of a file; [`Display`](fmt::Display) prints it. See [`Definition::to_markdown`].
///
/// The front matter is valid YAML 1.2 whatever the texts are, so that any parser reads it and Claude Code does not
/// need its recovery. `---`, which ends the front matter wherever Claude Code finds it, never occurs in it: a text that
/// contains it is quoted, and one of the hyphens is escaped. Texts are quoted whenever there is doubt, such as those
/// that older parsers take for a bool (`on`).
///
/// ```
/// use include_agents_runtime::{AgentDefinition, Color, Model, Tool};
///
/// const AGENT: AgentDefinition =
///     AgentDefinition::new("reviewer", "Reviews: a change, or two", "You are a reviewer.")
///         .with_model(Model::Opus)
///         .with_tools(&[Tool::new("Read"), Tool::new("Bash(git:*)")])
///         .with_color(Color::Red);
///
/// assert_eq!(
///     AGENT.to_markdown().to_string(),
///     r#"---
/// name: reviewer
/// description: "Reviews: a change, or two"
/// tools: Read, Bash(git:*)
/// model: opus
/// color: red
/// ---
///
/// You are a reviewer.
/// "#,
/// );
/// ```
///
/// # What comes back
///
/// The file compiles to an equal agent: every field, [`metadata`](Definition::metadata) included, and what is
/// made of the texts (examples, outline). What a definition does not contain is lost: comments, the
/// order of the keys, the quoting, and whether a key without effect (`background: false`) was there.
/// [`path`](Definition::path) is where you put the file.
///
/// Some parts of a definition made by hand cannot be written into a file, and differ when they are read again: white
/// space around the prompt, tools with commas outside of parentheses, a `*` among other tools, and examples and
/// outline that are not those of the texts. Keys of the metadata that Claude Code knows (`model`) are left out, and so is a key
/// `<<` whose value is a list or a mapping: Claude Code would merge it, quoted or not. A description that contains the two
/// characters `\n` reads back with a line feed in their place, because that is how Claude Code reads every description.
#[derive(Clone, Copy, Debug)]
pub struct Markdown<'a> {
    agent: Definition<'a>,
}

/// The keys of the fields that are not settings.
pub const FREQUENT_KEYS: &[&str] = &["name", "description", "tools", "model", "color"];

/// Whether a key is one of the format, so that no metadata may have it.
fn is_field(key: &str) -> bool {
    FREQUENT_KEYS.contains(&key) || Settings::KEYS.contains(&key)
}

impl<'a> Markdown<'a> {
    pub(crate) const fn new(agent: Definition<'a>) -> Self {
        Self { agent }
    }

    /// Writes the frequent fields, then the settings in the order of the documentation of the format.
    fn write_fields<W: Write>(self, yaml: &mut FrontMatter<W>) -> fmt::Result {
        let agent = self.agent;
        yaml.text("name", agent.name())?;
        yaml.text("description", agent.description())?;
        if let Some(tools) = agent.tools().listed() {
            write_tools(yaml, "tools", tools)?;
        }
        if let Some(model) = agent.model() {
            yaml.text("model", model.as_str())?;
        }
        if let Some(color) = agent.color() {
            yaml.text("color", color.as_str())?;
        }
        for (key, value) in agent.settings().shown() {
            write_setting(yaml, key, value)?;
        }
        let has_params = !agent.params().is_empty();
        if has_params {
            yaml.mapping("params", params(agent))?;
        }
        for (key, value) in agent.metadata().unique() {
            let is_taken = is_field(key) || (has_params && key == "params");
            if !is_taken && !is_merge(key, value) {
                yaml.value(key, value)?;
            }
        }
        Ok(())
    }
}

fn write_setting<W: Write>(yaml: &mut FrontMatter<W>, key: &str, value: Shown<'_>) -> fmt::Result {
    match value {
        Shown::Text(text) => yaml.text(key, text),
        Shown::Number(number) => yaml.raw(key, number),
        Shown::Bool(flag) => yaml.raw(key, flag),
        // A name is as plain as a number.
        Shown::Effort(effort) => yaml.raw(key, effort),
        Shown::Names(names) => yaml.sequence(key, names.iter().map(Flow::Text)),
        Shown::Tools(tools) => write_tools(yaml, key, tools),
        Shown::Servers(servers) => yaml.sequence(key, servers.iter().map(mcp_server)),
        Shown::Map(map) => yaml.map(key, map),
    }
}

impl fmt::Display for Markdown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("---\n")?;
        self.write_fields(&mut FrontMatter::new(&mut *f))?;
        f.write_str("---\n")?;
        match self.agent.prompt() {
            "" => Ok(()),
            prompt => write!(f, "\n{prompt}\n"),
        }
    }
}

/// The names of parameters, and of their types.
fn params(agent: Definition<'_>) -> impl Iterator<Item = (&str, Value<'_>)> {
    let params = agent.params().iter();
    params.map(|param| (param.name(), Value::Str(param.kind().as_str())))
}

/// As most files have them, with commas; as a sequence where that would be read as other tools, or as nothing.
fn write_tools<W: Write>(
    yaml: &mut FrontMatter<W>,
    key: &str,
    tools: List<'_, Tool<'_>>,
) -> fmt::Result {
    let texts = tools.iter().map(Tool::as_str);
    let is_list = |text| is_plain(text) && is_closed(text);
    if tools.is_empty() || !texts.clone().all(is_list) {
        yaml.sequence(key, texts.map(Flow::Text))
    } else {
        yaml.plain_list(key, texts)
    }
}

/// Whether a comma after the reference ends it.
fn is_closed(reference: &str) -> bool {
    reference.rfind('(') <= reference.rfind(')')
}

fn mcp_server(server: McpServer<'_>) -> Flow<'_> {
    match server.config() {
        None => Flow::Text(server.name()),
        Some(config) => Flow::Entry(server.name(), config),
    }
}
