include_agents::include_agents! {
    pub enum Agent in "typed/declared_enum.md";
    pub struct Metadata {
        pub area: Area,
        pub size: Size,
        pub second: Option<Size>,
    }
    pub enum Area {
        DataAi,
        Web,
    }
    #[agents(rename_all = "lowercase")]
    pub enum Size {
        Small,
        Large,
    }
}

fn main() {}
