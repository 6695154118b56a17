//! A headless Chromium, driven over its `DevTools` protocol.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use include_agents_tests::sandbox::skip_without;
use serde_json::{Value, json};
use tungstenite::{Message, WebSocket, client};

/// How long anything may take before the test gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A browser with one tab. It ends with this value.
pub(crate) struct Browser {
    process: Child,
    socket: WebSocket<TcpStream>,
    session: Option<String>,
    next_id: u64,
    // Dropped after the process, which uses it.
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts the browser, or says that there is none.
    pub(crate) fn start() -> Option<Browser> {
        let Some(program) = find() else {
            skip_without(
                "chromium",
                "no Chromium is installed (apt-get install chromium, or set CHROMIUM)",
            );
            return None;
        };
        let profile = tempfile::tempdir().unwrap();
        let process = Command::new(program)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--hide-scrollbars",
                "--force-prefers-reduced-motion",
                "--remote-debugging-port=0",
            ])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (port, path) = await_port(&profile.path().join("DevToolsActivePort"));
        let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let (socket, _) = client(format!("ws://127.0.0.1:{port}{path}"), stream).unwrap();
        let mut browser = Browser {
            process,
            socket,
            session: None,
            next_id: 0,
            _profile: profile,
        };
        browser.open_tab();
        Some(browser)
    }

    fn open_tab(&mut self) {
        let target = self.call("Target.createTarget", &json!({"url": "about:blank"}));
        let attach = json!({"targetId": target["targetId"], "flatten": true});
        let attached = self.call("Target.attachToTarget", &attach);
        self.session = Some(attached["sessionId"].as_str().unwrap().to_owned());
        self.call("Page.enable", &json!({}));
    }

    /// Sends a command and waits for its result.
    fn call(&mut self, method: &str, params: &Value) -> Value {
        let result = self.try_call(method, params);
        result.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    fn try_call(&mut self, method: &str, params: &Value) -> Result<Value, Value> {
        self.next_id += 1;
        let id = self.next_id;
        let mut command = json!({"id": id, "method": method, "params": params});
        if let Some(session) = &self.session {
            command["sessionId"] = json!(session);
        }
        self.socket
            .send(Message::text(command.to_string()))
            .unwrap();
        loop {
            let Message::Text(text) = self.socket.read().unwrap() else {
                continue;
            };
            let answer: Value = serde_json::from_str(&text).unwrap();
            if answer["id"] == id {
                return match answer.get("error") {
                    Some(error) => Err(error.clone()),
                    None => Ok(answer["result"].clone()),
                };
            }
        }
    }

    /// The value of a JavaScript expression.
    pub(crate) fn eval(&mut self, script: &str) -> Value {
        let result = self.try_eval(script);
        result.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    fn try_eval(&mut self, script: &str) -> Result<Value, Value> {
        let params = json!({"expression": script, "returnByValue": true, "awaitPromise": true, "userGesture": true});
        let answer = self.try_call("Runtime.evaluate", &params)?;
        match answer.get("exceptionDetails") {
            Some(exception) => Err(exception.clone()),
            None => Ok(answer["result"]["value"].clone()),
        }
    }

    /// Waits until an expression is true. Between two pages it may fail, for lack of a document.
    pub(crate) fn until(&mut self, script: &str) {
        let start = Instant::now();
        let truth = format!("!!({script})");
        while self.try_eval(&truth) != Ok(Value::Bool(true)) {
            assert!(start.elapsed() < PATIENCE, "never came true: {script}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Goes to a page of the docs, and waits until rustdoc's script has run.
    pub(crate) fn open(&mut self, url: &str) {
        self.call("Page.navigate", &json!({"url": "about:blank"}));
        self.call("Page.navigate", &json!({"url": url}));
        self.settle();
    }

    /// Waits for the page that something has led to.
    pub(crate) fn settle(&mut self) {
        self.until("location.href !== 'about:blank' && document.readyState === 'complete' && window.searchState");
    }

    /// Lets scripts run from the next page on, or not.
    pub(crate) fn run_scripts(&mut self, run: bool) {
        let value = json!({"value": !run});
        self.call("Emulation.setScriptExecutionDisabled", &value);
    }

    /// Goes to a page whose scripts do not run.
    pub(crate) fn open_bare(&mut self, url: &str) {
        self.call("Page.navigate", &json!({"url": url}));
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /// How many elements a selector finds, also where scripts do not run.
    pub(crate) fn count(&mut self, selector: &str) -> usize {
        let document = self.call("DOM.getDocument", &json!({"depth": 0}));
        let query = json!({"nodeId": document["root"]["nodeId"], "selector": selector});
        let found = self.call("DOM.querySelectorAll", &query);
        found["nodeIds"].as_array().map_or(0, Vec::len)
    }

    /// Clicks on the first element that a selector finds.
    pub(crate) fn click(&mut self, selector: &str) {
        let selector = json!(selector);
        self.eval(&format!("document.querySelector({selector}).click()"));
    }

    /// Makes the window this many pixels wide.
    pub(crate) fn resize(&mut self, width: u32) {
        let size = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Writes a picture of the page, from its top, of at most that height.
    pub(crate) fn photograph(&mut self, file: &Path, most: u64) {
        let width = self.eval("innerWidth");
        let height = self.eval("document.documentElement.scrollHeight");
        let height = height.as_u64().unwrap().min(most);
        let clip = json!({"x": 0, "y": 0, "width": width, "height": height, "scale": 1});
        let shot = json!({"format": "png", "clip": clip, "captureBeyondViewport": true});
        let picture = self.call("Page.captureScreenshot", &shot);
        std::fs::write(file, decode(picture["data"].as_str().unwrap())).unwrap();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The browser to use: `$CHROMIUM`, or one of the usual names on the path.
fn find() -> Option<PathBuf> {
    if let Some(chosen) = std::env::var_os("CHROMIUM") {
        return Some(PathBuf::from(chosen));
    }
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    std::env::split_paths(&path)
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|program| program.is_file())
}

/// The port on which the browser listens and the path of its socket, which it writes to a file once it is up.
fn await_port(file: &Path) -> (u16, String) {
    let start = Instant::now();
    loop {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        if let Some((port, path)) = text.trim().split_once('\n') {
            return (port.parse().unwrap(), path.to_owned());
        }
        assert!(start.elapsed() < PATIENCE, "the browser did not start");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Bytes from Base64.
fn decode(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes() {
        let Some(value) = ALPHABET.iter().position(|&letter| letter == byte) else {
            break;
        };
        bits = bits << 6 | u32::try_from(value).unwrap();
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).unwrap());
        }
    }
    bytes
}
