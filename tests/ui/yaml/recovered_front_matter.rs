include_agents::include_agents!("yaml/recovered_front_matter.md", deny(recovered_front_matter));

fn main() {}
