//! `cargo agents`.

use std::process::ExitCode;

fn main() -> ExitCode {
    include_agents_cli::main(std::env::args_os())
}
