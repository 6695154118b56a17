//! How each kind of fault is explained.

use std::fmt::Write as _;

use super::super::split::{Split, split};
use super::super::tests::LIMIT;
use super::super::{FrontMatter, parse};
use crate::diagnostic::Diagnostic;

/// Front matters that cannot be read. They end with a line ending, as all do.
const FAULTS: &[&str] = &[
    "name: \"foo\ndescription: x\n",
    "name: foo\ndescription: \"Use it\ntools: Read\n",
    "name: foo\ndescription: 'Use it\ntools: Read\n",
    "name: foo\ndescription: \"Use\n  it\ntools: Read\n",
    "description: 'it's'\n",
    "description: \"say \"hi\" now\"\n",
    "description: \"a\" b\n",
    "name: \"a\",\ndescription: \"b\",\n",
    "description: \"C:\\dir \\d\"\n",
    "description: - foo\n",
    "tools: - Read\n  - Write\n",
    "tools:\n \t- Read\n \t- Write\nname: x\n",
    "name: x\n\tdescription: y\n",
    "description: one\ntwo three\nmodel: opus\n",
    "description: one: two\nthree: four\n<example>\nuser: x\n</example>\nmodel: opus\n",
    "description: one\n  two: three\n\n  <x> \n    y\nmodel: opus\n",
    "description: Use it when: x\n  more\n  more\n",
    "description: one # two\n  three\n",
    "description:\n  one # two\n  three\n",
    "hooks:\n  PreToolUse:\n    - matcher: a: b\n      x: y\n",
    "hooks:\n  PreToolUse:\n    - matcher: *.ts\n",
    "hooks:\n  PreToolUse:\n    - matcher: @x\n",
    "tools:\n  - @a\n  - Read\n",
    "tools:\n  - *\n",
    "name:foo\ndescription: x\n",
    "name: foo\ndescription:x y z\nmodel: a\n",
    "name: foo\nmodel:opus\n",
    "tools:\n  - Read\n - Write\n",
    "hooks:\n  a: 1\n   b: 2\n",
    "hooks:\n    a: 1\n  b: 2\n",
    "mcpServers:\n  - [a, b\n  - c\nname: x\n",
    "tools: [Read,\n  Write\nname: x\n",
    "name: x\n description: y\n tools: z\n",
    " name: x\ndescription: y\n",
    "  name: x\n  description: y\nmodel: z\n",
    "name x\ndescription: y\n",
    "name = x\ndescription: y\n",
    "name: x\nmodel opus\n",
    "description: x\ntools Read; Grep, glob\n",
    "name: x\nmodel\ndescription: y\n",
    "just text\n",
    "- name: x\n- description: y\n",
    "description: |\n  text\ntools: *\n",
    "description: >\n  text\nmodel: a: b\nname: x\n",
    "description: |\ntext: [a\nmore\nmodel: x\n",
    "%foo\nname: x\n",
    "name: x\ndescription: y\0z\n",
    "name: x\n}\n",
    "name: x\ndescription: @foo\n  bar\n",
    "hooks:\n  a: 'x': y\n  b: \"c\" d\n",
    "\"name\": \"x\"\n\"description\": \"y\n",
    "{name: x, description: y\n",
    "name: x\r\ndescription: \"y\r\nmodel: z\r\n",
    "name: x\r\ndescription: a\r\n  b: c\r\nmodel: z\r\n",
    "description: foo\n  bar: \"baz\nname: x\n",
    "tools: Read, Write\nWrite: x\nfoo\n",
    "skills:\n- a\nb\n",
    "skills:\n  - a\nb\n",
    "description: foo\n\n## bar\nbaz\nname: x\n",
    "color: #fff\ndescription: a: b\n  c\n",
    "tools: {Read: x\n  y: z\n",
    "description: \"foo\"\nbar baz\nname: x\n",
    "description: Use it: x\n\nContext: foo\nuser: \"hi\" there\n<commentary>\nx\n</commentary>\nname: y\n",
    "hooks:\n  a:\n    - b: 1\n      c: 2\n     d: 3\n  e: f\n",
    "hooks:\n  a:\n  - b: 1\n   c: 2\n  e: f\n",
    "mcpServers:\n  a:\n    url: http://x\n    cmd: \"x\n    y: z\nname: x\n",
    "tools: Read\n  Write\n  - x: y\nname: z\n",
    "description: |\nfoo\n  bar\nname: x\n",
    "description: >-\n  foo\n bar: x y\nbaz\nname: x\n",
    "description: foo\nExample usage: x\n- one\n- two: [\nname: x\n",
    "tools: [Read,\nWrite]\nname: x\n",
    "description: \"one\ntwo\"\nname: x\n",
    "description: 'one\n\ntwo: three'\nname: x\n",
    "description: \"one\ntwo\nname: \"x\"\n",
    "name: x\nskills:\n  - &a &b y\n",
    "name: x\nskills:\n  - !e!y z\n",
    "name: x\nskills:\n  - >2x\n    y\n",
    "name: x\nskills:\n  - \"y\"#z\n",
    "name: x\nskills:\n  - \"\\uZZ\"\n",
    "name: x\nskills: &a\n  - *a\n",
];

