//! Samples of the lints that are allowed by default.

use super::{File, Sample, agent};
use crate::lint::Lint;

pub(super) const SAMPLES: &[Sample] = &[
    Sample {
        lint: Lint::UnknownField,
        why: "Keys of one's own are welcome: they are the agent's `metadata()`. A house that wants none says \
              so.",
        call: "deny(unknown_field)",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
author: Ada
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::RecoveredFrontMatter,
        why: "The client loads this file, but only thanks to its recovery; other tools refuse it.",
        call: "deny(recovered_front_matter)",
        bad: agent(
            "---
name: reviewer
description: Reviews code: all of it.
---

You review pull requests.
",
        ),
        mended: agent(
            r#"---
name: reviewer
description: "Reviews code: all of it."
---

You review pull requests.
"#,
        ),
    },
    Sample {
        lint: Lint::NameStyle,
        why: "One style of names makes agents easy to call. The client takes others.",
        call: "deny(name_style)",
        bad: agent(
            "---
name: Code Reviewer
description: Reviews pull requests.
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: code-reviewer
description: Reviews pull requests.
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::NameDiffersFromFile,
        why: "Whoever looks for an agent looks for a file of its name. The client does not care.",
        call: "deny(name_differs_from_file)",
        bad: agent(
            "---
name: code-reviewer
description: Reviews pull requests.
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::BypassPermissions,
        why: "Nobody is asked before a tool of such an agent runs. The client allows it; a house may not.",
        call: "deny(bypass_permissions)",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
permissionMode: bypassPermissions
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
permissionMode: acceptEdits
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::InheritsAllTools,
        why: "An agent without `tools` may do whatever the conversation may. Some houses want every agent to \
              say what it needs.",
        call: "deny(inherits_all_tools)",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
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
        lint: Lint::DescriptionBudget,
        why: "The descriptions of all agents stand in the context of every conversation: a long one is paid \
              for by everybody. Whoever gives a budget hears of it.",
        call: "description_budget = 32",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests, commits and whole branches.
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews code.
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::PromptBudget,
        why: "A prompt is paid for whenever its agent is used. Whoever gives a budget hears of it.",
        call: "prompt_budget = 48",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests.
You review commits.
You review whole branches.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
---

You review code.
",
        ),
    },
    Sample {
        lint: Lint::OutsidePackage,
        why: "`cargo package` takes along what lies in the package. A crate whose agents lie outside builds \
              here and nowhere else.",
        call: "deny(outside_package)",
        bad: File {
            path: "../prompts/reviewer.md",
            text: "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests.
",
        },
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::DelegationCycle,
        why: "Agents that hand work to each other in a circle may never come back. Some mean it.",
        call: "deny(delegation_cycle)",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
tools: Read, Agent(reviewer)
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
tools: Read, Agent(Explore)
---

You review pull requests.
",
        ),
    },
];
