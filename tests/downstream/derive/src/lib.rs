//! A derive macro as users have them.

use proc_macro::{TokenStream, TokenTree};

/// Gives an enum the constant `DERIVED`, which is its name.
#[proc_macro_derive(Named)]
pub fn named(input: TokenStream) -> TokenStream {
    let mut tokens = input
        .into_iter()
        .skip_while(|token| !matches!(token, TokenTree::Ident(word) if word.to_string() == "enum"));
    let name = tokens.nth(1).expect("a name");
    format!("impl {name} {{ /// Its name.\n pub const DERIVED: &'static str = \"{name}\"; }}")
        .parse()
        .expect("Rust")
}
