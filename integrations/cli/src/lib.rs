//! Hands a catalogue to the client, `claude`, through its option `--agents`: without a file on the user's machine.
//!
//! ```text
//! cargo run -p include-agents-cli -- --print                     # shows the command
//! cargo run -p include-agents-cli -- --only reviewer -- -p Hi    # runs it with one agent, and `-p Hi`
//! ```
//!
//! The client takes all agents as one argument, and Linux takes no argument of more than 128 KB: [`warning`] says so
//! before the system does, whose "argument list too long" tells nobody which one.

use std::process::Command;

use include_agents::{AgentMap, Catalog, UnknownAgent};

include_agents::include_agents!("../agents");

/// The program that takes the agents.
pub const CLIENT: &str = "claude";

/// How long one argument may be on Linux, in bytes: `MAX_ARG_STRLEN`, less the zero at its end. (The limit of *all*
/// arguments is much larger, and other systems have that one only.)
pub const LIMIT: usize = 128 * 1024 - 1;

/// The value of `--agents`: the agents of these names, or all of them where no names are given.
///
/// # Errors
///
/// Where the catalogue has no agent of a name.
///
/// # Panics
///
/// Never: definitions are text, numbers and maps with text for keys, which is what JSON can say.
pub fn agents<A: Catalog>(names: &[String]) -> Result<String, UnknownAgent> {
    let chosen: Vec<A> = names
        .iter()
        .map(|name| name.parse())
        .collect::<Result<_, _>>()?;
    let agents = if names.is_empty() { A::ALL } else { &chosen };
    let map = AgentMap::new(agents.iter().map(|agent| agent.definition()));
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

/// The call of the client.
#[must_use]
pub fn command(agents: &str, arguments: &[String]) -> Command {
    let mut command = Command::new(CLIENT);
    command.args(["--agents", agents]).args(arguments);
    command
}

/// The call of the client as a line for a POSIX shell.
#[must_use]
pub fn line(agents: &str, arguments: &[String]) -> String {
    let mut line = format!("{CLIENT} --agents {}", quote(agents));
    for argument in arguments {
        line.push(' ');
        line.push_str(&quote(argument));
    }
    line
}

fn quote(argument: &str) -> String {
    format!("'{}'", argument.replace('\'', r"'\''"))
}
