use std::fs;
use std::path::Path;

use super::{File, Sample, page, samples};
use crate::diagnostic::Severity;
use crate::lint::{Level, Lint};
use crate::options::FileOptions;
use crate::source::Request;

/// What is said about one file.
pub(super) struct Checked {
    /// The lints that found something, in order.
    pub(super) lints: Vec<&'static str>,
    /// Everything that is said, as a terminal shows it.
    pub(super) message: String,
}

/// Compiles a crate that holds nothing but this file.
pub(super) fn check(sample: &Sample, file: &File) -> Checked {
    let folder = tempfile::tempdir().unwrap();
    let manifest_dir = folder.path().join("crate");
    let path = manifest_dir.join(file.path);
    fs::create_dir_all(&manifest_dir).unwrap();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, file.text).unwrap();

    let (folder, _) = file.path.rsplit_once('/').unwrap();
    let options = options(sample.call);
    let request = Request {
        roots: vec![folder.to_owned()],
        working_dir: manifest_dir.clone(),
        manifest_dir,
        env: &|_| None,
        include: Vec::new(),
        exclude: Vec::new(),
        limits: options.limits,
    };
    let checked = crate::check(&request, &options);
    assert_eq!(checked.faults, [], "{:?}", sample.lint);
    let messages: Vec<String> = checked
        .problems
        .iter()
        .map(|problem| {
            let kind = match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            format!("{kind}: {}", checked.render(problem))
        })
        .collect();
    Checked {
        lints: checked
            .problems
            .iter()
            .map(|problem| problem.lint.unwrap_or("a hard error"))
            .collect(),
        message: messages.join("\n\n"),
    }
}

/// The options that a sample needs: `deny(lint)`, or a budget.
fn options(call: &str) -> FileOptions {
    let mut options = FileOptions::default();
    if let Some(name) = call
        .strip_prefix("deny(")
        .and_then(|it| it.strip_suffix(')'))
    {
        options
            .levels
            .set(Lint::from_name(name).unwrap(), Level::Deny);
    } else if let Some((budget, bytes)) = call.split_once(" = ") {
        let bytes = Some(bytes.parse().unwrap());
        match budget {
            "description_budget" => options.description_budget = bytes,
            "prompt_budget" => options.prompt_budget = bytes,
            _ => panic!("{call}"),
        }
        options.deny_by_default(Lint::from_name(budget).unwrap());
    } else {
        assert_eq!(call, "");
    }
    options
}

#[test]
fn every_lint_has_a_sample() {
    let sampled: Vec<Lint> = samples().map(|sample| sample.lint).collect();
    assert_eq!(sampled, Lint::ALL);
}

#[test]
fn a_bad_sample_is_found_once_and_by_its_lint_alone() {
    for sample in samples() {
        let checked = check(sample, &sample.bad);
        assert_eq!(checked.lints, [sample.lint.name()], "{}", checked.message);
    }
}

#[test]
fn in_a_mended_sample_nothing_is_found() {
    for sample in samples() {
        let checked = check(sample, &sample.mended);
        assert_eq!(checked.lints, [""; 0], "{}", checked.message);
    }
}

#[test]
fn a_sample_is_heard_as_loudly_as_its_level_says() {
    for sample in samples() {
        let kind = match sample.lint.default_level() {
            Level::Warn => "warning: ",
            // What is allowed by default is denied by the call of its sample.
            Level::Allow | Level::Deny => "error: ",
        };
        let message = check(sample, &sample.bad).message;
        assert!(message.starts_with(kind), "{message}");
    }
}

#[test]
fn a_comment_in_the_file_silences_a_lint() {
    for sample in samples() {
        // There is no front matter to put a comment into, or it ends in front of the comment.
        if matches!(sample.lint, Lint::NotAnAgent | Lint::CutFrontMatter) {
            continue;
        }
        let comment = format!("# include-agents: allow({})\n", sample.lint.name());
        let end = sample.bad.text.find('\n').unwrap() + 1;
        let (fence, rest) = sample.bad.text.split_at(end);
        let silenced = File {
            path: sample.bad.path,
            text: Box::leak(format!("{fence}{comment}{rest}").into_boxed_str()),
        };
        let checked = check(sample, &silenced);
        assert!(
            !checked.lints.contains(&sample.lint.name()),
            "{}",
            checked.message
        );
    }
}

/// The page is committed; `BLESS=1 cargo test -p include-agents-reader lints_page` writes it.
#[test]
fn the_lints_page_is_up_to_date() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../agents/src"));
    if !folder.exists() {
        println!("skipped: the package include-agents is not beside this one");
        return;
    }
    let path = folder.join("guide/lints.md");
    let made = page::write();
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &made).unwrap();
    }
    let committed = fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        committed == made,
        "agents/src/guide/lints.md is out of date: run `BLESS=1 cargo test -p include-agents-reader lints_page`"
    );
}
