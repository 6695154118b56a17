//! Runs something in a process of its own, and says what it took.

use std::fs;
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Names the case that a child process is to run.
const CASE: &str = "INCLUDE_AGENTS_HOSTILE_CASE";

/// What one file may take. Without optimization, code is some ten times slower.
pub(crate) const PATIENCE: Duration =
    Duration::from_secs(if cfg!(debug_assertions) { 12 } else { 1 });

/// How much memory one file may take at most, the test itself included.
pub(crate) const MEMORY_KB: u64 = 200 * 1024;

/// The case that this process is to run, if it is a child.
pub(crate) fn case() -> Option<String> {
    std::env::var(CASE).ok()
}

/// Runs a test of this binary again, for one case only; what it printed, and whether it passed.
pub(crate) fn run(test: &str, case: &str) -> (String, bool) {
    let binary = std::env::current_exe().expect("this binary");
    let output = Command::new(binary)
        .args([test, "--exact", "--nocapture", "--test-threads=1"])
        .env(CASE, case)
        .output()
        .expect("this binary runs");
    let output_text = [output.stdout, output.stderr].concat();
    (
        String::from_utf8_lossy(&output_text).into_owned(),
        output.status.success(),
    )
}

/// The time that this thread has run, which does not depend on what else the machine does; elsewhere than on Linux,
/// the time of day.
pub(crate) fn now() -> Duration {
    let schedule = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = schedule
        .split(' ')
        .next()
        .and_then(|word| word.parse().ok());
    nanoseconds.map_or_else(
        || {
            SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .expect("after 1970")
        },
        Duration::from_nanos,
    )
}

/// The most memory that this process has had so far; `None` elsewhere than on Linux.
pub(crate) fn peak_kb() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}
