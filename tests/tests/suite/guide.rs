//! The guide's code is not compiled where it stands, since its dependencies are not ours: it has to be that of the
//! packages in `integrations` and `tests/recipes`, which are compiled and tested.

use std::fs;
use std::path::Path;

/// The pages, and where their code stands.
const PAGES: [(&str, &str); 5] = [
    ("axum", "integrations/axum"),
    ("cli", "integrations/cli"),
    ("json", "tests/recipes/json"),
    ("mcp", "integrations/mcp"),
    ("rig", "integrations/rig"),
];

#[test]
fn the_guide_shows_code_that_is_compiled() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (page, package) in PAGES {
        let guide = read(&root.join(format!("agents/src/guide/{page}.md")));
        let source = read(&root.join(format!("{package}/src/lib.rs")));
        let fences: Vec<&str> = guide
            .split("```rust,ignore\n")
            .skip(1)
            .map(|rest| rest.split("```").next().unwrap_or_default())
            .collect();
        assert!(!fences.is_empty(), "{page} shows no code");
        for fence in fences {
            let mut lines = source.lines();
            for line in fence.lines().filter(|line| !line.trim().is_empty()) {
                // In order, but lines may be left out between them.
                assert!(
                    lines.any(|compiled| compiled == line),
                    "guide/{page}.md shows a line that {package} does not have there: {line}"
                );
            }
        }
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
