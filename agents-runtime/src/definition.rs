//! One agent.

use core::fmt;

use crate::group;
use crate::packed::{Packed, option};
use crate::settings::each_setting;
use crate::text::equal;
use crate::texts::{Apart, Head, Texts};
use crate::{
    AgentNames, Color, Effort, Example, Isolation, List, Map, Markdown, McpServer, Memory, Model,
    Param, PermissionMode, Sections, Settings, Tool, Tools,
};

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
    texts: Texts<'a>,
    /// What follows is in here, unless it is set.
    packed: &'a str,
    examples: Option<&'a [Example<'a>]>,
    tools: Option<&'a [Tool<'a>]>,
    model: Option<Model<'a>>,
    settings: Option<&'a Settings<'a>>,
    color: Option<Color>,
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

/// Making a definition.
impl<'a> Definition<'a> {
    /// Creates a definition from the parts that every agent has.
    #[must_use]
    pub const fn new(name: &'a str, description: &'a str, prompt: &'a str) -> Self {
        Self {
            texts: Texts::Apart(Apart {
                name,
                description,
                when_to_use: description,
                prompt,
                path: "",
                outline: &[],
            }),
            packed: "",
            examples: None,
            tools: None,
            model: None,
            settings: None,
            color: None,
        }
    }

    /// A definition whose texts are parts of its file. Their places, and other short values, are in `head`; `words`
    /// contain path and name. Only the compiler knows how to make a head. Generated code calls this in `static`
    /// initializers, where a panic is a compile error.
    ///
    /// rustc runs this for every agent, and every statement of it takes half a microsecond there.
    ///
    /// # Panics
    ///
    /// When the file is not the one that the head was made for: when its length is another one.
    #[doc(hidden)]
    #[must_use]
    pub const fn embedded(
        file: &'a str,
        words: &'a str,
        head: &'a [u8],
        tools: Option<&'a [Tool<'a>]>,
    ) -> Self {
        let head = Head::new(head);
        assert!(
            head.is_of(file.len()),
            "an agent file changed while it was being compiled; build again"
        );
        Self {
            texts: Texts::Embedded { file, head, words },
            packed: "",
            examples: None,
            tools,
            model: match head.model() {
                0 => None,
                place => Some(Model::NAMED[place - 1]),
            },
            settings: None,
            color: match head.color() {
                0 => None,
                place => Some(Color::NAMED[place - 1]),
            },
        }
    }

    /// Sets the path of the file.
    #[must_use]
    pub const fn with_path(mut self, path: &'a str) -> Self {
        self = self.with_group_depth(self.group_depth());
        let mut texts = self.texts.apart();
        texts.path = path;
        self.texts = Texts::Apart(texts);
        self
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
    pub const fn with_group_depth(mut self, folders: u8) -> Self {
        self.texts = Texts::Apart(self.texts.apart());
        // Where more is packed, the depth is there.
        let holds_depth_only = equal(self.packed, group::DEPTHS[self.group_depth() as usize]);
        if (self.packed.is_empty() || holds_depth_only) && (folders as usize) < group::DEPTHS.len()
        {
            self.packed = group::DEPTHS[folders as usize];
        }
        self
    }

    /// Sets the description without its examples; without this, it is the description.
    #[must_use]
    pub const fn with_when_to_use(mut self, when_to_use: &'a str) -> Self {
        self = self.with_group_depth(self.group_depth());
        let mut texts = self.texts.apart();
        texts.when_to_use = when_to_use;
        self.texts = Texts::Apart(texts);
        self
    }

    /// Sets the examples of the description.
    #[must_use]
    pub const fn with_examples(mut self, examples: &'a [Example<'a>]) -> Self {
        self.examples = Some(examples);
        self
    }

    /// Sets `model`.
    #[must_use]
    pub const fn with_model(mut self, model: Model<'a>) -> Self {
        self.model = Some(model);
        self
    }

    /// Sets `color`.
    #[must_use]
    pub const fn with_color(mut self, color: Color) -> Self {
        self.color = Some(color);
        self
    }

    /// Sets `tools` to exactly these; without this, they are inherited.
    ///
    /// What is disallowed is set with [`Settings::with_disallowed_tools`].
    #[must_use]
    pub const fn with_tools(mut self, tools: &'a [Tool<'a>]) -> Self {
        self.tools = Some(tools);
        self
    }

    /// Sets the front matter that few agents have.
    #[must_use]
    pub const fn with_settings(mut self, settings: &'a Settings<'a>) -> Self {
        self.settings = Some(settings);
        self
    }

    /// Sets the packed outline of the prompt. Only the compiler knows how to pack one.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_outline(mut self, packed: &'a [u8]) -> Self {
        self = self.with_group_depth(self.group_depth());
        let mut texts = self.texts.apart();
        texts.outline = packed;
        self.texts = Texts::Apart(texts);
        self
    }

    /// Sets what is packed: examples, tools and settings of an agent that was loaded. Only the reader knows how to pack them.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_packed(mut self, packed: &'a str) -> Self {
        self.packed = packed;
        self
    }
}

