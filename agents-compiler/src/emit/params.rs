//! The parameters of prompts, as `params()` lists them.

use include_agents_runtime::ParamKind;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::shared::Shared;
use include_agents_reader::agent::Param;
use include_agents_reader::catalog::{Catalog, Entry};

/// The parameters of one agent: names and types.
pub(super) type List<'a> = Vec<(&'a str, ParamKind)>;

/// The parameters of the agents of a catalog. For a list that several agents have, there is a constant: the settings of an agent
/// that has no other.
pub(super) struct ParamLists<'a> {
    pub(super) shared: Shared<List<'a>>,
}

impl<'a> ParamLists<'a> {
    pub(super) fn of(catalog: &'a Catalog) -> ParamLists<'a> {
        let lists = entries(catalog).map(|(_, entry)| params_of(entry));
        ParamLists {
            shared: Shared::of(lists),
        }
    }

    /// The constants.
    pub(super) fn emit(&self) -> TokenStream {
        let constants = self.shared.iter().map(|(place, list)| {
            let (name, settings) = (constant(place), settings(list));
            quote!(const #name: &__p::Settings<'static> = #settings;)
        });
        constants.collect()
    }

    /// The settings of an agent that has no other than its parameters, if it has these.
    pub(super) fn settings(&self, of: &[Param]) -> Option<TokenStream> {
        if of.is_empty() {
            return None;
        }
        let list = list(of);
        Some(match self.shared.place(&list) {
            Some(place) => {
                let name = constant(place);
                quote!(#name)
            }
            None => settings(&list),
        })
    }
}

/// The argument of `with_params`.
pub(super) fn list_of(params: &[Param]) -> TokenStream {
    tokens(&list(params))
}

/// The entries with parameters, and their places in the catalog.
pub(super) fn entries(catalog: &Catalog) -> impl Iterator<Item = (usize, &Entry)> + Clone {
    let entries = catalog.agents.iter().enumerate();
    entries.filter(|(_, entry)| !entry.document.agent.params.is_empty())
}

pub(super) fn params_of(entry: &Entry) -> List<'_> {
    list(&entry.document.agent.params)
}

fn list(params: &[Param]) -> List<'_> {
    let pairs = params.iter().map(|it| (it.name.value.as_str(), it.kind));
    pairs.collect()
}

fn constant(place: usize) -> Ident {
    format_ident!("SETTINGS_{place}")
}

fn settings(list: &List<'_>) -> TokenStream {
    let list = tokens(list);
    quote!(&__p::Settings::new().with_params(#list))
}

fn tokens(list: &List<'_>) -> TokenStream {
    let params = list.iter().map(|(name, kind)| {
        let kind = variant(*kind);
        quote!(__p::Param::new(#name, __p::ParamKind::#kind))
    });
    quote!(&[#(#params),*])
}

/// The variant of `ParamKind` and of `Argument`.
pub(super) fn variant(kind: ParamKind) -> Ident {
    let name = match kind {
        ParamKind::Integer => "Integer",
        ParamKind::Number => "Number",
        ParamKind::Boolean => "Boolean",
        ParamKind::List => "List",
        _ => "Text",
    };
    Ident::new(name, Span::call_site())
}
