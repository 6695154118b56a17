use super::*;
use std::string::ToString;

macro_rules! tools {
    ($($text:literal),*) => { const { &[$(Tool::new($text)),*] as &[Tool<'_>] } };
}

#[track_caller]
fn check(tools: Tools<'_>, allowed: &[&str], refused: &[&str]) {
    for tool in allowed {
        assert!(tools.allows(tool), "{tools} should allow {tool}");
    }
    for tool in refused {
        assert!(!tools.allows(tool), "{tools} should not allow {tool}");
    }
}

#[test]
fn inherited_tools_are_everything() {
    let asked = [
        "Read",
        "Bash(git:*)",
        "mcp__s",
        "mcp__s__t",
        "Agent(a)",
        "*",
        "NoSuchTool",
    ];
    check(Tools::inherited(), &asked, &[]);
    check(Tools::inherited(), &["mcp__*", "mcp__s__*"], &[]);
    check(Tools::only(tools!("*")), &asked, &[]);
    check(Tools::only(tools!("Read", "*")), &asked, &[]);
    check(Tools::only(&[]), &[], &asked);
}

#[test]
fn specifiers_do_not_restrict_a_tool() {
    check(
        Tools::only(tools!("Bash(git:*)", "Read")),
        &[
            "Bash",
            "Bash(git:*)",
            "Bash(rm *)",
            "Bash(*)",
            "Bash()",
            "Read",
            "Read(./src/**)",
            "Read(*)",
        ],
        &["bash", "Write", "*", "Bas", "Bash(git"],
    );
    for all in [
        Tools::only(tools!("Bash(*)")),
        Tools::only(tools!("Bash()")),
    ] {
        check(all, &["Bash", "Bash(*)", "Bash()", "Bash(ls)"], &["Read"]);
    }
}

#[test]
fn disallowed_tools_go_first_and_whole() {
    check(
        Tools::inherited().without(tools!("Bash(git push *)")),
        &["Read", "mcp__s__t"],
        &["Bash", "Bash(ls)", "Bash(*)", "Bash(git push *)", "*"],
    );
    check(
        Tools::only(tools!("Bash(ls)", "Read")).without(tools!("Bash")),
        &["Read"],
        &["Bash", "Bash(ls)", "Bash(*)"],
    );
    check(
        Tools::only(tools!("*")).without(tools!("Write")),
        &["Read", "Edit"],
        &["Write", "*"],
    );
    for nothing in [
        tools!("*"),
        tools!("*", "Bash"),
        tools!("*(x)"),
        tools!("all", "bash"),
    ] {
        check(
            Tools::inherited().without(nothing),
            &["Read", "Bash", "mcp__s", "mcp__s__t", "*"],
            &[],
        );
    }
    check(
        Tools::only(tools!("Monitor", "Read")).without(tools!("Bash(x)")),
        &["Read"],
        &["Monitor"],
    );
}

#[test]
fn agent_and_task_are_one_tool() {
    check(
        Tools::only(tools!("Task(a, b)")),
        &["Agent", "Task", "Agent(a)", "Task(b, a)", "Agent(a,b)"],
        &["Agent(c)", "Agent(a, c)", "Agent(*)", "TaskList"],
    );
    check(
        Tools::only(tools!("Agent(a)", "Task(b)")),
        &["Agent(a, b)"],
        &["Agent(a, c)", "Agent(*)"],
    );
    check(
        Tools::only(tools!("Agent")),
        &["Task", "Task(x)", "Agent(*)"],
        &["TaskCreate"],
    );
    check(
        Tools::inherited().without(tools!("Task")),
        &["TaskList"],
        &["Agent", "Agent(a)", "Task"],
    );
    check(
        Tools::inherited().without(tools!("Agent(a)")),
        &[],
        &["Task", "Agent(b)"],
    );
}

#[test]
fn a_server_is_all_its_tools() {
    for list in [tools!("mcp__s"), tools!("mcp__s__*")] {
        check(
            Tools::only(list),
            &["mcp__s", "mcp__s__*", "mcp__s__t", "mcp__s__t(x)"],
            &[
                "mcp__r",
                "mcp__r__t",
                "mcp__*",
                "*",
                "mcp__st__t",
                "mcp__s__get_*",
            ],
        );
        check(
            Tools::inherited().without(list),
            &["mcp__r", "Read"],
            &["mcp__s", "mcp__s__*", "mcp__s__t", "*", "mcp__*"],
        );
    }
    check(
        Tools::only(tools!("mcp__*", "mcp__*__*")),
        &[],
        &["mcp__s", "mcp__s__t", "mcp__*", "Read", "*"],
    );
    check(
        Tools::inherited().without(tools!("mcp__*")),
        &["Read"],
        &["mcp__s", "mcp__s__t"],
    );
}

#[test]
fn a_tool_of_a_server_is_not_the_server() {
    check(
        Tools::only(tools!("mcp__s__t")),
        &["mcp__s", "mcp__s__t"],
        &["mcp__s__*", "mcp__s__u", "mcp__s__t*"],
    );
    check(
        Tools::inherited().without(tools!("mcp__s__t")),
        &["mcp__s", "mcp__s__u"],
        &["mcp__s__t", "mcp__s__*", "mcp__s__t*"],
    );
    check(
        Tools::only(tools!("mcp__s__t", "mcp__s__u")).without(tools!("mcp__s__t")),
        &["mcp__s", "mcp__s__u"],
        &["mcp__s__t"],
    );
    check(
        Tools::only(tools!("mcp__s__t")).without(tools!("mcp__s__t")),
        &[],
        &["mcp__s", "mcp__s__t"],
    );
}

#[test]
fn other_wildcards_match_nothing() {
    check(
        Tools::only(tools!("mcp__s__get_*", "Web*", "mcp__s*")),
        &[],
        &[
            "mcp__s",
            "mcp__s__get_issue",
            "mcp__s__get_*",
            "mcp__s__*",
            "WebFetch",
            "Web*",
        ],
    );
    check(
        Tools::inherited().without(tools!("mcp__s__get_*", "Web*", "mcp__*__t")),
        &[
            "mcp__s",
            "mcp__s__get_issue",
            "mcp__s__t",
            "mcp__s__*",
            "WebFetch",
            "*",
        ],
        &["mcp__s__get_*", "Web*"],
    );
}

#[test]
fn names_that_no_tool_can_have_are_never_allowed() {
    let never = [
        "",
        "Read;",
        "Read Write",
        "[Read]",
        "MultiEdit",
        "LS",
        "*(x)",
    ];
    check(Tools::inherited(), &[], &never);
    check(Tools::only(tools!("MultiEdit", "Read;", "LS")), &[], &never);
}

#[test]
fn memory_adds_three_tools() {
    const ALL: [&str; 3] = ["Read", "Write", "Edit"];
    let none = Tools::only(&[]).with_memory();
    check(none, &ALL, &["Bash", "*", "Edit(a)x"]);
    check(none, &["Write(a)", "Write(*)"], &[]);
    assert_eq!(none.added_by_memory(), tools!("Read", "Write", "Edit"));

    let listed = Tools::only(tools!("Read(a)", "Edit", "Bash")).with_memory();
    check(listed, &ALL, &["NotebookEdit"]);
    check(listed, &["Read(b)"], &[]);
    assert_eq!(listed.added_by_memory(), tools!("Write"));

    let disallowed = Tools::only(tools!("Bash")).with_memory();
    let disallowed = disallowed.without(tools!("Edit(a)"));
    check(disallowed, &["Read", "Write", "Bash"], &["Edit", "Edit(a)"]);
    assert_eq!(disallowed.added_by_memory(), tools!("Read", "Write"));

    for everything in [Tools::inherited(), Tools::only(tools!("*"))] {
        let with_memory = everything.with_memory();
        assert!(with_memory.added_by_memory().is_empty());
        check(with_memory, &["Read", "Bash", "*"], &[]);
        check(with_memory.without(tools!("Write")), &["Read"], &["Write"]);
    }
}

#[test]
fn every_choice_of_what_memory_adds() {
    for (listed, added) in [
        (tools!("Read", "Write", "Edit"), &[][..]),
        (tools!("Write", "Edit"), tools!("Read")),
        (tools!("Read", "Edit"), tools!("Write")),
        (tools!("Read", "Write"), tools!("Edit")),
        (tools!("Edit"), tools!("Read", "Write")),
        (tools!("Write"), tools!("Read", "Edit")),
        (tools!("Read"), tools!("Write", "Edit")),
        (tools!("Bash"), tools!("Read", "Write", "Edit")),
    ] {
        let tools = Tools::only(listed);
        assert_eq!(tools.with_memory().added_by_memory(), added);
        assert!(tools.added_by_memory().is_empty());
        assert_eq!(tools.with_memory().listed(), Some(List::new(listed)));
    }
}

#[test]
fn displays_as_a_file_would_list_them() {
    let listed = Tools::only(tools!("Read", "Agent(a, b)"));
    assert_eq!(listed.to_string(), "Read, Agent(a, b)");
    assert_eq!(
        listed.without(tools!("Bash", "Write")).to_string(),
        "Read, Agent(a, b), without Bash, Write"
    );
    assert_eq!(Tools::default().to_string(), "inherited");
    assert_eq!(
        Tools::default().without(tools!("Bash")).to_string(),
        "inherited, without Bash"
    );
    assert_eq!(Tools::only(&[]).to_string(), "none");
    assert_eq!(
        Tools::only(&[])
            .with_memory()
            .without(tools!("Edit"))
            .to_string(),
        "none, plus Read, Write for memory, without Edit"
    );
}

#[test]
fn says_what_the_file_says() {
    let tools = Tools::only(tools!("Read")).without(tools!("Bash"));
    assert!(!tools.is_inherited());
    assert_eq!(tools.listed(), Some(List::new(tools!("Read"))));
    assert_eq!(tools.disallowed(), tools!("Bash"));
    assert!(Tools::default().is_inherited());
    assert!(Tools::only(tools!("Read", "*")).is_inherited());
    assert!(!Tools::only(tools!("*(x)")).is_inherited());
}
