//! Talks to the language server as an editor does.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::{Project, agent};

struct Editor {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    id: u64,
    root: String,
}

impl Editor {
    fn start(project: &Project, encodings: &[&str]) -> Editor {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cargo-agents"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut editor = Editor {
            input: child.stdin.take().unwrap(),
            output: BufReader::new(child.stdout.take().unwrap()),
            child,
            id: 0,
            root: format!("file://{}", project.folder.path().display()),
        };
        let answer = editor.request(
            "initialize",
            json!({
                "processId": null,
                "capabilities": { "general": { "positionEncodings": encodings } },
                "workspaceFolders": [{ "uri": editor.root, "name": "project" }],
            }),
        );
        let chosen = if encodings.contains(&"utf-8") {
            "utf-8"
        } else {
            "utf-16"
        };
        assert_eq!(answer["capabilities"]["positionEncoding"], chosen);
        editor.notify("initialized", json!({}));
        editor
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.input.flush().unwrap();
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert_ne!(
                self.output.read_line(&mut line).unwrap(),
                0,
                "the server is gone"
            );
            match line.trim_end().split_once(": ") {
                Some(("Content-Length", value)) => length = value.parse().unwrap(),
                Some(_) => {}
                None => break,
            }
        }
        let mut text = vec![0; length];
        self.output.read_exact(&mut text).unwrap();
        serde_json::from_slice(&text).unwrap()
    }

    fn notify(&mut self, method: &str, parameters: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": parameters }));
    }

    fn request(&mut self, method: &str, parameters: Value) -> Value {
        self.id += 1;
        let id = self.id;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": parameters }));
        loop {
            let message = self.receive();
            if message["id"] == id {
                return message
                    .get("result")
                    .cloned()
                    .unwrap_or_else(|| message["error"].clone());
            }
        }
    }

    fn uri(&self, name: &str) -> String {
        format!("{}/{name}", self.root)
    }

    /// Opens a file and waits for what is wrong with it.
    fn open(&mut self, name: &str, text: &str) -> Vec<Value> {
        let uri = self.uri(name);
        let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
        self.diagnostics(name)
    }

    fn change(&mut self, name: &str, text: &str) -> Vec<Value> {
        let uri = self.uri(name);
        self.notify(
            "textDocument/didChange",
            json!({ "textDocument": { "uri": uri, "version": 2 }, "contentChanges": [{ "text": text }] }),
        );
        self.diagnostics(name)
    }

    fn diagnostics(&mut self, name: &str) -> Vec<Value> {
        let uri = self.uri(name);
        loop {
            let message = self.receive();
            if message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
            {
                return message["params"]["diagnostics"].as_array().unwrap().clone();
            }
        }
    }

    /// Asks about a position, given as line and column.
    fn at(&mut self, method: &str, name: &str, line: usize, column: usize) -> Value {
        let uri = self.uri(name);
        self.request(
            method,
            json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": column } }),
        )
    }

    fn stop(mut self) {
        let answer = self.request("shutdown", Value::Null);
        assert_eq!(answer, Value::Null);
        self.notify("exit", Value::Null);
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // It has ended already, unless the test failed.
        let _ = self.child.kill();
    }
}

fn labels(items: &Value) -> Vec<&str> {
    items
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["label"].as_str().unwrap())
        .collect()
}

/// A wide character, one outside of the basic plane, and CRLF before the mistake.
const WIDE: &str = "---\r\nname: lead\r\ndescription: Leads.\r\n\"日🚀é\": x\r\ntools: [ \"mcp__日🚀é\", Read, WebSerach ]\r\n---\r\nYou lead.\r\n";

