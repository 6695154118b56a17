//! A house with front matter of its own: each kind of field, with defaults and renamed keys.

#![no_std]
#![deny(warnings)]

/// Where an agent works: an enum of the house, which knows nothing of agents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// Data, and what is made of it.
    DataAi,
    /// What developers read.
    DeveloperDocs,
}

include_agents::include_agents! {
    pub enum Agent in "agents";

    /// What our house adds.
    #[derive(Debug, PartialEq)]
    #[agents(rename_all = "kebab-case")]
    pub struct Metadata {
        /// Where it works.
        pub category: Category,
        /// Who answers for it.
        pub owner: &'static str,
        /// What comes first.
        pub priority: Option<u8>,
        /// How much its word weighs.
        pub weight: f64 = 1.0,
        /// Whether customers see it.
        pub internal: bool = false,
        /// What it is about.
        pub tags: &'static [&'static str] = &[],
        /// How large a change it takes.
        pub size: Size = Size::Small,
        /// What it reviews.
        pub review_limits: Option<Limits>,
    }

    /// A size of shirts.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Size {
        /// One sitting.
        Small,
        /// A week.
        #[agents(rename = "XXL")]
        Large,
    }

    /// What it reviews.
    #[derive(Debug, PartialEq)]
    #[agents(rename_all = "kebab-case")]
    pub struct Limits {
        /// Lines of a change.
        pub max_lines: u32,
        /// Which files.
        pub paths: &'static [&'static str],
    }
}

const OF_ARCHITECT: &Metadata = Agent::Architect.metadata();
const _: () = assert!(matches!(OF_ARCHITECT.category, Category::DataAi));
const _: () =
    assert!(matches!(&OF_ARCHITECT.review_limits, Some(limits) if limits.max_lines == 400));
include_agents::assert_all!(
    Agent,
    |agent| !agent.metadata().owner.is_empty(),
    "every agent has an owner"
);

#[test]
fn fields_have_their_values() {
    assert_eq!(
        *OF_ARCHITECT,
        Metadata {
            category: Category::DataAi,
            owner: "core-team",
            priority: Some(1),
            weight: 0.5,
            internal: false,
            tags: &["design", "review"],
            size: Size::Small,
            review_limits: Some(Limits {
                max_lines: 400,
                paths: &["src/**"]
            }),
        }
    );
    assert_eq!(
        *Agent::Writer.metadata(),
        Metadata {
            category: Category::DeveloperDocs,
            owner: "docs-team",
            priority: None,
            weight: 1.0,
            internal: true,
            tags: &[],
            size: Size::Large,
            review_limits: None,
        }
    );
}
