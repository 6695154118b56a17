//! `cut_value`: For YAML, a `#` after a space begins a comment, so the value ends there.

use crate::claude_code::ValueType;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::front_matter::quote::quoted;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::yaml::{Style, Value};

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "cut_value",
    level: Level::Warn,
    by_likeness: false,
    summary: "a ` #` that cuts a text and does not look like the start of a comment",
    reason: "In YAML, a `#` after a space begins a comment. In `closes issue #12`, the number is lost.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests and closes issue #12 when done.
---

You review pull requests.
",
    r#"---
name: reviewer
description: "Reviews pull requests and closes issue #12 when done."
---

You review pull requests.
"#,
);

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    let text = document.source.text.as_str();
    for entry in front_matter.entries() {
        let key = entry.key.value.as_str();
        let value = &entry.value;
        let is_text = (options.field(key)).is_none_or(|it| it.value_type() == ValueType::Text);
        if !is_text || value.style != Style::Plain || !matches!(value.value, Value::Text(_)) {
            continue;
        }
        // Only where one follows, since a search would go on to the next comment, however far it is.
        let rest = text.get(value.span.end..).unwrap_or_default();
        let rest = rest.trim_start_matches([' ', '\t']);
        let comment = (rest.starts_with('#')).then(|| front_matter.comment_after(text, entry));
        let Some(comment) = comment.flatten() else {
            continue;
        };
        let span = &comment.span;
        let (kept, cut) = (report.text_at(&value.span), report.text_at(span));
        if !looks_cut(kept, cut) {
            continue;
        }
        let whole = value.span.start..span.end;
        let diagnostic = Diagnostic::span(
            span.clone(),
            format!("unexpected comment in the value of `{key}`"),
        )
        .label("YAML reads this as a comment, so the value ends here")
        .note("Claude Code does not see it");
        let line = report.text_at(&whole).trim_end();
        report.lint(
            LINT,
            if line.contains('\n') {
                diagnostic.help("put the whole value in quotes")
            } else {
                diagnostic.replace(whole.clone(), quoted(line), "put the whole value in quotes")
            },
        );
    }
}

/// Whether a comment looks like a part of the text in front of it.
fn looks_cut(kept: &str, comment: &str) -> bool {
    let rest = comment.trim_start_matches('#');
    let hashes = comment.len() - rest.len();
    let (bare, kept) = (rest.trim(), kept.trim_end());
    if bare.is_empty() || bare.starts_with("include") || hashes > 1 {
        return hashes == 1 && bare.is_empty() && ends_in_letter(kept);
    }
    let ends_sentence = |text: &str| text.ends_with(['.', '!', '?']);
    // `issue #12` has no space after the `#`, as most comments do. `the # 1 tool.` continues to the end of its sentence.
    !rest.starts_with([' ', '\t'])
        || bare.starts_with(|c: char| c.is_ascii_digit())
        || ends_in_letter(kept)
        || (!ends_sentence(kept) && ends_sentence(bare))
}

/// Whether a text ends in one capital letter, as in `C #`.
fn ends_in_letter(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    last.len() == 1 && last.chars().all(|c| c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::looks_cut;

    #[test]
    fn comments_are_distinguished_from_cut_texts() {
        for (kept, comment) in [
            ("Reviews C# code and closes issue", "#12 when done."),
            ("Posts to", "#reviews"),
            ("The", "# 1 reviewer"),
            ("Reviews C", "# code"),
            ("Knows F", "#"),
            ("The", "# and the dollar sign."),
        ] {
            assert!(looks_cut(kept, comment), "{kept} {comment}");
        }
        for (kept, comment) in [
            ("Reviews code.", "# TODO: say more"),
            ("Reviews code", "# used by CI"),
            ("Reviews code.", "# This is shown in the menu."),
            ("Reviews code", "#"),
            ("Reviews code", "## old"),
            ("Reviews code", "#include-agents: allow(x)"),
        ] {
            assert!(!looks_cut(kept, comment), "{kept} {comment}");
        }
    }
}
