//! What says how files are read and judged.

use crate::lint::Levels;
use crate::source::Limits;

/// The options that say how files are read and judged.
///
/// They hold nothing that comes from a macro's input, since files are read on several threads.
#[derive(Clone, Debug, Default)]
pub struct FileOptions {
    /// `allow(..)`, `warn(..)`, `deny(..)`, `forbid(..)`.
    pub levels: Levels,
    /// `description_budget = 1024`: bytes of a description, above which the lint of that name fires.
    pub description_budget: Option<usize>,
    /// `prompt_budget = 65536`: bytes of a prompt.
    pub prompt_budget: Option<usize>,
    /// `limits(file_bytes = 1048576, …)`: see [`Limits`].
    pub limits: Limits,
    /// The keys that the call declares for the front matters, if it declares any.
    pub declared: Option<Declared>,
    /// The names of agents that are not among the files, such as those of another layer: they exist, too.
    pub elsewhere: Vec<String>,
    /// The agents are used at run time, so that they need no names in Rust.
    pub at_run_time: bool,
}

/// Keys that the user declares besides those of Claude Code.
#[derive(Clone, Debug)]
pub struct Declared {
    /// The name of the struct that declares them.
    pub structure: String,
    /// The keys.
    pub keys: Vec<String>,
    /// Those of them that every file has to have.
    pub required: Vec<String>,
}

impl FileOptions {
    /// Whether the call declares that key.
    pub(crate) fn declares(&self, key: &str) -> bool {
        let keys = self.declared.iter().flat_map(|declared| &declared.keys);
        keys.into_iter().any(|declared| declared == key)
    }

    /// Whether the call declares that key as one that every file has to have.
    pub(crate) fn requires(&self, key: &str) -> bool {
        let keys = self.declared.iter().flat_map(|declared| &declared.required);
        keys.into_iter().any(|required| required == key)
    }
}
