//! The crates that are built.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use include_agents_benches::agents::{self, AgentFile};
use include_agents_reader::{check_sources, options::FileOptions, source::Source};

use super::package;

/// Those of `include-agents-compiler` that its makers were asked to use, with the same features.
const PARSERS: &str = r#"
[build-dependencies]
proc-macro2 = "1"
pulldown-cmark = { version = "0.13", default-features = false }
quote = { version = "1", default-features = false }
serde_yaml = "0.9"
syn = { version = "3", default-features = false, features = ["derive", "parsing", "printing", "proc-macro"] }
"#;

/// What else the macro depends on, with the same features, and without a line of ours.
const OTHERS: &str = r#"annotate-snippets = { version = "0.12", default-features = false, features = ["std"] }
glob = "0.3"
heck = "0.5"
serde = { version = "1", default-features = false }
strsim = "0.11"
unicode-normalization = { version = "0.1", default-features = false }
"#;

/// A macro that has our parsers, with the same features.
const PARSING: &str = r#"[package]
name = "parsing"
version = "0.0.0"
edition = "2024"

[lib]
proc-macro = true

[dependencies]
pulldown-cmark = { version = "0.13", default-features = false }
serde_yaml = "0.9"
"#;

/// A program that looks an agent up.
const MAIN: &str = "include_agents::include_agents!(\"agents\");\n\nfn main() {\n    let name = std::env::args().nth(1).unwrap_or_default();\n    println!(\"{:?}\", Agent::from_name(&name).map(|agent| agent.prompt().len()));\n}\n";

/// Where crates are generated.
pub(crate) struct Workshop {
    folder: PathBuf,
    /// The dependency on this project.
    pub(crate) ours: String,
}

/// A generated crate.
pub(crate) struct Crate {
    folder: PathBuf,
    name: String,
    /// An agent file, to change.
    agent: Option<PathBuf>,
}

impl Workshop {
    pub(crate) fn open() -> io::Result<Self> {
        let folder = package::root().join("target/measured");
        fs::create_dir_all(&folder)?;
        let ours = package::dependency()?;
        Ok(Self { folder, ours })
    }

    /// A crate that includes `count` agents with `include_agents!`.
    pub(crate) fn ours(&self, count: usize) -> io::Result<Crate> {
        // Of one length whatever the count: at start-up, glibc reads a list of mappings in which the program's path is.
        self.ours_in(&format!("ours-{count:05}"), count, "")
    }

    /// The same, in a crate that has its procedural macros optimized.
    pub(crate) fn ours_optimized(&self, count: usize) -> io::Result<Crate> {
        let profile = "\n[profile.dev.build-override]\nopt-level = 3\n";
        self.ours_in(&format!("ours-optimized-{count}"), count, profile)
    }

    /// A crate whose agents have partials and parameters, and one with the same agents as plain files.
    pub(crate) fn prompts(&self, count: usize) -> io::Result<[Crate; 2]> {
        let [prompts, plain] = agents::with_prompts(count);
        let folder = self.folder.join(format!("prompts-{count}"));
        agents::write(&prompts, &folder.join("agents"))?;
        fs::create_dir_all(folder.join("shared"))?;
        for (name, text) in agents::PARTIALS {
            fs::write(folder.join("shared").join(name), text)?;
        }
        let main = MAIN.replace("(\"agents\")", "(\"agents\", partials = \"shared\")");
        let prompts = Crate::write(folder, &self.ours, &main, &prompts)?;
        let folder = self.folder.join(format!("plain-{count}"));
        agents::write(&plain, &folder.join("agents"))?;
        Ok([prompts, Crate::write(folder, &self.ours, MAIN, &plain)?])
    }

    fn ours_in(&self, folder: &str, count: usize, profile: &str) -> io::Result<Crate> {
        let agents = agents::agents(count);
        let folder = self.folder.join(folder);
        agents::write(&agents, &folder.join("agents"))?;
        Crate::write(folder, &(self.ours.clone() + profile), MAIN, &agents)
    }

    /// The same agents as a table that someone would write by hand.
    pub(crate) fn by_hand(&self, count: usize) -> io::Result<Crate> {
        let agents = agents::agents(count);
        let folder = self.folder.join(format!("by-hand-{count}"));
        agents::write(&agents, &folder.join("agents"))?;
        Crate::write(folder, "", &table(&agents), &agents)
    }

    /// A crate that includes these agents.
    pub(crate) fn typical(&self, agents: &[AgentFile]) -> io::Result<Crate> {
        let folder = self.folder.join("typical");
        agents::write(agents, &folder.join("agents"))?;
        let main = "include_agents::include_agents!(\"agents\");\n\nfn main() {\n    println!(\"{}\", Agent::ALL.len());\n}\n";
        Crate::write(folder, &self.ours, main, agents)
    }

    /// A crate whose macro emits the table by hand, once `serde_yaml` and pulldown-cmark have read the files on all
    /// cores.
    pub(crate) fn floor(&self, count: usize) -> io::Result<Crate> {
        self.parsing(&format!("floor-{count}"), count, |_| String::new())
    }

