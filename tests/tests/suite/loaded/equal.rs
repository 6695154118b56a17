//! Files that are compiled and loaded in one program are the same, byte for byte.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use include_agents_tests::observed::{self, Reading, groups};
use include_agents_tests::parity::{self, Collection};
use include_agents_tests::sandbox::{Sandbox, skip};

/// Prints each agent that is not the same, and how many are.
const COMPARE: &str = r#"
use include_agents::load::{Layer, Layers};

fn compare<A: include_agents::Catalog>(folder: &str) {
    let layers = Layers::of::<A>().folder(folder);
    let agents = layers.options(|options| options.allow("all")).load();
    let mut equal = 0;
    for &agent in A::ALL {
        let (compiled, loaded) = (agent.definition(), agents.of(agent));
        let json = |agent: &include_agents::Definition<'_>| {
            let outline = serde_json::to_string(&agent.sections()).unwrap();
            serde_json::to_string(&agent.full()).unwrap() + &outline
        };
        if loaded.layer() != Layer::Folder(folder.as_ref()) {
            println!("{folder} {agent}: not loaded: {:?}", agents.problems());
        } else if json(compiled) != json(&loaded) {
            println!("{folder} {agent}:\n  {}\n  {}", json(compiled), json(&loaded));
        } else if *compiled != *loaded {
            println!("{folder} {agent}: equal as JSON only");
        } else {
            equal += 1;
        }
    }
    println!("equal: {equal}");
}
"#;

/// Compiles the files that have no errors into a program, which loads them once more and compares.
fn compare(name: &str, files: &[(String, String)]) {
    let sandbox = Sandbox::empty(crate::TEMPORARY, name);
    // The dependencies of `tests/recipes/user-files`, so that what both load with is built once.
    let more = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\ntempfile = \"3\"\n";
    sandbox.write_manifest(name, &["watch"], more);
    let sources: Vec<_> = files
        .iter()
        .filter_map(|(file, text)| Reading::source(file, text.clone().into_bytes()).ok())
        .filter(|source| Reading::of(source, "allow(all)").is_accepted())
        .collect();
    let expected = sources.len();
    let mut program = COMPARE.to_owned();
    let mut calls = String::new();
    for (number, group) in groups(sources).iter().enumerate() {
        for (file, text) in files.iter().filter(|(file, _)| group.contains(file)) {
            sandbox.write(&format!("group-{number}/{file}"), text);
        }
        let _ = writeln!(
            program,
            "mod group_{number} {{ include_agents::include_agents!(\"group-{number}\", allow(all)); }}"
        );
        let _ = writeln!(
            calls,
            "    compare::<group_{number}::Agent>(\"group-{number}\");"
        );
    }
    let _ = writeln!(program, "fn main() {{\n{calls}}}");
    sandbox.write("src/main.rs", &program);
    let run = sandbox.cargo(&["run", "--quiet"]).succeed();
    let (counts, different): (Vec<&str>, Vec<&str>) = run
        .stdout
        .lines()
        .partition(|line| line.starts_with("equal: "));
    assert!(different.is_empty(), "{}", different.join("\n"));
    let equal: usize = counts
        .iter()
        .filter_map(|line| line.strip_prefix("equal: ")?.parse::<usize>().ok())
        .sum();
    println!("{equal} agents are equal");
    assert_eq!(equal, expected);
}

#[test]
fn observed_files_are_loaded_as_they_are_compiled() {
    let observations = observed::read_all().expect("observations");
    let mut seen = BTreeSet::new();
    let files: Vec<_> = observations
        .into_iter()
        .filter(|it| seen.insert(it.file.clone()))
        .filter_map(|it| Some((it.file, it.text?)))
        .collect();
    compare("loaded-observed", &files);
}

#[test]
fn real_files_are_loaded_as_they_are_compiled() {
    let folder = parity::corpus();
    if !folder.is_dir() {
        return skip("../shared/corpus is absent");
    }
    let corpus = Collection::read(&folder).expect("observations");
    let files: Vec<_> = corpus
        .members
        .iter()
        .filter_map(|member| member.source.as_ref().ok())
        .map(|source| (source.display.clone(), source.text.clone()))
        .collect();
    compare("loaded-corpus", &files);
}
