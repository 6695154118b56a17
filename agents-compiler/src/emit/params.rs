//! The parameters of prompts, as `params()` lists them.

use include_agents_runtime::ParamKind;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::shared::Shared;
use include_agents_reader::agent::Agent;
use include_agents_reader::catalog::{Catalog, Entry};

/// The parameters of one agent: names and types.
pub(super) type List<'a> = Vec<(&'a str, ParamKind)>;

/// The parameters of the agents of a catalog. Agents with the same share a struct.
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
}

/// The entries with parameters, and their places in the catalog.
pub(super) fn entries(catalog: &Catalog) -> impl Iterator<Item = (usize, &Entry)> + Clone {
    let entries = catalog.agents.iter().enumerate();
    entries.filter(|(_, entry)| !entry.document.agent.params.is_empty())
}

pub(super) fn params_of(entry: &Entry) -> List<'_> {
    of(&entry.document.agent)
}

/// The parameters of an agent.
pub(super) fn of(agent: &Agent) -> List<'_> {
    let pairs = agent
        .params
        .iter()
        .map(|it| (it.name.value.as_str(), it.kind));
    pairs.collect()
}

/// The argument of `with_params`.
pub(super) fn list(list: &List<'_>) -> TokenStream {
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
