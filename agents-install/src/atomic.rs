//! Files that are written whole or not at all.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Writes a file so that readers see the old contents or the new ones, even after a crash.
///
/// The contents go to a new file in the same folder, which then takes the old one's place and permissions. A symbolic
/// link stays one: the file that it leads to is replaced. Missing folders are created.
///
/// ```
/// # let folder = tempfile::tempdir()?;
/// let path = folder.path().join("agents/reviewer.md");
/// include_agents_install::write_atomically(&path, b"one")?;
/// include_agents_install::write_atomically(&path, b"two")?;
/// assert_eq!(std::fs::read(&path)?, b"two");
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// If the file or the folder cannot be written.
pub fn write_atomically(path: &Path, contents: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = target.parent().filter(|it| !it.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let temporary = temporary_name(folder, &target);
    let written = write_and_rename(&temporary, &target, contents);
    if written.is_err() {
        // What cannot be removed was most likely never made.
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn write_and_rename(temporary: &Path, target: &Path, contents: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(temporary)?;
    file.write_all(contents)?;
    if let Ok(metadata) = fs::metadata(target) {
        file.set_permissions(metadata.permissions())?;
    }
    file.sync_all()?;
    drop(file);
    fs::rename(temporary, target)
}

/// A name that no other process and no other call uses. It does not end in `.md`, so nothing reads it as an agent.
fn temporary_name(folder: &Path, target: &Path) -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    folder.join(format!(".{name}.{}.{count}.tmp", std::process::id()))
}
