//! The recipes of the guide as crates of their own, `tests/recipes`: each builds and passes its tests, and with an agent
//! that breaks its rule it does not build, with a message that says who and why. Those that need other people's crates
//! are in `integrations`.

use include_agents_tests::sandbox::{Sandbox, workspace_root};

use crate::TEMPORARY;

fn recipes(name: &str) -> Sandbox {
    let sandbox = Sandbox::empty(TEMPORARY, name);
    sandbox.copy(&workspace_root().join("tests/recipes"), "");
    sandbox.point_to_workspace("Cargo.toml", "../../agents");
    sandbox.copy(&workspace_root().join("Cargo.lock"), "Cargo.lock");
    sandbox
}

#[test]
fn every_recipe_passes_its_tests() {
    let run = recipes("recipes").cargo(&["test", "--workspace"]).succeed();
    assert!(!run.stderr.contains("warning"), "{run}");
    for test in [
        "allows::the_same_at_run_time",
        "tests::a_description_may_be_absent",
        "tests::agents_are_named_after_their_files",
        "tests::at_run_time_the_same_options_read_the_same",
        "tests::fields_are_read_from_other_keys",
        "tests::groups_are_folders",
        "tests::identifiers_are_those_of_the_call",
        "tests::the_later_folder_wins",
        "tests::a_map_of_several_catalogs_has_each_name_once",
        "tests::agents_have_titles_and_tools",
        "tests::json_has_the_whole_text_and_the_parameters",
        "tests::prompts_hold_the_session",
        "delegation_is_known_in_both_directions",
        "fields_have_their_values",
        "fields_name_agents",
        "tests::agents_have_the_tools_of_the_program",
        "tests::files_that_are_printed_compile_to_equal_agents",
        "tests::forty_files_are_forty_agents",
        "tests::groups_are_subfolders",
        "tests::the_option_is_the_map_that_claude_code_reads",
        "tests::in_full_there_is_all_the_rest",
        "tests::what_is_closed_reads_back",
        "users_change_the_prompt_and_not_the_tools",
        "fields_are_typed",
        "edits_are_seen",
        "in_debug_builds_the_sources_are_read",
    ] {
        let passed = format!("test {test} ... ok");
        assert!(run.stdout.contains(&passed), "{test}: {run}");
    }
}

/// One line of one agent is another one.
struct Damage {
    file: &'static str,
    line: &'static str,
    damaged: &'static str,
    /// What the build says of it, piece by piece.
    message: &'static [&'static str],
}

/// Builds a recipe once for each damage.
#[track_caller]
fn does_not_build(recipe: &str, damages: &[Damage]) {
    let sandbox = recipes(&format!("recipes-{recipe}"));
    for damage in damages {
        let file = format!("{recipe}/agents/{}", damage.file);
        let text = std::fs::read_to_string(sandbox.path(&file)).expect("the agent is there");
        assert!(text.contains(damage.line), "{text} has no {}", damage.line);
        sandbox.write(&file, &text.replace(damage.line, damage.damaged));
        let run = sandbox.cargo(&["check", "--package", recipe]).fail();
        for piece in damage.message {
            assert!(run.stderr.contains(piece), "no {piece:?} in {run}");
        }
        let errors = run.stderr.matches("error: ").count() + run.stderr.matches("error[").count();
        // One, and cargo's own that there is one.
        assert_eq!(errors, 2, "{run}");
        sandbox.write(&file, &text);
    }
    let _ = sandbox.cargo(&["check", "--package", recipe]).succeed();
}

#[test]
fn an_agent_that_breaks_a_policy_does_not_build() {
    const READ_ONLY: &[&str; 1] = &["reviewers are read-only: violated by `doc-reviewer`\n"];
    const TOOLS: &str = "tools: Read, Grep\n";
    let damages = [
        (
            "maintainer.md",
            "acceptEdits",
            "bypassPermissions",
            &["no agent bypasses permissions: violated by `maintainer`\n"],
        ),
        (
            "maintainer.md",
            "model: inherit\n",
            "",
            &["every agent states a model: violated by `maintainer`\n"],
        ),
        // A reviewer with a tool too many, with a part of one, with all tools in three ways, and a new one.
        ("doc-reviewer.md", TOOLS, "tools: Read, Edit\n", READ_ONLY),
        (
            "doc-reviewer.md",
            TOOLS,
            "tools: Bash(git log:*)\n",
            READ_ONLY,
        ),
        ("doc-reviewer.md", TOOLS, "tools: '*'\n", READ_ONLY),
        ("doc-reviewer.md", TOOLS, "tools: [Read, '*']\n", READ_ONLY),
        (
            "doc-reviewer.md",
            TOOLS,
            "disallowedTools: Write, Edit, Bash\n",
            READ_ONLY,
        ),
        (
            "scout.md",
            "name: scout",
            "name: scout-reviewer",
            &["reviewers are read-only: violated by `scout-reviewer`\n"],
        ),
    ];
    let damages = damages.map(|(file, line, damaged, message)| Damage {
        file,
        line,
        damaged,
        message,
    });
    does_not_build("policies", &damages);
}

