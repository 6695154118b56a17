/// An example of what a lint finds.
#[derive(Debug)]
pub struct Sample {
    /// The options of the call, if any.
    pub call: &'static str,
    /// A file in which this lint, and no other, finds something.
    pub bad: File,
    /// The fixed file.
    pub fixed: File,
}

/// A file of a sample.
#[derive(Debug)]
pub struct File {
    /// Relative to the crate.
    pub path: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// The path of a build script, which only the sample that is about it has.
pub(super) const BUILD_SCRIPT: &str = "build.rs";

impl Sample {
    /// A sample in the folder of the agents.
    pub(super) const fn new(call: &'static str, bad: &'static str, fixed: &'static str) -> Sample {
        Sample {
            call,
            bad: File::agent(bad),
            fixed: File::agent(fixed),
        }
    }

    /// The same with the bad file at another place.
    pub(super) const fn at(self, path: &'static str) -> Sample {
        let bad = File { path, ..self.bad };
        Sample { bad, ..self }
    }

    /// The same with the fix in a file at another place.
    pub(super) const fn fixed_at(self, path: &'static str) -> Sample {
        let fixed = File { path, ..self.fixed };
        Sample { fixed, ..self }
    }
}

impl File {
    const fn agent(text: &'static str) -> File {
        File {
            path: "agents/reviewer.md",
            text,
        }
    }
}
