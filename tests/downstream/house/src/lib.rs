//! A framework that hands `include-agents` on to its users, as it is and under names of its own.

#![deny(warnings)]

pub use include_agents;
pub use include_agents::include_agents as agents;

/// A macro of the house around the macro.
#[macro_export]
macro_rules! staff {
    ($folder:literal as $name:ident) => {
        $crate::include_agents::include_agents! {
            #[agents(constants = false)]
            pub enum $name in $folder;
        }
    };
}

/// Library code over any catalog.
pub fn names<A: include_agents::Catalog>() -> Vec<&'static str> {
    A::ALL
        .iter()
        .map(|agent| agent.definition().name())
        .collect()
}
