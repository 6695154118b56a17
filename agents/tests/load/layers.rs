//! Which agent is in force.

use std::fs;

use include_agents::load::{Layer, Severity};

use crate::{Agent, BUILT_IN, Sandbox, agent, messages};

#[test]
fn without_files_agents_are_those_that_are_compiled_in() {
    let sandbox = Sandbox::new();
    let agents = sandbox
        .layers()
        .folder("absent")
        .load_strict()
        .expect("no problems");
    assert_eq!(agents.iter().len(), Agent::ALL.len());
    for (loaded, &built_in) in agents.iter().zip(Agent::ALL) {
        assert_eq!(*loaded, *built_in.definition());
        assert_eq!(loaded.layer(), Layer::BuiltIn);
        assert_eq!(loaded.file(), None);
        assert_eq!(*agents.of(built_in), *built_in.definition());
    }
    assert!(agents.get("stranger").is_none());
}

#[test]
fn the_topmost_valid_file_is_in_force() {
    let sandbox = Sandbox::new();
    sandbox.write("low/a.md", agent(BUILT_IN, "low"));
    sandbox.write("low/triage.md", agent("triage", "low"));
    let file = sandbox.write("high/deep/b.md", agent(BUILT_IN, "high"));
    let agents = sandbox.layers().folder("low").folder("high").load();
    assert!(messages(&agents).is_empty(), "{:?}", agents.problems());

    let ours = agents.of(Agent::CloudflareRustExpert);
    assert_eq!((ours.prompt(), ours.path()), ("high", "high/deep/b.md"));
    assert_eq!(ours.layer(), Layer::Folder("high".as_ref()));
    assert_eq!(ours.layer().to_string(), "high");
    assert_eq!(ours.file(), Some(file.as_path()));

    let theirs = agents.get("triage").expect("an agent of users");
    assert_eq!((theirs.prompt(), theirs.path()), ("low", "low/triage.md"));
    let names: Vec<_> = agents.iter().map(|agent| agent.name()).collect();
    assert_eq!(names, ["cloudflare-backend-expert", BUILT_IN, "triage"]);
    assert!(names.is_sorted());
}

#[test]
fn a_broken_file_never_replaces_a_good_agent() {
    let sandbox = Sandbox::new();
    sandbox.write("low/a.md", agent(BUILT_IN, "low"));
    sandbox.write("high/b.md", format!("---\nname: {BUILT_IN}\n---\n\nhigh\n"));
    sandbox.write("high/c.md", "---\nname: never closed\n");
    sandbox.write("high/d.md", b"---\nname: \xff\n---\n");
    let layers = || sandbox.layers().folder("low").folder("high");
    let agents = layers().load();
    assert_eq!(agents.of(Agent::CloudflareRustExpert).prompt(), "low");
    assert_eq!(agents.iter().len(), 2);

    let errors = layers().load_strict().expect_err("errors");
    assert_eq!(errors.iter().as_slice(), agents.problems());
    assert_eq!(agents.problems().len(), 3, "{errors}");
    let missing = errors
        .iter()
        .find(|problem| problem.message().contains("description"))
        .expect("a missing description");
    assert!(missing.is_error());
    assert_eq!(missing.level(), Severity::Error);
    assert_eq!((missing.file(), missing.lint()), (Some("high/b.md"), None));
    assert_eq!(missing.line(), Some(1));
    let shown = missing.to_string();
    assert!(shown.starts_with("error: "), "{shown}");
    assert!(shown.contains("--> high/b.md:1:1"), "{shown}");
}

