//! The macros, from tokens to tokens.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{ParseStream, Parser as _};

use crate::compile::compile;
use crate::emit::{Docs, compile_error, emit_summary, emit_with};
use crate::environment::Environment;
use crate::host::Host;
use crate::invocation::{Invocation, SummaryCall, read_config};

/// Expands a call of `include_agents!`, with every message on the call and short docs.
///
/// See [`expand_with`].
#[must_use]
pub fn expand(input: TokenStream, environment: &Environment<'_>) -> TokenStream {
    expand_with(input, environment, &Host::NONE, Docs::Short)
}

/// Expands a call of `include_agents!`, with every message that the compiler has a span for on that span.
///
/// `input` begins with a group that holds the path of the crate `include-agents`, `($crate)`, followed by what the user
/// wrote. Errors become `compile_error!`s next to the items for everything that could be read.
#[must_use]
pub fn expand_with(
    input: TokenStream,
    environment: &Environment<'_>,
    host: &Host<'_>,
    docs: Docs,
) -> TokenStream {
    let Some((root, call)) = split_root(input) else {
        return TokenStream::new();
    };
    let read = |path: &str| read_config(path, environment);
    let parse = |input: ParseStream<'_>| Invocation::parse_with(input, &read);
    match parse.parse2(call) {
        Ok(invocation) => {
            let compiled = compile(&invocation, environment);
            let items = emit_with(&invocation, &compiled, &root, host, docs);
            match docs {
                Docs::Short => items,
                Docs::Pages => quote!(#root::__only_in_rustdoc! { #items }),
            }
        }
        Err(errors) => report(errors, &root),
    }
}

/// Expands a call of `summary!`: a text for the docs of a crate or a module.
///
/// `input` begins like that of [`expand`].
#[must_use]
pub fn expand_summary(input: TokenStream, environment: &Environment<'_>) -> TokenStream {
    let Some((root, call)) = split_root(input) else {
        return TokenStream::new();
    };
    let read = |path: &str| read_config(path, environment);
    let parse = |input: ParseStream<'_>| SummaryCall::parse_with(input, &read);
    match parse.parse2(call) {
        Ok(call) => emit_summary(&call, &compile(&call.invocation, environment)),
        Err(errors) => report(errors, &root),
    }
}

/// The path of our crate, and what the user wrote. Only the facade calls these macros, and it always passes both.
fn split_root(input: TokenStream) -> Option<(TokenStream, TokenStream)> {
    let mut tokens = input.into_iter();
    match tokens.next() {
        Some(TokenTree::Group(root)) => Some((Group::stream(&root), tokens.collect())),
        _ => None,
    }
}

fn report(errors: syn::Error, root: &TokenStream) -> TokenStream {
    errors
        .into_iter()
        .flat_map(|error| compile_error(&error.to_string(), error.span(), root))
        .collect()
}
