//! Crates as users write them, in a folder of their own, built by the real cargo.
//!
//! All of them share one target folder, that of trybuild, so that `include-agents` and what it depends on is built once, and
//! the lock file of this workspace, so that what they need is fetched once and no toolchain installed.

#![expect(
    clippy::missing_panics_doc,
    reason = "what goes wrong in a sandbox is the failure of the test that plays in it"
)]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

/// The root of this workspace.
#[must_use]
pub fn workspace_root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the package of the tests lies in the workspace")
}

/// A folder with crates in it, outside of this workspace as far as cargo is concerned.
#[derive(Debug)]
pub struct Sandbox {
    folder: PathBuf,
    target: PathBuf,
}

impl Sandbox {
    /// An empty folder below `temporary`, which is `env!("CARGO_TARGET_TMPDIR")` of the test.
    #[must_use]
    pub fn empty(temporary: &str, name: &str) -> Sandbox {
        let folder = Path::new(temporary).join("sandbox").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("an old sandbox can be removed");
        }
        Sandbox::at(&folder, temporary)
    }

    /// A folder anywhere, whose crates are built into the target folder that all sandboxes share.
    #[must_use]
    pub fn at(folder: &Path, temporary: &str) -> Sandbox {
        fs::create_dir_all(folder).expect("a sandbox can be made");
        fetch();
        let temporary = Path::new(temporary);
        let sandbox = Sandbox {
            folder: folder.to_owned(),
            target: temporary
                .parent()
                .expect("it is below the target folder")
                .join("tests/trybuild"),
        };
        sandbox.copy(&workspace_root().join("Cargo.lock"), "Cargo.lock");
        sandbox
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The target folder that all sandboxes share.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// The path of a file or folder in it.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Copies a file, or a folder with all that is in it.
    ///
    /// A copy keeps the time of its original, so that cargo need not build again what it built in an earlier run.
    pub fn copy(&self, from: &Path, to: &str) {
        let to = self.path(to);
        if !from.is_dir() {
            fs::create_dir_all(to.parent().expect("not the root")).expect("a folder can be made");
            fs::copy(from, &to).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
            let time = fs::metadata(from).and_then(|file| file.modified());
            let copy = fs::File::options().write(true).open(&to);
            let set = copy.and_then(|copy| copy.set_modified(time?));
            return set.expect("the time of a copy can be set");
        }
        for entry in fs::read_dir(from).expect("the folder can be read") {
            let entry = entry.expect("the folder can be read");
            let name = entry.file_name();
            if name != "target" {
                let to = to.join(&name);
                self.copy(&entry.path(), to.to_str().expect("our names are Unicode"));
            }
        }
    }

    /// Copies the crates of `tests/downstream`, with `include-agents` where it is in this workspace.
    pub fn copy_crates(&self) {
        let from = workspace_root().join("tests/downstream");
        self.copy(&from, "");
        self.point_to_workspace("Cargo.toml", "../../agents");
        self.point_to_workspace("renamed/Cargo.toml", "../../../agents");
        self.copy(&workspace_root().join("Cargo.lock"), "Cargo.lock");
    }

    /// Replaces a path in a manifest that is relative to the original by that of this workspace.
    pub fn point_to_workspace(&self, manifest: &str, relative: &str) {
        let path = self.path(manifest);
        let text = fs::read_to_string(&path).expect("the manifest is there");
        let pointed = text.replace(&format!("\"{relative}\""), &quoted_path("agents"));
        assert_ne!(pointed, text, "{manifest} depends on include-agents");
        fs::write(&path, pointed).expect("the manifest can be written");
    }

    /// Writes a file.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("not the root")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    /// Writes an agent of a name into a file.
    pub fn write_agent(&self, file: &str, name: &str) {
        self.write(file, &agent(name));
    }

    /// Writes the manifest of a crate that depends on `include-agents`, in a workspace of its own.
    pub fn write_manifest(&self, name: &str, features: &[&str], more: &str) {
        // Debug quotes a list of strings as TOML does.
        let text = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
             [workspace]\n\n[profile.dev]\ndebug = false\n\n[dependencies]\n\
             include-agents = {{ path = {}, features = {features:?} }}\n{more}",
            quoted_path("agents")
        );
        self.write("Cargo.toml", &text);
    }

    /// A call of cargo in the folder.
    #[must_use]
    pub fn cargo(&self, arguments: &[&str]) -> Call {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        self.command(cargo).arguments(arguments)
    }

    /// A call of the `cargo` of another toolchain that rustup has: `nightly`. It has a target folder of its own, which all
    /// sandboxes share.
    #[must_use]
    pub fn cargo_of(&self, toolchain: &str, arguments: &[&str]) -> Call {
        self.command("rustup")
            .arguments(&["run", toolchain, "cargo"])
            .arguments(arguments)
            .env("CARGO_TARGET_DIR", self.target.join(toolchain))
    }

    /// A call of any program in the folder, with the environment that cargo would have in a terminal.
    #[must_use]
    pub fn command(&self, program: impl AsRef<OsStr>) -> Call {
        let mut command = Command::new(program);
        command.current_dir(&self.folder);
        // Variables of the cargo that runs this test are not for the cargo that it runs. Those of rustup are: without
        // that, rustup would choose a toolchain anew, and might download one.
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            let is_ours = name.starts_with("CARGO") && !matches!(&*name, "CARGO_HOME" | "CARGO");
            let is_of_build = matches!(&*name, "RUSTFLAGS" | "RUSTDOCFLAGS" | "OUT_DIR");
            if is_ours || is_of_build {
                command.env_remove(&*name);
            }
        }
        command
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_TERM_COLOR", "never")
            .env("CARGO_INCREMENTAL", "0")
            // By default, macros are compiled in 256 units, which takes a sixth more of CPU. With as many for programs, what
            // both need is built once.
            .env("CARGO_PROFILE_DEV_BUILD_OVERRIDE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_DEV_CODEGEN_UNITS", "16")
            .env("RUSTUP_AUTO_INSTALL", "0");
        Call { command }
    }
}

