//! The guide's code is not compiled where it stands, since its dependencies are not ours: it has to be that of the
//! packages in `integrations`, which are compiled and tested.

use std::fs;
use std::path::Path;

/// The pages whose code stands in the package of the same name.
const PAGES: [&str; 4] = ["axum", "cli", "mcp", "rig"];

#[test]
fn the_guide_shows_code_that_is_compiled() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for page in PAGES {
        let guide = read(&root.join(format!("agents/src/guide/{page}.md")));
        let source = read(&root.join(format!("integrations/{page}/src/lib.rs")));
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
                    "guide/{page}.md shows a line that integrations/{page} does not have there: {line}"
                );
            }
        }
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