/// The front matter.
impl<'a> Definition<'a> {
    /// The agent's name: `name`.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.texts.name()
    }

    /// When to use the agent, with the examples, as Claude Code reads it: `description`.
    #[must_use]
    pub const fn description(&self) -> &'a str {
        self.texts.description()
    }

    /// The description without its examples.
    #[must_use]
    pub const fn when_to_use(&self) -> &'a str {
        self.texts.when_to_use()
    }

    /// The example dialogues of the description.
    #[must_use]
    pub const fn examples(&self) -> List<'a, Example<'a>> {
        match self.examples {
            Some(examples) => List::new(examples),
            None => List::packed(self.unpacked(EXAMPLES)),
        }
    }

    /// The model: `model`. `None` inherits, as [`Model::Inherit`] does.
    #[must_use]
    pub const fn model(&self) -> Option<Model<'a>> {
        self.model
    }

    /// The color in the lists of Claude Code: `color`.
    #[must_use]
    pub const fn color(&self) -> Option<Color> {
        self.color
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
        match self.settings {
            Some(settings) => *settings,
            None => Settings::unpack(self.unpacked(SETTINGS)),
        }
    }

    const fn listed_tools(&self) -> Option<List<'a, Tool<'a>>> {
        match self.tools {
            Some(tools) => Some(List::new(tools)),
            None => match option(self.unpacked(TOOLS)) {
                Some(tools) => Some(List::packed(tools)),
                None => None,
            },
        }
    }

    /// A part of what is packed; empty if nothing is.
    const fn unpacked(&self, part: usize) -> &'a str {
        match Packed(self.packed).get(part) {
            Some(text) => text,
            None => "",
        }
    }
}

/// The prompt and its outline.
impl<'a> Definition<'a> {
    /// The system prompt: the file's body without white space around it, line endings as LF, otherwise byte for byte.
    #[must_use]
    pub const fn prompt(&self) -> &'a str {
        self.texts.prompt()
    }

    /// The part of the prompt before the first section, trimmed.
    #[must_use]
    pub const fn introduction(&self) -> &'a str {
        self.sections().introduction()
    }

    /// The sections of the prompt: its headings, its bold lines and its lead-ins to lists.
    #[must_use]
    pub const fn sections(&self) -> Sections<'a> {
        Sections::new(self.prompt(), self.texts.outline())
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
        match self.texts.depth() {
            Some(depth) => depth,
            None => group::unpack_depth(self.unpacked(DEPTH)),
        }
    }

    /// The path of the file, relative to the crate, with `/` on every platform.
    #[must_use]
    pub const fn path(&self) -> &'a str {
        self.texts.path()
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

/// The places of what is packed.
const EXAMPLES: usize = 0;
const TOOLS: usize = 1;
const SETTINGS: usize = 2;
const DEPTH: usize = 3;

