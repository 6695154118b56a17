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
fn the_old_key_of_a_field_that_may_be_absent_is_the_users_own() {
    let text = "---\nname: The Reviewer\ndescription: d\ntools: Read\n---\nYou.\n";
    let pairs = [("name", "id"), ("tools", "can")];
    let checked = check("agents/a.md", text, |it| {
        it.set_keys(pairs).unwrap();
        it.shape.stem_is_name = true;
    });
    // Without its tools, an agent would have every tool.
    assert_eq!(found(&checked), ["unknown field `tools`"]);
    let document = &checked.catalog.agents[0].document;
    assert_eq!(document.name, "a");
    assert_eq!(document.agent.metadata.len(), 2);
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
            &["unexpected nesting of the fields under `agent`"],
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
        [(
            1,
            "duplicate key `id`: the field `name` has it, too".to_owned()
        )]
    );
    assert_eq!(
        errors(&[("name", "model")]),
        [(
            0,
            "duplicate key `model`: the field `model` has it, too".to_owned()
        )]
    );
}

#[test]
fn tools_of_the_call_exist() {
    let own = |it: &mut FileOptions| {
        it.add_tool("search_orders").unwrap();
        it.add_tool("crm__*").unwrap();
    };
    for (tools, headlines) in [
        ("tools: search_orders, crm__find, Read", &[][..]),
        ("tools: search_orders", &[]),
        ("tools: [crm__find(x)]", &[]),
        ("disallowedTools: crm__find", &[]),
        (
            "tools: Read, search_oders",
            &["unknown tool `search_oders`"],
        ),
        (
            "tools: Read, Search_Orders",
            &["unknown tool `Search_Orders`"],
        ),
        ("tools: Read, crm_find", &["unknown tool `crm_find`"]),
        ("tools: Read, crm__*", &["unknown tool `crm__*`"]),
        ("tools: Read, deploy", &["unknown tool `deploy`"]),
        ("tools: crm_find", &["no usable tool in `tools`"]),
        (
            "tools: Read; search_orders",
            &["unexpected character next to the tool `Read`"],
        ),
        (
            "tools: search_orders; Read",
            &["unexpected character next to the tool `search_orders`"],
        ),
        (
            "disallowedTools: search_oders",
            &["`search_oders` in `disallowedTools` has no effect"],
        ),
    ] {
        let text = format!("---\nname: a\ndescription: d\n{tools}\n---\nYou review.\n");
        let checked = check("agents/a.md", &text, own);
        assert_eq!(found(&checked), headlines, "{tools}");
    }
}

#[test]
fn misspelled_tools_of_the_call_are_corrected() {
    for (wrong, right) in [
        ("search_oders", "search_orders"),
        ("SearchOrders", "search_orders"),
        ("crm_find", "crm__find"),
        ("WebSerach", "WebSearch"),
    ] {
        let text = format!("---\nname: a\ndescription: d\ntools: Read, {wrong}\n---\nYou.\n");
        let checked = check("agents/a.md", &text, |it| {
            it.add_tool("search_orders").unwrap();
            it.add_tool("crm__*").unwrap();
        });
        let help = &checked.problems[0].helps[0];
        let (_, new) = help.replacement.as_ref().unwrap();
        assert_eq!(new, right);
    }
}

/// Checks files in folders, by their paths, with the index of their folder in the call.
fn check_all(files: &[(usize, &str, &str)], set: impl FnOnce(&mut FileOptions)) -> Checked {
    let mut options = FileOptions::default();
    set(&mut options);
    let sources = files.iter().map(|(root, path, fields)| {
        let text = format!("---\n{fields}\n---\nYou review.\n");
        let mut source = Source::in_memory(*path, text);
        source.file.root = *root;
        source
    });
    let folders = ["vendor".to_owned(), "agents".to_owned()];
    check_sources(&folders, sources.collect(), &options)
}

#[test]
fn the_agent_of_the_later_folder_is_used() {
    let files = [
        (0, "vendor/a.md", "name: a\ndescription: of the vendor"),
        (0, "vendor/b.md", "name: b\ndescription: of the vendor"),
        (1, "agents/a.md", "name: a\ndescription: ours"),
    ];
    let checked = check_all(&files, |it| it.overlay = true);
    assert_eq!(found(&checked), [""; 0]);
    let agents = checked.catalog.agents.iter();
    let descriptions: Vec<&str> = agents.map(|it| it.document.description()).collect();
    assert_eq!(descriptions, ["ours", "of the vendor"]);
    // The other file is tracked, and shown where something is wrong with it.
    assert_eq!(checked.catalog.skipped.len(), 1);
    assert_eq!(checked.file(0).unwrap().0, "vendor/a.md");
    let checked = check_all(&files, |_| ());
    assert_eq!(found(&checked), ["duplicate agent name `a`"]);
}

#[test]
fn an_overlaid_file_is_checked() {
    let files = [
        (0, "vendor/a.md", "name: a\ndescription: d\ntols: Read"),
        (1, "agents/a.md", "name: a\ndescription: ours"),
    ];
    let checked = check_all(&files, |it| it.overlay = true);
    assert_eq!(found(&checked), ["unknown field `tols`"]);
    assert!(
        checked
            .render(&checked.problems[0])
            .contains("vendor/a.md:4:1")
    );
}

