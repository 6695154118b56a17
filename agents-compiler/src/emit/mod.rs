//! Rust from a catalogue: an enum, one table, and what goes with them.

mod agent;
mod derives;
mod docs;
mod enumeration;
mod index;
mod messages;
pub mod names;
mod references;
mod stale;
pub(crate) mod text;
mod value;

pub(crate) use docs::first_sentence;
pub(crate) use messages::compile_error;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use self::enumeration::Docs;
use crate::invocation::{Invocation, SummaryCall};
use crate::pages::{self, Links};
use crate::schema;
use crate::{Compiled, Locate};

/// Everything that the macro call expands to, with every message on the call.
///
/// `call` is what the user wrote, `root` the path of the crate `include_agents` as the caller reaches it: `$crate`.
#[must_use]
pub fn emit(
    invocation: &Invocation,
    compiled: &Compiled,
    call: &TokenStream,
    root: &TokenStream,
) -> TokenStream {
    emit_with(invocation, compiled, call, root, &|_, _| None)
}

/// Everything that the macro call expands to, with the messages where `locate` has them.
pub(crate) fn emit_with(
    invocation: &Invocation,
    compiled: &Compiled,
    call: &TokenStream,
    root: &TokenStream,
    locate: &Locate<'_>,
) -> TokenStream {
    let catalogue = &compiled.catalogue;
    let messages = messages::emit(invocation, compiled, root, locate);
    let documented = documented(invocation, compiled, root, Docs::Short);
    let implementation = enumeration::emit_impls(invocation, catalogue, root);
    let table = agent::emit_table(invocation, catalogue, root);
    let references = references::emit(invocation, catalogue);
    let declarations = schema::emit_declarations(&invocation.schema);
    let failure = messages::failure(invocation, compiled, root);
    let metadata = schema::emit_table(invocation, compiled, root, failure);
    let stale = if invocation.options.stale_test {
        stale::emit(invocation, compiled, root)
    } else {
        TokenStream::new()
    };
    quote! {
        #messages
        #documented
        // Stripped before it is expanded, unless rustdoc runs.
        #[cfg(doc)]
        #root::__private::include_agents_pages! { (#root) #call }
        #implementation
        #table
        #declarations
        #metadata
        #references
        #stale
    }
}

/// What the macro call expands to under rustdoc, in place of the items that [`emit`] leaves out there.
#[must_use]
pub fn emit_pages(invocation: &Invocation, compiled: &Compiled, root: &TokenStream) -> TokenStream {
    // Nobody will see the pages of what does not build.
    let docs = if compiled.has_errors() {
        Docs::Short
    } else {
        Docs::Pages
    };
    documented(invocation, compiled, root, docs)
}

/// The items that have a page: the enum and the constants.
fn documented(
    invocation: &Invocation,
    compiled: &Compiled,
    root: &TokenStream,
    docs: Docs,
) -> TokenStream {
    let enumeration = enumeration::emit(invocation, &compiled.catalogue, root, docs);
    let constants = if invocation.options.constants {
        enumeration::emit_constants(invocation, &compiled.catalogue, root, docs)
    } else {
        TokenStream::new()
    };
    quote! { #enumeration #constants }
}

/// The text that `summary!` stands for.
#[must_use]
pub fn emit_summary(call: &SummaryCall, compiled: &Compiled) -> TokenStream {
    let links = Links::from(call.module.clone(), &call.invocation, &compiled.catalogue);
    let text = Literal::string(&pages::summary(&links));
    quote!(#text)
}
