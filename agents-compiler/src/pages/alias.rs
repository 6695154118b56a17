//! The words by which rustdoc's search finds an agent, besides its identifier.

use include_agents_reader::document::Document;
use include_agents_reader::tools::tool_name;

/// The aliases of an agent: its name in several forms, file, tools, model and color.
///
/// Each is there once, none is `identifier` itself, and none holds a character that rustc refuses in an alias.
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
    let words = words(&document.name);
    if let Some(task) = task(&words) {
        add(task);
    }
    add(words);
    add(document.source.stem().to_owned());
    for tool in agent.tools.iter().flatten() {
        add(format!("tool:{}", tool_name(&tool.value)));
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

/// What an agent does: a `code reviewer` is found by `code review`, a `test writer` by `test writ`.
///
/// rustdoc finds an alias by a prefix of it, so what matters is that the ending is gone.
fn task(words: &str) -> Option<String> {
    let task = words
        .strip_suffix("er")
        .or_else(|| words.strip_suffix("or"))?;
    task.chars()
        .next_back()?
        .is_alphabetic()
        .then(|| task.to_owned())
}

/// rustc refuses quotes, white space other than spaces, and spaces at either end.
fn permitted(alias: &str) -> String {
    let permitted: String = alias
        .chars()
        .filter(|c| !matches!(c, '"' | '\''))
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    permitted.trim().to_owned()
}
