//! Places in files that are not Rust, as spans. Needs a nightly compiler; `build.rs` tries whether this compiles.

extern crate proc_macro;

use std::ops::Range;
use std::path::Path;

use proc_macro::{Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// The span of these bytes of the file, counted as the compiler counts: without a byte order mark, and with line endings of
/// one byte. `None` where the compiler does not give it.
pub fn locate(file: &Path, bytes: Range<usize>) -> Option<Span> {
    if !proc_macro::is_available() {
        return None;
    }
    // Where the macro is defined, `include_str` is the one of the prelude, whatever it is where the macro is called.
    let mut path = Literal::string(file.to_str()?);
    path.set_span(Span::def_site());
    let call = [
        TokenTree::from(Ident::new("include_str", Span::def_site())),
        Punct::new('!', Spacing::Alone).into(),
        proc_macro::Group::new(
            proc_macro::Delimiter::Parenthesis,
            TokenTree::from(path).into(),
        )
        .into(),
    ];
    let expanded = call
        .into_iter()
        .collect::<TokenStream>()
        .expand_expr()
        .ok()?;
    match expanded.into_iter().next()? {
        // The literal stands for the whole file, so a part of it is a part of the file.
        TokenTree::Literal(text) => text.subspan(bytes),
        _ => None,
    }
}
