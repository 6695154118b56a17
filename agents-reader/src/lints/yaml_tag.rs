//! `yaml_tag`: In YAML, a word that begins with `!` or `&` is not part of the text.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::front_matter::quote::quoted;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::span::Span;
use crate::yaml::{Node, Part, Properties, Style, visit};

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "yaml_tag",
    level: Level::Deny,
    by_likeness: true,
    summary: "a word that YAML reads as a tag or an anchor",
    reason: "A value that begins with `!` or `&` loses its first word: YAML reads `!important` as a tag, and `&co` as \
             an anchor.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: !important reviewer of pull requests
---

You review pull requests.
",
    r#"---
name: reviewer
description: "!important reviewer of pull requests"
---

You review pull requests.
"#,
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    let mut found: Vec<(&Properties, Option<&Node>)> = Vec::new();
    visit(front_matter.entries(), &mut |part| match part {
        Part::Key(_, properties) => found.extend(properties.map(|it| (it, None))),
        // Before a list, a map or quotes, it does not look like a word.
        Part::Value(node) if matches!(node.style, Style::Plain | Style::Empty) => {
            found.extend(node.properties.as_deref().map(|it| (it, Some(node))));
        }
        Part::Value(_) => {}
    });
    // An anchor with an alias is intentional. The anchors of merge keys are not among the values.
    let head = 0..document.prompt.span.start;
    let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}');
    let aliases = report.text_at(&head).split('*').skip(1);
    let used: HashSet<&str> = aliases
        .filter_map(|rest| rest.split(is_end).next())
        .collect();
    let is_used = |anchor: &str| used.contains(anchor.trim_start_matches('&'));
    for (properties, node) in found {
        let tag = properties.tag.as_ref();
        let tag = tag.filter(|it| !is_meant(report.text_at(*it)));
        let anchor = properties.anchor.as_ref();
        let anchor = anchor.filter(|it| !is_used(report.text_at(*it)));
        if let Some(span) = tag {
            report_word(span, "tag", node, report);
        } else if let Some(span) = anchor {
            report_word(span, "anchor", node, report);
        }
    }
}

/// Whether a tag is one of YAML's own, such as `!!str`.
fn is_meant(tag: &str) -> bool {
    const OWN: &[&str] = &[
        "binary",
        "bool",
        "float",
        "int",
        "map",
        "null",
        "omap",
        "pairs",
        "seq",
        "set",
        "str",
        "timestamp",
    ];
    let name = tag.strip_prefix("!!");
    name.is_some_and(|name| OWN.contains(&name))
}

fn report_word(span: &Span, what: &str, node: Option<&Node>, report: &mut Report<'_>) {
    let word = report.text_at(span);
    let diagnostic = Diagnostic::span(span.clone(), format!("unexpected {what} `{word}`")).label(
        format!("without quotes, this is a YAML {what}, which Claude Code ignores"),
    );
    let whole = node.map(|node| span.start..node.span.end.max(span.end));
    let line = whole.clone().map(|whole| report.text_at(&whole));
    report.lint(
        LINT,
        match (whole, line) {
            (Some(whole), Some(line)) if !line.contains('\n') => {
                diagnostic.replace(whole.clone(), quoted(line), "put the value in quotes")
            }
            _ => diagnostic.help("put the text in quotes, or remove this word"),
        },
    );
}
