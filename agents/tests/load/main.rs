//! Agents that are read at run time.

mod hostile;
mod layers;
mod metadata;
mod partials;
mod reload;
mod shape;
mod trees;
#[cfg(feature = "watch")]
mod watch;

use std::fs;
use std::path::{Path, PathBuf};

use include_agents::load::{Agents, Layers, Problem};
use tempfile::TempDir;

include_agents::include_agents!("catalog", allow(untracked_folder));

/// The name of an agent that is compiled in.
const BUILT_IN: &str = "cloudflare-rust-expert";

/// A folder that is removed in the end.
struct Sandbox {
    folder: TempDir,
}

impl Sandbox {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file, and the folders around it.
    fn write(&self, path: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(&path, text).expect("a file");
        path
    }

    fn layers(&self) -> Layers<Agent> {
        Layers::of::<Agent>().relative_to(self.path())
    }
}

fn agent(name: &str, prompt: &str) -> String {
    format!("---\nname: {name}\ndescription: Does what {name} does\n---\n\n{prompt}\n")
}

fn messages(agents: &Agents<Agent>) -> Vec<&str> {
    agents.problems().iter().map(Problem::message).collect()
}
