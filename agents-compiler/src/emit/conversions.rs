//! The conversions between an agent and its name, and the default agent.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::derives;
use super::messages::compile_error;
use crate::invocation::Invocation;
use include_agents_reader::catalog::{Catalog, Entry};
use include_agents_reader::settings::UnknownName;

/// `TryFrom<&str>`, `From<Agent> for &'static str`, `PartialEq<str>` and, if the call names one, `Default`.
pub(super) fn emit(invocation: &Invocation, catalog: &Catalog) -> TokenStream {
    let name = &invocation.name;
    // It can return any agent, so with it no agent would count as unused.
    let from_name =
        (!invocation.options.report_unused).then(|| quote!(__p::conversions_from_name!(#name);));
    let default = (!derives_default(invocation))
        .then(|| default_agent(invocation, catalog))
        .flatten()
        .map(|entry| {
            let variant = format_ident!("{}", entry.identifiers.variant);
            quote! {
                impl __p::Default for #name {
                    fn default() -> Self {
                        Self::#variant
                    }
                }
            }
        });
    quote! {
        #from_name
        __p::conversions_into_name!(#name);
        #default
    }
}

/// The agent whose variant has the attribute `#[default]`: that of the call, if its author derives `Default`.
pub(super) fn marked_default<'a>(
    invocation: &Invocation,
    catalog: &'a Catalog,
) -> Option<&'a Entry> {
    default_agent(invocation, catalog).filter(|_| derives_default(invocation))
}

fn derives_default(invocation: &Invocation) -> bool {
    derives::derives(invocation, "Default")
}

/// The agent of `default = ".."`. If none has that name, which is an error, any: so that code which needs a default
/// raises no second error.
fn default_agent<'a>(invocation: &Invocation, catalog: &'a Catalog) -> Option<&'a Entry> {
    let name = invocation.options.default.as_ref()?.value();
    catalog.agents.get(catalog.find(&name).unwrap_or(0))
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
    let message = UnknownName::new("agent", &name, catalog.names()).to_string();
    compile_error(&message, default.span(), root)
}
