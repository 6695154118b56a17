use std::fs;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Records, Typed};
use crate::emit::declared::{emit_declarations, emit_table};
use crate::invocation::Invocation;
use crate::{Compiled, Environment, compile};

/// Compiles files of a temporary folder.
fn compiled(declarations: &str, files: &[(&str, &str)]) -> (Invocation, Compiled) {
    let folder = tempfile::tempdir().unwrap();
    for (name, front_matter) in files {
        let text = format!(
            "---\nname: {name}\ndescription: When to use it.\n{front_matter}\n---\nYou work.\n"
        );
        fs::write(folder.path().join(format!("{name}.md")), text).unwrap();
    }
    let call =
        format!("#[agents(allow(untracked_folder))] pub enum Agent in \".\"; {declarations}");
    let invocation = syn::parse_str::<Invocation>(&call).unwrap();
    let environment = Environment {
        manifest_dir: folder.path().to_owned(),
        working_dir: folder.path().to_owned(),
        // With a build script, so that `untracked_folder` is quiet.
        variable: &|name| (name == "OUT_DIR").then(|| "target/out".to_owned()),
    };
    let compiled = compile(&invocation, &environment);
    (invocation, compiled)
}

/// The headlines of all diagnostics about an agent with that front matter.
fn problems(declarations: &str, front_matter: &str) -> Vec<String> {
    let (invocation, compiled) = compiled(declarations, &[("one", front_matter)]);
    let of_call = invocation.schema.errors.iter().map(ToString::to_string);
    let of_files = compiled.checked.problems.into_iter();
    of_call
        .chain(of_files.map(|problem| problem.headline))
        .collect()
}

/// The values of the fields of one agent.
fn values(declarations: &str, front_matter: &str) -> Vec<Typed> {
    let (_, compiled) = compiled(declarations, &[("one", front_matter)]);
    let Records { agents, .. } = compiled.records;
    match agents.into_iter().next().flatten() {
        Some(Typed::Struct { fields, .. }) => fields,
        _ => panic!("{:?}", compiled.checked.problems),
    }
}

#[test]
fn scalars_keep_their_values() {
    assert_eq!(
        values(
            "struct M { a: bool, b: i8, c: u64, d: f64, e: char, f: &'static str, g: f32 }",
            "a: true\nb: -128\nc: 18446744073709551615\nd: 2\ne: ß\nf: yes\ng: .inf",
        ),
        [
            Typed::Bool(true),
            Typed::Int(-128),
            Typed::Int(u64::MAX.into()),
            Typed::Float {
                value: 2.0,
                single: false
            },
            Typed::Char('ß'),
            Typed::Str("yes".to_owned()),
            Typed::Float {
                value: f64::INFINITY,
                single: true
            },
        ]
    );
}

#[test]
fn bounds_are_inclusive() {
    for (ty, good, bad) in [
        ("u8", ["0", "255"], ["-1", "256"]),
        ("i16", ["-32768", "32767"], ["-32769", "32768"]),
        (
            "u64",
            ["0", "18446744073709551615"],
            ["-1", "18446744073709551616"],
        ),
        (
            "i64",
            ["-9223372036854775808", "9223372036854775807"],
            ["-9223372036854775809", "9223372036854775808"],
        ),
        (
            "f32",
            ["-3.4028234663852886e38", "1e-60"],
            ["3.5e38", "-1e300"],
        ),
    ] {
        let declarations = format!("struct M {{ field: {ty} }}");
        for number in good {
            values(&declarations, &format!("field: {number}"));
        }
        for number in bad {
            let problems = problems(&declarations, &format!("field: {number}"));
            assert!(
                problems.len() == 1 && problems[0].contains("invalid value"),
                "{ty} {number}: {problems:?}"
            );
        }
    }
}

