include_agents::include_agents!("call/folder_empty");

fn main() {}
