//! Which agents an agent may delegate to.

use crate::agent::ToolRef;
use crate::at::At;
use crate::catalog::Catalog;
use crate::claude_code::agents;
use crate::document::Document;
use crate::tools::{agents_of, tool_name, within};

/// Whether there is an agent of that name.
pub(crate) fn exists(catalog: &Catalog, name: &str) -> bool {
    agents::BUILT_IN.contains(&name) || catalog.find(name).is_some()
}

/// The agents of the catalog that an agent may delegate to by name, by index, each once.
///
/// `disallowedTools` takes the whole tool away, whatever its specifier.
#[must_use]
pub fn delegates_of(document: &Document, catalog: &Catalog) -> Vec<usize> {
    let agent = &document.agent;
    let disallowed = |tool: &ToolRef| matches!(tool_name(&tool.value), "Agent" | "Task" | "*");
    if agent.disallowed_tools.iter().any(disallowed) {
        return Vec::new();
    }
    let mut delegates = Vec::new();
    for tool in agent.tools.iter().flatten() {
        for (_, name) in agents_of(&tool.value) {
            if let Some(index) = catalog.find(name)
                && !delegates.contains(&index)
            {
                delegates.push(index);
            }
        }
    }
    delegates
}

/// Where an agent names `to` as one that it delegates to.
pub(crate) fn delegation_to(document: &Document, to: &str) -> At {
    for tool in document.agent.tools.iter().flatten() {
        if let Some((start, name)) = agents_of(&tool.value).find(|(_, name)| *name == to) {
            return within(tool, start..start + name.len()).unwrap_or_else(|| tool.at.clone());
        }
    }
    At::key(0)
}
