//! The example dialogues of a description.

use crate::Speaker;

/// An `<example>` of an agent's description: a dialogue that shows when to call the agent.
///
/// ```
/// use include_agents_runtime::{Example, Speaker, Turn};
///
/// const EXAMPLE: Example = Example::new(
///     Some("The user has finished a function"),
///     &[
///         Turn::new(Speaker::User, "Is this all right?"),
///         Turn::new(Speaker::Assistant, "I'll let the reviewer have a look."),
///     ],
///     None,
/// );
/// assert_eq!(EXAMPLE.turns()[1].speaker(), Speaker::Assistant);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Example {
    context: Option<&'static str>,
    turns: &'static [Turn],
    commentary: Option<&'static str>,
}

impl Example {
    /// An example of these parts.
    #[must_use]
    pub const fn new(
        context: Option<&'static str>,
        turns: &'static [Turn],
        commentary: Option<&'static str>,
    ) -> Self {
        Self {
            context,
            turns,
            commentary,
        }
    }

    /// The situation, after `Context:`.
    #[must_use]
    pub const fn context(&self) -> Option<&'static str> {
        self.context
    }

    /// What is said, in order.
    #[must_use]
    pub const fn turns(&self) -> &'static [Turn] {
        self.turns
    }

    /// Why the agent is called, in `<commentary>`.
    #[must_use]
    pub const fn commentary(&self) -> Option<&'static str> {
        self.commentary
    }
}

/// What one speaker says in an [`Example`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Turn {
    speaker: Speaker,
    text: &'static str,
}

impl Turn {
    /// A turn of these parts.
    #[must_use]
    pub const fn new(speaker: Speaker, text: &'static str) -> Self {
        Self { speaker, text }
    }

    /// Who speaks.
    #[must_use]
    pub const fn speaker(&self) -> Speaker {
        self.speaker
    }

    /// What is said, without the quotes around it.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.text
    }
}
