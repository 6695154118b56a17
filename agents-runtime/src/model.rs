//! The model an agent runs on.

use core::fmt;

use crate::text::{equal_ignoring_case, trim, trim_end};

/// The model an agent asks for: the front matter's `model`.
///
/// Claude Code knows a few aliases, each in any case and most of them also with `[1m]`, which asks for a context of
/// a million tokens. It sends everything else to the provider as a full model id.
///
/// A policy about a model rarely depends on the size of the context: [`Model::base`] removes `[1m]`.
///
/// ```
/// use include_agents_runtime::Model;
///
/// const OPUS: Model = Model::new("Opus[1m]");
/// assert_eq!(OPUS, Model::Opus1m);
/// assert_eq!(OPUS.base(), Model::Opus);
/// assert_eq!(Model::Id("claude-sonnet-4-5-20250929").as_str(), "claude-sonnet-4-5-20250929");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Model<'a> {
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
    /// `best`: the most capable model that is available.
    Best,
    /// `opusplan`: Opus in plan mode, otherwise Sonnet.
    OpusPlan,
    /// `sonnet[1m]`: Sonnet with a context of a million tokens.
    Sonnet1m,
    /// `opus[1m]`: Opus with a context of a million tokens.
    Opus1m,
    /// `haiku[1m]`: Haiku with a context of a million tokens.
    Haiku1m,
    /// `fable[1m]`: Fable with a context of a million tokens.
    Fable1m,
    /// `best[1m]`: the most capable model, with a context of a million tokens.
    Best1m,
    /// `opusplan[1m]`: the same as `opusplan`, with a context of a million tokens.
    OpusPlan1m,
    /// A full model id: `claude-sonnet-4-5-20250929`, one of another vendor, an ARN.
    Id(&'a str),
}

impl<'a> Model<'a> {
    /// The aliases, `inherit` among them: every model but the full ids.
    // Packed agents refer to models by their places here: add new ones at the end.
    pub const NAMED: &'static [Model<'static>] = &[
        Model::Sonnet,
        Model::Opus,
        Model::Haiku,
        Model::Fable,
        Model::Inherit,
        Model::Best,
        Model::OpusPlan,
        Model::Sonnet1m,
        Model::Opus1m,
        Model::Haiku1m,
        Model::Fable1m,
        Model::Best1m,
        Model::OpusPlan1m,
    ];

    /// The model as it is written in an agent file.
    #[must_use]
    pub const fn as_str(self) -> &'a str {
        match self {
            Self::Sonnet => "sonnet",
            Self::Opus => "opus",
            Self::Haiku => "haiku",
            Self::Fable => "fable",
            Self::Inherit => "inherit",
            Self::Best => "best",
            Self::OpusPlan => "opusplan",
            Self::Sonnet1m => "sonnet[1m]",
            Self::Opus1m => "opus[1m]",
            Self::Haiku1m => "haiku[1m]",
            Self::Fable1m => "fable[1m]",
            Self::Best1m => "best[1m]",
            Self::OpusPlan1m => "opusplan[1m]",
            Self::Id(id) => id,
        }
    }

    /// The model of this text: an alias in any case, or else a full id. White space around it is dropped, as Claude
    /// Code does.
    ///
    /// ```
    /// use include_agents_runtime::Model;
    ///
    /// assert_eq!(Model::new(" Sonnet "), Model::Sonnet);
    /// assert_eq!(Model::new("sonnet-4.5"), Model::Id("sonnet-4.5"));
    /// ```
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        match Self::alias(text) {
            Some(model) => model,
            None => Self::Id(trim(text)),
        }
    }

    /// The model of an alias, as [`new`](Model::new) reads it; `None` for a full id.
    #[doc(hidden)]
    #[must_use]
    pub const fn alias(text: &str) -> Option<Self> {
        let text = trim(text);
        match (Self::named(text), without_suffix(text)) {
            (Some(model), _) => Some(model),
            // `opus [1m]`
            (None, Some(base)) => match Self::named(base) {
                Some(model) => model.with_long_context(),
                None => None,
            },
            (None, None) => None,
        }
    }

    /// The same model without `[1m]`: the one to compare with, where the size of the context does not matter.
    ///
    /// ```
    /// use include_agents_runtime::Model;
    ///
    /// assert_eq!(Model::Sonnet1m.base(), Model::Sonnet);
    /// assert_eq!(Model::Id("claude-sonnet-5[1m]").base(), Model::Id("claude-sonnet-5"));
    /// assert_eq!(Model::Haiku.base(), Model::Haiku);
    /// ```
    #[must_use]
    pub const fn base(self) -> Self {
        match self {
            Self::Sonnet1m => Self::Sonnet,
            Self::Opus1m => Self::Opus,
            Self::Haiku1m => Self::Haiku,
            Self::Fable1m => Self::Fable,
            Self::Best1m => Self::Best,
            Self::OpusPlan1m => Self::OpusPlan,
            Self::Id(id) => match without_suffix(id) {
                Some(base) => Self::Id(base),
                None => self,
            },
            _ => self,
        }
    }

    /// Whether the model is asked for with `[1m]`, a context of a million tokens.
    #[must_use]
    pub const fn has_long_context(self) -> bool {
        without_suffix(self.as_str()).is_some()
    }

    /// The model of this alias.
    const fn named(text: &str) -> Option<Self> {
        let mut at = 0;
        while at < Self::NAMED.len() {
            if equal_ignoring_case(Self::NAMED[at].as_str(), text) {
                return Some(Self::NAMED[at]);
            }
            at += 1;
        }
        None
    }

    /// The same alias with `[1m]`, if Claude Code knows that.
    const fn with_long_context(self) -> Option<Self> {
        Some(match self {
            Self::Sonnet => Self::Sonnet1m,
            Self::Opus => Self::Opus1m,
            Self::Haiku => Self::Haiku1m,
            Self::Fable => Self::Fable1m,
            Self::Best => Self::Best1m,
            Self::OpusPlan => Self::OpusPlan1m,
            _ => return None,
        })
    }
}

