//! How much memory rustc takes at most: this program as the wrapper that cargo puts around it.

use std::ffi::{OsStr, OsString};
use std::process::Command;
use std::time::Duration;
use std::{env, fs, io, thread};

/// Names the file that the peak of the last rustc is written to.
pub(crate) const REPORT: &str = "INCLUDE_AGENTS_PEAK";

/// Runs rustc and writes down its peak.
///
/// Linux keeps the peak of a running process; a look at it every few milliseconds misses next to nothing.
pub(crate) fn run(rustc: &OsStr, arguments: impl Iterator<Item = OsString>) -> io::Result<()> {
    let mut child = Command::new(rustc).args(arguments).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    let exit = loop {
        if let Some(exit) = child.try_wait()? {
            break exit;
        }
        peak = peak.max(read_peak(&status).unwrap_or(0));
        thread::sleep(Duration::from_millis(2));
    };
    if let Some(report) = env::var_os(REPORT) {
        fs::write(report, peak.to_string())?;
    }
    std::process::exit(exit.code().unwrap_or(1));
}

fn read_peak(status: &str) -> Option<u64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
