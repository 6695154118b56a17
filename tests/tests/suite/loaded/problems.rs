//! What the macro would report of a file is what is reported at run time.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use include_agents::load::Layers;
use include_agents_reader::diagnostic::{Severity, Subject, position};
use include_agents_reader::options::FileOptions;
use include_agents_reader::source::Request;
use include_agents_reader::{Checked, check};
use include_agents_tests::cases;
use include_agents_tests::observed;

include_agents::include_agents!("../agents/catalog");

/// Level, lint, file, line, and what is wrong.
type Short = (
    bool,
    Option<&'static str>,
    Option<String>,
    Option<usize>,
    String,
);

fn compiled(folder: &Path) -> BTreeSet<Short> {
    let request = Request {
        roots: vec!["agents".to_owned()],
        manifest_dir: folder.to_owned(),
        working_dir: folder.to_owned(),
        env: &|_| None,
        include: Vec::new(),
        exclude: Vec::new(),
        limits: include_agents_reader::source::Limits::DEFAULT,
    };
    let checked: Checked = check(&request, &FileOptions::default());
    let all = checked.faults.iter().chain(&checked.problems);
    // A folder without agents is an error of the macro only.
    all.filter(|problem| !matches!(problem.subject, Subject::Root(_) | Subject::Call))
        .map(|problem| {
            let file = problem.file().and_then(|file| checked.file(file));
            let (path, text) = match &problem.subject {
                Subject::Path { display, text, .. } => (Some(display.clone()), text.clone()),
                _ => (
                    file.map(|(path, _)| path.to_owned()),
                    file.map(|(_, text)| text.to_owned()),
                ),
            };
            (
                problem.severity == Severity::Error,
                problem.lint,
                path,
                text.map(|text| position(&text, problem.span.start).0),
                problem.headline.clone(),
            )
        })
        .collect()
}

fn loaded(folder: &Path) -> BTreeSet<Short> {
    let layers = Layers::of::<Agent>().relative_to(folder).folder("agents");
    let agents = layers.load();
    let problems = agents.problems().iter().map(|problem| {
        (
            problem.is_error(),
            problem.lint(),
            problem.file().map(str::to_owned),
            problem.line(),
            problem.message().to_owned(),
        )
    });
    problems.collect()
}

#[test]
fn problems_are_those_of_the_macro() {
    let observations = observed::read_all().expect("observations");
    let observed = observations
        .into_iter()
        .filter_map(|it| Some((it.file, it.text?.into_bytes())));
    let cases = cases::read_all().expect("cases");
    let cases = cases.iter().flat_map(|case| case.files().expect("files"));
    let temporary = tempfile::tempdir().expect("a folder");
    let folder: PathBuf = temporary.path().to_owned();
    let (mut files, mut problems) = (0, 0);
    for (file, bytes) in observed.chain(cases) {
        let path = folder.join("agents").join(&file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(&path, bytes).expect("a file");
        let expected = compiled(&folder);
        assert_eq!(loaded(&folder), expected, "{file}");
        fs::remove_dir_all(folder.join("agents")).expect("a folder");
        files += 1;
        problems += expected.len();
    }
    println!("{problems} problems of {files} files are the same");
    assert!(
        files > 100 && problems > 100,
        "{problems} problems of {files} files"
    );
}
