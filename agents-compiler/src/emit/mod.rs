//! Rust from a catalog: an enum, a table and the items around them.

mod agent;
mod brief;
mod conversions;
pub(crate) mod declared;
mod derives;
mod docs;
mod draft;
mod enumeration;
mod extras;
mod head;
mod index;
mod messages;
mod params;
mod prompts;
mod raw;
mod references;
mod row;
mod settings;
mod shared;
mod stale;
pub(crate) mod text;
mod tools;
mod tree;
mod typed_tools;
mod value;
mod variants;

pub use docs::Docs;
pub(crate) use messages::compile_error;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::compile::Compiled;
use crate::host::Host;
use crate::invocation::{Invocation, SummaryCall};
use crate::pages::{self, Links};

/// Everything that the macro call expands to, with every message on the call and short docs.
///
/// `root` is the path of the crate `include_agents` as the caller reaches it: `$crate`.
#[must_use]
pub fn emit(invocation: &Invocation, compiled: &Compiled, root: &TokenStream) -> TokenStream {
    emit_with(invocation, compiled, root, &Host::NONE, Docs::Short)
}

/// Everything that the macro call expands to, with messages at the spans that the compiler returns.
pub(crate) fn emit_with(
    invocation: &Invocation,
    compiled: &Compiled,
    root: &TokenStream,
    host: &Host<'_>,
    docs: Docs,
) -> TokenStream {
    let locate = host.locate;
    let catalog = &compiled.checked.catalog;
    // rustdoc shows no pages of a crate that does not build.
    let docs = if compiled.has_errors() {
        Docs::Short
    } else {
        docs
    };
    let messages = messages::emit(invocation, compiled, root, locate);
    let declarations = declared::emit_declarations(&invocation.schema);
    if catalog.agents.is_empty() && messages::has_unread_files(compiled) {
        let placeholder = enumeration::emit_placeholder(invocation);
        return quote! { #messages #placeholder #declarations };
    }
    let default = conversions::check_default(invocation, catalog, root);
    let drafts = draft::draft(catalog, host.tokenize);
    let enumeration = enumeration::emit(invocation, catalog, &drafts, root, docs);
    let failure = messages::failure(invocation, compiled, root, locate);
    let params = params::ParamLists::of(catalog);
    let table = agent::emit_table(
        invocation,
        compiled,
        &drafts,
        &params,
        failure.as_ref(),
        root,
    );
    let typed_tools = typed_tools::emit(invocation, compiled, root);
    let prompts = prompts::emit_structs(invocation, catalog, &params, root);
    let references = references::emit(invocation, catalog);
    let failure = messages::failure_of_metadata(invocation, compiled, failure, root);
    let metadata = declared::emit_table(invocation, compiled, root, failure);
    let constants = if invocation.options.constants {
        enumeration::emit_constants(invocation, catalog, &drafts, root, docs)
    } else {
        TokenStream::new()
    };
    let stale = if invocation.options.stale_test {
        stale::emit(invocation, compiled, root)
    } else {
        TokenStream::new()
    };
    quote! {
        #messages #default #enumeration #table #declarations #metadata #typed_tools #prompts #references
        #constants #stale
    }
}

/// The text that `summary!` expands to.
#[must_use]
pub fn emit_summary(call: &SummaryCall, compiled: &Compiled) -> TokenStream {
    let links = Links::from(
        call.module.clone(),
        &call.invocation,
        &compiled.checked.catalog,
    );
    let text = Literal::string(&pages::summary(&links));
    quote!(#text)
}
