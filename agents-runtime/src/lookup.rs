//! From a name to its place in a table.

use core::cmp::Ordering;

use crate::AgentDefinition;
use crate::text::compare;

/// The place of the agent of this name in a table that is sorted by name.
#[must_use]
pub const fn find(table: &[AgentDefinition], name: &str) -> Option<usize> {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        match compare(table[middle].name(), name) {
            Ordering::Less => low = middle + 1,
            Ordering::Equal => return Some(middle),
            Ordering::Greater => high = middle,
        }
    }
    None
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn finds_every_agent_of_every_table() {
        for len in 0..=TABLE.len() {
            for (index, definition) in TABLE.iter().enumerate() {
                let expected = (index < len).then_some(index);
                assert_eq!(
                    find(&TABLE[..len], definition.name()),
                    expected,
                    "{definition}"
                );
            }
        }
    }

    #[test]
    fn finds_nothing_else() {
        for name in ["", "A", "aa", "abc", "c", "zzz", "日本"] {
            assert_eq!(find(&TABLE, name), None, "{name}");
        }
    }
}
