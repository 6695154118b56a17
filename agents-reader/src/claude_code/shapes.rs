//! The shapes of hooks and MCP servers: what each kind of them must and may have.

/// A kind of hook or server: its `type`, and its keys. Other keys are ignored.
#[derive(Debug)]
pub struct Kind {
    /// The value of `type`.
    pub name: &'static str,
    /// What it must have.
    pub required: &'static [(&'static str, Shape)],
    /// What it may have.
    pub optional: &'static [(&'static str, Shape)],
}

/// What a key of a hook or of an MCP server takes. Null is none of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// A text that is not empty.
    FilledText,
    /// A list of texts.
    Texts,
    /// A map with texts as values.
    TextMap,
    /// A map.
    Map,
    /// `true` or `false`.
    Boolean,
    /// A number above zero.
    Positive,
    /// An absolute URL.
    Url,
    /// One of these texts.
    OneOf(&'static [&'static str]),
}

impl Shape {
    /// Returns what a message says was expected.
    #[must_use]
    pub fn expected(self) -> String {
        match self {
            Self::Text | Self::FilledText => "a string".to_owned(),
            Self::Texts => "a list of strings".to_owned(),
            Self::TextMap => "a map of strings".to_owned(),
            Self::Map => "a map".to_owned(),
            Self::Boolean => "`true` or `false`".to_owned(),
            Self::Positive => "a number greater than zero".to_owned(),
            Self::Url => "an absolute URL".to_owned(),
            Self::OneOf(texts) => format!("one of {}", texts.join(", ")),
        }
    }
}
