//! Checks what users see: one crate for each mistake, and rustc's whole answer.
//!
//! Every `THEME/NAME.rs` is compiled, and `THEME/NAME.stderr` is the expected output. To accept new output, run
//! `TRYBUILD=overwrite cargo test -p include-agents-ui` and read what changed. A case without an `.rs` file belongs to
//! the test `messages` of `include-agents-tests`, which needs no rustc.

use std::fs;
use std::io;
use std::path::Path;

#[test]
fn ui() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR"));
    // Paths in a call are relative to the `Cargo.toml` of the crate, which trybuild writes into the target folder.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let project = target
        .expect("cargo's folder for tests is in the target folder")
        .join("tests/trybuild")
        .join(env!("CARGO_PKG_NAME"));
    for entry in fs::read_dir(cases).expect("the cases are there") {
        let theme = entry.expect("the cases are there").path();
        if theme.is_dir() {
            let name = theme.file_name().expect("a theme has a name");
            link(&theme, &project.join(name));
        }
    }

    trybuild::TestCases::new().compile_fail("*/*.rs");
}

/// Makes the folder `from` reachable as `to`: by a symbolic link, or by a copy where the system allows no links.
#[track_caller]
fn link(from: &Path, to: &Path) {
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

/// Removes the folder or link of an earlier run.
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
