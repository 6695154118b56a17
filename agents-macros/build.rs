//! Finds out whether this compiler can point into files that are not Rust.
//!
//! Only asked for by the feature `nightly-spans`. The compiler is tried rather than its version read: what is unstable
//! changes, and then the messages point at the macro call, as they do without the feature.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/locate.rs");
    // With it, a stable compiler takes unstable features, too.
    println!("cargo::rerun-if-env-changed=RUSTC_BOOTSTRAP");
    println!("cargo::rustc-check-cfg=cfg(can_locate)");
    if env::var_os("CARGO_FEATURE_NIGHTLY_SPANS").is_some() && can_locate().unwrap_or(false) {
        println!("cargo::rustc-cfg=can_locate");
    }
}

/// Whether `src/locate.rs`, and nothing else, compiles with this compiler.
fn can_locate() -> Option<bool> {
    let out = env::var_os("OUT_DIR")?;
    let probe = Path::new(&out).join("probe.rs");
    let source = fs::read_to_string("src/locate.rs").ok()?;
    let features = "#![feature(proc_macro_def_site, proc_macro_expand, proc_macro_span)]";
    fs::write(&probe, format!("{features}\n{source}")).ok()?;

    // Wrappers are called with the compiler as their first argument.
    let compiler = |wrapper: &str| env::var_os(wrapper).filter(|path| !path.is_empty());
    let rustc = env::var_os("RUSTC")?;
    let mut words: Vec<OsString> = ["RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER"]
        .into_iter()
        .filter_map(compiler)
        .collect();
    words.push(rustc);
    let mut words = words.into_iter();
    let status = Command::new(words.next()?)
        .args(words)
        .args(["--edition=2024", "--crate-name=probe", "--crate-type=lib"])
        .args(["--emit=metadata", "--cap-lints=allow", "--out-dir"])
        .arg(&out)
        .arg(&probe)
        .stderr(Stdio::null())
        .status()
        .ok()?;
    Some(status.success())
}
