//! Applies the replacements of diagnostics, as far as they heal the file.

use std::collections::BTreeMap;

use crate::check::{Checked, check_sources};
use crate::diagnostic::{Diagnostic, clamp};
use crate::lint::Lint;
use crate::options::FileOptions;
use crate::rights::{Change, Rights, change_of_unread};
use crate::source::Source;
use crate::span::Span;

/// The most replacements of one file: more are a mistake of ours, not of the file.
const MOST: usize = 200;

/// Which replacements are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those that need no look: the only one of their diagnostic, not a guess, and without new rights.
    Safe,
    /// Also guesses, the first of several, and rights that the file names in nearly the same letters.
    All,
}

/// A file with replacements applied.
#[derive(Debug)]
pub struct Healed {
    /// The text after all of them.
    pub text: String,
    /// What was wrong and is no more, in the order in which it was fixed.
    pub fixed: Vec<Diagnostic>,
}

/// The text with these replacements, each of a part of the original text. Of two that overlap, the earlier one in the
/// list is applied.
///
/// ```
/// use include_agents_reader::fix::apply;
///
/// let text = "model: sonet\ncolor: rde\n";
/// assert_eq!(apply(text, &[(20..23, "red".into()), (7..12, "sonnet".into())]), "model: sonnet\ncolor: red\n");
/// ```
#[must_use]
pub fn apply(text: &str, replacements: &[(Span, String)]) -> String {
    let mut taken: Vec<(Span, &str)> = Vec::new();
    for (span, new) in replacements {
        let span = clamp(text, span);
        let is_apart = |other: &Span| span.end <= other.start || other.end <= span.start;
        if taken
            .iter()
            .all(|(other, _)| *other != span && is_apart(other))
        {
            taken.push((span, new));
        }
    }
    taken.sort_by_key(|(span, _)| (span.start, span.end));
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for (span, new) in taken {
        result.push_str(text.get(at..span.start).unwrap_or_default());
        result.push_str(new);
        at = span.end;
    }
    result.push_str(text.get(at..).unwrap_or_default());
    result
}

/// Applies the replacements of all diagnostics about the file alone that [heal](heals) it.
///
/// Each of them is tried, and kept only if the file then has that problem less, no new one, and an agent with no more
/// rights. Line ends are those of the file.
///
/// ```
/// use include_agents_reader::{fix::{Scope, heal}, options::FileOptions, source::Source};
///
/// let text = "---\nname: a\ndescription: d\ncolor: Red\n---\nYou are a.\n";
/// let source = Source::in_memory("agents/a.md", text);
/// let healed = heal(&source, &FileOptions::default(), Scope::Safe);
/// assert_eq!(healed.text, text.replace("Red", "red"));
/// ```
#[must_use]
pub fn heal(source: &Source, options: &FileOptions, scope: Scope) -> Healed {
    let mut source = source.clone();
    let mut fixed = Vec::new();
    while fixed.len() < MOST {
        let before = State::of(&source, options);
        let healing = before.checked.problems.iter().find_map(|diagnostic| {
            let text = candidates(diagnostic, &source.text, scope)
                .into_iter()
                .find(|text| heals(&before, &with_text(&source, text), options, scope))?;
            Some((text, diagnostic.clone()))
        });
        let Some((text, diagnostic)) = healing else {
            break;
        };
        source.text = text;
        fixed.push(diagnostic);
    }
    Healed {
        text: source.text,
        fixed,
    }
}

/// The texts that the replacements of a diagnostic lead to, the best first.
#[must_use]
pub fn candidates(diagnostic: &Diagnostic, text: &str, scope: Scope) -> Vec<String> {
    let helps = diagnostic.helps.iter();
    let replacements: Vec<_> = helps.filter_map(|help| help.replacement.as_ref()).collect();
    let lint = diagnostic.lint.and_then(Lint::from_name);
    let is_guess = replacements.len() > 1 || lint.is_some_and(Lint::is_by_likeness);
    if scope == Scope::Safe && is_guess {
        return Vec::new();
    }
    let is_crlf = text.lines().next().is_some() && first_line_is_crlf(text);
    let texts = replacements.into_iter().map(|(span, new)| {
        let new = if is_crlf {
            new.replace("\r\n", "\n").replace('\n', "\r\n")
        } else {
            new.clone()
        };
        apply(text, &[(span.clone(), new)])
    });
    texts.filter(|new| new != text).collect()
}

fn first_line_is_crlf(text: &str) -> bool {
    text.split_inclusive('\n')
        .next()
        .is_some_and(|line| line.ends_with("\r\n"))
}

/// What is wrong with a file, and what it lets its agent do.
#[derive(Debug)]
pub struct State {
    checked: Checked,
    /// The rights of the agent, where Claude Code loads it.
    rights: Option<Rights>,
    text: String,
}

impl State {
    /// The state of a file by itself.
    #[must_use]
    pub fn of(source: &Source, options: &FileOptions) -> State {
        let checked = check_sources(&[], vec![source.clone()], options);
        let has_error = checked
            .problems
            .iter()
            .any(|it| it.is_error() && it.lint.is_none());
        let document = checked.catalog.all().next();
        let readable = document.filter(|it| it.front_matter.is_some() && !it.is_cut && !has_error);
        State {
            rights: readable.map(Rights::of),
            text: source.text.clone(),
            checked,
        }
    }

    /// How often each problem was found: lints by name, errors by what they say.
    fn problems(&self) -> BTreeMap<(bool, &str), usize> {
        let mut counts = BTreeMap::new();
        for diagnostic in self.checked.faults.iter().chain(&self.checked.problems) {
            let name = diagnostic.lint.unwrap_or(&diagnostic.headline);
            *counts.entry((diagnostic.lint.is_some(), name)).or_default() += 1;
        }
        counts
    }
}

/// Whether a changed file has fewer problems than `before`, no new one, and an agent with no more rights.
///
/// Where the front matter could not be read before, lints could not look at it: warnings of theirs do not count as new.
#[must_use]
pub fn heals(before: &State, after: &Source, options: &FileOptions, scope: Scope) -> bool {
    let after = State::of(after, options);
    let Some(document) = after.checked.catalog.all().next() else {
        return false;
    };
    let (old, new) = (before.problems(), after.problems());
    let was_read = before
        .checked
        .catalog
        .all()
        .any(|it| it.front_matter.is_some());
    let mut is_better = old
        .iter()
        .any(|(key, count)| new.get(key).copied().unwrap_or(0) < *count);
    for ((is_lint, name), count) in &new {
        let is_new = old.get(&(*is_lint, *name)).copied().unwrap_or(0) < *count;
        let is_warning = *is_lint
            && after
                .checked
                .problems
                .iter()
                .all(|it| it.lint != Some(*name) || !it.is_error());
        if is_new && (was_read || !is_warning) {
            is_better = false;
        }
    }
    if !is_better {
        return false;
    }
    let rights = Rights::of(document);
    let change = match &before.rights {
        Some(old) => old.change(&rights, &before.text),
        None => change_of_unread(&before.text, &rights),
    };
    match scope {
        Scope::Safe => change == Change::Within,
        Scope::All => change <= Change::Named,
    }
}

/// The same file with another text.
#[must_use]
pub fn with_text(source: &Source, text: &str) -> Source {
    Source {
        file: source.file.clone(),
        text: text.to_owned(),
    }
}
