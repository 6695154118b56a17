//! The strictest crate that there is.

#![forbid(unsafe_code)]
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
    future_incompatible,
    let_underscore,
    nonstandard_style,
    rust_2018_idioms,
    rust_2024_compatibility,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::cargo,
    rustdoc::all
)]
#![allow(
    clippy::cargo_common_metadata,
    reason = "the workspace's crates have neither keywords nor a license"
)]

include_agents::include_agents!("../agents");

/// A private catalog of which nothing is used.
mod private {
    include_agents::include_agents! {
        /// The experts.
        #[agents(constants = false)]
        pub(crate) enum Expert in "../agents";
    }
}

/// Custom fields, and rules about them.
pub mod typed {
    /// Where an agent works.
    #[derive(Clone, Copy, Debug)]
    pub enum Category {
        /// Data.
        DataAi,
        /// Documentation.
        Docs,
    }

    include_agents::include_agents! {
        /// Anyone who works here.
        pub enum Agent in "../typed";
        /// What the house adds.
        #[derive(Debug)]
        pub struct Metadata {
            /// Where it works.
            pub category: Category,
            /// What comes first.
            pub priority: u32 = 1_000_000,
            /// How much its word weighs.
            pub weight: Option<f64>,
            /// Who does its work.
            pub deputies: &'static [Agent] = &[],
            /// How large it is.
            pub size: Size = Size::Small,
            /// Whom to ask.
            pub contact: Option<Contact>,
        }
        /// Whom to ask.
        #[derive(Debug)]
        pub struct Contact {
            /// Where.
            pub channel: &'static str,
        }
        /// How large it is.
        #[derive(Clone, Copy, Debug)]
        pub enum Size {
            /// Like one.
            Small,
            /// Like all.
            Large,
        }
    }

    include_agents::assert_all!(Agent, |agent| agent.metadata().priority > 1, "priorities");
}

/// Calls inside a function.
#[must_use]
pub const fn inside() -> usize {
    include_agents::include_agents! {
        enum Expert in "../agents";
    }
    Expert::ALL.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_agents_are_there() {
        assert_eq!(Agent::ALL.len(), inside());
        assert_eq!(WRITER.metadata().len(), 1);
    }
}
