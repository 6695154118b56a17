//! The whole macro, from tokens to tokens.

use std::ops::Range;
use std::path::Path;

use proc_macro2::{Group, Span, TokenStream, TokenTree};

use crate::compile::{Environment, compile};
use crate::emit::{compile_error, emit_with};
use crate::invocation::Invocation;

/// Gives the span of bytes of a file that is no Rust, if the compiler has such spans.
///
/// The bytes are counted as rustc counts those of the files it reads: without a byte order mark, and with `\r\n` as one.
pub type Locate<'a> = dyn Fn(&Path, Range<usize>) -> Option<Span> + 'a;

/// Expands a call of `include_agents!`, with every message on the call.
///
/// See [`expand_with`].
#[must_use]
pub fn expand(input: TokenStream, environment: &Environment<'_>) -> TokenStream {
    expand_with(input, environment, &|_, _| None)
}

/// Expands a call of `include_agents!`, with every message that `locate` has a span for on that span.
///
/// `input` begins with a group that holds the path of the crate `include-agents`, `($crate)`, followed by what the user
/// wrote. What is wrong comes out as `compile_error!`s beside whatever could be understood.
#[must_use]
pub fn expand_with(
    input: TokenStream,
    environment: &Environment<'_>,
    locate: &Locate<'_>,
) -> TokenStream {
    let mut tokens = input.into_iter();
    let root = match tokens.next() {
        Some(TokenTree::Group(root)) => Group::stream(&root),
        // Nobody but the facade calls this, and it always passes the group.
        _ => return TokenStream::new(),
    };
    match syn::parse2::<Invocation>(tokens.collect()) {
        Ok(invocation) => {
            let compiled = compile(&invocation, environment);
            emit_with(&invocation, &compiled, &root, locate)
        }
        Err(errors) => {
            let errors = errors.into_iter();
            errors
                .flat_map(|error| compile_error(&error.to_string(), error.span(), &root))
                .collect()
        }
    }
}
