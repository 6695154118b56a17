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

// What hangs on the values that are wrong stays silent.
include_agents::assert_all!(Agent, |agent| matches!(agent.metadata().area, areas::Area::DataAi));

fn main() {}
