use super::Lint;

/// What becomes of what a lint finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing.
    Allow,
    /// A warning of rustc.
    Warn,
    /// A compile error.
    Deny,
}

impl Level {
    /// The word that sets it: `allow`, `warn` or `deny`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Level::Allow => "allow",
            Level::Warn => "warn",
            Level::Deny => "deny",
        }
    }

    /// The level that a word sets.
    #[must_use]
    pub fn from_name(word: &str) -> Option<Level> {
        [Level::Allow, Level::Warn, Level::Deny]
            .into_iter()
            .find(|level| level.as_str() == word)
    }
}

/// Who set a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// `allow(..)`, `warn(..)` or `deny(..)` of the call.
    Call,
    /// `forbid(..)` of the call: no file can lower the level.
    Forbid,
    /// Another part of the call, for which a level makes sense only if it is denied: a headline for it, such as
    /// ``the call declares the fields of `Metadata` ``.
    Because(String),
}

/// The levels that a call sets.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    set: Vec<(Lint, Level, Origin)>,
}

impl Levels {
    /// Sets a level; what is set later wins, as with rustc's own flags.
    pub fn set(&mut self, lint: Lint, level: Level) {
        self.set.push((lint, level, Origin::Call));
    }

    /// Denies a lint in such a way that no file can lower its level.
    pub fn forbid(&mut self, lint: Lint) {
        self.set.push((lint, Level::Deny, Origin::Forbid));
    }

    /// Denies a lint for the sake of another part of the call, unless a level was set.
    pub fn deny_because(&mut self, lint: Lint, reason: impl Into<String>) {
        if self.given(lint).is_none() {
            let origin = Origin::Because(reason.into());
            self.set.push((lint, Level::Deny, origin));
        }
    }

    /// The level that was set for this lint, if one was.
    #[must_use]
    pub fn given(&self, lint: Lint) -> Option<Level> {
        self.last(lint).map(|(_, level, _)| *level)
    }

    /// Who set the level of this lint, if anyone did.
    #[must_use]
    pub fn origin(&self, lint: Lint) -> Option<&Origin> {
        self.last(lint).map(|(_, _, origin)| origin)
    }

    /// Whether no file can lower the level of this lint.
    #[must_use]
    pub fn is_forbidden(&self, lint: Lint) -> bool {
        self.origin(lint) == Some(&Origin::Forbid)
    }

    /// The level in force.
    #[must_use]
    pub fn of(&self, lint: Lint) -> Level {
        self.given(lint).unwrap_or_else(|| lint.default_level())
    }

    fn last(&self, lint: Lint) -> Option<&(Lint, Level, Origin)> {
        self.set.iter().rev().find(|(of, _, _)| *of == lint)
    }
}
