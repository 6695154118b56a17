//! The enum, its accessors, and the constants beside it.

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;

use super::conversions;
use super::derives;
use super::docs::{self, Docs};
use super::draft::Draft;
use crate::invocation::Invocation;
use crate::pages::{self, Links};
use include_agents_reader::catalog::{Catalog, Entry};

/// The enum with its traits and accessors.
pub(super) fn emit(
    invocation: &Invocation,
    catalog: &Catalog,
    drafts: &[Draft<'_>],
    root: &TokenStream,
    docs: Docs,
) -> TokenStream {
    let Invocation {
        attributes,
        visibility,
        name,
        ..
    } = invocation;
    let introduction = (!attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("doc")))
    .then(|| docs::introduce(invocation, catalog))
    .map(|text| quote!(#[doc = #text]));
    let links = (docs == Docs::Pages).then(|| Links::of(invocation, catalog));
    let page = links
        .as_ref()
        .map(pages::catalog_page)
        .map(|page| quote!(#[doc = ""] #[doc = #page]));
    let variants: Vec<Ident> = variants(invocation, catalog).collect();
    let summaries = catalog.agents.iter().zip(drafts).map(|(entry, draft)| {
        links.as_ref().map_or_else(
            || draft.docs.clone(),
            |links| Literal::string(&pages::variant_docs(entry, links, &draft.prepared.summary)),
        )
    });
    let aliases = catalog.agents.iter().map(|entry| {
        (docs == Docs::Pages && !invocation.options.constants)
            .then(|| aliases(entry, &entry.identifiers.variant))
    });
    let marked = conversions::marked_default(invocation, catalog);
    let defaults = catalog.agents.iter().map(|entry| {
        marked
            .is_some_and(|marked| std::ptr::eq(marked, entry))
            .then(|| quote!(#[default]))
    });
    let derive = derives::derive(invocation, root);
    let serde = derives::serde(invocation);
    let allow = allow_dead_code(invocation);
    let accessors = accessors(invocation, &allow);
    let conversions = conversions::emit(invocation, catalog);
    let catalog = catalog_impl(invocation);
    // In `ALL`, `Self::` would take rustc half as long again as the name does.
    quote! {
        #introduction
        #(#attributes)*
        #page
        #derive
        #allow
        #visibility enum #name {
            #(#[doc = #summaries] #aliases #defaults #variants,)*
        }

        const _: () = {
            use #root::__private as __p;
            #allow
            impl #name {
                /// Every agent, ordered by name.
                #visibility const ALL: &'static [Self] = &[#(#name::#variants),*];
            }
            #accessors
            #serde
            impl __p::Display for #name {
                fn fmt(&self, formatter: &mut __p::Formatter<'_>) -> __p::fmt::Result {
                    __p::Display::fmt(self.name(), formatter)
                }
            }
            impl __p::AsRef<__p::str> for #name {
                fn as_ref(&self) -> &__p::str {
                    self.name()
                }
            }
            #conversions
            #catalog
        };
    }
}

/// Unused private agents are fine unless the call says otherwise: many programs use only a part of a catalog.
///
/// Without the `allow`, rustc reports the variants only: our other items have spans of the macro, which it ignores.
fn allow_dead_code(invocation: &Invocation) -> TokenStream {
    if invocation.options.report_unused {
        TokenStream::new()
    } else {
        quote!(#[allow(dead_code)])
    }
}

/// The trait of all catalogs. It can return any agent by its name, so with it no agent would count as unused.
fn catalog_impl(invocation: &Invocation) -> TokenStream {
    if invocation.options.report_unused {
        return TokenStream::new();
    }
    let name = &invocation.name;
    quote! {
        impl __p::Catalog for #name {
            const ALL: &'static [Self] = Self::ALL;
            fn definition(self) -> &'static __p::AgentDefinition {
                self.definition()
            }
            fn from_name(name: &__p::str) -> __p::Option<Self> {
                Self::from_name(name)
            }
        }
    }
}

/// The accessors that the enum shares with a definition.
fn accessors(invocation: &Invocation, allow: &TokenStream) -> TokenStream {
    let Invocation {
        visibility, name, ..
    } = invocation;
    let all = quote!(__p::accessors!(#allow #visibility #name););
    if invocation.schema.root().is_some() {
        // `declared` emits `metadata`, with the types that the call declares.
        return all;
    }
    quote!(#all __p::metadata_accessor!(#allow #visibility #name);)
}

/// An import that fails, in place of an enum whose agents are unknown.
///
/// rustc reports no unresolved names in a module with a `compile_error!`, and none that come from a failed import. So code
/// that names agents raises no second error, as it would with an enum that lacks them.
pub(super) fn emit_placeholder(invocation: &Invocation) -> TokenStream {
    let Invocation {
        visibility, name, ..
    } = invocation;
    quote! {
        #[allow(unused_imports)]
        #visibility use self::__agents_that_could_not_be_read as #name;
    }
}

/// One constant for each agent, next to the enum.
pub(super) fn emit_constants(
    invocation: &Invocation,
    catalog: &Catalog,
    drafts: &[Draft<'_>],
    root: &TokenStream,
    docs: Docs,
) -> TokenStream {
    let Invocation {
        visibility, name, ..
    } = invocation;
    let allow = trees(allow_dead_code(invocation));
    let root = trees(root.clone());
    let links = (docs == Docs::Pages).then(|| Links::of(invocation, catalog));
    let constants = catalog.agents.iter().zip(drafts).map(|(entry, draft)| {
        let constant = identifier(&entry.identifiers.constant);
        let variant = variant(invocation, entry);
        let (text, aliases) = match &links {
            None => (draft.docs.clone(), None),
            Some(links) => (
                Literal::string(&pages::agent_page(entry, links)),
                Some(aliases(entry, &entry.identifiers.constant)),
            ),
        };
        quote! {
            #[doc = #text]
            #aliases
            #(#allow)*
            #visibility const #constant: &#(#root)*::__private::AgentDefinition = #name::#variant.definition();
        }
    });
    constants.collect()
}

/// Tokens that are repeated often: inserting a `TokenStream` takes a call into rustc each time.
pub(super) fn trees(tokens: TokenStream) -> Vec<TokenTree> {
    tokens.into_iter().collect()
}

/// The other words by which rustdoc's search finds an agent.
fn aliases(entry: &Entry, identifier: &str) -> TokenStream {
    let aliases = pages::alias::aliases(&entry.document, identifier);
    if aliases.is_empty() {
        return TokenStream::new();
    }
    quote!(#[doc(alias(#(#aliases),*))])
}

/// The variants, in the order of the table.
pub(super) fn variants(invocation: &Invocation, catalog: &Catalog) -> impl Iterator<Item = Ident> {
    catalog
        .agents
        .iter()
        .map(|entry| variant(invocation, entry))
}

/// The variant of an agent.
fn variant(invocation: &Invocation, entry: &Entry) -> Ident {
    // rustc reports unused variants only if their span is the user's.
    let span = if invocation.options.report_unused {
        invocation.span()
    } else {
        Span::call_site()
    };
    Ident::new(&entry.identifiers.variant, span)
}

fn identifier(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
