//! `config = "agents.toml"`: options in a file.

use std::path::PathBuf;

use include_agents_compiler::{Environment, expand};
use quote::quote;

/// The code for a call in a crate with these files.
fn expanded(files: &[(&str, &str)], call: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let environment = Environment {
        manifest_dir: folder.path().to_owned(),
        working_dir: PathBuf::from("."),
        variable: &|_| None,
    };
    let call: proc_macro2::TokenStream = call.parse().unwrap();
    let tokens = expand(quote!((include_agents) #call), &environment);
    tokens
        .to_string()
        .replace(&folder.path().display().to_string(), "")
}

const AGENT: (&str, &str) = (
    "agents/a.md",
    "---\nname: a\ndescription: A\ncolor: Red\n---\nYou are a.\n",
);

#[test]
fn the_file_sets_levels_and_the_call_overrides_them() {
    let deny = ("conf/agents.toml", "deny = [\"color_case\"]\n");
    let call = r#""agents", config = "conf/agents.toml""#;
    let code = expanded(&[AGENT, deny], call);
    assert!(code.contains("`deny(color_case)`"), "{code}");
    assert!(code.contains("compile_error"), "{code}");
    let code = expanded(&[AGENT, deny], &format!("{call}, allow(color_case)"));
    assert!(!code.contains("compile_error"), "{code}");
    // rustc tracks the file.
    assert!(
        code.contains("include_bytes ! (\"/conf/agents.toml\")"),
        "{code}"
    );
}

#[test]
fn folders_in_the_file_are_beside_it() {
    let agent = (
        "agents/a.md",
        "---\nname: a\ndescription: A\n---\n{{> tone.md}}\n",
    );
    let files = [
        agent,
        ("conf/shared/tone.md", "Be brief.\n"),
        ("conf/agents.toml", "partials = \"shared\"\n"),
    ];
    let code = expanded(&files, r#""agents", config = "conf/agents.toml""#);
    assert!(code.contains("Be brief."), "{code}");
}

#[test]
fn mistakes_are_errors_on_the_call() {
    let wrong = ("agents.toml", "den = \"color_case\"\n");
    for (call, message) in [
        (
            r#""agents", config = "agent.toml""#,
            "cannot read `agent.toml`",
        ),
        (
            r#""agents", config = "agents.toml""#,
            "`agents.toml`: unknown option `den`; did you mean `deny`?",
        ),
        (r#""agents", config("agents.toml")"#, "expected `=`"),
        (
            r#""agents", allow(all), config = "agents.toml""#,
            "`config` must be the first option",
        ),
    ] {
        let code = expanded(&[AGENT, wrong], call);
        assert!(code.contains(message), "{call}: {code}");
    }
}
