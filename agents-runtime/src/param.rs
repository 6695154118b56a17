//! The parameters of a prompt.

use core::fmt;
use core::str::FromStr;

use crate::ParseValueError;
use crate::closed::closed_set;
use crate::list::element;
use crate::packed::tagged;
use crate::text::equal;

closed_set! {
    /// The type of a [`Param`]: the values of the front matter's `params`.
    ///
    /// ```
    /// use include_agents_runtime::ParamKind;
    ///
    /// assert_eq!("list".parse(), Ok(ParamKind::List));
    /// ```
    #[non_exhaustive]
    pub enum ParamKind ("type of a parameter") {
        /// `text`: a `&str`.
        Text = "text",
        /// `integer`: an `i64`.
        Integer = "integer",
        /// `number`: an `f64`.
        Number = "number",
        /// `boolean`: a `bool`.
        Boolean = "boolean",
        /// `list`: a `&[&str]`.
        List = "list",
    }
}

/// A parameter of a prompt: an entry of the front matter's `params`.
///
/// ```
/// use include_agents_runtime::{AgentDefinition, Param, ParamKind, Settings};
///
/// static AGENT: AgentDefinition = AgentDefinition::new("a", "A", "You look after {{repository}}.")
///     .with_settings(&Settings::new().with_params(&[Param::new("repository", ParamKind::Text)]));
///
/// let params: Vec<&str> = AGENT.params().iter().map(|param| param.name()).collect();
/// assert_eq!(params, ["repository"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Param<'a> {
    name: &'a str,
    kind: ParamKind,
}

impl<'a> Param<'a> {
    /// A parameter of this name and type.
    #[must_use]
    pub const fn new(name: &'a str, kind: ParamKind) -> Self {
        Self { name, kind }
    }

    /// Reads a parameter that is packed: the first letter of its type, and its name.
    pub(crate) const fn unpack(text: &'a str) -> Self {
        let (letter, name) = tagged(text);
        let kind = match letter {
            b'i' => ParamKind::Integer,
            b'n' => ParamKind::Number,
            b'b' => ParamKind::Boolean,
            b'l' => ParamKind::List,
            _ => ParamKind::Text,
        };
        Self { name, kind }
    }

    /// The name: the `x` of `{{x}}` in the prompt.
    #[must_use]
    pub const fn name(self) -> &'a str {
        self.name
    }

    /// The type.
    #[must_use]
    pub const fn kind(self) -> ParamKind {
        self.kind
    }
}

element!(Param<'a>, Param::unpack);
