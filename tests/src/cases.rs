//! Small files on which the compiler once failed, each with what it has to do.
//!
//! `tests/cases/cases.jsonl` has a line of JSON for each case:
//!
//! | key | meaning |
//! |---|---|
//! | `case` | its name, and the file or folder below `tests/cases`, unless `file` names that |
//! | `as` | the name that the file has in the folder of agents, if it is another one |
//! | `call` | the macro call; `"agents"` where it is absent |
//! | `expect` | what becomes of it: see [`Expectation`] |
//! | `lints` | lints that have to fire, at the level that `expect` asks for |
//! | `lines` | lines, each of which some problem has to point at |
//! | `says`, `not` | fragments that the messages have to contain, and must not contain |
//! | `errors` | the number of errors |
//! | `replaces` | whether the help of some problem shows a replacement |
//! | `max_bytes` | how long a message may be |
//! | `name`, `description`, `prompt`, `model` | the values of the agent |
//! | `allows`, `denies` | tools that it has, and does not have |
//! | `metadata` | other keys of the front matter |
//! | `rustc` | whether the case is also compiled and documented by rustc, which must not report an error of its own |

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use include_agents_compiler::compile_sources;
use include_agents_compiler::invocation::Invocation;
use include_agents_reader::diagnostic::{Severity, position};
use include_agents_reader::source::Source;
use include_agents_reader::yaml::{Entry, Value as Yaml};
use serde_json::{Map, Value as Json};

use crate::observed::{Reading, Values};
use crate::sandbox::workspace_root;

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    keys: Map<String, Json>,
}

/// What becomes of the files of a case.
///
/// "With every lint allowed" is tried only where the case has no `call` of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// `accepted`: nothing is reported.
    Accepted,
    /// `loads`: no error; warnings do not count.
    Loads,
    /// `lenient`: no error with every lint allowed.
    Lenient,
    /// `warning`: a warning, and no error.
    Warning,
    /// `reported`: a warning or an error, and no error with every lint allowed.
    Reported,
    /// `error`: an error, and none with every lint allowed.
    Error,
    /// `dropped`: an error, also with every lint allowed.
    Dropped,
    /// `any`: whatever it is.
    Any,
}

/// A problem, as far as cases ask for it.
struct Problem {
    is_error: bool,
    lint: Option<&'static str>,
    line: usize,
    text: String,
    replaces: bool,
}

/// What the compiler makes of the files of a case.
struct Compilation {
    problems: Vec<Problem>,
    values: Option<Values>,
    model: Option<String>,
    metadata: Vec<Entry>,
}

/// The folder of the cases.
#[must_use]
pub fn folder() -> PathBuf {
    workspace_root().join("tests/cases")
}

/// Reads all cases.
///
/// # Errors
///
/// If a line is not a case, or has a key that no case knows.
pub fn read_all() -> Result<Vec<Case>, String> {
    let path = folder().join("cases.jsonl");
    let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
    let cases = text.lines().enumerate().map(|(index, line)| {
        Case::parse(line).map_err(|reason| format!("{}:{}: {reason}", path.display(), index + 1))
    });
    cases.collect()
}

/// The keys that a case may have.
const KEYS: &[&str] = &[
    "allows",
    "as",
    "call",
    "case",
    "denies",
    "description",
    "errors",
    "expect",
    "file",
    "lines",
    "lints",
    "max_bytes",
    "metadata",
    "model",
    "name",
    "not",
    "prompt",
    "replaces",
    "rustc",
    "says",
];

impl Case {
    fn parse(line: &str) -> Result<Case, String> {
        let keys: Map<String, Json> =
            serde_json::from_str(line).map_err(|error| error.to_string())?;
        if let Some(key) = keys.keys().find(|key| !KEYS.contains(&key.as_str())) {
            return Err(format!("unknown key `{key}`"));
        }
        let case = Case { keys };
        let expected = case.text("expect").ok_or("no `expect`")?;
        Expectation::parse(expected).ok_or_else(|| format!("unknown `expect`: `{expected}`"))?;
        case.text("case").ok_or("no `case`")?;
        Ok(case)
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.text("case").unwrap_or_default()
    }

    /// Whether rustc compiles it, too.
    #[must_use]
    pub fn is_for_rustc(&self) -> bool {
        self.keys.get("rustc").and_then(Json::as_bool) == Some(true)
    }