#[test]
fn absence_is_none_or_the_default() {
    let declarations = "struct M { a: Option<u8>, b: u8 = 3, c: Option<u8> = Some(1) }";
    let default = |field| Typed::Default { index: 0, field };
    assert_eq!(
        values(declarations, ""),
        [Typed::None, default(1), default(2)]
    );
    assert_eq!(
        values(declarations, "a:\nb: 7\nc: null"),
        [Typed::None, Typed::Int(7), Typed::None]
    );
    assert_eq!(problems(declarations, "b:"), ["missing value for `b`"]);
}

#[test]
fn keys_follow_the_convention() {
    for (convention, key) in [
        ("lowercase", "reviewarea"),
        ("UPPERCASE", "REVIEWAREA"),
        ("PascalCase", "ReviewArea"),
        ("camelCase", "reviewArea"),
        ("snake_case", "review_area"),
        ("SCREAMING_SNAKE_CASE", "REVIEW_AREA"),
        ("kebab-case", "review-area"),
        ("SCREAMING-KEBAB-CASE", "REVIEW-AREA"),
    ] {
        let declarations =
            format!("#[agents(rename_all = \"{convention}\")] struct M {{ review_area: u8 }}");
        assert_eq!(
            values(&declarations, &format!("{key}: 1")),
            [Typed::Int(1)],
            "{convention}"
        );
    }
    assert_eq!(
        values(
            "struct M { r#type: u8, #[agents(rename = \"x y\")] z: u8 }",
            "type: 1\nx y: 2"
        ),
        [Typed::Int(1), Typed::Int(2)]
    );
}

#[test]
fn a_declared_key_is_not_a_misspelling() {
    // Without its declaration, each of these would be a misspelling of Claude Code's field, or a stray line.
    let declarations = "struct M { colour: u8, allowedTools: u8, context: u8, agent: u8 }";
    let keys = "colour: 1\nallowedTools: 2\ncontext: 3\nagent: 4";
    assert_eq!(problems(declarations, keys), [""; 0]);
}

#[test]
fn an_undeclared_key_is_reported_once() {
    let declarations = "struct M { owner: u8, area: Option<u8> }";
    let say = |keys| problems(declarations, keys);
    assert_eq!(say("ownr: 1"), ["missing field `owner`"]);
    assert_eq!(say("owner: 1\nownr: 1"), ["unknown field `ownr`"]);
    assert_eq!(say("owner: 1\nArea: 1"), ["unknown field `Area`"]);
    assert_eq!(say("owner: 1\nmodl: 1"), ["unknown field `modl`"]);
    assert_eq!(say("owner: 1\nfoo: 1"), ["unknown field `foo`"]);
}

#[test]
fn a_level_that_was_set_stays() {
    let (_, compiled) = compiled("struct M { }", &[("one", "foo: 1")]);
    assert!(compiled.has_errors());
    let call = "#[agents(allow(unknown_field))] enum Agent in \".\"; struct M { }";
    let invocation = syn::parse_str::<Invocation>(call).unwrap();
    assert_eq!(
        invocation
            .options
            .files
            .levels
            .of(include_agents_reader::lint::Lint::UNKNOWN_FIELD),
        include_agents_reader::lint::Level::Allow
    );
}

#[test]
fn a_nested_misspelling_is_reported_once() {
    assert_eq!(
        problems(
            "struct M { team: Team } struct Team { lead: &str, size: u8 }",
            "team:\n  lad: Ada\n  size: 1\n  sze: 2",
        ),
        ["missing field `lead`", "unknown field `sze`"]
    );
}

#[test]
fn slices_of_a_struct_in_itself_have_an_end() {
    let declarations = "struct M { tree: Node } struct Node { nodes: &[Node] = &[] }";
    let values = values(declarations, "tree: {nodes: [{}, {nodes: [{}]}]}");
    assert!(matches!(&values[0], Typed::Struct { index: 1, .. }));
    let declarations = "struct M { tree: Node } struct Node { node: Option<Node> }";
    let problems = problems(declarations, "tree: {}");
    assert!(problems[0].contains("infinite size"), "{problems:?}");
}

