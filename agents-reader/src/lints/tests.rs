use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::sample::BUILD_SCRIPT;
use super::{File, Sample, page};
use crate::diagnostic::Severity;
use crate::lint::{Level, Lint};
use crate::options::FileOptions;
use crate::source::Request;

/// What is reported about one file.
pub(super) struct Outcome {
    /// The lints that found something, in order.
    pub(super) lints: Vec<&'static str>,
    /// All messages, as a terminal shows them.
    pub(super) message: String,
}

/// Checks a crate that holds nothing but this file.
pub(super) fn check(sample: &Sample, file: &File) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let manifest_dir = folder.path().join("crate");
    let path = manifest_dir.join(file.path);
    fs::create_dir_all(&manifest_dir).unwrap();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, file.text).unwrap();

    // Every crate has a build script, except for the one that should have one.
    let is_fixed_by_script = sample.fixed.path == BUILD_SCRIPT;
    let has_script = !is_fixed_by_script || file.path == BUILD_SCRIPT;
    let agent = if file.path == BUILD_SCRIPT {
        let path = manifest_dir.join(sample.bad.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, sample.bad.text).unwrap();
        &sample.bad
    } else {
        file
    };
    let (folder, _) = agent.path.rsplit_once('/').unwrap();
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
    let mut checked = crate::check(&request, &options);
    if !has_script {
        checked.report_untracked(&options);
    }
    assert_eq!(checked.faults, []);
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
    Outcome {
        lints: checked
            .problems
            .iter()
            .map(|problem| problem.lint.unwrap_or("an error"))
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
    } else if let Some(value) = call.strip_prefix("dialect = ") {
        options
            .set_word("dialect", value.trim_matches('"'))
            .unwrap();
    } else if let Some((budget, bytes)) = call.split_once(" = ") {
        let bytes = Some(bytes.parse().unwrap());
        match budget {
            "description_budget" => options.description_budget = bytes,
            "prompt_budget" => options.prompt_budget = bytes,
            _ => panic!("{call}"),
        }
        let reason = format!("the call sets `{budget}`");
        options
            .levels
            .deny_because(Lint::from_name(budget).unwrap(), reason);
    } else {
        assert_eq!(call, "");
    }
    options
}

/// The bad file is found once, by this lint alone, and reported with the severity of its level.
pub(super) fn finds_once(lint: Lint, sample: &Sample) {
    let Outcome { lints, message } = check(sample, &sample.bad);
    assert_eq!(lints, [lint.name()], "{message}");
    let severity = match lint.default_level() {
        Level::Warn => "warning: ",
        // What is allowed by default is denied by the call of its sample.
        Level::Allow | Level::Deny => "error: ",
    };
    assert!(message.starts_with(severity), "{message}");
}

pub(super) fn finds_nothing(sample: &Sample) {
    let checked = check(sample, &sample.fixed);
    assert_eq!(checked.lints, [""; 0], "{}", checked.message);
}

pub(super) fn is_allowed_by_a_comment(lint: Lint, sample: &Sample) {
    // There is no front matter to put a comment into, or it ends in front of the comment.
    // What is about the call is not in a file.
    let others = [
        Lint::NOT_AN_AGENT,
        Lint::CUT_FRONT_MATTER,
        Lint::UNTRACKED_FOLDER,
    ];
    if others.contains(&lint) {
        return;
    }
    let comment = format!("# include-agents: allow({})\n", lint.name());
    let end = sample.bad.text.find('\n').unwrap() + 1;
    let (fence, rest) = sample.bad.text.split_at(end);
    let allowed = File {
        path: sample.bad.path,
        text: Box::leak(format!("{fence}{comment}{rest}").into_boxed_str()),
    };
    let checked = check(sample, &allowed);
    assert!(!checked.lints.contains(&lint.name()), "{}", checked.message);
}

#[test]
fn names_differ() {
    let names: BTreeSet<&str> = Lint::ALL.iter().map(|lint| lint.name()).collect();
    assert_eq!(names.len(), Lint::ALL.len());
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
