//! The effort of an agent.

use core::fmt;
use core::str::FromStr;

use crate::ParseValueError;
use crate::text::equal_ignoring_case;

/// The effort that the model spends on thinking: the front matter's `effort`, a name or a whole number.
///
/// The order is that of the variants; it does not say how a [`Level`](Effort::Level) compares to a name.
///
/// ```
/// use include_agents_runtime::Effort;
///
/// assert_eq!("xhigh".parse(), Ok(Effort::XHigh));
/// assert_eq!("42".parse(), Ok(Effort::Level(42)));
/// assert_eq!(Effort::Level(42).to_string(), "42");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Effort {
    /// `low`
    Low,
    /// `medium`
    Medium,
    /// `high`
    High,
    /// `xhigh`
    XHigh,
    /// `max`
    Max,
    /// A whole number, which Claude Code uses unchanged.
    Level(i64),
}

impl Effort {
    /// The named values, least first.
    pub const NAMED: &'static [Self] =
        &[Self::Low, Self::Medium, Self::High, Self::XHigh, Self::Max];

    const NAMES: &'static [&'static str] = &["low", "medium", "high", "xhigh", "max"];

    /// The name as it is written in an agent file; `None` for a [`Level`](Effort::Level), which has none.
    #[must_use]
    pub const fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Low => Some("low"),
            Self::Medium => Some("medium"),
            Self::High => Some("high"),
            Self::XHigh => Some("xhigh"),
            Self::Max => Some("max"),
            Self::Level(_) => None,
        }
    }

    /// The effort of this name, in any case, or number; the `const` form of [`FromStr`].
    #[must_use]
    pub const fn parse(text: &str) -> Option<Self> {
        let mut at = 0;
        while at < Self::NAMED.len() {
            if equal_ignoring_case(Self::NAMES[at], text) {
                return Some(Self::NAMED[at]);
            }
            at += 1;
        }
        // `from_str_radix` would take a `+`, which no level is written with.
        match text.as_bytes() {
            [b'-' | b'0'..=b'9', ..] => match i64::from_str_radix(text, 10) {
                Ok(level) => Some(Self::Level(level)),
                Err(_) => None,
            },
            _ => None,
        }
    }
}

impl fmt::Display for Effort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Level(level) => level.fmt(f),
            named => f.pad(named.as_str().unwrap_or_default()),
        }
    }
}

impl FromStr for Effort {
    type Err = ParseValueError;

    fn from_str(text: &str) -> Result<Self, ParseValueError> {
        Self::parse(text)
            .ok_or_else(|| ParseValueError::new("effort", Self::NAMES, text).or("a whole number"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::ToString;

    #[test]
    fn every_effort_reads_back() {
        for effort in Effort::NAMED.iter().copied().chain([
            Effort::Level(0),
            Effort::Level(7),
            Effort::Level(i64::MAX),
            Effort::Level(i64::MIN),
        ]) {
            assert_eq!(effort.to_string().parse(), Ok(effort));
        }
        for (effort, name) in Effort::NAMED.iter().zip(Effort::NAMES) {
            assert_eq!(effort.as_str(), Some(*name));
            assert_eq!(name.to_uppercase().parse(), Ok(*effort));
        }
    }

    #[test]
    fn refuses_what_is_neither_name_nor_number() {
        for text in [
            "",
            "highest",
            "+1",
            "-",
            "1.5",
            "9223372036854775808",
            " 1",
            "1k",
        ] {
            assert_eq!(Effort::parse(text), None, "{text}");
        }
    }
}
