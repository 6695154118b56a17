use include_agents::Catalog;

/// Library code over any catalog.
fn names<A: Catalog>() -> Vec<&'static str> {
    for &agent in A::ALL {
        assert_eq!(A::from_name(agent.as_ref()), Some(agent));
        assert_eq!(agent.to_string().parse(), Ok(agent));
    }
    A::ALL
        .iter()
        .map(|agent| agent.definition().name())
        .collect()
}

#[test]
fn each_form_gives_its_agents() {
    use super::*;

    assert_eq!(names::<short::Agent>(), ["alpha", "beta", "gamma"]);
    assert_eq!(
        names::<short_with_options::Agent>(),
        ["alpha", "beta", "delta", "one"]
    );
    assert_eq!(names::<item::Expert>(), ["alpha", "delta", "gamma"]);
    assert_eq!(names::<habitual::Expert>(), ["delta"]);
    assert_eq!(PRIVATE, "delta");
    assert_eq!(names::<variables::Agent>(), ["delta", "generated"]);
    assert_eq!(
        variables::GENERATED.path(),
        "$OUT_DIR/generated/generated.md"
    );
    assert_eq!(names::<side_by_side::Alphabet>(), names::<short::Agent>());
    assert_eq!(names::<side_by_side::Numbers>(), ["one", "two"]);
    assert_eq!(names::<side_by_side::Everybody>().len(), 5);
    assert_eq!(side_by_side::ALPHA, super::short::ALPHA);
    assert_eq!(side_by_side::ONE.name(), "one");
}

#[test]
fn attributes_reach_the_enum() {
    use super::item::Expert;

    assert_eq!(size_of::<Expert>(), 2, "of the `repr`");
    let agents = std::collections::BTreeSet::from([Expert::Gamma, Expert::Alpha]);
    assert_eq!(agents.first(), Some(&Expert::Alpha));

    assert_eq!(Expert::DERIVED, "Expert");
}
