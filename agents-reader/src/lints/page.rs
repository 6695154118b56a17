//! The page on the lints in the documentation of `include-agents`, made from the samples.

use std::fmt::Write as _;

use super::tests::check;
use super::{File, SAMPLES, Sample};
use crate::lint::{Level, Lint};

const INTRODUCTION: &str = "\
Everything that can be reported about an agent that Claude Code loads.

A file that Claude Code drops is an error, and no level lifts it: front matter that is never closed, or that cannot be
parsed even by the recovery of Claude Code; a missing `name` or `description`; an invalid name; two agents of one name.
Everything else is a lint with a level. The call sets levels:

```text
include_agents!(\"agents\", forbid(hidden_unicode), deny(unknown_tool), warn(name_style), allow(color_case));
```

`all` stands for every lint, and the last setting wins. A comment in the front matter sets a level for a single file, on a
line of its own or after a value. It cannot lower the level of what the call forbids:

```text
# include-agents: allow(unknown_model)
# include-agents: deny(name_style)
```

Denied lints are compile errors. Warnings are warnings of rustc, which name the lint.

# Default levels

One rule gives every lint its default level:

- **deny** where the agent behaves otherwise than its author can have meant: Claude Code refuses to start it, a limit or a
  permission is silently ignored, a tool or the end of a text is lost, a model fails when the agent is first used.
- **warn** where the author may have meant it, or where a newer Claude Code may know what is unknown here: an unknown
  tool beside known ones, `memory` that widens a list of tools, a retired model.
- **warn**, and never more, where only the looks differ: colors never stop a build.
- **allow** where it is a matter of taste or of project policy: `name_style`, `inherits_all_tools`.

No suggestion grants an agent more than its file names: where it is not clear what the author meant, there is a help
without a replacement.

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

/// A block of code that is no doctest, whatever it holds.
fn fenced(text: &str) -> String {
    let fence = if text.contains("```") { "````" } else { "```" };
    format!("{fence}text\n{}\n{fence}\n", text.trim_end_matches('\n'))
}
