//! Runs `cargo-agents` as people and programs run it.

#![allow(
    clippy::format_push_string,
    clippy::needless_pass_by_value,
    clippy::ptr_arg,
    clippy::similar_names,
    clippy::type_complexity,
    reason = "what a command prints is put together as it is read"
)]

mod check;
mod damage;
mod fix;
mod generate;
mod hooks;
mod install;
mod lsp;
mod neovim;
mod new;
mod schema;
mod show;
mod tree;
mod validator;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// A folder with agents in it.
struct Project {
    folder: TempDir,
}

impl Project {
    fn new() -> Project {
        Project {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A project with these files below `agents`.
    fn with(files: &[(&str, &str)]) -> Project {
        let project = Project::new();
        for (name, text) in files {
            project.write(&format!("agents/{name}"), text);
        }
        project
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn run(&self, arguments: &[&str]) -> Run {
        run_in(self.folder.path(), arguments)
    }
}

/// What a command printed.
struct Run {
    code: i32,
    stdout: String,
    stderr: String,
}

impl std::fmt::Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "exit code {}\n---- stdout\n{}---- stderr\n{}",
            self.code, self.stdout, self.stderr
        )
    }
}

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-agents"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

fn run_in(folder: &Path, arguments: &[&str]) -> Run {
    let output = command()
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    Run {
        code: output.status.code().expect("it was not killed"),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// An agent with these lines in its front matter.
fn agent(name: &str, lines: &str) -> String {
    format!(
        "---\nname: {name}\ndescription: Does the work of {name}.\n{lines}---\nYou are {name}.\n"
    )
}

/// Agents with an error, a warning, a replacement, and places that are not ASCII.
fn faulty() -> Project {
    let text = agent(
        "lead",
        "team: Zürich 日本 🚀\ntools: Read, WebSerach\nmodel: sonet\ncolor: Red\n",
    );
    Project::with(&[
        ("lead.md", &text),
        ("tester.md", &agent("tester", "maxTurns: many\n")),
    ])
}
