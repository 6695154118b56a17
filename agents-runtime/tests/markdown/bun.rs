//! What is written against the YAML parser of Claude Code, which is that of Bun.
//!
//! `bun.jsonl` is a recorded set: a front matter in each line, and what Bun 1.4.5 read. With `BUN`, the path
//! of a `bun`, the recorded texts and random agents are compared to that one; with `INCLUDE_AGENTS_RECORD` as well, the
//! set is recorded anew.

use std::io::Write as _;
use std::process::{Command, Stdio};

use include_agents_runtime::__private::References;
use include_agents_runtime::{AgentDefinition, List, Map, McpServer, Tool, Value};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Map as Object, Value as Json, json};

use crate::hostile::{HOSTILE, agent, of_text};

/// Reads a front matter in each line, as JSON, and writes its value. Numbers are written by their bits.
const SCRIPT: &str = r#"
const bits = n => "\0" + new BigUint64Array(new Float64Array([n]).buffer)[0];
const replace = (_, value) => typeof value === "number" ? bits(value) : value;
for (const line of (await Bun.stdin.text()).split("\n")) {
  if (!line) continue;
  let value;
  try { value = Bun.YAML.parse(JSON.parse(line)); } catch (error) { value = { error: String(error) }; }
  console.log(JSON.stringify(value, replace));
}
"#;

/// Texts that Bun reads differently from other parsers.
const OF_BUN: [&str; 22] = [
    "007",
    "08",
    "+012",
    "00000",
    "1e999",
    "0b101",
    "1_000",
    "2024-01-01",
    "<<",
    "\"Use it\"#now",
    "\\ud83d\\ude80",
    "!x 12",
    "!!null x",
    "!important: it",
    "&anchor.",
    "*alias",
    "Infinity",
    "NaN",
    "nan",
    "inf",
    "\u{1f680}a",
    "a\\ttb",
];

