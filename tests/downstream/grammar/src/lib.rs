//! Everything that a call can say, each in a module of its own, and what comes out of it.

#![deny(warnings, missing_docs)]

#[cfg(test)]
mod tests;

/// The short form.
pub mod short {
    include_agents::include_agents!("agents");
}

/// The short form with several folders, a file, options and a comma at the end.
pub mod short_with_options {
    include_agents::include_agents!(
        "agents",
        "more",
        "single/one.md",
        exclude("drafts/**"),
        allow(inherits_all_tools),
        deny(unknown_tool),
        constants = false,
    );
}

/// The item form with everything in it.
pub mod item {
    include_agents::include_agents! {
        /// Who works here.
        ///
        /// In several paragraphs.
        #[derive(derive::Named)]
        #[non_exhaustive]
        #[repr(u16)]
        #[must_use]
        #[agents(
            include("*.md", "drafts/*.md"),
            exclude("**/beta.md"),
            warn(name_style),
            description_budget = 1024,
            prompt_budget = 65536,
            limits(files = 10, depth = 3),
            constants = true,
        )]
        #[agents(allow(inherits_all_tools))]
        pub(crate) enum Expert in ["agents", "more/delta.md"];
    }
}

/// Derives that the macro has already are not derived twice.
pub mod habitual {
    include_agents::include_agents! {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[derive(std::hash::Hash)]
        pub enum Expert in "more";
    }
}

/// Private items, without a semicolon.
mod private {
    include_agents::include_agents!(enum Expert in "more");

    pub(super) const NAME: &str = Expert::Delta.name();
}

/// The name of the agent of a private catalog.
pub const PRIVATE: &str = private::NAME;

/// Paths with variables in them.
pub mod variables {
    include_agents::include_agents! {
        pub enum Agent in ["$OUT_DIR/generated", "${CARGO_MANIFEST_DIR}/more"];
    }
}

/// Several catalogs in one module: of different agents as they are, of the same ones with constants only once.
pub mod side_by_side {
    include_agents::include_agents! {
        pub enum Alphabet in "agents";
    }
    include_agents::include_agents! {
        pub enum Numbers in "single";
    }
    include_agents::include_agents! {
        #[agents(constants = false)]
        pub enum Everybody in ["agents", "single"];
    }
}
