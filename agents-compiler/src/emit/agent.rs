//! The table: one `AgentDefinition` for each agent.

use std::collections::HashSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::draft::Draft;
use super::params::ParamLists;
use super::row::{self, Row};
use super::{enumeration, index, prompts};
use crate::compile::Compiled;
use crate::invocation::Invocation;
use include_agents_reader::catalog::Catalog;
use include_agents_reader::diagnostic::Diagnostic;
use include_agents_reader::document::Document;

/// The static table, and the function that reads it.
///
/// The definition of an agent whose file has an error is the `failure`: a policy would be violated by values that are not those of
/// the file.
pub(super) fn emit_table(
    invocation: &Invocation,
    compiled: &Compiled,
    drafts: &[Draft<'_>],
    params: &ParamLists<'_>,
    failure: Option<&TokenStream>,
    root: &TokenStream,
) -> TokenStream {
    let catalog = &compiled.checked.catalog;
    let errors = compiled.checked.problems.iter().filter(|it| it.is_error());
    let broken: HashSet<usize> = errors.filter_map(Diagnostic::file).collect();
    let is_broken =
        |document: &Document| document.front_matter.is_none() || broken.contains(&document.file);
    let name = &invocation.name;
    let visibility = &invocation.visibility;
    let rows: Vec<Row<'_>> = catalog
        .agents
        .iter()
        .zip(drafts)
        .map(|(entry, draft)| match failure {
            Some(failure) if is_broken(&entry.document) => Row::whole(failure),
            _ => Row::of(&entry.document, draft),
        })
        .collect();
    let (statics, places) = row::emit(rows);
    let count = catalog.agents.len();
    let body = if count == 0 {
        quote!(match self {})
    } else {
        quote!(&TABLE[self as __p::usize])
    };
    let names: Vec<&str> = catalog.names().collect();
    let index = Literal::byte_string(&index::build(&names));
    let look_up = look_up(invocation, catalog, &names);
    // One item for all of them: each item costs rustc time.
    let tracked: Vec<&str> = catalog
        .skipped
        .iter()
        .filter_map(|path| path.to_str())
        .chain(
            invocation
                .options
                .config
                .iter()
                .filter_map(|path| path.to_str()),
        )
        .collect();
    let tracked = (!tracked.is_empty()).then(|| {
        quote!(
            const _: &[&[__p::u8]] = &[#(__p::include_bytes!(#tracked)),*];
        )
    });
    let from_str = from_str(invocation);
    let prompts = prompts::emit_impls(invocation, catalog, params);
    quote! {
        const _: () = {
            use #root::__private as __p;
            #tracked
            #statics
            static TABLE: [__p::AgentDefinition; #count] = __p::table(&#places);
            static INDEX: __p::Index = __p::Index::new(#index);
            impl #name {
                /// Returns everything that the file of this agent defines.
                #[must_use]
                #visibility const fn definition(self) -> &'static __p::AgentDefinition {
                    #body
                }

                /// Returns the agent of that name.
                #[must_use]
                #visibility const fn from_name(name: &__p::str) -> __p::Option<Self> {
                    #look_up
                }
            }
            #from_str
            #prompts
        };
    }
}

/// The parsing of a name at run time. It can return any agent, so with it no agent would count as unused.
fn from_str(invocation: &Invocation) -> TokenStream {
    if invocation.options.report_unused {
        return TokenStream::new();
    }
    let name = &invocation.name;
    quote! {
        impl __p::FromStr for #name {
            type Err = __p::UnknownAgent;
            fn from_str(name: &__p::str) -> __p::Result<Self, __p::UnknownAgent> {
                match Self::from_name(name) {
                    __p::Some(agent) => __p::Ok(agent),
                    __p::None => __p::Err(__p::UnknownAgent::among(name, &TABLE)),
                }
            }
        }
    }
}

/// The body of `from_name`.
fn look_up(invocation: &Invocation, catalog: &Catalog, names: &[&str]) -> TokenStream {
    let found = quote! {
        match __p::find(&INDEX, &TABLE, name) {
            __p::Some(index) => __p::Some(Self::ALL[index]),
            __p::None => __p::None,
        }
    };
    if names.is_empty() || names.len() > index::FEW {
        return found;
    }
    let names = names
        .iter()
        .map(|name| Literal::byte_string(name.as_bytes()));
    let variants = enumeration::variants(invocation, catalog);
    quote! {
        if __p::UNOPTIMIZED {
            match name.as_bytes() {
                #(#names => __p::Some(Self::#variants),)*
                _ => __p::None,
            }
        } else {
            #found
        }
    }
}
