include_agents::include_agents! {
    pub enum Agent in "typed/good";
    #[agents(rename_all = "kebap-case", rename = "x")]
    pub struct Metadata {
        pub owner: String,
        pub tags: Vec<&'static str>,
        pub counts: std::collections::HashMap<u8, u8>,
        pub pair: (u8, u8),
        pub model: Option<&'static str>,
        pub left: Option<u8>,
        #[agents(rename = "left")]
        pub right: Option<u8>,
        pub node: Option<Node>,
    }
    pub struct Node {
        pub next: Option<Node>,
    }
    pub enum Size {}
    pub enum Mode {
        On,
        #[agents(rename = "on")]
        Yes,
    }
}

const OWNER: &String = &Agent::Good.metadata().owner;

fn main() {
    println!("{OWNER}");
}
