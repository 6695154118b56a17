//! The arguments of the command.

const USAGE: &str =
    "usage: include-agents-cli [--print] [--only NAME]... [-- ARGUMENT OF CLAUDE...]";

#[derive(Default)]
pub(crate) struct Arguments {
    pub(crate) print: bool,
    pub(crate) only: Vec<String>,
    /// Those of Claude Code.
    pub(crate) rest: Vec<String>,
}

impl Arguments {
    pub(crate) fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
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
