//! What the compiler makes of one file.

use include_agents::{AgentDefinition, Settings, Tool, Tools};
use include_agents_compiler::invocation::Invocation;
use include_agents_compiler::{Compiled, compile_sources};
use include_agents_reader::agent::ToolRef;
use include_agents_reader::diagnostic::{Diagnostic, Severity, position};
use include_agents_reader::document::Document;
use include_agents_reader::source::{Source, read_bytes};

/// What the compiler makes of one file.
#[derive(Debug)]
pub struct Reading {
    /// The first error, with its line.
    pub error: Option<String>,
    /// The agent, as far as it could be read.
    pub values: Option<Values>,
}

/// The values of an agent that are compared.
#[derive(Debug)]
pub struct Values {
    /// Its name.
    pub name: String,
    /// Its description.
    pub description: String,
    /// Its prompt.
    pub prompt: String,
    /// Its tools.
    pub tools: Tools<'static>,
}

impl Reading {
    /// Compiles one file.
    #[must_use]
    pub fn of(source: &Source, options: &str) -> Reading {
        let compiled = compile_sources(&call(options), vec![source.clone()]);
        let mut agents = compiled.checked.catalog.agents.iter();
        Reading {
            error: compiled
                .checked
                .problems
                .iter()
                .find(|problem| problem.severity == Severity::Error)
                .map(|problem| in_short(&compiled, problem)),
            values: agents.next().map(|entry| Values::of(&entry.document)),
        }
    }

    /// Whether the compiler accepts the file as an agent.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.error.is_none() && self.values.is_some()
    }

    /// Decodes a file that is in memory.
    ///
    /// # Errors
    ///
    /// If it is not UTF-8.
    pub fn source(file: &str, bytes: Vec<u8>) -> Result<Source, String> {
        let source = Source::in_memory(file, "");
        read_bytes(&source.file, bytes).map_err(|fault| fault.headline.clone())
    }
}

impl Values {
    pub(crate) fn of(document: &Document) -> Values {
        Values {
            name: document.name.clone(),
            description: document.description().to_owned(),
            prompt: document.prompt().to_owned(),
            tools: tools(document),
        }
    }
}

/// The tools of a file, by the same code that answers in a user's crate.
fn tools(document: &Document) -> Tools<'static> {
    let agent = &document.agent;
    let leak = |texts: Vec<&str>| -> &'static [Tool<'static>] {
        let tools = texts
            .into_iter()
            .map(|text| Tool::new(text.to_owned().leak()));
        tools.collect::<Vec<_>>().leak()
    };
    let texts = |tools: &[ToolRef]| leak(tools.iter().map(|tool| tool.value.as_str()).collect());
    let mut settings = Settings::new().with_disallowed_tools(texts(&agent.disallowed_tools));
    if let Some(memory) = agent.memory {
        settings = settings.with_memory(memory);
    }
    let settings: &'static Settings<'static> = Box::leak(Box::new(settings));
    let mut definition = AgentDefinition::new("", "", "").with_settings(settings);
    if let Some(listed) = &agent.tools {
        definition = definition.with_tools(texts(listed));
    }
    definition.tools()
}

/// The macro call under which files are compiled.
pub(crate) fn call(options: &str) -> Invocation {
    syn::parse_str(&format!("\"agents\", {options}")).expect("a call of ours")
}

/// A problem in a few words: its line, and what it is.
pub(crate) fn in_short(compiled: &Compiled, problem: &Diagnostic) -> String {
    let text = problem
        .file()
        .and_then(|file| compiled.checked.file(file))
        .map_or("", |(_, text)| text);
    let (line, _) = position(text, problem.span.start);
    let found_by = problem.lint.map(|lint| format!("`{lint}`: "));
    format!(
        "line {line}: {}{}",
        found_by.unwrap_or_default(),
        problem.headline
    )
}
