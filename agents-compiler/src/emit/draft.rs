//! What can be written of each agent before there are tokens, which no other thread may have.

use super::docs;
use crate::catalogue::{Catalogue, Entry};
use crate::{outline, parallel};

/// What an agent's code is made of.
pub(super) struct Draft {
    /// The short docs, of its variant and its constant.
    pub(super) summary: String,
    /// The packed outline, and the titles that are no parts of the prompt.
    pub(super) outline: (Vec<u8>, String),
}

/// Drafts every agent of a catalogue, in its order.
pub(super) fn draft(catalogue: &Catalogue) -> Vec<Draft> {
    let entries: Vec<&Entry> = catalogue.agents.iter().collect();
    parallel::map(entries, |_, entry| Draft {
        summary: docs::summarise(&entry.document),
        outline: outline::pack::pack(&entry.document.outline),
    })
}
