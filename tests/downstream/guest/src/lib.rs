//! A user of the framework, which does not know `include-agents` itself.

#![deny(warnings)]

#[cfg(test)]
mod direct {
    house::include_agents::include_agents!("../agents");
}

#[cfg(test)]
mod renamed {
    house::agents! {
        pub(super) enum Expert in "../agents";
    }
}

#[cfg(test)]
mod wrapped {
    house::staff!("../agents" as Staff);
}

#[test]
fn all_three_are_catalogs() {
    let expected = ["reviewer", "writer"];
    assert_eq!(house::names::<direct::Agent>(), expected);
    assert_eq!(house::names::<renamed::Expert>(), expected);
    assert_eq!(house::names::<wrapped::Staff>(), expected);
    assert_eq!(renamed::WRITER.name(), "writer");
}