#[test]
fn two_agents_of_a_name_in_one_folder_are_an_error() {
    for (root, other) in [(0, 1), (1, 0)] {
        let files = [
            (root, "x/a.md", "name: a\ndescription: d"),
            (root, "x/b.md", "name: a\ndescription: d"),
            (other, "y/a.md", "name: a\ndescription: d"),
        ];
        let checked = check_all(&files, |it| it.overlay = true);
        assert_eq!(found(&checked), ["duplicate agent name `a`"], "{root}");
    }
}

#[test]
fn identifiers_may_be_chosen() {
    let files = [
        (0, "vendor/a.md", "name: C++ Expert\ndescription: d"),
        (0, "vendor/b.md", "name: C Expert\ndescription: d"),
    ];
    let checked = check_all(&files, |_| ());
    assert_eq!(checked.problems.len(), 1, "{:?}", found(&checked));
    let name = |agent: &'static str, variant: &'static str| {
        move |it: &mut FileOptions| it.add_identifier(agent, variant).unwrap()
    };
    let checked = check_all(&files, name("C++ Expert", "CppExpert"));
    assert_eq!(found(&checked), [""; 0]);
    let identifiers = &checked.catalog.agents[1].identifiers;
    assert_eq!(identifiers.variant, "CppExpert");
    assert_eq!(identifiers.constant, "CPP_EXPERT");
    let checked = check_all(&files, name("C++", "CppExpert"));
    let headlines = found(&checked);
    assert!(headlines.contains(&"unknown agent `C++`"), "{headlines:?}");
    let checked = check_all(&files[1..], name("C Exprt", "C"));
    let help = &checked.problems[0].helps[0].message;
    assert_eq!(help, "did you mean `C Expert`?");
}

#[test]
fn a_chosen_identifier_that_is_taken_is_an_error_of_the_call() {
    let files = [
        (0, "vendor/a.md", "name: a\ndescription: d"),
        (0, "vendor/b.md", "name: b\ndescription: d"),
    ];
    for (agent, variant) in [("a", "B"), ("b", "A")] {
        let checked = check_all(&files, |it| it.add_identifier(agent, variant).unwrap());
        let headline = format!("duplicate identifier `{variant}` for the agents `a` and `b`");
        assert_eq!(found(&checked), [headline]);
        let subject = &checked.problems[0].subject;
        assert_eq!(*subject, crate::diagnostic::Subject::Identifier(0));
    }
    let mut options = FileOptions::default();
    for variant in ["cpp", "_", "", "r#B", "ALL", "Self", "B c", "9B"] {
        assert!(options.add_identifier("a", variant).is_err(), "{variant}");
    }
    options.add_identifier("a", "B").unwrap();
    let twice = options.add_identifier("a", "C").unwrap_err();
    assert_eq!(
        (twice.message.as_str(), twice.is_about_agent),
        ("duplicate agent `a`", true)
    );
}

#[test]
fn agents_of_a_plugin_are_read_by_its_rules() {
    let plugin = |it: &mut FileOptions| it.set_word("dialect", "plugin").unwrap();
    let text = "---\ndescription: Reviews\nhooks: []\npermissionMode: nonsense\n---\nYou review.\n";
    let checked = check("agents/review/rust.md", text, plugin);
    assert_eq!(
        found(&checked),
        [
            "unexpected field `hooks` in a plugin",
            "unexpected field `permissionMode` in a plugin"
        ]
    );
    let document = &checked.catalog.agents[0].document;
    assert_eq!(document.name, "review:rust");
    assert!(document.agent.permission_mode.is_none() && document.agent.metadata.is_empty());
    assert_eq!(checked.catalog.agents[0].identifiers.variant, "ReviewRust");
    assert_eq!(checked.catalog.find("p:review:rust"), Some(0));
    assert_eq!(checked.catalog.find("rust"), None);
}

#[test]
fn what_cannot_be_read_of_a_plugin_is_loaded_with_every_tool() {
    let plugin = |it: &mut FileOptions| it.set_word("dialect", "plugin").unwrap();
    for (text, headline) in [
        (
            "---\ndescription: \"Reviews\ntools: Read\n---\nYou.\n",
            "unclosed quote",
        ),
        (
            "---\ndescription: Reviews\n\nYou.\n",
            "unclosed front matter",
        ),
        ("# Notes\n", "missing front matter"),
        ("", "missing front matter"),
    ] {
        for path in ["agents/a.md", "agents/README.md"] {
            let checked = check(path, text, plugin);
            let shown = checked.render(&checked.problems[0]);
            assert!(shown.contains(headline), "{shown}");
            assert!(shown.contains("an agent with every tool"), "{shown}");
            assert!(!shown.contains("silently skips"), "{shown}");
            assert!(checked.has_errors());
        }
    }
    let checked = check("agents/b.md", "# Notes\n", |it| {
        plugin(it);
        it.levels.set(Lint::NOT_AN_AGENT, Level::Allow);
    });
    assert_eq!(found(&checked), [""; 0]);
    let document = &checked.catalog.agents[0].document;
    assert_eq!(
        (document.name.as_str(), document.prompt()),
        ("b", "# Notes")
    );
}
