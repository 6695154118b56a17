//! Which agents an agent may delegate to.

use crate::catalog::Catalog;
use crate::claude_code::agents;
use crate::document::Document;
use crate::span::Span;
use crate::tools::{named_agents, read, taking};

/// Whether there is an agent of that name.
pub(crate) fn exists(catalog: &Catalog, name: &str) -> bool {
    agents::BUILT_IN.contains(&name)
        || catalog.find(name).is_some()
        || catalog.elsewhere.iter().any(|known| known == name)
}

/// The agents of the catalog that an agent may delegate to by name, by index, each once.
///
/// `disallowedTools` removes the whole tool, whatever its specifier.
#[must_use]
pub fn delegates_of(document: &Document, catalog: &Catalog) -> Vec<usize> {
    let agent = &document.agent;
    let mut delegates = Vec::new();
    for tool in agent.tools.iter().flatten() {
        let mut named = named_agents(&tool.value).peekable();
        if named.peek().is_none() || taking(&agent.disallowed_tools, read(tool)).is_some() {
            continue;
        }
        for (_, name) in named {
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
pub(crate) fn delegation_to(document: &Document, to: &str) -> Span {
    for tool in document.agent.tools.iter().flatten() {
        if let Some((range, _)) = named_agents(&tool.value).find(|(_, name)| *name == to) {
            return tool.value.span(range);
        }
    }
    document.opening_line()
}
