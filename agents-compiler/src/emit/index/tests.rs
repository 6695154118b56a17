use std::collections::BTreeSet;

use include_agents_runtime::__private::find;
use include_agents_runtime::AgentDefinition;
use proptest::prelude::*;

use super::*;

/// The table with its index, as the generated code has them. Leaked, as statics are.
struct Table {
    definitions: Vec<AgentDefinition>,
    index: Index,
}

impl Table {
    fn of(names: &[&str], packed: Vec<u8>) -> Self {
        let leak = |name: &&str| -> AgentDefinition {
            AgentDefinition::new(String::from(*name).leak(), "", "")
        };
        Self {
            definitions: names.iter().map(leak).collect(),
            index: Index::new(packed.leak()),
        }
    }

    fn find(&self, name: &str) -> Option<usize> {
        find(&self.index, &self.definitions, name)
    }
}

/// Names such as real ones are, in the order of a table.
fn realistic(count: usize) -> Vec<String> {
    let names: BTreeSet<String> = (0..count)
        .map(|i| format!("cloudflare-rust-{i:05}-expert"))
        .collect();
    names.into_iter().collect()
}

fn borrowed(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

/// One edit away: what a typing error makes of a name.
fn near_misses(name: &str) -> Vec<String> {
    let mut misses = vec![format!("{name}s"), format!("-{name}"), name.to_uppercase()];
    for (at, character) in name.char_indices() {
        let (before, after) = (&name[..at], &name[at + character.len_utf8()..]);
        misses.push(format!("{before}{after}"));
        misses.push(format!("{before}_{after}"));
    }
    misses
}

#[track_caller]
fn assert_exact(names: &[&str]) {
    let table = Table::of(names, build(names));
    assert!(names.is_empty() || !table.index.is_empty());
    let known: BTreeSet<&str> = names.iter().copied().collect();
    for (place, name) in names.iter().enumerate() {
        assert_eq!(table.find(name), Some(place), "{name}");
        for miss in near_misses(name) {
            if !known.contains(miss.as_str()) {
                assert_eq!(table.find(&miss), None, "{miss}");
            }
        }
    }
}

#[test]
fn every_count_of_names_can_be_packed() {
    let names = realistic(200);
    for count in (0..32).chain((32..=200).step_by(24)) {
        assert_exact(&borrowed(&names[..count]));
    }
}

#[test]
fn many_names_can_be_packed() {
    assert_exact(&borrowed(&realistic(10_000)));
}

#[test]
fn as_many_names_as_fit_can_be_packed() {
    let most = usize::from(Index::VACANT) - 1;
    let names = realistic(most + 1);
    let names = borrowed(&names);
    assert!(!build(&names[..most]).is_empty());
    assert!(build(&names).is_empty(), "the runtime searches");
}

#[test]
fn equal_names_are_rejected_and_not_retried_forever() {
    assert!(build(&["tester", "tester"]).is_empty());
}

#[test]
fn names_of_every_length_are_found_or_refused() {
    let longest: Vec<String> = (0..=Index::LONGEST).map(|len| "x".repeat(len)).collect();
    assert_exact(&borrowed(&longest));
    assert!(build(&[&"x".repeat(Index::LONGEST + 1)]).is_empty());
}

#[test]
fn a_longer_name_of_the_same_words_is_not_found() {
    // The second name is the words of the table from the first's start, and its length differs by 256.
    let name = "12345678";
    let table = Table::of(&[name], build(&[name]));
    assert_eq!(table.find(name), Some(0));
    assert_eq!(table.find(&name.repeat(33)), None);
}

#[test]
fn names_that_differ_in_their_middle_only_can_be_packed() {
    let names: Vec<String> = (0..500)
        .map(|i| format!("{0}{i:03}{0}", "x".repeat(40)))
        .collect();
    assert_exact(&borrowed(&names));
}

#[test]
fn packing_is_deterministic_and_compact() {
    let names = realistic(1000);
    let names = borrowed(&names);
    let packed = build(&names);
    assert_eq!(build(&names), packed);
    let words: usize = names.iter().map(|name| 1 + name.len() / 8).sum();
    assert_eq!(packed.len(), 12 + 334 + 8 * 1250 + 8 * words);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_name_is_found_and_no_near_miss(names in prop::collection::btree_set("\\PC{0,24}", 0..40)) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_exact(&names);
    }

    #[test]
    fn short_names_are_found(names in prop::collection::btree_set("[ab]{0,9}", 0..100)) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_exact(&names);
    }
}
