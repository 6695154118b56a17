include_agents::include_agents! {
    #[agents(identifiers(
        "Reviewr" = Reviewer,
        "writer" = Critic,
        "reviewer" = Critic,
        "reviewer" = Other,
        "editor" = editor,
        "editor" = r#Editor,
        "editor" = ALL,
    ))]
    pub enum Agent in "shape/overlay_agents/base";
}

fn main() {}
