mod areas {
    pub enum Area {
        DataAi,
        Web,
    }
}

include_agents::include_agents! {
    pub enum Agent in "typed/foreign_enum";
    pub struct Metadata {
        pub area: areas::Area,
        pub other: Option<areas::Area>,
    }
}

// rustc reports nothing about code that uses the wrong values.
include_agents::assert_all!(Agent, |agent| matches!(agent.metadata().area, areas::Area::DataAi));

fn main() {}
