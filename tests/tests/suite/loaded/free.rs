//! Who does not use the feature does not pay for it.

use std::fs;

use include_agents_tests::sandbox::Sandbox;

const PROGRAM: &str = "include_agents::include_agents!(\"agents\", allow(untracked_folder));\n\
                       fn main() { println!(\"{}\", Agent::A.prompt()); }\n";

/// A crate with a catalog.
fn program(name: &str, features: &[&str]) -> Sandbox {
    let sandbox = Sandbox::empty(crate::TEMPORARY, name);
    sandbox.write_manifest(name, features, "");
    sandbox.write("src/main.rs", PROGRAM);
    sandbox.write_agent("agents/a.md", "a");
    sandbox
}

/// The packages that are part of a program.
fn packages(sandbox: &Sandbox) -> Vec<String> {
    let tree = [
        "tree",
        "--prefix",
        "none",
        "--no-dedupe",
        "--edges",
        "normal,no-proc-macro",
    ];
    let tree = sandbox.cargo(&tree).succeed();
    let lines = tree.stdout.lines();
    let names = lines.filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

fn holds(program: &[u8], text: &str) -> bool {
    program
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

#[test]
fn without_the_feature_nothing_is_added() {
    let off = program("load-off", &[]);
    assert_eq!(
        packages(&off),
        ["load-off", "include-agents", "include-agents-runtime"]
    );
    let _ = off.cargo(&["build", "--quiet"]).succeed();
    let binary = fs::read(off.target().join("debug/load-off")).expect("a program");
    assert!(holds(&binary, "You are a."), "the agent is in the program");
    for text in ["include_agents_reader", "annotate_snippets", "unknown_tool"] {
        assert!(!holds(&binary, text), "{text}");
    }
    let has = |packages: &[String], name: &str| packages.iter().any(|package| package == name);
    let load = packages(&program("load-on", &["load"]));
    assert!(has(&load, "include-agents-reader"));
    assert!(!has(&load, "notify"));
    let watch = packages(&program("watch-on", &["watch"]));
    assert!(has(&watch, "notify"));
}
