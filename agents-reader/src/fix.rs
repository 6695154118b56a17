//! Applies the replacements of diagnostics, as far as they heal the file.

use std::collections::BTreeMap;

use crate::check::{Checked, check_sources};
use crate::diagnostic::{Diagnostic, clamp};
use crate::document::Document;
use crate::lint::Lint;
use crate::lints;
use crate::options::FileOptions;
use crate::parallel;
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
    /// The problems that were fixed, in the order of the fixes.
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

/// Applies the replacements of all diagnostics about the file alone that heal it.
///
/// Each of them is tried, and kept only if the file then has that problem less, no new one, and an agent with no more
/// rights. Line endings are those of the file.
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
    let mut sources = vec![source.clone()];
    let mut fixed = Vec::new();
    while fixed.len() < MOST
        && let Some((_, diagnostic)) = heal_one(&mut sources, options, scope)
    {
        fixed.push(diagnostic);
    }
    let text = sources.pop().map(|source| source.text).unwrap_or_default();
    Healed { text, fixed }
}

/// Heals files that are checked together: each by itself, and then what is wrong between them.
///
/// A file that could be healed only by what makes another problem, such as a second agent of one name, is left as it is.
#[must_use]
pub fn heal_all(sources: &[Source], options: &FileOptions, scope: Scope) -> Vec<Healed> {
    let items: Vec<&Source> = sources.iter().collect();
    let mut healed = parallel::map(items, |_, source| heal(source, options, scope));
    let texts = |healed: &[Healed]| -> Vec<Source> {
        let pairs = sources.iter().zip(healed);
        pairs
            .map(|(source, healed)| with_text(source, &healed.text))
            .collect()
    };
    let before = errors(&check_sources(&[], sources.to_vec(), options));
    loop {
        let after = errors(&check_sources(&[], texts(&healed), options));
        let new = after.into_iter().filter(|error| !before.contains(error));
        let mut is_reverted = false;
        for (index, _) in new {
            if let (Some(healed), Some(source)) = (healed.get_mut(index), sources.get(index))
                && healed.text != source.text
            {
                healed.text.clone_from(&source.text);
                healed.fixed.clear();
                is_reverted = true;
            }
        }
        if !is_reverted {
            break;
        }
    }
    let mut current = texts(&healed);
    // Each takes a check of all files.
    for _ in 0..MOST {
        let Some((index, diagnostic)) = heal_one(&mut current, options, scope) else {
            break;
        };
        if let (Some(healed), Some(source)) = (healed.get_mut(index), current.get(index)) {
            healed.text.clone_from(&source.text);
            healed.fixed.push(diagnostic);
        }
    }
    healed
}

/// The errors that no lint found, with their files.
fn errors(checked: &Checked) -> Vec<(usize, String)> {
    let errors = checked
        .problems
        .iter()
        .filter(|it| it.is_error() && it.lint.is_none());
    errors
        .filter_map(|it| Some((it.file()?, it.headline.clone())))
        .collect()
}

/// Applies the first replacement that heals one of the files, and returns the index of the file and the diagnostic.
fn heal_one(
    sources: &mut [Source],
    options: &FileOptions,
    scope: Scope,
) -> Option<(usize, Diagnostic)> {
    let checked = check_sources(&[], sources.to_vec(), options);
    for diagnostic in &checked.problems {
        let Some(index) = diagnostic.file() else {
            continue;
        };
        // What is wrong in one of several files was tried with that file alone.
        if sources.len() > 1
            && !diagnostic
                .lint
                .and_then(Lint::from_name)
                .is_some_and(lints::is_about_catalog)
        {
            continue;
        }
        let Some(source) = sources.get(index) else {
            continue;
        };
        let before = State::of(&checked, source);
        for text in candidates(diagnostic, &source.text, scope) {
            let mut changed = sources.to_vec();
            if let Some(source) = changed.get_mut(index) {
                source.text.clone_from(&text);
            }
            let after = check_sources(&[], changed, options);
            if heals(&before, &after, scope) {
                if let Some(source) = sources.get_mut(index) {
                    source.text = text;
                }
                return Some((index, diagnostic.clone()));
            }
        }
    }
    None
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

/// What is wrong, and what a file of interest lets its agent do.
#[derive(Debug)]
struct State<'a> {
    problems: BTreeMap<(bool, &'a str), usize>,
    file: &'a Source,
    /// Whether the front matter could be read.
    is_read: bool,
    /// The rights of the agent, where Claude Code loads it.
    rights: Option<Rights>,
}

impl<'a> State<'a> {
    fn of(checked: &'a Checked, file: &'a Source) -> State<'a> {
        let document = document(checked, file);
        let is_broken = checked.problems.iter().any(|it| {
            it.is_error()
                && it.lint.is_none()
                && it.file() == document.map(|document| document.file)
        });
        let is_read = document.is_some_and(|it| it.front_matter.is_some() && !it.is_cut);
        State {
            problems: problems(checked),
            file,
            is_read,
            rights: document.filter(|_| is_read && !is_broken).map(Rights::of),
        }
    }
}

