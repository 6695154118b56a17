//! Token streams in groups.
//!
//! `quote!` copies the tokens of each stream that it is given. A group it takes as one token, whatever is in it, and `extend`
//! with an array of streams takes them as they are. So what there are many of is put together that way. (Extending by the
//! tokens of a stream would make rustc hand out each of them.)

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

/// The tokens between two delimiters.
pub(super) fn group(delimiter: Delimiter, tokens: TokenStream) -> TokenStream {
    TokenTree::Group(Group::new(delimiter, tokens)).into()
}

/// An array of these values.
pub(super) fn list(values: impl Iterator<Item = TokenStream>) -> TokenStream {
    let mut tokens = TokenStream::new();
    for value in values {
        tokens.extend([value, quote!(,)]);
    }
    group(Delimiter::Bracket, tokens)
}
