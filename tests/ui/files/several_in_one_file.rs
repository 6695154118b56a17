include_agents::include_agents!("files/several_in_one_file.md");

fn main() {}
