//! One run of Claude Code.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::model::{MAIN_TASK, Model};

/// The first argument with which this program is an MCP server.
pub(crate) const MCP_SERVER: &str = "--mcp-server";

/// The MCP servers of a session, with their tools.
const SERVERS: [(&str, &[&str]); 2] = [
    ("git", &["get_issue", "get_pr", "list_issues"]),
    ("my-db", &["query", "get_row"]),
];

/// How long a session may take.
const PATIENCE: Duration = Duration::from_secs(900);

/// An installation of Claude Code.
pub(crate) struct Claude {
    binary: PathBuf,
}

/// The results of a session.
pub(crate) struct Session {
    /// The agents that Claude Code lists.
    pub(crate) agents: Vec<String>,
    /// What it sent to the model.
    pub(crate) requests: Vec<Value>,
    /// The results of the calls of agents, by the ids of the calls.
    pub(crate) results: BTreeMap<String, Value>,
    /// The lines of its debug log about agents.
    pub(crate) log: Vec<String>,
}

impl Claude {
    /// Finds the binary of an installation by npm.
    pub(crate) fn find(installation: &Path) -> Result<Claude, String> {
        let folder = installation.join("node_modules/@anthropic-ai");
        let entries = fs::read_dir(&folder).map_err(|error| crate::at(&folder, &error))?;
        let mut binaries = entries
            .flatten()
            .filter(|entry| {
                entry
                    .file_name()
                    .to_string_lossy()
                    .starts_with("claude-code-")
            })
            .map(|entry| entry.path().join("claude"));
        let binary = binaries.find(|path| path.is_file());
        let binary = binary.ok_or_else(|| format!("no Claude Code in {}", folder.display()))?;
        let binary = fs::canonicalize(&binary).map_err(|error| crate::at(&binary, &error))?;
        Ok(Claude { binary })
    }

    /// Starts Claude Code in a fresh project, with a folder of agents, and has the model call those.
    pub(crate) fn run(
        &self,
        folder: Option<&Path>,
        call: &[String],
        options: &[String],
    ) -> io::Result<Session> {
        let model = Model::start(call)?;
        let home = tempfile::tempdir()?;
        let project = tempfile::tempdir()?;
        let agents = project.path().join(".claude/agents");
        fs::create_dir(project.path().join(".claude"))?;
        if let Some(folder) = folder {
            copy(folder, &agents)?;
        }
        let log = home.path().join("log");
        let config = home.path().join("mcp.json");
        fs::write(&config, servers()?.to_string())?;
        let mut child = Command::new(&self.binary)
            .args([
                "-p",
                MAIN_TASK,
                "--output-format",
                "stream-json",
                "--verbose",
            ])
            .arg("--debug-file")
            .arg(&log)
            .arg("--mcp-config")
            .arg(&config)
            .arg("--strict-mcp-config")
            .args(options)
            .current_dir(project.path())
            .env_clear()
            .env("HOME", home.path())
            .env("PATH", "/usr/bin:/bin")
            .env("ANTHROPIC_BASE_URL", model.url())
            .env("ANTHROPIC_API_KEY", "none")
            .env("DISABLE_TELEMETRY", "1")
            .env("DISABLE_AUTOUPDATER", "1")
            .env("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1")
            .env("ENABLE_TOOL_SEARCH", "false")
            .env("IS_SANDBOX", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut stdout = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let reader = thread::spawn(move || {
            let mut bytes = Vec::new();
            stdout.read_to_end(&mut bytes).map(|_| bytes)
        });
        let start = Instant::now();
        while child.try_wait()?.is_none() {
            if start.elapsed() > PATIENCE {
                child.kill()?;
                child.wait()?;
                return Err(io::ErrorKind::TimedOut.into());
            }
            thread::sleep(Duration::from_millis(20));
        }
        let output = reader.join().map_err(|_| io::ErrorKind::BrokenPipe)??;
        let output = String::from_utf8_lossy(&output);
        let lines = output
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok());
        let mut session = Session::of(lines);
        session.requests = model.requests();
        let log = fs::read(&log).unwrap_or_default();
        session.log = about_agents(&String::from_utf8_lossy(&log), &agents, folder);
        Ok(session)
    }
}

impl Session {
    fn of(lines: impl Iterator<Item = Value>) -> Session {
        let mut session = Session {
            agents: Vec::new(),
            requests: Vec::new(),
            results: BTreeMap::new(),
            log: Vec::new(),
        };
        for line in lines {
            if line["subtype"] == "init" && session.agents.is_empty() {
                let agents = line["agents"].as_array().into_iter().flatten();
                session.agents = agents
                    .filter_map(Value::as_str)
                    .map(str::to_owned)
                    .collect();
            }
            if line["type"] == "user" {
                let blocks = line["message"]["content"].as_array().into_iter().flatten();
                for block in blocks.filter(|block| block["type"] == "tool_result") {
                    let id = block["tool_use_id"].as_str().unwrap_or_default();
                    session
                        .results
                        .insert(id.to_owned(), block["content"].clone());
                }
            }
        }
        session
    }
}

/// The lines of a debug log that are about agents, without times and without the paths of folders.
fn about_agents(log: &str, agents: &Path, folder: Option<&Path>) -> Vec<String> {
    let real = fs::canonicalize(agents).ok();
    let is_about =
        |line: &str| line.contains(".md") && line.contains("gent") || line.contains("Agent '");
    let shorten = |line: &str| {
        let mut line = line
            .split_once("] ")
            .map_or(line, |(_, rest)| rest)
            .trim_end()
            .to_owned();
        for folder in [real.as_deref(), Some(agents), folder]
            .into_iter()
            .flatten()
        {
            line = line.replace(&format!("{}/", folder.display()), "");
        }
        line
    };
    log.lines()
        .filter(|line| is_about(line))
        .map(shorten)
        .collect()
}

/// The configuration of the MCP servers: this program, with the names of their tools.
fn servers() -> io::Result<Value> {
    let program = std::env::current_exe()?;
    let mut servers = serde_json::Map::new();
    for (name, tools) in SERVERS {
        let mut arguments = vec![MCP_SERVER];
        arguments.extend(tools);
        let server = json!({"command": program, "args": arguments});
        servers.insert(name.to_owned(), server);
    }
    Ok(json!({ "mcpServers": servers }))
}

/// Speaks MCP on standard input and output, and offers tools of these names.
pub(crate) fn serve_mcp(tools: &[String]) {
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        let message: Value = serde_json::from_str(&line).unwrap_or_default();
        if message["id"].is_null() {
            continue;
        }
        let result = match message["method"].as_str() {
            Some("initialize") => json!({
                "protocolVersion": message["params"]["protocolVersion"],
                "capabilities": {"tools": {}},
                "serverInfo": {"name": "s", "version": "1"},
            }),
            Some("tools/list") => {
                let tools = tools.iter().map(|tool| {
                    let schema = json!({"type": "object", "properties": {}});
                    json!({"name": tool, "description": tool, "inputSchema": schema})
                });
                json!({ "tools": tools.collect::<Vec<_>>() })
            }
            _ => json!({}),
        };
        let answer = json!({"jsonrpc": "2.0", "id": message["id"], "result": result});
        let mut out = io::stdout().lock();
        if writeln!(out, "{answer}")
            .and_then(|()| out.flush())
            .is_err()
        {
            return;
        }
    }
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
