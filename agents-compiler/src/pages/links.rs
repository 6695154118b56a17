//! How pages link to each other.

use super::outline::Ids;
use crate::escape;
use crate::invocation::Invocation;
use include_agents_reader::catalog::{Catalog, Entry};
use include_agents_reader::delegation::delegates_of;

/// What a page needs to know of the other pages.
#[derive(Debug)]
pub(crate) struct Links<'a> {
    /// The agents.
    pub(super) catalog: &'a Catalog,
    /// The name of the enum.
    pub(super) enumeration: String,
    /// Whether each agent has a constant, which is its page.
    pub(super) has_constants: bool,
    /// The module of the catalog with a `::` after it, or nothing if the page is in that module.
    module: String,
    /// By index, the agents that an agent may delegate to.
    delegates: Vec<Vec<usize>>,
}

impl<'a> Links<'a> {
    /// For pages beside the enum.
    pub(crate) fn of(invocation: &Invocation, catalog: &'a Catalog) -> Links<'a> {
        Links::from(String::new(), invocation, catalog)
    }

    /// For pages elsewhere: `module` is the path of the enum's module with `::` after it.
    pub(crate) fn from(module: String, invocation: &Invocation, catalog: &'a Catalog) -> Links<'a> {
        let agents = catalog.agents.iter();
        Links {
            enumeration: invocation.name.to_string(),
            has_constants: invocation.options.constants,
            module,
            delegates: agents
                .map(|entry| delegates_of(&entry.document, catalog))
                .collect(),
            catalog,
        }
    }

    /// The ids of the sections of an agent.
    pub(super) fn ids(&self, entry: &Entry) -> Ids {
        match self.catalog.find(&entry.document.name) {
            Some(index) if !self.has_constants => Ids::Shared(index),
            _ => Ids::Own,
        }
    }

    /// The agents that this one may delegate to, as links.
    pub(super) fn delegates(&self, entry: &Entry) -> Vec<String> {
        let own = self.catalog.find(&entry.document.name);
        let delegates = own.and_then(|own| self.delegates.get(own));
        delegates
            .into_iter()
            .flatten()
            .filter_map(|&index| self.catalog.agents.get(index))
            .map(|other| self.link(other))
            .collect()
    }

    /// The agents that may delegate to this one, as links.
    pub(super) fn callers(&self, entry: &Entry) -> Vec<String> {
        let own = self.catalog.find(&entry.document.name);
        let agents = self.catalog.agents.iter().zip(&self.delegates);
        agents
            .filter(|(_, delegates)| own.is_some_and(|own| delegates.contains(&own)))
            .map(|(other, _)| self.link(other))
            .collect()
    }

    /// A link to the enum, in Markdown.
    pub(super) fn link_enum(&self) -> String {
        let Links {
            module,
            enumeration,
            ..
        } = self;
        format!("[<code>{enumeration}</code>](type@{module}{enumeration})")
    }

    /// A link to the variant of an agent, in Markdown.
    pub(super) fn link_variant(&self, entry: &Entry) -> String {
        let path = format!("{}::{}", self.enumeration, entry.identifiers.variant);
        format!("[<code>{path}</code>](variant@{}{path})", self.module)
    }

    /// A link to the page of an agent, or to its variant if it has no page, in Markdown.
    ///
    /// rustdoc makes no page for a private constant and leaves `value@…` in the link; the style sheets make it look like
    /// text.
    pub(super) fn link(&self, entry: &Entry) -> String {
        let Links {
            module,
            enumeration,
            ..
        } = self;
        let name = escape::to_markdown(&entry.document.name);
        let name = if name.is_empty() { "\\-" } else { &name };
        if self.has_constants {
            format!("[{name}](value@{module}{})", entry.identifiers.constant)
        } else {
            let variant = &entry.identifiers.variant;
            format!("[{name}](variant@{module}{enumeration}::{variant})")
        }
    }

    /// A link to the agent of that name, or the name if there is none.
    pub(super) fn link_name(&self, name: &str) -> String {
        let index = self.catalog.find(name);
        match index.and_then(|index| self.catalog.agents.get(index)) {
            Some(entry) => self.link(entry),
            None => format!("<code>{}</code>", escape::to_markdown(name)),
        }
    }
}
