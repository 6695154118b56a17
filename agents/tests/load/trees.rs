//! Arbitrary trees of files: nothing panics, and no good agent is lost. The fuzzer runs this, too.

use std::fs;
use std::path::Path;

use include_agents::Catalog;
use include_agents::load::{Agents, Layers};

/// Parts of paths and files. A byte chooses one.
const PATHS: &[&str] = &[
    "a.md",
    "b.md",
    "c/a.md",
    "c/d/e.md",
    "README.md",
    ".hidden.md",
    "a.MD",
    ".git/a.md",
    "text",
    "c",
];
const PARTS: &[&str] = &[
    "---\n",
    "name: a\n",
    "name: cloudflare-rust-expert\n",
    "description: D\n",
    "tools: Read, Agent(a, b)\n",
    "description: Use: it\n",
    "x: [1, {y: 2}, \"z\"]\n",
    "x: &a [*a]\n",
    "model: opus\n",
    "\r\n",
    "\u{feff}",
    "é",
    "# Title\n\n- item\n",
    "<example>Context: c user: \"u\" assistant: \"a\"</example>\n",
    ":",
    "  ",
    "\t",
    "Prompt.\n",
    "mcpServers: {s: {command: c}}\n",
    "hooks: {Stop: []}\n",
    "skills: a, b\n",
    "memory: user\n",
    "\0",
];

/// Loads the trees that bytes describe, one after the other in the same folders.
pub(crate) fn check<A: Catalog>(bytes: &[u8], base: &Path) {
    let layers = Layers::of::<A>()
        .relative_to(base)
        .folder("low")
        .folder("high");
    let mut agents = layers
        .options(|options| options.limits(|limits| limits.file_bytes(4096).files(16).depth(3)))
        .load();
    for step in bytes.split(|byte| *byte == u8::MAX) {
        change(step, base);
        let before = agents.clone();
        let changes = agents.reload();
        let names: Vec<_> = agents.iter().map(|agent| agent.name()).collect();
        assert!(names.is_sorted(), "{names:?}");
        for name in changes.added().iter().chain(changes.changed()) {
            assert!(names.contains(&name.as_str()), "{name}");
        }
        for name in changes.removed() {
            assert!(
                before.get(name).is_some() && agents.get(name).is_none(),
                "{name}"
            );
        }
        hold(&agents);
        assert!(agents.reload().is_empty(), "nothing has changed");
    }
}

fn hold<A: Catalog>(agents: &Agents<A>) {
    for &agent in A::ALL {
        assert_eq!(agents.of(agent).name(), agent.definition().name());
    }
    for agent in agents.iter() {
        assert!(
            agents
                .get(agent.name())
                .is_some_and(|found| *found == *agent)
        );
        let json = serde_json::to_string(&agent.full()).expect("JSON");
        assert!(json.contains("\"prompt\""));
        for section in agent.sections() {
            assert!(agent.prompt().contains(section.markdown()));
        }
        // Whatever it is: no panic.
        let _ = agent.metadata_as::<std::collections::BTreeMap<String, u8>>();
        assert!(agent.to_markdown().to_string().starts_with("---\n"));
    }
    for problem in agents.problems() {
        assert!(!problem.message().is_empty() && !problem.to_string().is_empty());
    }
}

/// Writes or removes a file, as the bytes say.
fn change(bytes: &[u8], base: &Path) {
    let [layer, path, parts @ ..] = bytes else {
        return;
    };
    let layer = if layer % 2 == 0 { "low" } else { "high" };
    let path = base
        .join(layer)
        .join(PATHS[usize::from(*path) % PATHS.len()]);
    if parts.is_empty() {
        // What cannot be removed is not there, or a folder.
        let _ = fs::remove_file(path);
        return;
    }
    let text: String = parts
        .iter()
        .map(|part| PARTS[usize::from(*part) % PARTS.len()])
        .collect();
    let written = path.parent().map(fs::create_dir_all);
    if matches!(written, Some(Ok(()))) {
        // A path may be a folder by now.
        let _ = fs::write(path, text);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn arbitrary_trees_are_loaded() {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut random = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[3]
        };
        for _ in 0..60 {
            let folder = tempfile::tempdir().expect("a folder");
            let mut bytes = Vec::new();
            for _ in 0..random() % 12 {
                bytes.extend([random() % 2, random() % 6, 0, 1 + random() % 3, 3]);
                bytes.extend((0..random() % 6).map(|_| random() % 254));
                bytes.extend([0, random() % 254, u8::MAX]);
            }
            super::check::<crate::Agent>(&bytes, folder.path());
        }
    }
}
