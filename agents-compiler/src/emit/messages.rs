//! Diagnostics as the compiler's own errors and warnings.

use std::collections::HashMap;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::LitStr;

use super::brief::brief;
use crate::compile::Compiled;
use crate::host::Locate;
use crate::invocation::Invocation;
use include_agents_reader::diagnostic::{Diagnostic, Severity, Subject, render_located};
use include_agents_reader::lint::Lint;
use include_agents_reader::order;
use include_agents_reader::source::PARTIALS;
use include_agents_reader::span;

/// One `compile_error!` for each error and one use of a deprecated constant for each warning: in the agent file if
/// `locate` knows the place, otherwise on the user's literal. Errors in the call come first, then those of each file.
pub(super) fn emit(
    invocation: &Invocation,
    compiled: &Compiled,
    root: &TokenStream,
    locate: &Locate<'_>,
) -> TokenStream {
    let mut tokens = TokenStream::new();
    let (options, schema) = (&invocation.options, &invocation.schema);
    for error in options.errors.iter().chain(&schema.errors) {
        tokens.extend(compile_error(&error.to_string(), error.span(), root));
    }
    let mut messages = Vec::new();
    let places: HashMap<&str, usize> = (compiled.checked.files.iter().enumerate())
        .map(|(index, file)| (file.display.as_str(), index))
        .collect();
    let brief = brief(&compiled.checked, options.messages);
    for diagnostic in brief.shown {
        let file = match &diagnostic.subject {
            Subject::Path { display, .. } => places.get(display.as_str()).copied(),
            _ => diagnostic.file(),
        };
        let message = message(invocation, compiled, diagnostic, root, locate);
        messages.push((file, message));
    }
    // The diagnostics of one file keep their order.
    order::sort_by(&mut messages, |(one, _), (other, _)| one.cmp(other));
    tokens.extend(messages.into_iter().map(|(_, message)| message));
    for diagnostic in &brief.summaries {
        tokens.extend(message(invocation, compiled, diagnostic, root, locate));
    }
    tokens
}

