//! Rust from a catalogue: an enum, one table, and what goes with them.

mod agent;
mod docs;
mod enumeration;
mod index;
mod messages;
pub mod names;
mod references;
mod stale;
pub(crate) mod text;
mod value;

pub(crate) use messages::compile_error;

use proc_macro2::TokenStream;
use quote::quote;

use crate::invocation::Invocation;
use crate::schema;
use crate::{Compiled, Locate};

/// Everything that the macro call expands to, with every message on the call.
///
/// `root` is the path of the crate `include_agents` as the caller reaches it: `$crate`.
#[must_use]
pub fn emit(invocation: &Invocation, compiled: &Compiled, root: &TokenStream) -> TokenStream {
    emit_with(invocation, compiled, root, &|_, _| None)
}

/// Everything that the macro call expands to, with the messages where `locate` has them.
pub(crate) fn emit_with(
    invocation: &Invocation,
    compiled: &Compiled,
    root: &TokenStream,
    locate: &Locate<'_>,
) -> TokenStream {
    let messages = messages::emit(invocation, compiled, root, locate);
    let enumeration = enumeration::emit(invocation, &compiled.catalogue, root);
    let table = agent::emit_table(invocation, &compiled.catalogue, root);
    let references = references::emit(invocation, &compiled.catalogue);
    let declarations = schema::emit_declarations(&invocation.schema);
    let metadata = schema::emit_table(
        invocation,
        compiled,
        root,
        messages::failure(invocation, compiled, root),
    );
    let constants = if invocation.options.constants {
        enumeration::emit_constants(invocation, &compiled.catalogue, root)
    } else {
        TokenStream::new()
    };
    let stale = if invocation.options.stale_test {
        stale::emit(invocation, compiled, root)
    } else {
        TokenStream::new()
    };
    quote! { #messages #enumeration #table #declarations #metadata #references #constants #stale }
}
