//! The page on the lints in the documentation of `include-agents`, made from the samples.

use std::fmt::Write as _;

use super::tests::check;
use super::{File, SAMPLES, Sample};
use crate::lint::{Level, Lint};

const INTRODUCTION: &str = "\
The rules about agents that Claude Code loads, and their levels.

What makes an agent unusable is an error without a name: front matter that is never closed or that Claude Code cannot
read, a missing `name` or `description`, a name that Claude Code refuses, two agents of one name. No level lifts it.
Everything else is a lint with a level. By default, a lint is

- denied where the agent behaves otherwise than the author can have meant,
- a warning where the author may have meant it,
- and cosmetics never stop a build.

A call sets levels:

```text
include_agents!(\"agents\", forbid(hidden_unicode), deny(unknown_tool), warn(name_style), allow(color_case));
```

`all` means every lint, and what is set later wins. A single file sets a level by a comment in its front matter, on a line
of its own or after a value. It cannot lower the level of what the call forbids:

```text
# include-agents: allow(unknown_model)
# include-agents: deny(name_style)
```

Denied lints are compile errors. A warning is one of rustc: the use of a deprecated constant that is named like the lint.
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
