//! `example_names_other_agent`: A description copied from another agent still announces that one to the model.

use crate::catalog::Catalog;
use crate::delegation::exists;
use crate::diagnostic::Diagnostic;
use crate::examples::{Speaker, Text};
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "example_names_other_agent",
    level: Level::Warn,
    by_likeness: false,
    summary: "an example whose assistant announces an agent that does not exist",
    reason: "A description copied from another agent still announces that one, and the model looks for an \
              agent that is not there.",
});

pub(super) const RULE: Rule = Rule::Catalog(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    r#"---
name: reviewer
description: |
  Reviews pull requests.
  <example>
  user: "Is this right?"
  assistant: "I will use the code-critic agent."
  </example>
---

You review pull requests.
"#,
    r#"---
name: reviewer
description: |
  Reviews pull requests.
  <example>
  user: "Is this right?"
  assistant: "I will use the reviewer agent."
  </example>
---

You review pull requests.
"#,
);

fn check(catalog: &Catalog, options: &FileOptions) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for entry in &catalog.agents {
        let document = &entry.document;
        let Some(description) = &document.agent.description else {
            continue;
        };
        // Where the name cannot be used, something was said already, and the examples may well have the right one.
        if !document.has_sound_name() {
            continue;
        }
        let mut report = document.report(&options.levels);
        for turn in document
            .description
            .examples
            .iter()
            .flat_map(|example| &example.turns)
        {
            if turn.speaker != Speaker::Assistant {
                continue;
            }
            let text = turn.text.as_str(&description.value);
            let Some((start, name)) = announced_agent(text) else {
                continue;
            };
            if name == document.name || exists(catalog, name) {
                continue;
            }
            let at = match &turn.text {
                Text::Span(range) => description
                    .at
                    .text(range.start + start..range.start + start + name.len()),
                Text::Owned(_) => description.at.clone(),
            };
            report.lint(
                LINT,
                Diagnostic::at(
                    &at,
                    format!("the example announces the agent `{name}`, which does not exist"),
                )
                .label(format!("this agent is `{}`", document.name))
                .note("the client shows the example to the model as it is")
                .replace(
                    &at,
                    document.name.clone(),
                    format!("did you mean `{}`?", document.name),
                ),
            );
        }
        diagnostics.extend(report.into_diagnostics());
    }
    diagnostics
}

/// The name in "I'll use the x-y agent to …", and where it is. Only names with a hyphen: "the security agent" is prose.
fn announced_agent(text: &str) -> Option<(usize, &str)> {
    let words: Vec<&str> = text.split(' ').collect();
    let position = words.windows(2).position(|pair| {
        let [name, agent] = pair else { return false };
        let bare = bare_name(name);
        bare.contains('-')
            && agent.trim_end_matches(|c: char| !c.is_alphanumeric()) == "agent"
            && bare
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    })?;
    let word = words[position];
    let name = bare_name(word);
    let start = words[..position]
        .iter()
        .map(|word| word.len() + 1)
        .sum::<usize>();
    Some((start + word.find(name)?, name))
}

fn bare_name(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::announced_agent;

    #[test]
    fn an_announced_agent_has_a_hyphen() {
        assert_eq!(
            announced_agent("I'll use the api-expert agent to help"),
            Some((13, "api-expert"))
        );
        assert_eq!(
            announced_agent("Use `api-expert` agent."),
            Some((5, "api-expert"))
        );
        assert_eq!(announced_agent("I'll use the security agent"), None);
        assert_eq!(announced_agent("a multi-agent system"), None);
    }
}
