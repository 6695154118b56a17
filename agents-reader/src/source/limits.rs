//! How much is read.

/// Limits against files and folders that are not what they seem.
///
/// They are far above anything real: of 3,401 agent files of public repositories, the longest has 84 KB.
/// A limit that is exceeded is an error that says how to raise it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The maximum size of a file in bytes.
    pub file_bytes: usize,
    /// The maximum number of files of one call.
    pub files: usize,
    /// The maximum size of a front matter in bytes.
    pub front_matter_bytes: usize,
    /// The maximum number of nested folders.
    pub depth: usize,
}

impl Limits {
    /// The default limits: 1 MiB for a file, 256 KiB for a front matter, 20,000 files,
    /// and 64 nested folders.
    pub const DEFAULT: Self = Self {
        file_bytes: 1 << 20,
        files: 20_000,
        front_matter_bytes: 256 << 10,
        depth: 64,
    };

    /// The help for raising the limit `name` to `needed`.
    #[must_use]
    pub fn how_to_raise(name: &str, needed: u64) -> String {
        format!("to raise the limit, add `limits({name} = {needed})` to the call")
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
