//! What the tests of the workspace share.

pub mod cases;
pub mod known;
pub mod observed;
pub mod parity;
pub mod sandbox;

use std::fs;
use std::io;
use std::path::Path;

/// Makes the folder `from` reachable as `to`: by a symbolic link, or by a copy where none can be made.
///
/// # Panics
///
/// If neither works.
#[track_caller]
pub fn link(from: &Path, to: &Path) {
    let linked = remove(to)
        .and_then(|()| to.parent().map_or(Ok(()), fs::create_dir_all))
        .and_then(|()| symlink(from, to).or_else(|_| copy(from, to)));
    if let Err(error) = linked {
        panic!(
            "cannot link {} to {}: {error}",
            to.display(),
            from.display()
        );
    }
}

/// Removes what an earlier run left there.
fn remove(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(data) if data.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path).or_else(|_| fs::remove_dir(path)),
    }
}

#[cfg(unix)]
fn symlink(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(from, to)
}

#[cfg(windows)]
fn symlink(from: &Path, to: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_dir(from, to)
}

#[cfg(not(any(unix, windows)))]
fn symlink(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
