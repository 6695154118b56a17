//! Every observed file through the compiler, compared with what Claude Code was observed to do with it.

use std::collections::{BTreeMap, BTreeSet};

use include_agents_tests::known;
use include_agents_tests::observed::{self, Granted, OFFERED, Outcome, Reading};

use super::observations;

#[test]
fn the_compiler_does_what_claude_code_does() {
    // For each kind: files, and those that are equal.
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut differences = BTreeMap::new();
    for observation in observations() {
        let text = observation.text.clone().unwrap_or_default();
        let source = Reading::source(&observation.file, text.into_bytes());
        let comparison = observed::compare(&observation, source.as_ref().map_err(String::as_str));
        let differs = comparison.differences();
        let (files, equal) = kinds.entry(observation.kind().to_owned()).or_default();
        *files += 1;
        *equal += usize::from(differs.is_empty());
        if !differs.is_empty() {
            differences.insert(observation.file, differs);
        }
    }
    println!("| kind | files | equal | different |\n|---|---:|---:|---:|");
    let mut total = (0, 0);
    for (kind, (files, equal)) in &kinds {
        println!("| {kind} | {files} | {equal} | {} |", files - equal);
        total = (total.0 + files, total.1 + equal);
    }
    println!(
        "| all | {} | {} | {} |\n",
        total.0,
        total.1,
        total.0 - total.1
    );
    for (file, reasons) in &differences {
        println!("- `{file}`: {}", reasons.join("; "));
    }
    assert!(total.0 >= 570, "observations are missing: {}", total.0);
    known::check(
        &observed::folder().join("known-differences.txt"),
        &differences,
    );
}

/// Files of plugins that Claude Code loads, and that are errors nevertheless: it loses every field of them, or makes a name
/// of a list. The second is what the error says.
const LOADED_BY_ACCIDENT: &[(&str, &str)] = &[
    ("plugin/big-name.md", "invalid type for `name`"),
    ("plugin/broken-map.md", "missing indentation"),
    ("plugin/broken-yaml.md", "unclosed"),
    (
        "plugin/list-front-matter.md",
        "invalid type for the front matter",
    ),
    ("plugin/list-name.md", "invalid type for `name`"),
    ("plugin/list-name2.md", "invalid type for `name`"),
    ("plugin/map-name.md", "invalid type for `name`"),
    (
        "plugin/scalar-front-matter.md",
        "invalid type for the front matter",
    ),
    ("plugin/unclosed-front-matter.md", "unclosed front matter"),
];

#[test]
fn the_dialect_of_plugins_is_that_of_claude_code() {
    let observations = observed::read_plugins().expect("the observations can be read");
    assert!(observations.len() >= 99, "observations are missing");
    let mut wrong = Vec::new();
    for observation in observations {
        let text = observation.text.clone().unwrap_or_default();
        let source = Reading::source(&observation.file, text.into_bytes()).expect("a text");
        let comparison = observed::compare_in_plugin(&observation, &source);
        let accident = LOADED_BY_ACCIDENT.iter();
        let accident = accident.clone().find(|(file, _)| *file == observation.file);
        match (accident, &comparison.error) {
            (Some((_, says)), Some(error)) if error.contains(says) => {}
            (Some((file, says)), error) => wrong.push(format!("{file}: {error:?}, not `{says}`")),
            (None, _) => {
                let differs = comparison.differences();
                wrong.extend((differs.iter()).map(|it| format!("{}: {it}", observation.file)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_offered_tools_are_those_that_some_agent_was_given() {
    let mut seen = BTreeSet::new();
    for observation in observations() {
        if let Some(Granted::Only(tools)) = observation.tools {
            seen.extend(tools);
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), OFFERED);
}

#[test]
fn only_a_few_refusals_are_put_down_to_the_session() {
    let refused = observations();
    let (by_session, by_file): (Vec<_>, Vec<_>) = refused
        .iter()
        .filter(|it| it.outcome == Outcome::Refused)
        .partition(|it| observed::is_refused_by_session(it));
    let files: Vec<&str> = by_session.iter().map(|it| it.file.as_str()).collect();
    assert_eq!(
        files,
        [
            "tools/tools-158.md",
            "tools/tools-159.md",
            "tools/tools-160.md"
        ]
    );
    assert!(by_file.len() >= 20);
}
