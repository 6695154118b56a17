//! `color`. The names are those of [`Color::NAMED`](include_agents_runtime::Color::NAMED).

/// Words for colors, and the named color that is nearly the same.
pub const SYNONYMS: &[(&str, &str)] = &[
    ("amber", "orange"),
    ("gold", "yellow"),
    ("indigo", "purple"),
    ("lime", "green"),
    ("magenta", "pink"),
    ("navy", "blue"),
    ("rose", "pink"),
    ("teal", "cyan"),
    ("turquoise", "cyan"),
    ("violet", "purple"),
];
