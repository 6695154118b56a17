//! Include and exclude patterns.

use glob::{MatchOptions, Pattern};

use crate::diagnostic::{Diagnostic, Subject};

/// `*` matches within a folder, `**` across folders, and patterns are case-sensitive, so that they match the same files
/// on every platform.
const OPTIONS: MatchOptions = MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: false,
};

/// A pattern, and whether it has matched anything.
struct Tried {
    pattern: Pattern,
    subject: Subject,
    has_matched: bool,
}

impl Tried {
    fn matches(&mut self, path: &str) -> bool {
        let matches = self.pattern.matches_with(path, OPTIONS);
        self.has_matched |= matches;
        matches
    }
}

/// The patterns of a call.
pub(super) struct Patterns {
    include: Vec<Tried>,
    exclude: Vec<Tried>,
}

impl Patterns {
    /// Parses the patterns; invalid ones become faults.
    pub(super) fn parse(
        include: &[String],
        exclude: &[String],
        faults: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut parse_all = |patterns: &[String], subject: fn(usize) -> Subject| {
            let mut parsed = Vec::new();
            for (index, text) in patterns.iter().enumerate() {
                match Pattern::new(text) {
                    Ok(pattern) => parsed.push(Tried {
                        pattern,
                        subject: subject(index),
                        has_matched: false,
                    }),
                    Err(error) => faults.push(not_a_pattern(text, subject(index), &error)),
                }
            }
            parsed
        };
        Self {
            include: parse_all(include, Subject::Include),
            exclude: parse_all(exclude, Subject::Exclude),
        }
    }

    /// Whether a file of this path, relative to the folder of the call, is wanted.
    ///
    /// Every pattern is tried, so that whether a pattern counts as unused does not depend on their order.
    pub(super) fn wants_file(&mut self, path: &str) -> bool {
        let is_included = self.include.is_empty() | any(&mut self.include, path);
        let is_excluded = any(&mut self.exclude, path);
        is_included && !is_excluded
    }

    /// Whether to search a folder with this path: excluding a folder excludes all of its content.
    pub(super) fn wants_folder(&mut self, path: &str) -> bool {
        !any(&mut self.exclude, path)
    }

    /// A warning for each pattern that matched nothing: it is a mistake or out of date.
    pub(super) fn unused(self) -> impl Iterator<Item = Diagnostic> {
        self.include
            .into_iter()
            .chain(self.exclude)
            .filter(|tried| !tried.has_matched)
            .map(|tried| {
                let text = tried.pattern.as_str();
                let fault = Diagnostic::warning_about(
                    tried.subject,
                    format!("unused pattern `{text}`: no file matches it"),
                )
                .note(
                    "a pattern must match the whole path below the folder of the call; it uses `/` and is \
                     case-sensitive",
                );
                match better(text) {
                    Some(better) => fault.help(format!("did you mean `{better}`?")),
                    None => fault,
                }
            })
    }
}

fn any(patterns: &mut [Tried], path: &str) -> bool {
    let mut any = false;
    for pattern in patterns {
        any |= pattern.matches(path);
    }
    any
}

/// A suggestion for a pattern that matches nothing, or only at the top.
fn better(pattern: &str) -> Option<String> {
    let bare = pattern.trim_start_matches("./").trim_start_matches('/');
    if bare.contains('\\') {
        return Some(bare.replace('\\', "/"));
    }
    if let Some(folder) = bare.strip_suffix('/') {
        return Some(format!("{folder}/**"));
    }
    if bare != pattern {
        return Some(bare.to_owned());
    }
    (!bare.contains('/')).then(|| format!("**/{bare}"))
}

fn not_a_pattern(text: &str, subject: Subject, error: &glob::PatternError) -> Diagnostic {
    let rest: String = text.chars().skip(error.pos).collect();
    let place = if rest.is_empty() {
        "at its end".to_owned()
    } else {
        format!("at character {}, before `{rest}`", error.pos + 1)
    };
    Diagnostic::error_about(subject, format!("invalid pattern `{text}`"))
        .note(format!("{place}: {}", error.msg))
        .help("use `*` within a folder, `**` as a whole part across folders, `?` for one character, `[ab]` for one of several")
}