fn read(text: &str) -> Result<FrontMatter, Box<Diagnostic>> {
    let Split::Parts(parts) = split(text) else {
        panic!("no front matter: {text:?}")
    };
    parse(text, parts.yaml, LIMIT)
}

/// Every fault, its explanation, and what fixes it: meant to be read.
#[test]
fn faults_are_explained_as_a_person_would_fix_them() {
    let mut report = String::new();
    for yaml in FAULTS {
        let text = format!("---\n{yaml}---\n");
        let fault = read(&text).expect_err(yaml);
        let line = text[..fault.span.start].matches('\n').count() + 1;
        let column =
            fault.span.start - text[..fault.span.start].rfind('\n').map_or(0, |at| at + 1) + 1;
        writeln!(report, "{yaml:?}\n  error: {}", fault.headline).expect("a string");
        writeln!(
            report,
            "  {line}:{column} {:?}: {}",
            &text[fault.span], fault.label
        )
        .expect("a string");
        for (span, label) in fault.related {
            writeln!(report, "  also {:?}: {label}", &text[span]).expect("a string");
        }
        let Some(help) = fault.helps.into_iter().next() else {
            continue;
        };
        let (span, replacement) = help.replacement.expect("a text to type");
        let replaced = &text[span.clone()];
        writeln!(
            report,
            "  help: {}: {replaced:?} -> {replacement:?}",
            help.message
        )
        .expect("a string");
        let fixed = format!("{}{replacement}{}", &text[..span.start], &text[span.end..]);
        if let Err(next) = read(&fixed) {
            // Another fault, further on.
            writeln!(report, "  then: {}", next.headline).expect("a string");
            let place = span.start + replacement.len();
            assert!(
                next.span.start >= place || fixed[place..next.span.end].contains('\n'),
                "{yaml:?}: {next:?}"
            );
        }
    }
    insta::assert_snapshot!(report);
}

/// A fault in a field does not move when others come before and after it.
#[test]
fn other_fields_do_not_matter() {
    for yaml in FAULTS
        .iter()
        .filter(|yaml| !yaml.starts_with([' ', '{', '-', '%', 'j']) && yaml.contains(": "))
    {
        let alone = format!("---\n{yaml}---\n");
        let before = "# comment\nmodel: opus\nskills:\n- a\n- b\n";
        let text = format!("---\n{before}{yaml}memory: user\n---\n");
        let (alone, fault) = (read(&alone).expect_err(yaml), read(&text).expect_err(yaml));
        assert_eq!(fault.headline, alone.headline, "{yaml:?}");
        assert_eq!(
            fault.span.start,
            alone.span.start + before.len(),
            "{yaml:?}"
        );
    }
}
