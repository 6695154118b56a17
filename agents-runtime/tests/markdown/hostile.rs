//! Texts that a careless writer of YAML stumbles over.

use include_agents_runtime::{
    AgentDefinition, Color, Effort, Map, McpServer, Memory, Model, Settings, Tool, Value,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use crate::check;
use crate::read::{is_space, leak, unescaped};

pub(crate) const HOSTILE: &[&str] = &[
    "",
    " ",
    "\n",
    "\n\n",
    "a\n",
    "a\n\n",
    "\na",
    "a\n\nb",
    "a\n  b",
    " a\nb",
    "a \nb",
    "a\n \nb",
    "a\nb ",
    "\ta",
    "a\tb",
    "a\n\tb",
    "a\r\nb",
    "a\rb",
    "a ",
    "a:",
    "a: b",
    "a :b",
    "a\n- b: c\n# d",
    "a #b",
    "a\n#b",
    "#",
    "---",
    "a --- b",
    "a\n---\nb",
    "----------",
    "a--",
    "...",
    "a\n...\nb",
    "'",
    "\"",
    "'a'",
    "\"a\" b",
    "it's",
    "\\",
    "a\\n",
    "\\u002d",
    "- a",
    "-",
    "? a",
    ": a",
    "!tag",
    "&a",
    "*a",
    "**a**",
    "|",
    ">",
    "|-\n  a",
    "%a",
    "@a",
    "`a`",
    "[a]",
    "{a}",
    "{a: b}",
    "a, b",
    ", ",
    "<<",
    "=",
    "~",
    "null",
    "Null",
    "true",
    "FALSE",
    "yes",
    "No",
    "on",
    "y",
    "1",
    "1.5",
    "1e3",
    "0x1f",
    "0o17",
    "1_000",
    "1:30",
    ".5",
    ".inf",
    ".NaN",
    "2026-11-24",
    "é",
    "日本\n語",
    "👩‍💻",
    "a\u{a0}",
    "\u{a0}a",
    "a\u{3000}",
    "\0",
    "\u{7}",
    "\u{1b}[0m",
    "\u{7f}",
    "a\u{85}b",
    "a\u{2028}b\u{2029}",
    "\u{feff}a",
    "a\n\u{feff}b",
    "\u{fffe}",
    "\u{ffff}",
    "\u{10ffff}",
    "\u{202e}",
];

/// An agent that has a text wherever an agent can have one.
pub(crate) fn of_text(text: &'static str) -> AgentDefinition {
    let entries = vec![(text, Value::Str(text)), ("plain", Value::Str(text))].leak();
    let nested = vec![Value::Str(text), Value::Map(Map::new(entries))].leak();
    // What would be merged cannot be written.
    let server = McpServer::new(if text == "<<" { "server" } else { text });
    let servers = vec![server, server.with_config(Map::new(entries))].leak();
    let settings = Settings::new()
        .with_skills(vec![text].leak())
        .with_mcp_servers(servers)
        .with_hooks(Map::new(entries))
        .with_initial_prompt(text)
        .with_experimental(Map::new(vec![("list", Value::list(nested))].leak()))
        .with_metadata(Map::new(entries));
    AgentDefinition::new(
        text,
        leak(&unescaped(text)),
        leak(text.replace('\r', "\n").trim_matches(is_space)),
    )
    .with_model(Model::new(text))
    .with_settings(Box::leak(Box::new(settings)))
}

#[test]
fn hostile_texts_read_back() {
    for text in HOSTILE {
        check(&of_text(text));
    }
}

#[test]
fn long_keys_read_back() {
    for len in [160, 161, 5000] {
        check(&of_text(leak(&"k".repeat(len))));
        check(&of_text(leak(&"\u{7}".repeat(len))));
    }
}

/// A text of hostile characters, of any characters, or of the texts above.
fn text() -> impl Strategy<Value = &'static str> {
    let hostile: Vec<char> = HOSTILE
        .concat()
        .chars()
        .chain("-:# \n".repeat(20).chars())
        .collect();
    let character = prop_oneof![4 => prop::sample::select(hostile), 1 => any::<char>()];
    prop_oneof![
        8 => vec(character, 0..40).prop_map(|text| leak(&String::from_iter(text))),
        1 => prop::sample::select(HOSTILE),
        1 => "[a-z]{1,8}(: | #|, |\n|---)[a-z]{1,8}".prop_map(|text| leak(&text)),
    ]
}

