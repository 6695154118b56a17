use super::Lint;

/// What is made of what a lint finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing.
    Allow,
    /// A warning of rustc's.
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

/// The levels that a call sets.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    set: Vec<(Lint, Level)>,
}

impl Levels {
    /// Sets a level; what is set later wins, as with rustc's own flags.
    pub fn set(&mut self, lint: Lint, level: Level) {
        self.set.push((lint, level));
    }

    /// The level that was set for this lint, if one was.
    #[must_use]
    pub fn given(&self, lint: Lint) -> Option<Level> {
        self.set
            .iter()
            .rev()
            .find(|(of, _)| *of == lint)
            .map(|(_, level)| *level)
    }

    /// The level in force.
    #[must_use]
    pub fn of(&self, lint: Lint) -> Level {
        self.given(lint).unwrap_or_else(|| lint.default_level())
    }
}
