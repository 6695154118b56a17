//! Dead agents: with `report_unused = true`, rustc's `dead_code` names the variants that no one uses.

use include_agents_tests::sandbox::Sandbox;

use crate::TEMPORARY;

/// What rustc warns of, for a program with this in its only module.
fn warnings(name: &str, main: &str) -> String {
    let sandbox = Sandbox::empty(TEMPORARY, name);
    sandbox.write_manifest(name, &[], "");
    for agent in ["alive", "dead", "dead-too"] {
        sandbox.write_agent(&format!("agents/{agent}.md"), agent);
    }
    sandbox.write("src/main.rs", main);
    sandbox.cargo(&["check", "--quiet"]).succeed().stderr
}

#[test]
fn unused_agents_are_reported_where_they_were_asked_for() {
    let warnings = warnings(
        "unused-reported",
        "include_agents::include_agents! {
            #[agents(report_unused = true)]
            enum Agent in \"agents\";
        }

        fn main() {
            println!(\"{}\", Agent::Alive.prompt());
        }",
    );
    let expected = "\
warning: variants `Dead` and `DeadToo` are never constructed
 --> src/main.rs:3:27
  |
3 |             enum Agent in \"agents\";
  |                  -----    ^^^^^^^^
";
    assert!(warnings.starts_with(expected), "{warnings}");
    assert_eq!(warnings.matches("warning: ").count(), 1, "{warnings}");
}

#[test]
fn an_agent_is_used_by_its_constant_as_well() {
    let warnings = warnings(
        "unused-constants",
        "include_agents::include_agents! {
            #[agents(report_unused = true)]
            enum Agent in \"agents\";
        }

        fn main() {
            println!(\"{}{}\", ALIVE.prompt(), DEAD.prompt());
        }",
    );
    assert!(
        warnings.contains("variant `DeadToo` is never constructed"),
        "{warnings}"
    );
}

#[test]
fn code_that_can_name_any_agent_uses_all_of_them() {
    let warnings = warnings(
        "unused-lookup",
        "include_agents::include_agents! {
            #[agents(report_unused = true)]
            enum Agent in \"agents\";
        }

        fn main() {
            println!(\"{:?}\", Agent::from_name(\"alive\"));
        }",
    );
    assert_eq!(warnings, "");
}

#[test]
fn a_policy_about_all_agents_uses_all_of_them() {
    let warnings = warnings(
        "unused-policy",
        "include_agents::include_agents! {
            #[agents(report_unused = true)]
            enum Agent in \"agents\";
        }
        include_agents::assert_all!(Agent, |agent| !agent.prompt().is_empty());

        fn main() {}",
    );
    assert_eq!(warnings, "");
}

#[test]
fn the_short_form_is_public_and_its_agents_are_not_reported() {
    let warnings = warnings(
        "unused-short",
        "include_agents::include_agents!(\"agents\", report_unused = true);

        fn main() {}",
    );
    assert_eq!(warnings, "");
}

#[test]
fn without_the_option_nothing_is_said() {
    let warnings = warnings(
        "unused-silent",
        "include_agents::include_agents! {
            enum Agent in \"agents\";
        }

        fn main() {
            println!(\"{}\", Agent::Alive.prompt());
        }",
    );
    assert_eq!(warnings, "");
}
