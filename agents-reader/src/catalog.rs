//! All agents of one macro call.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use crate::document::Document;
use crate::identifiers::Identifiers;
use crate::options::FileOptions;
use crate::order;
use crate::parallel;
use crate::shape::Dialect;

/// The agents of a call, ordered by name.
#[derive(Debug, Default)]
pub struct Catalog {
    /// The agents, ordered by name and then by file.
    pub agents: Vec<Entry>,
    /// Agents with the name or identifier of another one; they were reported and are not emitted.
    pub duplicates: Vec<Entry>,
    /// Agents in whose place one of the same name in a later folder is used.
    pub overlaid: Vec<Entry>,
    /// Files without an agent that are tracked nevertheless.
    pub skipped: Vec<PathBuf>,
    /// The agents are those of a plugin, whose name is in front of theirs where they are named.
    pub is_of_plugin: bool,
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
    /// The index of the entry of [`FileOptions::identifiers`] that names it.
    pub named_by: Option<usize>,
}

impl Catalog {
    /// Orders agents by name and gives each its identifiers.
    #[must_use]
    pub fn collect(
        mut documents: Vec<Box<Document>>,
        mut skipped: Vec<PathBuf>,
        options: &FileOptions,
    ) -> Catalog {
        order::sort_by(&mut documents, |a, b| {
            (&a.name, a.file).cmp(&(&b.name, b.file))
        });
        let given = |name: &str| {
            let mut given = options.identifiers.iter();
            given.position(|(agent, _)| agent == name)
        };
        let mut agents = parallel::map(documents, |_, document| {
            let named_by = given(&document.name);
            let variant = named_by.and_then(|index| options.identifiers.get(index));
            let identifiers = match variant {
                Some((_, variant)) => Identifiers::named(variant),
                None => Identifiers::of(&document.name),
            };
            Entry {
                document,
                identifiers,
                named_by,
            }
        });
        let overlaid = if options.overlay {
            take_overlaid(&mut agents)
        } else {
            Vec::new()
        };
        // rustc tracks them, too: without one, another agent may be used.
        skipped.extend((overlaid.iter()).map(|entry| entry.document.source.absolute.clone()));
        Catalog {
            agents,
            overlaid,
            duplicates: Vec::new(),
            skipped,
            is_of_plugin: options.shape.dialect == Dialect::Plugin,
            elsewhere: Vec::new(),
        }
    }

    /// Returns the index of the agent of that name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let find = |name: &str| {
            let order = |entry: &Entry| entry.document.name.as_str().cmp(name);
            self.agents.binary_search_by(order).ok()
        };
        let in_plugin = || {
            let (_, name) = name.split_once(':').filter(|_| self.is_of_plugin)?;
            find(name)
        };
        find(name).or_else(in_plugin)
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
        order::sort(&mut identifiers);
        identifiers
            .windows(2)
            .all(|pair| pair.first() != pair.last())
    }

    /// Keeps one agent for each identifier, so that the generated code compiles even after errors.
    pub(crate) fn set_aside_duplicates(&mut self) {
        if self.has_distinct_identifiers() {
            return;
        }
        let mut taken = HashSet::new();
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
            .chain(&self.overlaid)
            .map(|entry| &*entry.document)
    }

    /// The names of all agents.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.agents.iter().map(|entry| entry.document.name.as_str())
    }
}

/// Takes out the agents of which a later folder has one of the same name. `agents` are ordered by name.
fn take_overlaid(agents: &mut Vec<Entry>) -> Vec<Entry> {
    let mut last: HashMap<String, usize> = HashMap::new();
    for Entry { document, .. } in agents.iter() {
        let root = last.entry(document.name.clone()).or_default();
        *root = (*root).max(document.source.root);
    }
    let is_overlaid = |Entry { document, .. }: &Entry| {
        let last = last.get(&document.name);
        last.is_some_and(|last| document.source.root < *last)
    };
    let all = std::mem::take(agents);
    let (overlaid, kept) = all.into_iter().partition(is_overlaid);
    *agents = kept;
    overlaid
}
