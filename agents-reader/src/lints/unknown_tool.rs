//! `unknown_tool`: Claude Code silently skips unknown tools. The list of built-in tools changes, so this is a warning.

use crate::agent::ToolRef;
use crate::claude_code::consequences::SKIPS_UNKNOWN_TOOLS;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::tools::{
    Meaning, Slip, gives_something, is_unusable, meaning, name_of, names_of, quote,
};

use super::lost_tool::is_torn;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "unknown_tool",
    level: Level::Warn,
    by_likeness: false,
    summary: "a tool that is not built in, not an MCP tool and not `Agent(..)`",
    reason: "Claude Code silently skips unknown tools. Older names \
             such as `MultiEdit` and `LS` are unknown today. It is a warning, since the list of built-in tools changes; a \
             list of nothing but unknown tools is `unusable_tools`.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, WebSerach
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, WebSearch
---

You review pull requests.
",
);

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let agent = &document.agent;
    let list = agent.tools.as_deref().unwrap_or_default();
    if is_unusable(agent) {
        return;
    }
    let unknown = list.iter().enumerate();
    let unknown = unknown.filter(|(index, tool)| !gives_something(tool) && !is_torn(list, *index));
    let unknown: Vec<(&ToolRef, Meaning)> = unknown
        .map(|(_, tool)| (tool, meaning(tool)))
        .filter(|(_, meaning)| is_reported(meaning))
        .collect();
    if let Some(diagnostic) = diagnose(&unknown, list, options) {
        report.lint(LINT, diagnostic);
    }
}

/// Other lints report separators and punctuation.
fn is_reported(meaning: &Meaning) -> bool {
    !matches!(
        meaning,
        Meaning::Separator | Meaning::Unclosed | Meaning::Tools(_, Slip::Punctuation)
    )
}

/// One message for all unknown tools of a list.
fn diagnose(
    unknown: &[(&ToolRef, Meaning)],
    list: &[ToolRef],
    options: &FileOptions,
) -> Option<Diagnostic> {
    let label = |meaning| label(meaning, options);
    let ((first, meaning), others) = unknown.split_first()?;
    let tools: Vec<&ToolRef> = unknown.iter().map(|(tool, _)| *tool).collect();
    let at = first.value.span(0..name_of(&first.value).len());
    let mut diagnostic = if others.is_empty() {
        Diagnostic::at(&at, format!("unknown tool `{}`", name_of(&first.value)))
            .label(label(meaning))
    } else {
        let names = quote(names_of(&tools).map(name_of));
        Diagnostic::at(&at, format!("unknown tools {names}")).label(label(meaning))
    };
    for (tool, meaning) in others.iter().take(MOST) {
        diagnostic = diagnostic.related(&tool.span, label(meaning));
    }
    diagnostic = diagnostic.note(SKIPS_UNKNOWN_TOOLS);
    for (tool, meaning) in unknown.iter().take(1 + MOST) {
        diagnostic = help(diagnostic, tool, meaning, list);
    }
    Some(diagnostic)
}

/// The maximum number of places and helps besides the first ones.
const MOST: usize = 3;

fn label(meaning: &Meaning, options: &FileOptions) -> &'static str {
    match meaning {
        Meaning::Tools(_, Slip::Retired) => "no longer a tool of Claude Code",
        Meaning::Tools(_, Slip::Case) => "tool names are case-sensitive",
        Meaning::Everything => "only `*` means every tool",
        Meaning::Wildcard { .. } => "in `tools`, this wildcard matches nothing",
        _ if options.shape.tools.is_empty() => "not a built-in tool, an MCP tool or `Agent(..)`",
        _ => "neither a tool of Claude Code nor one of `tools(..)`",
    }
}

fn help(diagnostic: Diagnostic, tool: &ToolRef, meaning: &Meaning, list: &[ToolRef]) -> Diagnostic {
    let is_listed = |name: &str| list.iter().any(|tool| name_of(&tool.value) == name);
    let name = name_of(&tool.value);
    match meaning {
        Meaning::Tools(tools, Slip::Case | Slip::Misspelled) => {
            let near = tools.first().map(|it| name_of(it)).unwrap_or_default();
            let at = tool.value.span(0..name.len());
            diagnostic.replace(&at, near, format!("did you mean `{near}`?"))
        }
        Meaning::Tools(tools, Slip::Retired | Slip::Foreign) => {
            match tools.first().map(|it| name_of(it)) {
                Some(near) if !is_listed(near) => {
                    diagnostic.help(format!("use `{near}` instead of `{name}`"))
                }
                _ => diagnostic.help(format!("remove `{name}`")),
            }
        }
        Meaning::Wildcard {
            server: Some(server),
        } => diagnostic.help(format!(
            "name each tool of the server, or all of them with `{server}`"
        )),
        Meaning::Everything => {
            diagnostic.help("name each tool, or remove `tools` to inherit every tool")
        }
        _ => diagnostic,
    }
}