/// Fetches every package of the lock file of this workspace, once.
///
/// A build fetches only what it needs, and crates in a sandbox have features of their own. Where this fails, the packages may
/// be there already.
fn fetch() {
    static FETCHED: OnceLock<bool> = OnceLock::new();
    FETCHED.get_or_init(|| {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut fetch = Command::new(cargo);
        fetch
            .args(["fetch", "--locked", "--quiet", "--manifest-path"])
            .arg(workspace_root().join("Cargo.toml"));
        fetch.output().is_ok_and(|run| run.status.success())
    });
}

/// A command that is about to be run.
#[derive(Debug)]
pub struct Call {
    command: Command,
}

impl Call {
    /// Adds arguments.
    #[must_use]
    pub fn arguments(mut self, arguments: &[&str]) -> Call {
        self.command.args(arguments);
        self
    }

    /// Sets an environment variable.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Call {
        self.command.env(name, value);
        self
    }

    /// Runs it, and whatever it says is shown where it fails.
    #[must_use = "its output"]
    pub fn succeed(self) -> Output {
        let run = self.run();
        assert!(run.succeeded, "{run}");
        run
    }

    /// Runs it, to see it fail.
    #[must_use = "its output"]
    pub fn fail(self) -> Output {
        let run = self.run();
        assert!(!run.succeeded, "this should have failed: {run}");
        run
    }

    /// Starts it, to talk to it through its standard input and output.
    #[must_use = "a process"]
    pub fn start(mut self) -> Child {
        self.command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{:?}: {error}", self.command))
    }

    /// Runs it.
    #[must_use = "its output"]
    pub fn run(mut self) -> Output {
        let output = self
            .command
            .output()
            .unwrap_or_else(|error| panic!("{:?}: {error}", self.command));
        Output {
            command: format!("{:?}", self.command),
            succeeded: output.status.success(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// What a command said.
#[derive(Debug)]
pub struct Output {
    command: String,
    /// Whether it exited with 0.
    pub succeeded: bool,
    /// Its standard output.
    pub stdout: String,
    /// Its standard error.
    pub stderr: String,
}

impl Output {
    /// The compiler's messages, from what cargo prints with `--message-format=json`.
    #[must_use]
    pub fn messages(&self) -> Vec<serde_json::Value> {
        let lines = self.stdout.lines();
        let values = lines.map(|line| -> serde_json::Value {
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
        });
        values
            .filter(|value| value["reason"] == "compiler-message")
            .map(|mut value| value["message"].take())
            .collect()
    }
}

impl std::fmt::Display for Output {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(formatter, "{}", self.command)?;
        writeln!(formatter, "{}\n{}", self.stdout, self.stderr)
    }
}

/// A small agent.
#[must_use]
pub fn agent(name: &str) -> String {
    format!("---\nname: {name}\ndescription: Does the work of {name}\n---\nYou are {name}.\n")
}

/// The path of a folder of this workspace, as a TOML string.
#[must_use]
pub fn quoted_path(name: &str) -> String {
    format!(
        "\"{}\"",
        workspace_root()
            .join(name)
            .display()
            .to_string()
            .replace('\\', "/")
    )
}

/// Whether a program runs here. If not, prints that the test is skipped.
///
/// # Panics
///
/// If the program is [required](skip_without).
#[must_use]
pub fn is_there(program: &str, arguments: &[&str]) -> bool {
    let is_there = Command::new(program)
        .args(arguments)
        .env("RUSTUP_AUTO_INSTALL", "0")
        .output()
        .is_ok_and(|output| output.status.success());
    if !is_there {
        // Of rustup, it is the toolchain that is missing: `rustup run nightly …`.
        let tool = match arguments {
            ["run", toolchain, ..] if program == "rustup" => toolchain,
            _ => program,
        };
        let reason = format!("`{program} {}` does not run here", arguments.join(" "));
        skip_without(tool, &reason);
    }
    is_there
}

/// Prints that a test is skipped because a tool is missing.
///
/// # Panics
///
/// If the environment variable `INCLUDE_AGENTS_REQUIRE` lists the tool, as in `strace,nightly`: then no one may mistake
/// the skipped test for one that has passed.
#[track_caller]
pub fn skip_without(tool: &str, reason: &str) {
    let required = std::env::var("INCLUDE_AGENTS_REQUIRE").unwrap_or_default();
    assert!(
        !required.split(',').any(|name| name.trim() == tool),
        "INCLUDE_AGENTS_REQUIRE lists `{tool}`, but {reason}"
    );
    skip(reason);
}

/// Prints that something is not tested, past the test harness, which hides the output of tests that pass.
pub fn skip(reason: &str) {
    use std::io::Write as _;
    // Without a standard error there is no reader either.
    let _ = writeln!(std::io::stderr(), "skipped: {reason}");
}
