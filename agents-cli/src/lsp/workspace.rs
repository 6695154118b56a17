//! The agents around a file: those of its project, with the texts that the editor has.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use include_agents_reader::document::Document;
use include_agents_reader::options::FileOptions;
use include_agents_reader::source::{self, Source};
use include_agents_reader::{Checked, check_sources};

use super::context;
use crate::args::Options;
use crate::project::{FOLDERS, Project};

/// A file of the editor, checked.
pub(crate) struct View {
    /// The text that was checked.
    pub(crate) text: String,
    /// The check of the file and of those beside it.
    pub(crate) checked: Checked,
    /// The index of the file.
    pub(crate) file: usize,
    /// How files are judged.
    pub(crate) options: FileOptions,
}

impl View {
    /// The agent of the file.
    pub(crate) fn document(&self) -> Option<&Document> {
        self.checked
            .catalog
            .all()
            .find(|document| document.file == self.file)
    }

    /// The other agents, by name.
    pub(crate) fn agent(&self, name: &str) -> Option<&Document> {
        self.checked
            .catalog
            .all()
            .find(|document| document.name == name)
    }
}

/// The files on disk, read once and again when the editor says that something changed.
#[derive(Default)]
pub(crate) struct Workspace {
    folders: Vec<PathBuf>,
    projects: HashMap<PathBuf, Loaded>,
}

struct Loaded {
    options: FileOptions,
    sources: Vec<Source>,
}

impl Workspace {
    pub(crate) fn new(folders: Vec<PathBuf>) -> Workspace {
        Workspace {
            folders,
            projects: HashMap::new(),
        }
    }

    /// Forgets what was read.
    pub(crate) fn refresh(&mut self) {
        self.projects.clear();
    }

    /// Checks a file with the text of the editor, or none if it does not look like an agent.
    pub(crate) fn view(&mut self, path: &Path, open: &HashMap<PathBuf, String>) -> Option<View> {
        let text = open.get(path)?;
        let home = self.home(path);
        let loaded = self
            .projects
            .entry(home.clone())
            .or_insert_with(|| load(&home));
        let is_member = loaded.sources.iter().any(|source| source.absolute == path);
        if !is_member && !looks_like_agent(path, text) {
            return None;
        }
        let mut sources = loaded.sources.clone();
        for source in &mut sources {
            if let Some(text) = open.get(&source.absolute) {
                source.text.clone_from(text);
            }
        }
        let file = sources.iter().position(|source| source.absolute == path);
        let file = file.unwrap_or_else(|| {
            let mut source = Source::in_memory(path.display().to_string(), text.as_str());
            path.clone_into(&mut source.file.absolute);
            sources.push(source);
            sources.len() - 1
        });
        Some(View {
            text: text.clone(),
            checked: check_sources(&[], sources, &loaded.options),
            file,
            options: loaded.options.clone(),
        })
    }

    /// The folder of the project that a file belongs to: that of the editor, or the one that has the folder of agents.
    fn home(&self, path: &Path) -> PathBuf {
        let open = self
            .folders
            .iter()
            .filter(|folder| path.starts_with(folder));
        if let Some(folder) = open.max_by_key(|folder| folder.components().count()) {
            return folder.clone();
        }
        let mut above = path.ancestors().skip(1);
        let named = above.find(|folder| FOLDERS.iter().any(|name| folder.join(name).is_dir()));
        named.or(path.parent()).unwrap_or(path).to_owned()
    }
}

/// Reads the agents of a project. What cannot be read is not the matter of the file that is being edited.
fn load(home: &Path) -> Loaded {
    let configured = Project::configured(home, &Options::default());
    let plain = || {
        Project::configured(
            home,
            &Options {
                no_config: true,
                ..Options::default()
            },
        )
    };
    let Ok(mut project) = configured.or_else(|_| plain()) else {
        return Loaded {
            options: FileOptions::default(),
            sources: Vec::new(),
        };
    };
    if project.roots.is_empty() {
        let existing = FOLDERS
            .iter()
            .filter(|folder| project.base.join(folder).is_dir());
        project.roots = existing.map(|&folder| folder.to_owned()).collect();
    }
    let found = source::find(&project.request());
    let sources = source::read_all(&found.files, &project.options.limits);
    Loaded {
        options: project.options,
        sources: sources.into_iter().filter_map(Result::ok).collect(),
    }
}

/// Keys that only agents have. Skills have `name` and `description`, too.
const OF_AGENTS: &[&str] = &[
    "tools",
    "disallowedTools",
    "model",
    "permissionMode",
    "color",
];

/// Whether a file is meant as an agent: a Markdown file in a folder of agents, or one with the keys of an agent.
fn looks_like_agent(path: &Path, text: &str) -> bool {
    let is_markdown = path.extension().is_some_and(|extension| extension == "md");
    let is_skill = path.file_stem().is_some_and(|stem| stem == "SKILL");
    if !is_markdown || is_skill || context::front_matter(text).is_none() {
        return false;
    }
    let in_folder = path
        .parent()
        .is_some_and(|folder| folder.components().any(|part| part.as_os_str() == "agents"));
    let keys = context::keys(text);
    let has = |key: &str| keys.contains(&key);
    in_folder || (has("name") && has("description") && OF_AGENTS.iter().any(|key| has(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agents_are_distinguished_from_other_files() {
        let agent = "---\nname: a\ndescription: d\ntools: Read\n---\n";
        let skill = "---\nname: a\ndescription: d\n---\n";
        let is_agent = |path: &str, text| looks_like_agent(Path::new(path), text);
        assert!(is_agent("/p/.claude/agents/a.md", skill));
        assert!(is_agent("/p/a.md", agent));
        assert!(!is_agent("/p/a.md", skill));
        assert!(!is_agent("/p/agents/SKILL.md", agent));
        assert!(!is_agent("/p/agents/README.md", "# Agents\n"));
        assert!(!is_agent("/p/agents/a.txt", agent));
    }
}
