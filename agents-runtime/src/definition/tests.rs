use super::*;
use std::boxed::Box;
use std::format;

const PLAIN: AgentDefinition = AgentDefinition::new("a", "when", "prompt");

#[test]
fn what_is_not_set_is_absent() {
    assert_eq!(PLAIN.when_to_use(), "when");
    assert_eq!(PLAIN.introduction(), "prompt");
    assert_eq!(PLAIN.conclusion(), "");
    assert!(PLAIN.sections().is_empty());
    assert!(PLAIN.tools().is_inherited());
    assert!(PLAIN.metadata().is_empty());
    assert_eq!(PLAIN.max_turns(), None);
}

#[test]
fn disallowed_tools_are_part_of_the_tools() {
    static AGENT: AgentDefinition =
        PLAIN.with_settings(&Settings::new().with_disallowed_tools(&[Tool::new("Bash")]));
    assert!(AGENT.tools().is_inherited());
    assert!(!AGENT.tools().allows("Bash"));
    assert_eq!(AGENT.disallowed_tools(), AGENT.tools().disallowed());
}

#[test]
fn equality_is_of_content() {
    static NO_EXTRAS: Settings<'_> = Settings::new();
    static TURNS: Settings<'_> = Settings::new().with_max_turns(1);
    assert_eq!(PLAIN, PLAIN.with_settings(&NO_EXTRAS));
    assert_eq!(PLAIN, PLAIN.with_when_to_use("when"));
    for other in [
        PLAIN.with_settings(&TURNS),
        PLAIN.with_path("a.md"),
        PLAIN.with_path("b/a.md").with_group_depth(1),
        PLAIN.with_when_to_use("then"),
        PLAIN.with_examples(const { &[Example::new(None, &[], None)] }),
        PLAIN.with_model(Model::Inherit),
        PLAIN.with_color(Color::Red),
        PLAIN.with_tools(&[]),
        PLAIN.with_outline(b"  "),
        AgentDefinition::new("b", "when", "prompt"),
        AgentDefinition::new("a", "when", "another prompt"),
    ] {
        assert_ne!(PLAIN, other);
        assert_eq!(other, other);
    }
}

const FILE: &str = "---\ndescription: é\n---\nprompt";

/// Length of the prompt, prompt, description, when to use, name, length of the path, model and color; then an outline.
const HEAD: &[u8] = b"\x06\0\0\0\x18\0\x11\0\x02\0\x11\0\x02\0\0\0\x01\0\x04\0\x02\x01 &";

#[test]
fn texts_may_be_parts_of_a_file() {
    static ALL: [Embedded; 1] = embedded([Embedded(FILE, "a.md", HEAD, NO_EXTRAS)], FILE.len());
    static TABLE: [AgentDefinition; 1] = table(&[&ALL]);
    const AGENT: &AgentDefinition = &TABLE[0];
    let apart = AgentDefinition::new("a", "é", "prompt")
        .with_path("a.md")
        .with_model(Model::Opus)
        .with_color(Color::Red)
        .with_outline(b" &");
    assert_eq!(*AGENT, apart);
    assert_eq!(AGENT.with_when_to_use("now"), apart.with_when_to_use("now"));
    assert!(!format!("{AGENT:?}").contains("---"));
}

fn definition(embedded: Embedded) -> AgentDefinition {
    let [definition] = table(&[&*Box::leak(Box::new([embedded]))]);
    definition
}

