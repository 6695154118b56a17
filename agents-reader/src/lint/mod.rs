//! What a lint is, and the levels that a call sets.
//!
//! What makes a file unusable is an error and has no name here. Everything else is a [`Lint`], whose [`Level`] a call
//! sets with `forbid(..)`, `deny(..)`, `warn(..)` and `allow(..)`, and a single file changes with a comment in its front
//! matter: `# include-agents: allow(unknown_tool)`. The lints are declared in [`lints`](crate::lints), one in each file.

mod levels;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

pub use levels::{Level, Levels, Origin};

/// What there is to say about a lint.
#[derive(Debug)]
pub struct Declaration {
    /// The name by which a call or a comment sets the level.
    pub name: &'static str,
    /// The level where none is set.
    pub level: Level,
    /// It judges by likeness: what it finds may be intended, so its messages say how to allow it.
    pub by_likeness: bool,
    /// What it finds, in a few words.
    pub summary: &'static str,
    /// Why it exists.
    pub reason: &'static str,
}

/// A named rule about agents that Claude Code loads: one of [`Lint::ALL`].
///
/// ```
/// use include_agents_reader::lint::{Level, Lint};
///
/// let lint = Lint::from_name("unknown_tool").unwrap();
/// assert_eq!(lint, Lint::UNKNOWN_TOOL);
/// assert_eq!(lint.default_level(), Level::Warn);
/// ```
#[derive(Clone, Copy)]
pub struct Lint(&'static Declaration);

impl Lint {
    /// The lint of a declaration.
    pub(crate) const fn new(declaration: &'static Declaration) -> Lint {
        Lint(declaration)
    }

    /// The name by which a call or a comment sets the level: `unknown_tool`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0.name
    }

    /// The level where none is set.
    #[must_use]
    pub const fn default_level(self) -> Level {
        self.0.level
    }

    /// What it finds, in a few words.
    #[must_use]
    pub const fn summary(self) -> &'static str {
        self.0.summary
    }

    /// Why it exists, in a few sentences.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        self.0.reason
    }

    /// Whether it judges by likeness, so that what it finds may be intended.
    pub(crate) const fn is_by_likeness(self) -> bool {
        self.0.by_likeness
    }
}

impl fmt::Debug for Lint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl PartialEq for Lint {
    fn eq(&self, other: &Lint) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Lint {}

impl PartialOrd for Lint {
    fn partial_cmp(&self, other: &Lint) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Lint {
    fn cmp(&self, other: &Lint) -> Ordering {
        self.name().cmp(other.name())
    }
}

impl Hash for Lint {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}
