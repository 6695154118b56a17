//! The printer and the compiler know the same keys, or the one would print what the other reads as something else.

use include_agents::__private::FIELD_KEYS;
use include_agents_reader::claude_code::Field;

#[test]
fn printer_and_compiler_know_the_same_keys() {
    let fields: Vec<_> = Field::ALL.iter().map(|field| field.key()).collect();
    assert_eq!(FIELD_KEYS.as_slice(), fields);
}
