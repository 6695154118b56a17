//! A struct for each agent whose prompt has parameters, which prints the prompt with their values.
//!
//! rustc needs more than a millisecond for a struct with its five traits. So agents with the same parameters share one, which
//! knows by a constant of its type whose prompt it is, and each has an alias.

use include_agents_runtime::ParamKind;
use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;
use syn::ext::IdentExt as _;

use super::enumeration::trees;
use super::params::{List, ParamLists, entries, params_of, variant};
use crate::invocation::Invocation;
use include_agents_reader::catalog::{Catalog, Entry};
use include_agents_reader::identifiers::normalize;

/// The structs and aliases, beside the constants.
pub(super) fn emit_structs(
    invocation: &Invocation,
    catalog: &Catalog,
    lists: &ParamLists<'_>,
    root: &TokenStream,
) -> TokenStream {
    let root = &trees(root.clone());
    let mut sharing: Vec<Vec<&Entry>> = lists.shared.iter().map(|_| Vec::new()).collect();
    for (_, entry) in entries(catalog) {
        let place = lists.shared.place(&params_of(entry));
        if let Some(agents) = place.and_then(|place| sharing.get_mut(place)) {
            agents.push(entry);
        }
    }
    let shared = lists.shared.iter().zip(&sharing);
    let shared = shared.map(|((place, list), agents)| {
        let agents = name_some(invocation, agents);
        let summary = format!("The parameters of the prompts of {agents}: {NOTE}");
        let index = quote!(const AGENT: #(#root)*::__private::usize);
        let name = shared_name(invocation, place);
        structure(invocation, &summary, &name, Some(index), list, root)
    });
    let own = entries(catalog).map(|(index, entry)| {
        let (name, list) = (own_name(entry), params_of(entry));
        let summary = format!(
            "The parameters of the prompt of {}: {NOTE}",
            link(invocation, entry)
        );
        match lists.shared.place(&list) {
            Some(place) => alias(invocation, &summary, &name, place, index, &list),
            None => structure(invocation, &summary, &name, None, &list, root),
        }
    });
    shared.chain(own).collect()
}

fn structure(
    invocation: &Invocation,
    summary: &str,
    name: &Ident,
    index: Option<TokenStream>,
    list: &List<'_>,
    root: &[TokenTree],
) -> TokenStream {
    let visibility = &invocation.visibility;
    // `Eq` would be lost as soon as a parameter is a number.
    let allow = if invocation.options.report_unused {
        quote!(#[allow(clippy::derive_partial_eq_without_eq)])
    } else {
        quote!(#[allow(dead_code, clippy::derive_partial_eq_without_eq)])
    };
    let generics = generics(list, &quote!('a), index);
    let fields = list.iter().map(|(param, kind)| {
        let (summary, field, ty) = (describe(param, *kind), field(param), ty(*kind, root));
        quote!(#[doc = #summary] #visibility #field: #ty)
    });
    quote! {
        #[doc = #summary]
        #[derive(#(#root)*::__private::Debug, #(#root)*::__private::PartialEq)]
        #allow
        #visibility struct #name #generics { #(#fields),* }
    }
}

/// The name for an agent of the struct that it shares.
fn alias(
    invocation: &Invocation,
    summary: &str,
    name: &Ident,
    place: usize,
    index: usize,
    list: &List<'_>,
) -> TokenStream {
    let visibility = &invocation.visibility;
    let shared = shared_name(invocation, place);
    let index = Literal::usize_unsuffixed(index);
    if borrows(list) {
        quote!(#[doc = #summary] #visibility type #name<'a> = #shared<'a, #index>;)
    } else {
        quote!(#[doc = #summary] #visibility type #name = #shared<#index>;)
    }
}

/// The traits of the structs that are not derived, where the definitions of their agents are in scope. A derived `Clone`
/// takes rustc five times as long as this one.
pub(super) fn emit_impls(
    invocation: &Invocation,
    catalog: &Catalog,
    lists: &ParamLists<'_>,
) -> TokenStream {
    let shared = lists.shared.iter().map(|(place, list)| {
        let name = shared_name(invocation, place);
        let parameter = quote!(<const AGENT: __p::usize>);
        let arguments = generics(list, &quote!('_), Some(quote!(AGENT)));
        // An index of no agent is a compile error.
        let agent = quote!(const { &TABLE[AGENT] });
        impls(&parameter, &quote!(#name #arguments), &agent, list)
    });
    let own = entries(catalog).filter_map(|(index, entry)| {
        let (name, list) = (own_name(entry), params_of(entry));
        if lists.shared.place(&list).is_some() {
            return None;
        }
        let lifetime = generics(&list, &quote!('_), None);
        let ty = quote!(#name #lifetime);
        Some(impls(
            &TokenStream::new(),
            &ty,
            &quote!(&TABLE[#index]),
            &list,
        ))
    });
    shared.chain(own).collect()
}

fn impls(
    parameter: &TokenStream,
    ty: &TokenStream,
    agent: &TokenStream,
    list: &List<'_>,
) -> TokenStream {
    let arguments = list.iter().map(|(param, kind)| {
        let (kind, field) = (variant(*kind), field(param));
        quote!(__p::Argument::#kind(self.#field))
    });
    quote! {
        impl #parameter __p::Copy for #ty {}
        #[allow(clippy::expl_impl_clone_on_copy)]
        impl #parameter __p::Clone for #ty {
            fn clone(&self) -> Self {
                *self
            }
        }
        impl #parameter __p::Display for #ty {
            fn fmt(&self, formatter: &mut __p::Formatter<'_>) -> __p::fmt::Result {
                __p::fill(formatter, #agent, &[#(#arguments),*])
            }
        }
    }
}

const NOTE: &str =
    "`to_string()` is the prompt with these values. Claude Code itself fills in nothing.";

fn own_name(entry: &Entry) -> Ident {
    Ident::new(&entry.identifiers.prompt(), Span::call_site())
}

/// No agent has such a name: theirs end with `Prompt`.
fn shared_name(invocation: &Invocation, place: usize) -> Ident {
    let name = format!("{}Prompt{}", invocation.name.unraw(), place + 1);
    Ident::new(&name, Span::call_site())
}

/// Links to agents, but to no more than ten.
fn name_some(invocation: &Invocation, agents: &[&Entry]) -> String {
    const SOME: usize = 10;
    let links = agents.iter().take(SOME).map(|it| link(invocation, it));
    let others = agents.len().saturating_sub(SOME);
    let others = (others > 0).then(|| format!("{others} others"));
    let names: Vec<String> = links.chain(others).collect();
    names.join(", ")
}

fn link(invocation: &Invocation, entry: &Entry) -> String {
    let (name, variant) = (&invocation.name, &entry.identifiers.variant);
    format!("[`{name}::{variant}`]")
}

/// In angle brackets, the lifetime, if a field borrows something, and the index of the agent, if the struct is shared.
fn generics(
    list: &List<'_>,
    lifetime: &TokenStream,
    index: Option<TokenStream>,
) -> Option<TokenStream> {
    let parts = borrows(list).then(|| lifetime.clone()).into_iter();
    let parts: Vec<TokenStream> = parts.chain(index).collect();
    (!parts.is_empty()).then(|| quote!(<#(#parts),*>))
}

fn borrows(list: &List<'_>) -> bool {
    let mut kinds = list.iter().map(|(_, kind)| *kind);
    kinds.any(|kind| matches!(kind, ParamKind::Text | ParamKind::List))
}

fn describe(name: &str, kind: ParamKind) -> String {
    match kind {
        ParamKind::List => format!(
            "`{{{{{name}}}}}`: a list. Alone on its line, it is a line `- item` for each item, otherwise it is joined \
             with commas."
        ),
        kind => format!("`{{{{{name}}}}}`: {kind}."),
    }
}

/// The name of the field. A keyword is a raw identifier.
fn field(param: &str) -> Ident {
    let name = normalize(param.to_owned());
    let plain = Ident::new(&name, Span::call_site());
    // `gen` is a keyword since the edition 2024.
    if name != "gen" && syn::parse2::<Ident>(TokenTree::from(plain.clone()).into()).is_ok() {
        plain
    } else {
        Ident::new_raw(&name, Span::call_site())
    }
}

fn ty(kind: ParamKind, root: &[TokenTree]) -> TokenStream {
    match kind {
        ParamKind::Integer => quote!(#(#root)*::__private::i64),
        ParamKind::Number => quote!(#(#root)*::__private::f64),
        ParamKind::Boolean => quote!(#(#root)*::__private::bool),
        ParamKind::List => quote!(&'a [&'a #(#root)*::__private::str]),
        _ => quote!(&'a #(#root)*::__private::str),
    }
}
