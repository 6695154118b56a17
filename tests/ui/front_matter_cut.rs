include_agents::include_agents!("ui/front_matter_cut.md");

fn main() {}
