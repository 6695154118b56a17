//! The options of the macro, by the same names.

use include_agents_reader::diagnostic::{Diagnostic, Severity, Subject, nearest};
use include_agents_reader::lint::{Level, Lint};
use include_agents_reader::options::FileOptions;

/// How files are read and judged: the [options of the macro](crate::include_agents!#options) that make sense at run time, by
/// the same names and with the same defaults.
///
/// A lint that does not exist is a [`Problem`](super::Problem).
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub(super) files: FileOptions,
    pub(super) include: Vec<String>,
    pub(super) exclude: Vec<String>,
    pub(super) problems: Vec<Diagnostic>,
}

impl Options {
    /// Hides what a lint finds. The name `all` means every lint.
    #[must_use]
    pub fn allow(self, lint: &str) -> Self {
        self.level(Level::Allow, lint)
    }

    /// Reports what a lint finds, and loads the agent.
    #[must_use]
    pub fn warn(self, lint: &str) -> Self {
        self.level(Level::Warn, lint)
    }

    /// Rejects files in which the lint finds a problem.
    #[must_use]
    pub fn deny(self, lint: &str) -> Self {
        self.level(Level::Deny, lint)
    }

    /// Rejects them, too, and no comment in a file can change this.
    #[must_use]
    pub fn forbid(mut self, lint: &str) -> Self {
        for lint in self.lints(lint) {
            self.files.levels.forbid(lint);
        }
        self
    }

    /// Rejects files whose description has more than this number of bytes.
    #[must_use]
    pub fn description_budget(mut self, bytes: usize) -> Self {
        self.files.description_budget = Some(bytes);
        let reason = "the program sets a `description_budget`";
        self.files
            .levels
            .deny_because(Lint::DESCRIPTION_BUDGET, reason);
        self
    }

    /// Rejects files whose prompt has more than this number of bytes.
    #[must_use]
    pub fn prompt_budget(mut self, bytes: usize) -> Self {
        self.files.prompt_budget = Some(bytes);
        let reason = "the program sets a `prompt_budget`";
        self.files.levels.deny_because(Lint::PROMPT_BUDGET, reason);
        self
    }

    /// `name("stem")`: a file without a name is named after its stem.
    ///
    /// ```
    /// use include_agents::load::Options;
    ///
    /// let options = Options::default()
    ///     .name("stem")
    ///     .description("optional")
    ///     .keys([("model", "engine")]);
    /// ```
    #[must_use]
    pub fn name(self, value: &str) -> Self {
        self.word("name", value)
    }

    /// `description("optional")`: a file without a description has an empty one.
    #[must_use]
    pub fn description(self, value: &str) -> Self {
        self.word("description", value)
    }

    /// `dialect("plugin")`: the rules for the agents of plugins hold.
    #[must_use]
    pub fn dialect(self, value: &str) -> Self {
        self.word("dialect", value)
    }

    /// Reads fields from other keys: pairs of the key of Claude Code and the one in its place.
    #[must_use]
    pub fn keys<'a>(mut self, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        if let Err(errors) = self.files.set_keys(pairs) {
            for error in errors {
                self.problem(error.message);
            }
        }
        self
    }

    /// Tools that exist besides those of Claude Code: names, and with a `*` at the end all names that begin so.
    #[must_use]
    pub fn tools<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        for name in names {
            if let Err(message) = self.files.add_tool(name) {
                self.problem(message);
            }
        }
        self
    }

    /// Reads only files whose path below their folder matches this glob, or another one given with `include`.
    #[must_use]
    pub fn include(mut self, glob: impl Into<String>) -> Self {
        self.include.push(glob.into());
        self
    }

    /// Reads no file whose path below its folder matches this glob.
    #[must_use]
    pub fn exclude(mut self, glob: impl Into<String>) -> Self {
        self.exclude.push(glob.into());
        self
    }

    /// Sets the folder of [partials](crate::guide::shared_text): `{{> tone.md}}` in a prompt is the text of that file.
    ///
    /// The path is relative to the folder that those of layers are relative to, and to the folder of your crate for
    /// [sources](super::Layers::source). A folder that does not exist has no partials. If a partial is edited, the agents that
    /// use it change; if it breaks, they stay as they were.
    #[must_use]
    pub fn partials(mut self, folder: impl Into<String>) -> Self {
        self.files.set_partials(&folder.into());
        self
    }

    /// Sets the folder of skills: every name in `skills` of an agent has to be a folder in it with a `SKILL.md`.
    ///
    /// The path is relative to the folder that those of layers are relative to.
    #[must_use]
    pub fn skills(mut self, folder: impl Into<String>) -> Self {
        self.files.skills = Some(folder.into());
        self
    }

    /// Sets the limits of what is read.
    ///
    /// ```
    /// use include_agents::load::Options;
    ///
    /// let options = Options::default().limits(|limits| limits.files(100).file_bytes(65_536));
    /// ```
    #[must_use]
    pub fn limits(mut self, set: impl FnOnce(Limits) -> Limits) -> Self {
        self.files.limits = set(Limits(self.files.limits)).0;
        self
    }

    fn word(mut self, name: &str, value: &str) -> Self {
        if let Err(message) = self.files.set_word(name, value) {
            self.problem(message);
        }
        self
    }

    /// Reports an option that is wrong.
    fn problem(&mut self, headline: String) {
        let diagnostic = Diagnostic::new(Severity::Error, 0..0, headline).about(Subject::Call);
        self.problems.push(diagnostic);
    }

    fn level(mut self, level: Level, lint: &str) -> Self {
        for lint in self.lints(lint) {
            self.files.levels.set(lint, level);
        }
        self
    }

    /// The lints of a name.
    fn lints(&mut self, name: &str) -> Vec<Lint> {
        if name == "all" {
            return Lint::ALL.to_vec();
        }
        if let Some(lint) = Lint::from_name(name) {
            return vec![lint];
        }
        let mut diagnostic =
            Diagnostic::new(Severity::Error, 0..0, format!("unknown lint `{name}`"))
                .about(Subject::Call);
        let names = Lint::ALL.iter().map(|lint| lint.name());
        if let Some(near) = nearest(name, names) {
            diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
        }
        self.problems.push(diagnostic);
        Vec::new()
    }
}

/// How much is read at most: the `limits(..)` of the macro, by the same names.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits(pub(super) include_agents_reader::source::Limits);

impl Limits {
    /// Sets how many folders may be nested.
    #[must_use]
    pub fn depth(mut self, folders: usize) -> Self {
        self.0.depth = folders;
        self
    }

    /// Sets the largest size of a file, in bytes.
    #[must_use]
    pub fn file_bytes(mut self, bytes: usize) -> Self {
        self.0.file_bytes = bytes;
        self
    }

    /// Sets the largest number of files of a layer.
    #[must_use]
    pub fn files(mut self, files: usize) -> Self {
        self.0.files = files;
        self
    }

    /// Sets the largest size of a front matter, in bytes.
    #[must_use]
    pub fn front_matter_bytes(mut self, bytes: usize) -> Self {
        self.0.front_matter_bytes = bytes;
        self
    }
}
