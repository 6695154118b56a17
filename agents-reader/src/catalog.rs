//! All agents of one macro call.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::document::Document;
use crate::identifiers::Identifiers;
use crate::parallel;

/// The agents of a call, ordered by name.
#[derive(Debug, Default)]
pub struct Catalog {
    /// The agents, ordered by name and then by file.
    pub agents: Vec<Entry>,
    /// Agents with the name or identifier of another one; they were reported and are not emitted.
    pub duplicates: Vec<Entry>,
    /// Files without an agent that are tracked nevertheless.
    pub skipped: Vec<PathBuf>,
    /// The names of agents that are not in this catalog and exist nevertheless.
    pub elsewhere: Vec<String>,
}

/// An agent and its identifiers in Rust.
#[derive(Debug)]
pub struct Entry {
    /// The agent.
    pub document: Box<Document>,
    /// Its variant and its constant.
    pub identifiers: Identifiers,
}

impl Catalog {
    /// Orders agents by name and gives each its identifiers.
    #[must_use]
    pub fn collect(mut documents: Vec<Box<Document>>, skipped: Vec<PathBuf>) -> Catalog {
        documents.sort_by(|a, b| (&a.name, a.file).cmp(&(&b.name, b.file)));
        let agents = parallel::map(documents, |_, document| Entry {
            identifiers: Identifiers::of(&document.name),
            document,
        });
        Catalog {
            agents,
            duplicates: Vec::new(),
            skipped,
            elsewhere: Vec::new(),
        }
    }

    /// Returns the index of the agent of that name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        self.agents
            .binary_search_by(|entry| entry.document.name.as_str().cmp(name))
            .ok()
    }

    /// Whether all identifiers are unique, as they usually are. Looking for the duplicates takes twice as long.
    pub(crate) fn has_distinct_identifiers(&self) -> bool {
        let mut identifiers: Vec<&str> = Vec::with_capacity(2 * self.agents.len());
        for Entry {
            identifiers: of, ..
        } in &self.agents
        {
            identifiers.push(&of.variant);
            // Of a short name, both are the same.
            if of.constant != of.variant {
                identifiers.push(&of.constant);
            }
        }
        identifiers.sort_unstable();
        identifiers
            .windows(2)
            .all(|pair| pair.first() != pair.last())
    }

    /// Keeps one agent for each identifier, so that the generated code compiles even after errors.
    pub(crate) fn set_aside_duplicates(&mut self) {
        if self.has_distinct_identifiers() {
            return;
        }
        let mut taken = BTreeSet::new();
        let (agents, duplicates) =
            std::mem::take(&mut self.agents)
                .into_iter()
                .partition(|entry| {
                    let Identifiers { variant, constant } = &entry.identifiers;
                    let is_new = !taken.contains(variant) && !taken.contains(constant);
                    taken.extend([variant.clone(), constant.clone()]);
                    is_new
                });
        self.agents = agents;
        self.duplicates = duplicates;
    }

    /// Returns every document, whether it is emitted or not.
    pub fn all(&self) -> impl Iterator<Item = &Document> {
        self.agents
            .iter()
            .chain(&self.duplicates)
            .map(|entry| &*entry.document)
    }

    /// The names of all agents.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.agents.iter().map(|entry| entry.document.name.as_str())
    }
}
