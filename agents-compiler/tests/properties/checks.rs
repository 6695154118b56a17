//! What holds for every file, whatever is in it. Each function panics where it does not.
//!
//! Used by the tests beside it, on stable, and by the fuzzers in `fuzz/`.

use std::fmt::Write as _;
use std::sync::OnceLock;

use include_agents_compiler::emit::emit;
use include_agents_compiler::invocation::Invocation;
use include_agents_compiler::{Compiled, compile_sources};
use include_agents_reader::diagnostic::render_without_file;
use include_agents_reader::document::Document;
use include_agents_reader::examples::Text;
use include_agents_reader::source::{Source, read_bytes};
use include_agents_reader::yaml::Value;
use quote::quote;

/// The calls under which files are compiled: as nearly everybody's, and one that takes all that can be taken.
const CALLS: [&str; 3] = [
    "\"agents\"",
    "\"agents\", allow(all)",
    "\"agents\", deny(all)",
];

const PATH: &str = "agents/x.md";

fn call(text: &str) -> Invocation {
    syn::parse_str(text).expect("a call")
}

fn compiled(call: &Invocation, text: &str) -> Compiled {
    compile_sources(call, vec![Source::in_memory(PATH, text)])
}

/// Whatever the bytes: they become an agent or a message.
pub(crate) fn becomes_an_agent_or_a_message(bytes: &[u8]) {
    static NOWHERE: OnceLock<Source> = OnceLock::new();
    let nowhere = NOWHERE.get_or_init(|| Source::in_memory(PATH, ""));
    match read_bytes(&nowhere.file, bytes.to_vec()) {
        Err(fault) => assert!(render_without_file(&fault).contains(PATH), "{fault:?}"),
        Ok(source) => says_where(&source.text),
    }
}

/// Problems lie in the file, on character boundaries, and can be drawn. So do all parts of what was understood. What
/// has no error is an agent.
pub(crate) fn says_where(text: &str) {
    for options in CALLS {
        let call = call(options);
        let compiled = compiled(&call, text);
        for problem in &compiled.checked.problems {
            let fixes = problem
                .helps
                .iter()
                .filter_map(|help| Some(&help.replacement.as_ref()?.0));
            let places = problem.related.iter().map(|(span, _)| span).chain(fixes);
            for span in places.chain([&problem.span]) {
                assert!(text.get(span.clone()).is_some(), "{span:?} of {problem:?}");
            }
            assert!(
                !problem.headline.is_empty() && !problem.headline.contains('\n'),
                "{problem:?}"
            );
            let drawn = compiled.checked.render(problem);
            assert!(drawn.contains(PATH), "{drawn}");
        }
        for entry in &compiled.checked.catalog.agents {
            covers(&entry.document);
        }
        let file = compiled.checked.file(0).map(|(_, text)| text);
        assert_eq!(file, Some(text), "the file is available for messages");
    }
}

/// The parts of an agent lie in it, and its outline covers its prompt.
fn covers(document: &Document) {
    let prompt = document.prompt();
    let mut end = document.outline.introduction.end;
    assert_eq!(document.outline.introduction.start, 0);
    for section in &document.outline.sections {
        assert_eq!(section.span.start, end, "a gap or an overlap");
        end = section.span.end;
        for item in &section.items {
            assert!(prompt.get(item.clone()).is_some(), "{section:?}");
        }
        assert!(prompt.get(section.body..section.span.end).is_some());
        assert!(!section.title.text(prompt).contains('\n'), "{section:?}");
    }
    if document.front_matter.is_some() && !prompt.is_empty() && end != 0 {
        assert_eq!(document.outline.conclusion, end..prompt.len());
    }
    let description = document.description();
    let parts = document.description.examples.iter().flat_map(|example| {
        assert!(description.get(example.span.clone()).is_some());
        let turns = example.turns.iter().map(|turn| &turn.text);
        turns.chain(&example.context).chain(&example.commentary)
    });
    for part in parts.chain([&document.description.when_to_use]) {
        if let Text::Span(span) = part {
            assert!(description.get(span.clone()).is_some(), "{part:?}");
        }
    }
}

