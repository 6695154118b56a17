//! The test that notices new files in crates without a build script.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::compile::Compiled;
use crate::invocation::Invocation;
use include_agents_reader::source::{Listing, build_script};

/// A test that lists the folders again and fails where the list has changed since the build.
///
/// On stable, only a build script makes rustc run a macro again when a file is *added*. This test says so.
pub(super) fn emit(
    invocation: &Invocation,
    compiled: &Compiled,
    root: &TokenStream,
) -> TokenStream {
    if compiled.checked.listing.is_empty() {
        return TokenStream::new();
    }
    let module = format_ident!("__include_agents_{}", invocation.name);
    let remedy = build_script(&compiled.checked.listing);
    let listing = compiled
        .checked
        .listing
        .iter()
        .map(|Listing { folder, names }| quote!((#folder, &[#(#names),*])));
    quote! {
        #[cfg(test)]
        #[allow(non_snake_case, unnameable_test_items)]
        mod #module {
            use #root::__private as __p;
            extern crate std as __std;

            #[__p::test]
            fn catalog_is_up_to_date() {
                #root::__stale_check!(__std, __p, #remedy, [#(#listing),*]);
            }
        }
    }
}
