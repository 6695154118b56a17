//! Arrows between modules run one way: no circles of `use` inside a crate.
//!
//! Siblings are compared: the modules at the top of a crate, and the files inside each module folder. A path counts for
//! the module that defines the item, also if a parent re-exports it. Code of tests and the tokens of `quote!` do not
//! count. `tests/fixtures/circles.txt` lists the circles that there still are; the list may only get shorter.

mod components;
mod modules;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use include_agents_tests::sandbox::workspace_root;
use modules::Crate;

/// The packages of this workspace with a library.
fn packages() -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(workspace_root()).expect("the workspace can be read");
    let mut packages: Vec<(String, PathBuf)> = entries
        .map(|entry| entry.expect("the workspace can be read").path())
        .filter(|folder| folder.join("src/lib.rs").is_file())
        .map(|folder| {
            let name = folder.file_name().expect("a package has a name");
            (name.to_string_lossy().into_owned(), folder)
        })
        .collect();
    packages.sort();
    packages
}

/// The circles of a package, one a line: `agents-compiler: examples::{mark, quote}`.
fn circles(package: &str, folder: &Path) -> BTreeSet<String> {
    let modules = Crate::read(&folder.join("src/lib.rs"));
    let circles = modules.folders().into_iter().flat_map(|(parent, edges)| {
        components::circles(&edges).into_iter().map(move |circle| {
            let set = format!("{{{}}}", circle.join(", "));
            format!("{package}: {}", [&parent[..], &[set]].concat().join("::"))
        })
    });
    circles.collect()
}

#[test]
fn there_are_no_new_circles_and_no_outdated_entries() {
    let list = workspace_root().join("tests/fixtures/circles.txt");
    let list = fs::read_to_string(list).expect("the list is there");
    let lines = list
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let listed: BTreeSet<String> = lines.map(str::to_owned).collect();

    let packages = packages();
    assert!(packages.len() > 4, "{packages:?}");
    let found: BTreeSet<String> = packages
        .iter()
        .flat_map(|(package, folder)| circles(package, folder))
        .collect();
    let new: Vec<&String> = found.difference(&listed).collect();
    let gone: Vec<&String> = listed.difference(&found).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "new circles: move what both modules need into a third one: {new:#?}\n\
         circles that are gone: remove them from tests/fixtures/circles.txt: {gone:#?}"
    );
}

#[test]
fn a_planted_circle_is_found() {
    let found = circles("circle", &workspace_root().join("tests/fixtures/circle"));
    let expected = [
        // By paths in expressions and in `use`, and through a name that the parent re-exports.
        "circle: lists::{first, second, third}",
        // By a module folder as a whole: only a file in it uses the other one.
        "circle: {nested, top}",
    ];
    assert_eq!(found, expected.map(str::to_owned).into());
}
