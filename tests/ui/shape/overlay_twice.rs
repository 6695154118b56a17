include_agents::include_agents! {
    #[agents(overlay = true)]
    pub enum Agent in ["shape/overlay_agents/base", "shape/overlay_agents/ours"];
}

fn main() {
    assert_eq!(Agent::Writer.group(), "");
    assert_eq!(Agent::Reviewer.path(), "shape/overlay_agents/ours/reviewer.md");
}
