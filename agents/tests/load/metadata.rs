//! Custom keys, read by serde.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{Agent, Sandbox};

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Metadata<'a> {
    team: &'a str,
    #[serde(default)]
    priority: u8,
    weight: Option<f32>,
    #[serde(default)]
    tags: Vec<String>,
    when: Option<When>,
    #[serde(default)]
    limits: BTreeMap<String, i64>,
    reviewer: Option<Agent>,
    nothing: Option<()>,
    pair: Option<(u8, bool)>,
    wrapped: Option<Wrapped>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Wrapped(char);

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum When {
    Always,
    After(u32),
    Between { from: u32, to: u32 },
    Steps(u32, u32),
}

/// Reads the metadata of an agent that has these keys.
fn read(fields: &str) -> Result<String, String> {
    let sandbox = Sandbox::new();
    sandbox.write(
        "agents/a.md",
        format!("---\nname: a\ndescription: A\n{fields}\n---\n\nHi.\n"),
    );
    let agents = sandbox
        .layers()
        .folder("agents")
        .options(|options| options.allow("all"))
        .load_strict()
        .map_err(|errors| errors.to_string())?;
    let agent = agents.get("a").expect("an agent");
    let metadata = agent.metadata_as::<Metadata<'_>>();
    metadata
        .map(|metadata| format!("{metadata:?}"))
        .map_err(|problem| problem.to_string())
}

#[test]
fn every_type_is_read() {
    let all = read(
        "team: core\npriority: 3\nweight: 2\ntags: [a, b]\nwhen: always\nlimits: {x: -1}\n\
         reviewer: cloudflare-rust-expert\nnothing: null\npair: [1, true]\nwrapped: é",
    )
    .expect("metadata");
    assert_eq!(
        all,
        "Metadata { team: \"core\", priority: 3, weight: Some(2.0), tags: [\"a\", \"b\"], \
         when: Some(Always), limits: {\"x\": -1}, reviewer: Some(CloudflareRustExpert), nothing: None, \
         pair: Some((1, true)), wrapped: Some(Wrapped('é')) }"
    );
    for (when, expected) in [
        ("{after: 3}", "After(3)"),
        ("{between: {from: 1, to: 2}}", "Between { from: 1, to: 2 }"),
        ("{steps: [1, 2]}", "Steps(1, 2)"),
    ] {
        let read = read(&format!("team: core\nwhen: {when}")).expect("metadata");
        assert!(read.contains(&format!("when: Some({expected})")), "{read}");
    }
}

#[test]
fn errors_have_their_place() {
    for (fields, place, message) in [
        (
            "team: core\npriority: 300",
            "5:11",
            "invalid value: integer `300`, expected u8",
        ),
        (
            "team: core\ntags:\n  - a\n  - [b]",
            "7:5",
            "invalid type: sequence, expected a string",
        ),
        (
            "team: core\nwhen: {between: {from: 1, to: x}}",
            "5:31",
            "expected u32",
        ),
        ("team: core\nwhen: never", "5:7", "unknown variant `never`"),
        (
            "team: core\nreviewer: stranger",
            "5:11",
            "no agent of this name",
        ),
        ("team: core\ntaem: x", "5:1", "unknown field `taem`"),
        ("priority: 1", "1:1", "missing field `team`"),
        (
            "team: core\nlimits: {x: y}",
            "5:13",
            "invalid value for `limits.x`",
        ),
    ] {
        let problem = read(fields).expect_err(fields);
        assert!(
            problem.contains(&format!("--> agents/a.md:{place}\n")),
            "{fields}\n{problem}"
        );
        assert!(problem.contains(message), "{fields}\n{problem}");
    }
}

#[test]
fn agents_that_are_compiled_in_have_metadata_too() {
    let agents = Sandbox::new().layers().load();
    let agent = agents.of(Agent::CloudflareRustExpert);
    let problem = agent.metadata_as::<Metadata<'_>>().expect_err("no team");
    assert_eq!(problem.file(), Some(agent.path()));
    assert_eq!(
        (problem.message(), problem.line()),
        ("missing field `team`", None)
    );
    let all: BTreeMap<&str, serde_json::Value> = agent.metadata_as().expect("a map");
    assert_eq!(all.len(), agent.metadata().len());
}
