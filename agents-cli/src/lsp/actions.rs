//! Quick fixes.

use include_agents_reader::fix::{Scope, heal};
use lsp_types::{CodeActionParams, Uri};
use serde_json::{Value, json};

use super::positions::{Encoding, offset, range};
use super::workspace::View;

/// The actions for a part of a file: the replacements of what is wrong there, and one for all that is safe to fix.
pub(crate) fn actions(
    view: &View,
    uri: &Uri,
    parameters: &CodeActionParams,
    encoding: Encoding,
) -> Value {
    let start = offset(&view.text, parameters.range.start, encoding);
    let end = offset(&view.text, parameters.range.end, encoding);
    let is_wanted = |kind: &str| {
        let only = parameters.context.only.as_ref();
        only.is_none_or(|kinds| kinds.iter().any(|wanted| kind.starts_with(wanted.as_str())))
    };
    let mut actions = Vec::new();
    if is_wanted("quickfix") {
        let problems = view.checked.problems.iter();
        let here = problems.filter(|it| {
            it.file() == Some(view.file) && it.span.start <= end && start <= it.span.end
        });
        for problem in here {
            let with_text = problem
                .helps
                .iter()
                .filter_map(|help| Some((help, help.replacement.as_ref()?)));
            for (index, (help, (span, new))) in with_text.enumerate() {
                actions.push(json!({
                    "title": help.message,
                    "kind": "quickfix",
                    "isPreferred": index == 0,
                    "edit": edit(view, uri, span, &line_ends(&view.text, new), encoding),
                }));
            }
            if let Some(lint) = problem.lint
                && let Some(line) = first_line_end(&view.text)
            {
                let comment = line_ends(&view.text, &format!("# include-agents: allow({lint})\n"));
                actions.push(json!({
                    "title": format!("allow `{lint}` in this file"),
                    "kind": "quickfix",
                    "edit": edit(view, uri, &(line..line), &comment, encoding),
                }));
            }
        }
    }
    if is_wanted("source.fixAll")
        && let Some(document) = view.document()
    {
        let healed = heal(&document.source, &view.options, Scope::Safe);
        if healed.text != view.text {
            actions.push(json!({
                "title": "fix what is safe to fix",
                "kind": "source.fixAll",
                "edit": edit(view, uri, &(0..view.text.len()), &healed.text, encoding),
            }));
        }
    }
    Value::Array(actions)
}

fn edit(
    view: &View,
    uri: &Uri,
    span: &std::ops::Range<usize>,
    new: &str,
    encoding: Encoding,
) -> Value {
    json!({ "changes": { uri.as_str(): [{ "range": range(&view.text, span, encoding), "newText": new }] } })
}

/// The text with the line endings of the file.
fn line_ends(file: &str, text: &str) -> String {
    if file.contains("\r\n") {
        text.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        text.to_owned()
    }
}

/// Where the line after the opening `---` begins.
fn first_line_end(text: &str) -> Option<usize> {
    text.find('\n').map(|at| at + 1)
}
