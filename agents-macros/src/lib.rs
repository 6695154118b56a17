//! The procedural macro of [`include-agents`](https://docs.rs/include-agents): a shim around
//! [`include_agents_compiler`]. Use it through `include-agents`, which tells it its own path.

#![cfg_attr(
    can_locate,
    feature(proc_macro_def_site, proc_macro_expand, proc_macro_span)
)]

#[cfg(can_locate)]
mod locate;

use std::ops::Range;
use std::path::{Path, PathBuf};

use include_agents_compiler::emit::Docs;
use include_agents_compiler::{Environment, Host, expand_summary, expand_with};
use proc_macro::TokenStream;

/// See `include_agents::include_agents!`, which calls this with the path of its crate in front.
#[proc_macro]
pub fn include_agents(input: TokenStream) -> TokenStream {
    expand_with(input.into(), &environment(), &HOST, Docs::Short).into()
}

/// [`include_agents!`] under rustdoc: the same, with pages for docs.
#[proc_macro]
pub fn include_agents_pages(input: TokenStream) -> TokenStream {
    expand_with(input.into(), &environment(), &HOST, Docs::Pages).into()
}

/// See `include_agents::summary!`, which calls this with the path of its crate in front.
#[proc_macro]
pub fn summary(input: TokenStream) -> TokenStream {
    expand_summary(input.into(), &environment()).into()
}

const HOST: Host<'static> = Host {
    locate: &span_in,
    tokenize: &tokenize,
};

fn tokenize(source: &str) -> proc_macro2::TokenStream {
    let tokens = source.parse::<TokenStream>();
    tokens.unwrap_or_default().into()
}

fn environment() -> Environment<'static> {
    Environment {
        manifest_dir: variable("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .unwrap_or_default(),
        working_dir: std::env::current_dir().unwrap_or_default(),
        variable: &variable,
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The span of a part of an agent file, with the feature `nightly-spans` on a compiler that has it.
#[cfg(can_locate)]
fn span_in(file: &Path, bytes: Range<usize>) -> Option<proc_macro2::Span> {
    locate::locate(file, bytes).map(Into::into)
}

#[cfg(not(can_locate))]
const fn span_in(_: &Path, _: Range<usize>) -> Option<proc_macro2::Span> {
    None
}
