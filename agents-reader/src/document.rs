//! One agent file, from its bytes to everything that is known of it.

use include_agents_runtime::Color;

use crate::agent::{Agent, At, Field, SKIPS, lower};
use crate::at::Place;
use crate::diagnostic::{Diagnostic, Severity, Subject, nearest};
use crate::examples::{self, Description};
use crate::front_matter::split::{Parts, Split, split};
use crate::front_matter::yaml::Value;
use crate::front_matter::{self, FrontMatter, RecoveredLine};
use crate::lint::{Level, Levels, Lint};
use crate::options::FileOptions;
use crate::outline::{self, Outline};
use crate::prompt::Prompt;
use crate::report::Report;
use crate::source::{FoundFile, Source};
use crate::span::Span;

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
    /// The lints that a comment in the file allows.
    pub allowed: Vec<Lint>,
    /// A `---` ends the front matter too early, and that is an error: that something is missing is no wonder.
    pub is_cut: bool,
}

impl Document {
    /// The text of the prompt.
    #[must_use]
    pub fn prompt(&self) -> &str {
        self.prompt.text(&self.source.text)
    }

    /// The description as the client reads it; empty where it could not be read.
    #[must_use]
    pub fn description(&self) -> &str {
        self.agent
            .description
            .as_ref()
            .map_or("", |description| &description.value)
    }

    /// Whether the file gives a name that the client takes.
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
        for &lint in &self.allowed {
            report.allow(lint);
        }
        report
    }
}

