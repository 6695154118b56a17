//! What the documentation shows is true: code that is not compiled on its page is that of a package that is compiled and
//! tested, errors are those of the compiler, names become the identifiers of the table.
//!
//! `BLESS=1` writes the present errors into the guide.

use std::fs;
use std::path::Path;

use include_agents_reader::identifiers::Identifiers;
use include_agents_tests::sandbox::{Sandbox, workspace_root};

use crate::TEMPORARY;

/// The pages, and the packages that contain their code.
const PAGES: [(&str, &str); 5] = [
    ("axum", "integrations/axum"),
    ("cli", "integrations/cli"),
    ("json", "tests/recipes/json"),
    ("mcp", "integrations/mcp"),
    ("rig", "integrations/rig"),
];

#[test]
fn the_guide_shows_code_that_is_compiled() {
    let root = workspace_root();
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

#[test]
fn names_become_the_identifiers_of_the_table() {
    let docs = read(&workspace_root().join("agents/src/lib.rs"));
    let (_, table) = docs
        .split_once("/// | name | variant | constant |\n")
        .expect("the docs have the table");
    let rows = table.lines().skip(1);
    let rows = rows.take_while(|line| line.starts_with("/// |"));
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.split('`').skip(1).step_by(2).collect();
        let [name, variant, constant] = cells[..] else {
            panic!("{row}");
        };
        let identifiers = Identifiers::of(name);
        assert_eq!(identifiers.variant, variant, "{row}");
        assert_eq!(identifiers.constant, constant, "{row}");
        count += 1;
    }
    assert_eq!(count, 7);
}

/// One agent, shown at four places, one of which is compiled.
#[test]
fn the_first_agent_is_the_same_everywhere() {
    let root = workspace_root();
    let agent = read(&root.join("agents/agents/reviewer.md"));
    let readme = read(&root.join("README.md"));
    let docs: Vec<String> = read(&root.join("agents/src/lib.rs"))
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned())
        .collect();
    let docs = docs.join("\n");
    let guide = read(&root.join("agents/src/guide/first_agent.md"));
    assert!(readme.contains(&format!("```markdown\n{agent}```")));
    assert!(docs.contains(&format!("```text\n{agent}```")));
    assert!(guide.contains(&format!("```text\n{agent}```")));
    let code = readme
        .split("```rust\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("the README shows code");
    assert!(docs.contains(&format!("```\n{code}```")));
}

#[test]
fn errors_are_those_of_the_compiler() {
    let sandbox = Sandbox::empty(TEMPORARY, "guide");
    sandbox.write_manifest("guide", &[], "");
    sandbox.copy(&workspace_root().join("agents/src/guide/agents"), "agents");

    let policies = page("policies");
    let call = fence(&policies, "```text\ninclude_agents::assert_all!");
    let main = format!("include_agents::include_agents!(\"agents\");\n{call}\nfn main() {{}}\n");
    sandbox.write("src/main.rs", &main);
    let error = sandbox.cargo(&["check", "--quiet"]).fail().stderr;
    let first_line = error.lines().next().unwrap_or_default();
    shows("policies", "```text\nerror", &format!("{first_line}\n"));

    let code = fence(&page("typed_fields"), "```\n").replace("src/guide/agents", "agents");
    sandbox.write("src/main.rs", &format!("fn main() {{\n{code}}}\n"));
    let writer = read(&sandbox.path("agents/writer.md"));
    let line = "owner: docs-team\n";
    assert!(writer.contains(line));
    let damaged = writer.replace(line, &format!("{line}priority: 300\n"));
    sandbox.write("agents/writer.md", &damaged);
    let run = sandbox.cargo(&["check", "--quiet"]).fail();
    assert_eq!(
        run.stderr.matches("error: ").count(),
        2,
        "one, and cargo's own: {run}"
    );
    // Below is where the call is, which differs from page to page.
    let lines = run.stderr.lines();
    let error: Vec<&str> = lines
        .take_while(|line| !line.trim_start().starts_with("--> src/main.rs"))
        .collect();
    shows(
        "typed_fields",
        "```text\nerror",
        &format!("{}\n", error.join("\n")),
    );
}

fn page(name: &str) -> String {
    read(&workspace_root().join(format!("agents/src/guide/{name}.md")))
}

/// The text of the first fenced block that begins like this.
fn fence(page: &str, start: &str) -> String {
    let at = page.find(start).unwrap_or_else(|| panic!("no {start}"));
    let block = page[at..].split("```").nth(1).unwrap_or_default();
    let (_, text) = block.split_once('\n').unwrap_or_default();
    text.to_owned()
}

/// The page shows this text in the block that begins like this; or, with `BLESS=1`, it does from now on.
#[track_caller]
fn shows(name: &str, start: &str, text: &str) {
    let page = page(name);
    let shown = fence(&page, start);
    if std::env::var_os("BLESS").is_some() {
        let path = workspace_root().join(format!("agents/src/guide/{name}.md"));
        fs::write(path, page.replacen(&shown, text, 1)).unwrap();
    } else {
        assert_eq!(shown, text, "run this test with BLESS=1");
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
