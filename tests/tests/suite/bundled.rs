//! The two bundled agents, from their files to constants: everything that the contract promises of them.

use include_agents::{
    AgentDefinition, Catalog, Color, Effort, Example, Isolation, List, Map, McpServer, Memory,
    Model, PermissionMode, SectionKind, Sections, Speaker, Tool, Tools,
};
use include_agents_tests::sandbox::skip;

include_agents::include_agents!("../agents/catalog");

const RUST: &str = include_str!("../../../agents/catalog/cloudflare-rust-expert.md");
const BACKEND: &str = include_str!("../../../agents/catalog/cloudflare-backend-expert.md");

/// Every accessor, on the definition and on the enum, where only constants are allowed.
mod constants {
    use super::*;

    macro_rules! constant_on_both {
        ($($accessor:ident $name:ident: $type:ty,)*) => {
            $(
                pub(crate) const $name: ($type, $type) =
                    (CLOUDFLARE_RUST_EXPERT.$accessor(), Agent::CloudflareRustExpert.$accessor());
            )*

            #[test]
            fn enum_and_definition_say_the_same() {
                $(assert_eq!($name.0, $name.1, stringify!($accessor));)*
            }
        };
    }

    constant_on_both! {
        name NAME: &str,
        description DESCRIPTION: &str,
        when_to_use WHEN_TO_USE: &str,
        examples EXAMPLES: List<'_, Example<'_>>,
        model MODEL: Option<Model<'_>>,
        color COLOR: Option<Color>,
        tools TOOLS: Tools<'_>,
        disallowed_tools DISALLOWED_TOOLS: List<'_, Tool<'_>>,
        permission_mode PERMISSION_MODE: Option<PermissionMode>,
        max_turns MAX_TURNS: Option<u32>,
        skills SKILLS: List<'_, &str>,
        mcp_servers MCP_SERVERS: List<'_, McpServer<'_>>,
        hooks HOOKS: Map<'_>,
        memory MEMORY: Option<Memory>,
        background BACKGROUND: bool,
        omit_claude_md OMIT_CLAUDE_MD: bool,
        effort EFFORT: Option<Effort>,
        isolation ISOLATION: Option<Isolation>,
        initial_prompt INITIAL_PROMPT: Option<&str>,
        experimental EXPERIMENTAL: Map<'_>,
        metadata METADATA: Map<'_>,
        prompt PROMPT: &str,
        introduction INTRODUCTION: &str,
        sections SECTIONS: Sections<'_>,
        conclusion CONCLUSION: &str,
        path PATH: &str,
    }

    pub(crate) const DEFINITION: &AgentDefinition = Agent::CloudflareRustExpert.definition();
    pub(crate) const BY_NAME: Option<Agent> = Agent::from_name("cloudflare-rust-expert");
    pub(crate) const SECOND_ITEM: Option<&str> = match SECTIONS.0.get(0) {
        Some(section) => section.items().get(1),
        None => None,
    };
}

#[test]
fn the_enum_is_ordered_by_name_and_knows_its_agents() {
    assert_eq!(
        Agent::ALL,
        [Agent::CloudflareBackendExpert, Agent::CloudflareRustExpert]
    );
    assert!(Agent::CloudflareBackendExpert < Agent::CloudflareRustExpert);
    assert_eq!(constants::BY_NAME, Some(Agent::CloudflareRustExpert));
    assert_eq!(Agent::from_name("cloudflare"), None);
    assert_eq!(
        Agent::CloudflareRustExpert.to_string(),
        "cloudflare-rust-expert"
    );
    assert_eq!(
        AsRef::<str>::as_ref(&Agent::CloudflareRustExpert),
        "cloudflare-rust-expert"
    );
    assert_eq!(
        format!("{:?}", Agent::CloudflareRustExpert),
        "CloudflareRustExpert"
    );
    assert_eq!(constants::DEFINITION, CLOUDFLARE_RUST_EXPERT);
    assert_eq!(
        constants::PATH.0,
        "../agents/catalog/cloudflare-rust-expert.md"
    );
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest() {
    let error = "cloudflare-rust-exprt".parse::<Agent>().unwrap_err();
    assert_eq!(error.nearest(), Some("cloudflare-rust-expert"));
    assert!(
        error
            .to_string()
            .contains("did you mean `cloudflare-rust-expert`?"),
        "{error}"
    );
}

#[test]
fn any_catalog_can_be_taken() {
    fn names<C: Catalog>() -> Vec<&'static str> {
        C::ALL
            .iter()
            .map(|agent| agent.definition().name())
            .collect()
    }
    assert_eq!(
        names::<Agent>(),
        ["cloudflare-backend-expert", "cloudflare-rust-expert"]
    );
}

