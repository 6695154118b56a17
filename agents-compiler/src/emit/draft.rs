//! The parts of each agent's code that threads can prepare: tokens cannot leave their thread.

use super::docs;
use super::head::{self, Embedded};
use include_agents_reader::catalog::{Catalog, Entry};
use include_agents_reader::{outline, parallel};

/// The parts of an agent's code.
pub(super) struct Draft {
    /// The short docs, of its variant and its constant.
    pub(super) summary: String,
    /// The packed outline.
    pub(super) outline: Vec<u8>,
    /// The definition, if all of its texts are parts of the file.
    pub(super) embedded: Option<Embedded>,
}

/// Prepares every agent of a catalog, in its order.
pub(super) fn draft(catalog: &Catalog) -> Vec<Draft> {
    let entries: Vec<&Entry> = catalog.agents.iter().collect();
    parallel::map(entries, |_, entry| {
        let document = &entry.document;
        let outline = outline::pack::pack(&document.outline);
        Draft {
            summary: docs::summarize(document),
            embedded: head::embed(document, &outline),
            outline,
        }
    })
}
