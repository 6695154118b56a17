//! One agent.

mod embedded;
mod make;
mod parts;

use core::fmt;

use crate::group;
use crate::settings::each_setting;
use crate::texts::Texts;
use crate::{
    AgentNames, Color, Effort, Example, Isolation, List, Map, Markdown, McpServer, Memory, Model,
    Param, PermissionMode, Sections, Settings, Tool, Tools,
};
pub use embedded::{Embedded, Extra, NO_EXTRAS, embedded, table};
use parts::Parts;

/// One agent file: its front matter, its prompt, the outline of its prompt.
///
/// It is a view, which is copied as a reference is: of what was compiled in, where it is an [`AgentDefinition`], or of what was
/// loaded at run time. Code that takes a `&Definition<'_>` takes either.
///
/// Every accessor is a `const fn`. Definitions come from `include_agents!`; for tests, one can be made by hand with
/// [`new`](Definition::new) and the `with_…` functions, in a `const` or `static`:
///
/// ```
/// use include_agents_runtime::{AgentDefinition, Color, Settings};
///
/// static AGENT: AgentDefinition = AgentDefinition::new("tester", "Tests the code", "You test.")
///     .with_color(Color::Green)
///     .with_settings(&Settings::new().with_background(true));
///
/// assert!(AGENT.background());
/// assert_eq!(AGENT.to_string(), "tester");
/// ```
///
/// Two definitions are equal when all of their content is, the path included.
#[derive(Clone, Copy)]
pub struct Definition<'a> {
    origin: Origin<'a>,
}

/// Where everything is that a definition says.
#[derive(Clone, Copy)]
enum Origin<'a> {
    /// In what was generated for a file.
    Embedded(&'static Embedded),
    /// In the definition itself: it was made by hand, or loaded, or something was set.
    Parts(Parts<'a>),
}

/// A [`Definition`] that was compiled in: what `include_agents!` generates.
pub type AgentDefinition = Definition<'static>;

/// The accessors of the settings.
macro_rules! setting_accessors {
    ($(
        $(#[$doc:meta])*
        $key:literal $letter:literal $unpack:path;
        $field:ident: $type:ty = $default:expr;
        $setter:ident($argument:ty) $make:path;
    )+) => {
        /// What the front matter says.
        impl<'a> Definition<'a> {
            $(
                $(#[$doc])*
                #[must_use]
                pub const fn $field(&self) -> $type {
                    self.settings().$field
                }
            )+
        }
    };
}

each_setting!(setting_accessors);

/// The front matter.
impl<'a> Definition<'a> {
    /// The agent's name: `name`.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.texts().name()
    }

    /// When to use the agent, with the examples, as Claude Code reads it: `description`.
    #[must_use]
    pub const fn description(&self) -> &'a str {
        self.texts().description()
    }

    /// The description without its examples.
    #[must_use]
    pub const fn when_to_use(&self) -> &'a str {
        self.texts().when_to_use()
    }

    /// The example dialogues of the description.
    #[must_use]
    pub const fn examples(&self) -> List<'a, Example<'a>> {
        self.parts().examples()
    }

    /// The model: `model`. `None` inherits, as [`Model::Inherit`] does.
    #[must_use]
    pub const fn model(&self) -> Option<Model<'a>> {
        self.parts().model
    }

    /// The color in the lists of Claude Code: `color`.
    #[must_use]
    pub const fn color(&self) -> Option<Color> {
        self.parts().color
    }

    /// The tools the agent may use: `tools`, `disallowedTools`, and what `memory` adds.
    #[must_use]
    pub const fn tools(&self) -> Tools<'a> {
        let settings = self.settings();
        let tools = match self.listed_tools() {
            Some(listed) => Tools::of(listed),
            None => Tools::inherited(),
        };
        let tools = tools.without_list(settings.disallowed_tools);
        match settings.memory {
            Some(_) => tools.with_memory(),
            None => tools,
        }
    }

    /// The parameters of the prompt: `params`, a key of include-agents. `{{x}}` in the prompt stands for a value of the
    /// parameter `x`; without parameters, it means nothing.
    ///
    /// [`prompt`](Definition::prompt) is the text as it is written. Claude Code fills in nothing. In a generated catalog, there is
    /// a struct for each agent with parameters, which prints the prompt with values of them: see
    /// [the guide](https://docs.rs/include-agents/latest/include_agents/guide/parameters/index.html).
    #[must_use]
    pub const fn params(&self) -> List<'a, Param<'a>> {
        self.settings().params
    }

    /// Every other key of the front matter. Claude Code ignores them.
    #[must_use]
    pub const fn metadata(&self) -> Map<'a> {
        self.settings().metadata
    }

    pub(crate) const fn settings(&self) -> Settings<'a> {
        self.parts().settings()
    }

    const fn listed_tools(&self) -> Option<List<'a, Tool<'a>>> {
        self.parts().listed_tools()
    }

    /// Its texts, of which few accessors need more.
    const fn texts(&self) -> Texts<'a> {
        match &self.origin {
            Origin::Embedded(embedded) => embedded.texts(),
            Origin::Parts(parts) => parts.texts,
        }
    }

    const fn parts(&self) -> Parts<'a> {
        match &self.origin {
            Origin::Embedded(embedded) => embedded.parts(),
            Origin::Parts(parts) => *parts,
        }
    }
}

/// The prompt and its outline.
impl<'a> Definition<'a> {
    /// The system prompt: the file's body without white space around it, line endings as LF, otherwise byte for byte.
    #[must_use]
    pub const fn prompt(&self) -> &'a str {
        self.texts().prompt()
    }

    /// The part of the prompt before the first section, trimmed.
    #[must_use]
    pub const fn introduction(&self) -> &'a str {
        self.sections().introduction()
    }

    /// The sections of the prompt: its headings, its bold lines and its lead-ins to lists.
    #[must_use]
    pub const fn sections(&self) -> Sections<'a> {
        Sections::new(self.prompt(), self.texts().outline())
    }

    /// What follows the list of a last section that is a bold line or a lead-in, trimmed; otherwise empty.
    #[must_use]
    pub const fn conclusion(&self) -> &'a str {
        self.sections().conclusion()
    }

    /// The folder of the file below the folder of the call, such as `review/rust`; empty at its top.
    ///
    /// It is a part of the [path](Definition::path).
    #[must_use]
    pub const fn group(&self) -> &'a str {
        group::folders_at_end(self.path(), self.group_depth())
    }

    /// How many folders of the path are the group.
    const fn group_depth(&self) -> u8 {
        match self.texts().depth() {
            Some(depth) => depth,
            None => self.parts().packed_depth(),
        }
    }

    /// The path of the file, relative to the crate, with `/` on every platform.
    #[must_use]
    pub const fn path(&self) -> &'a str {
        self.texts().path()
    }
}

/// The way back.
impl<'a> Definition<'a> {
    /// The agent as the text of a file that compiles to an equal agent: see [`Markdown`].
    #[must_use]
    pub const fn to_markdown(&self) -> Markdown<'a> {
        Markdown::new(*self)
    }
}

impl PartialEq<Definition<'_>> for Definition<'_> {
    fn eq(&self, other: &Definition<'_>) -> bool {
        self.group() == other.group() && self.parts() == other.parts()
    }
}

impl fmt::Debug for Definition<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Definition")
            .field("name", &self.name())
            .field("texts", &self.texts())
            .field("examples", &self.examples())
            .field("tools", &self.listed_tools())
            .field("model", &self.model())
            .field("settings", &self.settings())
            .field("color", &self.color())
            .finish()
    }
}

impl fmt::Display for Definition<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests;
