//! Calls in all places that a macro can be called in.

#![deny(warnings)]

/// In a module in a module.
pub mod outer {
    /// The inner one.
    pub mod inner {
        include_agents::include_agents!("../agents");
    }
}

macro_rules! expert {
    ($visibility:vis $name:ident, $folder:literal) => {
        include_agents::include_agents! {
            #[agents(constants = false)]
            $visibility enum $name in $folder;
        }
    };
    ($folder:expr) => {
        mod from_expression {
            include_agents::include_agents!($folder);
        }
        pub use from_expression::Agent as FromExpression;
    };
}

expert!(pub Expert, "../agents");
expert!("../agents");

/// In the body of a function, twice, and in a closure.
#[must_use]
pub fn body() -> [usize; 3] {
    include_agents::include_agents!("../agents");
    let inner = || {
        include_agents::include_agents!("../agents/team");
        (Agent::ALL.len(), WRITER.name().len())
    };
    let (agents, letters) = inner();
    [Agent::ALL.len(), agents, letters]
}

/// In a constant.
pub const COUNT: usize = {
    include_agents::include_agents!("../agents");
    Agent::ALL.len()
};

#[test]
fn everywhere() {
    assert_eq!(outer::inner::Agent::ALL.len(), COUNT);
    assert_eq!(Expert::ALL.len(), COUNT);
    assert_eq!(FromExpression::ALL.len(), COUNT);
    assert_eq!(body(), [COUNT, 1, 6]);
}
