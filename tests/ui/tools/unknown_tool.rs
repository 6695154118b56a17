include_agents::include_agents!("tools/unknown_tool.md");

// trybuild shows the warnings of crates that do not compile.
compile_error!("the warning is above");

fn main() {}
