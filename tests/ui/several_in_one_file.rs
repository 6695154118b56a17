include_agents::include_agents!("ui/several_in_one_file.md");

fn main() {}