fn message(
    invocation: &Invocation,
    compiled: &Compiled,
    diagnostic: &Diagnostic,
    root: &TokenStream,
    locate: &Locate<'_>,
) -> TokenStream {
    let (text, span) = match span_in_file(diagnostic, compiled, locate) {
        // There rustc shows the lines itself.
        Some((text, span)) => (text, span),
        None => (
            compiled.checked.render(diagnostic),
            subject_span(invocation, &diagnostic.subject),
        ),
    };
    let message = match diagnostic.severity {
        Severity::Error => compile_error(&text, span, root),
        Severity::Warning => warning(diagnostic.lint.unwrap_or("include_agents"), &text, span),
    };
    if diagnostic.lint == Some(Lint::UNTRACKED_FOLDER.name()) {
        // It is about the test that this call leaves in the crate, and other builds of small crates stay quiet.
        quote!(#[cfg(test)] #message)
    } else {
        message
    }
}

/// The place of a diagnostic in its own file, and its message there.
fn span_in_file(
    diagnostic: &Diagnostic,
    compiled: &Compiled,
    locate: &Locate<'_>,
) -> Option<(String, Span)> {
    // rustc would show what is secret.
    let file = diagnostic
        .file()
        .filter(|it| !compiled.checked.has_secrets(*it))?;
    let (_, text) = compiled.checked.file(file)?;
    let path = &compiled.checked.files.get(file)?.absolute;
    let span = locate(path, counted_by_rustc(text, &diagnostic.span))?;
    Some((render_located(diagnostic, text), span))
}

/// The bytes as rustc counts those of the files it reads: without a byte order mark, and with `\r\n` as one.
fn counted_by_rustc(text: &str, bytes: &span::Span) -> span::Span {
    let count = |offset: usize| {
        let before = text.get(..offset).unwrap_or(text);
        let mark = if before.starts_with('\u{FEFF}') { 3 } else { 0 };
        before.len() - mark - before.matches("\r\n").count()
    };
    count(bytes.start)..count(bytes.end)
}

/// Whether a path or a file could not be read at all, so that there may be unknown agents.
pub(super) fn has_unread_files(compiled: &Compiled) -> bool {
    let mut errors = compiled.checked.faults.iter().filter(|it| it.is_error());
    // A file with a text gets an agent, under the name in it or that of the file.
    errors.any(|error| !matches!(error.subject, Subject::Path { text: Some(_), .. }))
}

/// The first error once more, as an expression in place of values that could not be read.
///
/// rustc reports nothing about code that depends on an expression that failed, constants included, and shows two equal
/// messages once. So there are no follow-on errors.
pub(super) fn failure(
    invocation: &Invocation,
    compiled: &Compiled,
    root: &TokenStream,
    locate: &Locate<'_>,
) -> Option<TokenStream> {
    let checked = &compiled.checked;
    let mut errors = checked.problems.iter().chain(&checked.faults);
    let first = errors.find(|diagnostic| diagnostic.is_error())?;
    Some(message(invocation, compiled, first, root, locate))
}

/// The failure in place of the declared fields, if they could not be read.
pub(super) fn failure_of_metadata(
    invocation: &Invocation,
    compiled: &Compiled,
    failure: Option<TokenStream>,
    root: &TokenStream,
) -> Option<TokenStream> {
    if let Some(error) = invocation.schema.errors.first() {
        return Some(compile_error(&error.to_string(), error.span(), root));
    }
    let mut records = compiled.records.agents.iter();
    failure.filter(|_| records.any(Option::is_none))
}

/// The part of the call that a diagnostic is about.
fn subject_span(invocation: &Invocation, subject: &Subject) -> Span {
    let options = &invocation.options;
    let places = &options.places;
    let literal = |of: &[LitStr], index: usize| of.get(index).map(LitStr::span);
    let span = match subject {
        Subject::Call | Subject::File(_) => None,
        Subject::Root(PARTIALS) | Subject::Path { root: PARTIALS, .. } => places.partials,
        Subject::Root(index) | Subject::Path { root: index, .. } => {
            literal(&invocation.roots, *index)
        }
        Subject::Include(index) => literal(&options.include, *index),
        Subject::Exclude(index) => literal(&options.exclude, *index),
        Subject::NamedAgent(index) => places.identifiers.get(*index).map(|[agent, _]| *agent),
        Subject::Identifier(index) => {
            (places.identifiers.get(*index)).map(|[_, identifier]| *identifier)
        }
        Subject::Skills => places.skills,
    };
    span.unwrap_or_else(|| invocation.span())
}

/// A `compile_error!` at a place that the user wrote. Its path is ours, so nothing in the user's scope can shadow it.
pub(crate) fn compile_error(message: &str, span: Span, root: &TokenStream) -> TokenStream {
    // `$crate` has its own span: moved to the literal, the error underlines only the literal.
    let path: TokenStream = root
        .clone()
        .into_iter()
        .map(|mut token| {
            token.set_span(span.resolved_at(token.span()));
            token
        })
        .collect();
    let message = proc_macro2::Literal::string(message);
    quote::quote_spanned!(span=> #path::__private::compile_error! { #message })
}

/// A warning that carries the lint's name: the use of a deprecated constant of that name.
fn warning(lint: &str, text: &str, span: Span) -> TokenStream {
    let name = Ident::new(lint, Span::call_site());
    let used = Ident::new(lint, span.resolved_at(Span::call_site()));
    // Its own level: a crate that allows uses of deprecated items would not see it. Where `deprecated` is forbidden,
    // rustc refuses the attribute as well as the use.
    let warn = quote::quote_spanned!(used.span()=> #[warn(deprecated)]);
    quote! {
        #warn
        const _: () = {
            #[deprecated(note = #text)]
            #[allow(non_upper_case_globals)]
            const #name: () = ();
            #used
        };
    }
}

#[cfg(test)]
mod tests {
    use super::counted_by_rustc;

    #[test]
    fn rustc_counts_neither_byte_order_marks_nor_carriage_returns() {
        let text = "\u{FEFF}a\r\nb\rc\n";
        let at = |word: &str| {
            let start = text.find(word).unwrap();
            counted_by_rustc(text, &(start..start + 1))
        };
        assert_eq!(at("a"), 0..1);
        assert_eq!(at("b"), 2..3);
        assert_eq!(at("c"), 4..5);
        assert_eq!(counted_by_rustc(text, &(0..0)), 0..0);
    }
}