#[test]
fn an_agent_that_is_shipped_with_a_mistake_does_not_build() {
    const TOOLS: &str = "tools: oncall_get, oncall_page\n";
    let damages = [
        (
            "respond/on-call.md",
            TOOLS,
            "tools: oncall_get, oncal_page\n",
            &["unknown tool `oncal_page`", "did you mean `oncall_page`?"][..],
        ),
        (
            "respond/cases.md",
            "tools: case_create\n",
            "tools: case_create, oncall_page\n",
            &["pages no one: violated by `cases`\n"],
        ),
        (
            "ship/flags.md",
            "description: Turns features on and off.",
            "descripton: Turns features on and off.",
            &["missing field `description`"],
        ),
        (
            "ship/flags.md",
            "---\n\nYou look after flags.",
            "name: helper\n---\n\nYou look after flags.",
            &["duplicate agent name `helper`"],
        ),
    ];
    let damages = damages.map(|(file, line, damaged, message)| Damage {
        file,
        line,
        damaged,
        message,
    });
    does_not_build("shipping", &damages);
}

#[test]
fn a_prompt_with_a_mistake_does_not_build() {
    let damages = [
        (
            "scholar.md",
            "{{> answers.md}}",
            "{{> answer.md}}",
            &["unknown partial `answer.md`", "did you mean `answers.md`?"][..],
        ),
        (
            "scholar.md",
            "`{{working_dir}}`, and",
            "`{{workingdir}}`, and",
            &[
                "unknown parameter `workingdir`",
                "did you mean `working_dir`?",
            ],
        ),
        (
            "scholar.md",
            "  - search",
            "  - serach",
            &["unknown tool `serach`", "no variant `crate::Tool::Serach`"],
        ),
        (
            "smith.md",
            "max_attempts: integer",
            "max_attempts: int",
            &["invalid type `int`", "did you mean `integer`?"],
        ),
    ];
    let damages = damages.map(|(file, line, damaged, message)| Damage {
        file,
        line,
        damaged,
        message,
    });
    does_not_build("forge", &damages);
}

#[test]
fn a_field_of_another_type_does_not_build() {
    does_not_build(
        "typed-fields",
        &[
            Damage {
                file: "architect.md",
                line: "priority: 1\n",
                damaged: "priority: 300\n",
                message: &[
                    "error: invalid value `300` for `priority`\n",
                    "typed-fields/agents/architect.md:6:11\n",
                    "expected an integer from 0 to 255",
                ],
            },
            Damage {
                file: "writer.md",
                line: "owner: docs-team\n",
                damaged: "",
                message: &[
                    "error: missing field `owner`\n",
                    "typed-fields/agents/writer.md:1:1\n",
                ],
            },
            // A misspelled value of an enum that only rustc knows, and of one that is in the call.
            Damage {
                file: "architect.md",
                line: "data-ai",
                damaged: "dta-ai",
                message: &[
                    "invalid value `dta-ai` for `category`",
                    "typed-fields/agents/architect.md:4:11\n",
                ],
            },
            Damage {
                file: "writer.md",
                line: "size: XXL",
                damaged: "size: XL",
                message: &["invalid value `XL` for `size`", "did you mean `XXL`?"],
            },
            Damage {
                file: "architect.md",
                line: "  max-lines: 400\n",
                damaged: "  max_lines: 400\n  max-lines: 400\n",
                message: &[
                    "unknown field `max_lines`",
                    "typed-fields/agents/architect.md:10:3\n",
                    "did you mean `max-lines`?",
                ],
            },
        ],
    );
}

#[test]
fn a_dangling_reference_and_a_cycle_do_not_build() {
    does_not_build(
        "references",
        &[
            Damage {
                file: "lead.md",
                line: "reviewer: critic",
                damaged: "reviewer: crtic",
                message: &[
                    "error: unknown agent `crtic`\n",
                    "references/agents/lead.md:5:11\n",
                    "did you mean `critic`?",
                ],
            },
            Damage {
                file: "lead.md",
                line: "Agent(writer,",
                damaged: "Agent(writr,",
                message: &[
                    "error: unknown agent `writr`\n",
                    "references/agents/lead.md:4:20\n",
                    "did you mean `writer`?",
                ],
            },
            Damage {
                file: "critic.md",
                line: "tools: Read\n",
                damaged: "tools: Read, Agent(lead)\n",
                message: &[
                    "error: delegation cycle\n",
                    "critic → lead → writer → critic",
                ],
            },
            Damage {
                file: "critic.md",
                line: "tools: Read\n",
                damaged: "tools: Read\nreviewer: critic\n",
                message: &["someone else reviews: violated by `critic`\n"],
            },
        ],
    );
}
