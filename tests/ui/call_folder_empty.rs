include_agents::include_agents!("ui/call_folder_empty");

fn main() {}
