use std::vec::Vec;

use crate::{AgentDefinition, Section, SectionKind, Sections};

const PROMPT: &str = "You are a tester.\n\n## Rules `x`\n\nBe kind.\n\n- one\n  - inner\n- two\n\n**Output:**\n\n1. a\n\n\
                      Do this:\n\n  - é\n\nAlways end well.";

/// Moves the bytes of numbers up by 32, as they are packed.
const fn moved<const N: usize>(mut bytes: [u8; N]) -> [u8; N] {
    let mut at = 0;
    while at < N {
        bytes[at] = bytes[at] & 0x80 | bytes[at].wrapping_add(32) & 0x7f;
        at += 1;
    }
    bytes
}

const TITLE: [u8; 7] = *b"Rules x";

/// Packed by hand: a heading with a copied title, a bold line, a lead-in.
#[rustfmt::skip]
const PACKED: &[u8] = &moved([
    3, 19,
    // head           len  title  body  items
    2 << 3 | 1,        47,     7,
    TITLE[0] - 32, TITLE[1] - 32, TITLE[2] - 32, TITLE[3] - 32, TITLE[4] - 32, TITLE[5] - 32, TITLE[6] - 32,
                                    13,     2,  13, 13,  3, 3,
    3 << 3 | 1 << 1,   19,  2, 6,   12,     1,   4, 1,
    3 << 3 | 2 << 1,   16,  0, 7,    9,     1,   5, 2,
]);

const SECTIONS: Sections<'_> = Sections::new(PROMPT, PACKED);

fn agent(packed: &'static [u8]) -> AgentDefinition {
    AgentDefinition::new("tester", "Tests", PROMPT).with_outline(packed)
}

fn items(section: Section<'_>) -> Vec<&str> {
    section.items().iter().collect()
}

#[test]
fn decodes_every_part() {
    let sections: Vec<Section<'_>> = SECTIONS.iter().collect();
    let [rules, output, lead_in] = sections[..] else {
        panic!("{sections:#?}");
    };

    assert_eq!(rules.title(), "Rules x");
    assert_eq!((rules.level(), rules.kind()), (2, SectionKind::Heading));
    assert_eq!(rules.text(), "Be kind.\n\n- one\n  - inner\n- two");
    assert_eq!(
        rules.markdown(),
        "## Rules `x`\n\nBe kind.\n\n- one\n  - inner\n- two"
    );
    assert_eq!(items(rules), ["one\n  - inner", "two"]);

    assert_eq!(output.title(), "Output");
    assert_eq!((output.level(), output.kind()), (3, SectionKind::Bold));
    assert_eq!(output.text(), "1. a");
    assert_eq!(items(output), ["a"]);

    assert_eq!(lead_in.title(), "Do this");
    assert_eq!((lead_in.level(), lead_in.kind()), (3, SectionKind::LeadIn));
    // The first line keeps its indentation: see `trim_block`.
    assert_eq!(lead_in.text(), "  - é");
    assert_eq!(items(lead_in), ["é"]);

    assert_eq!(agent(PACKED).introduction(), "You are a tester.");
    assert_eq!(agent(PACKED).conclusion(), "Always end well.");
}

#[test]
fn get_and_iter_agree() {
    assert_eq!(SECTIONS.len(), 3);
    assert_eq!(SECTIONS.iter().len(), 3);
    for (index, section) in SECTIONS.into_iter().enumerate() {
        assert_eq!(SECTIONS.get(index), Some(section));
        assert_eq!(SECTIONS.find(section.title()), Some(section));
        assert_eq!(section.items().iter().len(), section.items().len());
        for (index, item) in section.items().into_iter().enumerate() {
            assert_eq!(section.items().get(index), Some(item));
        }
        assert_eq!(section.items().get(section.items().len()), None);
    }
    assert_eq!(SECTIONS.get(3), None);
    assert_eq!(SECTIONS.find("output"), None);
    let mut iter = SECTIONS.iter();
    assert!(iter.by_ref().count() == 3 && iter.next().is_none());
}

#[test]
fn equal_sections_need_not_stand_in_equal_prompts() {
    let shorter = &PACKED[..PACKED.len() - 8];
    let mut packed = shorter.to_vec();
    packed[0] = moved([2])[0];
    let packed: &'static [u8] = packed.leak();
    let sections = agent(packed).sections();
    assert_ne!(sections, SECTIONS);
    assert_eq!(sections.get(1), SECTIONS.get(1));
}

#[test]
fn no_outline_is_all_introduction() {
    assert!(agent(&[]).sections().is_empty());
    assert_eq!(agent(&[]).introduction(), PROMPT);
    assert_eq!(agent(&[]).conclusion(), "");
    assert!(Sections::default().is_empty());
}

const LONG_NUMBERS: &[u8] = &moved([
    1,
    0,
    1 << 3,
    0xf0,
    0xa2,
    0x04,
    0x80,
    0x01,
    3,
    0xf0,
    0xa2,
    0x04,
    0,
]);

#[test]
fn numbers_of_more_than_one_byte() {
    let prompt: &'static str = "x".repeat(70_000).leak();
    // 70,000 = 0b100_0100010_1110000
    let section = Sections::new(prompt, LONG_NUMBERS).get(0).unwrap();
    assert_eq!(section.markdown().len(), 70_000);
    assert_eq!((section.title(), section.text()), ("xxx", ""));
}

/// Asks everything of an outline, and checks that the answers do not contradict each other.
fn exercise(packed: &'static [u8]) {
    let agent = agent(packed);
    let sections = agent.sections();
    assert!(sections.len() <= packed.len());
    assert_eq!(sections.iter().count(), sections.len());
    for (index, section) in sections.iter().enumerate() {
        assert_eq!(sections.get(index), Some(section));
        assert!(section.items().len() <= packed.len());
        assert_eq!(section.items().iter().count(), section.items().len());
        assert!(section.text().len() <= section.markdown().len());
    }
    assert!(agent.introduction().len() + agent.conclusion().len() <= 2 * PROMPT.len());
}

#[test]
fn malformed_bytes_give_empty_sections() {
    for len in 0..PACKED.len() {
        exercise(&PACKED[..len]);
    }
    // Every byte replaced by every value.
    for at in 0..PACKED.len() {
        for value in 0..=u8::MAX {
            let mut packed = PACKED.to_vec();
            packed[at] = value;
            exercise(packed.leak());
        }
    }
    exercise(&[0xff; 64]);
    exercise(&[0x80; 64]);
}

#[test]
fn what_follows_a_malformed_section_is_empty_as_well() {
    for (what, at, value) in [
        ("kind", 2, 2 << 3 | 3 << 1),
        ("length", 3, 127),
        ("copied title", 4, 100),
        ("text of a copied title", 5, 0xff),
        ("body", 12, 48),
        ("number of items", 13, 127),
    ] {
        let mut packed = PACKED.to_vec();
        packed[at] = moved([value])[0];
        let packed: &'static [u8] = packed.leak();
        assert_eq!(agent(packed).sections().len(), 3, "{what}");
        for section in agent(packed).sections() {
            assert_eq!(section, Section::EMPTY, "{what}");
        }
        assert_eq!(agent(packed).conclusion(), "", "{what}");
    }
}

#[test]
fn a_malformed_item_is_empty() {
    const PACKED: &[u8] = &moved([1, 19, 2 << 3, 47, 3, 9, 13, 3, 13, 13, 100, 3, 0, 1]);
    assert_eq!(
        items(agent(PACKED).sections().get(0).unwrap()),
        ["one\n  - inner", "", ""]
    );
}
