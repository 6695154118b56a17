//! What is printed: colors, and the ends of pipes.

use std::io::{self, Write as _};

use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use crate::Failure;

pub(crate) const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const FRAME: Style = AnsiColor::BrightBlue.on_default().bold();
pub(crate) const HELP: Style = AnsiColor::BrightCyan.on_default().bold();
pub(crate) const ADDED: Style = AnsiColor::Green.on_default();
pub(crate) const REMOVED: Style = AnsiColor::Red.on_default();
pub(crate) const BOLD: Style = Style::new().bold();

/// Prints to standard output, without colors if it is not a terminal. It is not a failure if a reader such as `head`
/// closes it early.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let written = if AutoStream::choice(&io::stdout()) == ColorChoice::Never {
        // What strips colors as it writes would write each line by itself.
        let plain = strip_str(text).to_string();
        write_to(io::stdout().lock(), &plain)
    } else {
        write_to(anstream::stdout().lock(), text)
    };
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::new(format!(
            "cannot write to standard output: {error}"
        ))),
        _ => Ok(()),
    }
}

fn write_to(mut out: impl io::Write, text: &str) -> io::Result<()> {
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Prints a line to standard error.
pub(crate) fn note(line: &str) {
    // Without a standard error, no one can read it.
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// Prints an error to standard error.
pub(crate) fn error(message: &str) {
    note(&format!("{ERROR}error{ERROR:#}{BOLD}:{BOLD:#} {message}"));
}

/// `1 file`, `2 files`.
pub(crate) fn count(number: usize, word: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {word}{plural}")
}