/// What became of one file.
#[derive(Debug)]
pub struct Parsed {
    /// The agent, or the file where it holds none.
    pub document: Result<Box<Document>, Source>,
    /// What was found on the way.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads one file: splits it, parses the front matter, gives its entries types, outlines the body and takes the
/// description apart.
pub(crate) fn parse(file: usize, source: Source, options: &FileOptions) -> Parsed {
    let mut report = Report::new(file, &source.text, &options.levels);
    let parts = match split(&source.text) {
        Split::Parts(parts) => parts,
        Split::None => {
            if !source.conventional_doc {
                report_no_agent(&source.text, &mut report);
            }
            let diagnostics = report.into_diagnostics();
            // Where the build fails for it, the file was meant as an agent.
            let is_denied = diagnostics.iter().any(|it| it.severity == Severity::Error);
            let document = if is_denied {
                Ok(salvage(file, source, 0..usize::MAX))
            } else {
                Err(source)
            };
            return Parsed {
                document,
                diagnostics,
            };
        }
        Split::Unclosed { open, rule } => {
            report_unclosed(open, rule, &mut report);
            let diagnostics = report.into_diagnostics();
            let document = Ok(salvage(file, source, 0..usize::MAX));
            return Parsed {
                document,
                diagnostics,
            };
        }
    };
    let read = front_matter::parse(
        &source.text,
        parts.yaml.clone(),
        options.limits.front_matter_bytes,
    );
    let front_matter = match read {
        Ok(front_matter) => front_matter,
        Err(fault) => {
            if !report_cut(&source.text, &parts, &mut report) {
                report_unreadable(*fault, &mut report);
            }
            let diagnostics = report.into_diagnostics();
            return Parsed {
                document: Ok(salvage(file, source, parts.yaml)),
                diagnostics,
            };
        }
    };
    report.open(&front_matter);
    let allowed = read_allowances(&source.text, &front_matter, &mut report);
    for &lint in &allowed {
        report.allow(lint);
    }
    let meant = as_meant(&source.text, &front_matter, &report);
    let entries = meant.as_ref().unwrap_or(&front_matter.entries);
    let is_cut = report_cut(&source.text, &parts, &mut report);
    let agent = if is_cut {
        let mut unheard = Report::new(file, &source.text, &options.levels);
        lower(entries, &mut unheard)
    } else {
        lower(entries, &mut report)
    };
    let mut diagnostics = report.into_diagnostics();
    let prompt = Prompt::read(&source.text, parts.prompt(&source.text));
    let outline = outline::outline(prompt.text(&source.text)).unwrap_or_else(|fault| {
        diagnostics.push(report_outline(fault, file, &source.text, &prompt));
        no_outline()
    });
    let name = agent
        .name
        .as_ref()
        .map_or_else(|| source.stem().to_owned(), |name| name.value.clone());
    let document = Document {
        file,
        outline,
        description: examples::split(agent.description.as_ref().map_or("", |text| &text.value)),
        front_matter: Some(front_matter),
        agent,
        name,
        prompt,
        allowed,
        is_cut,
        source,
    };
    Parsed {
        document: Ok(Box::new(document)),
        diagnostics,
    }
}

/// The entries as their author meant them, where the recovery makes text of lists, and the build fails for that: so that
/// one defect is not also reported as unknown tools and values. `None` where the client's reading is right or counts.
fn as_meant(
    text: &str,
    front_matter: &FrontMatter,
    report: &Report<'_>,
) -> Option<Vec<(String, Value)>> {
    let literal: Vec<&RecoveredLine> = front_matter
        .recovered
        .iter()
        .filter(|line| is_misread(text, line) || is_broken_collection(text, line))
        .collect();
    if literal.is_empty() || report.level(Lint::LiteralValue) != Level::Deny {
        return None;
    }
    let mut entries = front_matter.entries.clone();
    for line in literal {
        if let Some((key, value)) = entries.iter_mut().rfind(|(key, _)| *key == line.key) {
            *value = match (&line.alone, Field::from_key(key)) {
                (Some(alone), _) => alone.clone(),
                (None, Some(Field::Hooks | Field::Experimental)) => Value::Map(Vec::new()),
                (None, _) => Value::List(Vec::new()),
            };
        }
    }
    Some(entries)
}

/// Whether the client's recovery makes something else of a line than its author meant. A hex colour without quotes is
/// what it should be just because of the recovery: elsewhere it is a comment.
pub(crate) fn is_misread(text: &str, line: &RecoveredLine) -> bool {
    let value = text.get(line.value.clone()).unwrap_or_default();
    let is_hex_color = Field::from_key(&line.key) == Some(Field::Color)
        && value.starts_with('#')
        && Color::parse(value.trim_end()).is_some();
    line.changes_value(text) && !is_hex_color
}

/// Whether a recovered line begins a list or map that is not valid, as `tools: [Read` does, in a field that takes one.
pub(crate) fn is_broken_collection(text: &str, line: &RecoveredLine) -> bool {
    let takes_one = matches!(
        Field::from_key(&line.key),
        Some(
            Field::Tools
                | Field::DisallowedTools
                | Field::Skills
                | Field::McpServers
                | Field::Hooks
                | Field::Experimental
        )
    );
    let value = text.get(line.value.clone()).unwrap_or_default();
    takes_one && line.alone.is_none() && value.starts_with(['[', '{'])
}

/// The agent of a file that is no UTF-8, if what comes before the first wrong byte begins as one.
pub(crate) fn salvage_undecoded(
    file: usize,
    found: &FoundFile,
    fault: &Diagnostic,
) -> Option<Box<Document>> {
    let Subject::Path {
        text: Some(text), ..
    } = &fault.subject
    else {
        return None;
    };
    let begins_as_agent = text.trim_start_matches('\u{FEFF}').starts_with("---");
    let source = Source {
        file: found.clone(),
        text: text.clone(),
    };
    begins_as_agent.then(|| salvage(file, source, 0..usize::MAX))
}

/// How many lines of a file are searched for its name where nobody knows how far the front matter goes.
const HEAD: usize = 64;

/// What can be said of a file whose front matter cannot be read: so that code which names the agent still compiles.
///
/// The name stands somewhere in `yaml`, or is that of the file.
fn salvage(file: usize, source: Source, yaml: Span) -> Box<Document> {
    let end = yaml.end.min(source.text.len());
    let head = source.text.get(yaml.start..end).unwrap_or(&source.text);
    let name = head
        .lines()
        .take(HEAD)
        .find_map(|line| line.strip_prefix("name:"))
        .map(|value| value.trim().trim_matches(['"', '\'']))
        .filter(|name| !name.is_empty() && !name.contains(':'))
        .map_or_else(|| source.stem().to_owned(), str::to_owned);
    Box::new(Document {
        file,
        front_matter: None,
        agent: Agent::default(),
        name,
        outline: no_outline(),
        description: examples::split(""),
        prompt: Prompt::none(),
        allowed: Vec::new(),
        is_cut: false,
        source,
    })
}

fn report_unclosed(open: Span, rule: Option<Span>, report: &mut Report<'_>) {
    let diagnostic = Diagnostic::span(open, "the front matter is never closed")
        .label("no `---` follows this one")
        .note("the client takes the file for documentation and skips it in silence");
    report.error(match rule {
        Some(rule) => diagnostic
            .related(rule.clone(), "more than three hyphens close nothing")
            .replace(rule, "---", "close it with exactly three"),
        None => diagnostic.help("close the front matter with a line `---` in front of the prompt"),
    });
}

/// The outline of nothing.
fn no_outline() -> Outline {
    Outline {
        introduction: 0..0,
        sections: Vec::new(),
        conclusion: 0..0,
        unclosed_fence: None,
    }
}

fn report_outline(fault: outline::Fault, file: usize, text: &str, prompt: &Prompt) -> Diagnostic {
    let (span, headline) = match fault {
        outline::Fault::TooDeeplyNested(span) => (span, "lists or quotes are nested too deeply"),
        outline::Fault::TooMuchMarkup(span) => (span, "the prompt holds too much markup"),
    };
    Diagnostic::error(prompt.in_file(text, &span), headline)
        .about(Subject::File(file))
        .label("reading on would take time or memory out of proportion")
        .note("the client loads this file; include-agents refuses it, to keep builds fast")
}

/// Says where a `---` cuts the front matter, if one does; whether that is an error, beside which all others are vain.
fn report_cut(text: &str, parts: &Parts, report: &mut Report<'_>) -> bool {
    if !parts.cut {
        return false;
    }
    let close = parts.close.clone();
    let line_start = text[..close.start]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let alone = text[line_start..close.start].trim().is_empty();
    let mut diagnostic = Diagnostic::span(close, "a `---` inside the front matter ends it")
        .label("for the client the prompt begins here")
        .note(
            "the client takes the first `---`, wherever it stands, for the end of the front matter",
        );
    let meant = parts.meant(text);
    let is_last = meant.is_none();
    if let Some(meant) = meant {
        diagnostic = diagnostic.related(meant, "and not here");
    }
    report.lint(
        Lint::CutFrontMatter,
        diagnostic.help(match (alone, is_last) {
            (true, true) => "begin the closing line with `---`, without a blank in front of it",
            (true, false) => "draw the line with `***` instead",
            (false, _) => "write an em dash, or two hyphens, instead of the three",
        }),
    );
    report.level(Lint::CutFrontMatter) == Level::Deny
}

fn report_no_agent(text: &str, report: &mut Report<'_>) {
    let first_line = 0..text.find(['\r', '\n']).unwrap_or(text.len());
    report.lint(
        Lint::NotAnAgent,
        Diagnostic::span(first_line, "not an agent: the file does not begin with front matter")
            .label("expected `---` on the first line")
            .note("the client takes the file for documentation and skips it in silence")
            .help("begin it with `---`, `name:`, `description:` and `---`, or leave it out: `exclude(\"…\")`"),
    );
}

fn report_unreadable(mut diagnostic: Diagnostic, report: &mut Report<'_>) {
    diagnostic.notes.insert(0, SKIPS.to_owned());
    report.error(diagnostic.map(Place::Span));
}

/// Reads `# include-agents: allow(a, b)` comments.
fn read_allowances(text: &str, front_matter: &FrontMatter, report: &mut Report<'_>) -> Vec<Lint> {
    let mut allowed = Vec::new();
    for span in front_matter.comments(text) {
        let comment = &text[span.clone()];
        let Some(order) = comment
            .trim_start_matches('#')
            .trim_start()
            .strip_prefix("include-agents:")
        else {
            continue;
        };
        let list = order
            .trim()
            .strip_prefix("allow(")
            .and_then(|rest| rest.strip_suffix(')'));
        let Some(list) = list else {
            report.error(
                Diagnostic::span(span, "this comment to include-agents is not understood")
                    .label("expected `# include-agents: allow(a_lint, another_lint)`"),
            );
            continue;
        };
        let list_start = span.end - order.len() + order.find('(').map_or(0, |open| open + 1);
        let mut offset = list_start;
        for word in list.split(',') {
            let start = offset + (word.len() - word.trim_start().len());
            offset += word.len() + 1;
            let word = word.trim();
            match Lint::from_name(word) {
                Some(known) => allowed.push(known),
                None => report_unknown_lint(word, start..start + word.len(), report),
            }
        }
    }
    allowed
}

fn report_unknown_lint(word: &str, span: Span, report: &mut Report<'_>) {
    let near = nearest(word, Lint::ALL.iter().map(|lint| lint.name()));
    let diagnostic =
        Diagnostic::span(span.clone(), format!("unknown lint `{word}`")).label(if word == "all" {
            "a file allows lints by their names; a call may say `allow(all)`"
        } else {
            "include-agents has no lint of this name"
        });
    report.error(match near {
        Some(near) => diagnostic.replace(span, near.to_owned(), format!("did you mean `{near}`?")),
        None => diagnostic,
    });
}

/// Where the key of an entry of that name stands, the last one winning.
pub(crate) fn entry_of(front_matter: &FrontMatter, key: &str) -> Option<At> {
    front_matter
        .entries
        .iter()
        .rposition(|(name, _)| name == key)
        .map(At::value)
}
