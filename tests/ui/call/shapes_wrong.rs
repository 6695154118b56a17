include_agents::include_agents! {
    #[agents(
        name = "stm",
        description = true,
        tools("search.orders", "*", "LS"),
        keys(
            nme = "id",
            model = "",
            description = "tools",
            color = "shade",
            effort = "shade",
        ),
    )]
    pub enum Agent in "call/agents";
}

fn main() {
    assert_eq!(Agent::Reviewer.name(), "reviewer");
}
