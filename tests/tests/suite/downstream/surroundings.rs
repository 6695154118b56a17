//! The crates of `tests/downstream`: each holds one way in which someone's crate differs from everybody's, and its own
//! tests. They are one workspace, so that each check is one call of cargo.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use include_agents_tests::sandbox::{Sandbox, skip_without};

use crate::TEMPORARY;

static CRATES: LazyLock<Sandbox> = LazyLock::new(|| {
    let sandbox = Sandbox::empty(TEMPORARY, "crates");
    sandbox.copy_crates();
    sandbox
});

/// Editions, `no_std`, `no_implicit_prelude`, `forbid(unsafe_code)`, shadowed names, renamed and re-exported dependency,
/// calls in all places and from macros, build scripts, and every form of the call: see the crates.
#[test]
fn every_crate_passes_its_tests() {
    let run = CRATES
        .cargo(&["test", "--workspace", "--no-fail-fast"])
        .succeed();
    assert!(!run.stderr.contains("warning"), "{run}");
    for (krate, tests) in [
        ("build_script", &["the_build_script_knew_them"][..]),
        (
            "conveniences",
            &[
                "tests::agents_become_names",
                "tests::agents_print_as_files",
                "tests::names_become_agents",
                "tests::one_agent_is_the_default",
            ],
        ),
        ("edition_2018", &["both_agents_are_there"]),
        ("edition_2021", &["both_agents_are_there"]),
        ("edition_2024", &["both_agents_are_there"]),
        (
            "grammar",
            &[
                "tests::attributes_reach_the_enum",
                "tests::each_form_gives_its_agents",
            ],
        ),
        ("guest", &["all_three_are_catalogs"]),
        ("no_implicit_prelude", &["both_agents_are_there"]),
        ("no_std", &["constants_work"]),
        ("own_tools", &["tests::tools_are_variants"]),
        (
            "parameters",
            &[
                "tests::markdown_has_the_parameters",
                "tests::structs_of_values_are_values",
                "tests::the_prompt_as_written_and_the_names",
                "tests::the_prompt_has_the_values",
            ],
        ),
        (
            "partials",
            &[
                "tests::markdown_has_the_whole_text",
                "tests::prompts_have_the_whole_text",
                "tests::the_outline_is_that_of_the_whole_text",
            ],
        ),
        ("pedantic", &["tests::both_agents_are_there"]),
        ("places", &["everywhere", "the_binary_prints_the_names"]),
        ("renamed", &["both_agents_are_there"]),
        (
            "shadow",
            &["both_agents_are_there", "typed::fields_have_their_values"],
        ),
    ] {
        assert!(
            run.stderr.contains(&format!("deps/{krate}-")),
            "{krate} was not tested: {run}"
        );
        for test in tests {
            assert!(
                run.stdout.contains(&format!("test {test} ... ok")),
                "{krate}, {test}: {run}"
            );
        }
    }
    // The agents of `pedantic` hold fenced and indented code.
    let doctests = run.stdout.split("running ").last().unwrap_or_default();
    assert!(
        doctests.starts_with("0 tests"),
        "the texts of agents are not doctests: {run}"
    );
}

/// A static library is linked as a program is, so a second panic handler or an allocator that is missing is an error.
#[test]
fn it_links_without_std_and_without_alloc() {
    let run = CRATES.cargo(&["build", "--package", "bare"]).succeed();
    assert!(!run.stderr.contains("warning"), "{run}");
}

/// The same library with `std` linked in does not build: the test above is able to fail.
#[test]
fn linking_std_into_the_bare_crate_would_fail() {
    let sandbox = Sandbox::empty(TEMPORARY, "not-bare");
    sandbox.write(
        "src/lib.rs",
        "#![no_std]\nextern crate std;\n#[panic_handler]\nfn stop(_: &core::panic::PanicInfo<'_>) -> ! { loop {} }\n",
    );
    sandbox.write_manifest("not-bare", &[], "[lib]\ncrate-type = [\"staticlib\"]\n");
    let run = sandbox.cargo(&["build"]).fail();
    assert!(run.stderr.contains("panic_impl"), "{run}");
}

/// `clippy::pedantic`, `clippy::nursery` and rustc's own lints, on expanded code and with warnings denied.
#[test]
fn clippy_finds_nothing_in_expanded_code() {
    let run = CRATES
        .cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ])
        .run();
    if run.stderr.contains("no such command: `clippy`") {
        return skip_without("clippy", "clippy is not installed");
    }
    assert!(run.stderr.contains("Finished"), "{run}");
    assert!(!run.stderr.contains("warning"), "{run}");
}

/// `rustdoc::all` with warnings denied, and no path of this machine in what comes out.
#[test]
fn documentation_is_clean_and_names_no_path_of_this_machine() {
    let arguments = [
        "doc",
        "--workspace",
        "--no-deps",
        "--document-private-items",
    ];
    let run = CRATES
        .cargo(&arguments)
        .env("RUSTDOCFLAGS", "-D warnings")
        .succeed();
    assert!(!run.stderr.contains("warning"), "{run}");
    let page = CRATES.target().join("doc/pedantic/enum.Agent.html");
    let page = fs::read_to_string(page).unwrap();
    assert!(
        page.contains("Writes [prose](nowhere), `code` and &lt;b&gt;more&lt;/b&gt;."),
        "{page}"
    );
    let paths = [CRATES.folder(), CRATES.target()].map(|path| path.to_str().unwrap().to_owned());
    each_file(&CRATES.target().join("doc"), &mut |file, text| {
        for path in &paths {
            assert!(
                !text.contains(path.as_str()),
                "{} holds {path}",
                file.display()
            );
        }
    });
}

fn each_file(folder: &Path, visit: &mut impl FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_file(&path, visit);
        } else {
            visit(&path, &String::from_utf8_lossy(&fs::read(&path).unwrap()));
        }
    }
}
