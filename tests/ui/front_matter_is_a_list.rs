include_agents::include_agents!("ui/front_matter_is_a_list.md");

fn main() {}
