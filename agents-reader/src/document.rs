//! An agent file and everything that is known about it.

use std::sync::OnceLock;

use crate::agent::Agent;
use crate::claude_code::names;
use crate::examples::Description;
use crate::front_matter::FrontMatter;
use crate::front_matter::split::{Split, split};
use crate::lint::{Level, Levels, Lint};
use crate::outline::Outline;
use crate::prompt::Prompt;
use crate::report::Report;
use crate::secrets::{self, Secret};
use crate::source::Source;
use crate::span::Span;

/// An agent file that was read, at least in part.
#[derive(Debug)]
pub struct Document {
    /// Its place among the files of the call.
    pub file: usize,
    /// The file.
    pub source: Source,
    /// The front matter; `None` if not even the recovery could read it.
    pub front_matter: Option<FrontMatter>,
    /// The metadata with types.
    pub agent: Agent,
    /// The name of the agent, or the stem of the file if the name could not be read.
    pub name: String,
    /// Whether the file has no name, and the call names such files after their stems.
    pub is_named_by_file: bool,
    /// The body.
    pub prompt: Prompt,
    /// The outline of the prompt.
    pub outline: Outline,
    /// The parts of the description.
    pub description: Description,
    /// The levels that comments in the file set.
    pub levels: Vec<(Lint, Level)>,
    /// Whether a `---` ends the front matter too early, which is an error that explains missing fields.
    pub is_cut: bool,
    /// The secrets in the file, once anyone has asked.
    pub(crate) secrets: OnceLock<Vec<Secret>>,
}

impl Document {
    /// The text of the prompt.
    #[must_use]
    pub fn prompt(&self) -> &str {
        self.prompt.text(&self.source.text)
    }

    /// The description as Claude Code reads it, each `\n` of two characters as a line feed; empty where it could not be
    /// read.
    #[must_use]
    pub fn description(&self) -> &str {
        self.agent
            .description
            .as_ref()
            .map_or("", |description| &description.value)
    }

    /// The `---` at the top.
    #[must_use]
    pub fn opening_line(&self) -> Span {
        opening_line(&self.source.text)
    }

    /// The secrets in the file: a lint reports them, and no message may show them.
    pub(crate) fn secrets(&self) -> &[Secret] {
        self.secrets
            .get_or_init(|| secrets::find(&self.source.text))
    }

    /// Whether the file has a name that Claude Code accepts.
    pub(crate) fn has_sound_name(&self) -> bool {
        let name = self.agent.name.as_ref();
        name.is_some_and(|name| names::fault(&name.value).is_none())
    }

    /// Whether the file begins with front matter: without any, the fields are absent.
    pub(crate) fn has_front_matter(&self) -> bool {
        matches!(split(&self.source.text), Split::Parts(_))
    }

    /// A report about this file.
    #[must_use]
    pub fn report<'a>(&'a self, levels: &'a Levels) -> Report<'a> {
        let mut report = Report::new(self.file, &self.source.text, levels);
        for &(lint, level) in &self.levels {
            report.set(lint, level);
        }
        report
    }
}

/// The `---` at the top of a file.
pub(crate) fn opening_line(text: &str) -> Span {
    let start = text.find("---").unwrap_or(0);
    start..(start + 3).min(text.len())
}
