//! Lists of tools.

use proc_macro2::TokenStream;
use quote::quote;

use super::tree;
use include_agents_reader::agent::ToolRef;

/// Their texts, by which lists are compared.
pub(super) fn texts(list: &[ToolRef]) -> Vec<&str> {
    list.iter().map(|tool| tool.value.as_str()).collect()
}

/// A list of tools, as an expression.
pub(super) fn list(tools: &[ToolRef]) -> TokenStream {
    list_of(&texts(tools))
}

pub(super) fn list_of(texts: &[&str]) -> TokenStream {
    let tools = texts.iter().map(|tool| quote!(__p::Tool::new(#tool)));
    let tools = tree::list(tools);
    quote!(&#tools)
}
