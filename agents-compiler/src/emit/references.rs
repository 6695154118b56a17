//! Which agent delegates to which.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::invocation::Invocation;
use include_agents_reader::catalog::Catalog;
use include_agents_reader::delegation::delegates_of;

/// The methods `delegates()` and `delegated_by()`.
pub(super) fn emit(invocation: &Invocation, catalog: &Catalog) -> TokenStream {
    let (name, visibility) = (&invocation.name, &invocation.visibility);
    let forth: Vec<Vec<usize>> = (catalog.agents.iter())
        .map(|entry| delegates_of(&entry.document, catalog))
        .collect();
    let mut back = vec![Vec::new(); forth.len()];
    for (from, delegates) in forth.iter().enumerate() {
        for &to in delegates {
            if let Some(back) = back.get_mut(to) {
                back.push(from);
            }
        }
    }
    let forth = body(&forth, catalog);
    let back = body(&back, catalog);
    quote! {
        #[allow(dead_code)]
            impl #name {
                /// The agents of this catalog that it may delegate to by name: the `x` and `y` of `Agent(x, y)` in its
                /// tools, in this order. An agent whose tools are inherited, or hold `Agent` without names, may delegate
                /// to any, and lists none.
                #[must_use]
                #visibility const fn delegates(self) -> &'static [Self] {
                    #forth
                }

                /// The agents of this catalog that may delegate to it by name, ordered by name.
                #[must_use]
                #visibility const fn delegated_by(self) -> &'static [Self] {
                    #back
                }
            }
    }
}

/// A `match` with an arm for each agent that has edges; few have.
fn body(edges: &[Vec<usize>], catalog: &Catalog) -> TokenStream {
    if edges.is_empty() {
        return quote!(match self {});
    }
    let variant = |index: &usize| {
        let entry = catalog.agents.get(*index)?;
        Some(format_ident!("{}", entry.identifiers.variant))
    };
    let arms = edges.iter().enumerate().filter(|(_, to)| !to.is_empty());
    let arms: Vec<TokenStream> = arms
        .map(|(from, to)| {
            let from = variant(&from);
            let to = to.iter().filter_map(variant);
            quote!(Self::#from => &[#(Self::#to),*],)
        })
        .collect();
    if arms.is_empty() {
        return quote!(&[]);
    }
    let rest = (arms.len() < edges.len()).then(|| quote!(_ => &[],));
    quote!(match self { #(#arms)* #rest })
}
