//! How files are read and checked.

use crate::claude_code::Field;
use crate::lint::Levels;
use crate::shape::Shape;
use crate::skills::Skills;
use crate::source::Limits;

/// How files are read and checked.
///
/// Contains no tokens of the call, since files are read on several threads.
#[derive(Clone, Debug, Default)]
pub struct FileOptions {
    /// `allow(..)`, `warn(..)`, `deny(..)`, `forbid(..)`.
    pub levels: Levels,
    /// `description_budget = 1024`: the maximum length of a description in bytes, for the lint of that name.
    pub description_budget: Option<usize>,
    /// `prompt_budget = 65536`: the maximum length of a prompt in bytes.
    pub prompt_budget: Option<usize>,
    /// `limits(file_bytes = 1048576, …)`: see [`Limits`].
    pub limits: Limits,
    /// `name = "stem"`, `keys(..)` and the like: other shapes of files.
    pub shape: Shape,
    /// `partials = "shared"`: the folder of the texts that prompts share. Without it, `{{>` means nothing.
    pub partials: Option<String>,
    /// `overlay = true`: of two agents of one name, the one of the later folder is used.
    pub overlay: bool,
    /// `identifiers("C++ Expert" = CppExpert)`: the names of agents, and their variants in place of the derived ones.
    pub identifiers: Vec<(String, String)>,
    /// `skills = "skills"`: the folder of the skills that agents may name.
    pub skills: Option<String>,
    /// The skills in it, once they were read; without them, names of skills are not checked.
    pub found_skills: Option<Skills>,
    /// The keys that the call declares for the front matters, if it declares any.
    pub declared: Option<Declared>,
    /// The names of agents that are not among the files, such as those of another layer: they exist, too.
    pub elsewhere: Vec<String>,
    /// The agents are used at run time, so that they need no names in Rust.
    pub at_run_time: bool,
}

/// The key of the parameters of a prompt, which is ours and not Claude Code's.
pub const PARAMS: &str = "params";

/// Keys that the call declares besides those of Claude Code.
#[derive(Clone, Debug)]
pub struct Declared {
    /// The name of the struct that declares them.
    pub structure: String,
    /// The keys.
    pub keys: Vec<String>,
    /// The keys that every file must have.
    pub required: Vec<String>,
}

impl FileOptions {
    /// The key that holds a field of Claude Code.
    #[must_use]
    pub fn key(&self, field: Field) -> &str {
        self.shape.keys.of(field)
    }

    /// The field of Claude Code that a key holds.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<Field> {
        self.shape.keys.field(key)
    }

    /// Whether a key is that of parameters. A call that declares a field of this name has its own use for it.
    pub(crate) fn is_params(&self, key: &str) -> bool {
        key == PARAMS && !self.declares(key)
    }

    /// Whether the call declares that key.
    pub(crate) fn declares(&self, key: &str) -> bool {
        let keys = self.declared.iter().flat_map(|declared| &declared.keys);
        keys.into_iter().any(|declared| declared == key)
    }

    /// Whether the call declares that key as one that every file must have.
    pub(crate) fn requires(&self, key: &str) -> bool {
        let keys = self.declared.iter().flat_map(|declared| &declared.required);
        keys.into_iter().any(|required| required == key)
    }
}