impl PartialEq<Definition<'_>> for Definition<'_> {
    fn eq(&self, other: &Definition<'_>) -> bool {
        // All fields but `packed`, in which the others are.
        let Definition {
            texts,
            packed: _,
            examples: _,
            tools: _,
            model,
            settings: _,
            color,
        } = *self;
        texts.name() == other.name()
            && texts.description() == other.description()
            && texts.when_to_use() == other.when_to_use()
            && texts.prompt() == other.prompt()
            && texts.path() == other.path()
            && self.group() == other.group()
            && self.examples() == other.examples()
            && self.listed_tools() == other.listed_tools()
            && model == other.model
            && texts.outline() == other.texts.outline()
            && color == other.color
            && self.settings() == other.settings()
    }
}

impl fmt::Debug for Definition<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Definition")
            .field("name", &self.name())
            .field("texts", &self.texts)
            .field("examples", &self.examples())
            .field("tools", &self.listed_tools())
            .field("model", &self.model)
            .field("settings", &self.settings())
            .field("color", &self.color)
            .finish()
    }
}

impl fmt::Display for Definition<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::format;

    const PLAIN: AgentDefinition = AgentDefinition::new("a", "when", "prompt");

    #[test]
    fn what_is_not_set_is_absent() {
        assert_eq!(PLAIN.when_to_use(), "when");
        assert_eq!(PLAIN.introduction(), "prompt");
        assert_eq!(PLAIN.conclusion(), "");
        assert!(PLAIN.sections().is_empty());
        assert!(PLAIN.tools().is_inherited());
        assert!(PLAIN.metadata().is_empty());
        assert_eq!(PLAIN.max_turns(), None);
    }

    #[test]
    fn disallowed_tools_are_part_of_the_tools() {
        static AGENT: AgentDefinition =
            PLAIN.with_settings(&Settings::new().with_disallowed_tools(&[Tool::new("Bash")]));
        assert!(AGENT.tools().is_inherited());
        assert!(!AGENT.tools().allows("Bash"));
        assert_eq!(AGENT.disallowed_tools(), AGENT.tools().disallowed());
    }

    #[test]
    fn equality_is_of_content() {
        static NOTHING: Settings<'_> = Settings::new();
        static TURNS: Settings<'_> = Settings::new().with_max_turns(1);
        assert_eq!(PLAIN, PLAIN.with_settings(&NOTHING));
        assert_eq!(PLAIN, PLAIN.with_when_to_use("when"));
        for other in [
            PLAIN.with_settings(&TURNS),
            PLAIN.with_path("a.md"),
            PLAIN.with_path("b/a.md").with_group_depth(1),
            PLAIN.with_when_to_use("then"),
            PLAIN.with_examples(const { &[Example::new(None, &[], None)] }),
            PLAIN.with_model(Model::Inherit),
            PLAIN.with_color(Color::Red),
            PLAIN.with_tools(&[]),
            PLAIN.with_outline(b"  "),
            AgentDefinition::new("b", "when", "prompt"),
            AgentDefinition::new("a", "when", "another prompt"),
        ] {
            assert_ne!(PLAIN, other);
            assert_eq!(other, other);
        }
    }

    const FILE: &str = "---\ndescription: é\n---\nprompt";

    /// Lengths of file and prompt, prompt, description, when to use, name, length of the path, model and color; then an outline.
    const HEAD: &[u8] =
        b"\x1e\0\0\0\x06\0\0\0\x18\0\x11\0\x02\0\x11\0\x02\0\0\0\x01\0\x04\0\x02\x01 &";

    #[test]
    fn texts_may_be_parts_of_a_file() {
        static AGENT: AgentDefinition = AgentDefinition::embedded(FILE, "a.md", HEAD, None);
        let apart = AgentDefinition::new("a", "é", "prompt")
            .with_path("a.md")
            .with_model(Model::Opus)
            .with_color(Color::Red)
            .with_outline(b" &");
        assert_eq!(AGENT, apart);
        assert_eq!(AGENT.with_when_to_use("now"), apart.with_when_to_use("now"));
        assert!(!format!("{AGENT:?}").contains("---"));
    }

    #[test]
    fn a_group_is_a_part_of_the_path() {
        const PATH: AgentDefinition = PLAIN.with_path("x/review/rust/a.md");
        const _: () = assert!(PATH.group().is_empty());
        for (depth, group) in [
            (0, ""),
            (1, "rust"),
            (2, "review/rust"),
            (3, "x/review/rust"),
            (9, "x/review/rust"),
        ] {
            assert_eq!(PATH.with_group_depth(depth).group(), group);
        }
        for depth in 0..16 {
            let agent = PATH.with_group_depth(depth);
            assert_eq!(agent.group_depth(), depth);
            assert_eq!(agent.tools(), PATH.tools());
            assert_eq!(agent.settings(), PATH.settings());
            assert!(agent.examples().is_empty());
        }
        assert_eq!(
            PATH.with_group_depth(1).with_group_depth(2),
            PATH.with_group_depth(2)
        );
        assert_eq!(PATH.with_group_depth(2).with_group_depth(0), PATH);
        assert_eq!(PLAIN.with_group_depth(1).group(), "");
        assert_eq!(PLAIN.with_path("a.md").with_group_depth(1).group(), "");
        // The upper four bits of the length of the path.
        let mut head = HEAD.to_vec();
        (head[18], head[22], head[23]) = (2, 6, 0x10);
        let embedded = AgentDefinition::embedded(FILE, "b/a.md", head.leak(), None);
        assert_eq!((embedded.path(), embedded.group()), ("b/a.md", "b"));
        assert_eq!(embedded.with_when_to_use("now").group(), "b");
        assert_eq!(embedded.with_path("c/d/e.md").group(), "d");
    }

    #[test]
    #[should_panic(expected = "changed while it was being compiled")]
    fn a_changed_file_is_noticed() {
        let _ = AgentDefinition::embedded("x", "a.md", HEAD, None);
    }

    #[test]
    fn a_changed_file_of_the_same_length_makes_no_panic() {
        const CHANGED: &str = "日本日本日本日本日本";
        assert_eq!(CHANGED.len(), FILE.len());
        let agent = AgentDefinition::embedded(CHANGED, "a.md", HEAD, None);
        assert_eq!(agent.description(), "");
        assert_eq!(agent.prompt(), "日本");
    }

    /// Examples, tools and settings, as the reader packs them.
    const PACKED: &str = "22:19:5:+When7:2:uA1:a1:-13:+4:Read4:Bash57:8:D5:Write9:S3:git1:a12:X9:3:key2:i71:b3:T124:eMax5:pplan";

    #[test]
    fn lists_may_be_packed() {
        static SETTINGS: Settings<'_> = Settings::new()
            .with_disallowed_tools(&[Tool::new("Write")])
            .with_max_turns(12);
        let packed = Definition::new("a", "when", "prompt").with_packed(PACKED);
        let tools = packed.tools();
        assert_eq!(
            tools.listed(),
            Some(List::new(&[Tool::new("Read"), Tool::new("Bash")]))
        );
        assert!(tools.allows("Bash") && !tools.allows("Write"));
        assert_eq!(packed.max_turns(), Some(12));
        assert!(packed.background());
        let example = packed.examples().get(0).expect("an example");
        assert_eq!(
            (example.context(), example.commentary()),
            (Some("When"), None)
        );
        assert_eq!(packed.examples().len(), 1);

        // What is set goes first.
        let set = packed
            .with_tools(&[])
            .with_settings(&SETTINGS)
            .with_examples(&[]);
        assert!(set.tools().listed().is_some_and(List::is_empty));
        assert_eq!((set.max_turns(), set.background()), (Some(12), false));
        assert_ne!(set, packed);
        assert_eq!(set, PLAIN.with_tools(&[]).with_settings(&SETTINGS));
    }

    #[test]
    fn displays_its_name() {
        assert_eq!(format!("{PLAIN:>3}"), "  a");
    }

    #[test]
    fn a_definition_stays_small() {
        // A thousand of them stand in one table, and a look-up steps through their names.
        assert!(size_of::<AgentDefinition>() <= 23 * size_of::<usize>());
    }
}
