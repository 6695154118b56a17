//! The compiler without rustc.

use std::path::Path;

use include_agents_compiler::invocation::Invocation;
use include_agents_compiler::{Compiled, Environment, compile};

/// Compiles the agents of a call, whose folders are relative to `folder`.
pub(crate) fn compile_in(folder: &Path, call: &str) -> Compiled {
    let invocation: Invocation = syn::parse_str(call).expect("the call is understood");
    let environment = Environment {
        manifest_dir: folder.to_path_buf(),
        working_dir: folder.to_path_buf(),
        // With a build script, so that `untracked_folder` is quiet.
        variable: &|name| (name == "OUT_DIR").then(|| "target/out".to_owned()),
    };
    compile(&invocation, &environment)
}
