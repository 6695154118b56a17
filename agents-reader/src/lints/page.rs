//! The page on the lints in the documentation of `include-agents`, made from the samples.

use std::fmt::Write as _;

use super::tests::check;
use super::{File, SAMPLES, Sample};
use crate::lint::{Level, Lint};

const INTRODUCTION: &str = "\
Lints report problems in agents that Claude Code loads. Each has a level.

Files that Claude Code skips are errors, which have no level: unclosed front matter, front matter that not even Claude
Code can recover, a missing `name` or `description`, an invalid name, a duplicate name.

The call sets levels:

```text
include_agents!(\"agents\", forbid(hidden_unicode), deny(unknown_tool), warn(name_style), allow(color_case));
```

`all` is every lint, and the last setting wins. A comment in the front matter sets a level for a single file, on a
line of its own or after a value. It cannot lower the level of a lint that the call forbids:

```text
# include-agents: allow(unknown_model)
# include-agents: deny(name_style)
```

Denied lints are compile errors. Warnings are warnings of rustc, which name the lint.

# Default levels

One rule gives every lint its default level:

- **deny** if the agent cannot behave as its author intends: Claude Code refuses to start it, silently ignores a limit or
  a permission, loses a tool or the end of a text, or the model fails when the agent is first used.
- **warn** if the author may intend it, or if a newer Claude Code may know what is unknown here: an unknown tool among
  known ones, `memory` that widens a list of tools, a retired model.
- **warn**, and never more, if only the appearance differs: colors never fail a build.
- **allow** for matters of taste or project policy: `name_style`, `inherits_all_tools`.

No suggestion grants an agent more than its file says: if the intention is unclear, the help has no replacement.

# The lints
";

/// The whole page.
pub(super) fn write() -> String {
    let mut page = format!("{INTRODUCTION}\n| lint | default | what it finds |\n|---|---|---|\n");
    for &lint in Lint::ALL {
        let (name, level, summary) = (lint.name(), lint.default_level(), lint.summary());
        let _ = writeln!(
            page,
            "| [`{name}`](#{name}) | {} | {} |",
            level.as_str(),
            summary.replace('|', "\\|")
        );
    }
    for (lint, sample) in SAMPLES {
        page.push_str(&section(*lint, sample));
    }
    page
}

fn section(lint: Lint, sample: &Sample) -> String {
    let level = match lint.default_level() {
        Level::Allow => "Allowed",
        Level::Warn => "Warns",
        Level::Deny => "Denied",
    };
    let options = if sample.call.is_empty() {
        String::new()
    } else {
        format!(", with `{}` in the call,", sample.call)
    };
    let message = check(sample, &sample.bad).message;
    format!(
        "\n## `{}`\n\n{level} by default. Finds {}.\n\n{}\n\nThis file{options}\n\n{}\nproduces\n\n{}\nFixed:\n\n{}",
        lint.name(),
        lint.summary(),
        lint.reason(),
        shown(&sample.bad),
        fenced(&message),
        shown(&sample.fixed),
    )
}

fn shown(file: &File) -> String {
    let text = file.text.replace('\r', "").replace('\u{200B}', "<U+200B>");
    if file.path.starts_with("agents/") {
        fenced(&text)
    } else {
        format!("`{}`:\n\n{}", file.path, fenced(&text))
    }
}

/// A block of code that is not a doctest, whatever its content.
fn fenced(text: &str) -> String {
    let fence = if text.contains("```") { "````" } else { "```" };
    format!("{fence}text\n{}\n{fence}\n", text.trim_end_matches('\n'))
}