/// What precedes `[1m]`, which may be written in any case.
const fn without_suffix(text: &str) -> Option<&str> {
    match text.split_at_checked(text.len().saturating_sub("[1m]".len())) {
        Some((base, suffix)) if equal_ignoring_case(suffix, "[1m]") => Some(trim_end(base)),
        _ => None,
    }
}

impl fmt::Display for Model<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl AsRef<str> for Model<'_> {
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
            assert_eq!(Model::new(model.as_str()), model);
            let upper = format!("\u{feff} {} ", model.as_str().to_uppercase());
            assert_eq!(Model::new(upper.leak()), model);
        }
        assert_eq!(Model::new("gpt-5.4"), Model::Id("gpt-5.4"));
        assert_eq!(Model::new(" Gpt-5 "), Model::Id("Gpt-5"));
    }

    /// What Claude Code asks the model for was observed for each.
    #[test]
    fn aliases_are_read_as_claude_code_does() {
        for (text, model) in [
            ("opus [1m]", Model::Opus1m),
            ("Opus[1M]", Model::Opus1m),
            ("inherit[1m]", Model::Id("inherit[1m]")),
            ("opus[1m][1m]", Model::Id("opus[1m][1m]")),
            ("sonnet\n", Model::Sonnet),
            ("\u{17f}onnet", Model::Id("\u{17f}onnet")),
            ("opus,sonnet", Model::Id("opus,sonnet")),
            ("", Model::Id("")),
        ] {
            assert_eq!(Model::new(text), model, "{text:?}");
        }
    }

    #[test]
    fn a_long_context_is_a_suffix() {
        for &model in Model::NAMED {
            assert_eq!(model.has_long_context(), model.as_str().ends_with("[1m]"));
            assert!(!model.base().has_long_context());
            assert!(model.as_str().starts_with(model.base().as_str()));
        }
        let id = Model::Id("claude-opus-5-5[1M]");
        assert!(id.has_long_context());
        assert_eq!(id.base(), Model::Id("claude-opus-5-5"));
        for short in ["1m]", "é[1", "日本"] {
            assert!(!Model::Id(short).has_long_context());
            assert_eq!(Model::Id(short).base(), Model::Id(short));
        }
    }

    #[test]
    fn display_pads_for_tables() {
        assert_eq!(format!("{:6}|", Model::Opus), "opus  |");
    }
}
