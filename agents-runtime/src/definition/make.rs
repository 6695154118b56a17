//! Making a definition: by hand, in generated code, by the reader.

use super::{Definition, Origin, Parts};
use crate::text::equal;
use crate::texts::{Apart, Texts};
use crate::{Color, Example, Model, Settings, Tool, group};

/// Making a definition.
impl<'a> Definition<'a> {
    /// Creates a definition from the parts that every agent has.
    #[must_use]
    pub const fn new(name: &'a str, description: &'a str, prompt: &'a str) -> Self {
        Self::of(Parts::new(name, description, prompt))
    }

    const fn of(parts: Parts<'a>) -> Self {
        Self {
            origin: Origin::Parts(parts),
        }
    }

    /// Sets the path of the file.
    #[must_use]
    pub const fn with_path(self, path: &'a str) -> Self {
        let mut texts = self.texts().apart();
        texts.path = path;
        self.with_texts(texts)
    }

    /// Sets how many folders at the end of the path, before the name of the file, are the [group](Definition::group);
    /// without this, none is. At most fifteen are.
    ///
    /// ```
    /// use include_agents_runtime::AgentDefinition;
    ///
    /// const AGENT: AgentDefinition = AgentDefinition::new("a", "Reviews Rust", "You review.")
    ///     .with_path("agents/review/rust/a.md")
    ///     .with_group_depth(2);
    /// assert_eq!(AGENT.group(), "review/rust");
    /// ```
    #[must_use]
    pub const fn with_group_depth(self, folders: u8) -> Self {
        let mut parts = self.parts();
        parts.texts = Texts::Apart(parts.texts.apart());
        // Where more is packed, the depth is there.
        let holds_depth_only = equal(parts.packed, group::DEPTHS[parts.packed_depth() as usize]);
        if (parts.packed.is_empty() || holds_depth_only) && (folders as usize) < group::DEPTHS.len()
        {
            parts.packed = group::DEPTHS[folders as usize];
        }
        Self::of(parts)
    }

    /// Sets the description without its examples; without this, it is the description.
    #[must_use]
    pub const fn with_when_to_use(self, when_to_use: &'a str) -> Self {
        let mut texts = self.texts().apart();
        texts.when_to_use = when_to_use;
        self.with_texts(texts)
    }

    /// Sets the examples of the description.
    #[must_use]
    pub const fn with_examples(self, examples: &'a [Example<'a>]) -> Self {
        let mut parts = self.parts();
        parts.examples = Some(examples);
        Self::of(parts)
    }

    /// Sets `model`.
    #[must_use]
    pub const fn with_model(self, model: Model<'a>) -> Self {
        let mut parts = self.parts();
        parts.model = Some(model);
        Self::of(parts)
    }

    /// Sets `color`.
    #[must_use]
    pub const fn with_color(self, color: Color) -> Self {
        let mut parts = self.parts();
        parts.color = Some(color);
        Self::of(parts)
    }

    /// Sets `tools` to exactly these; without this, they are inherited.
    ///
    /// What is disallowed is set with [`Settings::with_disallowed_tools`].
    #[must_use]
    pub const fn with_tools(self, tools: &'a [Tool<'a>]) -> Self {
        let mut parts = self.parts();
        parts.tools = Some(tools);
        Self::of(parts)
    }

    /// Sets the front matter that few agents have.
    #[must_use]
    pub const fn with_settings(self, settings: &'a Settings<'a>) -> Self {
        let mut parts = self.parts();
        parts.settings = Some(settings);
        Self::of(parts)
    }

    /// Sets the packed outline of the prompt. Only the compiler knows how to pack one.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_outline(self, packed: &'a [u8]) -> Self {
        let mut texts = self.texts().apart();
        texts.outline = packed;
        self.with_texts(texts)
    }

    /// Sets all texts. The depth of the group may have been where they were.
    const fn with_texts(self, texts: Apart<'a>) -> Self {
        let mut parts = self.with_group_depth(self.group_depth()).parts();
        parts.texts = Texts::Apart(texts);
        Self::of(parts)
    }

    /// Sets what is packed: examples, tools and settings of an agent that was loaded. Only the reader knows how to pack them.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_packed(self, packed: &'a str) -> Self {
        let mut parts = self.parts();
        parts.packed = packed;
        Self::of(parts)
    }
}
