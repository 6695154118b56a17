//! Problems as the compiler's own errors and warnings.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::LitStr;

use crate::Compiled;
use crate::diagnostic::Level;
use crate::invocation::{Invocation, Options};
use crate::source::Subject;

/// One `compile_error!` for each error, one use of a deprecated constant for each warning, all on the user's literal.
pub(super) fn emit(
    invocation: &Invocation,
    compiled: &Compiled,
    root: &TokenStream,
) -> TokenStream {
    let mut tokens = TokenStream::new();
    let (options, schema) = (&invocation.options, &invocation.schema);
    for error in options.errors.iter().chain(&schema.errors) {
        tokens.extend(compile_error(&error.to_string(), error.span(), root));
    }
    for fault in &compiled.faults {
        let span = subject_span(invocation, &fault.subject);
        match fault.level {
            Level::Error => tokens.extend(compile_error(&fault.render(), span, root)),
            Level::Warning => tokens.extend(warning("include_agents", &fault.render(), span)),
        }
    }
    for problem in &compiled.problems {
        let text = compiled.render(problem);
        match problem.level {
            Level::Error => tokens.extend(compile_error(&text, invocation.span(), root)),
            Level::Warning => {
                let lint = problem.lint.unwrap_or("include_agents");
                tokens.extend(warning(lint, &text, invocation.span()));
            }
        }
    }
    tokens
}

/// The first error once more, as an expression that stands for values that could not be read.
///
/// rustc is silent about all that hangs on an expression that has failed already, constants included, and shows two
/// equal messages once. So nothing is said but what is wrong.
pub(super) fn failure(
    invocation: &Invocation,
    compiled: &Compiled,
    root: &TokenStream,
) -> Option<TokenStream> {
    if let Some(error) = invocation.schema.errors.first() {
        return Some(compile_error(&error.to_string(), error.span(), root));
    }
    if compiled.records.agents.iter().all(Option::is_some) {
        return None;
    }
    let first = (compiled.problems.iter()).find(|problem| problem.level == Level::Error)?;
    let text = compiled.render(first);
    Some(compile_error(&text, invocation.span(), root))
}

/// The part of the call that a fault is about.
fn subject_span(invocation: &Invocation, subject: &Subject) -> Span {
    let Options {
        include, exclude, ..
    } = &invocation.options;
    let literal = match subject {
        Subject::Root(index) | Subject::File { root: index, .. } => invocation.roots.get(*index),
        Subject::Include(index) => include.get(*index),
        Subject::Exclude(index) => exclude.get(*index),
    };
    literal.map_or_else(|| invocation.span(), LitStr::span)
}

/// A message at the place that the user wrote, from the macro that is ours whatever the user's scope is called.
pub(crate) fn compile_error(message: &str, span: Span, root: &TokenStream) -> TokenStream {
    // `$crate` keeps a span of its own: moved to the literal, the error underlines just that.
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
    quote! {
        const _: () = {
            #[deprecated(note = #text)]
            #[allow(non_upper_case_globals)]
            const #name: () = ();
            #used
        };
    }
}
