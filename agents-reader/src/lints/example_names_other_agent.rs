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
             agent that does not exist.",
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
        // An invalid name was reported already, and the examples may have the right one.
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
                    .value
                    .span(range.start + start..range.start + start + name.len()),
                Text::Owned(_) => description.span.clone(),
            };
            report.lint(
                LINT,
                Diagnostic::at(&at, format!("unknown agent `{name}` in an example"))
                    .label(format!("this agent is `{}`", document.name))
                    .note("Claude Code sends the example to the model unchanged")
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
///
/// "Tell me if the x-y agent fails" announces nothing.
fn announced_agent(text: &str) -> Option<(usize, &str)> {
    let words: Vec<&str> = text.split(' ').collect();
    let position = (0..words.len()).find(|&position| {
        let [name, agent, ..] = words.get(position..).unwrap_or_default() else {
            return false;
        };
        let bare = bare_name(name);
        bare.contains('-')
            && agent.trim_end_matches(|c: char| !c.is_alphanumeric()) == "agent"
            && bare
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            && is_announced(words.get(..position).unwrap_or_default())
    })?;
    let word = words.get(position)?;
    let name = bare_name(word);
    let before = words.get(..position)?;
    let start = before.iter().map(|word| word.len() + 1).sum::<usize>();
    Some((start + word.find(name)?, name))
}

/// Words of the assistant about itself, after which it says what it is going to do.
const SELF: &[&str] = &[
    "i", "i'll", "i'm", "i'd", "i've", "we", "we'll", "let", "let's", "lets", "now",
];

/// Verbs for making use of an agent.
const USES: &[&str] = &[
    "use",
    "using",
    "launch",
    "launching",
    "invoke",
    "invoking",
    "call",
    "calling",
    "delegate",
    "delegating",
    "run",
    "running",
    "start",
    "starting",
    "ask",
    "asking",
    "engage",
    "engaging",
    "consult",
    "consulting",
    "dispatch",
    "dispatching",
    "spawn",
    "spawning",
    "deploy",
    "deploying",
    "leverage",
    "employ",
    "employing",
    "activate",
    "activating",
    "trigger",
    "bring",
    "hand",
    "handing",
    "pass",
    "passing",
    "route",
    "routing",
    "have",
];

/// Words that make a condition or the opposite of what follows.
const CONDITIONS: &[&str] = &[
    "if", "when", "once", "unless", "until", "after", "before", "whether", "not", "never", "don't",
    "won't", "without", "like", "that", "because",
];

/// Whether the words in front of a name say that the assistant is going to use the agent.
fn is_announced(before: &[&str]) -> bool {
    let plain = |word: &&str| {
        let word = word.replace('\u{2019}', "'").to_lowercase();
        word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
    };
    let mut has_verb = false;
    for (index, word) in before.iter().enumerate().rev() {
        // What is between the sentence, or the line, and the name.
        let ends_sentence = word.ends_with(['.', '!', '?', ':', ';']) || word.contains('\n');
        if ends_sentence {
            return has_verb && starts_with_verb(before.get(index + 1..), plain);
        }
        let word = plain(word);
        if CONDITIONS.contains(&word.as_str()) {
            return false;
        }
        has_verb |= USES.contains(&word.as_str());
        if has_verb && SELF.contains(&word.as_str()) {
            return true;
        }
    }
    has_verb && starts_with_verb(Some(before), plain)
}

/// Whether a sentence begins as "Use the …" and "Launching the …" do.
fn starts_with_verb(sentence: Option<&[&str]>, plain: impl Fn(&&str) -> String) -> bool {
    let first = sentence.and_then(|words| words.iter().find(|word| !word.is_empty()));
    first.is_some_and(|word| USES.contains(&plain(word).as_str()))
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
        for text in [
            "I will now hand this over to the api-expert agent.",
            "Great! Let me use the Task tool to launch the api-expert agent",
            "When it is done, I\u{2019}m going to use the api-expert agent",
            "Done.\nNow launch the api-expert agent",
            "Using the api-expert agent to check this",
        ] {
            let found = announced_agent(text).map(|(_, name)| name);
            assert_eq!(found, Some("api-expert"), "{text}");
        }
        for text in [
            "Compensate if the quality-check agent fails.",
            "I'll call you when the quality-check agent has run.",
            "I will not use the quality-check agent.",
            "The quality-check agent has found two bugs.",
            "I think that the quality-check agent is slow.",
        ] {
            assert_eq!(announced_agent(text), None, "{text}");
        }
        assert_eq!(announced_agent("I'll use the security agent"), None);
        assert_eq!(announced_agent("a multi-agent system"), None);
    }
}