#[test]
fn options_are_those_of_the_macro() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "agents/a.md",
        "---\nname: a\ndescription: A\ntools: Read, WebSerach\n---\n\nHi.\n",
    );
    sandbox.write("agents/drafts/b.md", agent("b", "Hi."));
    let layers = || sandbox.layers().folder("agents");

    let agents = layers().load();
    let [problem] = agents.problems() else {
        panic!("{:?}", agents.problems())
    };
    assert_eq!(
        (problem.lint(), problem.level()),
        (Some("unknown_tool"), Severity::Warning)
    );
    assert_eq!((problem.line(), problem.column()), (Some(4), Some(14)));
    assert!(agents.get("a").is_some());
    assert!(layers().load_strict().is_ok(), "a warning is not an error");
    let json = serde_json::to_value(problem).expect("JSON");
    assert_eq!(json["lint"], "unknown_tool");
    assert_eq!(json["line"], 4);
    assert_eq!(json["rendered"], problem.to_string());

    let agents = layers()
        .options(|options| options.deny("unknown_tool"))
        .load();
    assert!(agents.get("a").is_none() && agents.problems()[0].is_error());
    let agents = layers()
        .options(|options| options.allow("all").exclude("drafts/**"))
        .load();
    assert!(agents.problems().is_empty());
    assert!(agents.get("a").is_some() && agents.get("b").is_none());
    let agents = layers()
        .options(|options| options.include("drafts/**"))
        .load();
    assert!(agents.get("a").is_none() && agents.get("b").is_some());

    let agents = layers().options(|options| options.prompt_budget(2)).load();
    assert!(agents.get("b").is_none());
    assert_eq!(agents.problems()[1].lint(), Some("prompt_budget"));
    let agents = layers()
        .options(|options| options.description_budget(1).forbid("unknown_tool"))
        .load();
    assert_eq!(agents.iter().len(), Agent::ALL.len());
    let agents = layers()
        .options(|options| options.warn("unknown_tol"))
        .load();
    assert_eq!(messages(&agents)[0], "unknown lint `unknown_tol`");
    assert!(
        agents.problems()[0]
            .to_string()
            .contains("did you mean `unknown_tool`?")
    );
}

#[test]
fn limits_are_those_of_the_macro() {
    let sandbox = Sandbox::new();
    sandbox.write("agents/a/a.md", agent("a", &"long ".repeat(100)));
    sandbox.write("agents/b.md", agent("b", "Hi."));
    let layers = || sandbox.layers().folder("agents");
    let agents = layers()
        .options(|options| options.limits(|limits| limits.file_bytes(200)))
        .load();
    assert!(agents.get("a").is_none() && agents.get("b").is_some());
    assert_eq!(messages(&agents), ["`a/a.md` is too large"]);
    assert_eq!(agents.problems()[0].file(), Some("agents/a/a.md"));
    for set in [
        |limits: include_agents::load::Limits| limits.files(1),
        |limits: include_agents::load::Limits| limits.depth(0),
    ] {
        let agents = layers().options(|options| options.limits(set)).load();
        assert_eq!(agents.iter().len(), Agent::ALL.len() + 1, "{agents:?}");
        assert!(agents.problems()[0].is_error());
        assert!(agents.problems()[0].file().is_some());
    }
    let agents = layers()
        .options(|options| options.limits(|limits| limits.front_matter_bytes(3)))
        .load();
    assert_eq!(agents.iter().len(), Agent::ALL.len());
}

#[test]
fn agents_of_other_layers_exist() {
    let sandbox = Sandbox::new();
    let lead = "---\nname: lead\ndescription: Leads\ntools: Agent(TRIAGE), Agent(BUILT_IN), Agent(stranger)\n---\n\nLead.\n";
    let lead = lead
        .replace("TRIAGE", "triage")
        .replace("BUILT_IN", BUILT_IN);
    sandbox.write("low/lead.md", lead);
    sandbox.write("high/triage.md", agent("triage", "Hi."));
    let agents = sandbox.layers().folder("low").folder("high").load();
    assert_eq!(messages(&agents), ["unknown agent `stranger`"]);

    // When it goes away, the agent that names it says so.
    let mut agents = agents;
    fs::remove_file(sandbox.path().join("high/triage.md")).expect("a file");
    let changes = agents.reload();
    assert_eq!(
        (changes.removed(), changes.problems()),
        (&["triage".to_owned()][..], true)
    );
    assert_eq!(
        messages(&agents),
        ["unknown agent `triage`", "unknown agent `stranger`"]
    );
}

