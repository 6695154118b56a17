//! One type for both.

use include_agents::{AgentMap, Definition, FullDefinition, List, Tool};

use crate::{Agent, Sandbox};

const FILE: &str = include_str!("every-field.md");

/// Generic code takes either.
fn in_short(agent: &Definition<'_>) -> String {
    format!("{agent}: {}", agent.tools())
}

#[test]
fn every_accessor_of_a_file_is_there() {
    let sandbox = Sandbox::new();
    sandbox.write("agents/every-field.md", FILE);
    let agents = sandbox
        .layers()
        .folder("agents")
        .options(|options| options.allow("all"))
        .load_strict()
        .expect("an agent");
    let agent = agents.get("every-field").expect("an agent");
    assert_eq!(agent.tools().listed().map(List::len), Some(3));
    assert_eq!(agent.disallowed_tools(), [Tool::new("Write")]);
    assert_eq!(agent.skills(), ["review", "test"]);
    assert_eq!(agent.examples().len(), 1);
    let params = agent.params().iter();
    let params: Vec<_> = params
        .map(|it| format!("{}: {}", it.name(), it.kind()))
        .collect();
    let expected = [
        "repository: text",
        "languages: list",
        "count: integer",
        "weight: number",
        "strict: boolean",
    ];
    assert_eq!(params, expected);
    assert_eq!(agent.metadata().len(), 2);
    assert_eq!(
        agent.sections().get(0).map(|section| section.items().len()),
        Some(2)
    );
    assert_eq!(
        in_short(&agent),
        "every-field: Read, Grep, Bash(git log *), plus Edit for memory, without Write"
    );
    assert_eq!(
        in_short(Agent::CloudflareRustExpert.definition())
            .split(':')
            .next(),
        Some(crate::BUILT_IN)
    );

    // It prints as a file that is loaded to the same agent.
    sandbox.write("printed/every-field.md", agent.to_markdown().to_string());
    let layers = sandbox.layers().folder("printed");
    let printed = layers.options(|options| options.allow("all")).load();
    let printed = printed.get("every-field").expect("an agent");
    let json = |agent: FullDefinition<'_>| serde_json::to_value(agent).expect("JSON");
    let (mut one, mut other) = (json(agent.full()), json(printed.full()));
    one["path"].take();
    other["path"].take();
    assert_eq!(one, other);
}

#[test]
fn maps_hold_both() {
    let sandbox = Sandbox::new();
    sandbox.write("agents/every-field.md", FILE);
    let layers = sandbox.layers().folder("agents");
    let agents = layers.options(|options| options.allow("all")).load();
    let map = serde_json::to_value(AgentMap::new(agents.iter())).expect("JSON");
    assert_eq!(map.as_object().map(serde_json::Map::len), Some(3));
    assert_eq!(map["every-field"]["maxTurns"], 12);
}
