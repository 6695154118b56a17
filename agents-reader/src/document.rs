//! One agent file, and everything that is known of it.

use crate::agent::Agent;
use crate::examples::Description;
use crate::front_matter::FrontMatter;
use crate::front_matter::split::{Split, split};
use crate::lint::{Level, Levels, Lint};
use crate::outline::Outline;
use crate::prompt::Prompt;
use crate::report::Report;
use crate::source::Source;
use crate::span::Span;
use crate::yaml;

/// An agent file that was understood, at least in part.
#[derive(Debug)]
pub struct Document {
    /// Its place among the files of the call.
    pub file: usize,
    /// The file.
    pub source: Source,
    /// The metadata; `None` where not even the recovery could read them.
    pub front_matter: Option<FrontMatter>,
    /// The metadata with types.
    pub agent: Agent,
    /// By what the agent is called here: its name, or the file's stem where the name could not be read.
    pub name: String,
    /// The body.
    pub prompt: Prompt,
    /// What the body consists of.
    pub outline: Outline,
    /// What the description consists of.
    pub description: Description,
    /// The levels that comments in the file set.
    pub levels: Vec<(Lint, Level)>,
    /// A `---` ends the front matter too early, and that is an error: that something is missing is no wonder.
    pub is_cut: bool,
}

impl Document {
    /// The text of the prompt.
    #[must_use]
    pub fn prompt(&self) -> &str {
        self.prompt.text(&self.source.text)
    }

    /// The description as Claude Code reads it; empty where it could not be read.
    #[must_use]
    pub fn description(&self) -> &str {
        self.agent
            .description
            .as_ref()
            .map_or("", |description| &description.value)
    }

    /// The front matter with its tags, anchors, comments and merge keys; `None` where only the recovery can read it.
    pub(crate) fn yaml(&self) -> Option<yaml::Document> {
        let Split::Parts(parts) = split(&self.source.text) else {
            return None;
        };
        yaml::parse_map(&self.source.text, parts.yaml).ok()
    }

    /// The `---` at the top.
    #[must_use]
    pub fn opening_line(&self) -> Span {
        let text = &self.source.text;
        let start = text.find("---").unwrap_or(0);
        start..(start + 3).min(text.len())
    }

    /// Whether the file gives a name that Claude Code takes.
    pub(crate) fn has_sound_name(&self) -> bool {
        let name = self.agent.name.as_ref();
        name.is_some_and(|name| !name.value.contains(':') && !name.value.starts_with('-'))
    }

    /// A report about this file.
    pub fn report<'a>(&'a self, levels: &'a Levels) -> Report<'a> {
        let mut report = Report::new(self.file, &self.source.text, levels);
        if let Some(front_matter) = &self.front_matter {
            report.open(front_matter);
        }
        for &(lint, level) in &self.levels {
            report.set(lint, level);
        }
        report
    }
}
