//! Prompts with parameters, in a crate that is strict about what is generated.

#![no_std]
#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    unreachable_pub,
    unused,
    unused_qualifications,
    unused_lifetimes,
    single_use_lifetimes,
    unnameable_types,
    nonstandard_style,
    rust_2018_idioms,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]

include_agents::include_agents! {
    #[agents(partials = "agents/shared")]
    pub enum Agent in "agents";
}

/// A private catalog of which nothing is used, with what includes no text.
mod private {
    include_agents::include_agents! {
        #[agents(constants = false)]
        enum Agent in "agents/counter.md";
    }
}

/// A private catalog of which nothing is used, with agents that share a struct.
mod shared {
    include_agents::include_agents! {
        #[agents(partials = "agents/shared", constants = false)]
        enum Agent in ["agents/greeter.md", "agents/host.md"];
    }
}

/// A call inside a function.
#[must_use]
pub fn count(from: i64) -> impl core::fmt::Display {
    include_agents::include_agents! {
        enum Agent in "agents/counter.md";
    }
    CounterPrompt { from, down: true }
}

/// A prompt in a constant.
pub const COUNT: CounterPrompt = CounterPrompt {
    from: 3,
    down: false,
};

#[cfg(test)]
mod tests {
    extern crate std;

    use include_agents::ParamKind;
    use std::format;
    use std::string::{String, ToString};
    use std::vec::Vec;

    use super::*;

    fn prompt<'a>(repository: &'a str, languages: &'a [&'a str]) -> ReviewerPrompt<'a> {
        ReviewerPrompt {
            repository,
            max_findings: 7,
            languages,
            strict: true,
            weight: 0.5,
            r#type: "a library",
            r#gen: "",
        }
    }

    #[test]
    fn the_prompt_has_the_values() {
        let repository = String::from("acme/app");
        let prompt = prompt(&repository, &["Rust", "C"]);
        assert_eq!(
            prompt.to_string(),
            "You review acme/app (a library), which is written in Rust, C:\n\n  - Rust\n  - C\n\n\
             Report at most 7 findings. Strict: true, 0.5. Write `{{x}}` for a variable.\n\n\
             ## Limits\n\nNever leave acme/app."
        );
        assert_eq!(COUNT.to_string(), "Count from 3; down: false.");
        assert_eq!(count(-1).to_string(), "Count from -1; down: true.");
    }

    #[test]
    fn structs_of_values_are_values() {
        let one = prompt("a", &[]);
        let other = ReviewerPrompt {
            max_findings: 8,
            ..one
        };
        assert_ne!(one, other);
        assert_eq!(one, prompt("a", &[]));
        assert!(format!("{one:?}").starts_with("ReviewerPrompt { repository: \"a\""));
    }

    /// The same for all agents with these parameters.
    fn thrice<const AGENT: usize>(guest: &str) -> AgentPrompt1<'_, AGENT> {
        AgentPrompt1 { guest, times: 3 }
    }

    #[test]
    fn agents_with_the_same_parameters_share_a_struct() {
        let greeter = GreeterPrompt {
            guest: "Ada",
            times: 3,
        };
        let host = HostPrompt {
            guest: "Ada",
            times: 1,
        };
        assert_eq!(greeter, thrice("Ada"));
        assert_eq!(
            [greeter.to_string(), host.to_string()],
            [
                "Say \"#hello\" to Ada, 3 times.",
                "Seat Ada. Ask 1 times.\n\nNever let Ada wait."
            ]
        );
        assert_eq!(
            Agent::Host.prompt(),
            "Seat {{guest}}. Ask {{times}} times.\n\nNever let {{guest}} wait."
        );
    }

    #[test]
    fn the_prompt_as_written_and_the_names() {
        assert!(
            Agent::Reviewer
                .prompt()
                .starts_with("You review {{repository}} (")
        );
        let params: Vec<_> = REVIEWER.params().iter().collect();
        let names: Vec<_> = params.iter().map(|param| param.name()).collect();
        assert_eq!(
            names,
            [
                "repository",
                "max_findings",
                "languages",
                "strict",
                "weight",
                "type",
                "gen"
            ]
        );
        assert_eq!(params[2].kind(), ParamKind::List);
        assert!(Agent::Plain.params().is_empty());
        assert!(PLAIN.prompt().starts_with("You do not see {{braces}}."));
        // A key of ours, and no metadata.
        assert_eq!(REVIEWER.metadata().len(), 1);
    }

    #[test]
    fn markdown_has_the_parameters() {
        let file = Agent::Counter.to_markdown().to_string();
        let line = "\nparams: {\"from\": \"integer\", \"down\": \"boolean\"}\n";
        assert!(file.contains(line), "{file}");
    }
}
