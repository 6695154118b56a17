//! A crate with catalogs of three kinds, and its docs: hostile agents, real ones, the bundled ones.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use include_agents_compiler::invocation::Invocation;
use include_agents_compiler::{Environment, compile};
use include_agents_tests::sandbox::{Output, Sandbox, skip, workspace_root};

use super::library;

/// Every warning of rustdoc, as an error.
pub(crate) const STRICT: &str = "-Dwarnings -Wrustdoc::all";

/// What users write for their own front page and around a catalog.
const LIB: &str = "\
//! Agents.
#![cfg_attr(doc, doc = include_agents::summary!(hostile::Agent in \"hostile\", allow(all)))]
#![deny(missing_docs)]

pub use few::Expert;

/// Hostile agents.
pub mod hostile {
    include_agents::include_agents! {
        /// What its author wrote.
        #[agents(allow(all))]
        pub enum Agent in \"hostile\";
    }
}

/// The agents of a team.
pub mod team {
    include_agents::include_agents!(\"team\");
}

// A private module of which only the enum is public: constants have no pages, so their names are not links.
mod few {
    include_agents::include_agents! {
        #[agents(allow(all), include(\"html.md\", \"fences.md\"))]
        pub enum Expert in \"hostile\";
    }
}

/// Two catalogs in one module, without constants.
pub mod bare {
    include_agents::include_agents! {
        #[agents(allow(all), constants = false)]
        pub enum First in \"hostile\";
    }
    include_agents::include_agents! {
        #[agents(allow(all), constants = false)]
        pub enum Second in \"hostile\";
    }
}

/// A private catalog inside a function.
pub fn inside() -> usize {
    include_agents::include_agents!(\"hostile\", allow(all));
    Agent::ALL.len()
}
";

const CORPUS: &str = "
/// Real agents.
pub mod corpus {
    include_agents::include_agents!(\"corpus\", allow(all));
}
";

/// The crate with its docs.
pub(crate) struct Gallery {
    pub(crate) sandbox: Sandbox,
    docs: PathBuf,
    /// Whether the module `corpus` is there.
    pub(crate) has_corpus: bool,
}

/// The gallery, with its docs made under [`STRICT`].
pub(crate) static GALLERY: LazyLock<Gallery> = LazyLock::new(|| {
    let sandbox = library("gallery");
    for agents in ["hostile", "team"] {
        let folder = workspace_root().join("tests/fixtures").join(agents);
        copy_agents(&sandbox, &folder, agents);
    }
    let corpus = corpus();
    let mut lib = LIB.to_owned();
    if let Some(corpus) = &corpus {
        copy_agents(&sandbox, corpus, "corpus");
        lib.push_str(CORPUS);
    }
    sandbox.write("src/lib.rs", &lib);
    // Another test may make docs while these are looked at. (Before Rust 1.91 the crates are built for this folder as well.)
    let target = sandbox.target().join("gallery");
    let _: Output = sandbox
        .cargo(&["doc", "--no-deps", "-p", "gallery", "-p", "include-agents"])
        .env("CARGO_BUILD_BUILD_DIR", sandbox.target())
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTDOCFLAGS", STRICT)
        .succeed();
    Gallery {
        docs: target.join("doc"),
        sandbox,
        has_corpus: corpus.is_some(),
    }
});

impl Gallery {
    /// The file of a page: `gallery/index.html`.
    pub(crate) fn page(&self, name: &str) -> PathBuf {
        self.docs.join(name)
    }
}

/// The corpus, or `None`, with a message, where it is absent.
pub(crate) fn corpus() -> Option<PathBuf> {
    let shared = std::env::var_os("INCLUDE_AGENTS_SHARED")
        .map_or_else(|| workspace_root().join("../shared"), PathBuf::from);
    let corpus = shared.join("corpus");
    if corpus.is_dir() {
        return Some(corpus);
    }
    skip("../shared/corpus is absent");
    None
}

/// Copies the agents of a folder, with its sub-folders.
fn copy_agents(sandbox: &Sandbox, from: &Path, to: &str) {
    for (_, path, text) in agents(from) {
        sandbox.write(&format!("{to}/{path}"), &text);
    }
}

/// Name, path and text of the agents of a folder, but for those that do not compile and second ones of a name.
pub(crate) fn agents(folder: &Path) -> Vec<(String, String, String)> {
    let call: Invocation = syn::parse_str("\".\", allow(all)").unwrap();
    let environment = Environment {
        manifest_dir: folder.to_owned(),
        working_dir: folder.to_owned(),
        // With a build script, so that `untracked_folder` is quiet.
        variable: &|name| (name == "OUT_DIR").then(|| "target/out".to_owned()),
    };
    let compiled = compile(&call, &environment);
    let is_wrong = |file| {
        let mut problems = compiled.checked.problems.iter();
        problems.any(|problem| problem.file() == Some(file))
    };
    let entries = compiled.checked.catalog.agents.iter();
    entries
        .map(|entry| &entry.document)
        .filter(|document| !is_wrong(document.file))
        .map(|document| {
            let source = &document.source;
            (
                document.name.clone(),
                source.root_relative.clone(),
                source.text.clone(),
            )
        })
        .collect()
}
