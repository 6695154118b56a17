//! Comments in the front matter that set levels for one file: `# include-agents: allow(unknown_tool)`.

use crate::errors::level_comment;
use crate::lint::{Level, Levels, Lint};
use crate::lints::trailing_level_comment;
use crate::report::Report;
use crate::yaml::Comment;

/// The name that such a comment begins with, after the `#`.
const NAME: &str = "include-agents";

/// Reads comments, sets their levels in the report, and returns them.
///
/// `call` is what the call sets; what it forbids cannot be lowered here.
pub(crate) fn read(
    comments: &[Comment],
    call: &Levels,
    report: &mut Report<'_>,
) -> Vec<(Lint, Level)> {
    let mut set = Vec::new();
    let mut trailing = Vec::new();
    for Comment { span, is_alone } in comments {
        let comment = report.text_at(span);
        let Some((at, order)) = order(comment) else {
            continue;
        };
        if !is_alone {
            trailing.push(span);
            continue;
        }
        let Some((level, list_at, names)) = order.and_then(parse) else {
            report.error(level_comment::malformed(span.clone()));
            continue;
        };
        let mut offset = span.start + at + list_at;
        if names.trim().is_empty() {
            report.error(level_comment::empty(span.clone(), level));
            continue;
        }
        // A comma at the end is fine, as in Rust.
        let names = names.trim_end();
        for word in names.strip_suffix(',').unwrap_or(names).split(',') {
            let start = offset + (word.len() - word.trim_start().len());
            offset += word.len() + 1;
            let word = word.trim();
            let span = start..start + word.len();
            match Lint::from_name(word) {
                Some(lint) if call.is_forbidden(lint) && level < Level::Deny => {
                    report.error(level_comment::forbidden(lint, level, span));
                }
                Some(lint) => set.push((lint, level)),
                None => {
                    let known = Lint::ALL.iter().map(|lint| lint.name());
                    report.error(level_comment::unknown_lint(word, span, known));
                }
            }
        }
    }
    for &(lint, level) in &set {
        report.set(lint, level);
    }
    for span in trailing {
        let diagnostic = trailing_level_comment::found(span.clone());
        report.lint(Lint::TRAILING_LEVEL_COMMENT, diagnostic);
    }
    set
}

/// What a comment to this crate says after its name, and where that begins in the comment: `None` for other comments,
/// and `Some((_, None))` where the name is not quite right.
fn order(comment: &str) -> Option<(usize, Option<&str>)> {
    let rest = comment.trim_start_matches('#').trim_start();
    let len = rest
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
        .unwrap_or(rest.len());
    let (name, rest) = rest.split_at_checked(len)?;
    if name == NAME
        && let Some(order) = rest.strip_prefix(':')
    {
        return Some((comment.len() - order.len(), Some(order)));
    }
    let is_meant = name.replace('_', "-").eq_ignore_ascii_case(NAME)
        && rest.trim_start().starts_with([':', 'a', 'w', 'd', '(']);
    is_meant.then_some((0, None))
}

/// The level, and the list of lints with its offset, of ` allow(a, b)`.
fn parse(order: &str) -> Option<(Level, usize, &str)> {
    let (word, rest) = order.trim_end().split_once('(')?;
    let list = rest.strip_suffix(')')?;
    let level = Level::from_name(word.trim())?;
    Some((level, word.len() + 1, list))
}

#[cfg(test)]
mod tests {
    use super::{order, parse};
    use crate::lint::Level;

    #[test]
    fn only_comments_to_this_crate_are_read() {
        assert_eq!(order("# include-agents: x"), Some((17, Some(" x"))));
        assert_eq!(order("#include-agents:x"), Some((16, Some("x"))));
        assert_eq!(order("# include_agents: allow(x)"), Some((0, None)));
        assert_eq!(order("# include-agents allow(x)"), Some((0, None)));
        assert_eq!(order("# include-agents reads this file"), None);
        assert_eq!(order("# see include-agents: x"), None);
        assert_eq!(order("#"), None);
    }

    #[test]
    fn a_level_and_a_list() {
        assert_eq!(parse(" allow(a, b)"), Some((Level::Allow, 7, "a, b")));
        assert_eq!(parse("deny( a )  "), Some((Level::Deny, 5, " a ")));
        assert_eq!(parse("forbid(a)"), None);
        assert_eq!(parse("allow a"), None);
        assert_eq!(parse("allow(a) # b"), None);
    }
}
