//! Options by name, for callers that read them from a file or a command line.
//!
//! The names are those of the macro: `deny`, `unknown_tool`, `description_budget`, `file_bytes`.

use crate::identifiers;
use crate::lint::{Level, Lint};
use crate::options::FileOptions;
use crate::shape::{Dialect, KeyError, Keys};
pub use crate::unknown::UnknownName;

/// The options that are numbers of bytes.
pub const BUDGETS: &[&str] = &["description_budget", "prompt_budget"];

/// The options that have one value besides their default, and that value.
pub const WORDS: &[(&str, &str)] = &[
    ("description", "optional"),
    ("dialect", "plugin"),
    ("name", "stem"),
];

/// The limits.
pub const LIMITS: &[&str] = &["depth", "file_bytes", "files", "front_matter_bytes"];

/// An entry of `identifiers` that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentifierError {
    /// Whether the agent is wrong, and not its identifier.
    pub is_about_agent: bool,
    /// What is wrong.
    pub message: String,
}

impl FileOptions {
    /// Sets the level of the lint of that name, or of all lints where it is `all`.
    ///
    /// # Errors
    ///
    /// If no lint has that name.
    pub fn set_level(&mut self, level: Level, name: &str) -> Result<(), UnknownName> {
        for lint in lints(name)? {
            self.levels.set(lint, level);
        }
        Ok(())
    }

    /// Denies the lint of that name, or all lints where it is `all`, in such a way that no file can lower the level.
    ///
    /// # Errors
    ///
    /// If no lint has that name.
    pub fn forbid(&mut self, name: &str) -> Result<(), UnknownName> {
        for lint in lints(name)? {
            self.levels.forbid(lint);
        }
        Ok(())
    }