#[test]
fn bun_read_the_recorded_set_as_it_was_written() {
    let recorded: Vec<Json> = include_str!("bun.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    let agents = fixed();
    assert_eq!(recorded.len(), agents.len());
    for (agent, recorded) in agents.iter().zip(recorded) {
        assert_eq!(recorded["frontMatter"], front_matter(agent));
        let value = cut(recorded["value"].clone());
        assert_eq!(value, expected(agent), "{}", front_matter(agent));
    }
}

#[test]
fn bun_reads_what_is_written() {
    let Ok(bun) = std::env::var("BUN") else {
        println!("skipped: BUN is not set");
        return;
    };
    let mut agents = fixed();
    let recorded = agents.len();
    let mut runner = TestRunner::default();
    agents.extend((0..1_000).map(|_| agent().new_tree(&mut runner).expect("an agent").current()));
    let front_matters: Vec<String> = agents.iter().map(front_matter).collect();
    let values = read(&bun, &front_matters);
    assert_eq!(values.len(), agents.len());
    let mut wrong = Vec::new();
    for ((agent, text), value) in agents.iter().zip(&front_matters).zip(&values) {
        if cut(value.clone()) != expected(agent) {
            wrong.push(format!("{text}\n{value}\n{}\n", expected(agent)));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.iter().take(10).cloned().collect::<String>()
    );
    if std::env::var_os("INCLUDE_AGENTS_RECORD").is_some() {
        let lines = front_matters.iter().zip(&values).take(recorded);
        let lines = lines
            .map(|(text, value)| format!("{}\n", json!({ "frontMatter": text, "value": value })));
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/markdown/bun.jsonl");
        std::fs::write(path, lines.collect::<String>()).expect("the set is written");
    }
}

/// The agents of the recorded set.
fn fixed() -> Vec<AgentDefinition> {
    let texts = HOSTILE.iter().chain(&OF_BUN);
    let mut agents: Vec<_> = texts.map(|text| of_text(text)).collect();
    agents.push(crate::common::EVERYTHING);
    agents
}

fn front_matter(agent: &AgentDefinition) -> String {
    let markdown = agent.to_markdown().to_string();
    let (_, rest) = markdown.split_once("---\n").expect("it begins");
    // Claude Code looks for the first hyphens, wherever they are.
    let (text, _) = rest.split_once("---").expect("it ends");
    text.to_owned()
}

fn read(bun: &str, front_matters: &[String]) -> Vec<Json> {
    let mut child = Command::new(bun)
        .args(["-e", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("bun starts");
    let mut input = child.stdin.take().expect("a pipe");
    let lines: Vec<String> = front_matters
        .iter()
        .map(|text| format!("{}\n", json!(text)))
        .collect();
    let writer = std::thread::spawn(move || input.write_all(lines.concat().as_bytes()));
    let output = child.wait_with_output().expect("bun ends");
    writer.join().expect("no panic").expect("bun reads");
    let output = String::from_utf8(output.stdout).expect("UTF-8");
    let values = output
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"));
    values.collect()
}

/// The value that the front matter of an agent should have.
fn expected(agent: &AgentDefinition) -> Json {
    let mut fields = Object::new();
    let mut set = |key: &str, value: Option<Json>| {
        if let Some(value) = value {
            fields.insert(key.to_owned(), value);
        }
    };
    set("name", Some(json!(agent.name())));
    set("description", Some(json!(agent.description())));
    set("tools", agent.tools().listed().map(tools));
    let disallowed = agent.disallowed_tools();
    set(
        "disallowedTools",
        (!disallowed.is_empty()).then(|| tools(disallowed)),
    );
    set("model", agent.model().map(|model| json!(model.as_str())));
    set(
        "permissionMode",
        agent.permission_mode().map(|mode| json!(mode.as_str())),
    );
    set(
        "maxTurns",
        agent.max_turns().map(|turns| number(f64::from(turns))),
    );
    set(
        "autoCompactWindow",
        agent.auto_compact_window().map(|tokens| integer(&tokens)),
    );
    let skills = agent.skills();
    set(
        "skills",
        (!skills.is_empty()).then(|| skills.iter().collect()),
    );
    let servers = agent.mcp_servers();
    set(
        "mcpServers",
        (!servers.is_empty()).then(|| servers.iter().map(server).collect()),
    );
    set("hooks", some(agent.hooks()));
    set(
        "memory",
        agent.memory().map(|memory| json!(memory.as_str())),
    );
    set("background", agent.background().then_some(json!(true)));
    set(
        "omitClaudeMd",
        agent.omit_claude_md().then_some(json!(true)),
    );
    set(
        "effort",
        agent.effort().map(|effort| match effort.as_str() {
            Some(name) => json!(name),
            None => integer(&effort),
        }),
    );
    set(
        "isolation",
        agent.isolation().map(|isolation| json!(isolation.as_str())),
    );
    set("color", agent.color().map(|color| json!(color.as_str())));
    set(
        "initialPrompt",
        agent.initial_prompt().map(|prompt| json!(prompt)),
    );
    let observers: Vec<_> = agent.observer().iter().collect();
    set(
        "observer",
        (!observers.is_empty()).then(|| json!(observers.join(", "))),
    );
    set(
        "observerMessage",
        agent.observer_message().map(|message| json!(message)),
    );
    set(
        "observeSubagents",
        (!agent.observe_subagents()).then_some(json!(false)),
    );
    set(
        "observeToolResults",
        (!agent.observe_tool_results()).then_some(json!(false)),
    );
    set("experimental", some(agent.experimental()));
    for (key, value) in agent.metadata() {
        set(key, Some(json(value)));
    }
    Json::Object(fields)
}

fn some(map: Map<'_>) -> Option<Json> {
    (!map.is_empty()).then(|| json(Value::Map(map)))
}

fn json(value: Value<'_>) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => json!(value),
        Value::Int(value) => integer(&value),
        Value::Float(value) => number(value),
        Value::Str(text) => json!(text),
        Value::List(values) => values.iter().map(json).collect(),
        Value::Map(map) => map
            .into_iter()
            .map(|(key, value)| (key.to_owned(), json(value)))
            .collect(),
    }
}

/// JavaScript has no other numbers than floats.
fn integer(value: &impl ToString) -> Json {
    number(value.to_string().parse().expect("a number"))
}

fn number(value: f64) -> Json {
    let value = if value.is_nan() { f64::NAN } else { value };
    json!(format!("\0{}", value.to_bits()))
}

fn server(server: McpServer<'_>) -> Json {
    match server.config() {
        None => json!(server.name()),
        Some(config) => json!({ server.name(): json(Value::Map(config)) }),
    }
}

fn tools(tools: List<'_, Tool<'_>>) -> Json {
    tools.iter().map(|tool| json!(tool.as_str())).collect()
}

/// A value whose tools are lists of references, however they are written.
fn cut(mut value: Json) -> Json {
    for key in ["tools", "disallowedTools"] {
        if let Some(tools) = value.get_mut(key) {
            let texts = match tools.take() {
                Json::Array(texts) => texts,
                text => vec![text],
            };
            let texts = texts.iter().filter_map(Json::as_str);
            let references =
                texts.flat_map(|text| References::of(text).map(|range| json!(text[range])));
            *tools = references.collect();
        }
    }
    value
}
