use include_agents_cli::args::Options;
use include_agents_cli::project::Project;
use include_agents_cli::schema::schema;
use include_agents_reader::check_sources;
use include_agents_reader::config::DeclaredField;
use include_agents_reader::document::Document;
use include_agents_reader::options::FileOptions;
use include_agents_reader::shape::Shape;
use include_agents_reader::source::{Limits, Request, Source, find, read};
use include_agents_reader::yaml::{Entry, Value as Yaml};
use include_agents_tests::{observed, parity, sandbox::skip};
use serde_json::{Map, Value, json};

use crate::validator::Validator;

fn validator(declared: &[DeclaredField]) -> Validator {
    Validator::of(schema(declared, &Shape::default()))
}

/// The front matter as JSON; of duplicate keys, the last one counts.
fn json(document: &Document) -> Value {
    object(document.front_matter.as_ref().unwrap().entries())
}

fn object(entries: &[Entry]) -> Value {
    let entries = entries.iter();
    let pairs = entries.map(|entry| {
        (
            entry.key.value.as_str().to_owned(),
            of_yaml(&entry.value.value),
        )
    });
    Value::Object(pairs.collect::<Map<_, _>>())
}

fn of_yaml(yaml: &Yaml) -> Value {
    match yaml {
        Yaml::Null => Value::Null,
        Yaml::Bool(value) => json!(value),
        Yaml::Int(value) => json!(value),
        Yaml::Float(value) => json!(value),
        Yaml::Text(value) => json!(value.as_str()),
        Yaml::List(items) => items.iter().map(|item| of_yaml(&item.value)).collect(),
        Yaml::Map(entries) => object(entries),
    }
}

/// Files without an error, lints at their defaults.
fn accepted(sources: Vec<Source>) -> Vec<Value> {
    let mut accepted = Vec::new();
    for source in sources {
        let checked = check_sources(&[], vec![source], &FileOptions::default());
        if checked.has_errors() {
            continue;
        }
        accepted.extend(checked.catalog.all().map(json));
    }
    accepted
}

/// Changes after which no agent is loaded, or a value is ignored.
const MUTATIONS: &[(&str, fn() -> Option<Value>)] = &[
    ("name", || None),
    ("name", || Some(json!(7))),
    ("name", || Some(json!(""))),
    ("name", || Some(json!("a:b"))),
    ("name", || Some(json!("-a"))),
    ("name", || Some(json!("x".repeat(257)))),
    ("description", || None),
    ("description", || Some(json!(["a"]))),
    ("description", || Some(Value::Null)),
    ("tools", || Some(json!({ "Read": true }))),
    ("tools", || Some(json!(true))),
    ("maxTurns", || Some(json!(0))),
    ("maxTurns", || Some(json!("many"))),
    ("effort", || Some(json!("huge"))),
    ("memory", || Some(json!("User"))),
    ("isolation", || Some(json!(true))),
    ("background", || Some(json!("yes"))),
    ("permissionMode", || Some(json!("yolo"))),
    ("mcpServers", || Some(json!({ "a": {} }))),
    ("mcpServers", || Some(json!([{ "a": {} }]))),
    ("hooks", || Some(json!([]))),
    ("hooks", || {
        Some(json!({ "PreToolUse": [{ "matcher": "Bash" }] }))
    }),
    ("hooks", || Some(json!({ "PreToolUse": {} }))),
    ("model", || Some(json!({}))),
];

fn rejects_mutations(validator: &Validator, agents: &[Value]) {
    for agent in agents {
        for (key, value) in MUTATIONS {
            let mut mutated = agent.clone();
            let map = mutated.as_object_mut().unwrap();
            match value() {
                Some(value) => drop(map.insert((*key).to_owned(), value)),
                None => drop(map.remove(*key)),
            }
            assert!(!validator.is_valid(&mutated), "{key}: {mutated}");
        }
    }
}

#[test]
fn observed_files_that_are_accepted_are_valid() {
    let validator = validator(&[]);
    let all = observed::read_all().unwrap().into_iter();
    // What is accepted here and not by Claude Code is listed as a known difference elsewhere.
    // What Claude Code logs, it ignores.
    let loaded = all.filter(|it| it.outcome == observed::Outcome::Loads && it.log.is_empty());
    let sources = loaded.filter_map(|it| Some(Source::in_memory(it.file.as_str(), it.text?)));
    let agents = accepted(sources.collect());
    assert!(agents.len() > 100);
    let invalid = agents.iter().filter(|agent| !validator.is_valid(agent));
    // Where Claude Code converts values to text, it accepts a list of one text, too. The schema does not.
    let invalid =
        invalid.filter(|agent| !agent["effort"].is_array() && !agent["maxTurns"].is_array());
    assert_eq!(invalid.collect::<Vec<_>>(), Vec::<&Value>::new());
    rejects_mutations(&validator, &agents[..5]);
}

#[test]
fn corpus_files_that_are_accepted_are_valid() {
    let corpus = parity::corpus();
    if !corpus.exists() {
        return skip("the corpus is absent");
    }
    let request = Request {
        roots: vec![corpus.display().to_string()],
        manifest_dir: corpus.clone(),
        working_dir: corpus,
        env: &|_| None,
        include: Vec::new(),
        exclude: Vec::new(),
        limits: Limits::DEFAULT,
    };
    let sources = find(&request)
        .files
        .into_iter()
        .filter_map(|file| read(&file, &Limits::DEFAULT).ok());
    let agents = accepted(sources.collect());
    assert!(agents.len() > 300, "{}", agents.len());
    let validator = validator(&[]);
    for agent in &agents {
        let errors = validator.errors(agent);
        assert!(errors.is_empty(), "{agent}: {errors}");
    }
    rejects_mutations(&validator, &agents[..50]);
}

#[test]
fn declared_keys_are_part_of_it() {
    let project = crate::Project::new();
    project.write(
        "agents.toml",
        "[fields]\nowner = { type = \"string\", required = true, description = \"Who answers for it.\" }\npriority = \"integer\"\n",
    );
    let fields = Project::configured(project.folder.path(), &Options::default())
        .unwrap()
        .fields;
    let validator = validator(&fields);
    let agent = |more: Value| {
        let mut agent = json!({ "name": "a", "description": "d", "owner": "me" });
        agent
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        agent
    };
    assert!(validator.is_valid(&agent(json!({ "priority": 3 }))));
    for wrong in [
        json!({ "priority": "high" }),
        json!({ "other": 1 }),
        json!({ "owner": 3 }),
    ] {
        assert!(!validator.is_valid(&agent(wrong.clone())), "{wrong}");
    }
    assert!(!validator.is_valid(&json!({ "name": "a", "description": "d" })));
    let printed: Value = serde_json::from_str(&project.run(&["schema"]).stdout).unwrap();
    assert_eq!(printed, schema(&fields, &Shape::default()));
    let header = project.run(&["schema", "--header", "agents.schema.json"]);
    assert_eq!(
        header.stdout,
        "# yaml-language-server: $schema=agents.schema.json\n"
    );
}
