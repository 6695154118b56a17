//! `lost_tool`: with another character next to it, the name of a tool is unknown: `Read; Grep` only gives `Grep`.

use crate::agent::ToolRef;
use crate::claude_code::Field;
use crate::claude_code::consequences::SKIPS_UNKNOWN_TOOLS;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::tools::{Meaning, Slip, fix_list, gives_something, is_unusable, meaning, quote};

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "lost_tool",
    level: Level::Deny,
    by_likeness: false,
    summary: "a tool that is lost because of a character next to its name: `Read; Grep`, `Bash(git`",
    reason: "Claude Code splits `tools` at commas and spaces only: `Read;` is not the name of a tool, so `Read; Grep` \
             only gives `Grep`. A parenthesis that is never closed swallows the rest of the list.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read; Grep
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, Grep
---

You review pull requests.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let agent = &document.agent;
    if is_unusable(agent) {
        return;
    }
    let list = agent.tools.as_deref().unwrap_or_default();
    if let Some(diagnostic) = lost_to_a_sign(list) {
        report.lint(LINT, diagnostic);
    }
    for (index, tool) in list.iter().enumerate() {
        if is_open(tool) {
            let after = list.get(index + 1..).unwrap_or_default();
            let torn = after.get(..torn_off(after)).unwrap_or_default();
            report.lint(LINT, unclosed(tool, torn));
        }
    }
}

/// Whether a list has tools that this lint reports.
pub(super) fn has_lost(list: &[ToolRef]) -> bool {
    list.iter().any(is_open) || lost_to_a_sign(list).is_some()
}

/// How many entries at the start belong to the one before, whose parenthesis is open.
pub(super) fn is_torn(list: &[ToolRef], index: usize) -> bool {
    (0..index).any(|open| {
        list.get(open).is_some_and(is_open)
            && index - open <= torn_off(list.get(open + 1..).unwrap_or_default())
    })
}

fn lost_to_a_sign(list: &[ToolRef]) -> Option<Diagnostic> {
    if list.iter().all(gives_something) {
        return None;
    }
    let mut first = None;
    let mut names = Vec::new();
    let mut fixed = Vec::new();
    let mut is_sure = true;
    for tool in list {
        if gives_something(tool) {
            fixed.push(vec![tool.value.to_string()]);
            continue;
        }
        match meaning(tool) {
            Meaning::Tools(tools, Slip::Punctuation) => {
                first.get_or_insert(tool);
                names.extend(tools.clone());
                fixed.push(tools);
            }
            Meaning::Separator => fixed.push(Vec::new()),
            _ => is_sure = false,
        }
    }
    let tools = if names.len() == 1 { "tool" } else { "tools" };
    let headline = format!(
        "unexpected character next to the {tools} {}",
        quote(names.iter().map(String::as_str))
    );
    let diagnostic = Diagnostic::at(&first?.span, headline)
        .label("not the name of a tool")
        .note(SKIPS_UNKNOWN_TOOLS);
    let message = "write only the names, separated by commas";
    Some(if is_sure {
        fix_list(diagnostic, Field::Tools.key(), list, &fixed, message)
    } else {
        diagnostic.help(message)
    })
}

fn is_open(tool: &ToolRef) -> bool {
    // Most tools have no parenthesis, and what they mean takes long to find out.
    tool.value.contains('(') && meaning(tool) == Meaning::Unclosed
}

/// How many of the tools after an open one were meant as a part of it: YAML reads `[Agent(a, b)]` as a list of two.
fn torn_off(after: &[ToolRef]) -> usize {
    let closing = after
        .iter()
        .take_while(|other| !other.value.contains('('))
        .position(|other| other.value.ends_with(')'));
    closing.map_or(0, |last| last + 1)
}

fn unclosed(tool: &ToolRef, torn: &[ToolRef]) -> Diagnostic {
    let headline = format!("unclosed parenthesis in `{}`", tool.value);
    let diagnostic = Diagnostic::at(&tool.span, headline).note(SKIPS_UNKNOWN_TOOLS);
    let diagnostic = match torn.last() {
        Some(last) => diagnostic
            .label("in a YAML list, a comma ends the item")
            .related(&last.span, "so this is another item"),
        None => diagnostic.label("all of this is the name of one tool"),
    };
    diagnostic.help(help_to_close(tool, torn))
}

/// What to do about the first open parenthesis of a list, if there is one.
pub(super) fn help_to_close_first(list: &[ToolRef]) -> Option<String> {
    let open = list.iter().position(is_open)?;
    let after = list.get(open + 1..).unwrap_or_default();
    let torn = after.get(..torn_off(after)).unwrap_or_default();
    Some(help_to_close(list.get(open)?, torn))
}

fn help_to_close(tool: &ToolRef, torn: &[ToolRef]) -> String {
    if torn.is_empty() {
        return format!("close the parenthesis of `{}`", tool.value);
    }
    let parts = [tool].into_iter().chain(torn);
    let parts: Vec<&str> = parts.map(|part| part.value.as_str()).collect();
    format!("put it in quotes: `\"{}\"`", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use include_agents_runtime::__private::Reference;

    use super::{is_torn, torn_off};
    use crate::agent::ToolRef;
    use crate::yaml::Text;

    fn tools(list: &[&str]) -> Vec<ToolRef> {
        list.iter()
            .map(|tool| ToolRef {
                value: Text::verbatim(tool, 0),
                span: 0..tool.len(),
                scalar: 0..tool.len(),
                is_item: true,
                is_own: false,
                gives: Reference::read(tool).gives_something(),
                meant: std::sync::OnceLock::new(),
            })
            .collect()
    }

    #[test]
    fn torn_entries_are_joined() {
        let torn = |list: &[&str]| torn_off(&tools(list)[1..]);
        assert_eq!(torn(&["Agent(a", "b)", "Read"]), 1);
        assert_eq!(torn(&["Agent(a", "b", "c)"]), 2);
        assert_eq!(torn(&["Agent(a", "Read", "Bash(git:*)"]), 0);
        assert_eq!(torn(&["Agent(a", "Read"]), 0);
        assert_eq!(torn(&["Agent(a"]), 0);
        let list = tools(&["Agent(a", "b", "c)", "Read"]);
        let torn: Vec<bool> = (0..4).map(|index| is_torn(&list, index)).collect();
        assert_eq!(torn, [false, true, true, false]);
    }
}
