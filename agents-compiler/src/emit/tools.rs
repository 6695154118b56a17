//! Lists of tools: many agents have the same one.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _, format_ident, quote};

use super::text::literal;
use crate::agent::ToolRef;
use crate::catalogue::Catalogue;

/// The lists of `tools` of a catalogue.
///
/// A list that several agents have becomes a constant. rustc then reads it once: with 1,000 agents and a few lists, that
/// took a tenth off its time.
pub(super) struct ToolLists<'a> {
    /// The lists that several agents have, in the order in which they first occur.
    shared: Vec<&'a [ToolRef]>,
    /// The place of each in `shared`.
    places: BTreeMap<Vec<&'a str>, usize>,
}

impl<'a> ToolLists<'a> {
    pub(super) fn of(catalogue: &'a Catalogue) -> ToolLists<'a> {
        let lists = || {
            let agents = catalogue.agents.iter();
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
            quote!(const #name: &[__p::Tool] = #list;)
        });
        quote!(#(#lists)*)
    }

    /// A list, as an expression.
    pub(super) fn list(&self, list: &[ToolRef]) -> TokenStream {
        match self.shared(list) {
            Some(name) => quote!(#name),
            None => tool_list(list),
        }
    }

    /// The constant of a list that several agents have.
    fn shared(&self, list: &[ToolRef]) -> Option<Ident> {
        let place = self.places.get(&texts(list))?;
        Some(format_ident!("TOOLS_{place}"))
    }
}

/// The `tools` of an agent, which are `None` where they are inherited.
pub(super) struct Tools<'a> {
    pub(super) list: Option<&'a [ToolRef]>,
    pub(super) lists: &'a ToolLists<'a>,
}

impl ToTokens for Tools<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Some(list) = self.list else {
            return quote_to(tokens, "None");
        };
        quote_to(tokens, "Some");
        let list = match self.lists.shared(list) {
            Some(name) => name.into_token_stream(),
            None => tool_list(list),
        };
        tokens.append(Group::new(Delimiter::Parenthesis, list));
    }
}

/// `__p::name`.
fn quote_to(tokens: &mut TokenStream, name: &str) {
    let ident = |name| Ident::new(name, Span::call_site());
    tokens.append(ident("__p"));
    tokens.append(Punct::new(':', Spacing::Joint));
    tokens.append(Punct::new(':', Spacing::Alone));
    tokens.append(ident(name));
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
