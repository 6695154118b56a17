use std::boxed::Box;
use std::vec::Vec;

use super::*;

const fn agent(name: &'static str) -> AgentDefinition {
    AgentDefinition::new(name, "", "")
}

static TABLE: [AgentDefinition; 5] = [
    agent("FP&A Analyst"),
    agent("a"),
    agent("ab"),
    agent("b"),
    agent("é"),
];

const STRANGERS: [&str; 8] = ["", "A", "aa", "abc", "c", "zzz", "日本", "FP&A Analysts"];

const NO_INDEX: Index = Index::new(b"");

/// An index with one bucket, whose seed is one for which that suffices.
fn pack(table: &[AgentDefinition]) -> &'static [u8] {
    const SLOTS: u32 = 8;
    'seeds: for seed in 0..1000_u32 {
        let mut slots = [[0xff, 0xff, 0, 0, 0, 0, 0, 0]; SLOTS as usize];
        let mut words = Vec::new();
        for (place, definition) in (0..).zip(table) {
            let name = definition.name().as_bytes();
            let hash = Hash::of(seed, name);
            let slot = &mut slots[hash.slot(3, SLOTS)];
            if slot[1] == 0 {
                continue 'seeds;
            }
            let [low, high] = hash.fingerprint().to_le_bytes();
            let start = u8::try_from(words.len()).expect("the names of the tests are few");
            *slot = [place, 0, low, high, start, 0, 0, 0];
            words.push(tail(name).to_le_bytes());
            words.extend(name.as_chunks().0);
        }
        let mut packed = Vec::from(seed.to_le_bytes());
        packed.extend(1_u32.to_le_bytes());
        packed.extend(SLOTS.to_le_bytes());
        packed.push(3);
        packed.extend(slots.concat());
        packed.extend(words.concat());
        return Box::leak(packed.into_boxed_slice());
    }
    panic!("every seed collides");
}

fn assert_all_found(index: &Index, table: &[AgentDefinition]) {
    for (place, definition) in table.iter().enumerate() {
        assert_eq!(
            find(index, table, definition.name()),
            Some(place),
            "{definition}"
        );
    }
    for name in STRANGERS {
        assert_eq!(find(index, table, name), None, "{name}");
    }
}

#[test]
fn finds_every_agent_and_nothing_else_with_an_index() {
    let index = Index::new(pack(&TABLE));
    assert!(!index.is_empty());
    assert_all_found(&index, &TABLE);
}

#[test]
fn finds_every_agent_and_nothing_else_without_an_index() {
    for len in 0..=TABLE.len() {
        assert_all_found(&NO_INDEX, &TABLE[..len]);
    }
}

#[test]
fn an_index_of_another_table_leads_to_no_place_outside() {
    let index = Index::new(pack(&TABLE));
    for name in TABLE.iter().map(AgentDefinition::name) {
        assert!(find(&index, &TABLE[..2], name).is_none_or(|place| place < 2));
        assert_eq!(find(&index, &[], name), None);
    }
}

#[test]
fn bytes_that_are_not_an_index_give_none() {
    let torn: [&[u8]; 8] = [
        b"",
        b"\0\0\0",
        b"\0\0\0\0\x01\0\0",
        b"\0\0\0\0\x01\0\0\0\x01\0\0",
        // No buckets, more buckets than bytes, no slots, more slots than bytes.
        b"\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0",
        b"\0\0\0\0\xff\xff\xff\xff\x01\0\0\0\0\0\0\0\0",
        b"\0\0\0\0\x01\0\0\0\0\0\0\0\0",
        b"\0\0\0\0\x01\0\0\0\xff\xff\xff\xff\0\0\0\0\0\0\0\0\0",
    ];
    for packed in torn {
        let index = Index::new(packed);
        assert!(index.is_empty(), "{packed:?}");
        assert_all_found(&index, &TABLE);
    }
}

#[test]
fn an_index_cut_short_finds_no_wrong_agent() {
    let packed = pack(&TABLE);
    for len in 0..packed.len() {
        let index = Index::new(&packed[..len]);
        for (place, definition) in TABLE.iter().enumerate() {
            let found = find(&index, &TABLE, definition.name());
            assert!(found.is_none_or(|found| found == place), "{definition}");
        }
    }
}

#[test]
fn any_bytes_in_the_slots_are_harmless() {
    for byte in 0..=255 {
        let mut packed = Vec::from([byte, byte, byte, byte, 7, 0, 0, 0, 9, 0, 0, 0]);
        packed.extend([byte; 7 + 8 * 9 + 8 * 5]);
        let index = Index::new(Box::leak(packed.into_boxed_slice()));
        assert!(!index.is_empty());
        for name in TABLE.iter().map(AgentDefinition::name).chain(STRANGERS) {
            let found = find(&index, &TABLE, name);
            // Nothing but zeros is the index of a table of one agent without a name.
            assert!(
                found.is_none() || (byte, name, found) == (0, "", Some(0)),
                "{name}"
            );
        }
    }
}

/// The index of the name "ab" alone, without loops so that a constant can have it.
const fn pack_ab() -> [u8; 29] {
    let [print_0, print_1] = Hash::of(0, b"ab").fingerprint().to_le_bytes();
    let mut packed = [0; 29];
    // One bucket, one slot, in it the place 2.
    (packed[4], packed[8], packed[13]) = (1, 1, 2);
    (packed[15], packed[16]) = (print_0, print_1);
    (packed[21], packed[22], packed[28]) = (b'a', b'b', 2);
    packed
}

#[test]
fn finds_in_constants() {
    const INDEX: Index = Index::new(&pack_ab());
    const FOUND: [Option<usize>; 3] = [
        find(&INDEX, &TABLE, "ab"),
        find(&INDEX, &TABLE, "b"),
        find(&NO_INDEX, &TABLE, "ab"),
    ];
    assert!(!INDEX.is_empty());
    assert_eq!(FOUND, [Some(2), None, Some(2)]);
}
