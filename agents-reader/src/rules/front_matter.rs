//! Rules about the front matter as a text.

use std::collections::HashMap;

use crate::agent::{At, Field};
use crate::at::Place;
use crate::diagnostic::{Diagnostic, nearest};
use crate::document::{Document, is_broken_collection, is_misread};
use crate::front_matter::{FrontMatter, RecoveredLine};
use crate::lint::Lint;
use crate::options::FileOptions;
use crate::report::Report;

/// Words that begin the lines of example dialogues.
const DIALOGUE: &[&str] = &[
    "user",
    "assistant",
    "agent",
    "context",
    "commentary",
    "example",
    "examples",
    "human",
    "system",
    "claude",
];

/// Whether a key is a line of prose or of a dialogue rather than the name of a field.
pub(super) fn is_stray(key: &str, options: &FileOptions) -> bool {
    // `<<` is YAML's own key, for merging maps.
    if Field::from_key(key).is_some() || options.declares(key) || key == "<<" {
        return false;
    }
    let word = key.trim_start_matches(['-', '*', ' ']).to_lowercase();
    DIALOGUE.contains(&word.as_str()) || key.contains(['<', '>', ' ', '"', '`', '(', ')', '*'])
}

/// Whether the file has such a key.
pub(super) fn has_stray(document: &Document, options: &FileOptions) -> bool {
    let entries = document
        .front_matter
        .iter()
        .flat_map(|front_matter| &front_matter.entries);
    entries.into_iter().any(|(key, _)| is_stray(key, options))
}

/// How many of the other stray keys are pointed at; dialogues have a handful.
const SHOWN_STRAY_KEYS: usize = 16;

/// The client reads `user: "…"` at the left margin as a key, which cuts the description off in front of it. Nobody means
/// that, and nobody is told.
pub(super) fn stray_key(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    let mut stray = front_matter
        .entries
        .iter()
        .enumerate()
        .filter(|(_, (key, _))| is_stray(key, options));
    let Some((first, (key, _))) = stray.next() else {
        return;
    };
    let mut diagnostic = Diagnostic::at(
        &At::key(first),
        format!("a line of text became the key `{}`", shorten(key)),
    )
    .label("at the left margin the client takes this for a field of its own");
    for (other, _) in stray.by_ref().take(SHOWN_STRAY_KEYS) {
        diagnostic = diagnostic.related(&At::key(other), "and this");
    }
    match stray.count() {
        0 => {}
        more => diagnostic = diagnostic.note(format!("there are {more} more of them")),
    }
    if let Some(before) = first.checked_sub(1) {
        let (name, _) = &front_matter.entries[before];
        diagnostic = diagnostic.note(format!("for the client `{name}` ends in front of it"));
    }
    report.lint(
        Lint::StrayKey,
        diagnostic.help(
            "write `description: |` and indent every line of the text below it by two blanks",
        ),
    );
}

/// The client keeps the last of two values and says nothing: one of the two was written in vain.
pub(super) fn duplicate_key(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (entry, (key, _)) in front_matter.entries.iter().enumerate() {
        if is_stray(key, options) {
            continue;
        }
        if let Some(&first) = first.get(key.as_str()) {
            report.lint(
                Lint::DuplicateKey,
                Diagnostic::at(&At::key(entry), format!("the key `{key}` stands twice"))
                    .label("the client keeps this one")
                    .related(&At::key(first), "and forgets this one")
                    .help("leave one of the two away"),
            );
        } else {
            first.insert(key, entry);
        }
    }
}

/// On a file that is not valid YAML the client puts quotes around whole values, so that lists, maps and comments on
/// such lines become text: `tools: [Read]` asks for a tool named `[Read]`.
pub(super) fn literal_value(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    let text = &document.source.text;
    let culprit = front_matter
        .recovered
        .iter()
        .find(|line| line.alone.is_none());
    for line in front_matter
        .recovered
        .iter()
        .filter(|line| is_misread(text, line))
    {
        let mut diagnostic = Diagnostic::span(
            line.value.clone(),
            format!("the value of `{}` is read as literal text", line.key),
        )
        .label("the client's recovery puts all of this in quotes");
        if let Some(culprit) = culprit {
            diagnostic = diagnostic
                .related(culprit.value.clone(), "because this is not valid YAML")
                .replace(
                    culprit.span.clone(),
                    culprit.fixed(text),
                    "make the other line valid YAML",
                );
        }
        report.lint(Lint::LiteralValue, diagnostic);
    }
    for line in &front_matter.recovered {
        if is_broken_collection(text, line) {
            report.lint(Lint::LiteralValue, broken_collection(text, line));
        }
    }
}

fn broken_collection(text: &str, line: &RecoveredLine) -> Diagnostic<Place> {
    let value = text.get(line.value.clone()).unwrap_or_default().trim_end();
    let (open, close, what) = if value.starts_with('[') {
        ('[', ']', "list")
    } else {
        ('{', '}', "map")
    };
    let end = line.value.start + value.len();
    let unclosed = value.matches(open).count() == value.matches(close).count() + 1;
    let headline = if unclosed {
        format!("the {what} of `{}` is never closed", line.key)
    } else {
        format!("the {what} of `{}` is not valid YAML", line.key)
    };
    let diagnostic = Diagnostic::span(line.value.start..end, headline)
        .label("the client's recovery puts all of this in quotes")
        .note(format!("for the client this is a string, and no {what}"));
    if unclosed {
        diagnostic.replace(end..end, close, "close it")
    } else {
        diagnostic.help(format!("write the {what} with one item a line"))
    }
}

