//! How pages link to each other.

use super::escape;
use crate::catalogue::{Catalogue, Entry};
use crate::invocation::Invocation;

/// What links to agents begin with.
#[derive(Debug)]
pub(crate) struct Names {
    /// The module of the catalogue with a `::` behind it, or nothing where the page is in that module.
    module: String,
    /// The name of the enum.
    pub(crate) enumeration: String,
    /// Whether each agent has a constant, which is its page.
    constants: bool,
}

impl Names {
    /// For pages beside the enum.
    pub(crate) fn of(invocation: &Invocation) -> Names {
        Names {
            module: String::new(),
            enumeration: invocation.name.to_string(),
            constants: invocation.options.constants,
        }
    }

    /// For pages anywhere else.
    pub(crate) fn within(invocation: &Invocation, module: &str) -> Names {
        Names {
            module: module.to_owned(),
            ..Names::of(invocation)
        }
    }

    /// Whether each agent has a constant.
    pub(crate) fn has_constants(&self) -> bool {
        self.constants
    }

    /// A link to the enum, in Markdown.
    pub(super) fn link_enum(&self) -> String {
        let Names {
            module,
            enumeration,
            ..
        } = self;
        format!("[<code>{enumeration}</code>](type@{module}{enumeration})")
    }

    /// A link to the variant of an agent, in Markdown.
    pub(super) fn link_variant(&self, entry: &Entry) -> String {
        let Names {
            module,
            enumeration,
            ..
        } = self;
        let path = format!("{enumeration}::{}", entry.identifiers.variant);
        format!("[<code>{path}</code>](variant@{module}{path})")
    }

    /// A link to the page of an agent, in Markdown.
    pub(super) fn link(&self, entry: &Entry) -> String {
        let Names {
            module,
            enumeration,
            constants,
        } = self;
        let name = escape::to_markdown(&entry.document.name);
        let name = if name.is_empty() { "\\-" } else { &name };
        if *constants {
            format!("[{name}](value@{module}{})", entry.identifiers.constant)
        } else {
            let variant = &entry.identifiers.variant;
            format!("[{name}](variant@{module}{enumeration}::{variant})")
        }
    }

    /// A link to the agent of that name, or the name where there is none.
    pub(super) fn link_name(&self, name: &str, catalogue: &Catalogue) -> String {
        match catalogue
            .find(name)
            .and_then(|index| catalogue.agents.get(index))
        {
            Some(entry) => self.link(entry),
            None => format!("<code>{}</code>", escape::to_markdown(name)),
        }
    }
}
