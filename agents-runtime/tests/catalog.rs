//! A catalog written by hand, of the shape that `include_agents!` generates.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use include_agents_runtime::__private::{Index, find};
use include_agents_runtime::{AgentDefinition, Catalog, UnknownAgent};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Agent {
    CodeReviewer,
    Tester,
}

static TABLE: [AgentDefinition; 2] = [
    AgentDefinition::new("code-reviewer", "Reviews", "You review."),
    AgentDefinition::new("tester", "Tests", "You test."),
];

impl Agent {
    const fn definition(self) -> &'static AgentDefinition {
        &TABLE[self as usize]
    }

    const fn from_name(name: &str) -> Option<Self> {
        match find(&Index::new(b""), &TABLE, name) {
            Some(index) => Some(<Self as Catalog>::ALL[index]),
            None => None,
        }
    }
}

impl Catalog for Agent {
    const ALL: &'static [Self] = &[Self::CodeReviewer, Self::Tester];

    fn definition(self) -> &'static AgentDefinition {
        self.definition()
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::from_name(name)
    }
}

impl fmt::Display for Agent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.definition().fmt(f)
    }
}

impl AsRef<str> for Agent {
    fn as_ref(&self) -> &str {
        self.definition().name()
    }
}

impl FromStr for Agent {
    type Err = UnknownAgent;

    fn from_str(name: &str) -> Result<Self, UnknownAgent> {
        Self::from_name(name).ok_or_else(|| UnknownAgent::among(name, &TABLE))
    }
}

// Generated code has this line whatever the features are.
include_agents_runtime::__private::impl_serialize!(Agent);
include_agents_runtime::__private::impl_deserialize!(Agent);

fn round_trip<A: Catalog>() {
    for &agent in A::ALL {
        assert_eq!(A::from_name(agent.as_ref()), Some(agent));
        assert_eq!(agent.to_string().parse(), Ok(agent));
        assert_eq!(agent.definition().name(), agent.as_ref());
    }
    assert_eq!(A::ALL.iter().collect::<HashSet<_>>().len(), A::ALL.len());
}

#[test]
fn every_agent_reads_back_from_its_name() {
    round_trip::<Agent>();
}

#[test]
fn the_lookup_is_const() {
    const TESTER: Option<Agent> = Agent::from_name("tester");
    const UNKNOWN: Option<Agent> = Agent::from_name("testers");
    assert_eq!((TESTER, UNKNOWN), (Some(Agent::Tester), None));
}

#[test]
fn an_unknown_name_is_an_error_that_suggests_a_known_one() {
    let error: Box<dyn std::error::Error> = "code-reveiwer".parse::<Agent>().unwrap_err().into();
    assert_eq!(
        error.to_string(),
        "no agent of this name; did you mean `code-reviewer`?"
    );
    assert_eq!("architect".parse::<Agent>().unwrap_err().nearest(), None);
}
