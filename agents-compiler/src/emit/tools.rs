//! Lists of tools.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::shared::Shared;
use super::tree::list;
use include_agents_reader::agent::ToolRef;
use include_agents_reader::catalog::Catalog;

/// The lists of `tools` of a catalog. One that several agents have is a constant: with 1,000 agents and a few lists, this
/// saved a tenth of rustc's time.
pub(super) struct ToolLists<'a>(Shared<Vec<&'a str>>);

impl<'a> ToolLists<'a> {
    pub(super) fn of(catalog: &'a Catalog) -> ToolLists<'a> {
        let agents = catalog.agents.iter();
        let lists = agents.filter_map(|entry| entry.document.agent.tools.as_deref());
        ToolLists(Shared::of(lists.map(texts)))
    }

    /// The constants.
    pub(super) fn emit(&self) -> TokenStream {
        let constants = self.0.iter().map(|(place, list)| {
            let (name, list) = (name(place), tool_list(list));
            quote!(const #name: &[__p::Tool<'static>] = #list;)
        });
        constants.collect()
    }

    /// A list, as an expression.
    pub(super) fn list(&self, list: &[ToolRef]) -> TokenStream {
        let list = texts(list);
        match self.0.place(&list) {
            Some(place) => {
                let name = name(place);
                quote!(#name)
            }
            None => tool_list(&list),
        }
    }
}

fn name(place: usize) -> Ident {
    format_ident!("TOOLS_{place}")
}

pub(super) fn texts(list: &[ToolRef]) -> Vec<&str> {
    list.iter().map(|tool| tool.value.as_str()).collect()
}

pub(super) fn tool_list(tools: &[&str]) -> TokenStream {
    let tools = tools.iter().map(|tool| quote!(__p::Tool::new(#tool)));
    let tools = list(tools);
    quote!(&#tools)
}
