//! The test that notices new files where no build script does.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::compile::Compiled;
use crate::invocation::Invocation;
use include_agents_reader::source::Listing;

/// A test that lists the folders again and fails where the list has changed since the build.
///
/// Nothing on stable makes rustc run a macro again when a file is *added*; a build script does, and this test says so.
pub(super) fn emit(
    invocation: &Invocation,
    compiled: &Compiled,
    root: &TokenStream,
) -> TokenStream {
    if compiled.checked.listing.is_empty() {
        return TokenStream::new();
    }
    let module = format_ident!("__include_agents_{}", invocation.name);
    let remedy = remedy(&compiled.checked.listing);
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

/// The build script that the crate lacks. Cargo looks into sub-folders by itself.
fn remedy(listings: &[Listing]) -> String {
    let is_inside = |folder: &str, other: &Listing| {
        folder
            .strip_prefix(other.folder.as_str())
            .is_some_and(|rest| rest.starts_with('/'))
    };
    let lines: Vec<String> = listings
        .iter()
        .filter(|listing| {
            !listings
                .iter()
                .any(|other| is_inside(&listing.folder, other))
        })
        .map(|listing| format!("println!(\"cargo::rerun-if-changed={}\");", listing.folder))
        .collect();
    format!("fn main() {{ {} }}", lines.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_remedy_names_the_outermost_folders() {
        let listings = ["agents", "agents/team", "agents-of-others"].map(|folder| Listing {
            folder: folder.to_owned(),
            names: Vec::new(),
        });
        assert_eq!(
            remedy(&listings),
            "fn main() { println!(\"cargo::rerun-if-changed=agents\"); \
             println!(\"cargo::rerun-if-changed=agents-of-others\"); }"
        );
    }
}
