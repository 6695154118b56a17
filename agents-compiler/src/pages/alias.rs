//! By what rustdoc's search finds an agent, besides its identifier.

use include_agents_reader::document::Document;
use include_agents_reader::tools::name_of;

/// The aliases of an agent: file, name, tools, model, colour.
///
/// Each is there once, none is `identifier` itself, and none holds what rustc refuses in an alias.
pub(crate) fn aliases(document: &Document, identifier: &str) -> Vec<String> {
    let agent = &document.agent;
    let mut aliases = Vec::new();
    let mut add = |alias: String| {
        let alias = permitted(&alias);
        if !alias.is_empty() && alias != identifier && !aliases.contains(&alias) {
            aliases.push(alias);
        }
    };
    add(document.name.clone());
    add(words(&document.name));
    add(document.source.stem().to_owned());
    for tool in agent.tools.iter().flatten() {
        add(format!("tool:{}", name_of(&tool.value)));
    }
    if let Some(model) = &agent.model {
        add(format!("model:{}", model.value.0));
    }
    if let Some(color) = &agent.color {
        add(format!("color:{color}"));
    }
    aliases
}

/// The name as people type it: `code-reviewer` is `code reviewer`.
fn words(name: &str) -> String {
    name.replace(['-', '_'], " ")
}

/// rustc refuses quotes, white space but blanks, and blanks at either end.
fn permitted(alias: &str) -> String {
    let permitted: String = alias
        .chars()
        .filter(|c| !matches!(c, '"' | '\''))
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    permitted.trim().to_owned()
}
