//! The same agents give the same bytes, wherever they lie and in whatever order the file system lists them.

use std::fs;

use include_agents_tests::sandbox::{Output, Sandbox};

use super::package::write_program;
use crate::TEMPORARY;

/// What the paths of both places are mapped to: if one is left in a binary, it begins with this.
const MAPPED: &str = "/the-mapped-path";

const PROGRAM: &str = "reproducible";

#[test]
fn the_same_sources_at_two_places_give_the_same_binary_without_any_path() {
    let first = Sandbox::empty(TEMPORARY, "reproducible");
    let second = Sandbox::empty(TEMPORARY, "reproducible-at-another-place");
    let agents = ["alpha", "beta", "gamma/delta", "gamma/epsilon", "zeta"];
    for (sandbox, agents) in [
        (&first, agents.to_vec()),
        (&second, agents.iter().rev().copied().collect()),
    ] {
        write_program(sandbox, PROGRAM);
        for agent in agents {
            let (_, name) = agent.rsplit_once('/').unwrap_or(("", agent));
            sandbox.write_agent(&format!("{PROGRAM}/agents/{agent}.md"), name);
        }
        sandbox.write_agent("beside/eta.md", "eta");
        let call = "include_agents::include_agents!(\"agents\", \"../beside\");";
        let main = sandbox.path(&format!("{PROGRAM}/src/main.rs"));
        let text = fs::read_to_string(&main).unwrap();
        let changed = text.replace("include_agents::include_agents!(\"agents\");", call);
        assert_ne!(changed, text);
        fs::write(main, changed).unwrap();
    }
    let folders = [&first, &second].map(Sandbox::folder);
    let flags = folders.map(|folder| format!("--remap-path-prefix={}={MAPPED}", folder.display()));
    let binaries = [&first, &second].map(|sandbox| build(sandbox, &flags));
    let [first, second] = &binaries;
    assert!(first == second, "two builds of the same sources differ");
    let folders = folders.map(|folder| folder.to_str().unwrap());
    for path in [MAPPED].iter().chain(&folders) {
        assert!(!holds(first, path), "a path is left in the binary: {path}");
    }
    assert!(
        holds(first, "You are epsilon."),
        "the agents are in the binary"
    );
}

/// Builds the program, never mind what was built before. The flags are for the program alone: the crates are the same.
fn build(sandbox: &Sandbox, flags: &[String]) -> Vec<u8> {
    let _: Output = sandbox.cargo(&["clean", "--package", PROGRAM]).succeed();
    let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
    let run = sandbox
        .cargo(&["rustc", "--package", PROGRAM, "--"])
        .arguments(&flags)
        .succeed();
    let folder = sandbox.path(PROGRAM);
    let expected = format!("Compiling {PROGRAM} v0.0.0 ({})", folder.display());
    assert!(run.stderr.contains(&expected), "{run}");
    let program = format!("debug/{PROGRAM}{}", std::env::consts::EXE_SUFFIX);
    fs::read(sandbox.target().join(program)).unwrap()
}

fn holds(binary: &[u8], text: &str) -> bool {
    binary
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}
