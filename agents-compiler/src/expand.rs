//! The whole macro, from tokens to tokens.

use proc_macro2::{Group, TokenStream, TokenTree};

use crate::compile::{Environment, compile};
use crate::emit::{compile_error, emit};
use crate::invocation::Invocation;

/// Expands a call of `include_agents!`.
///
/// `input` begins with a group that holds the path of the crate `include-agents`, `($crate)`, followed by what the user
/// wrote. What is wrong comes out as `compile_error!`s beside whatever could be understood.
#[must_use]
pub fn expand(input: TokenStream, environment: &Environment<'_>) -> TokenStream {
    let mut tokens = input.into_iter();
    let root = match tokens.next() {
        Some(TokenTree::Group(root)) => Group::stream(&root),
        // Nobody but the facade calls this, and it always passes the group.
        _ => return TokenStream::new(),
    };
    match syn::parse2::<Invocation>(tokens.collect()) {
        Ok(invocation) => emit(&invocation, &compile(&invocation, environment), &root),
        Err(errors) => {
            let errors = errors.into_iter();
            errors
                .flat_map(|error| compile_error(&error.to_string(), error.span(), &root))
                .collect()
        }
    }
}
