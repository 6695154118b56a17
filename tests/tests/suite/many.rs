//! Fifty broken agents: one build shows them all, in one order, each message whole, and nothing else.

use std::fmt::Write as _;

use include_agents_tests::sandbox::Sandbox;

use crate::TEMPORARY;

/// What is wrong with the agents, in turn: a line of front matter, and the headline that it leads to.
const DEFECTS: [(&str, &str); 5] = [
    ("model: sonet", "unknown model `sonet`"),
    ("maxTurns: 0", "invalid value `0` for `maxTurns`"),
    (
        "description: \"Never closed",
        "unclosed quote in `description`",
    ),
    ("allowed-tools: Read", "unknown field `allowed-tools`"),
    (
        "permissionMode: plann",
        "invalid value `plann` for `permissionMode`",
    ),
];

#[test]
fn fifty_broken_agents_are_reported_in_one_build() {
    let sandbox = Sandbox::empty(TEMPORARY, "many");
    sandbox.write_manifest("many", &[], "");
    // Code that uses the agents: were one of them missing, this would be an error, too.
    let mut uses = String::new();
    let mut expected = Vec::new();
    for number in 0..50 {
        let (line, headline) = DEFECTS[number % DEFECTS.len()];
        let description = if line.starts_with("description") {
            ""
        } else {
            "description: Does something.\n"
        };
        // Written in another order than the one in which they are reported.
        let file = format!("agents/group-{}/agent-{number:02}.md", number % 3);
        sandbox.write(
            &file,
            &format!("---\nname: agent-{number:02}\n{description}{line}\n---\n\nDo it.\n"),
        );
        expected.push((file, headline));
        let _ = writeln!(
            uses,
            "    let _ = (Agent::Agent{number:02}, AGENT_{number:02}.prompt());"
        );
    }
    expected.sort();
    sandbox.write(
        "src/main.rs",
        &format!("include_agents::include_agents!(\"agents\", limits(messages = 50));\n\nfn main() {{\n{uses}}}\n"),
    );

    let run = sandbox.cargo(&["build", "--message-format=json"]).fail();
    let messages = run.messages();
    assert_eq!(messages.len(), 50, "{run}");
    for (message, (file, headline)) in messages.iter().zip(&expected) {
        assert_eq!(message["level"], "error");
        // The whole message is in `message`: headline, place, line, carets, help.
        let text = message["message"].as_str().expect("a message has a text");
        assert_eq!(text.lines().next(), Some(*headline), "{text}");
        assert!(text.contains(&format!("--> {file}:")), "{text}");
        assert!(text.contains('^'), "{text}");
        // And the place is that of the folder in the call.
        let span = &message["spans"][0];
        assert_eq!(span["file_name"], "src/main.rs", "{span:#}");
        assert_eq!(
            span["text"][0]["text"],
            "include_agents::include_agents!(\"agents\", limits(messages = 50));"
        );
        assert_eq!(
            (&span["column_start"], &span["column_end"]),
            (&33.into(), &41.into())
        );
    }

    // What a person sees has the same fifty, in the same order, twice in a row.
    let seen = || {
        let all = sandbox.cargo(&["build"]).fail().stderr;
        // Cargo says when it waits for another test.
        all.split_inclusive('\n')
            .filter(|line| !line.trim_start().starts_with("Blocking waiting"))
            .collect::<String>()
    };
    let first = seen();
    let places: Vec<&str> = first
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("--> agents/"))
        .map(|place| place.split(':').next().unwrap_or_default())
        .collect();
    let files: Vec<&str> = expected
        .iter()
        .filter_map(|(file, _)| file.strip_prefix("agents/"))
        .collect();
    assert_eq!(places, files);
    assert!(first.contains("due to 50 previous errors"), "{first}");
    assert_eq!(first, seen());
}
