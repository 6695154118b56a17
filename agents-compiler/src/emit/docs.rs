//! Short docs, which an IDE shows for a generated item.

use std::fmt::Write as _;

use crate::escape::to_markdown;
use crate::invocation::Invocation;
use crate::sentence::first_sentence;
use include_agents_reader::catalog::Catalog;
use include_agents_reader::document::Document;

/// The kind of docs to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Docs {
    /// A sentence or two, for an IDE: in every build except rustdoc's.
    Short,
    /// Pages, for rustdoc.
    Pages,
}

/// What an agent is for, its model and its tools, in one paragraph and a line.
pub(super) fn summarize(document: &Document) -> String {
    let mut summary = to_markdown(&first_sentence(document));
    summary.push_str("\n\n");
    let model = document
        .agent
        .model
        .as_ref()
        .map_or("not set", |model| model.value.0.as_str());
    let tools = to_markdown(&tools(document));
    let _ = write!(summary, "Model: {}. Tools: {tools}.", to_markdown(model));
    summary
}

fn tools(document: &Document) -> String {
    match &document.agent.tools {
        None => "all (inherited)".to_owned(),
        Some(tools) if tools.is_empty() => "none".to_owned(),
        Some(tools) => tools
            .iter()
            .map(|tool| tool.value.as_str())
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// The docs of the enum if its author wrote none.
pub(crate) fn introduce(invocation: &Invocation, catalog: &Catalog) -> String {
    let folders: Vec<String> = invocation
        .roots
        .iter()
        .map(|root| code(&root.value()))
        .collect();
    let count = catalog.agents.len();
    let agents = if count == 1 { "agent" } else { "agents" };
    format!("The {count} {agents} in {}.", folders.join(" and "))
}

/// A path as code, or as text if it contains a backtick, which would end the code.
fn code(path: &str) -> String {
    if path.contains(['`', '\n']) {
        to_markdown(path)
    } else {
        format!("`{path}`")
    }
}
