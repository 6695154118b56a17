//! Completions and the man page.

use clap::CommandFactory as _;
use clap_complete::Shell;

use crate::args::Cli;
use crate::term::print;
use crate::{Failure, Outcome};

/// Shells complete the program itself; `cargo agents` is for cargo's own completions to find.
pub(crate) fn completions(shell: Shell) -> Result<Outcome, Failure> {
    let mut command = Cli::command().bin_name("cargo-agents");
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command, "cargo-agents", &mut text);
    print(&String::from_utf8_lossy(&text))?;
    Ok(Outcome::Clean)
}

pub(crate) fn man() -> Result<Outcome, Failure> {
    let mut text = Vec::new();
    let mut render = || -> std::io::Result<()> {
        let command = Cli::command();
        clap_mangen::Man::new(command.clone()).render(&mut text)?;
        // One page for everything: no one looks for `man cargo-agents-check`.
        for command in command.get_subcommands().filter(|it| !it.is_hide_set()) {
            let man = clap_mangen::Man::new(command.clone());
            text.extend_from_slice(
                format!(".SH \"{}\"\n", command.get_name().to_uppercase()).as_bytes(),
            );
            man.render_synopsis_section(&mut text)?;
            man.render_description_section(&mut text)?;
            man.render_options_section(&mut text)?;
        }
        Ok(())
    };
    render().map_err(|error| Failure::new(error.to_string()))?;
    print(&String::from_utf8_lossy(&text))?;
    Ok(Outcome::Clean)
}
