//! `second_block`: Claude Code reads a second block of keys as a part of the prompt, and applies none of them.

use crate::diagnostic::Diagnostic;
use crate::front_matter::split::Parts;
use crate::key_block::KeyBlock;
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "second_block",
    level: Level::Deny,
    by_likeness: true,
    summary: "a second block of keys after the closing `---`",
    reason: "The front matter ends at the first `---`. Keys below it are a part of the prompt, so an agent whose \
              `tools` are there inherits every tool.",
});

pub(super) const RULE: Rule = Rule::Reading;

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
---
tools: Read, Grep
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

/// A block of keys at the top of the body.
pub(crate) fn found(parts: &Parts, block: &KeyBlock<'_>, has_tools: bool) -> Diagnostic {
    let mut keys: Vec<&str> = block.known.iter().map(|(_, key)| *key).collect();
    keys.dedup();
    let quoted: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    let are = if keys.len() == 1 { "has" } else { "have" };
    let lists_tools = keys.iter().any(|key| key.to_lowercase().contains("tools"));
    let place = block.known.first().map_or(0..0, |(span, _)| span.clone());
    let mut diagnostic = Diagnostic::span(place, "unexpected second block of keys")
        .label("Claude Code begins the prompt here")
        .related(parts.close.clone(), "the front matter ends here")
        .note(format!("{} {are} no effect", quoted.join(", ")));
    if lists_tools && !has_tools {
        diagnostic = diagnostic.note("the agent inherits every tool");
    }
    if block.is_closed {
        let what = match block.open {
            Some(_) => "remove the two `---` between the blocks",
            None => "remove the `---` between the blocks",
        };
        diagnostic.replace(parts.close.start..block.span.start, "", what)
    } else {
        diagnostic.help("move these lines above the closing `---`")
    }
}
