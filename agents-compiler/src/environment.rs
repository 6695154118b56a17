//! Where a call is compiled.

use std::path::PathBuf;

use include_agents_reader::source::Lookup;

/// The environment of a compilation.
pub struct Environment<'a> {
    /// The folder of the crate's `Cargo.toml`, to which paths in the call are relative.
    pub manifest_dir: PathBuf,
    /// The folder in which the compiler runs, to which paths in messages are relative.
    pub working_dir: PathBuf,
    /// Looks up an environment variable.
    pub variable: &'a Lookup<'a>,
}

impl std::fmt::Debug for Environment<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Environment")
            .field("manifest_dir", &self.manifest_dir)
            .field("working_dir", &self.working_dir)
            .finish_non_exhaustive()
    }
}
