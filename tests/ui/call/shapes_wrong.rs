include_agents::include_agents! {
    #[agents(
        name = "stm",
        description = true,
        tools("search.orders", "*", "LS"),
        keys(
            nme = "id",
            model = "",
            description = "tools",
            color = "colour",
            effort = "colour",
        ),
    )]
    pub enum Agent in "call/agents";
}

fn main() {
    assert_eq!(Agent::Reviewer.name(), "reviewer");
}
