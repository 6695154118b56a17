//! The observed files in a crate as users write it: through the real macro and rustc, and asked at run time.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use include_agents_tests::known;
use include_agents_tests::observed::{
    self, OFFERED, Observation, Outcome, Reading, Text, compare_tools, groups,
};
use include_agents_tests::sandbox::Sandbox;
use serde_json::Value as Json;

use super::observations;

/// Prints a line of JSON for each agent of a catalog.
const REPORT: &str = r#"
fn report<A: include_agents::Catalog>() {
    let map = serde_json::to_value(include_agents::agent_map::<A>()).unwrap();
    for agent in A::ALL {
        let agent: &include_agents::AgentDefinition = agent.definition();
        let allowed: Vec<&str> = OFFERED.iter().copied().filter(|tool| agent.tools().allows(tool)).collect();
        let line = serde_json::json!({
            "path": agent.path(),
            "name": agent.name(),
            "description": agent.description(),
            "prompt": agent.prompt(),
            "allowed": allowed,
            "json": map[agent.name()],
        });
        println!("{line}");
    }
}
"#;

#[test]
fn a_users_crate_does_what_claude_code_does() {
    let known = known::read(&observed::folder().join("known-differences.txt"));
    let observations: BTreeMap<String, Observation> = observations()
        .into_iter()
        .filter(|it| it.outcome == Outcome::Loads && !known.contains(&it.file))
        .map(|it| (it.file.clone(), it))
        .collect();
    let text = |file: &String| observations[file].text.clone().unwrap_or_default();
    let sources = observations.keys().map(|file| {
        Reading::source(file, text(file).into_bytes()).expect("observed files are UTF-8")
    });

    let sandbox = Sandbox::empty(crate::TEMPORARY, "observed");
    // With serde's features as in `tests/recipes`, so that it is built once.
    let more = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";
    sandbox.write_manifest("observed", &["serde"], more);
    let mut program = format!("const OFFERED: &[&str] = &{OFFERED:?};\n{REPORT}");
    let mut calls = String::new();
    let groups = groups(sources.collect());
    for (number, group) in groups.iter().enumerate() {
        for file in group {
            sandbox.write(&format!("group-{number}/{file}"), &text(file));
        }
        let _ = writeln!(
            program,
            "mod group_{number} {{ include_agents::include_agents!(\"group-{number}\", allow(all)); }}"
        );
        let _ = writeln!(calls, "    report::<group_{number}::Agent>();");
    }
    let _ = writeln!(program, "fn main() {{\n{calls}}}");
    sandbox.write("src/main.rs", &program);
    let run = sandbox.cargo(&["run", "--quiet"]).succeed();

    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for line in run.stdout.lines() {
        let agent: Json = serde_json::from_str(line).expect("a line of JSON");
        let path = agent["path"].as_str().unwrap_or_default();
        let (_, file) = path.split_once('/').expect("a file of a group");
        for difference in differences(&observations[file], &agent) {
            wrong.push(format!("{file}: {difference}"));
        }
        assert!(seen.insert(file.to_owned()), "`{file}` is there twice");
    }
    assert_eq!(wrong, [""; 0]);
    let all: BTreeSet<String> = observations.into_keys().collect();
    assert_eq!(seen, all);
    println!("{} agents of {} catalogs", seen.len(), groups.len());
}

/// What a user's program says of an agent and Claude Code does not.
fn differences(observation: &Observation, agent: &Json) -> Vec<String> {
    let mut wrong = Vec::new();
    let name = observation.name.clone().map(Text::Exact);
    for (key, found, expected) in [
        ("name", &agent["name"], &name),
        (
            "description",
            &agent["description"],
            &observation.description,
        ),
        ("prompt", &agent["prompt"], &observation.prompt),
        (
            "`description` of JSON",
            &agent["json"]["description"],
            &observation.description,
        ),
        (
            "`prompt` of JSON",
            &agent["json"]["prompt"],
            &observation.prompt,
        ),
    ] {
        let is_equal = match (expected, found.as_str()) {
            (Some(expected), Some(found)) => expected.is(found),
            _ => false,
        };
        if !is_equal {
            wrong.push(format!("{key}: {expected:?}, not {found}"));
        }
    }
    let allowed = agent["allowed"].as_array().into_iter().flatten();
    let allowed: BTreeSet<&str> = allowed.filter_map(Json::as_str).collect();
    wrong.extend(compare_tools(observation, |tool| allowed.contains(tool)));
    wrong
}
