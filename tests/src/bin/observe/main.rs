//! `cargo run -p include-agents-tests --bin observe -- [MODE] [--text] INSTALLATION FOLDER OUT.jsonl`: what Claude Code does
//! with agent files, by running it.
//!
//! Claude Code runs offline against a stand-in for the model on loopback. It loads the files as the agents of an empty
//! project, is asked to start each of them, and what it would have sent is written down. Nothing leaves the machine: Claude
//! Code runs in a network namespace of its own, with an empty environment and a fresh home.
//!
//! `INSTALLATION` is a folder in which `npm install @anthropic-ai/claude-code@VERSION` was run.
//!
//! | mode | `FOLDER` is |
//! |---|---|
//! | none | a folder of agent files; all are the agents of one project, and their names differ |
//! | `--single` | the same, with a project for each file: for files about names, or that stop a load |
//! | `--plugin` | the same, as the agents of a plugin named `p` |
//! | `--json` | a JSON file for the option `--agents` |
//!
//! With `--text`, each line carries the text of its file, as those in `tests/observed` do.
//!
//! A line has `file`, `outcome` (`loads`, `dropped`, `refused`, `duplicate`, `built-in`), `name`, `description`, `listed` (the
//! tools as Claude Code shows them to the model), `prompt`, `tools` (those that it sends for the agent), `all_tools` (whether
//! an agent without `tools` gets the same), `model`, `effort`, `refusal` and `log`; absent values are omitted.

mod model;
mod rows;
mod session;

use std::env;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::{Value, json};

use rows::{Observed, Row};
use session::Claude;

/// The variable that says that the namespace was entered.
const INSIDE: &str = "INCLUDE_AGENTS_OBSERVE_INSIDE";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [first, tools @ ..] = arguments.as_slice()
        && first == session::MCP_SERVER
    {
        session::serve_mcp(tools);
        return ExitCode::SUCCESS;
    }
    match run(&arguments) {
        Ok(code) => code,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
    }
}

/// What to observe.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Folder,
    Single,
    Plugin,
    Json,
}

fn run(arguments: &[String]) -> Result<ExitCode, String> {
    let usage =
        "usage: observe [--single | --plugin | --json] [--text] INSTALLATION FOLDER OUT.jsonl";
    let mut mode = Mode::Folder;
    let mut with_text = false;
    let mut paths = Vec::new();
    for argument in arguments {
        match argument.as_str() {
            "--single" => mode = Mode::Single,
            "--plugin" => mode = Mode::Plugin,
            "--json" => mode = Mode::Json,
            "--text" => with_text = true,
            option if option.starts_with("--") => return Err(usage.to_owned()),
            path => paths.push(PathBuf::from(path)),
        }
    }
    let [installation, folder, out] = paths.as_slice() else {
        return Err(usage.to_owned());
    };
    if env::var_os(INSIDE).is_none() {
        return enter_namespace(arguments);
    }
    let claude = Claude::find(installation)?;
    let folder = fs::canonicalize(folder).map_err(|error| at(folder, &error))?;
    let file = File::create(out).map_err(|error| at(out, &error))?;
    let mut output = Output {
        file,
        text_from: with_text.then(|| folder.clone()),
    };
    observe(mode, &claude, &folder, &mut output).map_err(|error| error.to_string())?;
    Ok(ExitCode::SUCCESS)
}

