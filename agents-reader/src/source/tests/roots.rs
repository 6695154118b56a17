//! The paths of a call.

use std::fs;

use super::{Crate, Limits, find, names, only, strings};
use crate::diagnostic::{Severity, Subject, render_without_file};
use crate::source::Request;

#[test]
fn a_file_can_be_named_by_itself() {
    let a = Crate::new(&["agents/a.md", "agents/b.md", "prompts/.c.md"]);
    let found = a.find(|request| {
        request.roots = strings(&["agents/b.md", "prompts/.c.md"]);
    });
    assert_eq!(names(&found), ["b.md", ".c.md"]);
    assert_eq!(found.faults, []);
    assert_eq!(found.folders, Vec::<std::path::PathBuf>::new());
}

#[test]
fn several_folders_come_in_the_order_of_the_call() {
    let a = Crate::new(&["z/a.md", "a/b.md"]);
    let found = a.find(|request| request.roots = strings(&["z", "a"]));
    assert_eq!(names(&found), ["a.md", "b.md"]);
}

#[test]
fn what_is_named_twice_is_read_once() {
    let a = Crate::new(&["agents/sub/a.md", "agents/b.md"]);
    for (roots, files, twice) in [
        (["agents", "agents/sub"], ["b.md", "sub/a.md"], 1),
        (["agents", "./agents/"], ["b.md", "sub/a.md"], 1),
        (["agents", "agents/b.md"], ["b.md", "sub/a.md"], 1),
    ] {
        let found = a.find(|request| request.roots = strings(&roots));
        assert_eq!(names(&found), files);
        assert_eq!(only(&found).subject, Subject::Root(twice));
        assert_eq!(only(&found).severity, Severity::Warning);
    }
    let found = a.find(|request| request.roots = strings(&["agents/sub", "agents"]));
    assert_eq!(names(&found), ["a.md", "b.md"]);
    assert_eq!(found.faults, [], "the second folder has a file of its own");
}

#[test]
fn variables_are_put_in() {
    let a = Crate::new(&["agents/a.md", "../target/out/gen/b.md"]);
    let found = a.find(|request| {
        request.roots = strings(&["$CARGO_MANIFEST_DIR/agents", "${OUT_DIR}/gen"]);
    });
    assert_eq!(found.faults, []);
    let files: Vec<_> = found
        .files
        .iter()
        .map(|file| {
            (
                file.relative.as_str(),
                file.display.as_str(),
                file.outside_crate,
            )
        })
        .collect();
    assert_eq!(
        files,
        [
            ("agents/a.md", "app/agents/a.md", false),
            ("$OUT_DIR/gen/b.md", "target/out/gen/b.md", false)
        ]
    );
}

#[test]
fn a_dollar_sign_may_be_literal() {
    let a = Crate::new(&["a$/1.md", "$1/2.md"]);
    let found = a.find(|request| request.roots = strings(&["a$", "$1"]));
    assert_eq!(names(&found), ["1.md", "2.md"]);
}

#[test]
fn a_variable_that_is_not_set_says_where_it_comes_from() {
    let a = Crate::new(&[]);
    let env = |_: &str| None;
    let message = |root: &str| {
        let found = find(&Request {
            roots: strings(&[root]),
            manifest_dir: a.dir(),
            working_dir: a.dir(),
            env: &env,
            include: Vec::new(),
            exclude: Vec::new(),
            limits: Limits::default(),
        });
        render_without_file(only(&found))
    };
    insta::assert_snapshot!("out_dir", message("$OUT_DIR/agents"));
    insta::assert_snapshot!("misspelled", message("$CARGO_MANIFEST_DRI/agents"));
    insta::assert_snapshot!("own", message("$AGENTS/x"));
}

#[test]
fn paths_outside_the_crate_are_marked() {
    let a = Crate::new(&["../shared/a.md", "agents/b.md"]);
    let absolute = a.workspace.path().join("shared/a.md");
    let absolute = absolute.to_str().expect("text");
    for root in ["../shared", "agents/../../shared", absolute] {
        let found = a.find(|request| request.roots = strings(&[root]));
        let file = found.files.first().expect("one file");
        assert_eq!(file.relative, "../shared/a.md");
        assert_eq!(file.display, "shared/a.md");
        assert!(file.outside_crate);
    }
}

#[test]
fn a_path_that_leads_nowhere_suggests_one() {
    let a = Crate::new(&["agents/team/reviewer.md"]);
    let message = |root: &str| {
        let found = a.find(|request| request.roots = strings(&["agents", root]));
        assert_eq!(only(&found).subject, Subject::Root(1));
        render_without_file(only(&found))
    };
    insta::assert_snapshot!("folder", message("agnts"));
    insta::assert_snapshot!("pattern", message("agents/**/*.md"));
    insta::assert_snapshot!("pattern_alone", message("*.md"));
    insta::assert_snapshot!("in_the_middle", message("agnets/team"));
    insta::assert_snapshot!("extension", message("agents/team/reviewer"));
    insta::assert_snapshot!("nothing_like_it", message("prompts"));
    insta::assert_snapshot!("backslash", message("agents\\team"));
    insta::assert_snapshot!("below_a_file", message("agents/team/reviewer.md/x"));
    insta::assert_snapshot!("empty", message(" "));
    insta::assert_snapshot!("nul", message("agents\0"));
}

#[test]
fn a_path_that_is_elsewhere_is_found_above_the_crate() {
    let a = Crate::new(&[
        "../.claude/agents/reviewer.md",
        "../prompts/x.md",
        "src/lib.rs",
    ]);
    let message = |root: &str| {
        let found = a.find(|request| request.roots = strings(&[root]));
        render_without_file(only(&found))
    };
    insta::assert_snapshot!("one_level_up", message("prompts"));
    insta::assert_snapshot!("project_agents_up", message(".claude/agents"));
    insta::assert_snapshot!("project_agents_instead", message("experts"));
}

#[test]
fn a_folder_without_agents_is_an_error() {
    let a = Crate::new(&["agents/notes.txt", "agents/sub/.x.md", "drafts/a.md"]);
    let found = a.find(|_| {});
    insta::assert_snapshot!("no_files", render_without_file(only(&found)));
    let found = a.find(|request| {
        request.roots = strings(&["drafts"]);
        request.exclude = strings(&["*"]);
    });
    insta::assert_snapshot!("all_left_out", render_without_file(only(&found)));
    let found = a.find(|request| request.roots = Vec::new());
    insta::assert_snapshot!("no_folder", render_without_file(only(&found)));
}

#[test]
fn a_file_of_another_kind_is_refused() {
    let a = Crate::new(&["agents/a.markdown", "agents/b.md", "agents/c.MD"]);
    let found = a.find(|request| request.roots = strings(&["agents/a.markdown"]));
    insta::assert_snapshot!("other_extension", render_without_file(only(&found)));
    let found = a.find(|_| {});
    assert_eq!(names(&found), ["b.md"]);
    insta::assert_snapshot!("other_case", render_without_file(only(&found)));
    fs::remove_file(a.path("agents/b.md")).expect("it is there");
    let found = a.find(|_| {});
    assert!(
        found
            .faults
            .iter()
            .any(|fault| fault.severity == Severity::Error),
        "a warning alone does not make an empty folder right"
    );
}