#[test]
fn names_need_not_differ_in_rust() {
    let sandbox = Sandbox::new();
    sandbox.write("agents/a.md", agent("api-expert", "Hi."));
    sandbox.write("agents/b.md", agent("api_expert", "Hi."));
    sandbox.write("agents/c.md", agent("api-expert", "Another."));
    let agents = sandbox.layers().folder("agents").load();
    assert_eq!(agents.get("api-expert").expect("one").prompt(), "Hi.");
    assert!(agents.get("api_expert").is_some());
    let errors: Vec<_> = agents
        .problems()
        .iter()
        .filter(|it| it.is_error())
        .collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].message(), "duplicate agent name `api-expert`");
    assert_eq!(errors[0].file(), Some("agents/c.md"));
}

#[test]
fn rules_hold_at_run_time() {
    let sandbox = Sandbox::new();
    let wide = format!("---\nname: {BUILT_IN}\ndescription: D\ntools: Write\n---\n\nMine.\n");
    let file = sandbox.write("agents/a.md", &wide);
    let unruly = sandbox.layers().folder("agents").load();
    let broken =
        unruly.check(|agent| agent.layer() == Layer::BuiltIn || !agent.tools().allows("Write"));
    assert_eq!(broken.len(), 1);
    assert_eq!(
        (broken[0].name(), broken[0].file()),
        (BUILT_IN, Some(file.as_path()))
    );

    let layers = || {
        sandbox
            .layers()
            .folder("agents")
            .require("tools stay as they are", |agent| {
                Agent::from_name(agent.name()).is_none_or(|ours| agent.tools() == ours.tools())
            })
    };
    let agents = layers().load();
    let ours = agents.of(Agent::CloudflareRustExpert);
    assert_eq!(*ours, *Agent::CloudflareRustExpert.definition());
    assert_eq!(
        messages(&agents),
        ["`cloudflare-rust-expert` breaks a rule: tools stay as they are"]
    );
    assert_eq!(agents.problems()[0].file(), Some("agents/a.md"));
    assert!(layers().load_strict().is_err());

    // An edit that breaks the rule leaves the agent as it was.
    let good = agent(BUILT_IN, "good");
    let tools = Agent::CloudflareRustExpert
        .tools()
        .listed()
        .into_iter()
        .flatten();
    let tools: Vec<_> = tools.map(|tool| tool.to_string()).collect();
    let good = match tools.as_slice() {
        [] => good,
        tools => good.replacen(
            "description:",
            &format!("tools: {}\ndescription:", tools.join(", ")),
            1,
        ),
    };
    fs::write(&file, good).expect("a file");
    let mut agents = layers().load();
    assert_eq!(agents.of(Agent::CloudflareRustExpert).prompt(), "good");
    fs::write(&file, wide).expect("a file");
    assert!(agents.reload().problems());
    assert_eq!(agents.of(Agent::CloudflareRustExpert).prompt(), "good");
}

#[test]
fn the_source_of_the_catalog_can_be_read_again() {
    let sandbox = Sandbox::new();
    let file = sandbox.write(
        "catalog/cloudflare-rust-expert.md",
        agent(BUILT_IN, "edited"),
    );
    sandbox.write("catalog/new.md", agent("new", "Hi."));
    sandbox.write("users/a.md", agent("cloudflare-backend-expert", "theirs"));
    let layers = sandbox.layers().folder("users");
    let mut agents = layers.source(sandbox.path().to_str()).load();
    let ours = agents.of(Agent::CloudflareRustExpert);
    assert_eq!((ours.prompt(), ours.layer()), ("edited", Layer::Source));
    assert_eq!(ours.path(), Agent::CloudflareRustExpert.path());
    assert!(agents.get("new").is_none(), "it is not in the catalog");
    assert_eq!(agents.of(Agent::CloudflareBackendExpert).prompt(), "theirs");
    assert!(agents.problems().is_empty(), "{:?}", agents.problems());

    fs::remove_file(file).expect("a file");
    assert_eq!(agents.reload().changed(), [BUILT_IN]);
    assert_eq!(
        agents.of(Agent::CloudflareRustExpert).layer(),
        Layer::BuiltIn
    );
    // Release builds read nothing.
    assert!(sandbox.layers().source(None).load().problems().is_empty());
    assert_eq!(include_agents::source!().is_some(), cfg!(debug_assertions));
}
