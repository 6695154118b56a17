//! The procedural macro of [`include-agents`](https://docs.rs/include-agents): a shim around
//! [`include_agents_compiler`]. Use it through `include-agents`, which tells it its own path.

use std::path::PathBuf;

use include_agents_compiler::{Environment, expand};
use proc_macro::TokenStream;

/// See `include_agents::include_agents!`, which calls this with the path of its crate in front.
#[proc_macro]
pub fn include_agents(input: TokenStream) -> TokenStream {
    let environment = Environment {
        manifest_dir: variable("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .unwrap_or_default(),
        working_dir: std::env::current_dir().unwrap_or_default(),
        variable: &variable,
    };
    expand(input.into(), &environment).into()
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
