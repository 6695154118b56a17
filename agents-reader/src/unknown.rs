//! Errors about names that do not exist.

use std::fmt;

use crate::diagnostic::nearest;

/// A name that no lint, option or limit has.
///
/// ```
/// use include_agents_reader::{lint::Level, options::FileOptions};
///
/// let error = FileOptions::default().set_level(Level::Deny, "unknown_tol").unwrap_err();
/// assert_eq!(error.to_string(), "unknown lint `unknown_tol`; did you mean `unknown_tool`?");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    what: &'static str,
    name: String,
    nearest: Option<String>,
}

impl UnknownName {
    /// The error for a `name` that is none of `known`. `what` is what the known ones are: `lint`.
    #[must_use]
    pub fn new<'a>(
        what: &'static str,
        name: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> UnknownName {
        UnknownName {
            what,
            name: name.to_owned(),
            nearest: nearest(name, known).map(str::to_owned),
        }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {} `{}`", self.what, self.name)?;
        match &self.nearest {
            Some(nearest) => write!(f, "; did you mean `{nearest}`?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownName {}
