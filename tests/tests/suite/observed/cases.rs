//! Every case of `tests/cases`: what is said about it, and the values that come out of it.

use std::collections::BTreeMap;

use include_agents_tests::sandbox::Sandbox;
use include_agents_tests::{cases, known};

#[test]
fn every_case_is_treated_as_it_should_be() {
    let cases = cases::read_all().expect("the cases can be read");
    let mut wrong = BTreeMap::new();
    for case in &cases {
        let differences = case.check();
        if !differences.is_empty() {
            println!("- {}: {}", case.name(), differences.join("; "));
            wrong.insert(case.name().to_owned(), differences);
        }
    }
    println!("{} cases, {} known to fail", cases.len(), wrong.len());
    assert!(cases.len() >= 80, "cases are missing: {}", cases.len());
    known::check(&cases::folder().join("known-differences.txt"), &wrong);
}

/// Names that break what is generated. If the build fails, it fails with a message about the agent.
#[test]
fn rustc_has_no_error_of_its_own_about_a_case() {
    let mut wrong = BTreeMap::new();
    for case in cases::read_all().expect("the cases can be read") {
        if !case.is_for_rustc() {
            continue;
        }
        let sandbox = Sandbox::empty(crate::TEMPORARY, "case");
        sandbox.write_manifest("case", &[], "");
        for (name, bytes) in case.files().expect("the files of the case") {
            let text = String::from_utf8(bytes).expect("the files of the case are text");
            sandbox.write(&format!("agents/{name}"), &text);
        }
        sandbox.write(
            "src/lib.rs",
            "#![deny(warnings)]\ninclude_agents::include_agents!(\"agents\");\n",
        );
        for command in [&["check"][..], &["doc", "--no-deps"]] {
            let run = sandbox.cargo(command).run();
            let is_ours = run.stderr.contains("--> agents/") && !run.stderr.contains("error[E");
            if !run.succeeded && !is_ours {
                let reasons: &mut Vec<String> = wrong.entry(case.name().to_owned()).or_default();
                reasons.push(format!("cargo {}: {}", command.join(" "), run.stderr));
            }
        }
    }
    known::check(&cases::folder().join("known-differences-rustc.txt"), &wrong);
}
