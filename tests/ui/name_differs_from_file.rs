include_agents::include_agents!("ui/name_differs_from_file.md", deny(name_differs_from_file));

fn main() {}
