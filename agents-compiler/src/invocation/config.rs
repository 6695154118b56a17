//! `config = "agents.toml"`: options in a file, which the command line reads, too.

use std::path::PathBuf;

use include_agents_reader::options::FileOptions;

use crate::environment::Environment;

/// What a file of options says.
#[derive(Debug)]
pub struct Config {
    /// The file, which rustc tracks.
    pub path: PathBuf,
    /// The patterns of `include`.
    pub include: Vec<String>,
    /// The patterns of `exclude`.
    pub exclude: Vec<String>,
    /// How files are read and checked.
    pub files: FileOptions,
}

/// Reads the file at a path of a call. An error is a message for that path.
pub(crate) type ReadConfig<'a> = dyn Fn(&str) -> Result<Config, String> + 'a;

/// For a call that is parsed without a crate around it.
pub(super) fn without_crate(_: &str) -> Result<Config, String> {
    Err("no crate to read a file of".to_owned())
}

/// Reads the file, whose path is relative to the folder of the crate.
#[cfg(feature = "config")]
pub(crate) fn read(path: &str, environment: &Environment<'_>) -> Result<Config, String> {
    use std::path::Path;

    let absolute = environment.manifest_dir.join(path);
    let text = std::fs::read_to_string(&absolute)
        .map_err(|error| format!("cannot read `{path}`: {error}"))?;
    let read = include_agents_reader::config::Config::read(&text);
    let mut config = read.map_err(|message| format!("`{path}`: {message}"))?;
    // Folders in the file are relative to it, and those of a call to the crate.
    let beside = |folder: &str| {
        let parent = Path::new(path).parent().unwrap_or(Path::new(""));
        parent.join(folder).to_string_lossy().replace('\\', "/")
    };
    for folder in [&mut config.options.partials, &mut config.options.skills] {
        *folder = folder.as_deref().map(beside);
    }
    Ok(Config {
        path: absolute,
        include: config.include,
        exclude: config.exclude,
        files: config.options,
    })
}

#[cfg(not(feature = "config"))]
pub(crate) fn read(_: &str, _: &Environment<'_>) -> Result<Config, String> {
    Err("`config` needs the feature `config` of `include-agents`".to_owned())
}

#[cfg(test)]
mod tests {
    use syn::parse::{ParseStream, Parser as _};

    use super::*;
    use crate::invocation::Invocation;

    #[test]
    fn entries_of_the_file_and_of_the_call_have_places() {
        let read = |_: &str| {
            let mut files = FileOptions {
                skills: Some("skills".to_owned()),
                ..FileOptions::default()
            };
            files.add_identifier("b", "Bee").unwrap();
            Ok(Config {
                path: PathBuf::from("agents.toml"),
                include: Vec::new(),
                exclude: Vec::new(),
                files,
            })
        };
        let parse = |input: ParseStream<'_>| Invocation::parse_with(input, &read);
        let call = r#""agents", config = "agents.toml", identifiers("c" = Cee)"#;
        let options = parse.parse_str(call).unwrap().options;
        let identifiers = options.files.identifiers;
        assert_eq!(identifiers.len(), 2);
        assert_eq!(options.places.identifiers.len(), identifiers.len());
        assert!(options.places.skills.is_some() && options.places.partials.is_none());
    }
}
