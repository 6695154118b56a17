//! Everything that a field may be, read back in const context and at run time, without a warning.

#![deny(missing_docs, unused, unreachable_pub)]

mod areas {
    /// Where an agent works. `None` and `Some` are names like any other.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Area {
        DataAi,
        None,
        Some,
    }
}

include_agents::include_agents! {
    #[agents(allow(dangling_agent, tool_conflict))]
    enum Agent in "fixtures/typed";
    #[derive(Debug, PartialEq)]
    #[agents(rename_all = "kebab-case")]
    struct Metadata {
        area: areas::Area,
        other_areas: &[areas::Area] = &[],
        owner: &str,
        internal: bool = true,
        priority: u8 = 3,
        bytes: u64,
        weight: Option<f32>,
        factor: f64 = 0.5,
        reviewer: Option<Agent>,
        deputies: &'static [Agent] = &[],
        size: Size = Size::Small,
        review_limits: Limits = Limits { lines: 3, by: &[] },
        tags: &'static [&'static str] = &["none", "any"],
        #[agents(rename = "type")]
        r#type: Option<char>,
    }
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Size { Small, #[agents(rename = "XXL")] Large }
    #[derive(Debug, PartialEq)]
    struct Limits {
        lines: i16,
        by: &'static [Agent],
    }
}

const OF_LEAD: &Metadata = Agent::Lead.metadata();
const _: () = assert!(OF_LEAD.priority == 3 && matches!(OF_LEAD.area, areas::Area::DataAi));
const _: () = assert!(matches!(
    Agent::Writer.metadata().reviewer,
    Some(Agent::Lead)
));
include_agents::assert_all!(Agent, |agent| !agent.metadata().owner.is_empty());

// References.
const _: () = assert!(matches!(
    Agent::Lead.delegates(),
    [Agent::Writer, Agent::Lead]
));
const _: () = assert!(matches!(Agent::Writer.delegated_by(), [Agent::Lead]));
const _: () = assert!(Agent::Writer.delegates().is_empty());

#[test]
fn every_type_reads_back() {
    assert_eq!(
        *Agent::Lead.metadata(),
        Metadata {
            area: areas::Area::DataAi,
            other_areas: &[areas::Area::None, areas::Area::Some],
            owner: "core",
            internal: true,
            priority: 3,
            bytes: u64::MAX,
            weight: None,
            factor: 0.5,
            reviewer: None,
            deputies: &[Agent::Writer],
            size: Size::Small,
            review_limits: Limits { lines: 3, by: &[] },
            tags: &["x", "y"],
            r#type: Some('q'),
        }
    );
    assert_eq!(
        *Agent::Writer.metadata(),
        Metadata {
            area: areas::Area::None,
            other_areas: &[],
            owner: "two words",
            internal: false,
            priority: 255,
            bytes: 0,
            weight: Some(f32::NEG_INFINITY),
            factor: 2.0,
            reviewer: Some(Agent::Lead),
            deputies: &[],
            size: Size::Large,
            review_limits: Limits {
                lines: -7,
                by: &[Agent::Lead, Agent::Writer]
            },
            tags: &["none", "any"],
            r#type: None,
        }
    );
    // The raw map is still there.
    let raw = Agent::Lead.definition().metadata();
    assert_eq!(raw.get("owner"), Some(include_agents::Value::Str("core")));
}
