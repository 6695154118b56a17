include_agents::include_agents! {
    #[agents(partials = "partials/shraed")]
    enum Agent in "call/agents";
}

fn main() {}
