//! One agent, and where it is from.

use std::fmt;
use std::ops::Deref;
use std::path::Path;

use include_agents_reader::loaded::Loaded;

use crate::Definition;

/// Where an agent is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Layer<'a> {
    /// It is compiled in.
    BuiltIn,
    /// It is compiled in, and its file was read [from its source](super::Layers::source).
    Source,
    /// The folder of this path, as the program gives it.
    Folder(&'a Path),
}

impl fmt::Display for Layer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn => f.pad("built in"),
            Self::Source => f.pad("source"),
            Self::Folder(path) => path.display().fmt(f),
        }
    }
}

/// An agent that is in force: its [`Definition`], to which this dereferences, and where it is from.
#[derive(Clone, Copy)]
pub struct LoadedAgent<'a> {
    definition: Definition<'a>,
    layer: Layer<'a>,
    file: Option<(&'a Path, &'a Loaded)>,
}

impl<'a> LoadedAgent<'a> {
    pub(super) fn built_in(definition: &Definition<'static>) -> Self {
        Self {
            definition: *definition,
            layer: Layer::BuiltIn,
            file: None,
        }
    }

    pub(super) fn of_file(agent: &'a Loaded, path: &'a Path, layer: Layer<'a>) -> Self {
        Self {
            definition: agent.definition(),
            layer,
            file: Some((path, agent)),
        }
    }

    /// Everything that is known of the agent, for as long as the [`Agents`](super::Agents) are not reloaded.
    #[must_use]
    pub fn definition(&self) -> Definition<'a> {
        self.definition
    }

    /// Where the agent is from.
    #[must_use]
    pub fn layer(&self) -> Layer<'a> {
        self.layer
    }

    /// The file that the agent was read from at run time. [`path`](Definition::path) is its path for messages.
    #[must_use]
    pub fn file(&self) -> Option<&'a Path> {
        self.file.map(|(path, _)| path)
    }

    /// The text of that file.
    pub(super) fn text(&self) -> Option<&'a str> {
        self.file.map(|(_, agent)| &**agent.file())
    }
}

impl<'a> Deref for LoadedAgent<'a> {
    type Target = Definition<'a>;

    fn deref(&self) -> &Definition<'a> {
        &self.definition
    }
}

impl fmt::Debug for LoadedAgent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LoadedAgent")
            .field("layer", &self.layer)
            .field("definition", &self.definition)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for LoadedAgent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.definition.fmt(f)
    }
}
