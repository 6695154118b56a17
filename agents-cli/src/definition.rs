//! Agents as the runtime's definitions, which know how to print themselves as JSON and Markdown.

use include_agents_reader::document::Document;
use include_agents_reader::loaded::Loaded;
use include_agents_runtime::AgentDefinition;

/// The definition of an agent.
///
/// What it holds is never freed: a command makes each of them once and then ends.
#[must_use]
pub fn definition(document: &Document) -> &'static AgentDefinition {
    let file = document.source.text.as_str().into();
    let loaded = Loaded::new(document, &document.source.relative, file);
    let loaded: &'static Loaded = Box::leak(Box::new(loaded));
    Box::leak(Box::new(loaded.definition()))
}
