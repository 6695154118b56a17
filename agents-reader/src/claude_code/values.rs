//! Fields with a closed set of values, and what people write into them.

use include_agents_runtime::{Effort, Isolation, Memory, PermissionMode};

use super::fields::Field;

/// How long prompts may be cached: the values of `cacheTtl` in `experimental`.
pub const CACHE_TTL: &[&str] = &["5m", "1h"];

/// The names that a field accepts; empty if it accepts others, too. `effort` also takes a whole number.
#[must_use]
pub fn names(field: Field) -> Vec<&'static str> {
    match field {
        Field::PermissionMode => PermissionMode::ALL.iter().map(|it| it.as_str()).collect(),
        Field::Memory => Memory::ALL.iter().map(|it| it.as_str()).collect(),
        Field::Isolation => Isolation::ALL.iter().map(|it| it.as_str()).collect(),
        Field::Effort => Effort::NAMED.iter().filter_map(|it| it.as_str()).collect(),
        _ => Vec::new(),
    }
}

/// Fields, what people write by habit, and the value that they mean, if another value is spelled more like it.
pub const CONFUSIONS: &[(Field, &str, &str)] = &[
    (Field::Effort, "minimal", "low"),
    (Field::Memory, "global", "user"),
    (Field::Memory, "repo", "project"),
];

/// What people write for a boolean, in lower case, and what they mean by it.
pub const BOOLEANS: &[(&str, &str)] = &[
    ("true", "true"),
    ("yes", "true"),
    ("on", "true"),
    ("1", "true"),
    ("y", "true"),
    ("false", "false"),
    ("no", "false"),
    ("off", "false"),
    ("0", "false"),
    ("n", "false"),
];
