//! The values of options.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Ident, LitBool, LitInt, LitStr, Token, parenthesized};

use include_agents_reader::settings::UnknownName;

/// The tokens after the name of an option, up to the next comma.
pub(super) fn value(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut value = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        value.extend([input.parse::<TokenTree>()?]);
    }
    Ok(value)
}

pub(super) fn is_equals_sign(token: TokenTree) -> bool {
    matches!(token, TokenTree::Punct(sign) if sign.as_char() == '=')
}

pub(super) fn parse_strings(input: ParseStream<'_>) -> syn::Result<Vec<LitStr>> {
    let content;
    parenthesized!(content in input);
    Ok(Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?
        .into_iter()
        .collect())
}

pub(super) fn parse_string(input: ParseStream<'_>) -> syn::Result<LitStr> {
    input.parse::<Token![=]>()?;
    if !input.peek(LitStr) {
        return Err(input.error("expected a string"));
    }
    input.parse()
}

pub(super) fn parse_bool(input: ParseStream<'_>) -> syn::Result<bool> {
    input.parse::<Token![=]>()?;
    if !input.peek(LitBool) {
        return Err(input.error("expected `true` or `false`"));
    }
    Ok(input.parse::<LitBool>()?.value)
}

pub(super) fn parse_number(input: ParseStream<'_>) -> syn::Result<usize> {
    input.parse::<Token![=]>()?;
    if !input.peek(LitInt) {
        return Err(input.error("expected an integer"));
    }
    input.parse::<LitInt>()?.base10_parse()
}

pub(super) fn unknown<'a>(
    what: &'static str,
    name: &Ident,
    known: impl Iterator<Item = &'a str>,
) -> syn::Error {
    let error = UnknownName::new(what, &name.to_string(), known);
    syn::Error::new(name.span(), error)
}
