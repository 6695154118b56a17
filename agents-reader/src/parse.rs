//! One agent file, from its bytes to a [`Document`].

use crate::agent::Agent;
use crate::claude_code::{Field, ValueType, names};
use crate::comments;
use crate::diagnostic::{Diagnostic, Subject};
use crate::document::Document;
use crate::errors;
use crate::examples;
use crate::front_matter::split::{Parts, Split, split};
use crate::front_matter::{self, FrontMatter, RecoveredLine};
use crate::key_block;
use crate::lint::{Level, Lint};
use crate::lints::literal_value::{is_broken_collection, is_misread};
use crate::lints::{cut_front_matter, hyphen_run, merge_conflict, not_an_agent, second_block};
use crate::lower::lower;
use crate::options::FileOptions;
use crate::outline::{self, Outline};
use crate::prompt::Prompt;
use crate::report::Report;
use crate::source::{FoundFile, Source};
use crate::span::Span;
use crate::yaml::{self, Entry, Value};

/// What became of one file.
#[derive(Debug)]
pub(crate) struct Parsed {
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
            report_no_front_matter(&source, &mut report);
            let diagnostics = report.into_diagnostics();
            // Where the build fails for it, the file was meant as an agent.
            let is_denied = diagnostics.iter().any(Diagnostic::is_error);
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
        Split::Unclosed { open } => {
            report_unclosed(&source.text, open, &mut report);
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
        Err(reason) => {
            report_unreadable(&source.text, &parts, *reason, options, &mut report);
            let diagnostics = report.into_diagnostics();
            return Parsed {
                document: Ok(salvage(file, source, parts.yaml)),
                diagnostics,
            };
        }
    };
    let levels = comments::read(front_matter.comments(), &options.levels, &mut report);
    let meant = as_meant(&source.text, &front_matter, &report);
    let entries = meant.as_deref().unwrap_or(front_matter.entries());
    let is_cut = report_cut(
        &source.text,
        &parts,
        Some(&front_matter),
        options,
        &mut report,
    );
    let agent = if is_cut {
        let mut unused = Report::new(file, &source.text, &options.levels);
        lower(&front_matter, entries, &mut unused)
    } else {
        lower(&front_matter, entries, &mut report)
    };
    let prompt = Prompt::read(&source.text, parts.prompt(&source.text));
    let outline = outline::outline(prompt.text(&source.text)).unwrap_or_else(|error| {
        report.error(errors::prompt::too_complex(error, &source.text, &prompt));
        no_outline()
    });
    let diagnostics = report.into_diagnostics();
    let name = agent.name.as_ref().map_or_else(
        || source.stem().to_owned(),
        |name| name.value.as_str().to_owned(),
    );
    let document = Document {
        file,
        outline,
        description: examples::split(agent.description.as_ref().map_or("", |it| &it.value)),
        front_matter: Some(front_matter),
        agent,
        name,
        prompt,
        levels,
        is_cut,
        source,
    };
    Parsed {
        document: Ok(Box::new(document)),
        diagnostics,
    }
}

/// Reports a file without front matter, unless its name says that it is documentation.
fn report_no_front_matter(source: &Source, report: &mut Report<'_>) {
    let conflicts = merge_conflict::find_all(&source.text, 0);
    match conflicts.first() {
        Some(conflict) if conflict.start.start == 0 => {
            report.error(merge_conflict::unreadable(conflict));
        }
        _ if source.conventional_doc => {}
        _ => {
            let diagnostic = not_an_agent::no_front_matter(&source.text);
            report.lint(Lint::NOT_AN_AGENT, diagnostic);
        }
    }
}

/// Reports front matter without an end.
fn report_unclosed(text: &str, open: Span, report: &mut Report<'_>) {
    let conflicts = merge_conflict::find_all(text, 0);
    report.error(match conflicts.first() {
        Some(conflict) => merge_conflict::unreadable(conflict),
        None => errors::front_matter::unclosed(open),
    });
}

/// Reports front matter that cannot be read, or what made it so.
fn report_unreadable(
    text: &str,
    parts: &Parts,
    reason: Diagnostic,
    options: &FileOptions,
    report: &mut Report<'_>,
) {
    let conflicts = merge_conflict::find_all(text, parts.body.start);
    let first = conflicts.first();
    if let Some(conflict) = first.filter(|it| it.start.start < parts.close.start) {
        report.error(merge_conflict::unreadable(conflict));
    } else if !report_cut(text, parts, None, options, report) {
        report.error(errors::front_matter::unreadable(reason));
    }
}