    /// The files of the case: their names, and what they hold.
    ///
    /// # Errors
    ///
    /// If they cannot be read.
    pub fn files(&self) -> Result<Vec<(String, Vec<u8>)>, String> {
        let path = folder().join(self.text("file").unwrap_or(self.name()));
        let mut paths = vec![path.clone()];
        if path.is_dir() {
            let entries = fs::read_dir(&path).map_err(|error| error.to_string())?;
            paths = entries.filter_map(|it| Some(it.ok()?.path())).collect();
            paths.sort();
        }
        let read = |path: PathBuf| {
            let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            Ok((self.text("as").unwrap_or(&name).to_owned(), bytes))
        };
        paths.into_iter().map(read).collect()
    }

    /// What is not as the case asks for, one line each.
    #[must_use]
    pub fn check(&self) -> Vec<String> {
        let call = self.text("call").unwrap_or("\"agents\"");
        let compilation = match self.compile(call) {
            Ok(compilation) => compilation,
            Err(reason) => return vec![reason],
        };
        let mut wrong = Vec::new();
        let lenient = match self.text("call") {
            None => self.compile("\"agents\", allow(all)").ok(),
            Some(_) => None,
        };
        self.check_outcome(&compilation, lenient.as_ref(), &mut wrong);
        self.check_messages(&compilation, &mut wrong);
        self.check_values(lenient.as_ref().unwrap_or(&compilation), &mut wrong);
        wrong
    }

    fn compile(&self, call: &str) -> Result<Compilation, String> {
        let call: Invocation = syn::parse_str(call).map_err(|error| format!("call: {error}"))?;
        if let Some(error) = call.options.errors.first() {
            return Err(format!("call: {error}"));
        }
        let sources = self
            .files()?
            .into_iter()
            .map(|(name, bytes)| Reading::source(&format!("agents/{name}"), bytes));
        Ok(Compilation::of(&call, sources.collect::<Result<_, _>>()?))
    }

    fn expectation(&self) -> Expectation {
        let expected = self.text("expect").and_then(Expectation::parse);
        expected.unwrap_or(Expectation::Any)
    }

    fn check_outcome(
        &self,
        strict: &Compilation,
        lenient: Option<&Compilation>,
        wrong: &mut Vec<String>,
    ) {
        let errors = strict.problems.iter().filter(|it| it.is_error).count();
        let warnings = strict.problems.len() - errors;
        let lenient = lenient.map(|it| it.problems.iter().any(|it| it.is_error));
        let (strict, may_be_allowed) = match self.expectation() {
            Expectation::Any => return,
            Expectation::Accepted => (errors + warnings == 0, true),
            Expectation::Loads => (errors == 0, true),
            Expectation::Lenient => (true, true),
            Expectation::Warning => (errors == 0 && warnings > 0, true),
            Expectation::Reported => (errors + warnings > 0, true),
            Expectation::Error => (errors > 0, true),
            Expectation::Dropped => (errors > 0, false),
        };
        if !strict {
            wrong.push(format!("{errors} errors and {warnings} warnings"));
        }
        match (lenient, may_be_allowed) {
            (Some(true), true) => wrong.push("an error with every lint allowed".to_owned()),
            (Some(false), false) => wrong.push("no error with every lint allowed".to_owned()),
            _ => {}
        }
    }

    fn check_messages(&self, compilation: &Compilation, wrong: &mut Vec<String>) {
        let problems = &compilation.problems;
        for lint in self.texts("lints") {
            let counts = |it: &&Problem| match self.expectation() {
                Expectation::Error => it.is_error,
                Expectation::Warning => !it.is_error,
                _ => true,
            };
            if !problems
                .iter()
                .filter(counts)
                .any(|it| it.lint == Some(lint))
            {
                wrong.push(format!("no `{lint}` at the level asked for"));
            }
        }
        for line in self.list("lines").iter().filter_map(Json::as_u64) {
            if !problems.iter().any(|it| it.line as u64 == line) {
                wrong.push(format!("nothing points at line {line}"));
            }
        }
        let said: String = problems.iter().map(|it| it.text.as_str()).collect();
        for fragment in self.texts("says") {
            if !said.contains(fragment) {
                wrong.push(format!("{fragment:?} is not said"));
            }
        }
        for fragment in self.texts("not") {
            if said.contains(fragment) {
                wrong.push(format!("{fragment:?} is said"));
            }
        }
        let errors = problems.iter().filter(|it| it.is_error).count();
        if let Some(number) = self.number("errors")
            && number != errors
        {
            wrong.push(format!("{errors} errors, not {number}"));
        }
        if let Some(replaces) = self.keys.get("replaces").and_then(Json::as_bool)
            && replaces != problems.iter().any(|it| it.replaces)
        {
            wrong.push(format!("replacement: {}", !replaces));
        }
        if let Some(most) = self.number("max_bytes") {
            let longest = problems.iter().map(|it| it.text.len()).max();
            if longest.is_some_and(|longest| longest > most) {
                wrong.push(format!("a message of {longest:?} bytes"));
            }
        }
    }

