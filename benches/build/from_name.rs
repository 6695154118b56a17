//! A module for each number of names, with the names and each way to look one up.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

// The compiler's own source, as it is private there and measured here: it needs nothing but the runtime and the reader's sort.
#[path = "../../agents-compiler/src/emit/index/mod.rs"]
mod index;

mod names;

/// With 65 names, the index has just taken over from the `match` on bytes: where it is worst at opt-level 0.
const COUNTS: [usize; 5] = [10, 65, 100, 1_000, 10_000];

/// With 10,000 arms, rustc takes two minutes to optimize the `match`, and it is not a baseline: measured once, it took
/// 7.9 times (hit) and 20 times (miss) as long as the best at opt-level 3, more than 100 times at 0.
const LONGEST_MATCH: usize = 1_000;

/// Writes `from_name.rs` to the build directory.
///
/// # Panics
///
/// When it cannot: for a build script, that is how to fail.
pub(crate) fn write() {
    println!("cargo::rerun-if-changed=../agents-compiler/src/emit/index/mod.rs");
    let variable = |name| env::var(name).expect("cargo sets it for build scripts");
    println!("cargo::rustc-env=OPT_LEVEL={}", variable("OPT_LEVEL"));
    let code: String = COUNTS.into_iter().map(module).collect();
    let path = Path::new(&variable("OUT_DIR")).join("from_name.rs");
    fs::write(path, code).expect("the build directory can be written to");
}

fn module(count: usize) -> String {
    let names = names::list(count);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut places = phf_codegen::Map::new();
    for (place, name) in names.iter().enumerate() {
        places.entry(*name, place.to_string());
    }
    let phf = format!(
        "static PLACES: phf::Map<&'static str, u16> = {};
        match PLACES.get(name) {{ Some(place) => Some(*place), None => None }}",
        places.build()
    );
    let matched = if count <= LONGEST_MATCH {
        format!("Some({})", function("", "matched", &matched(&names)))
    } else {
        String::from("None")
    };
    format!(
        "pub mod of_{count} {{
            use super::*;
            pub static NAMES: [&str; {count}] = {names:?};
            pub const PHF: FromName = {phf};
            pub const SEARCHED: FromName = {searched};
            pub const MATCHED: Option<FromName> = {matched};
            pub const FROM_NAME: FromName = {from_name};
        }}\n",
        phf = function("", "phf", &phf),
        searched = function("", "searched", SEARCHED),
        from_name = function("const ", "from_name", &from_name(&names)),
    )
}

const SEARCHED: &str =
    "match NAMES.binary_search(&name) { Ok(place) => Some(place as u16), Err(_) => None }";

fn function(constness: &str, name: &str, body: &str) -> String {
    format!(
        "{{ #[inline(never)] {constness}fn {name}(name: &str) -> Option<u16> {{ {body} }} {name} }}"
    )
}

/// What `include_agents!` emits, with numbers for the variants of the enum.
fn from_name(names: &[&str]) -> String {
    let count = names.len();
    let all: Vec<usize> = (0..count).collect();
    let index = index::build(names).escape_ascii().to_string();
    let mut table = String::new();
    for name in names {
        let _ = writeln!(
            table,
            "AgentDefinition::new({name:?}, \"Does a thing.\", \"You do a thing.\"),"
        );
    }
    let found = format!(
        "static ALL: [u16; {count}] = {all:?};
        static INDEX: Index = Index::new(b\"{index}\");
        static TABLE: [AgentDefinition; {count}] = [{table}];
        match find(&INDEX, &TABLE, name) {{ Some(place) => Some(ALL[place]), None => None }}"
    );
    if count > index::FEW {
        return found;
    }
    let mut arms = String::new();
    for (place, name) in names.iter().enumerate() {
        let _ = writeln!(
            arms,
            "b\"{}\" => Some({place}),",
            name.as_bytes().escape_ascii()
        );
    }
    format!("if UNOPTIMIZED {{ match name.as_bytes() {{ {arms} _ => None }} }} else {{ {found} }}")
}

fn matched(names: &[&str]) -> String {
    let mut code = String::from("match name {\n");
    for (place, name) in names.iter().enumerate() {
        let _ = writeln!(code, "{name:?} => Some({place}),");
    }
    code.push_str("_ => None }");
    code
}
