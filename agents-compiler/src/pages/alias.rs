//! The words by which rustdoc's search finds an agent, besides its identifier.

use include_agents_reader::document::Document;
use include_agents_reader::identifiers::normalize;
use include_agents_reader::tools::name_of;

/// The aliases of an agent: its name in several forms, file, tools, model and color.
///
/// Each is there once, none is `identifier` itself, and none holds a character that rustc refuses in an alias.
pub(crate) fn aliases(document: &Document, identifier: &str) -> Vec<String> {
    let agent = &document.agent;
    let mut aliases = Vec::new();
    let mut add = |alias: String| {
        let alias = permitted(&alias);
        let is_identifier = normalize(alias.clone()) == identifier;
        if !alias.is_empty() && !is_identifier && !aliases.contains(&alias) {
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

/// The task of an agent: `code review` for a `code reviewer`, `test write` for a `test writer`.
///
/// rustdoc finds an alias only by the whole of it, and people search for the task.
fn task(words: &str) -> Option<String> {
    let verb = words
        .strip_suffix("er")
        .or_else(|| words.strip_suffix("or"))?;
    // `optimiz`, `manag`, `generat`: an `e` has gone.
    let lacks_e = ["ag", "at", "iz", "writ", "yz"];
    let mut task = verb.to_owned();
    if lacks_e.iter().any(|ending| verb.ends_with(ending)) {
        task.push('e');
    }
    verb.ends_with(char::is_alphabetic).then_some(task)
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

#[cfg(test)]
mod tests {
    use super::task;

    #[test]
    fn tasks_are_what_people_search_for() {
        for (words, expected) in [
            ("code reviewer", Some("code review")),
            ("test writer", Some("test write")),
            ("security auditor", Some("security audit")),
            ("query optimizer", Some("query optimize")),
            ("docs generator", Some("docs generate")),
            ("release manager", Some("release manage")),
            ("rust expert", None),
            ("er", None),
            ("", None),
        ] {
            assert_eq!(task(words).as_deref(), expected, "{words}");
        }
    }
}