#[test]
fn what_few_agents_have_may_be_beside_the_file() {
    const EXAMPLES: &[Example<'_>] = &[Example::new(None, &[], None)];
    static SETTINGS: Settings<'_> = Settings::new().with_max_turns(1);
    const TOOLS: &[Tool<'_>] = &[Tool::new("Read")];
    const EXTRAS: &[Extra] = &[
        Extra::Tools(TOOLS),
        Extra::Model(Model::Haiku),
        Extra::Color(Color::Green),
        Extra::Settings(&SETTINGS),
        Extra::Examples(EXAMPLES),
    ];
    const DECODED: &[Extra] = &[
        Extra::Description("0123456789abcdefghi"),
        Extra::Settings(&SETTINGS),
    ];
    let plain = definition(Embedded(FILE, "a.md", HEAD, NO_EXTRAS));
    assert_eq!(
        definition(Embedded(FILE, "a.md", HEAD, &[Extra::Tools(TOOLS)])),
        plain.with_tools(TOOLS)
    );
    let all = plain
        .with_tools(TOOLS)
        .with_model(Model::Haiku)
        .with_color(Color::Green)
        .with_settings(&SETTINGS)
        .with_examples(EXAMPLES);
    let with = definition(Embedded(FILE, "a.md", HEAD, EXTRAS));
    assert_eq!(with, all);
    assert_eq!(
        (with.max_turns(), with.examples().len(), with.prompt()),
        (Some(1), 1, "prompt")
    );
    assert_eq!(with.with_path("b.md"), all.with_path("b.md"));
    // The head says that the description has two bytes from the 17th.
    let decoded = definition(Embedded(FILE, "a.md", HEAD, DECODED));
    assert_eq!(
        (
            decoded.description(),
            decoded.when_to_use(),
            decoded.prompt()
        ),
        ("hi", "hi", "prompt")
    );
    assert_eq!((decoded.max_turns(), decoded.name()), (Some(1), "a"));
    let whole = definition(Embedded("", "", &[], &[Extra::Whole(&PLAIN)]));
    assert_eq!(whole, PLAIN);
    assert_eq!(whole.with_group_depth(1), PLAIN.with_group_depth(1));
}

#[test]
#[should_panic(expected = "a definition for each agent")]
fn a_table_is_full() {
    static ALL: [Embedded; 1] = [Embedded("", "", &[], &[Extra::Whole(&PLAIN)])];
    let _: [AgentDefinition; 2] = table(&[&ALL]);
}

#[test]
fn a_group_is_a_part_of_the_path() {
    const PATH: AgentDefinition = PLAIN.with_path("x/review/rust/a.md");
    const _: () = assert!(PATH.group().is_empty());
    for (depth, group) in [
        (0, ""),
        (1, "rust"),
        (2, "review/rust"),
        (3, "x/review/rust"),
        (9, "x/review/rust"),
    ] {
        assert_eq!(PATH.with_group_depth(depth).group(), group);
    }
    for depth in 0..16 {
        let agent = PATH.with_group_depth(depth);
        assert_eq!(agent.group_depth(), depth);
        assert_eq!(agent.tools(), PATH.tools());
        assert_eq!(agent.settings(), PATH.settings());
        assert!(agent.examples().is_empty());
    }
    assert_eq!(
        PATH.with_group_depth(1).with_group_depth(2),
        PATH.with_group_depth(2)
    );
    assert_eq!(PATH.with_group_depth(2).with_group_depth(0), PATH);
    assert_eq!(PLAIN.with_group_depth(1).group(), "");
    assert_eq!(PLAIN.with_path("a.md").with_group_depth(1).group(), "");
    // The upper four bits of the length of the path.
    let mut head = HEAD.to_vec();
    (head[14], head[18], head[19]) = (2, 6, 0x10);
    let agent = definition(Embedded(FILE, "b/a.md", head.leak(), NO_EXTRAS));
    assert_eq!((agent.path(), agent.group()), ("b/a.md", "b"));
    assert_eq!(agent.with_when_to_use("now").group(), "b");
    assert_eq!(agent.with_path("c/d/e.md").group(), "d");
}

#[test]
#[should_panic(expected = "changed while it was being compiled")]
fn a_changed_file_is_noticed() {
    let _ = embedded(
        [
            Embedded("x", "a.md", HEAD, NO_EXTRAS),
            Embedded("", "", &[], &[Extra::Whole(&PLAIN)]),
        ],
        FILE.len(),
    );
}

#[test]
fn a_changed_file_of_the_same_length_makes_no_panic() {
    const CHANGED: &str = "日本日本日本日本日本";
    assert_eq!(CHANGED.len(), FILE.len());
    let agent = definition(Embedded(CHANGED, "a.md", HEAD, NO_EXTRAS));
    assert_eq!(agent.description(), "");
    assert_eq!(agent.prompt(), "日本");
}

/// Examples, tools and settings, as the reader packs them.
const PACKED: &str = "22:19:5:+When7:2:uA1:a1:-13:+4:Read4:Bash57:8:D5:Write9:S3:git1:a12:X9:3:key2:i71:b3:T124:eMax5:pplan";

#[test]
fn lists_may_be_packed() {
    static SETTINGS: Settings<'_> = Settings::new()
        .with_disallowed_tools(&[Tool::new("Write")])
        .with_max_turns(12);
    let packed = Definition::new("a", "when", "prompt").with_packed(PACKED);
    let tools = packed.tools();
    assert_eq!(
        tools.listed(),
        Some(List::new(&[Tool::new("Read"), Tool::new("Bash")]))
    );
    assert!(tools.allows("Bash") && !tools.allows("Write"));
    assert_eq!(packed.max_turns(), Some(12));
    assert!(packed.background());
    let example = packed.examples().get(0).expect("an example");
    assert_eq!(
        (example.context(), example.commentary()),
        (Some("When"), None)
    );
    assert_eq!(packed.examples().len(), 1);

    // What is set goes first.
    let set = packed
        .with_tools(&[])
        .with_settings(&SETTINGS)
        .with_examples(&[]);
    assert!(set.tools().listed().is_some_and(List::is_empty));
    assert_eq!((set.max_turns(), set.background()), (Some(12), false));
    assert_ne!(set, packed);
    assert_eq!(set, PLAIN.with_tools(&[]).with_settings(&SETTINGS));
}

#[test]
fn displays_its_name() {
    assert_eq!(format!("{PLAIN:>3}"), "  a");
}

#[test]
fn a_definition_stays_small() {
    // A thousand of them stand in one table, and a look-up steps through their names.
    assert!(size_of::<AgentDefinition>() <= 23 * size_of::<usize>());
}
