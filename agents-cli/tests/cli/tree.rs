//! Nothing of the command line is in the tree of the macro, unless a feature asks for it: `config` needs a reader of TOML.

use std::process::Command;

use include_agents_tests::sandbox::workspace_root;

fn tree(package: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .current_dir(workspace_root())
        .args([
            "tree",
            "-p",
            package,
            "-e",
            "normal,build",
            "--prefix",
            "none",
            "--format",
            "{p}",
            "--offline",
        ])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_macro_needs_nothing_of_the_command_line() {
    let macros = tree("include-agents-macros");
    let cli = tree("include-agents-cli");
    for package in [
        "clap",
        "anstream",
        "similar",
        "toml",
        "lsp-server",
        "lsp-types",
        "serde_json",
        "sha2",
        "include-agents-install",
    ] {
        assert!(cli.iter().any(|name| name == package), "{package}");
        assert!(!macros.iter().any(|name| name == package), "{package}");
    }
}
