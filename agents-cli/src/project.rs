//! Which files are read, and how they are judged: the options of the command line over those of `agents.toml`.

use std::path::{Path, PathBuf};

use include_agents_reader::config::{Config, DeclaredField, FILE};
use include_agents_reader::lint::{Level, Lint};
use include_agents_reader::options::FileOptions;
use include_agents_reader::settings::BUDGETS;
use include_agents_reader::source::Request;
use include_agents_reader::{Checked, check};

use crate::Failure;
use crate::args::{Input, Options};

/// Where agents are looked for if nothing says otherwise.
pub const FOLDERS: &[&str] = &[".claude/agents", "agents"];

/// Lints about the package around the agents. Here there may be none.
const OF_PACKAGES: &[Lint] = &[Lint::OUTSIDE_PACKAGE, Lint::UNTRACKED_FOLDER];

/// A set of agent files, and how they are judged.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder that `folders` and paths in messages are relative to.
    pub base: PathBuf,
    /// The folder that the program runs in, to which paths in messages are relative.
    pub working_dir: PathBuf,
    /// Folders and files.
    pub roots: Vec<String>,
    /// Patterns of which a file has to match one, if there are any.
    pub include: Vec<String>,
    /// Patterns of which a file may match none.
    pub exclude: Vec<String>,
    /// Levels, budgets, limits and declared keys.
    pub options: FileOptions,
    /// The declared keys, with what editors need to know of them.
    pub fields: Vec<DeclaredField>,
    /// The `agents.toml` that was read.
    pub config: Option<PathBuf>,
}

impl Project {
    /// The project of a command.
    ///
    /// # Errors
    ///
    /// If an option or `agents.toml` is wrong, or there are no folders to read.
    pub fn open(input: &Input) -> Result<Project, Failure> {
        let working_dir = working_dir()?;
        let mut project = Project::configured(&working_dir, &input.options)?;
        if !input.paths.is_empty() {
            project.roots.clone_from(&input.paths);
            project.base.clone_from(&working_dir);
        }
        // The message of the reader would mention a crate.
        if let Some(path) = input
            .paths
            .iter()
            .find(|path| !working_dir.join(path).exists())
        {
            return Err(Failure::new(format!("`{path}` does not exist")));
        }
        if project.roots.is_empty() {
            let existing = FOLDERS
                .iter()
                .filter(|folder| project.base.join(folder).is_dir());
            project.roots = existing.map(|&folder| folder.to_owned()).collect();
        }
        if project.roots.is_empty() {
            return Err(Failure::new(format!(
                "no agents found: there is neither `{}` nor `{}` here; name the folder, as in `cargo agents check FOLDER`",
                FOLDERS[0], FOLDERS[1]
            )));
        }
        Ok(project)
    }

    /// The project of a folder, with the folders that `agents.toml` names, if any.
    ///
    /// # Errors
    ///
    /// If an option or `agents.toml` is wrong.
    pub fn configured(folder: &Path, options: &Options) -> Result<Project, Failure> {
        let mut project = Project {
            base: folder.to_owned(),
            working_dir: folder.to_owned(),
            roots: Vec::new(),
            include: Vec::new(),
            exclude: Vec::new(),
            options: FileOptions::default(),
            fields: Vec::new(),
            config: None,
        };
        for lint in OF_PACKAGES {
            project.options.levels.set(*lint, Level::Allow);
        }
        let config = match &options.config {
            Some(path) => Some(folder.join(path)),
            None if options.no_config => None,
            None => folder
                .ancestors()
                .map(|it| it.join(FILE))
                .find(|it| it.is_file()),
        };
        if let Some(path) = config {
            let text = std::fs::read_to_string(&path)
                .map_err(|error| Failure::io("read", &path, &error))?;
            let base = Config {
                options: project.options,
                ..Config::default()
            };
            let config = base.over(&text);
            let config = config
                .map_err(|message| Failure::new(format!("`{}`: {message}", path.display())))?;
            path.parent()
                .unwrap_or(folder)
                .clone_into(&mut project.base);
            project.roots = config.folders;
            project.include = config.include;
            project.exclude = config.exclude;
            project.options = config.options;
            project.fields = config.fields;
            project.config = Some(path);
        }
        project.apply(options).map_err(Failure::new)?;
        Ok(project)
    }

    /// Finds, reads and checks the files.
    #[must_use]
    pub fn check(&self) -> Checked {
        check(&self.request(), &self.options)
    }

    /// What to find and read.
    #[must_use]
    pub fn request(&self) -> Request<'_> {
        Request {
            roots: self.roots.clone(),
            manifest_dir: self.base.clone(),
            working_dir: self.working_dir.clone(),
            env: &|name| std::env::var(name).ok(),
            include: self.include.clone(),
            exclude: self.exclude.clone(),
            limits: self.options.limits,
        }
    }

    fn apply(&mut self, options: &Options) -> Result<(), String> {
        self.include.extend(options.include.iter().cloned());
        self.exclude.extend(options.exclude.iter().cloned());
        self.options.set_levels(&[
            (Level::Allow, &options.allow),
            (Level::Warn, &options.warn),
            (Level::Deny, &options.deny),
        ])?;
        self.options.forbid_all(&options.forbid)?;
        for (name, bytes) in BUDGETS
            .iter()
            .zip([options.description_budget, options.prompt_budget])
        {
            if let Some(bytes) = bytes {
                self.options
                    .set_budget(name, bytes)
                    .map_err(|error| error.to_string())?;
            }
        }
        for limit in &options.limit {
            let (name, number) = limit.split_once('=').unwrap_or((limit, ""));
            let number = number
                .parse()
                .map_err(|_| format!("expected `--limit NAME=NUMBER`, found `{limit}`"))?;
            self.options
                .set_limit(name, number)
                .map_err(|error| error.to_string())?;
        }
        Ok(())
    }
}

/// The folder that the program runs in.
pub(crate) fn working_dir() -> Result<PathBuf, Failure> {
    std::env::current_dir()
        .map_err(|error| Failure::new(format!("cannot find the current folder: {error}")))
}
