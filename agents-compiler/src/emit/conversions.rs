//! The conversions between an agent and its name, and the default agent.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::derives;
use super::messages::compile_error;
use crate::invocation::Invocation;
use include_agents_reader::catalog::Catalog;
use include_agents_reader::diagnostic::nearest;

/// `TryFrom<&str>`, `From<Agent> for &'static str`, `PartialEq<str>` and, if the call names one, `Default`.
pub(super) fn emit(invocation: &Invocation, catalog: &Catalog) -> TokenStream {
    let name = &invocation.name;
    // It can return any agent, so with it no agent would count as unused.
    let from_name =
        (!invocation.options.report_unused).then(|| quote!(__p::conversions_from_name!(#name);));
    let default = default(invocation, catalog);
    quote! {
        #from_name
        __p::conversions_into_name!(#name);
        #default
    }
}

/// The trait that the author of the call may derive.
const DEFAULT: &str = "Default";

/// The attribute of the variant that is the default, where the author of the call derives `Default`.
pub(super) fn default_attribute(
    invocation: &Invocation,
    catalog: &Catalog,
    index: usize,
) -> Option<TokenStream> {
    let is_default =
        default_index(invocation, catalog) == Some(index) && derives::derives(invocation, DEFAULT);
    is_default.then(|| quote!(#[default]))
}

/// `Default`, unless the author of the call derives it: then the variant has the attribute `#[default]`.
fn default(invocation: &Invocation, catalog: &Catalog) -> TokenStream {
    if derives::derives(invocation, DEFAULT) {
        return TokenStream::new();
    }
    let Some(index) = default_index(invocation, catalog) else {
        return TokenStream::new();
    };
    let name = &invocation.name;
    let variant =
        (catalog.agents.get(index)).map(|entry| format_ident!("{}", entry.identifiers.variant));
    quote! {
        impl __p::Default for #name {
            fn default() -> Self {
                Self::#variant
            }
        }
    }
}

/// The agent of `default = ".."`. If none has that name, which is an error, any: so that code which needs a default
/// raises no second error.
fn default_index(invocation: &Invocation, catalog: &Catalog) -> Option<usize> {
    let name = invocation.options.default.as_ref()?.value();
    let first = (!catalog.agents.is_empty()).then_some(0);
    catalog.find(&name).or(first)
}

/// The error for a default that names no agent.
pub(super) fn check_default(
    invocation: &Invocation,
    catalog: &Catalog,
    root: &TokenStream,
) -> TokenStream {
    let Some(default) = &invocation.options.default else {
        return TokenStream::new();
    };
    let name = default.value();
    if catalog.find(&name).is_some() {
        return TokenStream::new();
    }
    let help = nearest(&name, catalog.names()).map_or_else(String::new, |nearest| {
        format!("; did you mean `{nearest}`?")
    });
    let message = format!("unknown agent `{name}`{help}");
    compile_error(&message, default.span(), root)
}
