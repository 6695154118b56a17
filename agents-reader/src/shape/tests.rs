//! Files of other shapes, checked.

use super::*;
use crate::check_sources;
use crate::options::FileOptions;
use crate::source::Source;
use crate::{Checked, lint::Level, lint::Lint};

/// Checks one file, with options that `set` sets.
fn check(path: &str, text: &str, set: impl FnOnce(&mut FileOptions)) -> Checked {
    let mut options = FileOptions::default();
    set(&mut options);
    let source = Source::in_memory(path, text);
    check_sources(&["agents".to_owned()], vec![source], &options)
}

/// The headlines of what is found.
fn found(checked: &Checked) -> Vec<&str> {
    let problems = checked.faults.iter().chain(&checked.problems);
    problems.map(|it| it.headline.as_str()).collect()
}

#[test]
fn a_file_without_a_name_is_named_after_its_stem() {
    let text = "---\ndescription: Reviews\n---\nYou review.\n";
    let checked = check("agents/review/rust-reviewer.md", text, |it| {
        it.set_word("name", "stem").unwrap();
    });
    assert_eq!(found(&checked), [""; 0]);
    let agent = &checked.catalog.agents[0];
    assert_eq!(agent.document.name, "rust-reviewer");
    assert_eq!(agent.identifiers.variant, "RustReviewer");
    // A file with a name keeps it, and the name has to be one.
    let named = "---\nname: critic\ndescription: Reviews\n---\nYou review.\n";
    let checked = check("agents/a.md", named, |it| it.shape.stem_is_name = true);
    assert_eq!(checked.catalog.agents[0].document.name, "critic");
    let empty = "---\nname:\ndescription: Reviews\n---\nYou review.\n";
    let checked = check("agents/a.md", empty, |it| it.shape.stem_is_name = true);
    assert_eq!(found(&checked), ["empty `name`"]);
    assert_eq!(
        found(&check("agents/a.md", text, |_| ())),
        ["missing field `name`"]
    );
}

#[test]
fn the_rules_of_names_hold_for_stems() {
    let text = "---\ndescription: Reviews\n---\nYou review.\n";
    for stem in ["-a", "a\u{ff1a}b"] {
        let checked = check(&format!("agents/{stem}.md"), text, |it| {
            it.shape.stem_is_name = true;
        });
        assert_eq!(found(&checked), [format!("invalid name `{stem}`")]);
        assert_eq!(checked.problems[0].span, 0..3);
        let helps = &checked.problems[0].helps;
        assert!(helps.iter().all(|help| help.replacement.is_none()));
    }
    let checked = check("agents/Code Reviewer.md", text, |it| {
        it.shape.stem_is_name = true;
        it.levels.set(Lint::NAME_STYLE, Level::Deny);
    });
    assert_eq!(checked.problems[0].helps[0].replacement, None);
}

#[test]
fn a_description_may_be_absent() {
    for line in ["", "description:\n", "description: \"\"\n"] {
        let text = format!("---\nname: a\n{line}---\nYou review.\n");
        let checked = check("agents/a.md", &text, |it| {
            it.set_word("description", "optional").unwrap();
        });
        assert_eq!(found(&checked), [""; 0], "{line}");
        assert_eq!(checked.catalog.agents[0].document.description(), "");
    }
    let number = "---\nname: a\ndescription: 12\n---\nYou review.\n";
    let checked = check("agents/a.md", number, |it| {
        it.shape.description_is_optional = true;
    });
    assert_eq!(found(&checked), ["invalid type for `description`"]);
}

#[test]
fn a_key_in_place_of_another_is_that_field() {
    let text = "---\nid: a\nwhen_to_use: Reviews\nname: The Reviewer\nengine: opus\n---\nYou.\n";
    let pairs = [
        ("name", "id"),
        ("description", "when_to_use"),
        ("model", "engine"),
    ];
    let checked = check("agents/a.md", text, |it| it.set_keys(pairs).unwrap());
    assert_eq!(found(&checked), [""; 0]);
    let document = &checked.catalog.agents[0].document;
    assert_eq!(
        (document.name.as_str(), document.description()),
        ("a", "Reviews")
    );
    assert_eq!(document.agent.model.as_ref().unwrap().value.0, "opus");
    // Claude Code's own key is one of the user's own.
    let metadata = document.agent.metadata.iter();
    let keys: Vec<&str> = metadata.map(|entry| entry.key.value.as_str()).collect();
    assert_eq!(keys, ["name"]);
}

#[test]
fn messages_name_the_key_in_the_file() {
    let pairs = [
        ("name", "id"),
        ("description", "when_to_use"),
        ("tools", "can"),
        ("effort", "energy"),
    ];
    for (fields, headlines) in [
        ("", &["missing fields `id` and `when_to_use`"][..]),
        ("id: a", &["missing field `when_to_use`"]),
        ("id: a\ndescription: d", &["missing field `when_to_use`"]),
        ("id: a\nwhen_to_us: d", &["missing field `when_to_use`"]),
        ("id: a\nid: b\nwhen_to_use: d", &["duplicate key `id`"]),
        ("id: 12\nwhen_to_use: d", &["invalid type for `id`"]),
        ("id: -a\nwhen_to_use: d", &["invalid name `-a`"]),
        ("id:\nwhen_to_use:", &["empty `id`", "empty `when_to_use`"]),
        (
            "id: a\nwhen_to_use: d\ntools: Read",
            &["unknown field `tools`"],
        ),
        (
            "id: a\nwhen_to_use: d\ncan: 12",
            &["invalid type for `can`"],
        ),
        (
            "id: a\nwhen_to_use: d\nenergy: hihg",
            &["invalid value `hihg` for `energy`"],
        ),
        (
            "agent:\n  id: a\n  when_to_use: d",
            &["the fields are nested under `agent`"],
        ),
    ] {
        let text = format!("---\n{fields}\n---\nYou review.\n");
        let checked = check("agents/a.md", &text, |it| it.set_keys(pairs).unwrap());
        assert_eq!(found(&checked), headlines, "{fields}");
        for problem in &checked.problems {
            let shown = format!("{:?}{:?}", problem.notes, problem.helps);
            assert!(!shown.contains("`description"), "{fields}: {shown}");
        }
    }
}

fn errors(pairs: &[(&str, &str)]) -> Vec<(usize, String)> {
    let errors = Keys::renamed(pairs.iter().copied()).unwrap_err();
    let errors = errors.into_iter();
    errors.map(|it| (it.index, it.message)).collect()
}

#[test]
fn keys_may_be_exchanged() {
    let pairs = [("name", "description"), ("description", "name")];
    let keys = Keys::renamed(pairs).unwrap();
    assert_eq!(keys.field("name"), Some(Field::Description));
    assert_eq!(keys.field("description"), Some(Field::Name));
    assert_eq!(keys.original("name"), Some(Field::Name));
    assert_eq!(keys.original("model"), None);
}

#[test]
fn every_wrong_pair_is_an_error() {
    assert_eq!(
        errors(&[("nme", "id"), ("model", ""), ("name", "a"), ("name", "b")]),
        [
            (0, "unknown field `nme`; did you mean `name`?".to_owned()),
            (1, "empty key for the field `model`".to_owned()),
            (3, "duplicate field `name`".to_owned()),
        ]
    );
    assert_eq!(
        errors(&[("name", "id"), ("description", "id")]),
        [(1, "`id` is the key of the field `name`".to_owned())]
    );
    assert_eq!(
        errors(&[("name", "model")]),
        [(0, "`model` is the key of the field `model`".to_owned())]
    );
}
