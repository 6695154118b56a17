use std::fs;
use std::path::Path;

use super::{File, Sample, page, samples};
use crate::diagnostic::Level as Loudness;
use crate::invocation::Invocation;
use crate::lint::{Level, Lint};
use crate::{Environment, compile};

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
    let call = format!("{folder:?}, {}", sample.call);
    let invocation: Invocation = syn::parse_str(&call).unwrap();
    assert!(invocation.options.errors.is_empty(), "{call}");
    let compiled = compile(
        &invocation,
        &Environment {
            working_dir: manifest_dir.clone(),
            manifest_dir,
            variable: &|_| None,
        },
    );
    assert_eq!(compiled.faults, [], "{:?}", sample.lint);
    let messages: Vec<String> = compiled
        .problems
        .iter()
        .map(|problem| {
            let kind = match problem.level {
                Loudness::Error => "error",
                Loudness::Warning => "warning",
            };
            format!("{kind}: {}", compiled.render(problem))
        })
        .collect();
    Checked {
        lints: compiled
            .problems
            .iter()
            .map(|problem| problem.lint.unwrap_or("a hard error"))
            .collect(),
        message: messages.join("\n\n"),
    }
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

/// The page is committed; `BLESS=1 cargo test -p include-agents-compiler lints_page` writes it.
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
        "agents/src/guide/lints.md is out of date: run `BLESS=1 cargo test -p include-agents-compiler lints_page`"
    );
}
