//! The errors of the `FromStr` implementations. Both are `Copy` and hold no allocation.

use core::error::Error;
use core::fmt;

use crate::AgentDefinition;
use crate::nearest::nearest;

/// The error of parsing a value of one of the format's closed sets, such as [`Color`](crate::Color).
///
/// ```
/// use include_agents_runtime::PermissionMode;
///
/// let error = "plann".parse::<PermissionMode>().unwrap_err();
/// assert_eq!(error.nearest(), Some("plan"));
/// assert_eq!(
///     error.to_string(),
///     "unknown permission mode: expected one of `default`, `acceptEdits`, `auto`, `dontAsk`, \
///      `bypassPermissions`, `plan`, `manual`; did you mean `plan`?",
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParseValueError {
    kind: &'static str,
    allowed: &'static [&'static str],
    also: Option<&'static str>,
    nearest: Option<&'static str>,
}

impl ParseValueError {
    pub(crate) fn new(kind: &'static str, allowed: &'static [&'static str], text: &str) -> Self {
        Self {
            kind,
            allowed,
            also: None,
            nearest: nearest(text, allowed.iter().copied()),
        }
    }

    /// Describes what is allowed apart from the names.
    pub(crate) const fn or(mut self, also: &'static str) -> Self {
        self.also = Some(also);
        self
    }

    /// What was expected, in words: `permission mode`, `color`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        self.kind
    }

    /// The names that are allowed.
    #[must_use]
    pub const fn allowed(&self) -> &'static [&'static str] {
        self.allowed
    }

    /// The allowed name that is most similar to the text, if one is similar.
    #[must_use]
    pub const fn nearest(&self) -> Option<&'static str> {
        self.nearest
    }
}

impl fmt::Display for ParseValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {}: expected ", self.kind)?;
        if self.allowed.len() > 1 {
            f.write_str("one of ")?;
        }
        for (index, name) in self.allowed.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}`{name}`")?;
        }
        if let Some(also) = self.also {
            write!(f, ", or {also}")?;
        }
        suggest(f, self.nearest)
    }
}

impl Error for ParseValueError {}

/// The error of parsing an agent's name: no agent of the catalog has it.
///
/// ```
/// use include_agents_runtime::{AgentDefinition, UnknownAgent};
///
/// static TABLE: [AgentDefinition; 1] = [AgentDefinition::new("reviewer", "Reviews", "You review.")];
///
/// let error = UnknownAgent::among("reviewr", &TABLE);
/// assert_eq!(error.nearest(), Some("reviewer"));
/// assert_eq!(error.to_string(), "no agent of this name; did you mean `reviewer`?");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnknownAgent {
    nearest: Option<&'static str>,
}

impl UnknownAgent {
    /// The error for a `name` that is not in `table`, with the most similar name that is.
    #[must_use]
    pub fn among(name: &str, table: &'static [AgentDefinition]) -> Self {
        Self {
            nearest: nearest(name, table.iter().map(AgentDefinition::name)),
        }
    }

    /// The name in the catalog that is most similar to the unknown one, if one is similar.
    #[must_use]
    pub const fn nearest(&self) -> Option<&'static str> {
        self.nearest
    }
}

impl fmt::Display for UnknownAgent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no agent of this name")?;
        suggest(f, self.nearest)
    }
}

impl Error for UnknownAgent {}

fn suggest(f: &mut fmt::Formatter<'_>, nearest: Option<&str>) -> fmt::Result {
    match nearest {
        Some(name) => write!(f, "; did you mean `{name}`?"),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Color, Effort, Isolation};
    use std::string::ToString;

    #[test]
    fn a_set_of_one_is_not_a_choice() {
        let error = ParseValueError::new("shape", &["round"], "square");
        assert_eq!(error.to_string(), "unknown shape: expected `round`");
        let error = "tree".parse::<Isolation>().unwrap_err();
        assert_eq!(error.kind(), "isolation");
        assert_eq!(error.allowed(), ["worktree", "remote"]);
    }

    #[test]
    fn open_sets_say_what_else_is_allowed() {
        let error = "teal".parse::<Color>().unwrap_err();
        assert!(
            error.to_string().contains(", or hexadecimal digits"),
            "{error}"
        );
        let error = "hihg".parse::<Effort>().unwrap_err();
        assert!(
            error
                .to_string()
                .ends_with(", or a whole number; did you mean `high`?"),
            "{error}"
        );
    }

    #[test]
    fn names_that_are_not_close_are_not_suggested() {
        let error = UnknownAgent::among("anything", &[]);
        assert_eq!(error.nearest(), None);
        assert_eq!(error.to_string(), "no agent of this name");
    }
}
