//! One agent file, from its bytes to a [`Document`].

use std::sync::OnceLock;

use crate::agent::Agent;
use crate::claude_code::consequences::{SKIPS_AGENT, SKIPS_DOCUMENTATION};
use crate::claude_code::plugins::{self, LOADS_WITH_EVERY_TOOL};
use crate::claude_code::{Field, ValueType, names};
use crate::comments;
use crate::diagnostic::{Diagnostic, Subject};
use crate::document::{Document, opening_line};
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
use crate::params;
use crate::partials::Partials;
use crate::prompt::Prompt;
use crate::report::Report;
use crate::rights::{Change, Rights, change_of_unread};
use crate::shape::{Dialect, Keys};
use crate::source::{FoundFile, Source};
use crate::span::Span;
use crate::yaml::{self, Entry, Spanned, Text, Value};

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
pub(crate) fn parse(
    file: usize,
    source: Source,
    options: &FileOptions,
    partials: &Partials,
) -> Parsed {
    let mut parsed = parse_file(file, source, options, partials);
    if options.shape.dialect == Dialect::Plugin {
        // Claude Code skips no file of a plugin.
        let notes = parsed.diagnostics.iter_mut().flat_map(|it| &mut it.notes);
        for note in notes.filter(|it| [SKIPS_AGENT, SKIPS_DOCUMENTATION].contains(&it.as_str())) {
            LOADS_WITH_EVERY_TOOL.clone_into(note);
        }
    }
    parsed
}

