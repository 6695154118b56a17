//! The printer and the compiler know the same keys, or the one would print what the other reads as something else.

use std::collections::BTreeSet;

use include_agents::__private::FREQUENT_KEYS;
use include_agents::Settings;
use include_agents_reader::claude_code::Field;

#[test]
fn printer_and_compiler_know_the_same_keys() {
    let fields: BTreeSet<_> = Field::ALL.iter().map(|field| field.key()).collect();
    let printed = FREQUENT_KEYS.iter().chain(Settings::KEYS).copied();
    assert_eq!(printed.collect::<BTreeSet<_>>(), fields);
}
