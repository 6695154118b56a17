//! What can be wrong with a reference to a partial.

use super::reference::Reference;
use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// A name that no file has.
pub(super) fn unknown(reference: &Reference, folder: &str, nearest: Option<&str>) -> Diagnostic {
    let (span, name) = (reference.name.clone(), &reference.written);
    let diagnostic = Diagnostic::span(span.clone(), format!("unknown partial `{name}`"))
        .label(format!("no `.md` file of this name in `{folder}`"));
    match nearest {
        Some(near) => diagnostic.replace(span, near, format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}

/// A name that leads out of the folder.
pub(super) fn outside(reference: &Reference, folder: &str) -> Diagnostic {
    let name = &reference.written;
    let headline = format!("partial `{name}` is outside of `{folder}`");
    Diagnostic::span(reference.name.clone(), headline)
        .label("expected the path of a file in this folder")
        .note(format!("paths of partials are relative to `{folder}`"))
}

/// `{{> }}`.
pub(super) fn unnamed(reference: &Reference) -> Diagnostic {
    Diagnostic::span(reference.span.clone(), "missing name of the partial")
        .label("expected a file name, as in `{{> tone.md}}`")
}

/// A reference that does not end.
pub(super) fn unclosed(span: Span) -> Diagnostic {
    Diagnostic::span(span, "unclosed `{{>`")
        .label("opened here")
        .help("add `}}` at the end; to write `{{>` itself, put a backslash before it: `\\{{>`")
}

/// A partial that refers to itself.
pub(super) fn circle(reference: &Reference, names: &[&str]) -> Diagnostic {
    let path: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let name = names.last().copied().unwrap_or_default();
    Diagnostic::span(
        reference.span.clone(),
        format!("partial `{name}` includes itself"),
    )
    .label(path.join(" → "))
    .help("remove one of the references")
}

/// Partials in partials in partials.
pub(super) fn too_deep(reference: &Reference, most: usize) -> Diagnostic {
    Diagnostic::span(reference.span.clone(), "partials nested too deeply")
        .label(format!("{most} partials refer to one another up to here"))
}

/// A text that would grow out of bounds.
pub(super) fn too_long(reference: &Reference, most: usize) -> Diagnostic {
    let name = &reference.written;
    let headline = format!("text with the partial `{name}` is too long");
    Diagnostic::span(reference.span.clone(), headline)
        .label(format!(
            "exceeds the limit of {most} bytes with this partial"
        ))
        .help("raise the limit: `limits(file_bytes = ..)`")
}

/// A text that would consist of too many parts.
pub(super) fn too_many(reference: &Reference) -> Diagnostic {
    Diagnostic::span(reference.span.clone(), "too many partials in one text")
        .label("reading the rest could take too much time or memory")
}