#[test]
fn the_prompt_is_the_body_and_the_description_is_the_line() {
    for (agent, file) in [
        (Agent::CloudflareRustExpert, RUST),
        (Agent::CloudflareBackendExpert, BACKEND),
    ] {
        let (head, body) = file
            .trim_start_matches("---")
            .split_once("---")
            .expect("two fences");
        assert_eq!(agent.prompt(), body.trim());
        let line = head
            .lines()
            .find_map(|line| line.strip_prefix("description: "))
            .expect("a description");
        assert_eq!(agent.description(), line);
        assert!(
            line.starts_with(agent.when_to_use()),
            "{}",
            agent.when_to_use()
        );
        assert!(
            !agent.when_to_use().contains("xample"),
            "{}",
            agent.when_to_use()
        );
    }
}

#[test]
fn models_colors_and_tools() {
    assert_eq!(Agent::CloudflareRustExpert.model(), Some(Model::Sonnet));
    assert_eq!(Agent::CloudflareBackendExpert.model(), Some(Model::Sonnet));
    assert_eq!(Agent::CloudflareRustExpert.color(), Some(Color::Orange));
    assert_eq!(Agent::CloudflareBackendExpert.color(), Some(Color::Yellow));
    assert!(Agent::ALL.iter().all(|agent| agent.tools().is_inherited()));
}

#[test]
fn two_examples_each_with_one_turn_of_either_side() {
    for &agent in Agent::ALL {
        assert_eq!(agent.examples().len(), 2, "{agent}");
        for example in agent.examples() {
            assert!(
                example
                    .context()
                    .is_some_and(|context| context.starts_with("User is "))
            );
            let speakers: Vec<Speaker> = example
                .turns()
                .iter()
                .map(include_agents::Turn::speaker)
                .collect();
            assert_eq!(speakers, [Speaker::User, Speaker::Assistant]);
            for turn in example.turns() {
                assert!(
                    !turn.text().starts_with(['"', '\'']) && !turn.text().ends_with(['"', '\'']),
                    "{}",
                    turn.text()
                );
            }
            let has_commentary = agent == Agent::CloudflareRustExpert;
            assert_eq!(example.commentary().is_some(), has_commentary, "{agent}");
        }
    }
}

/// The items of a list, counted in the file: its lines that begin with a marker, below a line that begins a section.
fn counted(file: &str) -> Vec<usize> {
    let mut counts = Vec::new();
    for line in file.lines() {
        let is_item = line.starts_with("- ")
            || line
                .split_once(". ")
                .is_some_and(|(n, _)| n.parse::<u32>().is_ok());
        let begins = line.starts_with("**") || line.starts_with("When providing solutions");
        match (begins, counts.last_mut()) {
            (true, _) => counts.push(0),
            (false, Some(count)) if is_item => *count += 1,
            _ => {}
        }
    }
    counts
}

#[test]
fn the_outline_has_what_the_file_shows() {
    for (agent, file) in [
        (Agent::CloudflareRustExpert, RUST),
        (Agent::CloudflareBackendExpert, BACKEND),
    ] {
        let items: Vec<usize> = agent
            .sections()
            .iter()
            .map(|section| section.items().len())
            .collect();
        assert_eq!(items, counted(file), "{agent}");
        assert_eq!(items.len(), 7);
        let kinds: Vec<SectionKind> = agent
            .sections()
            .iter()
            .map(|section| section.kind())
            .collect();
        assert_eq!(kinds[..6], [SectionKind::Bold; 6]);
        assert_eq!(kinds[6], SectionKind::LeadIn);
        assert!(
            agent
                .sections()
                .get(6)
                .is_some_and(|last| last.title().starts_with("When providing solutions"))
        );
        assert!(agent.introduction().starts_with("You are a senior"));
        assert!(agent.conclusion().starts_with("Always prioritize"));
        for section in agent.sections() {
            assert!(!section.title().contains(['*', ':']), "{}", section.title());
            assert!(agent.prompt().contains(section.text()));
        }
    }
    assert!(constants::SECOND_ITEM.is_some());
}

#[test]
fn the_bundled_files_are_the_ones_that_were_handed_over() {
    let shared = std::env::var_os("INCLUDE_AGENTS_SHARED").map_or_else(
        || std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")),
        Into::into,
    );
    for (name, bundled) in [
        ("cloudflare-rust-expert.md", RUST),
        ("cloudflare-backend-expert.md", BACKEND),
    ] {
        match std::fs::read_to_string(shared.join("agents").join(name)) {
            Ok(original) => assert_eq!(original, bundled, "{name}"),
            Err(_) => skip("../shared/agents is absent"),
        }
    }
}