#[test]
fn positions_are_right_in_both_encodings() {
    let project = Project::with(&[]);
    // `tools: [ "mcp__日🚀é", Read, ` has 28 units of UTF-16 and 33 bytes.
    for (encodings, start) in [(&["utf-16"][..], 28), (&["utf-8", "utf-16"], 33), (&[], 28)] {
        let mut editor = Editor::start(&project, encodings);
        let diagnostics = editor.open("agents/lead.md", WIDE);
        let unknown = diagnostics
            .iter()
            .find(|it| it["message"].as_str().unwrap().contains("`WebSerach`"))
            .unwrap();
        let range = json!({
            "start": { "line": 4, "character": start },
            "end": { "line": 4, "character": start + 9 },
        });
        // One message may be about several names of one list.
        let is_there = unknown["range"] == range
            || unknown["relatedInformation"]
                .as_array()
                .unwrap()
                .iter()
                .any(|it| it["location"]["range"] == range);
        assert!(is_there, "{unknown}");
        editor.stop();
    }
}

#[test]
fn mistakes_come_and_go() {
    let project = Project::with(&[]);
    let mut editor = Editor::start(&project, &[]);
    assert_eq!(
        editor.open("agents/a.md", &agent("a", "")),
        Vec::<Value>::new()
    );
    let wrong = editor.change("agents/a.md", &agent("a", "model: sonet\n"));
    assert_eq!(wrong[0]["code"], "unknown_model");
    assert_eq!(wrong[0]["source"], "cargo-agents");
    assert_eq!(wrong[0]["severity"], 1);
    assert_eq!(
        wrong[0]["range"]["start"],
        json!({ "line": 3, "character": 7 })
    );
    assert_eq!(
        editor.change("agents/a.md", &agent("a", "model: opus\n")),
        Vec::<Value>::new()
    );
    editor.stop();
}

#[test]
fn other_files_are_left_alone() {
    let project = Project::with(&[]);
    let mut editor = Editor::start(&project, &[]);
    let skill = "---\nname: x\ndescription: d\ntols: Read\n---\n";
    assert_eq!(editor.open("skills/x/SKILL.md", skill), Vec::<Value>::new());
    assert_eq!(editor.open("README.md", "# Hello\n"), Vec::<Value>::new());
    assert_eq!(
        editor.at("textDocument/completion", "README.md", 0, 0),
        Value::Null
    );
    editor.stop();
}

#[test]
fn files_are_checked_together() {
    let project = Project::with(&[("tester.md", &agent("tester", ""))]);
    let mut editor = Editor::start(&project, &[]);
    let lead = agent("lead", "tools: Agent(tester)\n");
    assert_eq!(editor.open("agents/lead.md", &lead), Vec::<Value>::new());
    // The other file gets another name in the editor, and is not saved.
    let uri = editor.uri("agents/tester.md");
    let document =
        json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": agent("checker", "") });
    editor.notify("textDocument/didOpen", json!({ "textDocument": document }));
    let dangling = editor.diagnostics("agents/lead.md");
    assert_eq!(dangling[0]["code"], "dangling_agent");
    editor.stop();
}

#[test]
fn quick_fixes() {
    let project = Project::with(&[]);
    let mut editor = Editor::start(&project, &[]);
    editor.open("agents/a.md", &agent("a", "model: sonet\ncolor: Red\n"));
    let uri = editor.uri("agents/a.md");
    let mut actions = |line: usize, only: Value| {
        let position = json!({ "line": line, "character": 8 });
        editor.request(
            "textDocument/codeAction",
            json!({
                "textDocument": { "uri": uri },
                "range": { "start": position, "end": position },
                "context": { "diagnostics": [], "only": only },
            }),
        )
    };
    let all = actions(3, Value::Null);
    let fix = &all[0];
    assert_eq!(
        (&fix["kind"], &fix["isPreferred"]),
        (&json!("quickfix"), &json!(true))
    );
    let edit = &fix["edit"]["changes"][&uri][0];
    assert_eq!(edit["newText"], "sonnet");
    assert_eq!(edit["range"]["start"], json!({ "line": 3, "character": 7 }));
    assert_eq!(
        all[1]["edit"]["changes"][&uri][0]["newText"],
        "# include-agents: allow(unknown_model)\n"
    );
    let fix_all = actions(0, json!(["source.fixAll"]));
    assert_eq!(fix_all.as_array().unwrap().len(), 1);
    assert!(
        fix_all[0]["edit"]["changes"][&uri][0]["newText"]
            .as_str()
            .unwrap()
            .contains("color: red")
    );
    assert_eq!(actions(1, json!(["quickfix"])), json!([]));
    editor.stop();
}