fn document<'a>(checked: &'a Checked, file: &Source) -> Option<&'a Document> {
    checked.catalog.all().find(|it| it.source.file == file.file)
}

/// How often each problem was found: lints by name, errors by what they say.
fn problems(checked: &Checked) -> BTreeMap<(bool, &str), usize> {
    let mut counts = BTreeMap::new();
    for diagnostic in checked.faults.iter().chain(&checked.problems) {
        let name = diagnostic.lint.unwrap_or(&diagnostic.headline);
        *counts.entry((diagnostic.lint.is_some(), name)).or_default() += 1;
    }
    counts
}

/// Whether there are fewer problems after a change than before, no new one, and an agent with no more rights.
///
/// Where the front matter could not be read before, lints could not look at it: warnings of theirs do not count as new.
fn heals(before: &State<'_>, after: &Checked, scope: Scope) -> bool {
    let Some(document) = document(after, before.file) else {
        return false;
    };
    let new = problems(after);
    let count = |counts: &BTreeMap<(bool, &str), usize>, key| counts.get(key).copied().unwrap_or(0);
    if !before
        .problems
        .iter()
        .any(|(key, old)| count(&new, key) < *old)
    {
        return false;
    }
    let is_denied = |name: &str| {
        let mut of_lint = after.problems.iter().filter(|it| it.lint == Some(name));
        of_lint.any(Diagnostic::is_error)
    };
    for (key, number) in &new {
        let is_tolerated = !before.is_read && key.0 && !is_denied(key.1);
        if *number > count(&before.problems, key) && !is_tolerated {
            return false;
        }
    }
    let rights = Rights::of(document);
    let change = match &before.rights {
        Some(old) => old.change(&rights, &before.file.text),
        None => change_of_unread(&before.file.text, &rights),
    };
    match scope {
        Scope::Safe => change == Change::Within,
        Scope::All => change <= Change::Named,
    }
}

fn with_text(source: &Source, text: &str) -> Source {
    Source {
        file: source.file.clone(),
        text: text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn healed(text: &str, scope: Scope) -> String {
        let source = Source::in_memory("agents/reviewer.md", text);
        heal(&source, &FileOptions::default(), scope).text
    }

    fn agent(front_matter: &str) -> String {
        format!("---\nname: reviewer\ndescription: Reviews\n{front_matter}\n---\nYou review.\n")
    }

    #[test]
    fn replacements_do_not_overlap() {
        let replacements = [
            (2..4, "X".to_owned()),
            (3..5, "Y".to_owned()),
            (0..1, String::new()),
        ];
        assert_eq!(apply("abcdef", &replacements), "bXef");
        assert_eq!(apply("é", &[(1..9, "x".to_owned())]), "x");
    }

    #[test]
    fn a_safe_fix_is_applied() {
        assert_eq!(
            healed(&agent("color: Red"), Scope::Safe),
            agent("color: red")
        );
    }

    #[test]
    fn a_guess_needs_a_look() {
        let text = agent("model: sonet");
        assert_eq!(healed(&text, Scope::Safe), text);
        assert_eq!(healed(&text, Scope::All), agent("model: sonnet"));
    }

    #[test]
    fn line_ends_are_kept() {
        let crlf = |text: String| text.replace('\n', "\r\n");
        assert_eq!(
            healed(&crlf(agent("color: Red")), Scope::Safe),
            crlf(agent("color: red"))
        );
    }

    #[test]
    fn healing_twice_is_healing_once() {
        for front_matter in [
            "color: Red",
            "model: sonet",
            "tools: read",
            "maxTurns 3",
            "tools:Read",
        ] {
            let once = healed(&agent(front_matter), Scope::All);
            assert_eq!(healed(&once, Scope::All), once);
        }
    }

    #[test]
    fn no_second_agent_of_a_name_is_made() {
        let first = Source::in_memory(
            "agents/a.md",
            "---\nname: twin\ndescription: d\n---\nYou.\n",
        );
        let broken =
            Source::in_memory("agents/b.md", "---\nnam: twin\ndescription: d\n---\nYou.\n");
        let healed = heal_all(
            &[first.clone(), broken.clone()],
            &FileOptions::default(),
            Scope::All,
        );
        assert_eq!(healed[0].text, first.text);
        assert_eq!(healed[1].text, broken.text);
    }

    #[test]
    fn delegates_are_fixed_between_files() {
        let first = Source::in_memory(
            "agents/tester.md",
            "---\nname: tester\ndescription: d\n---\nYou.\n",
        );
        let text = "---\nname: lead\ndescription: d\ntools: Agent(testr)\n---\nYou.\n";
        let lead = Source::in_memory("agents/lead.md", text);
        let healed = heal_all(&[first, lead], &FileOptions::default(), Scope::All);
        assert_eq!(healed[1].text, text.replace("testr", "tester"));
    }
}
