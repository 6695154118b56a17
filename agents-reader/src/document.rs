//! One agent file, and everything that is known of it.

use crate::agent::Agent;
use crate::claude_code::{Field, names};
use crate::examples::Description;
use crate::front_matter::FrontMatter;
use crate::lint::{Level, Levels, Lint};
use crate::outline::Outline;
use crate::prompt::Prompt;
use crate::report::Report;
use crate::source::Source;
use crate::span::Span;
use crate::yaml::Node;

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

    /// The description as Claude Code reads it, each `\n` of two characters as a line feed; empty where it could not be
    /// read.
    #[must_use]
    pub fn description(&self) -> &str {
        self.agent
            .description
            .as_ref()
            .map_or("", |description| &description.value)
    }

    /// The description as YAML has it: `\n` is still two characters.
    #[must_use]
    pub fn raw_description(&self) -> &str {
        let front_matter = self.front_matter.as_ref();
        let node = front_matter.and_then(|it| it.get(Field::Description.key()));
        node.and_then(Node::as_str).unwrap_or_default()
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
        name.is_some_and(|name| names::fault(&name.value).is_none())
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
