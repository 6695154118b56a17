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
// The workspace's crates have neither keywords nor a licence.
#![allow(clippy::cargo_common_metadata)]

include_agents::include_agents!("../agents");

/// A private catalogue of which nothing is used.
mod private {
    include_agents::include_agents! {
        /// The experts.
        #[agents(constants = false)]
        pub(crate) enum Expert in "../agents";
    }
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