    /// Sets levels by names, several of which may be in one text, separated by commas: `all` before single lints, and of those
    /// the stricter one last.
    ///
    /// # Errors
    ///
    /// If no lint has one of the names.
    pub fn set_levels(&mut self, levels: &[(Level, &Vec<String>)]) -> Result<(), String> {
        for is_all in [true, false] {
            for (level, names) in levels {
                for name in names
                    .iter()
                    .flat_map(|names| names.split(','))
                    .map(str::trim)
                {
                    if (name == "all") == is_all {
                        self.set_level(*level, name)
                            .map_err(|error| error.to_string())?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Forbids lints by names, as [`set_levels`](Self::set_levels) reads them.
    ///
    /// # Errors
    ///
    /// If no lint has one of the names.
    pub fn forbid_all(&mut self, names: &[String]) -> Result<(), String> {
        for name in names.iter().flat_map(|names| names.split(',')) {
            self.forbid(name.trim())
                .map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    /// Sets one of the [`BUDGETS`] in bytes, and denies the lint of that name unless its level was set.
    ///
    /// # Errors
    ///
    /// If no budget has that name.
    pub fn set_budget(&mut self, name: &str, bytes: usize) -> Result<(), UnknownName> {
        let lint = match name {
            "description_budget" => {
                self.description_budget = Some(bytes);
                Lint::DESCRIPTION_BUDGET
            }
            "prompt_budget" => {
                self.prompt_budget = Some(bytes);
                Lint::PROMPT_BUDGET
            }
            _ => return Err(UnknownName::new("budget", name, BUDGETS.iter().copied())),
        };
        self.levels.deny_because(lint, format!("`{name}` is set"));
        Ok(())
    }

    /// Sets one of the [`WORDS`].
    ///
    /// ```
    /// use include_agents_reader::options::FileOptions;
    ///
    /// let mut options = FileOptions::default();
    /// options.set_word("name", "stem").unwrap();
    /// assert!(options.shape.stem_is_name);
    /// let error = options.set_word("name", "stm").unwrap_err();
    /// assert_eq!(error, "unknown value `stm` for `name`: expected `stem`");
    /// ```
    ///
    /// # Errors
    ///
    /// If there is no such option, or it has another value.
    pub fn set_word(&mut self, name: &str, value: &str) -> Result<(), String> {
        let Some((_, word)) = WORDS.iter().find(|(known, _)| *known == name) else {
            let known = WORDS.iter().map(|(known, _)| *known);
            return Err(UnknownName::new("option", name, known).to_string());
        };
        if value != *word {
            return Err(format!(
                "unknown value `{value}` for `{name}`: expected `{word}`"
            ));
        }
        match name {
            "name" => self.shape.stem_is_name = true,
            "dialect" => self.shape.dialect = Dialect::Plugin,
            "description" => self.shape.description_is_optional = true,
            _ => {}
        }
        Ok(())
    }

    /// Adds a tool besides those of Claude Code, or several by a pattern with `*` at its end: `tools`.
    ///
    /// # Errors
    ///
    /// Those of [`OwnTools::add`](crate::shape::OwnTools::add).
    pub fn add_tool(&mut self, name: &str) -> Result<(), String> {
        self.shape.tools.add(name)
    }

    /// Sets the variant of the agent of a name: `identifiers`.
    ///
    /// # Errors
    ///
    /// If it cannot be a variant, or the agent has one already.
    pub fn add_identifier(&mut self, agent: &str, variant: &str) -> Result<(), IdentifierError> {
        let is_twice = self.identifiers.iter().any(|(name, _)| name == agent);
        let message = match identifiers::refused(variant) {
            Some(reason) => reason.to_owned(),
            None if is_twice => format!("duplicate agent `{agent}`"),
            None => {
                self.identifiers
                    .push((agent.to_owned(), variant.to_owned()));
                return Ok(());
            }
        };
        Err(IdentifierError {
            is_about_agent: is_twice && identifiers::refused(variant).is_none(),
            message,
        })
    }

    /// Sets the keys of fields, `keys`: pairs of Claude Code's own key and the one in its place.
    ///
    /// # Errors
    ///
    /// Those of [`Keys::renamed`].
    pub fn set_keys<'a>(
        &mut self,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<(), Vec<KeyError>> {
        self.shape.keys = Keys::renamed(pairs)?;
        Ok(())
    }

    /// Sets the folder of partials, which the macro calls `partials`.
    pub fn set_partials(&mut self, folder: &str) {
        self.partials = Some(folder.to_owned());
    }

    /// Sets one of the [`LIMITS`].
    ///
    /// # Errors
    ///
    /// If no limit has that name.
    pub fn set_limit(&mut self, name: &str, value: usize) -> Result<(), UnknownName> {
        let limit = match name {
            "file_bytes" => &mut self.limits.file_bytes,
            "files" => &mut self.limits.files,
            "front_matter_bytes" => &mut self.limits.front_matter_bytes,
            "depth" => &mut self.limits.depth,
            _ => return Err(UnknownName::new("limit", name, LIMITS.iter().copied())),
        };
        *limit = value;
        Ok(())
    }
}

/// The lint of that name, or all lints where it is `all`.
fn lints(name: &str) -> Result<Vec<Lint>, UnknownName> {
    if name == "all" {
        return Ok(Lint::ALL.to_vec());
    }
    let known = || Lint::ALL.iter().map(|lint| lint.name());
    let lint = Lint::from_name(name).ok_or_else(|| UnknownName::new("lint", name, known()))?;
    Ok(vec![lint])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_known() {
        let mut options = FileOptions::default();
        for name in BUDGETS {
            options.set_budget(name, 7).unwrap();
        }
        for name in LIMITS {
            options.set_limit(name, 7).unwrap();
        }
        assert_eq!(options.description_budget, Some(7));
        assert_eq!(options.prompt_budget, Some(7));
        assert_eq!(options.levels.of(Lint::PROMPT_BUDGET), Level::Deny);
        let limits = options.limits;
        let values = [
            limits.file_bytes,
            limits.files,
            limits.front_matter_bytes,
            limits.depth,
        ];
        assert_eq!(values, [7; 4]);
        options.set_level(Level::Allow, "all").unwrap();
        options.set_level(Level::Warn, "secret").unwrap();
        assert_eq!(options.levels.of(Lint::SECRET), Level::Warn);
        assert_eq!(options.levels.of(Lint::EMPTY_TOOLS), Level::Allow);
    }

    #[test]
    fn other_names_are_errors() {
        let mut options = FileOptions::default();
        for (error, message) in [
            (
                options.set_level(Level::Deny, "secrets"),
                "unknown lint `secrets`; did you mean `secret`?",
            ),
            (
                options.set_limit("file", 1),
                "unknown limit `file`; did you mean `files`?",
            ),
            (options.set_budget("x", 1), "unknown budget `x`"),
        ] {
            assert_eq!(error.unwrap_err().to_string(), message);
        }
    }
}