/// A file that only the client's recovery can read is read by no other tool. Off by default: the client loads it.
pub(super) fn recovered_front_matter(
    document: &Document,
    _: &FileOptions,
    report: &mut Report<'_>,
) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    for line in front_matter
        .recovered
        .iter()
        .filter(|line| line.alone.is_none())
    {
        report.lint(
            Lint::RecoveredFrontMatter,
            Diagnostic::span(
                line.value.clone(),
                format!("the value of `{}` is not valid YAML", line.key),
            )
            .label("the client reads it by putting it in quotes; other tools refuse it")
            .replace(
                line.span.clone(),
                line.fixed(&document.source.text),
                "as valid YAML",
            ),
        );
    }
}

/// The client's recovery does not see lines that end in CR LF: it drops the file. We read it, and say so.
pub(super) fn crlf_recovery(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    if let (true, Some(line)) = (front_matter.crlf_recovery, front_matter.recovered.first()) {
        report.lint(
            Lint::CrlfRecovery,
            Diagnostic::span(
                line.value.clone(),
                format!(
                    "the value of `{}` is not valid YAML, in a file with CRLF line ends",
                    line.key
                ),
            )
            .label("the client's recovery misses lines that end in CR LF")
            .note(crate::agent::SKIPS)
            .replace(
                line.span.clone(),
                line.fixed(&document.source.text),
                "as valid YAML, or save the file with LF line ends",
            ),
        );
    }
}

/// The index of an unknown key that was probably meant as `field`, where no entry has that key.
pub(super) fn meant_as(
    front_matter: &FrontMatter,
    field: &str,
    options: &FileOptions,
) -> Option<usize> {
    front_matter.entries.iter().position(|(key, _)| {
        is_unknown(key, options)
            && matches!(meaning(key, options), Meaning::Client(meant) if meant == field)
    })
}

/// The index of an unknown key that was probably meant as a declared `field`, where no entry has that key.
pub fn meant_as_declared(document: &Document, options: &FileOptions, field: &str) -> Option<usize> {
    let entries = &document.front_matter.as_ref()?.entries;
    entries.iter().position(|(key, _)| {
        is_unknown(key, options)
            && matches!(meaning(key, options), Meaning::Declared(meant) if meant == field)
    })
}

/// Whether a key is one that neither the client nor the call knows.
pub(super) fn is_unknown(key: &str, options: &FileOptions) -> bool {
    Field::from_key(key).is_none() && !options.declares(key) && !is_stray(key, options)
}

/// What an unknown key was probably meant as.
pub(super) enum Meaning<'a> {
    /// A field that the call declares.
    Declared(&'a str),
    /// A field of the client.
    Client(&'static str),
    /// Neither.
    Neither,
}

/// What an unknown key was probably meant as: of two that are equally near, a declared one.
pub(super) fn meaning<'a>(key: &str, options: &'a FileOptions) -> Meaning<'a> {
    let declared = options.declared.iter().flat_map(|declared| &declared.keys);
    let near = nearest_key(key, declared.map(String::as_str));
    match (near, intended_field(key)) {
        (Some(near), None) => Meaning::Declared(near),
        (Some(near), Some(field)) if nearest_key(key, [near, field]) == Some(near) => {
            Meaning::Declared(near)
        }
        (_, Some(field)) => Meaning::Client(field),
        (None, None) => Meaning::Neither,
    }
}

/// The key that was probably meant: the same in another style, or a near one.
pub fn nearest_key<'a>(
    key: &str,
    among: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let bare = plain(key);
    let mut same = among.clone().into_iter();
    same.find(|other| plain(other) == bare)
        .or_else(|| nearest(key, among))
}

/// A key without its style: `max_turns` and `maxTurns` are one.
fn plain(key: &str) -> String {
    key.replace(['-', '_', ' '], "").to_lowercase()
}

/// What people write for fields of the client, in other tools' formats and by habit.
const CONFUSIONS: &[(&str, &str)] = &[
    ("allowed-tools", "tools"),
    ("allowedTools", "tools"),
    ("allowed_tools", "tools"),
    ("agent", "name"),
    ("bypassPermissions", "permissionMode"),
    ("colour", "color"),
    ("denied-tools", "disallowedTools"),
    ("desc", "description"),
    ("excludedTools", "disallowedTools"),
    ("id", "name"),
    ("mcp", "mcpServers"),
    ("permissions", "permissionMode"),
    ("reasoningEffort", "effort"),
    ("reasoning_effort", "effort"),
    ("summary", "description"),
    ("turns", "maxTurns"),
    ("when_to_use", "description"),
    ("whenToUse", "description"),
];

/// Keys of neighbouring formats and of people's own that are close to a field of the client and mean something else.
const INNOCENT: &[&str] = &[
    "mode", "modes", "models", "role", "roles", "tags", "type", "names", "hook",
];

/// The field that a key was probably meant as.
fn intended_field(key: &str) -> Option<&'static str> {
    if let Some((_, field)) = CONFUSIONS.iter().find(|(word, _)| *word == key) {
        return Some(field);
    }
    let fields = || crate::agent::FIELDS.iter().map(|(name, _)| *name);
    let bare = plain(key);
    fields().find(|field| plain(field) == bare).or_else(|| {
        if INNOCENT.contains(&key) {
            None
        } else {
            nearest(key, fields())
        }
    })
}

fn shorten(key: &str) -> String {
    match key.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &key[..end]),
        None => key.to_owned(),
    }
}
