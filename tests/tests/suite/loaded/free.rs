//! Who does not use the feature does not pay for it.

use std::fs;

use include_agents_tests::sandbox::Sandbox;

const PROGRAM: &str = "include_agents::include_agents!(\"agents\", allow(untracked_folder));\n\
                       fn main() { println!(\"{}\", Agent::A.prompt()); }\n";

/// The packages that are part of the program, and its bytes.
fn build(name: &str, features: &[&str]) -> (Vec<String>, Vec<u8>) {
    let sandbox = Sandbox::empty(crate::TEMPORARY, name);
    sandbox.write_manifest(name, features, "");
    sandbox.write("src/main.rs", PROGRAM);
    sandbox.write_agent("agents/a.md", "a");
    let tree = [
        "tree",
        "--prefix",
        "none",
        "--no-dedupe",
        "--edges",
        "normal,no-proc-macro",
    ];
    let tree = sandbox.cargo(&tree).succeed();
    let packages = tree
        .stdout
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect();
    let _ = sandbox.cargo(&["build", "--release", "--quiet"]).succeed();
    let program = sandbox.target().join("release").join(name);
    (packages, fs::read(program).expect("a program"))
}

fn holds(program: &[u8], text: &str) -> bool {
    program
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

#[test]
fn without_the_feature_nothing_is_added() {
    let (packages, program) = build("load-off", &[]);
    assert_eq!(
        packages,
        ["load-off", "include-agents", "include-agents-runtime"]
    );
    for text in ["include_agents_reader", "annotate_snippets", "unknown_tool"] {
        assert!(!holds(&program, text), "{text}");
    }
    // The texts are in programs that have the feature and use it, or else the test would mean nothing.
    let (packages, _) = build("load-on", &["load"]);
    assert!(
        packages
            .iter()
            .any(|package| package == "include-agents-reader")
    );
    assert!(!packages.iter().any(|package| package == "notify"));
    let (packages, _) = build("watch-on", &["watch"]);
    assert!(packages.iter().any(|package| package == "notify"));
}
