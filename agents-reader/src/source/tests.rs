//! Whole folders, as they may be found.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Found, Limits, Request, find, read, read_all};
use crate::diagnostic::{Diagnostic, Severity, Subject, render_without_file};

mod hostile;
mod roots;

/// A crate in a workspace.
struct Crate {
    workspace: TempDir,
}

impl Crate {
    fn new(files: &[&str]) -> Self {
        let new = Self {
            workspace: TempDir::new().expect("a temporary folder"),
        };
        fs::create_dir(new.dir()).expect("a new folder");
        for file in files {
            new.write(file, format!("the text of {file}"));
        }
        new
    }

    fn dir(&self) -> PathBuf {
        self.workspace.path().join("app")
    }

    fn path(&self, relative: &str) -> PathBuf {
        self.dir().join(relative)
    }

    fn write(&self, relative: &str, text: impl AsRef<[u8]>) {
        let path = self.path(relative);
        let folder = path.parent().expect("a folder");
        fs::create_dir_all(folder).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }

    #[cfg(unix)]
    fn link(&self, relative: &str, target: impl AsRef<Path>) {
        std::os::unix::fs::symlink(target, self.path(relative)).expect("links can be made");
    }

    fn find(&self, change: impl FnOnce(&mut Request<'_>)) -> Found {
        let out_dir = self.workspace.path().join("target/out");
        let manifest_dir = self.dir();
        let env = |name: &str| match name {
            "OUT_DIR" => out_dir.to_str().map(str::to_owned),
            "CARGO_MANIFEST_DIR" => manifest_dir.to_str().map(str::to_owned),
            _ => None,
        };
        let mut request = Request {
            roots: vec!["agents".to_owned()],
            manifest_dir: manifest_dir.clone(),
            working_dir: self.workspace.path().to_owned(),
            env: &env,
            include: Vec::new(),
            exclude: Vec::new(),
            limits: Limits::default(),
        };
        change(&mut request);
        find(&request)
    }
}

fn names(found: &Found) -> Vec<&str> {
    found
        .files
        .iter()
        .map(|file| file.root_relative.as_str())
        .collect()
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

/// The only fault, which has to be there.
fn only(found: &Found) -> &Diagnostic {
    assert_eq!(found.faults.len(), 1, "{:#?}", found.faults);
    found.faults.first().expect("one fault")
}

#[test]
fn folders_are_walked_in_the_order_of_the_paths() {
    let a = Crate::new(&[
        "agents/b.md",
        "agents/a/z.md",
        "agents/a-b.md",
        "agents/a.md",
        "agents/a/b/c.md",
        "agents/notes.txt",
    ]);
    let found = a.find(|_| {});
    // `-` comes before `.`, and `.` before `/`.
    assert_eq!(
        names(&found),
        ["a-b.md", "a.md", "a/b/c.md", "a/z.md", "b.md"]
    );
    assert_eq!(found.faults, []);
    let folders = ["agents", "agents/a", "agents/a/b"].map(|folder| a.path(folder));
    assert_eq!(found.folders, folders);
}

#[test]
fn a_file_knows_its_paths() {
    let a = Crate::new(&["agents/sub/x.md"]);
    let found = a.find(|_| {});
    let file = found.files.first().expect("one file");
    assert_eq!(file.display, "app/agents/sub/x.md");
    assert_eq!(file.relative, "agents/sub/x.md");
    assert_eq!(file.root_relative, "sub/x.md");
    assert_eq!(file.absolute, a.path("agents/sub/x.md"));
    assert!(!file.outside_crate && !file.conventional_doc);
    let source = read(file, &Limits::default()).expect("text");
    assert_eq!(source.text, "the text of agents/sub/x.md");
    assert_eq!(source.display, file.display);
}

#[test]
fn hidden_names_are_skipped_and_documents_are_marked() {
    let a = Crate::new(&[
        "agents/.git/x.md",
        "agents/.claude/agents/x.md",
        "agents/.#x.md",
        "agents/.DS_Store",
        "agents/README.md",
        "agents/x.md",
    ]);
    let found = a.find(|_| {});
    let marked: Vec<_> = found
        .files
        .iter()
        .map(|file| (file.root_relative.as_str(), file.conventional_doc))
        .collect();
    assert_eq!(
        marked,
        [
            (".claude/agents/x.md", false),
            ("README.md", true),
            ("x.md", false)
        ]
    );
    assert_eq!(found.faults, []);
}

#[test]
fn many_files_are_read_in_order() {
    let files: Vec<String> = (0..10_000).map(|n| format!("agents/{n:05}.md")).collect();
    let a = Crate::new(&files.iter().map(String::as_str).collect::<Vec<_>>());
    let found = a.find(|_| {});
    let sources = read_all(&found.files, &Limits::default());
    let texts: Vec<_> = sources
        .into_iter()
        .map(|source| source.expect("text").text)
        .collect();
    let expected: Vec<_> = files
        .iter()
        .map(|file| format!("the text of {file}"))
        .collect();
    assert_eq!(texts, expected);
}

#[test]
fn patterns_choose_files() {
    let a = Crate::new(&[
        "agents/a.md",
        "agents/b.md",
        "agents/drafts/c.md",
        "agents/team/d.md",
    ]);
    let chosen = |include: &[&str], exclude: &[&str]| {
        let found = a.find(|request| {
            request.include = strings(include);
            request.exclude = strings(exclude);
        });
        assert_eq!(found.faults, []);
        names(&found).join(" ")
    };
    assert_eq!(chosen(&["*.md"], &[]), "a.md b.md");
    assert_eq!(chosen(&["**/*.md"], &["drafts/**"]), "a.md b.md team/d.md");
    assert_eq!(chosen(&[], &["drafts"]), "a.md b.md team/d.md");
    assert_eq!(chosen(&["team/*", "a.md"], &[]), "a.md team/d.md");
    assert_eq!(chosen(&[], &["**/[bcd].md"]), "a.md");
}

#[test]
fn patterns_that_do_nothing_are_reported() {
    let a = Crate::new(&["agents/a.md", "agents/team/d.md"]);
    for (pattern, better) in [
        ("d.md", "**/d.md"),
        ("./team/*.md", "team/*.md"),
        ("team/", "team/**"),
        ("team\\d.md", "team/d.md"),
    ] {
        let found = a.find(|request| request.exclude = strings(&["a.md", pattern]));
        let fault = only(&found);
        assert_eq!(fault.subject, Subject::Exclude(1));
        assert_eq!(fault.severity, Severity::Warning);
        assert_eq!(fault.helps[0].message, format!("did you mean `{better}`?"));
    }
    let found = a.find(|request| request.include = strings(&["nothing"]));
    let levels: Vec<_> = found.faults.iter().map(|fault| fault.severity).collect();
    assert_eq!(levels, [Severity::Error, Severity::Warning]);
}

#[test]
fn a_bad_pattern_is_shown_at_its_place() {
    let a = Crate::new(&["agents/a.md"]);
    let found = a.find(|request| request.include = strings(&["*.md", "a/**b"]));
    assert_eq!(only(&found).subject, Subject::Include(1));
    insta::assert_snapshot!(render_without_file(only(&found)));
}

#[test]
fn every_file_of_the_corpus_is_text() {
    let shared = std::env::var("INCLUDE_AGENTS_SHARED").map_or_else(
        |_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    let Ok(observed) = fs::read_to_string(shared.join("corpus/observed.jsonl")) else {
        println!("skipped: ../shared/corpus is absent");
        return;
    };
    let found = find(&Request {
        roots: strings(&["corpus"]),
        manifest_dir: shared.clone(),
        working_dir: shared,
        env: &|_| None,
        include: Vec::new(),
        exclude: Vec::new(),
        limits: Limits::default(),
    });
    assert_eq!(found.faults, []);
    let mut expected: Vec<_> = observed
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .filter_map(|line| line.get("file")?.as_str().map(str::to_owned))
        .collect();
    expected.sort_unstable();
    assert_eq!(names(&found), expected);
    // All of these are agents, so none may be skipped because of its name.
    assert!(found.files.iter().all(|file| !file.conventional_doc));
    for source in read_all(&found.files, &Limits::default()) {
        source.expect("text");
    }
}
