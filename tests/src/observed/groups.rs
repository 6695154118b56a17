//! Agents that can stand in one call.

use include_agents_compiler::compile_sources;
use include_agents_reader::source::Source;

use super::reading::call;

/// Splits files into groups in which no two agents have the same name or the same identifier.
///
/// Returns the paths of the files of each group.
#[must_use]
pub fn groups(mut sources: Vec<Source>) -> Vec<Vec<String>> {
    let mut groups = Vec::new();
    while !sources.is_empty() {
        let compiled = compile_sources(&call("allow(all)"), sources.clone());
        let group: Vec<String> = compiled
            .checked
            .catalog
            .agents
            .iter()
            .map(|entry| entry.document.source.display.clone())
            .collect();
        let before = sources.len();
        sources.retain(|source| !group.contains(&source.display));
        // What becomes no agent at all would be tried forever.
        if sources.len() == before {
            break;
        }
        groups.push(group);
    }
    groups
}
