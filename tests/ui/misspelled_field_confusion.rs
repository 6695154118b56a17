include_agents::include_agents!("ui/misspelled_field_confusion.md");

fn main() {}
