include_agents::include_agents!("ui/model_display_name.md");

fn main() {}
