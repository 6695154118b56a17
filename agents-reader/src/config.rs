//! The options that are in a file, `agents.toml`, for all that check the same agents.

use toml::{Table, Value};

use crate::lint::{Level, Lint};
use crate::options::{Declared, FileOptions};
use crate::settings::{BUDGETS, LIMITS, WORDS};
use crate::unknown::UnknownName;

/// The name of the file.
pub const FILE: &str = "agents.toml";

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

/// What a file of options says.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Folders and files.
    pub folders: Vec<String>,
    /// Patterns of which a file has to match one, if there are any.
    pub include: Vec<String>,
    /// Patterns of which a file may match none.
    pub exclude: Vec<String>,
    /// Levels, budgets, limits, shapes, and declared keys.
    pub options: FileOptions,
    /// The declared keys, with what editors need to know of them.
    pub fields: Vec<DeclaredField>,
}

impl Config {
    /// Reads the text of such a file.
    ///
    /// ```
    /// use include_agents_reader::config::Config;
    /// use include_agents_reader::lint::{Level, Lint};
    ///
    /// let config = Config::read("deny = [\"unknown_field\"]\nexclude = \"drafts/**\"\n").unwrap();
    /// assert_eq!(config.options.levels.of(Lint::UNKNOWN_FIELD), Level::Deny);
    /// assert_eq!(config.exclude, ["drafts/**"]);
    ///
    /// let error = Config::read("den = \"unknown_field\"\n").unwrap_err();
    /// assert_eq!(error, "unknown option `den`; did you mean `deny`?");
    /// ```
    ///
    /// # Errors
    ///
    /// If the text is not TOML, or a name or a value in it is wrong.
    pub fn read(text: &str) -> Result<Config, String> {
        Config::default().over(text)
    }

    /// Reads the text of such a file; what it does not set stays as it is here.
    ///
    /// # Errors
    ///
    /// Those of [`Config::read`].
    pub fn over(mut self, text: &str) -> Result<Config, String> {
        let table: Table = text
            .parse()
            .map_err(|error: toml::de::Error| error.to_string().trim_end().to_owned())?;
        for key in table.keys() {
            if !KEYS.contains(&key.as_str()) {
                return Err(UnknownName::new("option", key, KEYS.iter().copied()).to_string());
            }
        }
        self.folders = strings(&table, "folders")?;
        self.include = strings(&table, "include")?;
        self.exclude = strings(&table, "exclude")?;
        let [allow, warn, deny] = ["allow", "warn", "deny"].map(|level| strings(&table, level));
        self.options.set_levels(&[
            (Level::Allow, &allow?),
            (Level::Warn, &warn?),
            (Level::Deny, &deny?),
        ])?;
        self.options.forbid_all(&strings(&table, "forbid")?)?;
        self.read_numbers(&table)?;
        self.read_shape(&table)?;
        self.read_fields(&table)?;
        Ok(self)
    }

    fn read_numbers(&mut self, table: &Table) -> Result<(), String> {
        for name in BUDGETS {
            if let Some(value) = table.get(*name) {
                let bytes = number(name, value)?;
                self.options
                    .set_budget(name, bytes)
                    .map_err(|error| error.to_string())?;
            }
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
        Ok(())
    }

    fn read_fields(&mut self, table: &Table) -> Result<(), String> {
        let Some(value) = table.get("fields") else {
            return Ok(());
        };
        for (key, value) in table_of("fields", value)? {
            self.fields.push(field(key, value)?);
        }
        let required = self.fields.iter().filter(|field| field.is_required);
        self.options.declared = Some(Declared {
            structure: FILE.to_owned(),
            keys: self.fields.iter().map(|field| field.key.clone()).collect(),
            required: required.map(|field| field.key.clone()).collect(),
        });
        self.options
            .levels
            .deny_because(Lint::UNKNOWN_FIELD, "`agents.toml` declares the fields");
        Ok(())
    }

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
        if let Some(value) = table.get("partials") {
            let folder = value.as_str();
            let folder = folder.ok_or("expected the path of a folder in `partials`")?;
            self.options.set_partials(folder);
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
