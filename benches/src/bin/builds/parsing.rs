//! The macro that no macro with these parsers can be faster than.

use std::path::PathBuf;
use std::{env, fs, thread};

use proc_macro::TokenStream;
use pulldown_cmark::{Options, Parser};

/// Reads every agent, and has the parsers read it, on all cores.
#[proc_macro]
pub fn table(_: TokenStream) -> TokenStream {
    let folder = env::var("CARGO_MANIFEST_DIR").expect("cargo") + "/agents";
    let files = fs::read_dir(folder).expect("agents").flatten();
    let files: Vec<PathBuf> = files.map(|file| file.path()).collect();
    let cores = thread::available_parallelism().map_or(1, |cores| cores.get());
    thread::scope(|scope| {
        for files in files.chunks(files.len().div_ceil(cores)) {
            scope.spawn(move || files.iter().for_each(parse));
        }
    });
    include_str!("table.rs").parse().expect("tokens")
}

fn parse(file: &PathBuf) {
    let text = fs::read_to_string(file).expect("text");
    let mut parts = text.splitn(3, "---\n").skip(1);
    let head: serde_yaml::Value =
        serde_yaml::from_str(parts.next().unwrap_or_default()).expect("a map");
    assert!(head.is_mapping());
    let body = parts.next().unwrap_or_default();
    let events = Parser::new_ext(body, Options::ENABLE_TABLES).into_offset_iter();
    assert!(events.count() > 0);
}
