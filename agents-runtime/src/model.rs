//! The model an agent runs on.

use core::fmt;

use crate::text::equal;

/// The model an agent asks for: the front matter's `model`.
///
/// The client knows four aliases and `inherit` and hands everything else on as a full model id.
///
/// ```
/// use include_agents_runtime::Model;
///
/// const OPUS: Model = Model::from_static("opus");
/// assert_eq!(OPUS, Model::Opus);
/// assert_eq!(Model::Id("claude-sonnet-4-5-20250929").as_str(), "claude-sonnet-4-5-20250929");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Model {
    /// `sonnet`: the current Claude Sonnet.
    Sonnet,
    /// `opus`: the current Claude Opus.
    Opus,
    /// `haiku`: the current Claude Haiku.
    Haiku,
    /// `fable`: the current Claude Fable.
    Fable,
    /// `inherit`: the model of the conversation that calls the agent, as when no model is given.
    Inherit,
    /// A full model id: `claude-sonnet-4-5-20250929`, another vendor's, an ARN.
    Id(&'static str),
}

impl Model {
    /// The aliases and `inherit`: every model but the full ids.
    pub const NAMED: &'static [Self] = &[
        Self::Sonnet,
        Self::Opus,
        Self::Haiku,
        Self::Fable,
        Self::Inherit,
    ];

    /// The model as it is written in an agent file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sonnet => "sonnet",
            Self::Opus => "opus",
            Self::Haiku => "haiku",
            Self::Fable => "fable",
            Self::Inherit => "inherit",
            Self::Id(id) => id,
        }
    }

    /// The model of this text: an alias, `inherit`, or else a full id.
    #[must_use]
    pub const fn from_static(text: &'static str) -> Self {
        let mut at = 0;
        while at < Self::NAMED.len() {
            if equal(Self::NAMED[at].as_str(), text) {
                return Self::NAMED[at];
            }
            at += 1;
        }
        Self::Id(text)
    }
}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl AsRef<str> for Model {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::format;

    #[test]
    fn names_and_ids_read_back() {
        for &model in Model::NAMED {
            assert!(!matches!(model, Model::Id(_)));
            assert_eq!(Model::from_static(model.as_str()), model);
        }
        assert_eq!(Model::from_static("gpt-5.4"), Model::Id("gpt-5.4"));
        assert_eq!(Model::from_static("Sonnet"), Model::Id("Sonnet"));
    }

    #[test]
    fn display_pads_for_tables() {
        assert_eq!(format!("{:6}|", Model::Opus), "opus  |");
    }
}
