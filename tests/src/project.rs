//! Crates that are made up for a test, and built by the real cargo.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A crate of its own outside of this workspace, with `include-agents` as its only dependency.
#[derive(Debug)]
pub struct Project {
    folder: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Makes a crate up in the folder `temporary`, which is `env!("CARGO_TARGET_TMPDIR")` of the test. Crates that name
    /// the same `target` share what they build.
    ///
    /// # Panics
    ///
    /// If the files cannot be written.
    #[must_use]
    pub fn new(temporary: &str, name: &str, target: &str, features: &[&str]) -> Project {
        let project = Project {
            folder: Path::new(temporary).join(name),
            target: Path::new(temporary).join(target),
        };
        if project.folder.exists() {
            fs::remove_dir_all(&project.folder).expect("an earlier run's crate can be removed");
        }
        let agents = Path::new(env!("CARGO_MANIFEST_DIR")).join("../agents");
        // Debug quotes as TOML does.
        project.write(
            "Cargo.toml",
            format!(
                "[package]\nname = {name:?}\nedition = \"2024\"\n\n[workspace]\n\n\
                 [dependencies]\ninclude-agents = {{ path = {agents:?}, features = {features:?} }}\n"
            ),
        );
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        fs::copy(lock, project.path("Cargo.lock")).expect("the workspace has a lock file");
        project
    }

    /// The path of a file of the crate.
    #[must_use]
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    /// Writes a file of the crate.
    ///
    /// # Panics
    ///
    /// If it cannot be written.
    pub fn write(&self, file: &str, content: impl AsRef<[u8]>) {
        let path = self.path(file);
        let folder = path.parent().expect("files are in folders");
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, content))
            .unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()));
    }

    /// Runs `cargo`, or a `cargo` of another toolchain, and waits for it.
    ///
    /// # Panics
    ///
    /// If there is no cargo.
    #[must_use]
    pub fn cargo(&self, toolchain: Option<&str>, arguments: &[&str]) -> Output {
        let mut command = match toolchain {
            // Rustup's own cargo listens to this; the cargo that runs the tests is that of one toolchain.
            Some(toolchain) => {
                let mut command = Command::new("rustup");
                command.args(["run", toolchain, "cargo"]);
                command
            }
            None => Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())),
        };
        // What the outer cargo says of itself is not meant for the inner one. Rustup's own variables stay: they choose
        // the toolchain, and keep rustup from installing another.
        for (name, _) in std::env::vars_os() {
            let is_ours = name.to_str().is_some_and(|name| {
                (name.starts_with("CARGO_") && name != "CARGO_HOME")
                    || name.starts_with("RUSTC")
                    || ["RUSTFLAGS", "RUSTDOCFLAGS"].contains(&name)
            });
            if is_ours {
                command.env_remove(name);
            }
        }
        // A test never installs anything.
        command.env("RUSTUP_AUTO_INSTALL", "0");
        command
            .args(arguments)
            .arg("--offline")
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_TERM_COLOR", "never")
            .env("CARGO_INCREMENTAL", "0")
            .output()
            .expect("cargo can be run")
    }
}

/// The messages of the compiler about the crate itself, from what `cargo build --message-format=json` printed.
///
/// # Panics
///
/// If a line is no JSON.
#[must_use]
pub fn messages(output: &Output) -> Vec<serde_json::Value> {
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("cargo prints a JSON value a line"))
        .filter(|value: &serde_json::Value| value["reason"] == "compiler-message")
        .map(|mut value| value["message"].take())
        .collect()
}