    /// That crate with a documented constant for each agent.
    pub(crate) fn floor_with_constants(&self, count: usize) -> io::Result<Crate> {
        self.parsing(&format!("floor-constants-{count}"), count, constants)
    }

    /// `more` writes what the macro emits besides the table.
    fn parsing(
        &self,
        folder: &str,
        count: usize,
        more: fn(&[AgentFile]) -> String,
    ) -> io::Result<Crate> {
        let agents = agents::agents(count);
        let folder = self.folder.join(folder);
        agents::write(&agents, &folder.join("agents"))?;
        let of_macro = folder.join("parsing");
        fs::create_dir_all(of_macro.join("src"))?;
        write_if_new(&of_macro.join("Cargo.toml"), PARSING)?;
        write_if_new(
            &of_macro.join("src/table.rs"),
            &(table(&agents) + &more(&agents)),
        )?;
        write_if_new(&of_macro.join("src/lib.rs"), include_str!("parsing.rs"))?;
        let dependency = "parsing = { path = \"parsing\" }\n";
        Crate::write(folder, dependency, "parsing::table!();\n", &agents)
    }

    /// The same agents as a table that someone would write by hand.
    pub(crate) fn typical_by_hand(&self, agents: &[AgentFile]) -> io::Result<Crate> {
        let folder = self.folder.join("typical-by-hand");
        agents::write(agents, &folder.join("agents"))?;
        Crate::write(folder, "", &table(agents), agents)
    }

    /// A crate that includes the same files, each as a text, and has an enum with a variant for each.
    pub(crate) fn typical_with_enum(&self, agents: &[AgentFile]) -> io::Result<Crate> {
        self.typical_texts("typical-enum", agents, &enumeration(agents.len()))
    }

    /// A crate that includes the same files, each as a text.
    pub(crate) fn typical_as_texts(&self, agents: &[AgentFile]) -> io::Result<Crate> {
        self.typical_texts("typical-texts", agents, "")
    }

    fn typical_texts(&self, name: &str, agents: &[AgentFile], more: &str) -> io::Result<Crate> {
        let folder = self.folder.join(name);
        agents::write(agents, &folder.join("agents"))?;
        let mut main = String::from(more);
        for (index, AgentFile { name, .. }) in agents.iter().enumerate() {
            let _ = writeln!(
                main,
                "pub const AGENT_{index}: &str = include_str!(\"../agents/{name}.md\");"
            );
        }
        main.push_str("\nfn main() {\n    println!(\"{}\", AGENT_0.len());\n}\n");
        Crate::write(folder, "", &main, agents)
    }

    /// A crate that does nothing but depend on others.
    pub(crate) fn depending(&self, name: &str, dependency: &str) -> io::Result<Crate> {
        let folder = self.folder.join(name);
        Crate::write(folder, dependency, "fn main() {}\n", &[])
    }

    /// A crate that has the parsers of our macro, and nothing else, built where macros are built.
    pub(crate) fn depending_on_our_parsers(&self) -> io::Result<Crate> {
        self.depending_where_macros_are_built("depends-on-parsers", PARSERS)
    }

    /// A crate that has everything that our macro depends on, and of our own crates only these.
    pub(crate) fn depending_on_our_dependencies(&self, ours: &[&str]) -> io::Result<Crate> {
        let mut all = [PARSERS, OTHERS].concat();
        for name in ours {
            all.push_str(&self.ours.replacen("include-agents", name, 1));
        }
        let last = ours.last().unwrap_or(&"dependencies");
        self.depending_where_macros_are_built(&format!("depends-on-{last}"), &all)
    }

    fn depending_where_macros_are_built(&self, name: &str, all: &str) -> io::Result<Crate> {
        let made = self.depending(name, all)?;
        write_if_new(&made.folder.join("build.rs"), "fn main() {}\n")?;
        Ok(made)
    }

    /// A program that reads the same agents when it starts.
    pub(crate) fn reading(&self, count: usize) -> io::Result<Crate> {
        let agents = agents::agents(count);
        let folder = self.folder.join(format!("reading-{count}"));
        agents::write(&agents, &folder.join("agents"))?;
        let main = "fn main() {\n    let name = std::env::args().nth(1).unwrap_or_default();\n    let mut agents = std::collections::HashMap::new();\n    for entry in std::fs::read_dir(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/agents\")).unwrap().flatten() {\n        let text = std::fs::read_to_string(entry.path()).unwrap();\n        let mut parts = text.splitn(3, \"---\\n\").skip(1);\n        let head: serde_yaml::Mapping = serde_yaml::from_str(parts.next().unwrap()).unwrap();\n        let name = head[\"name\"].as_str().unwrap().to_owned();\n        agents.insert(name, (head, parts.next().unwrap().trim().to_owned()));\n    }\n    println!(\"{:?}\", agents.get(&name).map(|(_, prompt)| prompt.len()));\n}\n";
        Crate::write(folder, "serde_yaml = \"0.9\"\n", main, &agents)
    }
}