#[test]
fn completion() {
    let project = Project::with(&[("tester.md", &agent("tester", ""))]);
    let mut editor = Editor::start(&project, &[]);
    let text = "---\nname: lead\ndescription: d\nmo\nmodel: \ntools: Read, We\ncolor: \neffort: \ntools: Agent(te\nhooks:\n  Pre\n---\nYou lead.\n";
    editor.open("agents/lead.md", text);
    let mut complete = |line: usize, column: usize| {
        editor.at("textDocument/completion", "agents/lead.md", line, column)
    };
    let keys = complete(3, 2);
    assert!(
        labels(&keys).contains(&"permissionMode") && !labels(&keys).contains(&"name"),
        "{keys}"
    );
    assert!(labels(&complete(4, 7)).contains(&"sonnet"));
    let tools = complete(5, 15);
    assert!(labels(&tools).contains(&"WebSearch"));
    let web = tools
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["label"] == "WebSearch")
        .unwrap();
    assert_eq!(
        web["textEdit"]["range"]["start"],
        json!({ "line": 5, "character": 13 })
    );
    assert!(labels(&complete(6, 7)).contains(&"cyan"));
    assert!(labels(&complete(7, 8)).contains(&"xhigh"));
    let agents = complete(8, 15);
    assert!(
        labels(&agents).contains(&"tester") && labels(&agents).contains(&"Explore"),
        "{agents}"
    );
    assert!(labels(&complete(10, 5)).contains(&"PreToolUse"));
    assert_eq!(complete(12, 3), Value::Null);
    editor.stop();
}

#[test]
fn hover_and_definition() {
    let project = Project::with(&[("team/tester.md", &agent("tester", ""))]);
    let mut editor = Editor::start(&project, &[]);
    editor.open(
        "agents/lead.md",
        &agent(
            "lead",
            "tools: Read, Agent(tester)\nmemory: user\ndisallowedTools: Edit\n",
        ),
    );
    let mut hover = |line: usize, column: usize| {
        let answer = editor.at("textDocument/hover", "agents/lead.md", line, column);
        answer["contents"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let tools = hover(3, 1);
    assert!(
        tools.starts_with("**tools**") && tools.ends_with("Granted: `Agent`, `Read`, `Write`."),
        "{tools}"
    );
    assert!(hover(3, 8).starts_with("`Read`: a built-in tool."));
    assert_eq!(hover(3, 22), "**tester**: Does the work of tester.");
    assert!(
        hover(4, 9).contains("One of `user`, `project`, `local`."),
        "{}",
        hover(4, 9)
    );
    assert_eq!(hover(7, 2), "");
    let place = editor.at("textDocument/definition", "agents/lead.md", 3, 22);
    assert_eq!(place["uri"], editor.uri("agents/team/tester.md"));
    assert_eq!(
        place["range"]["start"],
        json!({ "line": 1, "character": 0 })
    );
    assert_eq!(
        editor.at("textDocument/definition", "agents/lead.md", 3, 8),
        Value::Null
    );
    editor.stop();
}

#[test]
fn malformed_requests_are_answered() {
    let project = Project::with(&[]);
    let mut editor = Editor::start(&project, &[]);
    editor.open("agents/a.md", "---\nname: a");
    assert_eq!(
        editor.request("textDocument/hover", json!({}))["code"],
        -32602
    );
    assert_eq!(
        editor.request("textDocument/rename", json!({}))["code"],
        -32601
    );
    // Positions that are nowhere.
    for (line, column) in [(0, 99), (99, 0), (1, 99)] {
        for method in ["completion", "hover", "definition"] {
            editor.at(
                &format!("textDocument/{method}"),
                "agents/a.md",
                line,
                column,
            );
        }
    }
    editor.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": editor.uri("agents/a.md") } }),
    );
    assert_eq!(editor.diagnostics("agents/a.md"), Vec::<Value>::new());
    editor.stop();
}
