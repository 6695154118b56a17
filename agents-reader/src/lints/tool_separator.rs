//! `tool_separator`: Claude Code splits lists of tools at commas and spaces; any other separator is a tool name.

use crate::agent::ToolRef;
use crate::claude_code::Field;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::tools::{Meaning, fix_list, gives_something, is_unusable, meaning, takes_something};

use super::lost_tool::has_lost;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "tool_separator",
    level: Level::Warn,
    by_likeness: false,
    summary: "tools that are not separated by commas",
    reason: "Claude Code splits at commas and spaces. `Read Write` are two tools, which not every reader expects, and \
             in `Read | Write` or `Read and Write` the word between them is a third one, unknown and silently \
             skipped. Lost tools are reported by `lost_tool`.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read Grep
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
    let tools = agent.tools.as_deref().unwrap_or_default();
    if !is_unusable(agent) && !has_lost(tools) {
        check_list(Field::Tools, tools, report);
    }
    check_list(Field::DisallowedTools, &agent.disallowed_tools, report);
}

fn check_list(field: Field, list: &[ToolRef], report: &mut Report<'_>) {
    if let Some(diagnostic) = separator(field, list).or_else(|| missing_comma(field, list, report))
    {
        report.lint(LINT, diagnostic);
    }
}

/// A word or sign between tools.
fn separator(field: Field, list: &[ToolRef]) -> Option<Diagnostic> {
    let is_separator = |tool: &ToolRef| {
        !gives_something(tool) && !takes_something(tool) && meaning(tool) == Meaning::Separator
    };
    let first = list.iter().find(|tool| is_separator(tool))?;
    let is_remark = first.value.starts_with('(');
    let what = if is_remark { "text" } else { "separator" };
    let headline = format!("unexpected {what} `{}` in `{}`", first.value, field.key());
    let diagnostic = Diagnostic::at(&first.span, headline)
        .label("Claude Code reads this as the name of a tool")
        .note("Claude Code splits the list at commas and spaces, and silently skips unknown tools");
    if is_remark {
        return Some(
            diagnostic.help("remove this text, or the space before it if it is a specifier"),
        );
    }
    let fixed = list.iter().map(|tool| {
        if is_separator(tool) {
            Vec::new()
        } else {
            vec![tool.value.to_string()]
        }
    });
    let fixed: Vec<Vec<String>> = fixed.collect();
    let message = match first.value.as_str() {
        "-" => "indent all items by the same number of spaces, or separate the tools with commas",
        _ => "separate the tools with commas",
    };
    Some(fix_list(diagnostic, field.key(), list, &fixed, message))
}

/// Two tools with nothing but white space between them.
fn missing_comma(field: Field, list: &[ToolRef], report: &Report<'_>) -> Option<Diagnostic> {
    let works = |tool: &ToolRef| match field {
        Field::DisallowedTools => takes_something(tool),
        _ => gives_something(tool),
    };
    let pairs = list.iter().zip(list.iter().skip(1));
    let mut pairs = pairs.filter(|(before, after)| works(before) && works(after));
    let (before, after) = pairs.find(|(before, after)| {
        let between = before.span.end..after.span.start;
        before.scalar == after.scalar && !report.text_at(between).contains(',')
    })?;
    let headline = format!(
        "missing comma after `{}` in `{}`",
        before.value,
        field.key()
    );
    let diagnostic = Diagnostic::at(&before.span, headline)
        .label("expected a comma")
        .related(&after.span, "another tool")
        .note("Claude Code splits the list at spaces, too: these are two tools");
    let fixed: Vec<Vec<String>> = list
        .iter()
        .map(|tool| vec![tool.value.to_string()])
        .collect();
    Some(fix_list(
        diagnostic,
        field.key(),
        list,
        &fixed,
        "separate the tools with commas",
    ))
}
