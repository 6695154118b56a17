//! The command line: see the crate's documentation.

use std::process::ExitCode;
use std::{env, io};

use include_agents_cli::{Agent, run};

fn main() -> ExitCode {
    match run::<Agent>(env::args().skip(1), &mut io::stderr()) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
