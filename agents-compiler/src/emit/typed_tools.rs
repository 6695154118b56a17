//! The tools of agents as variants of an enum of the user's.

use proc_macro2::TokenStream;
use quote::quote;

use super::declared::{foreign, foreign_name};
use crate::compile::Compiled;
use crate::invocation::Invocation;

/// The table of tools and the method `typed_tools()`, if the call says `tools = MyTool`.
pub(super) fn emit(
    invocation: &Invocation,
    compiled: &Compiled,
    root: &TokenStream,
) -> TokenStream {
    let Some(tool) = &invocation.options.tool_type else {
        return TokenStream::new();
    };
    let (name, visibility) = (&invocation.name, &invocation.visibility);
    let tools = &compiled.records.tools;
    let path = &tool.path;
    let count = compiled.checked.catalog.agents.len();
    let body = if count == 0 {
        quote!(match self {})
    } else {
        quote!(__TOOLS[self as __p::usize])
    };
    let foreign = foreign(&tools.variants, compiled);
    let lists = tools.agents.iter().map(|tools| {
        let tools = tools.iter().map(|index| foreign_name(*index));
        quote!(&[#(#tools),*])
    });
    quote! {
        const _: () = {
            use #root::__private as __p;
            #foreign
            static __TOOLS: [&[#path]; #count] = [#(#lists),*];
            #[allow(dead_code)]
            impl #name {
                /// The tools that the file of this agent lists, in its order; none if it lists none, or has no `tools`.
                #[must_use]
                #visibility const fn typed_tools(self) -> &'static [#path] {
                    #body
                }
            }
        };
    }
}
