include_agents::include_agents!("ui/recovered_front_matter.md", deny(recovered_front_matter));

fn main() {}