/// The entries as their author meant them, where the recovery makes text of lists, and the build fails for that: so that
/// one defect is not also reported as unknown tools and values. `None` where Claude Code's reading is right or counts.
fn as_meant(text: &str, front_matter: &FrontMatter, report: &Report<'_>) -> Option<Vec<Entry>> {
    let literal: Vec<&RecoveredLine> = front_matter
        .recovered
        .iter()
        .filter(|line| is_misread(text, line) || is_broken_collection(text, line))
        .collect();
    if literal.is_empty() || report.level(Lint::LITERAL_VALUE) != Level::Deny {
        return None;
    }
    let mut entries = front_matter.entries().to_vec();
    for line in literal {
        let is_it = |entry: &&mut Entry| entry.key.value.as_str() == line.key;
        let Some(entry) = entries.iter_mut().rfind(is_it) else {
            continue;
        };
        let value_type = Field::from_key(&line.key).map(Field::value_type);
        match (&line.alone, value_type) {
            (Some(alone), _) => entry.value = alone.clone(),
            (None, Some(ValueType::Map)) => entry.value.value = Value::Map(Vec::new()),
            (None, _) => entry.value.value = Value::List(Vec::new()),
        }
    }
    Some(entries)
}

/// The agent of a file that is no UTF-8, if what comes before the first wrong byte begins as one.
pub(crate) fn salvage_undecoded(
    file: usize,
    found: &FoundFile,
    error: &Diagnostic,
) -> Option<Box<Document>> {
    let Subject::Path {
        text: Some(text), ..
    } = &error.subject
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

/// How many lines of a file are searched for its name where the end of the front matter is unknown.
const HEAD: usize = 64;

/// What can be said of a file whose front matter cannot be read: so that code which names the agent still compiles.
///
/// The name is somewhere in `yaml`, or is that of the file.
fn salvage(file: usize, source: Source, yaml: Span) -> Box<Document> {
    let end = yaml.end.min(source.text.len());
    let head = source.text.get(yaml.start..end).unwrap_or(&source.text);
    let name = head
        .lines()
        .take(HEAD)
        .filter(|line| line.starts_with("name:"))
        .find_map(name_of)
        .unwrap_or_else(|| source.stem().to_owned());
    Box::new(Document {
        file,
        front_matter: None,
        agent: Agent::default(),
        name,
        outline: no_outline(),
        description: examples::split(""),
        prompt: Prompt::none(),
        levels: Vec::new(),
        is_cut: false,
        source,
    })
}

/// The name that a line gives, even if its quote is never closed.
fn name_of(line: &str) -> Option<String> {
    let read = yaml::parse_map(line, 0..line.len()).ok();
    let name = match &read {
        Some(document) => document.get(Field::Name.key())?.as_str()?,
        None => line.strip_prefix("name:")?.trim().trim_matches(['"', '\'']),
    };
    names::fault(name).is_none().then(|| name.to_owned())
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

/// Reports a `---` that cuts the front matter, if one does; whether that is an error, which may cause any other.
fn report_cut(
    text: &str,
    parts: &Parts,
    front_matter: Option<&FrontMatter>,
    options: &FileOptions,
    report: &mut Report<'_>,
) -> bool {
    let run = hyphen_run::closing_run(text, parts);
    let body = run.as_ref().map_or(parts.body.start, |run| run.end);
    // Where the keys above cannot be read, those below are not what is wrong.
    let second = key_block::find(text, body, options).filter(|_| front_matter.is_some());
    let lint = if let Some(run) = run
        && second.is_none()
    {
        report.lint(Lint::HYPHEN_RUN, hyphen_run::found(text, run));
        return false;
    } else if parts.cut {
        report.lint(Lint::CUT_FRONT_MATTER, cut_front_matter::cut(text, parts));
        Lint::CUT_FRONT_MATTER
    } else if let Some(second) = second {
        let has_tools = front_matter.is_some_and(|it| it.entry(Field::Tools.key()).is_some());
        let diagnostic = second_block::found(parts, &second, has_tools);
        report.lint(Lint::SECOND_BLOCK, diagnostic);
        Lint::SECOND_BLOCK
    } else {
        return false;
    };
    report.level(lint) == Level::Deny
}
