//! Input that nobody means well with, through the whole macro: no panic, no hang, a bounded amount of time and memory, and
//! either the right result or a message.

mod files;
mod folders;
mod measure;

use std::fs;
use std::path::Path;
use std::str::FromStr as _;

use include_agents_compiler::{Environment, expand};
use proc_macro2::TokenStream;
use tempfile::TempDir;

use files::{Case, Expected};
use measure::{MEMORY_KB, PATIENCE};

/// What the macro makes of `agents` in a crate, as a file of Rust.
fn expanded(manifest_dir: &Path, options: &str) -> syn::File {
    let call = format!("(::include_agents) \"agents\"{options}");
    let tokens = TokenStream::from_str(&call).expect("a call");
    let code = expand(
        tokens,
        &Environment {
            manifest_dir: manifest_dir.to_owned(),
            working_dir: manifest_dir.to_owned(),
            variable: &|_| None,
        },
    );
    syn::parse2(code).expect("it is Rust")
}

/// The messages of the errors.
fn errors(file: &syn::File) -> Vec<String> {
    let error = |item: &syn::Item| match item {
        syn::Item::Macro(item) if item.mac.path.segments.last()?.ident == "compile_error" => {
            let message: syn::LitStr = syn::parse2(item.mac.tokens.clone()).expect("a message");
            Some(message.value())
        }
        _ => None,
    };
    file.items.iter().filter_map(error).collect()
}

/// How many variants the enum has.
fn agents(file: &syn::File) -> usize {
    let count = |item: &syn::Item| match item {
        syn::Item::Enum(item) => item.variants.len(),
        _ => 0,
    };
    file.items.iter().map(count).sum()
}

fn survive(case: &Case) {
    let folder = TempDir::new().expect("a folder");
    fs::create_dir(folder.path().join("agents")).expect("a folder");
    fs::write(folder.path().join("agents/x.md"), &case.bytes).expect("a file");
    let start = measure::now();
    let file = expanded(folder.path(), case.options);
    let took = measure::now().saturating_sub(start);
    let peak = measure::peak_kb().unwrap_or_default();
    let errors = errors(&file);
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
            assert_eq!(agents(&file), 1);
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

/// Each in a process of its own, so that its memory can be measured and a stack that overflows is told.
#[test]
fn single_files() {
    let cases = files::cases();
    if let Some(name) = measure::case() {
        let case = cases.iter().find(|case| case.name == name).expect("a case");
        return survive(case);
    }
    let mut failed = Vec::new();
    for case in &cases {
        let (told, passed) = measure::run("single_files", case.name);
        let told = told.trim().strip_prefix("running 1 test").unwrap_or(&told);
        println!(
            "{}",
            told.lines()
                .find(|line| line.starts_with(case.name))
                .unwrap_or(told)
        );
        if !passed {
            println!("{told}");
            failed.push(case.name);
        }
    }
    assert!(failed.is_empty(), "{failed:?}");
}