impl Crate {
    fn write(
        folder: PathBuf,
        dependencies: &str,
        main: &str,
        agents: &[AgentFile],
    ) -> io::Result<Self> {
        let name = folder
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or("measured")
            .to_owned();
        fs::create_dir_all(folder.join("src"))?;
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}\n[workspace]\n"
        );
        write_if_new(&folder.join("Cargo.toml"), &manifest)?;
        write_if_new(&folder.join("src/main.rs"), main)?;
        let agent = agents
            .get(agents.len() / 2)
            .map(|agent| folder.join(format!("agents/{}.md", agent.name)));
        Ok(Self {
            folder,
            name,
            agent,
        })
    }

    /// Runs cargo in the crate, which has a build directory of its own.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> io::Result<()> {
        self.cargo_with(arguments, &[])
    }

    pub(crate) fn cargo_with(
        &self,
        arguments: &[&str],
        variables: &[(&str, &Path)],
    ) -> io::Result<()> {
        let status = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .arg("--quiet")
            .args(arguments)
            .current_dir(&self.folder)
            // Whatever surrounds this program is not part of what is measured.
            .env_remove("RUSTFLAGS")
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .envs(
                variables
                    .iter()
                    .map(|(name, value)| (name, value.as_os_str())),
            )
            .status()?;
        if status.success() {
            Ok(())
        } else {
            Err(io::Error::other(format!(
                "cargo {arguments:?} failed in {}",
                self.name
            )))
        }
    }

    /// Deletes everything that was built.
    pub(crate) fn clean(&self) -> io::Result<()> {
        match fs::remove_dir_all(self.folder.join("target")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Adds a line to one of the agents.
    pub(crate) fn touch(&self) -> io::Result<()> {
        let Some(agent) = &self.agent else {
            return Ok(());
        };
        let text = fs::read_to_string(agent)?;
        fs::write(agent, text + "One more line.\n")
    }

    /// The program, built with that profile.
    pub(crate) fn program(&self, profile: &str) -> PathBuf {
        let file = format!("{}{}", self.name, env::consts::EXE_SUFFIX);
        self.folder.join("target").join(profile).join(file)
    }
}

/// The first 25 real agents in which nothing stops a build and which can be in one catalog, if there is a corpus.
pub(crate) fn typical_agents() -> Option<Vec<AgentFile>> {
    let mut files = agents::corpus()?;
    files.sort_by(|a, b| a.text.cmp(&b.text));
    let mut chosen: Vec<AgentFile> = Vec::new();
    for file in files {
        if chosen.len() == TYPICAL {
            break;
        }
        chosen.push(file);
        let sources = chosen
            .iter()
            .map(|it| Source::in_memory(format!("agents/{}.md", it.name), it.text.clone()));
        let sources = sources.collect();
        let checked = check_sources(&["agents".into()], sources, &FileOptions::default());
        if checked.has_errors() {
            chosen.pop();
        }
    }
    Some(chosen)
}

/// How many agents a typical project has.
const TYPICAL: usize = 25;

fn write_if_new(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text)
}

/// An enum with the traits that ours has.
fn enumeration(variants: usize) -> String {
    let mut text = String::from(
        "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub enum Agent {\n",
    );
    for number in 0..variants {
        let _ = writeln!(text, "    Agent{number},");
    }
    text + "}\n\n"
}

/// A constant for each agent of the table.
fn constants(agents: &[AgentFile]) -> String {
    let mut constants = String::new();
    for (index, AgentFile { description, .. }) in agents.iter().enumerate() {
        let _ = writeln!(
            constants,
            "#[doc = {description:?}]\npub const AGENT_{index}: &Definition = &TABLE[{index}];"
        );
    }
    constants
}

fn table(agents: &[AgentFile]) -> String {
    let mut main = String::from(
        "pub struct Definition {\n    pub name: &'static str,\n    pub description: &'static str,\n    pub model: &'static str,\n    pub tools: &'static [&'static str],\n    pub file: &'static str,\n}\n\n",
    );
    main.push_str(&enumeration(agents.len()));
    let count = agents.len();
    let _ = writeln!(main, "pub static TABLE: [Definition; {count}] = [");
    for AgentFile {
        name, description, ..
    } in agents
    {
        let _ = writeln!(
            main,
            "    Definition {{ name: {name:?}, description: {description:?}, model: \"sonnet\", tools: &[\"Read\", \"Write\", \"Bash\"], file: include_str!(\"../agents/{name}.md\") }},"
        );
    }
    main.push_str("];\n\npub fn find(name: &str) -> Option<&'static Definition> {\n    TABLE.binary_search_by(|agent| agent.name.cmp(name)).ok().map(|index| &TABLE[index])\n}\n\nfn main() {\n    let name = std::env::args().nth(1).unwrap_or_default();\n    println!(\"{:?}\", find(&name).map(|agent| agent.file.len()));\n}\n");
    main
}