fn value() -> impl Strategy<Value = Value<'static>> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::Int),
        // All of them finite, for not a number is not equal to themselves.
        any::<f64>().prop_map(Value::Float),
        text().prop_map(Value::Str),
    ];
    scalar.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(|values| Value::list(values.leak())),
            entries(inner).prop_map(Value::Map),
        ]
    })
}

fn entries(value: impl Strategy<Value = Value<'static>>) -> impl Strategy<Value = Map<'static>> {
    prop::collection::btree_map(text(), value, 0..4).prop_map(|mut entries| {
        // What would be merged cannot be written.
        entries.remove("<<");
        Map::new(Vec::from_iter(entries).leak())
    })
}

/// A reference without what would make it several, or none.
fn tool() -> impl Strategy<Value = Tool<'static>> {
    (text(), of(text())).prop_filter_map("no reference", |(name, specifier)| {
        let name = name.replace([',', ' ', '(', ')'], "");
        let text = match specifier {
            Some(specifier) => format!("{name}({})", specifier.replace(['(', ')'], "")),
            None => name,
        };
        let text = text.trim_matches(is_space);
        (!text.is_empty()).then(|| Tool::new(leak(text)))
    })
}

pub(crate) fn agent() -> impl Strategy<Value = AgentDefinition> {
    let texts = (text(), text(), text());
    let tools = (of(vec(tool(), 0..4)), vec(tool(), 0..4));
    let values = (entries(value()), entries(value()), entries(value()));
    let rest = (
        of(text()),
        of(any::<u32>()),
        vec(text(), 0..3),
        vec(
            (
                text().prop_filter("no merge key", |name| *name != "<<"),
                of(entries(value())),
            ),
            0..3,
        ),
    );
    (texts, tools, values, rest).prop_map(|(texts, tools, values, rest)| {
        let (name, description, prompt) = texts;
        let (hooks, experimental, metadata) = values;
        let (initial_prompt, number, skills, servers) = rest;
        let servers: Vec<_> = servers.into_iter().map(server).collect();
        let mut settings = Settings::new()
            .with_disallowed_tools(tools.1.leak())
            .with_skills(skills.leak())
            .with_mcp_servers(servers.leak())
            .with_hooks(hooks)
            .with_experimental(experimental)
            .with_metadata(metadata);
        let prompt = prompt.replace('\r', "\n");
        let description = leak(&unescaped(description));
        let mut agent =
            AgentDefinition::new(name, description, leak(prompt.trim_matches(is_space)));
        if let Some(tools) = tools.0 {
            agent = agent.with_tools(tools.leak());
        }
        if let Some(prompt) = initial_prompt {
            settings = settings
                .with_initial_prompt(prompt)
                .with_memory(Memory::Local);
            agent = agent.with_model(Model::new(prompt));
        }
        if let Some(number) = number {
            settings = settings
                .with_max_turns(number)
                .with_effort(Effort::Level(i64::from(number) - 1_000_000));
            agent = agent.with_color(Color::NAMED[number as usize % Color::NAMED.len()]);
        }
        agent.with_settings(Box::leak(Box::new(settings)))
    })
}

fn server((name, config): (&'static str, Option<Map<'static>>)) -> McpServer<'static> {
    match config {
        Some(config) => McpServer::new(name).with_config(config),
        None => McpServer::new(name),
    }
}

proptest! {
    #[test]
    fn any_text_reads_back(text in text()) {
        check(&of_text(text));
    }

    #[test]
    fn any_agent_reads_back(agent in agent()) {
        check(&agent);
    }
}
