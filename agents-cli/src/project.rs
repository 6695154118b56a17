//! Which files are read, and how they are judged: the options of the command line over those of `agents.toml`.

use std::path::{Path, PathBuf};

use include_agents_reader::lint::{Level, Lint};
use include_agents_reader::options::{Declared, FileOptions};
use include_agents_reader::settings::{BUDGETS, LIMITS, UnknownName, WORDS};
use include_agents_reader::source::Request;
use include_agents_reader::{Checked, check};
use toml::{Table, Value};

use crate::Failure;
use crate::args::{Input, Options};

/// The name of the file with options.
pub const CONFIG: &str = "agents.toml";

/// Where agents are looked for if nothing says otherwise.
pub const FOLDERS: &[&str] = &[".claude/agents", "agents"];

/// Lints about the package around the agents. Here there may be none.
const OF_PACKAGES: &[Lint] = &[Lint::OUTSIDE_PACKAGE, Lint::UNTRACKED_FOLDER];

/// The keys of `agents.toml`.
const KEYS: &[&str] = &[
    "allow",
    "deny",
    "description",
    "description_budget",
    "dialect",
    "exclude",
    "fields",
    "folders",
    "forbid",
    "identifiers",
    "include",
    "keys",
    "limits",
    "name",
    "overlay",
    "partials",
    "prompt_budget",
    "skills",
    "tools",
    "warn",
];

/// The types that a declared key may have, as JSON Schema names them.
pub const TYPES: &[&str] = &[
    "any", "array", "boolean", "integer", "number", "object", "string",
];

/// A key of the front matter that `agents.toml` declares under `[fields]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredField {
    /// The key.
    pub key: String,
    /// One of [`TYPES`].
    pub value_type: String,
    /// What it means, for editors.
    pub description: Option<String>,
    /// Whether every file has to have it.
    pub is_required: bool,
}

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
                .map(|it| it.join(CONFIG))
                .find(|it| it.is_file()),
        };
        if let Some(path) = config {
            let text = std::fs::read_to_string(&path)
                .map_err(|error| Failure::io("read", &path, &error))?;
            let read = || project.read_config(&text, path.parent().unwrap_or(folder));
            let mut read = read;
            read().map_err(|message| Failure::new(format!("`{}`: {message}", path.display())))?;
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
        self.set_levels(&[
            (Level::Allow, &options.allow),
            (Level::Warn, &options.warn),
            (Level::Deny, &options.deny),
        ])?;
        self.forbid(&options.forbid)?;
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

    /// Sets levels: `all` before single lints, and of those the stricter one last.
    fn set_levels(&mut self, levels: &[(Level, &Vec<String>)]) -> Result<(), String> {
        for is_all in [true, false] {
            for (level, names) in levels {
                for name in names
                    .iter()
                    .flat_map(|names| names.split(','))
                    .map(str::trim)
                {
                    if (name == "all") == is_all {
                        self.options
                            .set_level(*level, name)
                            .map_err(|error| error.to_string())?;
                    }
                }
            }
        }
        Ok(())
    }

    fn forbid(&mut self, names: &[String]) -> Result<(), String> {
        for name in names.iter().flat_map(|names| names.split(',')) {
            self.options
                .forbid(name.trim())
                .map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    fn read_config(&mut self, text: &str, folder: &Path) -> Result<(), String> {
        let table: Table = text
            .parse()
            .map_err(|error: toml::de::Error| error.to_string().trim_end().to_owned())?;
        for key in table.keys() {
            if !KEYS.contains(&key.as_str()) {
                return Err(UnknownName::new("option", key, KEYS.iter().copied()).to_string());
            }
        }
        folder.clone_into(&mut self.base);
        self.roots = strings(&table, "folders")?;
        self.include = strings(&table, "include")?;
        self.exclude = strings(&table, "exclude")?;
        let levels = [
            (Level::Allow, &strings(&table, "allow")?),
            (Level::Warn, &strings(&table, "warn")?),
            (Level::Deny, &strings(&table, "deny")?),
        ];
        self.set_levels(&levels)?;
        self.forbid(&strings(&table, "forbid")?)?;
        for name in BUDGETS {
            if let Some(value) = table.get(*name) {
                let bytes = number(name, value)?;
                self.options
                    .set_budget(name, bytes)
                    .map_err(|error| error.to_string())?;
            }
        }
        self.read_shape(&table)?;
        if let Some(value) = table.get("partials") {
            let folder = value.as_str();
            let folder = folder.ok_or("expected the path of a folder in `partials`")?;
            self.options.set_partials(folder);
        }
        if let Some(value) = table.get("limits") {
            for (name, value) in table_of("limits", value)? {
                if !LIMITS.contains(&name.as_str()) {
                    return Err(UnknownName::new("limit", name, LIMITS.iter().copied()).to_string());
                }
                let value = number(name, value)?;
                self.options
                    .set_limit(name, value)
                    .map_err(|error| error.to_string())?;
            }
        }
        if let Some(value) = table.get("fields") {
            for (key, value) in table_of("fields", value)? {
                self.fields.push(field(key, value)?);
            }
            self.options.declared = Some(Declared {
                structure: CONFIG.to_owned(),
                keys: self.fields.iter().map(|field| field.key.clone()).collect(),
                required: self
                    .fields
                    .iter()
                    .filter(|field| field.is_required)
                    .map(|field| field.key.clone())
                    .collect(),
            });
            self.options
                .levels
                .deny_because(Lint::UNKNOWN_FIELD, "`agents.toml` declares the fields");
        }
        Ok(())
    }
}

/// The options for other shapes of files.
impl Project {
    fn read_shape(&mut self, table: &Table) -> Result<(), String> {
        for (name, _) in WORDS {
            if let Some(value) = table.get(*name) {
                let value = value
                    .as_str()
                    .ok_or_else(|| format!("expected a string in `{name}`"))?;
                self.options.set_word(name, value)?;
            }
        }
        for tool in strings(table, "tools")? {
            self.options.add_tool(&tool)?;
        }
        if let Some(value) = table.get("skills") {
            let folder = value.as_str();
            let folder = folder.ok_or_else(|| "expected a string in `skills`".to_owned())?;
            self.options.skills = Some(folder.to_owned());
        }
        if let Some(value) = table.get("overlay") {
            let value = value.as_bool();
            self.options.overlay =
                value.ok_or_else(|| "expected `true` or `false` in `overlay`".to_owned())?;
        }
        if let Some(value) = table.get("identifiers") {
            for (agent, identifier) in pairs_of("identifiers", value)? {
                self.options
                    .add_identifier(agent, identifier)
                    .map_err(|error| format!("`identifiers.{agent}`: {}", error.message))?;
            }
        }
        if let Some(value) = table.get("keys") {
            let pairs = pairs_of("keys", value)?;
            self.options
                .set_keys(pairs)
                .map_err(|errors| errors.into_iter().map(|it| it.message).next())
                .map_err(Option::unwrap_or_default)?;
        }
        Ok(())
    }
}

/// The folder that the program runs in.
pub(crate) fn working_dir() -> Result<PathBuf, Failure> {
    std::env::current_dir()
        .map_err(|error| Failure::new(format!("cannot find the current folder: {error}")))
}

fn strings(table: &Table, key: &str) -> Result<Vec<String>, String> {
    let Some(value) = table.get(key) else {
        return Ok(Vec::new());
    };
    let of = |value: &Value| value.as_str().map(str::to_owned);
    match value {
        Value::String(text) => Some(vec![text.clone()]),
        Value::Array(items) => items.iter().map(of).collect(),
        _ => None,
    }
    .ok_or_else(|| format!("expected strings in `{key}`"))
}

fn number(key: &str, value: &Value) -> Result<usize, String> {
    let number = value
        .as_integer()
        .and_then(|number| usize::try_from(number).ok());
    number.ok_or_else(|| format!("expected a positive integer in `{key}`"))
}

fn table_of<'a>(key: &str, value: &'a Value) -> Result<&'a Table, String> {
    value
        .as_table()
        .ok_or_else(|| format!("expected a table in `{key}`"))
}

