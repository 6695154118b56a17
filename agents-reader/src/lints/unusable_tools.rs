//! `unusable_tools`: Claude Code refuses to start an agent if none of its listed tools exists.

use crate::agent::ToolRef;
use crate::claude_code::Field;
use crate::claude_code::consequences::REFUSES_TO_START;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::tools::{
    Meaning, Slip, first_to_last, fix_list, gives_something, is_unusable, meaning, names_of, quote,
};

use super::lost_tool::help_to_close_first;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "unusable_tools",
    level: Level::Deny,
    by_likeness: false,
    summary: "a list of tools, none of which exists",
    reason: "Claude Code loads such an agent, offers it to the model and then refuses to start it: it \"would be \
             spawned with zero tools\". Names match exactly, `*` is the only word for all tools, and only commas \
             and spaces separate names. For an agent that needs no tools, write `tools: []`.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
tools: read, grep
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
    let list = agent.tools.as_deref().unwrap_or_default();
    if !is_unusable(agent) {
        return;
    }
    if let Some(diagnostic) = diagnose(list) {
        report.lint(LINT, diagnostic);
    }
}

fn diagnose(list: &[ToolRef]) -> Option<Diagnostic> {
    let at = first_to_last(list)?;
    let unknown: Vec<&ToolRef> = list.iter().filter(|tool| !gives_something(tool)).collect();
    let label = match unknown.as_slice() {
        [_] => format!("{} is not a tool", quote(names_of(&unknown))),
        _ => format!("not tools: {}", quote(names_of(&unknown))),
    };
    let diagnostic = Diagnostic::at(&at, "no usable tool in `tools`").label(label);
    Some(help(diagnostic.note(REFUSES_TO_START), list))
}

fn help(diagnostic: Diagnostic, list: &[ToolRef]) -> Diagnostic {
    let meanings: Vec<Meaning> = list.iter().map(meaning_of).collect();
    let has = |wanted: &Meaning| meanings.contains(wanted);
    if has(&Meaning::Everything) {
        return diagnostic
            .help("remove `tools` to inherit every tool, or name each tool: `tools: Read, Grep`");
    }
    if let Some(help) = help_to_close_first(list) {
        return diagnostic.help(help);
    }
    if let Some(server) = meanings.iter().find_map(|it| match it {
        Meaning::Wildcard { server } => Some(server),
        _ => None,
    }) {
        let server = server.as_deref().unwrap_or("mcp__server");
        return diagnostic.help(format!(
            "name each tool (`{server}__tool`), or all tools of a server (`{server}`): other wildcards match nothing"
        ));
    }
    let slips: Vec<Slip> = meanings.iter().filter_map(slip).collect();
    let is_sure = |slip: &Slip| matches!(slip, Slip::Punctuation | Slip::Case | Slip::Misspelled);
    if !slips.is_empty() && slips.iter().all(is_sure) && !has(&Meaning::Unknown) {
        let fixed: Vec<Vec<String>> = meanings.iter().map(named).collect();
        let message = match slips.iter().max() {
            Some(Slip::Case) if !slips.contains(&Slip::Punctuation) => {
                "use the exact names of the tools"
            }
            Some(Slip::Misspelled) => "did you mean these tools?",
            _ => "write only the names, separated by commas",
        };
        return fix_list(diagnostic, Field::Tools.key(), list, &fixed, message);
    }
    let nearest: Vec<String> = list
        .iter()
        .zip(&meanings)
        .filter_map(|(tool, meaning)| Some((tool, named(meaning).into_iter().next()?)))
        .filter(|(tool, name)| tool.value.as_str() != *name)
        .take(MOST)
        .map(|(tool, name)| format!("`{name}` for `{}`", tool.value))
        .collect();
    if nearest.is_empty() {
        diagnostic.help(
            "use the names of Claude Code's tools: `tools: Read, Grep`, or `mcp__server__tool`",
        )
    } else {
        diagnostic.help(format!(
            "use the names of Claude Code's tools: {}",
            nearest.join(", ")
        ))
    }
}

/// The maximum number of counterparts of foreign tools.
const MOST: usize = 6;

/// What an entry was meant as; one that names a tool, which is disallowed, is meant as it is.
fn meaning_of(tool: &ToolRef) -> Meaning {
    if gives_something(tool) {
        Meaning::Tools(vec![tool.value.to_string()], Slip::Punctuation)
    } else {
        meaning(tool)
    }
}

fn slip(meaning: &Meaning) -> Option<Slip> {
    match meaning {
        Meaning::Tools(_, slip) => Some(*slip),
        _ => None,
    }
}

fn named(meaning: &Meaning) -> Vec<String> {
    match meaning {
        Meaning::Tools(tools, _) => tools.clone(),
        _ => Vec::new(),
    }
}
