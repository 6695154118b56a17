//! Passes a catalog to Claude Code, `claude`, by its option `--agents`: without a file on the user's machine.
//!
//! ```text
//! cargo run -p include-agents-cli -- --print                     # shows the command
//! cargo run -p include-agents-cli -- --only reviewer -- -p Hi    # runs it with one agent, and `-p Hi`
//! ```
//!
//! Claude Code takes all agents as one argument, and Linux takes no argument of more than 128 KB. [`warning`] reports
//! that before the system does, whose "argument list too long" does not say which argument.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, ExitCode};

use include_agents::{AgentMap, Catalog, UnknownAgent};

use arguments::Arguments;

mod arguments;

include_agents::include_agents!("../agents");

/// The program that takes the agents.
pub const CLAUDE: &str = "claude";

/// How long one argument may be on Linux, in bytes: `MAX_ARG_STRLEN`, less the zero at its end. (The limit of *all*
/// arguments is much larger, and other systems have that one only.)
pub const LIMIT: usize = 128 * 1024 - 1;

/// Runs the command: passes the agents of a catalog to Claude Code, or prints how. Warnings go to `warnings`.
///
/// # Errors
///
/// If an argument is unknown, the catalog has no agent of a name, or Claude Code does not start.
pub fn run<A: Catalog>(
    arguments: impl Iterator<Item = String>,
    warnings: &mut impl Write,
) -> Result<ExitCode, String> {
    let Arguments { print, only, rest } = Arguments::read(arguments)?;
    let agents = agents::<A>(&only).map_err(|error| format!("`--only`: {error}"))?;
    if let Some(warning) = warning(&agents) {
        // A closed standard error does not stop the program.
        let _ = writeln!(warnings, "warning: {warning}");
    }
    if print {
        println!("{}", line(&agents, &rest));
        return Ok(ExitCode::SUCCESS);
    }
    let status = command(&agents, &rest)
        .status()
        .map_err(|error| format!("`{CLAUDE}` does not start: {error}"))?;
    // There is no code if a signal has ended Claude Code.
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(ExitCode::from(code.unwrap_or(1)))
}

/// The value of `--agents`: the agents of these names, or all of them where no names are given. An agent that is named
/// twice is there once.
///
/// # Errors
///
/// If the catalog has no agent of a name.
///
/// # Panics
///
/// Never: definitions are text, numbers and maps with text for keys, which is what JSON can say.
pub fn agents<A: Catalog>(names: &[String]) -> Result<String, UnknownAgent> {
    let chosen: BTreeSet<A> = names
        .iter()
        .map(|name| name.parse())
        .collect::<Result<_, _>>()?;
    let is_chosen = |agent: &&A| names.is_empty() || chosen.contains(agent);
    let agents = A::ALL.iter().filter(is_chosen);
    let map = AgentMap::new(agents.map(|agent| agent.definition()));
    Ok(serde_json::to_string(&map).expect("definitions are JSON"))
}

/// What there is to say about a value of `--agents` that is too long for Linux.
#[must_use]
pub fn warning(agents: &str) -> Option<String> {
    let length = agents.len();
    (length > LIMIT).then(|| {
        format!(
            "the agents are {length} bytes of JSON, and Linux takes no argument of more than {LIMIT}: \
             hand over fewer of them with `--only`"
        )
    })
}

/// The call of Claude Code.
#[must_use]
pub fn command(agents: &str, arguments: &[String]) -> Command {
    let mut command = Command::new(CLAUDE);
    command.args(["--agents", agents]).args(arguments);
    command
}

/// The call of Claude Code as a line for a POSIX shell.
#[must_use]
pub fn line(agents: &str, arguments: &[String]) -> String {
    let mut line = format!("{CLAUDE} --agents {}", quote(agents));
    for argument in arguments {
        line.push(' ');
        line.push_str(&quote(argument));
    }
    line
}

fn quote(argument: &str) -> String {
    format!("'{}'", argument.replace('\'', r"'\''"))
}
