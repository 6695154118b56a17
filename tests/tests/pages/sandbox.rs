//! A crate of its own, outside of this workspace as far as cargo is concerned.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with a crate that depends on `include-agents`.
///
/// It is built into the target folder that the crates of all tests share, with the lock file of this workspace, so that
/// nothing is fetched, and what it depends on is built once.
pub(crate) struct Sandbox {
    folder: PathBuf,
    target: PathBuf,
}

impl Sandbox {
    /// An empty library of that name.
    pub(crate) fn new(name: &str) -> Sandbox {
        let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let sandbox = Sandbox {
            folder: temporary.join("pages").join(name),
            target: temporary.join("downstream-target"),
        };
        let _ = std::fs::remove_dir_all(&sandbox.folder);
        let lock = std::fs::read_to_string(workspace().join("Cargo.lock")).unwrap();
        sandbox.write("Cargo.lock", &lock);
        let path = workspace().join("agents");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[workspace]\n\n\
             [profile.dev]\ndebug = false\n\n[dependencies]\n\
             include-agents = {{ path = '{}', features = [\"catalog\"] }}\n",
            path.display()
        );
        sandbox.write("Cargo.toml", &manifest);
        sandbox
    }

    /// A file in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A file of its docs, or of those of what it depends on.
    pub(crate) fn docs(&self, name: &str) -> PathBuf {
        self.target.join("doc").join(name)
    }

    /// Writes a file.
    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// A call of cargo in the folder.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = self.command(cargo);
        command.args(arguments);
        command
    }

    /// A call of any program in the folder, with the environment that it would have in a terminal.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        // What the cargo that runs this test told it is not for the cargo that it runs.
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            let is_ours = name.starts_with("CARGO") && name != "CARGO_HOME";
            if is_ours || name == "RUSTFLAGS" || name == "RUSTDOCFLAGS" {
                command.env_remove(&*name);
            }
        }
        command
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_TERM_COLOR", "never")
            .env("CARGO_INCREMENTAL", "0");
        command
    }
}

/// Runs a command that has to succeed, and gives its standard output.
pub(crate) fn succeed(command: &mut Command) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    let (stdout, stderr) = (
        String::from_utf8_lossy(&stdout),
        String::from_utf8_lossy(&stderr),
    );
    assert!(status.success(), "{command:?}\n{stdout}\n{stderr}");
    stdout.into_owned()
}

/// The root of this workspace.
pub(crate) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}