/// Twice the same file gives twice the same code, and it is Rust.
pub(crate) fn generates_rust(text: &str) {
    // Under the first one, code differs only in what is allowed.
    for options in &CALLS[1..] {
        let call = call(options);
        let code = || emit(&call, &compiled(&call, text), &quote!(::include_agents));
        let (first, second) = (code(), code());
        assert_eq!(first.to_string(), second.to_string());
        if let Err(error) = syn::parse2::<syn::File>(first.clone()) {
            panic!("{error}: {first}");
        }
    }
}

/// What is accepted is accepted again once it is written as valid YAML, and says the same.
pub(crate) fn survives_being_written(text: &str) {
    let call = call("\"agents\", allow(all)");
    let first = compiled(&call, text);
    let [entry] = first.checked.catalog.agents.as_slice() else {
        return;
    };
    if first.has_errors() {
        return;
    }
    // What is left of a CR, CR, LF cannot be written: reading it again takes another CR away.
    if entry.document.prompt().contains("\r\n") {
        return;
    }
    let written = write(&entry.document);
    let second = compiled(&call, &written);
    let messages: Vec<_> = second
        .checked
        .problems
        .iter()
        .map(|it| second.checked.render(it))
        .collect();
    assert!(!second.has_errors(), "{messages:#?}\n{written}");
    let [again] = second.checked.catalog.agents.as_slice() else {
        panic!("no agent: {written}");
    };
    let front_matter = again.document.front_matter.as_ref().expect("no errors");
    assert!(front_matter.recovered.is_empty(), "{written}");
    assert_eq!(entry.document.agent, again.document.agent, "{written}");
    assert_eq!(
        entry.document.prompt(),
        again.document.prompt(),
        "{written}"
    );
    assert_eq!(entry.document.outline, again.document.outline, "{written}");
    assert_eq!(
        entry.document.description, again.document.description,
        "{written}"
    );
}

/// The agent as a file: what counts of its front matter, in quotes, and its prompt.
fn write(document: &Document) -> String {
    let mut file = String::from("---\n");
    let front_matter = document.front_matter.as_ref().expect("no errors");
    let entries = front_matter.entries();
    for (index, entry) in entries.iter().enumerate() {
        let key = &entry.key.value;
        if entries[index + 1..]
            .iter()
            .any(|other| other.key.value == *key)
        {
            continue;
        }
        let _ = write!(file, "? {}\n: ", quoted(key));
        match key.as_str() {
            "description" => file.push_str(&quoted(document.description())),
            _ => write_value(&mut file, &entry.value.value),
        }
        file.push('\n');
    }
    let _ = write!(file, "---\n\n{}\n", document.prompt());
    file
}

/// The text in double quotes, with an escape for everything that could mean something: three hyphens, too.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        if c.is_alphanumeric() || c == ' ' {
            quoted.push(c);
        } else {
            let _ = write!(quoted, "\\U{:08X}", u32::from(c));
        }
    }
    quoted.push('"');
    quoted
}

fn write_value(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Int(value) => {
            let _ = write!(out, "{value}");
        }
        Value::Float(value) if value.is_nan() => out.push_str(".nan"),
        Value::Float(value) if value.is_infinite() => {
            out.push_str(if *value > 0.0 { ".inf" } else { "-.inf" });
        }
        Value::Float(value) => {
            let _ = write!(out, "{value:?}");
        }
        Value::Text(text) => out.push_str(&quoted(text)),
        Value::List(items) => {
            out.push('[');
            for item in items {
                write_value(out, &item.value);
                out.push(',');
            }
            out.push(']');
        }
        Value::Map(entries) => {
            out.push('{');
            for entry in entries {
                let _ = write!(out, "? {} : ", quoted(&entry.key.value));
                write_value(out, &entry.value.value);
                out.push(',');
            }
            out.push('}');
        }
    }
}
