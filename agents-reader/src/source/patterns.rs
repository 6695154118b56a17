//! Include and exclude patterns.

use glob::{MatchOptions, Pattern};

use crate::diagnostic::{Diagnostic, Subject};

/// `*` stays within a folder, `**` crosses folders, and case matters, so that a pattern matches the
/// same files on every platform.
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
    /// Parses the patterns; those that are none become faults.
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
    /// Every pattern is tried, even where one has decided already: otherwise a pattern could be called
    /// useless because of the order they are written in.
    pub(super) fn wants_file(&mut self, path: &str) -> bool {
        let is_included = self.include.is_empty() | any(&mut self.include, path);
        let is_excluded = any(&mut self.exclude, path);
        is_included && !is_excluded
    }

    /// Whether a folder of this path is to be walked into: excluding a folder excludes all that is in it.
    pub(super) fn wants_folder(&mut self, path: &str) -> bool {
        !any(&mut self.exclude, path)
    }

    /// A warning for each pattern that has matched nothing, since it is a slip or a leftover.
    pub(super) fn unused(self) -> impl Iterator<Item = Diagnostic> {
        self.include
            .into_iter()
            .chain(self.exclude)
            .filter(|tried| !tried.has_matched)
            .map(|tried| {
                let text = tried.pattern.as_str();
                let fault = Diagnostic::warning_about(
                    tried.subject,
                    format!("the pattern `{text}` matches nothing"),
                )
                .note(
                    "patterns are matched against the whole path below the folder of the call, \
                     with `/`; case matters",
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

/// What a pattern was probably meant to be that can match nothing, or only at the top.
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
        format!("at character {}, `{rest}`", error.pos + 1)
    };
    Diagnostic::error_about(subject, format!("`{text}` is not a valid pattern"))
        .note(format!("{}, {place}", error.msg))
        .help("`*` matches within a folder, `**` as a whole part across folders, `?` one character, `[ab]` one of several")
}
