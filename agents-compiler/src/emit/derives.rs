//! The traits that the enum implements besides those that its author derives.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Attribute, Path, Token};

use crate::invocation::Invocation;

/// The traits that every generated enum derives.
const DERIVED: &[&str] = &[
    "Clone",
    "Copy",
    "Debug",
    "PartialEq",
    "Eq",
    "PartialOrd",
    "Ord",
    "Hash",
];

/// Our `#[derive(..)]`, without what the author of the call derives. Many people write `#[derive(Debug, Clone)]` above
/// every enum, and rustc's error for a trait that is derived twice points at neither of the two places.
pub(super) fn derive(invocation: &Invocation, root: &TokenStream) -> TokenStream {
    let theirs = derived(&invocation.attributes);
    let ours = DERIVED
        .iter()
        .filter(|name| !theirs.iter().any(|path| is(path, name)))
        .map(|name| Ident::new(name, Span::call_site()));
    quote!(#[derive(#(#root::__private::#ours),*)])
}

/// The implementations of serde's traits, without what the author of the call derives.
///
/// Any crate of the build can enable the feature `serde`, so it must not break a crate that derives these traits
/// itself.
pub(super) fn serde(invocation: &Invocation) -> TokenStream {
    let name = &invocation.name;
    let options = &invocation.options;
    let theirs = derived(&invocation.attributes);
    let is_ours = |name: &str| options.serde && !theirs.iter().any(|path| is(path, name));
    let mut tokens = TokenStream::new();
    if is_ours("Serialize") {
        tokens.extend([quote!(__p::impl_serialize!(#name);)]);
    }
    // Any agent can be deserialized, so none would count as unused.
    if is_ours("Deserialize") && !options.report_unused {
        tokens.extend([quote!(__p::impl_deserialize!(#name);)]);
    }
    tokens
}

/// Whether the author of the call derives a trait of that name.
pub(super) fn derives(invocation: &Invocation, name: &str) -> bool {
    let theirs = derived(&invocation.attributes);
    theirs.iter().any(|path| is(path, name))
}

/// The paths in the call's own `#[derive(..)]`s.
fn derived(attributes: &[Attribute]) -> Vec<Path> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("derive"))
        .filter_map(|attribute| {
            attribute
                .parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated)
                .ok()
        })
        .flatten()
        .collect()
}

/// Whether a path ends in this name: `Hash`, `std::hash::Hash`.
fn is(path: &Path, name: &str) -> bool {
    path.segments
        .last()
        .is_some_and(|segment| segment.ident == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn derives(call: &str) -> String {
        let invocation = syn::parse_str(call).unwrap();
        derive(&invocation, &quote!(r)).to_string().replace(' ', "")
    }

    #[test]
    fn what_the_author_derives_is_not_derived_twice() {
        assert_eq!(
            derives(
                "#[derive(Debug, Clone, Copy, std::hash::Hash, Mine)] #[derive(Eq)] enum A in \"a\";"
            ),
            "#[derive(r::__private::PartialEq,r::__private::PartialOrd,r::__private::Ord)]"
        );
    }

    #[test]
    fn serde_traits_that_the_author_derives_are_left_out() {
        for (call, expected) in [
            (
                "enum A in \"a\";",
                "__p::impl_serialize!(A);__p::impl_deserialize!(A);",
            ),
            (
                "#[derive(serde::Serialize)] enum A in \"a\";",
                "__p::impl_deserialize!(A);",
            ),
            (
                "#[derive(Deserialize)] enum A in \"a\";",
                "__p::impl_serialize!(A);",
            ),
            ("#[agents(serde = false)] enum A in \"a\";", ""),
            (
                "#[agents(report_unused = true)] enum A in \"a\";",
                "__p::impl_serialize!(A);",
            ),
        ] {
            let invocation = syn::parse_str(call).unwrap();
            assert_eq!(
                serde(&invocation).to_string().replace(' ', ""),
                expected,
                "{call}"
            );
        }
    }
}
