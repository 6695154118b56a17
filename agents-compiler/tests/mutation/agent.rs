//! The agents that are damaged.

use std::ops::Range;
use std::path::{Path, PathBuf};

use include_agents_reader::check_sources;
use include_agents_reader::options::FileOptions;
use include_agents_reader::source::Source;

use crate::compile;

/// A well-formed agent file whose front matter has one line for every field.
pub(crate) struct Whole {
    pub(crate) text: String,
    /// The lines of the front matter.
    pub(crate) fields: Vec<Field>,
    /// The text after the closing fence.
    pub(crate) body: Range<usize>,
}

/// A line `key: value`.
#[derive(Clone)]
pub(crate) struct Field {
    pub(crate) key: String,
    /// The whole line with its line ending.
    pub(crate) line: Range<usize>,
    pub(crate) value: Range<usize>,
}

impl Whole {
    /// The agent of that text, if its front matter is of lines only and the compiler has nothing to say.
    fn read(text: String) -> Option<Whole> {
        let rest = text.strip_prefix("---\n")?;
        let end = 4 + rest.find("\n---\n")? + 1;
        let mut fields = Vec::new();
        let mut start = 4;
        for line in text[4..end].split_inclusive('\n') {
            let (key, value) = line.split_once(": ")?;
            if !key.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                return None;
            }
            let value_start = start + key.len() + 2;
            let value = value_start..value_start + value.trim_end().len();
            fields.push(Field {
                key: key.to_owned(),
                line: start..start + line.len(),
                value,
            });
            start += line.len();
        }
        let is_quiet =
            !text[end + 4..].contains("---") && compile(&text).checked.problems.is_empty();
        is_quiet.then(|| Whole {
            body: end + 4..text.len(),
            fields,
            text,
        })
    }

    pub(crate) fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    pub(crate) fn value(&self, key: &str) -> Option<&str> {
        self.field(key).map(|field| &self.text[field.value.clone()])
    }

    /// The description, if it is in the file verbatim: without quotes around it.
    pub(crate) fn plain_description(&self) -> Option<&Field> {
        let field = self.field("description")?;
        let value = &self.text[field.value.clone()];
        value
            .starts_with(|c: char| c.is_alphabetic())
            .then_some(field)
    }

    /// Whether Claude Code reads the file only by its recovery, which makes text of what follows a ` #`, too.
    pub(crate) fn needs_recovery(&self) -> bool {
        let source = Source::in_memory("agents/agent.md", self.text.clone());
        let checked = check_sources(&[], vec![source], &FileOptions::default());
        let mut documents = checked.catalog.all();
        documents.any(|document| {
            let front_matter = document.front_matter.as_ref();
            front_matter.is_none_or(|it| !it.recovered.is_empty())
        })
    }

    /// The same, where it is valid YAML by itself.
    pub(crate) fn simple_description(&self) -> Option<&Field> {
        let field = self.plain_description()?;
        let value = &self.text[field.value.clone()];
        (!value.contains([':', '#', '"', '\'', '<', '\\'])).then_some(field)
    }
}

/// The agents of `../shared/corpus`, or where that is absent the bundled ones and a few of our own.
pub(crate) fn quiet_agents() -> Vec<Whole> {
    let shared = std::env::var_os("INCLUDE_AGENTS_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    let mut paths = Vec::new();
    collect(&shared.join("corpus"), &mut paths);
    if paths.is_empty() {
        println!("skipped: ../shared/corpus is absent; damaging our own agents instead");
    }
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../agents/catalog"),
        &mut paths,
    );
    paths.sort();
    let files = paths
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok());
    files
        .chain(OURS.iter().map(|&text| text.to_owned()))
        .filter_map(Whole::read)
        .collect()
}

/// Agents that have what the bundled ones have not: tools, and a description that needs no recovery.
const OURS: &[&str] = &[
    "---\nname: reviewer\ndescription: Reviews changes for correctness and style\ntools: Read, Grep, Glob\nmodel: opus\n---\n\nYou review changes.\n\n## How\n\n- read\n- think\n",
    "---\nname: test-runner\ndescription: Runs the tests and explains what failed and why\ntools: Bash, Read\nmodel: haiku\ncolor: green\n---\n\nYou run tests.\n\n1. run\n2. explain\n",
];

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
}
