//! What a reload has changed.

/// The agents that a [`reload`](super::Agents::reload) has changed, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub(super) added: Vec<String>,
    pub(super) changed: Vec<String>,
    pub(super) removed: Vec<String>,
    pub(super) problems: bool,
}

impl Changes {
    /// Whether neither agents nor problems have changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names().next().is_none() && !self.problems
    }

    /// The agents that are new.
    #[must_use]
    pub fn added(&self) -> &[String] {
        &self.added
    }

    /// The agents that are different now, or come from another file.
    #[must_use]
    pub fn changed(&self) -> &[String] {
        &self.changed
    }

    /// The agents that no longer exist.
    #[must_use]
    pub fn removed(&self) -> &[String] {
        &self.removed
    }

    /// Whether the [problems](super::Agents::problems) are different now.
    #[must_use]
    pub fn problems(&self) -> bool {
        self.problems
    }

    /// All agents that were added, changed or removed.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let all = self.added.iter().chain(&self.changed).chain(&self.removed);
        all.map(String::as_str)
    }
}
