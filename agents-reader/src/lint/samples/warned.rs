//! Samples of the lints that warn by default.

use super::{Sample, agent};
use crate::lint::Lint;

pub(super) const SAMPLES: &[Sample] = &[
    Sample {
        lint: Lint::ColorCase,
        why: "The client knows the names of colours in lower case only. Here the colour is understood all the \
              same.",
        call: "",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
color: Green
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
color: green
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::UnknownHook,
        why: "The client runs no hooks of an event that it does not know.",
        call: "",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
hooks:
  PreTooluse: []
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
hooks:
  PreToolUse: []
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::UnknownTool,
        why: "The client passes over tools that it does not know. A warning, since the list of built-in tools \
              moves.",
        call: "",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
tools: Read, WebSerach
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
tools: Read, WebSearch
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::ToolConflict,
        why: "Disallowed tools are taken away before the others are given: a tool in both lists is not there.",
        call: "",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
tools: Read, Bash(git:*)
disallowedTools: Bash
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
tools: Read, Bash(git:*)
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::EmptyTools,
        why: "A field without a value gives the agent no tool at all, while a field that is not there gives it \
              every tool. Whoever means the one should not write what looks like the other.",
        call: "",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
tools:
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
tools: Read, Grep
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::DanglingAgent,
        why: "An agent that delegates to one that does not exist fails when it tries.",
        call: "",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
tools: Read, Agent(revewer, Explore)
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
tools: Read, Agent(reviewer, Explore)
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::ExampleNamesOtherAgent,
        why: "A description copied from another agent still announces that one, and the model looks for an \
              agent that is not there.",
        call: "",
        bad: agent(
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
        ),
        mended: agent(
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
        ),
    },
    Sample {
        lint: Lint::UnterminatedFence,
        why: "A code fence that is never closed takes the rest of the prompt for code. A model may read past \
              it; a page does not.",
        call: "",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests. Answer like this:

```text
Looks good to me.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests. Answer like this:

```text
Looks good to me.
```
",
        ),
    },
    Sample {
        lint: Lint::Secret,
        why: "What is committed and compiled into a binary is no secret any more.",
        call: "",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
---

Ask the API with ghp_ThisIsNoKey0ThisIsNoKey1ThisIsNoKey2.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
---

Ask the API with the token in `$GITHUB_TOKEN`.
",
        ),
    },
    Sample {
        lint: Lint::CrlfRecovery,
        why: "The client's recovery misses lines that end in CR LF: it drops this file, and reads it once it \
              is saved with other line ends. Here it is read either way. (The line ends are not visible on \
              this page.)",
        call: "",
        bad: agent(
            "---\r\nname: reviewer\r\ndescription: Reviews code: all of it.\r\n---\r\n\r\nYou review pull requests.\r\n",
        ),
        mended: agent(
            "---\r\nname: reviewer\r\ndescription: \"Reviews code: all of it.\"\r\n---\r\n\r\nYou review pull requests.\r\n",
        ),
    },
];
