//! `smart_quotes`: For YAML, curly quotes are letters.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::yaml::{Entry, Part, Style, Value, visit};

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "smart_quotes",
    level: Level::Warn,
    by_likeness: false,
    summary: "curly quotes around a value, which are not quotes in YAML",
    reason: "Word processors and some keyboards turn straight quotes into curly ones. To YAML those are ordinary \
              letters, so they become a part of the value.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: \u{201C}Reviews pull requests.\u{201D}
---

You review pull requests.
",
    r#"---
name: reviewer
description: "Reviews pull requests."
---

You review pull requests.
"#,
);

/// Quotes that begin and end a quotation in print.
const QUOTES: &[(char, &[char])] = &[
    ('\u{201C}', &['\u{201D}', '\u{201C}']),
    ('\u{201D}', &['\u{201D}']),
    ('\u{201E}', &['\u{201C}', '\u{201D}']),
    ('\u{2018}', &['\u{2019}', '\u{2018}']),
    ('\u{2019}', &['\u{2019}']),
    ('\u{201A}', &['\u{2018}', '\u{2019}']),
    ('\u{AB}', &['\u{BB}']),
    ('\u{BB}', &['\u{AB}']),
];

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    // What is in a list of names is not the name of anything, and reported as such.
    let is_list = |entry: &Entry| {
        let field = options.field(entry.key.value.as_str());
        field.is_some_and(|it| it.value_type().takes_list())
    };
    let others = front_matter.entries().iter().filter(|it| !is_list(it));
    for entry in others {
        check_entry(entry, report);
    }
}

fn check_entry(entry: &Entry, report: &mut Report<'_>) {
    visit(std::slice::from_ref(entry), &mut |part| {
        let Part::Value(node) = part else { return };
        if !matches!(node.value, Value::Text(_))
            || matches!(node.style, Style::Literal | Style::Folded)
        {
            return;
        }
        let written = report.text_at(&node.span).trim();
        let Some(inner) = between_quotes(written) else {
            return;
        };
        let diagnostic = Diagnostic::span(node.span.clone(), "curly quotes around a value")
            .label("in YAML, these quotes are part of the value");
        let is_simple = !inner.contains(['"', '\\', '\n']);
        report.lint(
            LINT,
            if is_simple {
                diagnostic.replace(
                    node.span.clone(),
                    format!("\"{inner}\""),
                    "use straight quotes",
                )
            } else {
                diagnostic.help("use straight quotes")
            },
        );
    });
}

/// What is between curly quotes at both ends of a text.
fn between_quotes(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let (_, ends) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let inner = text.strip_prefix(first)?.strip_suffix(*ends)?;
    // `“a” or “b”` are two quotations.
    (!inner.contains(first)).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::between_quotes;

    #[test]
    fn quotes_at_both_ends() {
        assert_eq!(between_quotes("“a b”"), Some("a b"));
        assert_eq!(between_quotes("‘a’"), Some("a"));
        assert_eq!(between_quotes("„a“"), Some("a"));
        assert_eq!(between_quotes("«a»"), Some("a"));
        assert_eq!(between_quotes("“a” or “b”"), None);
        assert_eq!(between_quotes("“a” is"), None);
        assert_eq!(between_quotes("“"), None);
        assert_eq!(between_quotes("a"), None);
    }
}
