//! A struct for each agent whose prompt has parameters, which prints the prompt with their values.

use include_agents_runtime::ParamKind;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

use super::enumeration::{item, trees};
use crate::invocation::Invocation;
use include_agents_reader::agent::Param;
use include_agents_reader::catalog::{Catalog, Entry};
use include_agents_reader::identifiers::normalize;

/// The entries with parameters.
fn entries(catalog: &Catalog) -> impl Iterator<Item = &Entry> {
    let entries = catalog.agents.iter();
    entries.filter(|entry| !entry.document.agent.params.is_empty())
}

/// The structs, beside the constants.
pub(super) fn emit_structs(
    invocation: &Invocation,
    catalog: &Catalog,
    root: &TokenStream,
) -> TokenStream {
    let Invocation {
        visibility, name, ..
    } = invocation;
    // `Eq` would be lost as soon as a parameter is a number.
    let allow = if invocation.options.report_unused {
        quote!(#[allow(clippy::derive_partial_eq_without_eq)])
    } else {
        quote!(#[allow(dead_code, clippy::derive_partial_eq_without_eq)])
    };
    let allow = trees(allow);
    let root = &trees(root.clone());
    let structs = entries(catalog).map(|entry| {
        let params = &entry.document.agent.params;
        let structure = structure(entry);
        let lifetime = lifetime(params);
        let fields = params.iter().map(|param| {
            let (summary, field) = (summary(param), field(param));
            let ty = ty(param.kind, root);
            quote!(#[doc = #summary] #visibility #field: #ty)
        });
        let summary = format!(
            "The parameters of the prompt of [`{name}::{variant}`]: `to_string()` is the prompt with these values. \
             Claude Code itself fills in nothing.",
            variant = entry.identifiers.variant
        );
        quote! {
            #[doc = #summary]
            #[derive(#(#root)*::__private::Debug, #(#root)*::__private::PartialEq)]
            #(#allow)*
            #visibility struct #structure #lifetime { #(#fields),* }
        }
    });
    structs.collect()
}

/// The traits of the structs that are not derived, where the definitions of their agents are in scope. A derived `Clone`
/// takes rustc five times as long as this one.
pub(super) fn emit_impls(catalog: &Catalog) -> TokenStream {
    let impls = entries(catalog).map(|entry| {
        let params = &entry.document.agent.params;
        let (structure, item) = (structure(entry), item(entry));
        let lifetime = lifetime(params).map(|_| quote!(<'_>));
        let arguments = params.iter().map(|param| {
            let (kind, field) = (variant(param.kind), field(param));
            quote!(__p::Argument::#kind(self.#field))
        });
        quote! {
            impl __p::Copy for #structure #lifetime {}
            #[allow(clippy::expl_impl_clone_on_copy)]
            impl __p::Clone for #structure #lifetime {
                fn clone(&self) -> Self {
                    *self
                }
            }
            impl __p::Display for #structure #lifetime {
                fn fmt(&self, formatter: &mut __p::Formatter<'_>) -> __p::fmt::Result {
                    __p::fill(formatter, &#item, &[#(#arguments),*])
                }
            }
        }
    });
    impls.collect()
}

/// The argument of `with_params`.
pub(super) fn list(params: &[Param]) -> TokenStream {
    let params = params.iter().map(|param| {
        let (name, kind) = (param.name.value.as_str(), variant(param.kind));
        quote!(__p::Param::new(#name, __p::ParamKind::#kind))
    });
    quote!(&[#(#params),*])
}

fn structure(entry: &Entry) -> Ident {
    Ident::new(&entry.identifiers.prompt(), Span::call_site())
}

/// `<'a>`, unless no field borrows anything.
fn lifetime(params: &[Param]) -> Option<TokenStream> {
    let borrows = |param: &Param| matches!(param.kind, ParamKind::Text | ParamKind::List);
    params.iter().any(borrows).then(|| quote!(<'a>))
}

fn summary(param: &Param) -> String {
    let (name, kind) = (&param.name.value, param.kind);
    match kind {
        ParamKind::List => format!(
            "`{{{{{name}}}}}`: a list. Alone on its line, it is a line `- item` for each item, otherwise it is joined \
             with commas."
        ),
        kind => format!("`{{{{{name}}}}}`: {kind}."),
    }
}

/// The name of the field. A keyword is a raw identifier.
fn field(param: &Param) -> Ident {
    let name = normalize(param.name.value.as_str().to_owned());
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

/// The variant of `ParamKind` and of `Argument`.
fn variant(kind: ParamKind) -> Ident {
    let name = match kind {
        ParamKind::Integer => "Integer",
        ParamKind::Number => "Number",
        ParamKind::Boolean => "Boolean",
        ParamKind::List => "List",
        _ => "Text",
    };
    Ident::new(name, Span::call_site())
}
