include_agents::include_agents! {
    enum Agent in "parameters/agents";
}

fn main() {
    let prompt = ReviewerPrompt {
        repository: "acme/app",
        max_findings: "many",
    };
    println!("{prompt}");
}