#[test]
fn values_name_variants_in_any_style() {
    let declarations =
        "struct M { area: Area } enum Area { DataAi, #[agents(rename = \"www\")] Web }";
    for value in ["data-ai", "data_ai", "DataAi", "Data AI", "dataAi"] {
        let expected = [Typed::Variant {
            index: 0,
            variant: 0,
        }];
        assert_eq!(values(declarations, &format!("area: {value}")), expected);
    }
    for value in ["dataai", "web", "WWW"] {
        let expected = [format!("invalid value `{value}` for `area`")];
        assert_eq!(problems(declarations, &format!("area: {value}")), expected);
    }
}

#[test]
fn a_foreign_variant_has_a_name() {
    let declarations = "struct M { area: crate::Area }";
    let say = |keys| problems(declarations, keys);
    for empty in ["area:", "area: ''", "area: \"\""] {
        assert_eq!(say(empty), ["missing value for `area`"]);
    }
    assert_eq!(say("area: 3"), ["invalid type for `area`"]);
    // Whatever else it is, rustc can be asked for it.
    for value in [
        "self",
        "Self",
        "crate",
        "_",
        "' '",
        "3d",
        "'\u{202e}'",
        "日本",
        "r#x",
    ] {
        let (_, compiled) = compiled(declarations, &[("one", &format!("area: {value}"))]);
        let [foreign] = &compiled.records.foreign[..] else {
            panic!("{value}: {:?}", compiled.checked.problems);
        };
        assert!(
            syn::parse_str::<syn::Ident>(&foreign.variant).is_ok(),
            "{value}: {}",
            foreign.variant
        );
    }
}

#[test]
fn one_constant_for_each_foreign_variant() {
    let files = [
        ("a", "area: web"),
        ("b", "area: Web"),
        ("c", "area: data-ai"),
    ];
    let (_, compiled) = compiled("struct M { area: crate::Area }", &files);
    let variants: Vec<&str> = compiled
        .records
        .foreign
        .iter()
        .map(|foreign| foreign.variant.as_str())
        .collect();
    assert_eq!(variants, ["Web", "DataAi"]);
    assert!(!compiled.has_errors());
}

#[test]
fn a_file_that_cannot_be_read_is_said_once() {
    let (invocation, compiled) = compiled("struct M { owner: u8 }", &[("one", "x: \u{0}")]);
    assert_eq!(
        compiled.checked.problems.len(),
        1,
        "{:?}",
        compiled.checked.problems
    );
    assert!(matches!(compiled.records.agents[..], [None]));
    assert!(invocation.schema.is_sound());
}

#[test]
fn generated_code() {
    let (invocation, compiled) = compiled(
        r#"
        /// The fields that our project adds.
        #[derive(Debug)]
        #[agents(rename_all = "kebab-case")]
        pub struct Metadata {
            pub owner: &str,
            pub priority: u8 = 3,
            weight: Option<f32>,
            pub reviewers: &[Agent] = &[],
            pub area: crate::Area,
            pub size: Size,
            pub review_limits: Option<Limits>,
        }
        pub enum Size { Small, Large }
        pub(crate) struct Limits { lines: i16 }
        "#,
        &[
            (
                "lead",
                "owner: core\nreviewers: [writer]\narea: data-ai\nsize: small\ntools: Agent(writer)",
            ),
            (
                "writer",
                "owner: docs\npriority: 1\nweight: .nan\narea: web\nsize: large\nreview-limits: {lines: -7}",
            ),
        ],
    );
    assert!(
        compiled.checked.problems.is_empty(),
        "{:?}",
        compiled.checked.problems
    );
    let root: TokenStream = quote!(::include_agents);
    let declarations = emit_declarations(&invocation.schema);
    let table = emit_table(&invocation, &compiled, &root, None);
    let file = syn::parse2(quote!(#declarations #table)).unwrap();
    insta::assert_snapshot!(prettyplease::unparse(&file));
}
