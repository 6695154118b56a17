//! A stand-in for the model: it answers the first request with a call of every agent, and everything else with "done".

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use serde_json::{Value, json};

/// What the first prompt says.
pub(crate) const MAIN_TASK: &str = "MAINTASK";

/// What the prompt of each agent says.
const SUB_TASK: &str = "SUBTASK";

/// The prompt of the agent with that number.
pub(crate) fn sub_task(number: usize) -> String {
    format!("{SUB_TASK} {number} END")
}

/// Whether a request is one of the conversation that calls the agents.
pub(crate) fn is_main(request: &Value) -> bool {
    !request["messages"].to_string().contains(SUB_TASK)
}

/// The request that an agent with that prompt sends.
pub(crate) fn is_of(request: &Value, task: &str) -> bool {
    let messages = request["messages"].to_string();
    messages.contains(task) && !messages.contains(MAIN_TASK)
}

/// A server on loopback, for as long as the program runs.
pub(crate) struct Model {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    /// The agents to call.
    agents: Vec<String>,
    /// The bodies of all requests.
    requests: Mutex<Vec<Value>>,
}

impl Model {
    /// Starts a server that calls these agents.
    pub(crate) fn start(agents: &[String]) -> io::Result<Model> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let model = Model {
            address: listener.local_addr()?,
            shared: Arc::new(Shared {
                agents: agents.to_vec(),
                requests: Mutex::default(),
            }),
        };
        let shared = Arc::clone(&model.shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                // A connection that breaks is one request less, which the observation shows.
                thread::spawn(move || shared.answer(stream));
            }
        });
        Ok(model)
    }

    /// The address of the server.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests so far.
    pub(crate) fn requests(&self) -> Vec<Value> {
        let requests = self.shared.requests.lock();
        requests.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Shared {
    fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut first = String::new();
        reader.read_line(&mut first)?;
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
                break;
            }
            if let Some((key, value)) = line.split_once(':')
                && key.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or_default();
            }
        }
        if !first.starts_with("POST") {
            return respond(&mut stream, "404 Not Found", "text/plain", "");
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        if first.contains("count_tokens") {
            let answer = r#"{"input_tokens": 1}"#;
            return respond(&mut stream, "200 OK", "application/json", answer);
        }
        let body: Value = serde_json::from_slice(&body).unwrap_or_default();
        let answer = self.reply(&body);
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.push(body);
        drop(requests);
        respond(&mut stream, "200 OK", "text/event-stream", &answer)
    }

    fn reply(&self, body: &Value) -> String {
        let messages = body["messages"].to_string();
        let tools = body["tools"].as_array().into_iter().flatten();
        let offered: Vec<&str> = tools.filter_map(|tool| tool["name"].as_str()).collect();
        let tool = ["Agent", "Task"]
            .into_iter()
            .find(|it| offered.contains(it));
        match tool {
            Some(tool) if messages.contains(MAIN_TASK) && !messages.contains(SUB_TASK) => {
                let calls = self.agents.iter().enumerate().map(|(number, agent)| {
                    let input = json!({
                        "description": "x",
                        "prompt": sub_task(number),
                        "subagent_type": agent,
                        "run_in_background": false,
                    });
                    let block = json!({
                        "type": "tool_use", "id": format!("toolu_{number}"), "name": tool, "input": {},
                    });
                    let delta = json!({"type": "input_json_delta", "partial_json": input.to_string()});
                    (block, delta)
                });
                events(calls.collect(), &body["model"], "tool_use")
            }
            _ => {
                let block = json!({"type": "text", "text": ""});
                let delta = json!({"type": "text_delta", "text": "done"});
                events(vec![(block, delta)], &body["model"], "end_turn")
            }
        }
    }
}

fn respond(stream: &mut TcpStream, status: &str, kind: &str, body: &str) -> io::Result<()> {
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )
}

/// A message as a stream of events: its blocks, each with its one delta.
fn events(blocks: Vec<(Value, Value)>, model: &Value, stop: &str) -> String {
    let mut events = vec![json!({
        "type": "message_start",
        "message": {
            "id": "msg_1", "type": "message", "role": "assistant", "model": model, "content": [],
            "stop_reason": null, "stop_sequence": null,
            "usage": {"input_tokens": 1, "output_tokens": 1},
        },
    })];
    for (index, (block, delta)) in blocks.into_iter().enumerate() {
        events.push(json!({"type": "content_block_start", "index": index, "content_block": block}));
        events.push(json!({"type": "content_block_delta", "index": index, "delta": delta}));
        events.push(json!({"type": "content_block_stop", "index": index}));
    }
    events.push(json!({
        "type": "message_delta",
        "delta": {"stop_reason": stop, "stop_sequence": null},
        "usage": {"output_tokens": 1},
    }));
    events.push(json!({"type": "message_stop"}));
    let lines = events.iter().map(|event| {
        let name = event["type"].as_str().unwrap_or_default();
        format!("event: {name}\ndata: {event}\n\n")
    });
    lines.collect()
}
