//! An editor, as far as rust-analyzer can tell: the language server protocol on standard input and output.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use include_agents_tests::sandbox::Sandbox;

/// How long an answer may take: the first waits for the procedural macro to be built.
const PATIENCE: Duration = Duration::from_secs(300);

/// What a server says when it has learned something new while it was answering: ask again.
const CONTENT_MODIFIED: i64 = -32801;

/// An editor with one file open.
#[derive(Debug)]
pub(super) struct Editor {
    server: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    asked: u64,
    uri: String,
    text: String,
}

impl Editor {
    /// Opens a file of a crate, and waits until the server knows all about it.
    pub(super) fn open(program: &str, sandbox: &Sandbox, file: &str) -> Editor {
        let mut server = sandbox.command(program).start();
        let input = server.stdin.take().expect("the input is piped");
        let mut output = BufReader::new(server.stdout.take().expect("the output is piped"));
        let (sender, messages) = channel();
        // Reading blocks; a thread of its own makes that something one can tire of.
        thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let path = sandbox.path(file);
        let mut editor = Editor {
            server,
            input,
            messages,
            asked: 0,
            uri: uri(&path),
            text: std::fs::read_to_string(path).expect("the file can be read"),
        };
        editor.initialize(sandbox.folder());
        editor
    }

    fn initialize(&mut self, folder: &Path) {
        self.request(
            "initialize",
            &json!({
                "processId": std::process::id(),
                "rootUri": uri(folder),
                "capabilities": {
                    "experimental": { "serverStatusNotification": true },
                    "textDocument": {
                        "hover": { "contentFormat": ["markdown"] },
                        "completion": { "completionItem": { "documentationFormat": ["markdown"] } },
                    },
                },
                "initializationOptions": { "checkOnSave": false, "cachePriming": { "enable": false } },
            }),
        );
        self.notify("initialized", &json!({}));
        let document =
            json!({ "uri": self.uri, "languageId": "rust", "version": 1, "text": self.text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }));
        loop {
            let message = self.receive("the crate to be loaded");
            if message["method"] == "experimental/serverStatus"
                && message["params"]["quiescent"] == true
            {
                return;
            }
            self.oblige(&message);
        }
    }

    /// What is shown where the pointer rests on the first place of this text.
    pub(super) fn hover(&mut self, text: &str) -> String {
        let place = self.place(text, text.len());
        let hover = self.request("textDocument/hover", &place);
        hover["contents"]["value"]
            .as_str()
            .unwrap_or_else(|| panic!("no hover on `{text}`: {hover}"))
            .to_owned()
    }

    /// What is offered after the first place of this text: label and docs.
    pub(super) fn complete(&mut self, text: &str) -> Vec<(String, String)> {
        let place = self.place(text, text.len());
        let answer = self.request("textDocument/completion", &place);
        let items = answer.get("items").unwrap_or(&answer).as_array();
        items
            .unwrap_or_else(|| panic!("no completion after `{text}`: {answer}"))
            .iter()
            .map(|item| {
                let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                (text(&item["label"]), text(&item["documentation"]["value"]))
            })
            .collect()
    }

    /// The place `bytes` bytes after the start of the text. Our sources are ASCII, so bytes and columns agree.
    fn place(&self, text: &str, bytes: usize) -> Value {
        let offset = self.text.find(text).expect("the text is there") + bytes;
        let before = self.text.get(..offset).expect("ASCII");
        let line = before.matches('\n').count();
        let character = before.len() - before.rfind('\n').map_or(0, |end| end + 1);
        json!({
            "textDocument": { "uri": self.uri },
            "position": { "line": line, "character": character },
        })
    }

    fn request(&mut self, method: &str, params: &Value) -> Value {
        loop {
            self.asked += 1;
            let id = self.asked;
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
            let mut answer = loop {
                let message = self.receive(method);
                if message["id"] == id && message.get("method").is_none() {
                    break message;
                }
                self.oblige(&message);
            };
            match answer.get("error") {
                None => return answer["result"].take(),
                Some(error) if error["code"] == CONTENT_MODIFIED => {}
                Some(error) => panic!("{method}: {error}"),
            }
        }
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Answers a request of the server: we have no settings, and nothing against whatever else it asks for.
    fn oblige(&mut self, message: &Value) {
        if let (Some(id), Some(_)) = (message.get("id"), message.get("method")) {
            let result = match message["params"]["items"].as_array() {
                Some(items) => json!(vec![Value::Null; items.len()]),
                None => Value::Null,
            };
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": result }));
        }
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len())
            .and_then(|()| self.input.flush())
            .expect("the server listens");
    }

    fn receive(&self, what: &str) -> Value {
        self.messages
            .recv_timeout(PATIENCE)
            .unwrap_or_else(|_| panic!("waited {PATIENCE:?} for rust-analyzer: {what}"))
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// One message, or nothing where the server has ended.
fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut header = String::new();
        output
            .read_line(&mut header)
            .ok()
            .filter(|&read| read > 0)?;
        match header.trim_end().split_once(": ") {
            None => break,
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.parse().ok()?;
            }
            Some(_) => {}
        }
    }
    let mut text = Vec::new();
    output.take(length).read_to_end(&mut text).ok()?;
    serde_json::from_slice(&text).ok()
}

fn uri(path: &Path) -> String {
    let path = path.display().to_string().replace('\\', "/");
    let root = if path.starts_with('/') { "" } else { "/" };
    let encoded = path.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    });
    format!("file://{root}{}", encoded.collect::<String>())
}
