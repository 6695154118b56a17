//! Lists of tools: many agents have the same one.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::text::literal;
use include_agents_reader::agent::ToolRef;
use include_agents_reader::catalog::Catalog;

/// The lists of `tools` of a catalog.
///
/// A list that several agents share becomes a constant, which rustc reads once. With 1,000 agents and a few lists, this
/// saved a tenth of rustc's time.
pub(super) struct ToolLists<'a> {
    /// The lists that several agents have, in the order in which they first occur.
    shared: Vec<&'a [ToolRef]>,
    /// The place of each in `shared`.
    places: BTreeMap<Vec<&'a str>, usize>,
}

impl<'a> ToolLists<'a> {
    pub(super) fn of(catalog: &'a Catalog) -> ToolLists<'a> {
        let lists = || {
            let agents = catalog.agents.iter();
            agents.filter_map(|entry| entry.document.agent.tools.as_deref())
        };
        let mut counts: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        for list in lists() {
            *counts.entry(texts(list)).or_default() += 1;
        }
        let mut shared = Vec::new();
        let mut places = BTreeMap::new();
        for list in lists() {
            let key = texts(list);
            if counts.get(&key).is_some_and(|&count| count > 1) && !places.contains_key(&key) {
                places.insert(key, shared.len());
                shared.push(list);
            }
        }
        ToolLists { shared, places }
    }

    /// The constants.
    pub(super) fn emit(&self) -> TokenStream {
        let lists = self.shared.iter().enumerate().map(|(place, list)| {
            let name = format_ident!("TOOLS_{place}");
            let list = tool_list(list);
            quote!(const #name: &[__p::Tool<'static>] = #list;)
        });
        quote!(#(#lists)*)
    }

    /// A list, as an expression: the constant, if several agents have it.
    pub(super) fn list(&self, list: &[ToolRef]) -> TokenStream {
        match self.places.get(&texts(list)) {
            Some(place) => {
                let name = format_ident!("TOOLS_{place}");
                quote!(#name)
            }
            None => tool_list(list),
        }
    }
}

fn texts(list: &[ToolRef]) -> Vec<&str> {
    list.iter().map(|tool| tool.value.as_str()).collect()
}

pub(super) fn tool_list(tools: &[ToolRef]) -> TokenStream {
    let tools = tools.iter().map(|tool| {
        let text = literal(&tool.value);
        quote!(__p::Tool::new(#text))
    });
    quote!(&[#(#tools),*])
}
