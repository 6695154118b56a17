//! A program with tools of its own.

#![deny(warnings, missing_docs)]

/// The tools of this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Searches orders.
    SearchOrders,
    /// Searches customers.
    SearchCrm,
    /// Pays back.
    Refund,
}

impl Tool {
    /// What the tool costs. A new tool does not compile without an arm here.
    #[must_use]
    pub const fn cost(self) -> u32 {
        match self {
            Tool::SearchOrders | Tool::SearchCrm => 1,
            Tool::Refund => 100,
        }
    }
}

include_agents::include_agents! {
    #[agents(tools = crate::Tool, deny(all), allow(inherits_all_tools))]
    pub enum Agent in "agents";
}

// A policy about the tools of this program.
const _: () = {
    let tools = Agent::Reader.typed_tools();
    assert!(tools.len() == 1 && tools[0].cost() < 100);
};

/// The same with a path of one segment, in a private catalog in a module.
mod inner {
    use super::Tool;

    include_agents::include_agents! {
        #[agents(tools = Tool, constants = false)]
        enum Agent in "agents/clerk.md";
    }

    pub(super) const FIRST: Tool = Agent::Clerk.typed_tools()[0];
}

/// The first tool of the clerk.
pub const FIRST: Tool = inner::FIRST;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tools_are_variants() {
        assert_eq!(
            Agent::Clerk.typed_tools(),
            [Tool::SearchOrders, Tool::SearchCrm, Tool::Refund]
        );
        assert_eq!(Agent::Reader.typed_tools(), [Tool::SearchOrders]);
        assert!(Agent::Guide.typed_tools().is_empty());
        assert_eq!(FIRST, Tool::SearchOrders);
        assert!(Agent::Clerk.tools().allows("Refund"));
    }
}
