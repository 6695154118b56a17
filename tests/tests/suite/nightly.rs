//! The feature `nightly-spans`: on a nightly compiler, a message points into the agent file itself.

use std::path::{Path, PathBuf};
use std::process::Command;

use include_agents_tests::sandbox::{Sandbox, is_there, skip};
use serde_json::Value;

use crate::TEMPORARY;

const CALL: &str = "include_agents::include_agents!(\"agents\");\n\nfn main() {}\n";

/// A crate with that call in it, and the feature on.
fn program(name: &str) -> Sandbox {
    let sandbox = Sandbox::empty(TEMPORARY, name);
    sandbox.write_manifest(name, &["nightly-spans"], "");
    sandbox.write("src/main.rs", CALL);
    sandbox
}

fn canonical(path: &Path) -> PathBuf {
    path.canonicalize()
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The file of the message with this headline, and its place: line, first column, and the column after the last.
fn place<'a>(messages: &'a [Value], headline: &str) -> (&'a str, (u64, u64, u64)) {
    let message = messages
        .iter()
        .find(|message| {
            message["message"]
                .as_str()
                .is_some_and(|text| text.contains(headline))
        })
        .unwrap_or_else(|| panic!("no message says {headline}: {messages:#?}"));
    let spans = message["spans"].as_array().expect("a message has spans");
    let span = spans
        .iter()
        .find(|span| span["is_primary"] == true)
        .expect("one of them is the main one");
    let number = |key: &str| span[key].as_u64().expect("places are numbers");
    assert_eq!(number("line_start"), number("line_end"));
    (
        span["file_name"].as_str().expect("a span has a file"),
        (
            number("line_start"),
            number("column_start"),
            number("column_end"),
        ),
    )
}

#[test]
fn a_message_points_into_the_agent_file() {
    if !is_there("rustup", &["run", "nightly", "cargo", "--version"]) {
        return;
    }
    let sandbox = program("nightly-spans");
    let agent = |name: &str, line: &str| {
        format!(
            "---\nname: {name}\ndescription: Reviews. It's naïve 審査.\n{line}\n---\n\nYou review.\n"
        )
    };
    sandbox.write("agents/plain.md", &agent("plain", "model: sonet"));
    sandbox.write("agents/tools.md", &agent("tools", "tools: [Read, 'Grpe']"));
    // The compiler drops a byte order mark, and counts a line ending of two characters as one.
    let windows = format!(
        "\u{FEFF}{}",
        agent("windows", "color: teal").replace('\n', "\r\n")
    );
    sandbox.write("agents/windows.md", &windows);
    sandbox.write(
        "agents/wide.md",
        &agent("wide", "note: 審査 # naïve\nmemory: everywhere"),
    );
    sandbox.write(
        "agents/fence.md",
        &(agent("fence", "model: opus") + "\n```text\nopen\n"),
    );

    let found = sandbox
        .cargo_of("nightly", &["check", "--message-format=json"])
        .fail()
        .messages();
    for (headline, file, line, first, end) in [
        ("unknown model `sonet`", "plain", 4, 8, 13),
        ("unknown tool `Grpe`", "tools", 4, 16, 20),
        ("unknown color `teal`", "windows", 4, 8, 12),
        ("invalid value `everywhere`", "wide", 5, 9, 19),
        ("unclosed code fence", "fence", 9, 1, 8),
    ] {
        let (shown, at) = place(&found, headline);
        assert_eq!(at, (line, first, end), "{headline}");
        // Rustc shows the path by which the file was read.
        let expected = sandbox.path(&format!("agents/{file}.md"));
        assert_eq!(
            canonical(Path::new(shown)),
            canonical(&expected),
            "{headline}"
        );
    }

    // Everything besides the lines is still said, and the lines are shown once.
    let rendered = found
        .iter()
        .filter_map(|message| message["rendered"].as_str())
        .find(|text| text.contains("sonet"))
        .expect("it was found above");
    assert_eq!(rendered.matches("model: sonet").count(), 1, "{rendered}");
    assert!(
        rendered.contains("= note: expected a full model id, or one of sonnet, opus,"),
        "{rendered}"
    );
    assert!(
        rendered.contains("= help: did you mean `sonnet`?"),
        "{rendered}"
    );
}

/// Elsewhere the feature is of no consequence.
#[test]
fn on_stable_the_feature_changes_nothing() {
    if nightly_runs_the_tests() {
        return skip("these tests are run by a nightly toolchain");
    }
    let sandbox = program("nightly-spans-on-stable");
    sandbox.write(
        "agents/a.md",
        "---\nname: a\ndescription: Reviews.\nmodel: sonet\n---\n\nYou review.\n",
    );
    let found = sandbox
        .cargo(&["check", "--message-format=json"])
        .fail()
        .messages();
    assert_eq!(
        place(&found, "unknown model `sonet`"),
        ("src/main.rs", (1, 33, 41))
    );
}

fn nightly_runs_the_tests() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    Command::new(rustc)
        .arg("--version")
        .output()
        .is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("nightly"))
}
