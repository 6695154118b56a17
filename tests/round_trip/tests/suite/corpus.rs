//! Real files: compiled, printed and compiled again, they say the same.

use std::fs;
use std::path::PathBuf;

use crate::common::compile_in;
use include_agents::AgentDefinition;
use include_agents_reader::document::Document;
use include_agents_reader::loaded::Loaded;

#[test]
fn real_agents_print_as_files_that_say_the_same() {
    let shared = std::env::var_os("INCLUDE_AGENTS_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    if !shared.join("corpus").is_dir() {
        println!("skipped: ../shared/corpus is absent");
        return;
    }
    let originals = compile_in(&shared, r#""corpus", allow(all)"#)
        .checked
        .catalog;
    let originals: Vec<_> = originals
        .agents
        .iter()
        .chain(&originals.duplicates)
        .map(|entry| &entry.document)
        // A file without a description has none to print.
        .filter(|document| document.agent.name.is_some() && document.agent.description.is_some())
        .collect();
    assert!(originals.len() > 600, "only {} agents", originals.len());

    let folder = tempfile::tempdir().expect("a folder");
    for original in originals {
        let file = &original.source.display;
        let markdown = definition(original).to_markdown().to_string();
        fs::write(folder.path().join("printed.md"), &markdown).expect("it is written");
        // One by one, for names occur in more than one collection.
        let printed = compile_in(folder.path(), r#""printed.md", allow(all)"#);
        assert!(
            !printed.has_errors(),
            "{file}: {:?}",
            printed.checked.problems
        );
        let printed = &printed.checked.catalog.agents[0].document;
        assert_eq!(original.agent, printed.agent, "{file}");
        assert_eq!(original.prompt(), printed.prompt(), "{file}");
        assert_eq!(original.outline, printed.outline, "{file}");
        assert_eq!(original.description, printed.description, "{file}");
        let front_matter = printed.front_matter.as_ref().expect("it has one");
        assert!(
            front_matter.recovered.is_empty(),
            "{file} is printed as valid YAML"
        );
    }
}

/// What is known of a file, as the constants that rustc would make of it.
fn definition(document: &Document) -> &'static AgentDefinition {
    let file = document.source.text.as_str().into();
    let loaded: &'static Loaded = Box::leak(Box::new(Loaded::new(document, "", file)));
    Box::leak(Box::new(loaded.definition()))
}