/// A table of strings.
fn pairs_of<'a>(key: &str, value: &'a Value) -> Result<Vec<(&'a str, &'a str)>, String> {
    let pairs = table_of(key, value)?.iter();
    pairs
        .map(|(name, value)| {
            let value = value.as_str();
            let value = value.ok_or_else(|| format!("expected a string in `{key}.{name}`"))?;
            Ok((name.as_str(), value))
        })
        .collect()
}

/// Reads `priority = "integer"` or `priority = { type = "integer", required = true, description = ".." }`.
fn field(key: &str, value: &Value) -> Result<DeclaredField, String> {
    let empty = Table::new();
    let (value_type, rest) = match value {
        Value::String(name) => (Some(name.as_str()), &empty),
        Value::Table(table) => (table.get("type").map_or(Some("any"), Value::as_str), table),
        _ => (None, &empty),
    };
    let value_type =
        value_type.ok_or_else(|| format!("expected the name of a type in `fields.{key}`"))?;
    if !TYPES.contains(&value_type) {
        return Err(UnknownName::new("type", value_type, TYPES.iter().copied()).to_string());
    }
    let known = ["type", "required", "description"];
    if let Some(other) = rest.keys().find(|name| !known.contains(&name.as_str())) {
        return Err(UnknownName::new("key", other, known).to_string());
    }
    let is_required = match rest.get("required") {
        None => false,
        Some(value) => value
            .as_bool()
            .ok_or_else(|| format!("expected `true` or `false` in `fields.{key}.required`"))?,
    };
    Ok(DeclaredField {
        key: key.to_owned(),
        value_type: value_type.to_owned(),
        description: rest
            .get("description")
            .and_then(Value::as_str)
            .map(str::to_owned),
        is_required,
    })
}
