//! What the compiler does while it runs the macro, seen from outside, through strace.

use std::fs;
use std::path::{Path, PathBuf};

use include_agents_tests::sandbox::{Output, Sandbox, is_there};

use crate::TEMPORARY;

#[test]
fn the_macro_reads_the_named_folders_writes_nothing_and_uses_no_network() {
    // It may be installed and yet not be allowed to trace, as in many containers.
    if !is_there("strace", &["-f", "-o", "/dev/null", "true"]) {
        return;
    }
    let sandbox = Sandbox::empty(TEMPORARY, "isolation");
    sandbox.write_manifest("isolation", &[], "");
    sandbox.write(
        "src/lib.rs",
        "include_agents::include_agents!(\"agents\", \"more/one.md\", exclude(\"drafts/**\"));\n",
    );
    sandbox.write_agent("agents/alpha.md", "alpha");
    sandbox.write_agent("agents/team/beta.md", "beta");
    sandbox.write_agent("more/one.md", "one");
    for not_ours in [
        ".env",
        ".claude/agents/other.md",
        "agents/.hidden.md",
        "agents/drafts/draft.md",
        "agents/notes.txt",
        "more/two.md",
        "other/other.md",
        "README.md",
    ] {
        sandbox.write_agent(not_ours, "stranger");
    }
    sandbox.write(
        "strace.sh",
        "#!/bin/sh\nexec strace -f -qq -y -e trace=%file,%network -o \"$STRACE_LOG.$$\" \"$@\"\n",
    );
    let wrapper = sandbox.path("strace.sh");
    let _: Output = sandbox
        .command("chmod")
        .arguments(&["+x", wrapper.to_str().unwrap()])
        .succeed();
    let logs = sandbox.path("logs");
    fs::create_dir(&logs).unwrap();
    let _: Output = sandbox
        .cargo(&["check"])
        .env("RUSTC_WORKSPACE_WRAPPER", &wrapper)
        .env("STRACE_LOG", logs.join("log"))
        .succeed();

    let calls: Vec<SystemCall> = fs::read_dir(&logs)
        .unwrap()
        .map(|log| fs::read_to_string(log.unwrap().path()).unwrap())
        .flat_map(|log| {
            log.lines()
                .filter_map(SystemCall::parse)
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(
        calls
            .iter()
            .any(|call| call.reads(&sandbox, "agents/team/beta.md")),
        "{calls:#?}"
    );

    let mut seen: Vec<&Path> = calls
        .iter()
        .filter(|call| call.name.starts_with("open") && call.succeeded)
        .filter_map(|call| call.path.strip_prefix(sandbox.folder()).ok())
        .filter(|path| path.as_os_str() != "logs" && !path.as_os_str().is_empty())
        .collect();
    seen.sort_unstable();
    seen.dedup();
    let expected = [
        "agents",
        "agents/alpha.md",
        // What is excluded is not read; the folder is listed, as a pattern may leave out a part of it.
        "agents/drafts",
        "agents/team",
        "agents/team/beta.md",
        "more/one.md",
        "src/lib.rs",
    ];
    assert_eq!(seen, expected.map(Path::new));

    for call in &calls {
        assert!(!call.is_network(), "{call:?}");
        // Pipes are how cargo tells rustc how many threads it may have.
        let is_pipe = call.path.to_string_lossy().starts_with("pipe:");
        let may_write =
            is_pipe || call.path.starts_with(sandbox.target()) || call.path.starts_with("/dev");
        assert!(!call.writes() || may_write, "{call:?}");
    }
}

/// A line of strace's: `123 openat(AT_FDCWD</cwd>, "agents/a.md", O_RDONLY|O_CLOEXEC) = 3</cwd/agents/a.md>`.
#[derive(Debug)]
struct SystemCall {
    name: String,
    path: PathBuf,
    arguments: String,
    succeeded: bool,
}

impl SystemCall {
    fn parse(line: &str) -> Option<SystemCall> {
        let (_, call) = line.split_once(' ')?;
        let (name, rest) = call.trim_start().split_once('(')?;
        let (arguments, result) = rest.rsplit_once(" = ")?;
        let written = arguments.split('"').nth(1).unwrap_or_default();
        // What `-y` says of the result has no links and no `..` in it.
        let path = match result.split_once('<') {
            Some((_, real)) => real.trim_end_matches('>'),
            None => written,
        };
        Some(SystemCall {
            name: name.to_owned(),
            path: path.into(),
            arguments: arguments.to_owned(),
            succeeded: !result.starts_with('-'),
        })
    }

    fn reads(&self, sandbox: &Sandbox, file: &str) -> bool {
        self.succeeded && self.path == sandbox.path(file)
    }

    fn is_network(&self) -> bool {
        self.name == "socket" || self.name == "connect"
    }

    fn writes(&self) -> bool {
        let opens = ["O_WRONLY", "O_RDWR", "O_CREAT"];
        let changes = [
            "creat", "link", "mkdir", "mknod", "rename", "rmdir", "symlink", "truncate", "unlink",
        ];
        let is_change = changes.iter().any(|change| self.name.starts_with(change));
        self.succeeded && (is_change || opens.iter().any(|mode| self.arguments.contains(mode)))
    }
}
