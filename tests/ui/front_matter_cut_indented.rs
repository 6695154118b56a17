include_agents::include_agents!("ui/front_matter_cut_indented.md");

fn main() {}
