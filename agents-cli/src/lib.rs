//! The command `cargo agents`: checks, fixes, exports and installs Claude Code agent files.
//!
//! Everything about agents comes from [`include_agents_reader`]: the commands find the same problems as
//! `include_agents!`. [`main`] runs a command; the rest is for tests and for programs that embed a command.

pub mod args;
mod commands;
pub mod definition;
mod failure;
mod lsp;
mod output;
pub mod project;
pub mod schema;
mod term;
pub mod text;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Cli, Command};
pub use failure::Failure;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is wrong: exit code 0.
    Clean,
    /// There are problems: exit code 1.
    Problems,
    /// Something could not be read or written: exit code 2.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Problems => 1,
            Outcome::Failed => 2,
        })
    }
}

/// Runs a command with these arguments, the program's name first.
///
/// Cargo passes the name of the command once more, as in `cargo-agents agents check`.
#[must_use]
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.get(1).is_some_and(|word| word == "agents") {
        arguments.remove(1);
    }
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Without a standard error, no one can read it.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    cli.color.write_global();
    match run(cli.command) {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            term::error(&failure.to_string());
            Outcome::Failed.into()
        }
    }
}

fn run(command: Command) -> Result<Outcome, Failure> {
    match command {
        Command::Check(arguments) => commands::check::run(&arguments),
        Command::Fix(arguments) => commands::fix::run(&arguments),
        Command::List(arguments) => commands::list::run(&arguments),
        Command::Show(arguments) => commands::show::run(&arguments),
        Command::Explain(arguments) => commands::explain::run(&arguments),
        Command::New(arguments) => commands::new::run(&arguments),
        Command::Schema(arguments) => commands::schema::run(&arguments),
        Command::Export(arguments) => commands::export::run(&arguments),
        Command::Install(arguments) => commands::install::run(&arguments),
        Command::Lsp => lsp::run(),
        Command::Completions { shell } => commands::generate::completions(shell),
        Command::Man => commands::generate::man(),
    }
}
