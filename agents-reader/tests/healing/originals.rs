//! The agents that are damaged.

use std::path::{Path, PathBuf};

/// An agent whose front matter has one line for every field.
#[derive(Clone, Debug)]
pub(crate) struct Original {
    pub(crate) fields: Vec<(String, String)>,
    /// What follows the closing line.
    pub(crate) body: String,
}

impl Original {
    fn new(fields: &[(&str, &str)], body: &str) -> Original {
        let fields = fields
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        Original {
            fields: fields.collect(),
            body: body.to_owned(),
        }
    }

    /// The agent of a file, if it has tools, and nothing in it is quoted or continues on another line.
    fn read(text: &str) -> Option<Original> {
        let (head, body) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
        let mut fields = Vec::new();
        for line in head.lines() {
            let (key, value) = line.split_once(": ")?;
            let is_plain = key.bytes().all(|byte| byte.is_ascii_alphabetic())
                && value.starts_with(|c: char| c.is_ascii_alphanumeric())
                && !value.contains([':', '#', '"', '\'', '\\', '<', '*', '(', '\u{2014}']);
            if !is_plain {
                return None;
            }
            fields.push((key.to_owned(), value.trim().to_owned()));
        }
        let original = Original {
            fields,
            body: body.to_owned(),
        };
        let has = |key| {
            original
                .value(key)
                .is_some_and(|value| value.contains(' ') || key == "name")
        };
        (has("name") && has("description") && has("tools") && !body.contains("---"))
            .then_some(original)
    }

    pub(crate) fn value(&self, key: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        fields
            .find(|(other, _)| other == key)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn tools(&self) -> Vec<&str> {
        self.value("tools")
            .unwrap_or_default()
            .split(", ")
            .collect()
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        self.fields
            .iter()
            .map(|(key, value)| format!("{key}: {value}"))
            .collect()
    }

    /// A file of these lines.
    pub(crate) fn file(&self, lines: &[String]) -> String {
        format!("---\n{}\n---\n{}", lines.join("\n"), self.body)
    }
}

/// Our own agents, and those of `../shared/corpus` where that is there.
pub(crate) fn all() -> Vec<Original> {
    let mut all = vec![
        Original::new(
            &[
                ("name", "reviewer"),
                ("description", "Reviews pull requests for errors and style"),
                ("tools", "Read, Grep"),
            ],
            "\nYou review pull requests.\n",
        ),
        Original::new(
            &[
                ("name", "test-runner"),
                (
                    "description",
                    "Use this agent to run the tests and explain what failed",
                ),
                ("tools", "Bash, Read, Glob"),
                ("model", "haiku"),
            ],
            "\nYou run tests.\n\n- run them\n- explain what failed\n",
        ),
        Original::new(
            &[
                (
                    "description",
                    "Finds the documentation that a change makes stale, and updates it",
                ),
                ("tools", "Read, Edit, Write, WebFetch"),
                ("name", "doc-keeper"),
                ("color", "green"),
            ],
            "You keep the documentation up to date.\n",
        ),
        Original::new(
            &[
                ("name", "auditor"),
                ("tools", "Read, Grep, Glob"),
                ("model", "opus"),
                (
                    "description",
                    "Looks for secrets and unsafe defaults before a release",
                ),
                ("maxTurns", "12"),
            ],
            "\n# Auditor\n\nYou audit releases.\n",
        ),
    ];
    let corpus = corpus();
    if corpus.is_empty() {
        println!("skipped: ../shared/corpus is absent; damaging our own agents only");
    }
    all.extend(corpus.iter().filter_map(|text| Original::read(text)));
    all
}

/// The texts of the files of `../shared/corpus`, where that is there.
pub(crate) fn corpus() -> Vec<String> {
    let shared = std::env::var_os("INCLUDE_AGENTS_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    let mut files = Vec::new();
    collect(&shared.join("corpus"), &mut files);
    files.sort();
    let texts = files.iter();
    texts
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect()
}

/// The Markdown files below a folder.
pub(crate) fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|it| it == "md") {
            files.push(path);
        }
    }
}
