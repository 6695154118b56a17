//! The command line: see the crate's documentation.

use std::process::ExitCode;

use include_agents_cli::{Agent, CLIENT, agents, command, line, warning};

const USAGE: &str =
    "usage: include-agents-cli [--print] [--only NAME]... [-- ARGUMENT OF THE CLIENT...]";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode, String> {
    let Arguments { print, only, rest } = Arguments::read(std::env::args().skip(1))?;
    let agents = agents::<Agent>(&only).map_err(|error| format!("`--only`: {error}"))?;
    if let Some(warning) = warning(&agents) {
        eprintln!("warning: {warning}");
    }
    if print {
        println!("{}", line(&agents, &rest));
        return Ok(ExitCode::SUCCESS);
    }
    let status = command(&agents, &rest)
        .status()
        .map_err(|error| format!("`{CLIENT}` does not start: {error}"))?;
    // Where a signal has ended the client, there is no code.
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(ExitCode::from(code.unwrap_or(1)))
}

#[derive(Default)]
struct Arguments {
    print: bool,
    only: Vec<String>,
    /// Those of the client.
    rest: Vec<String>,
}

impl Arguments {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut read = Self::default();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--print" => read.print = true,
                "--only" => read.only.push(arguments.next().ok_or(USAGE)?),
                "--" => read.rest.extend(arguments.by_ref()),
                _ => return Err(format!("`{argument}` is not an option\n{USAGE}")),
            }
        }
        Ok(read)
    }
}
