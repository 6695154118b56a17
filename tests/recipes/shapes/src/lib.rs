//! Agents of another shape than Claude Code's own, with everything that a call can say of it.

#![deny(warnings)]

include_agents::include_agents! {
    #[agents(
        name = "stem",
        description = "optional",
        keys(name = "id", description = "when_to_use", model = "engine", tools = "can"),
        tools("search_orders", "crm__*"),
        skills = "skills",
        overlay = true,
        identifiers("C++ Expert" = CppExpert),
    )]
    pub enum Agent in ["vendor", "agents"];
}

/// A policy in const context, about a tool that Claude Code does not have.
const _: () = assert!(Agent::Clerk.tools().allows("crm__find"));
const _: () = assert!(!Agent::Clerk.tools().allows("crm__delete"));
const _: () = assert!(!Agent::Rust.tools().allows("crm__find"));

/// The group costs no run time either.
pub const GROUP: &str = Agent::Rust.group();

#[cfg(test)]
mod tests {
    use super::*;
    use include_agents::load::Layers;

    #[test]
    fn agents_are_named_after_their_files() {
        let names: Vec<&str> = Agent::ALL.iter().map(|agent| agent.name()).collect();
        assert_eq!(names, ["C Expert", "C++ Expert", "clerk", "rust"]);
        assert_eq!(Agent::from_name("rust"), Some(Agent::Rust));
    }

    #[test]
    fn fields_are_read_from_other_keys() {
        assert_eq!(Agent::Rust.description(), "Reviews Rust.");
        assert_eq!(
            Agent::Rust.model().map(|model| model.as_str()),
            Some("opus")
        );
        assert!(Agent::CppExpert.tools().is_inherited());
        // Claude Code's own keys are keys of the user here.
        let metadata = Agent::Clerk.metadata();
        let text = |key| metadata.get(key).and_then(|value| value.as_str());
        assert_eq!(text("name"), Some("The Clerk"));
        assert_eq!(text("description"), Some("not the key of this field"));
    }

    #[test]
    fn a_description_may_be_absent() {
        assert_eq!(Agent::Clerk.description(), "");
        assert_eq!(Agent::Clerk.when_to_use(), "");
    }

    #[test]
    fn the_later_folder_wins() {
        assert_eq!(Agent::Clerk.prompt(), "You are our clerk.");
        assert_eq!(Agent::Clerk.path(), "agents/clerk.md");
    }

    #[test]
    fn identifiers_are_those_of_the_call() {
        assert_eq!(CPP_EXPERT.name(), "C++ Expert");
        assert_eq!(Agent::CExpert.name(), "C Expert");
        assert_eq!(Agent::CppExpert.skills().get(0), Some("review-code"));
    }

    #[test]
    fn groups_are_folders() {
        assert_eq!(GROUP, "review");
        assert_eq!(Agent::CppExpert.group(), "review/deep");
        assert_eq!(Agent::Clerk.group(), "");
    }

    #[test]
    fn at_run_time_the_same_options_read_the_same() {
        let source = Some(env!("CARGO_MANIFEST_DIR"));
        let agents = Layers::of::<Agent>()
            .source(source)
            .options(|options| {
                options
                    .name("stem")
                    .description("optional")
                    .keys([
                        ("name", "id"),
                        ("description", "when_to_use"),
                        ("model", "engine"),
                        ("tools", "can"),
                    ])
                    .tools(["search_orders", "crm__*"])
                    .skills("skills")
            })
            .load();
        assert_eq!(agents.problems(), []);
        for agent in Agent::ALL {
            assert_eq!(&agents.of(*agent).definition(), agent.definition());
        }
        let wrong = Layers::of::<Agent>()
            .source(source)
            .options(|options| options.name("stm").tools(["a b"]).skills("skils"))
            .load();
        let shown: Vec<String> = wrong.problems().iter().map(ToString::to_string).collect();
        let shown = shown.join("\n");
        for part in [
            "unknown value `stm` for `name`",
            "invalid name `a b`",
            "`skils` does not exist",
        ] {
            assert!(shown.contains(part), "{shown}");
        }
    }
}