/// Runs this program again where there is no network but loopback.
fn enter_namespace(arguments: &[String]) -> Result<ExitCode, String> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let status = Command::new("unshare")
        .args(["-rn", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"])
        .arg(program)
        .args(arguments)
        .env(INSIDE, "1")
        .status();
    match status {
        Ok(status) if status.success() => Ok(ExitCode::SUCCESS),
        Ok(_) => Ok(ExitCode::FAILURE),
        Err(error) => Err(format!(
            "cannot enter a network namespace, without which Claude Code is not run: unshare: {error}"
        )),
    }
}

fn observe(mode: Mode, claude: &Claude, folder: &Path, output: &mut Output) -> io::Result<()> {
    match mode {
        Mode::Json => {
            let text = fs::read_to_string(folder)?;
            let agents: Value = serde_json::from_str(&text)?;
            let names = agents.as_object();
            let names = names.map(|it| it.keys().cloned().collect());
            let option = ["--agents", &folder.to_string_lossy()].map(str::to_owned);
            let observed = Observed::of(claude, None, &option, names.as_ref())?;
            for row in observed.rows {
                output.put(None, &row, &[])?;
            }
        }
        Mode::Single => {
            for (relative, path) in rows::agent_files(folder)? {
                let alone = tempfile::tempdir()?;
                let name = path.file_name().unwrap_or_default();
                fs::copy(&path, alone.path().join(name))?;
                let observed = Observed::of(claude, Some(alone.path()), &[], None)?;
                let row = observed.rows.into_iter().next();
                let row = row.unwrap_or_else(|| Row::without_agent("dropped"));
                let name = name.to_string_lossy();
                let is_about = |line: &&String| line.contains(&*name) || line.contains("Agent '");
                let log: Vec<String> = observed.log.iter().filter(is_about).cloned().collect();
                output.put(Some(&relative), &row, &log)?;
            }
        }
        Mode::Folder => {
            let observed = Observed::of(claude, Some(folder), &[], None)?;
            put_files(observed, folder, false, output)?;
        }
        Mode::Plugin => {
            let plugin = tempfile::tempdir()?;
            fs::create_dir(plugin.path().join(".claude-plugin"))?;
            session::copy(folder, &plugin.path().join("agents"))?;
            let manifest = json!({"name": "p", "version": "0.0.1", "description": "p"});
            let path = plugin.path().join(".claude-plugin/plugin.json");
            fs::write(path, manifest.to_string())?;
            let option = ["--plugin-dir", &plugin.path().to_string_lossy()].map(str::to_owned);
            let mut observed = Observed::of(claude, None, &option, None)?;
            let root = format!("{}/agents/", plugin.path().display());
            for line in &mut observed.log {
                *line = line.replace(&root, "");
            }
            put_files(observed, folder, true, output)?;
        }
    }
    Ok(())
}

/// Writes a line for each file of a folder whose agents were loaded together.
fn put_files(
    observed: Observed,
    folder: &Path,
    is_plugin: bool,
    output: &mut Output,
) -> io::Result<()> {
    let Observed { rows, log } = observed;
    for (relative, row) in rows::attribute(rows, folder, is_plugin)? {
        let lines = log.iter().filter(|line| line.contains(&relative));
        let log: Vec<String> = lines.cloned().collect();
        let is_duplicate = log.iter().any(|line| line.contains("Duplicate agent name"));
        let row = row.unwrap_or_else(|| {
            Row::without_agent(if is_duplicate { "duplicate" } else { "dropped" })
        });
        output.put(Some(&relative), &row, &log)?;
    }
    Ok(())
}

/// The file of observations.
struct Output {
    file: File,
    /// The folder from which the text of each file is taken.
    text_from: Option<PathBuf>,
}

impl Output {
    /// Writes a line, its keys in a fixed order.
    fn put(&mut self, file: Option<&str>, row: &Row, log: &[String]) -> io::Result<()> {
        let mut keys: Vec<(&str, Value)> = Vec::new();
        if let Some(file) = file {
            keys.push(("file", file.into()));
            if let Some(folder) = &self.text_from {
                keys.push(("text", fs::read_to_string(folder.join(file))?.into()));
            }
        }
        keys.extend(row.keys());
        if !log.is_empty() {
            keys.push(("log", log.into()));
        }
        let keys = keys.iter().filter(|(_, value)| !value.is_null());
        let keys: Vec<String> = keys
            .map(|(key, value)| format!("\"{key}\": {value}"))
            .collect();
        writeln!(self.file, "{{{}}}", keys.join(", "))
    }
}

fn at(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}
