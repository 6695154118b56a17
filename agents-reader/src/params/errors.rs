//! What can be wrong with `params`, and with `{{x}}` in a prompt.

use include_agents_runtime::ParamKind;

use crate::diagnostic::{Diagnostic, nearest};
use crate::span::Span;
use crate::yaml::Entry;

/// `params` without an entry.
pub(super) fn empty(entry: &Entry) -> Diagnostic {
    Diagnostic::at(&entry.key, "empty `params`")
        .label("expected a line for each parameter below, such as `repository: text`")
        .help("remove `params` if the prompt has no parameters")
}

/// `params` that is not a map.
pub(super) fn not_a_map(entry: &Entry) -> Diagnostic {
    let kind = entry.value.value.kind();
    Diagnostic::at(&entry.value, "invalid type for `params`")
        .label(format!("expected a map, found {kind}"))
        .help("write a line for each parameter below, such as `repository: text`")
}

/// A name that no field in Rust can have.
pub(super) fn not_an_identifier(entry: &Entry, fixed: Option<&str>) -> Diagnostic {
    let name = &entry.key.value;
    let diagnostic = Diagnostic::at(&entry.key, format!("invalid name `{name}` for a parameter"))
        .label("expected an identifier, which becomes the name of a field in Rust");
    match fixed {
        Some(fixed) => diagnostic.help(format!("did you mean `{fixed}`?")),
        None => diagnostic,
    }
}

/// A name that two parameters have.
pub(super) fn duplicate(entry: &Entry, first: Span) -> Diagnostic {
    let name = &entry.key.value;
    Diagnostic::at(&entry.key, format!("duplicate parameter `{name}`"))
        .label("defined again here")
        .related(first, "first defined here")
        .help("remove one of them")
}

/// A parameter without a type.
pub(super) fn untyped(entry: &Entry) -> Diagnostic {
    let name = &entry.key.value;
    Diagnostic::at(
        &entry.key,
        format!("missing type of the parameter `{name}`"),
    )
    .label(format!("expected one of {}", types()))
}

fn types() -> String {
    let names: Vec<String> = ParamKind::ALL.iter().map(|it| format!("`{it}`")).collect();
    names.join(", ")
}

/// What people call the types elsewhere.
const ALIASES: [(&str, ParamKind); 10] = [
    ("array", ParamKind::List),
    ("bool", ParamKind::Boolean),
    ("double", ParamKind::Number),
    ("f64", ParamKind::Number),
    ("float", ParamKind::Number),
    ("i64", ParamKind::Integer),
    ("int", ParamKind::Integer),
    ("str", ParamKind::Text),
    ("string", ParamKind::Text),
    ("strings", ParamKind::List),
];

/// The type that a word is probably meant as.
pub(super) fn meant(word: &str) -> Option<ParamKind> {
    let word = word.to_lowercase();
    let alias = ALIASES.iter().find(|(alias, _)| *alias == word);
    let near = || nearest(&word, ParamKind::ALL.iter().map(|kind| kind.as_str()));
    match alias {
        Some((_, kind)) => Some(*kind),
        None => ParamKind::parse(near()?),
    }
}

/// A type that there is not. `written` is the value as it is in the file.
pub(super) fn unknown_type(entry: &Entry, written: &str) -> Diagnostic {
    let name = &entry.key.value;
    let headline = format!("invalid type `{written}` for the parameter `{name}`");
    let diagnostic =
        Diagnostic::at(&entry.value, headline).label(format!("expected one of {}", types()));
    let near = meant(written).map(ParamKind::as_str);
    match near {
        Some(near) => diagnostic.replace(&entry.value, near, format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}

/// `{{x}}` where no parameter is named `x`.
pub(super) fn unknown(span: Span, name: &str, near: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::span(span.clone(), format!("unknown parameter `{name}`"))
        .label("`params` in the front matter has no such entry");
    let literal = "to write `{{` itself, put a backslash before it: `\\{{`";
    match near {
        Some(near) => diagnostic.replace(span, near, format!("did you mean `{near}`?")),
        None => diagnostic.help(literal),
    }
}

/// `{{}}`.
pub(super) fn unnamed(span: Span) -> Diagnostic {
    Diagnostic::span(span, "missing name of the parameter")
        .label("expected a name, as in `{{repository}}`")
        .help("to write `{{` itself, put a backslash before it: `\\{{`")
}

/// `{{` without `}}` on its line.
pub(super) fn unclosed(span: Span) -> Diagnostic {
    Diagnostic::span(span, "unclosed `{{`")
        .label("opened here")
        .help("add `}}` at the end; to write `{{` itself, put a backslash before it: `\\{{`")
}
