//! A compiler cache around the crate: it must not serve yesterday's agents.

use std::net::TcpListener;
use std::process::{Command, Stdio};

use include_agents_tests::sandbox::{Call, Output, Sandbox, agent, is_there};

use crate::TEMPORARY;

/// A crate that is compiled through sccache, with a cache and a server of its own.
struct Cached {
    sandbox: Sandbox,
    port: String,
}

impl Cached {
    fn new() -> Cached {
        let sandbox = Sandbox::empty(TEMPORARY, "cached");
        sandbox.write_manifest("cached", &[], "");
        sandbox.write(
            "src/lib.rs",
            "include_agents::include_agents!(\"agents\");\n",
        );
        sandbox.write(
            "src/main.rs",
            "fn main() {\n    for agent in cached::Agent::ALL {\n        println!(\"{}\", agent.prompt());\n    }\n}\n",
        );
        sandbox.write(
            "build.rs",
            "fn main() {\n    println!(\"cargo::rerun-if-changed=agents\");\n}\n",
        );
        sandbox.write_agent("agents/alpha.md", "alpha");
        // Another process may take the port, and a busy machine may be late.
        let port = (0..5).find_map(|_| start_server(&sandbox));
        Cached {
            port: port.expect("sccache does not start"),
            sandbox,
        }
    }

    fn with(&self, call: Call) -> Call {
        call.env("SCCACHE_SERVER_PORT", &self.port)
            .env("SCCACHE_DIR", self.sandbox.path("cache"))
    }

    /// Compiles the crate again, as after a checkout elsewhere, and gives what it prints.
    fn print(&self) -> String {
        let _: Output = self
            .sandbox
            .cargo(&["clean", "--package", "cached"])
            .succeed();
        let run = self
            .sandbox
            .cargo(&["run", "--quiet"])
            .env("RUSTC_WORKSPACE_WRAPPER", "sccache");
        self.with(run).succeed().stdout
    }

    /// How often the cache had what was asked for, and how often not.
    fn counts(&self) -> [u32; 2] {
        let stats = self
            .with(self.sandbox.command("sccache").arguments(&["--show-stats"]))
            .succeed();
        ["Cache hits  ", "Cache misses  "].map(|name| {
            let line = stats.stdout.lines().find(|line| line.starts_with(name));
            let count = line.and_then(|line| line.split_whitespace().nth(2));
            count
                .and_then(|count| count.parse().ok())
                .unwrap_or_else(|| panic!("{stats}"))
        })
    }
}

/// Starts a server at a port that was free a moment ago, and gives the port.
fn start_server(sandbox: &Sandbox) -> Option<String> {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let port = free.unwrap().port().to_string();
    // The server outlives the command that starts it, and would keep its pipes open.
    let started = Command::new("sccache")
        .arg("--start-server")
        .env("SCCACHE_DIR", sandbox.path("cache"))
        .env("SCCACHE_SERVER_PORT", &port)
        .env("SCCACHE_IDLE_TIMEOUT", "300")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    started.unwrap().success().then_some(port)
}

impl Drop for Cached {
    fn drop(&mut self) {
        let stop = self
            .sandbox
            .command("sccache")
            .arguments(&["--stop-server"]);
        let _: Output = self.with(stop).run();
    }
}

#[test]
fn sccache_hits_when_nothing_changed_and_misses_when_an_agent_did() {
    if !is_there("sccache", &["--version"]) {
        return;
    }
    let cached = Cached::new();
    assert_eq!(cached.print(), "You are alpha.\n");
    let [hits, misses] = cached.counts();
    assert_eq!(hits, 0);
    assert!(misses > 0, "the library goes through sccache");

    assert_eq!(cached.print(), "You are alpha.\n");
    assert_eq!(cached.counts(), [misses, misses], "nothing changed");

    let sandbox = &cached.sandbox;
    sandbox.write("agents/alpha.md", &agent("alpha").replace("You are", "Be"));
    assert_eq!(cached.print(), "Be alpha.\n");
    assert_eq!(cached.counts(), [misses, misses + 1], "an agent was edited");

    sandbox.write_agent("agents/beta.md", "beta");
    assert_eq!(cached.print(), "Be alpha.\nYou are beta.\n");
    assert_eq!(cached.counts(), [misses, misses + 2], "an agent was added");

    std::fs::remove_file(sandbox.path("agents/beta.md")).unwrap();
    sandbox.write_agent("agents/alpha.md", "alpha");
    assert_eq!(cached.print(), "You are alpha.\n");
    assert_eq!(
        cached.counts(),
        [misses + 1, misses + 2],
        "back to what was before"
    );
}
