//! Samples of the lints that are denied by default.

use super::{Sample, agent};
use crate::lint::Lint;

pub(super) const SAMPLES: &[Sample] = &[
    Sample {
        lint: Lint::InvalidValue,
        why: "The client checks no value. What it does not understand it ignores without a word: this agent, \
              meant to stop after twenty turns, never stops.",
        call: "",
        bad: agent(
            r#"---
name: reviewer
description: Reviews pull requests.
maxTurns: "20 turns"
---

You review pull requests.
"#,
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
maxTurns: 20
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::UnknownModel,
        why: "The client hands the model to the API as it stands, so that a wrong one fails when the agent is \
              first used. Ids of all vendors are taken; a name with blanks, or one that is nearly an alias, is \
              none.",
        call: "",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
model: Claude Sonnet 4.5
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
model: claude-sonnet-4-5
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::UnknownColor,
        why: "The client shows an agent whose colour it does not know without one. Hex colours are taken, in \
              quotes: without them YAML reads a comment.",
        call: "",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
color: teal
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
color: cyan
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::DuplicateKey,
        why: "The client keeps the last of two values and forgets the other: one of them was written in vain.",
        call: "",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
model: haiku
tools: Read, Grep
model: opus
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests.
model: opus
tools: Read, Grep
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::StrayKey,
        why: "Descriptions are pasted together from prose and examples. Where a line of them begins at the \
              left margin and holds a colon, YAML takes it for a field of its own, and the description ends in \
              front of it.",
        call: "",
        bad: agent(
            r#"---
name: reviewer
description: Reviews pull requests.
user: "Is this right?"
assistant: "I will ask the reviewer."
---

You review pull requests.
"#,
        ),
        mended: agent(
            r#"---
name: reviewer
description: |
  Reviews pull requests.
  user: "Is this right?"
  assistant: "I will ask the reviewer."
---

You review pull requests.
"#,
        ),
    },
    Sample {
        lint: Lint::CutFrontMatter,
        why: "The client takes the first `---` for the end of the front matter, even in the middle of a line. \
              The rest of the metadata becomes a part of the prompt.",
        call: "",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests --- and nothing else.
tools: Read
---

You review pull requests.
",
        ),
        mended: agent(
            "---
name: reviewer
description: Reviews pull requests – and nothing else.
tools: Read
---

You review pull requests.
",
        ),
    },
    Sample {
        lint: Lint::MisspelledField,
        why: "The client ignores a key that it does not know. Here the agent was to have two tools, and has \
              all of them.",
        call: "",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
allowed-tools: Read, Grep
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
        lint: Lint::NotAnAgent,
        why: "A file that does not begin with front matter is documentation to the client, and no agent. Files \
              such as `README.md` are passed over; any other was probably meant as an agent, or can be left \
              out with `exclude(..)`.",
        call: "",
        bad: agent(
            "# Reviewer

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
        lint: Lint::EmptyPrompt,
        why: "The body is the agent's prompt. Without one, nothing makes it an agent.",
        call: "",
        bad: agent(
            "---
name: reviewer
description: Reviews pull requests.
---

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
        lint: Lint::MalformedExample,
        why: "The client hands a description to the model as it is. An example that never ends, or in which \
              nobody speaks, teaches it something else than its author meant.",
        call: "",
        bad: agent(
            r#"---
name: reviewer
description: |
  Reviews pull requests.
  <example>
  user: "Is this right?"
  assistant: "I will ask the reviewer."
  <example>
  user: "And this?"
  assistant: "I will ask again."
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
  assistant: "I will ask the reviewer."
  </example>
  <example>
  user: "And this?"
  assistant: "I will ask again."
  </example>
---

You review pull requests.
"#,
        ),
    },
    Sample {
        lint: Lint::HiddenUnicode,
        why: "A reviewer approves the text that is shown, the model reads the text that is there. Nothing \
              invisible may stand between the two.",
        call: "",
        bad: agent(
            "---\nname: reviewer\ndescription: Reviews pull requests.\n---\n\nYou review pull\u{200B} requests.\n",
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
        lint: Lint::LiteralValue,
        why: "On a front matter that is not valid YAML the client puts quotes around whole values and tries \
              again. Maps and comments on such lines become text, and so do lists with a comment after them: \
              `[Read, Grep] # nothing else` is no list here.",
        call: "",
        bad: agent(
            "---
name: reviewer
description: Reviews code: all of it.
tools: [Read, Grep] # nothing else
---

You review pull requests.
",
        ),
        mended: agent(
            r#"---
name: reviewer
description: "Reviews code: all of it."
tools: [Read, Grep] # nothing else
---

You review pull requests.
"#,
        ),
    },
];
