//! `cargo agents`.

use std::process::ExitCode;

// Thousands of files on several threads: with the allocator of the system, a third of the time is the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    include_agents_cli::main(std::env::args_os())
}