    fn check_values(&self, compilation: &Compilation, wrong: &mut Vec<String>) {
        let values = compilation.values.as_ref();
        for (key, found) in [
            ("name", values.map(|it| &it.name)),
            ("description", values.map(|it| &it.description)),
            ("prompt", values.map(|it| &it.prompt)),
            ("model", compilation.model.as_ref()),
        ] {
            let expected = self.text(key);
            if expected.is_some() && expected != found.map(String::as_str) {
                wrong.push(format!("{key}: {found:?}, not {expected:?}"));
            }
        }
        for (key, expected) in [("allows", true), ("denies", false)] {
            for tool in self.texts(key) {
                if values.map(|it| it.tools.allows(tool)) != Some(expected) {
                    wrong.push(format!("allows(\"{tool}\") is not {expected}"));
                }
            }
        }
        let metadata = self.keys.get("metadata").and_then(Json::as_object);
        for (key, expected) in metadata.into_iter().flatten() {
            let mut found = compilation.metadata.iter();
            let found = found.find(|entry| entry.key.value.as_str() == key);
            let found = found.map(|entry| json(&entry.value.value));
            if found.as_ref() != Some(expected) {
                wrong.push(format!("`{key}`: {found:?}, not {expected}"));
            }
        }
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.keys.get(key).and_then(Json::as_str)
    }

    fn number(&self, key: &str) -> Option<usize> {
        let number = self.keys.get(key).and_then(Json::as_u64)?;
        usize::try_from(number).ok()
    }

    fn list(&self, key: &str) -> &[Json] {
        let list = self.keys.get(key).and_then(Json::as_array);
        list.map_or(&[], Vec::as_slice)
    }

    fn texts(&self, key: &str) -> impl Iterator<Item = &str> {
        self.list(key).iter().filter_map(Json::as_str)
    }
}

impl Expectation {
    fn parse(word: &str) -> Option<Expectation> {
        Some(match word {
            "accepted" => Expectation::Accepted,
            "loads" => Expectation::Loads,
            "lenient" => Expectation::Lenient,
            "warning" => Expectation::Warning,
            "reported" => Expectation::Reported,
            "error" => Expectation::Error,
            "dropped" => Expectation::Dropped,
            "any" => Expectation::Any,
            _ => return None,
        })
    }
}

impl Compilation {
    fn of(call: &Invocation, sources: Vec<Source>) -> Compilation {
        let compiled = compile_sources(call, sources);
        let checked = &compiled.checked;
        let mut problems = Vec::new();
        for problem in &checked.problems {
            let text = problem.file().and_then(|file| checked.file(file));
            let (line, _) = position(text.map_or("", |(_, text)| text), problem.span.start);
            problems.push(Problem {
                is_error: problem.severity == Severity::Error,
                lint: problem.lint,
                line,
                text: checked.render(problem),
                replaces: problem.helps.iter().any(|help| help.replacement.is_some()),
            });
        }
        for fault in &checked.faults {
            let mut text = fault.headline.clone();
            let _ = write!(text, "\n{fault:?}");
            problems.push(Problem {
                is_error: fault.severity == Severity::Error,
                lint: None,
                line: 0,
                text,
                replaces: false,
            });
        }
        let entry = checked.catalog.agents.first();
        let document = entry.map(|entry| &*entry.document);
        let agent = document.map(|document| &document.agent);
        let metadata = agent.map_or(&[][..], |agent| agent.metadata.as_slice());
        Compilation {
            problems,
            values: document.map(Values::of),
            model: agent
                .and_then(|agent| agent.model.as_ref())
                .map(|model| model.value.0.clone()),
            metadata: metadata.to_vec(),
        }
    }
}

/// A value of a front matter as JSON.
fn json(value: &Yaml) -> Json {
    match value {
        Yaml::Null => Json::Null,
        Yaml::Bool(value) => (*value).into(),
        Yaml::Int(value) => (*value).into(),
        Yaml::Float(value) => (*value).into(),
        Yaml::Text(value) => value.as_str().into(),
        Yaml::List(items) => items.iter().map(|item| json(&item.value)).collect(),
        Yaml::Map(entries) => {
            let entries = entries.iter().map(|entry| {
                let key = entry.key.value.as_str().to_owned();
                (key, json(&entry.value.value))
            });
            Json::Object(entries.collect())
        }
    }
}
