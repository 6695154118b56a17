//! `not_an_agent`: Claude Code treats a file without front matter as documentation.

use crate::claude_code::consequences::SKIPS_DOCUMENTATION;
use crate::claude_code::plugins::LOADS_WITH_EVERY_TOOL;
use crate::diagnostic::Diagnostic;
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "not_an_agent",
    level: Level::Deny,
    by_likeness: false,
    summary: "a Markdown file without front matter in an agents folder",
    reason: "Claude Code treats a file that does not begin with front matter as documentation. Files such as \
             `README.md` are skipped. Others should probably be agents, or can be left out with `exclude(..)`.",
});

pub(super) const RULE: Rule = Rule::Reading;

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "# Reviewer

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests.
",
);

/// A file without front matter.
pub(crate) fn no_front_matter(text: &str) -> Diagnostic {
    let text = text.trim_end();
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let first_line = text.get(start..).unwrap_or_default().lines().next();
    let first_line = first_line.unwrap_or_default().trim_end();
    let span = start..start + first_line.len();
    if text.get(start..).unwrap_or_default().is_empty() {
        return Diagnostic::span(0..0, "not an agent: the file is empty")
            .label("expected front matter: a line `---`")
            .note(SKIPS_DOCUMENTATION)
            .help(WRITE_OR_LEAVE_OUT);
    }
    let diagnostic = |headline: &str| {
        Diagnostic::span(span.clone(), format!("not an agent: {headline}"))
            .label("expected `---` on the first line")
            .note(SKIPS_DOCUMENTATION)
    };
    if let Some(fence) = almost_a_fence(first_line) {
        return diagnostic("the first line must be exactly `---`").replace(
            span.clone(),
            "---",
            fence,
        );
    }
    if first_line == "+++" || first_line.starts_with('{') {
        return diagnostic("the front matter must be YAML")
            .help("write the front matter as YAML between two lines `---`");
    }
    let Some(open) = front_matter_below(text) else {
        let diagnostic = diagnostic("the file does not begin with front matter");
        return if first_line.starts_with("name:") || first_line.starts_with("description:") {
            diagnostic.replace(start..start, "---\n", "begin the file with a line `---`")
        } else {
            diagnostic.help(WRITE_OR_LEAVE_OUT)
        };
    };
    let above = text.get(start..open).unwrap_or_default();
    let headline = "the front matter must come first";
    let diagnostic = diagnostic(headline).related(open..open + 3, "the front matter begins here");
    if above.trim().is_empty() {
        let what = "remove what is above it";
        return diagnostic.replace(start..open, "", what);
    }
    if first_line.starts_with("```") || first_line.starts_with("~~~") {
        return diagnostic.help("remove the code fence around the file");
    }
    let what = if first_line.starts_with("<!--") {
        "comment"
    } else {
        "text"
    };
    diagnostic.help(format!("move the {what} below the closing `---`"))
}

/// A file without front matter in a plugin, where it is an agent, too.
pub(crate) fn in_plugin(text: &str) -> Diagnostic {
    let found = no_front_matter(text);
    Diagnostic::span(found.span, "missing front matter")
        .label("expected `---` on the first line")
        .note(LOADS_WITH_EVERY_TOOL)
        .help("begin it with `---`, `description:` and `---`, or move it out of the folder")
}

const WRITE_OR_LEAVE_OUT: &str =
    "begin it with `---`, `name:`, `description:` and `---`, or leave it out: `exclude(\"…\")`";

/// How to fix a first line that is almost `---`.
fn almost_a_fence(line: &str) -> Option<&'static str> {
    let inner = line.trim();
    let is_dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    if inner.starts_with("---") && inner.trim_start_matches('-').is_empty() && inner.len() > 3 {
        Some("use three hyphens")
    } else if inner == "---" {
        Some("remove the indentation")
    } else if inner.starts_with("---") && !inner.starts_with("----") {
        Some("end the line after the three hyphens")
    } else if !inner.is_empty() && inner.chars().all(is_dash) {
        Some("use three hyphens")
    } else {
        None
    }
}

/// The place of a line `---` in the first lines, with a line `name:` or `description:` below it.
fn front_matter_below(text: &str) -> Option<usize> {
    let mut open = None;
    let mut at = 0;
    for line in text.split_inclusive('\n').take(HEAD) {
        let start = at;
        at += line.len();
        if line.trim_end() == "---" {
            open = Some(start);
        } else if line.starts_with("name:") || line.starts_with("description:") {
            return open;
        }
    }
    None
}

/// The number of lines in which a front matter is looked for.
const HEAD: usize = 64;

#[cfg(test)]
mod tests {
    use super::no_front_matter;

    #[test]
    fn every_kind_of_file_has_its_own_help() {
        let front_matter = "---\nname: a\ndescription: b\n---\n";
        for (before, expected) in [
            ("\n", "remove what is above it"),
            (" ", "remove the indentation"),
            ("-", "use three hyphens"),
            ("```yaml\n", "remove the code fence around the file"),
            (
                "<!-- MIT -->\n\n",
                "move the comment below the closing `---`",
            ),
            ("# Reviewer\n", "move the text below the closing `---`"),
            ("\u{2014}\n", "use three hyphens"),
            (
                "+++\n",
                "write the front matter as YAML between two lines `---`",
            ),
        ] {
            let found = no_front_matter(&format!("{before}{front_matter}"));
            assert_eq!(found.helps[0].message, expected, "{before:?}");
        }
        for (text, expected) in [
            ("", "not an agent: the file is empty"),
            ("\u{FEFF} \n", "not an agent: the file is empty"),
            (
                "# Notes",
                "not an agent: the file does not begin with front matter",
            ),
            (
                "--- yaml\nname: x\n---\n",
                "not an agent: the first line must be exactly `---`",
            ),
        ] {
            assert_eq!(no_front_matter(text).headline, expected, "{text:?}");
        }
        let found = no_front_matter("name: x\n---\n");
        assert_eq!(found.helps[0].message, "begin the file with a line `---`");
    }
}