fn parse_file(file: usize, source: Source, options: &FileOptions, partials: &Partials) -> Parsed {
    let mut report = Report::new(file, &source.text, &options.levels);
    let parts = match split(&source.text) {
        Split::Parts(parts) => parts,
        Split::None if is_agent_without_front_matter(&source, options, &mut report) => {
            Parts::none(&source.text)
        }
        Split::None => {
            report_no_front_matter(&source, options, &mut report);
            let diagnostics = report.into_diagnostics();
            // Where the build fails for it, the file was meant as an agent.
            let is_denied = diagnostics.iter().any(Diagnostic::is_error);
            let document = if is_denied && resembles_agent(&source.text, options) {
                Ok(salvage(file, source, 0..usize::MAX, options))
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
            return Parsed {
                document: Ok(salvage(file, source, 0..usize::MAX, options)),
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
                document: Ok(salvage(file, source, parts.yaml, options)),
                diagnostics,
            };
        }
    };
    let spans = front_matter.comments().iter().map(|it| &it.span);
    let levels = comments::read(spans, &options.levels, &mut report);
    let shape = &options.shape;
    let meant = as_meant(&source.text, &front_matter, &shape.keys, &report);
    let entries = meant.as_deref().unwrap_or(front_matter.entries());
    let is_cut = parts.close.end > 0
        && report_cut(
            &source.text,
            &parts,
            Some(&front_matter),
            options,
            &mut report,
        );
    let mut unused = Report::new(file, &source.text, &options.levels);
    let on_values = if is_cut { &mut unused } else { &mut report };
    let agent = lower(&front_matter, entries, shape, on_values);
    let named = name_by_stem(agent, &front_matter, &source, options);
    let (mut agent, is_named_by_file) = (named.agent, named.is_by_stem);
    let has_sound_params = params::read(&mut agent, options, &mut report);
    if let Some(refused) = named.refused {
        report.error(refused);
    }
    let prompt = read_prompt(file, &source, &parts, partials, &mut report);
    if has_sound_params {
        params::check(&agent, &prompt, &source, &mut report);
    }
    let outline = outline::outline(prompt.text(&source.text)).unwrap_or_else(|error| {
        report.error(errors::prompt::too_complex(error, &source.text, &prompt));
        no_outline()
    });
    let mut diagnostics = report.into_diagnostics();
    drop_wider_helps(&mut diagnostics, file, &agent, &source, options);
    let own = agent.name.as_ref();
    let own = own.map_or_else(|| source.stem(), |name| name.value.as_str());
    let name = full_name(own, &source, options);
    let document = Document {
        file,
        outline,
        description: examples::split(agent.description.as_ref().map_or("", |it| &it.value)),
        front_matter: Some(front_matter),
        agent,
        name,
        is_named_by_file,
        prompt,
        levels,
        is_cut,
        secrets: OnceLock::new(),
        source,
    };
    Parsed {
        document: Ok(Box::new(document)),
        diagnostics,
    }
}

/// The prompt with its partials.
fn read_prompt(
    file: usize,
    source: &Source,
    parts: &Parts,
    partials: &Partials,
    report: &mut Report<'_>,
) -> Prompt {
    let mut prompt = Prompt::read(&source.text, parts.prompt(&source.text));
    let (expanded, wrong) = partials.expand(file, &source.text, prompt.span.clone());
    for diagnostic in wrong {
        report.error(diagnostic);
    }
    if let Some(expanded) = expanded {
        prompt.expand(expanded);
    }
    prompt
}

/// Drops the replacements in a file that would grant its agent more than the file says.
fn drop_wider_helps(
    diagnostics: &mut [Diagnostic],
    file: usize,
    agent: &Agent,
    source: &Source,
    options: &FileOptions,
) {
    // Most files have none.
    if diagnostics.is_empty() {
        return;
    }
    let rights = Rights::of_agent(agent);
    // Those in a partial change no rights.
    let own = diagnostics.iter_mut().filter(|it| it.file() == Some(file));
    for help in own.flat_map(|it| &mut it.helps) {
        let is_wider = help.replacement.as_ref().is_some_and(|it| {
            let fixed = replaced(&source.text, it);
            let after = rights_of(&fixed, options);
            after.is_some_and(|it| rights.change(&it, &source.text) == Change::Wider)
        });
        if is_wider {
            help.replacement = None;
        }
    }
}

/// An agent whose name was looked for.
struct Named {
    agent: Agent,
    /// It has the name of its file.
    is_by_stem: bool,
    /// Why that is not a name.
    refused: Option<Diagnostic>,
}

/// Names an agent without a name after its file, if the call says so.
fn name_by_stem(
    mut agent: Agent,
    front_matter: &FrontMatter,
    source: &Source,
    options: &FileOptions,
) -> Named {
    let is_plugin = options.shape.dialect == Dialect::Plugin;
    let has_name = if is_plugin {
        agent.name.is_some()
    } else {
        front_matter.entry(options.key(Field::Name)).is_some()
    };
    if has_name || !(is_plugin || options.shape.stem_is_name) {
        return Named {
            agent,
            is_by_stem: false,
            refused: None,
        };
    }
    let (top, stem) = (opening_line(&source.text), source.stem());
    let value = Text::made_from(stem.to_owned(), top.clone());
    agent.name = Some(Spanned {
        value,
        span: top.clone(),
    });
    Named {
        agent,
        is_by_stem: true,
        refused: errors::name::refused_stem(stem, top).filter(|_| !is_plugin),
    }
}

/// Whether a file is an agent although it has no front matter: in a plugin, if the lint about such files is allowed.
fn is_agent_without_front_matter(
    source: &Source,
    options: &FileOptions,
    report: &mut Report<'_>,
) -> bool {
    if options.shape.dialect == Dialect::Agents {
        return false;
    }
    let is_conflict = (merge_conflict::find_all(&source.text, 0).first())
        .is_some_and(|conflict| conflict.start.start == 0);
    if is_conflict || report.level(Lint::NOT_AN_AGENT) == Level::Deny {
        return false;
    }
    report.lint(Lint::NOT_AN_AGENT, not_an_agent::in_plugin(&source.text));
    true
}

/// Reports a file without front matter, unless its name says that it is documentation.
fn report_no_front_matter(source: &Source, options: &FileOptions, report: &mut Report<'_>) {
    let conflicts = merge_conflict::find_all(&source.text, 0);
    match conflicts.first() {
        Some(conflict) if conflict.start.start == 0 => {
            report.error(merge_conflict::unreadable(conflict));
        }
        _ if options.shape.dialect == Dialect::Plugin => {
            let diagnostic = not_an_agent::in_plugin(&source.text);
            report.lint(Lint::NOT_AN_AGENT, diagnostic);
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
        let mut diagnostic = errors::front_matter::unreadable(reason);
        let is_harmless = |it: &(Span, String)| {
            let after = rights_of(&replaced(text, it), options);
            after.is_none_or(|it| change_of_unread(text, &it) != Change::Wider)
        };
        diagnostic
            .helps
            .retain(|help| help.replacement.as_ref().is_none_or(is_harmless));
        report.error(diagnostic);
    }
}

/// The text with a replacement.
fn replaced(text: &str, (span, new): &(Span, String)) -> String {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    format!("{before}{new}{after}")
}

/// The rights of the agent of a file, if its front matter can be read.
fn rights_of(text: &str, options: &FileOptions) -> Option<Rights> {
    let Split::Parts(parts) = split(text) else {
        return None;
    };
    let limit = options.limits.front_matter_bytes;
    let front_matter = front_matter::parse(text, parts.yaml, limit).ok()?;
    let mut unused = Report::new(0, text, &options.levels);
    let agent = lower(
        &front_matter,
        front_matter.entries(),
        &options.shape,
        &mut unused,
    );
    Some(Rights::of_agent(&agent))
}

/// The entries as their author meant them, where the recovery makes text of lists, and the build fails for that: so that
/// one defect is not also reported as unknown tools and values. `None` where Claude Code's reading is right or counts.
fn as_meant(
    text: &str,
    front_matter: &FrontMatter,
    keys: &Keys,
    report: &Report<'_>,
) -> Option<Vec<Entry>> {
    let literal: Vec<&RecoveredLine> = front_matter
        .recovered
        .iter()
        .filter(|line| is_misread(text, line, keys) || is_broken_collection(text, line, keys))
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
        let value_type = keys.field(&line.key).map(Field::value_type);
        match (&line.alone, value_type) {
            (Some(alone), _) => entry.value = alone.clone(),
            (None, Some(ValueType::Map)) => entry.value.value = Value::Map(Vec::new()),
            (None, _) => entry.value.value = Value::List(Vec::new()),
        }
    }
    Some(entries)
}

/// The agent of a file that is not UTF-8, if the text before the first invalid byte begins like an agent.
pub(crate) fn salvage_undecoded(
    file: usize,
    found: &FoundFile,
    error: &Diagnostic,
    options: &FileOptions,
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
    begins_as_agent.then(|| salvage(file, source, 0..usize::MAX, options))
}

/// How many lines of a file are searched for its name where the end of the front matter is unknown.
const HEAD: usize = 64;

/// Whether a file without front matter may have been an agent. Notes should not become a variant, which a `match` would lack.
fn resembles_agent(text: &str, options: &FileOptions) -> bool {
    let key = options.key(Field::Name);
    let is_fence = |line: &str| line.starts_with("---") || line.starts_with("+++");
    let mut lines = text.trim_start_matches('\u{FEFF}').lines().take(HEAD);
    text.trim().is_empty()
        || lines.any(|line| is_fence(line.trim_start()) || name_of(line, key).is_some())
}

/// What can be said of a file whose front matter cannot be read: so that code which names the agent still compiles.
///
/// The name is somewhere in `yaml`, or is that of the file.
fn salvage(file: usize, source: Source, yaml: Span, options: &FileOptions) -> Box<Document> {
    let key = options.key(Field::Name);
    let end = yaml.end.min(source.text.len());
    let head = source.text.get(yaml.start..end).unwrap_or(&source.text);
    let name = head
        .lines()
        .take(HEAD)
        .find_map(|line| name_of(line, key))
        .unwrap_or_else(|| source.stem().to_owned());
    let name = full_name(&name, &source, options);
    Box::new(Document {
        file,
        front_matter: None,
        agent: Agent::default(),
        name,
        is_named_by_file: false,
        outline: no_outline(),
        description: examples::split(""),
        prompt: Prompt::none(),
        levels: Vec::new(),
        is_cut: false,
        secrets: OnceLock::new(),
        source,
    })
}

/// The name by which Claude Code knows an agent.
fn full_name(own: &str, source: &Source, options: &FileOptions) -> String {
    match options.shape.dialect {
        Dialect::Agents => own.to_owned(),
        Dialect::Plugin => plugins::name(source.group(), own),
    }
}

/// The name that a line gives, even if its quote is never closed.
fn name_of(line: &str, key: &str) -> Option<String> {
    let rest = line.strip_prefix(key)?.strip_prefix(':')?;
    let read = yaml::parse_map(line, 0..line.len()).ok();
    let name = match &read {
        Some(document) => document.get(key)?.as_str()?,
        None => rest.trim().trim_matches(['"', '\'']),
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
        let has_tools =
            front_matter.is_some_and(|it| it.entry(options.key(Field::Tools)).is_some());
        let diagnostic = second_block::found(parts, &second, has_tools);
        report.lint(Lint::SECOND_BLOCK, diagnostic);
        Lint::SECOND_BLOCK
    } else {
        return false;
    };
    report.level(lint) == Level::Deny
}
