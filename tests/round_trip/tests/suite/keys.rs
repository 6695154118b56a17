//! The printer and the compiler know the same keys, or the one would print what the other reads as something else.

use include_agents::__private::FIELD_KEYS;
use include_agents_reader::agent::FIELDS;

#[test]
fn printer_and_compiler_know_the_same_keys() {
    let fields: Vec<_> = FIELDS.iter().map(|(key, _)| *key).collect();
    assert_eq!(FIELD_KEYS.as_slice(), fields);
}
