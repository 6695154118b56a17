include_agents::include_agents! {
    pub enum Agent in "typed/nested.md";
    pub struct Metadata {
        pub team: Team,
        pub members: &'static [Person],
    }
    pub struct Team {
        pub name: &'static str,
        pub lead: Person,
        pub size: u8,
    }
    pub struct Person {
        pub address: &'static str,
        pub phone: Option<&'static str>,
    }
}

fn main() {}
