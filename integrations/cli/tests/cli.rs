//! The command line against a fake client: `fake/claude`, a shell script that writes its arguments, each ended by a
//! zero, to the file `$ARGUMENTS`, and leaves with code 7.

#![cfg(unix)]

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::str::FromStr;
use std::{env, fmt, fs, io};

use include_agents::{AgentDefinition, Catalog, UnknownAgent};
use include_agents_cli::{Agent, LIMIT, agents, command, run, warning};
use serde_json::{Value, json};

/// What one test knows of the fake client.
struct Fake {
    /// Where Claude Code writes down its arguments.
    arguments: PathBuf,
}

impl Fake {
    fn new(test: &str) -> Fake {
        let arguments = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        match fs::remove_file(&arguments) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => panic!("{error}"),
            _ => Fake { arguments },
        }
    }

    /// What has the fake client found and write.
    fn environment(&self) -> [(&'static str, OsString); 2] {
        let mut path = OsString::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fake:"));
        path.push(env::var_os("PATH").unwrap_or_default());
        [("PATH", path), ("ARGUMENTS", self.arguments.clone().into())]
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_include-agents-cli"))
            .args(arguments)
            .envs(self.environment())
            .output()
            .expect("the command runs")
    }

    /// What Claude Code was called with; `None` where it was not.
    fn arguments(&self) -> Option<Vec<String>> {
        let written = fs::read_to_string(&self.arguments).ok()?;
        let ended = written.strip_suffix('\0').expect("each argument is ended");
        Some(ended.split('\0').map(str::to_owned).collect())
    }
}

fn the_reviewer() -> Value {
    json!({
        "description": Agent::Reviewer.description(),
        "prompt": Agent::Reviewer.prompt(),
        "tools": ["Read", "Grep", "Glob"],
        "model": "opus",
        "permissionMode": "plan",
        "maxTurns": 8,
    })
}

#[test]
fn hands_over_all_agents() {
    let fake = Fake::new("all");
    let output = fake.run(&["--", "-p", "It's 'quoted'"]);
    assert_eq!(
        output.status.code(),
        Some(7),
        "Claude Code's code is passed on"
    );
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let arguments = fake.arguments().expect("Claude Code was called");
    let [option, agents, rest @ ..] = arguments.as_slice() else {
        panic!("an option and its value, not {arguments:?}");
    };
    assert_eq!(option, "--agents");
    assert_eq!(rest, ["-p", "It's 'quoted'"]);
    let agents: Value = serde_json::from_str(agents).expect("the value is JSON");
    assert_eq!(
        agents,
        json!({
            "release-notes": {
                "description": Agent::ReleaseNotes.description(),
                "prompt": Agent::ReleaseNotes.prompt(),
                "tools": ["Read", "Bash(git log:*)"],
                "model": "haiku",
            },
            "reviewer": the_reviewer(),
        })
    );
}

#[test]
fn hands_over_some_agents() {
    let fake = Fake::new("some");
    fake.run(&["--only", "reviewer"]);
    let arguments = fake.arguments().expect("Claude Code was called");
    let agents: Value = serde_json::from_str(&arguments[1]).expect("the value is JSON");
    assert_eq!(agents, json!({ "reviewer": the_reviewer() }));
}

#[test]
fn the_printed_line_does_the_same_in_a_shell() {
    let fake = Fake::new("line");
    let printed = fake.run(&["--print", "--", "It's"]).stdout;
    assert_eq!(fake.arguments(), None, "printing does not run Claude Code");
    Command::new("sh")
        .arg("-c")
        .arg(String::from_utf8(printed).expect("text"))
        .envs(fake.environment())
        .status()
        .expect("there is a shell");
    let by_the_shell = fake.arguments();
    fake.run(&["--", "It's"]);
    assert_eq!(by_the_shell, fake.arguments());
}

#[test]
fn wrong_names_and_options_are_refused() {
    let fake = Fake::new("wrong");
    for (arguments, message) in [
        (
            ["--only", "reviwer"],
            "error: `--only`: no agent of this name; did you mean `reviewer`?\n",
        ),
        (["--print", "--only"], "error: usage: "),
        (
            ["--all", "--print"],
            "error: `--all` is not an option\nusage: ",
        ),
    ] {
        let output = fake.run(&arguments);
        assert_eq!(output.status.code(), Some(1));
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.starts_with(message), "{stderr}");
    }
    assert_eq!(fake.arguments(), None, "Claude Code was not called");
}

#[test]
fn an_agent_that_is_named_twice_is_there_once() {
    let names = ["reviewer".to_owned(), "reviewer".to_owned()];
    let agents = agents::<Agent>(&names).expect("it is there");
    assert_eq!(agents.matches("\"reviewer\":").count(), 1, "{agents}");
}

/// A catalog of one agent that is too long for Linux.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Large;

impl Catalog for Large {
    const ALL: &'static [Self] = &[Large];

    fn definition(self) -> &'static AgentDefinition {
        static PROMPT: [u8; LIMIT] = [b'x'; LIMIT];
        static LARGE: AgentDefinition = AgentDefinition::new(
            "large",
            "Says much",
            match str::from_utf8(&PROMPT) {
                Ok(prompt) => prompt,
                Err(_) => "",
            },
        );
        &LARGE
    }

    fn from_name(name: &str) -> Option<Self> {
        (name == "large").then_some(Large)
    }
}

impl FromStr for Large {
    type Err = UnknownAgent;

    fn from_str(name: &str) -> Result<Self, UnknownAgent> {
        Self::from_name(name).ok_or_else(|| UnknownAgent::among(name, &[]))
    }
}

impl AsRef<str> for Large {
    fn as_ref(&self) -> &str {
        self.definition().name()
    }
}

impl fmt::Display for Large {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_ref())
    }
}

#[test]
fn the_command_warns_before_it_hands_over_too_much() {
    let mut warnings = Vec::new();
    let print = ["--print".to_owned()];
    run::<Large>(print.clone().into_iter(), &mut warnings).expect("it prints");
    let warnings = String::from_utf8(warnings).expect("text");
    assert!(
        warnings.starts_with("warning: the agents are 1311"),
        "{warnings}"
    );
    assert!(warnings.ends_with("with `--only`\n"), "{warnings}");

    let mut warnings = Vec::new();
    run::<Agent>(print.into_iter(), &mut warnings).expect("it prints");
    assert_eq!(warnings, b"", "two agents are not too much");
}

#[test]
fn what_is_too_long_is_warned_of() {
    let longest = "x".repeat(LIMIT);
    assert_eq!(warning(&longest), None);
    let too_long = longest + "x";
    let warning = warning(&too_long).expect("it is too long");
    assert!(warning.contains("131072 bytes"), "{warning}");
}

/// That the limit is where it is said to be, and of one argument.
#[test]
#[cfg(target_os = "linux")]
fn the_limit_is_that_of_linux() {
    let fake = Fake::new("limit");
    let run = |agents: &str, arguments: &[String]| {
        command(agents, arguments).envs(fake.environment()).status()
    };
    let longest = "x".repeat(LIMIT);
    let status = run(&longest, &[longest.clone(), longest.clone()]);
    assert_eq!(status.expect("three of them are allowed").code(), Some(7));
    let error = run(&(longest + "x"), &[]).expect_err("one byte more is not");
    assert_eq!(error.kind(), io::ErrorKind::ArgumentListTooLong);
}
