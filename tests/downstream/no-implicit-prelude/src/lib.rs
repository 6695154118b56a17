//! Nothing is in scope.

#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs)]

::include_agents::include_agents!("../agents");

#[::core::prelude::v1::test]
fn both_agents_are_there() {
    ::std::assert_eq!(Agent::ALL.len(), 2);
    ::std::assert_eq!(REVIEWER.name(), "reviewer");
}

/// Custom fields.
pub mod typed {
    /// Where an agent works.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
    pub enum Category {
        /// Data.
        DataAi,
        /// Documentation.
        Docs,
    }

    ::include_agents::include_agents! {
        /// Anyone who works here.
        pub enum Agent in "../typed";
        /// What the house adds.
        #[derive(::core::fmt::Debug)]
        pub struct Metadata {
            /// Where it works.
            pub category: Category,
            /// What comes first.
            pub priority: ::core::option::Option<u8>,
            /// How much its word weighs.
            pub weight: f32 = 1.0,
            /// Who does its work.
            pub deputies: &'static [Agent] = &[],
            /// How large it is.
            pub size: ::core::option::Option<&'static str>,
            /// Whom to ask.
            pub contact: ::core::option::Option<Contact>,
        }
        /// Whom to ask.
        #[derive(::core::fmt::Debug)]
        pub struct Contact {
            /// Where.
            pub channel: &'static str,
        }
    }

    ::include_agents::assert_all!(Agent, |agent| agent.metadata().weight > 0.0);
}
