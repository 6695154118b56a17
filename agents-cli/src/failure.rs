use std::fmt;
use std::path::Path;

/// Why a command could not do its work. The exit code is 2.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure with this message, in lower case and without a full stop.
    pub fn new(message: impl Into<String>) -> Failure {
        Failure(message.into())
    }

    /// A failure to do something with a file: "read", "write".
    #[must_use]
    pub fn io(verb: &str, path: &Path, error: &std::io::Error) -> Failure {
        Failure(format!("cannot {verb} `{}`: {error}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}
