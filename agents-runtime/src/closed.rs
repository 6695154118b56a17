//! The closed sets of the format whose values are all plain names.
//!
//! The names are those of Claude Code's agent files; their case matters.

use core::fmt;
use core::str::FromStr;

use crate::ParseValueError;
use crate::text::equal;

/// Gives an enum of plain names its list, its text and its way back from text.
macro_rules! closed_set {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident ($kind:literal) {
            $($(#[$doc:meta])* $variant:ident = $text:literal,)+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// Every value, in the order of the documentation of the format.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            const NAMES: &'static [&'static str] = &[$($text),+];

            /// The value as it is written in an agent file.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }

            /// The value of this name; the `const` form of [`FromStr`].
            #[must_use]
            pub const fn parse(text: &str) -> Option<Self> {
                let mut at = 0;
                while at < Self::ALL.len() {
                    if equal(Self::ALL[at].as_str(), text) {
                        return Some(Self::ALL[at]);
                    }
                    at += 1;
                }
                None
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl FromStr for $name {
            type Err = ParseValueError;

            fn from_str(text: &str) -> Result<Self, ParseValueError> {
                Self::parse(text).ok_or_else(|| ParseValueError::new($kind, Self::NAMES, text))
            }
        }
    };
}
pub(crate) use closed_set;

closed_set! {
    /// When an agent asks for permission: the front matter's `permissionMode`.
    ///
    /// ```
    /// use include_agents_runtime::PermissionMode;
    ///
    /// assert_eq!("acceptEdits".parse(), Ok(PermissionMode::AcceptEdits));
    /// assert_eq!(PermissionMode::BypassPermissions.to_string(), "bypassPermissions");
    /// ```
    #[non_exhaustive]
    pub enum PermissionMode ("permission mode") {
        /// `default`: asks the first time each tool is used.
        Default = "default",
        /// `acceptEdits`: edits files without asking.
        AcceptEdits = "acceptEdits",
        /// `auto`: Claude Code decides when to ask.
        Auto = "auto",
        /// `dontAsk`: refuses what is not allowed beforehand, without asking.
        DontAsk = "dontAsk",
        /// `bypassPermissions`: never asks.
        BypassPermissions = "bypassPermissions",
        /// `plan`: reads and plans, and changes nothing.
        Plan = "plan",
        /// `manual`: asks every time.
        Manual = "manual",
    }
}

closed_set! {
    /// Where an agent keeps what it learns between sessions: the front matter's `memory`.
    #[non_exhaustive]
    pub enum Memory ("memory") {
        /// `user`: for all of a user's projects.
        User = "user",
        /// `project`: with the project, shared.
        Project = "project",
        /// `local`: with the project, not shared.
        Local = "local",
    }
}

closed_set! {
    /// Where an agent works: the front matter's `isolation`.
    #[non_exhaustive]
    pub enum Isolation ("isolation") {
        /// `worktree`: in a temporary git worktree.
        Worktree = "worktree",
        /// `remote`: in a remote environment.
        Remote = "remote",
    }
}

closed_set! {
    /// The speaker of a [`Turn`](crate::Turn) of an example dialogue.
    pub enum Speaker ("speaker") {
        /// The person who asks.
        User = "user",
        /// The assistant, which decides whether to call the agent.
        Assistant = "assistant",
    }
}

closed_set! {
    /// What makes a part of a prompt a [`Section`](crate::Section).
    #[non_exhaustive]
    pub enum SectionKind ("section kind") {
        /// An ATX (`## Title`) or setext (underlined) heading.
        Heading = "heading",
        /// A bold line (`**Title**`) that is alone or directly before a list.
        Bold = "bold",
        /// A paragraph that ends in a colon, directly before a list.
        LeadIn = "lead-in",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::format;
    use std::string::ToString;

    #[test]
    fn every_name_reads_back() {
        for &mode in PermissionMode::ALL {
            assert_eq!(mode.to_string().parse(), Ok(mode));
        }
        for &memory in Memory::ALL {
            assert_eq!(Memory::parse(memory.as_ref()), Some(memory));
        }
        for &isolation in Isolation::ALL {
            assert_eq!(isolation.as_str().parse(), Ok(isolation));
        }
        for &speaker in Speaker::ALL {
            assert_eq!(speaker.as_str().parse(), Ok(speaker));
        }
        for &kind in SectionKind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
    }

    #[test]
    fn the_case_matters_and_the_error_suggests_it() {
        let error = "AcceptEdits".parse::<PermissionMode>().unwrap_err();
        assert_eq!(error.nearest(), Some("acceptEdits"));
        assert_eq!("".parse::<Memory>().unwrap_err().nearest(), None);
    }

    #[test]
    fn display_pads_for_tables() {
        assert_eq!(format!("[{:>7}]", Memory::User), "[   user]");
    }
}
