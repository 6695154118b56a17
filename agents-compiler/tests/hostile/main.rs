//! Hostile input, through the whole macro: no panic, no hang, a bounded amount of time and memory, and
//! either the right result or a message.

mod files;
mod folders;
mod measure;

use std::fs;
use std::path::Path;
use std::str::FromStr as _;
use std::thread;

use include_agents_compiler::{Environment, expand};
use proc_macro2::TokenStream;
use tempfile::TempDir;

use files::{CASES, Case, Expected};
use measure::{MEMORY_KB, PATIENCE};

/// What the macro makes of a folder.
struct Expansion {
    /// How many variants the enum has.
    agents: usize,
    /// The messages of the errors.
    errors: Vec<String>,
}

/// What the macro makes of `agents` in a crate.
fn expanded(manifest_dir: &Path, options: &str) -> Expansion {
    let call = format!("\"agents\"{options}");
    expanded_call(manifest_dir, &call)
}

/// What a call of the macro in a crate becomes.
fn expanded_call(manifest_dir: &Path, call: &str) -> Expansion {
    let tokens = TokenStream::from_str(&format!("(::include_agents) {call}")).expect("a call");
    let environment = Environment {
        manifest_dir: manifest_dir.to_owned(),
        working_dir: manifest_dir.to_owned(),
        // With a build script, so that `untracked_folder` is quiet.
        variable: &|name| (name == "OUT_DIR").then(|| "target/out".to_owned()),
    };
    let code = expand(tokens, &environment).to_string();
    // On a stack of its own: here `syn` takes 20 KB for each level of an expression, and it is not `syn` that is tested.
    // (rustc grows its stack as it needs to.)
    let parse = thread::Builder::new().stack_size(64 << 20).spawn(move || {
        let file = syn::parse_file(&code).expect("it is Rust");
        Expansion {
            agents: file.items.iter().map(variants).sum(),
            errors: file.items.iter().filter_map(error).collect(),
        }
    });
    parse.expect("a thread").join().expect("it is Rust")
}

fn variants(item: &syn::Item) -> usize {
    match item {
        syn::Item::Enum(item) => item.variants.len(),
        _ => 0,
    }
}

fn error(item: &syn::Item) -> Option<String> {
    match item {
        syn::Item::Macro(item) if item.mac.path.segments.last()?.ident == "compile_error" => {
            let message: syn::LitStr = syn::parse2(item.mac.tokens.clone()).expect("a message");
            Some(message.value())
        }
        _ => None,
    }
}

fn survive(case: &Case) {
    let folder = TempDir::new().expect("a folder");
    fs::create_dir(folder.path().join("agents")).expect("a folder");
    fs::write(folder.path().join("agents/x.md"), (case.bytes)()).expect("a file");
    let start = measure::now();
    let Expansion { agents, errors } = expanded(folder.path(), case.options);
    let took = measure::now().saturating_sub(start);
    let peak = measure::peak_kb().unwrap_or_default();
    println!(
        "{}: {took:?}, {peak} kB, {} errors",
        case.name,
        errors.len()
    );
    for error in errors.iter().take(2) {
        println!("{}", error.chars().take(600).collect::<String>());
    }
    match case.expected {
        Expected::Agent => {
            assert_eq!(errors.len(), 0);
            assert_eq!(agents, 1);
        }
        Expected::Error(words) => {
            assert!(
                errors.iter().any(|error| error.contains(words)),
                "no error has {words:?}"
            );
        }
    }
    assert!(took < PATIENCE, "{took:?}");
    assert!(peak < MEMORY_KB, "{peak} kB");
    let longest = errors.iter().map(String::len).max().unwrap_or_default();
    assert!(longest < 20_000, "a message of {longest} bytes");
}

/// Each in a process of its own, so that its memory can be measured and a stack overflow is detected.
#[test]
fn single_files() {
    if let Some(name) = measure::case() {
        let case = CASES.iter().find(|case| case.name == name).expect("a case");
        return survive(case);
    }
    let mut failed = Vec::new();
    for case in CASES {
        let (output, passed) = measure::run("single_files", case.name);
        let output = output.trim();
        println!(
            "{}",
            output
                .lines()
                .find(|line| line.contains(case.name))
                .unwrap_or(output)
        );
        if !passed {
            println!("{output}");
            failed.push(case.name);
        }
    }
    assert!(failed.is_empty(), "{failed:?}");
}
