//! The code that is generated: how it looks, that it parses, and that every text in it is cut from the right place.

use std::fs;
use std::path::Path;

use include_agents_compiler::invocation::Invocation;
use include_agents_compiler::{
    Compiled, Environment, compile, compile_sources, emit::emit, expand,
};
use include_agents_reader::source::Source;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use tempfile::TempDir;

/// A crate with agents in it, and what is made of them.
struct Crate {
    folder: TempDir,
    compiled: Compiled,
    tokens: TokenStream,
}

impl Crate {
    fn new(call: &str, files: &[(&str, &str)]) -> Crate {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let invocation: Invocation = syn::parse_str(call).unwrap();
        let compiled = compile(&invocation, &environment(folder.path()));
        let root = quote!(::include_agents);
        let tokens = emit(&invocation, &compiled, &root);
        Crate {
            folder,
            compiled,
            tokens,
        }
    }

    fn assert_no_errors(&self) {
        let checked = &self.compiled.checked;
        assert!(!self.compiled.has_errors(), "{:?}", checked.problems);
    }

    /// The code as a person would write it, wherever the crate lies.
    fn code(&self) -> String {
        let file: syn::File = syn::parse2(self.tokens.clone()).unwrap();
        let folder = self.folder.path().canonicalize().unwrap();
        let mut code = prettyplease::unparse(&file);
        for folder in [folder.as_path(), self.folder.path()] {
            // A path in a literal has its backslashes doubled.
            let written = folder.to_str().unwrap().replace('\\', "\\\\");
            code = code.replace(&written, "$CRATE");
        }
        code
    }
}

fn environment(manifest_dir: &Path) -> Environment<'static> {
    Environment {
        manifest_dir: manifest_dir.to_owned(),
        working_dir: manifest_dir.to_owned(),
        // As where a build script watches the folder.
        variable: &|name| (name == "OUT_DIR").then(|| "out".to_owned()),
    }
}

const REVIEWER: &str = "\
---
name: reviewer
description: |
  Reviews pull requests. \"Quoted\", too.

  <example>
  Context: A pull request.
  user: \"Is this right?\"
  assistant: \"I'll use the reviewer agent.\"
  <commentary>It is about code.</commentary>
  </example>
tools: Read, Bash(git:*), Agent(Explore)
model: sonnet
color: green
---

You review pull requests.

**What to look at:**

- tests
- names

Always be kind.
";

const PLANNER: &str = "\
---
name: 3d planner
description: 'It''s for planning.'
disallowedTools: [Write]
model: claude-opus-5-5
permissionMode: plan
maxTurns: 3
skills: [plan]
mcpServers:
  - github
  - search: { command: search, args: [one], weights: [1, 2.5, true, null] }
hooks: { Stop: [] }
memory: local
background: true
omitClaudeMd: true
effort: 7
isolation: worktree
color: '#3B82F6'
initialPrompt: Begin.
experimental: { cacheTtl: 5m }
author: { name: Ada, tags: [a, b] }
---
You plan.
";

#[test]
fn a_frequent_agent() {
    let made = Crate::new("\"agents\"", &[("agents/reviewer.md", REVIEWER)]);
    made.assert_no_errors();
    insta::assert_snapshot!(made.code());
}

#[test]
fn a_prompt_with_parameters() {
    let made = Crate::new(
        "\"agents\", constants = false, stale_test = false",
        &[
            ("agents/plain.md", REVIEWER),
            (
                "agents/asker.md",
                "---\nname: asker\ndescription: Asks\nparams:\n  type: text\n  count: integer\n  items: list\n---\n\
                 Ask {{count}} {{type}}:\n\n{{items}}\n",
            ),
        ],
    );
    made.assert_no_errors();
    insta::assert_snapshot!(made.code());
}

#[test]
fn agents_with_the_same_parameters() {
    let agent = |name: &str, prompt: &str| {
        let params = "params:\n  who: text\n  times: integer";
        format!("---\nname: {name}\ndescription: Greets\n{params}\n---\n{prompt}\n")
    };
    let greeter = agent("greeter", "Greet {{who}} {{times}} times.");
    let host = agent(
        "host",
        "Say \"#1\" to {{who}}, {{times}} times.\n\n{{> rules.md}}",
    );
    let made = Crate::new(
        "\"agents\", partials = \"shared\", constants = false, stale_test = false",
        &[
            ("agents/greeter.md", &greeter),
            ("agents/host.md", &host),
            ("shared/rules.md", "Be brief.\n"),
        ],
    );
    made.assert_no_errors();
    insta::assert_snapshot!(made.code());
}

#[test]
fn of_many_agents_with_the_same_parameters_ten_are_named() {
    let files: Vec<(String, String)> = (10..22)
        .map(|number| {
            let fields = format!("name: a{number}\ndescription: A\nparams:\n  who: text");
            let text = format!("---\n{fields}\n---\nGreet {{{{who}}}}.\n");
            (format!("agents/{number}.md"), text)
        })
        .collect();
    let files: Vec<(&str, &str)> = (files.iter())
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let code = Crate::new("\"agents\"", &files).code();
    assert!(
        code.contains("[`Agent::A18`], [`Agent::A19`], 2 others: `to_string()`"),
        "{code}"
    );
}

#[test]
fn every_field_and_a_custom_enum() {
    let made = Crate::new(
        "/// Ours.\n#[derive(serde::Serialize)]\n#[agents(constants = false, stale_test = false)]\n\
         pub(crate) enum Expert in \"agents\";",
        &[("agents/planner.md", PLANNER)],
    );
    made.assert_no_errors();
    insta::assert_snapshot!(made.code());
}

#[test]
fn errors_are_emitted_next_to_the_items() {
    let made = Crate::new(
        "\"agents\", constants = false, stale_test = false",
        &[(
            "agents/reviewer.md",
            "---\nname: reviewer\ndescription: Reviews.\nmodel: sonet\ntools: Read, Wriet\n---\nYou review.\n",
        )],
    );
    let code = made.code();
    let messages = code.split("pub enum").next().unwrap();
    insta::assert_snapshot!(messages);
    assert!(code.contains("Reviewer"));
}

#[test]
fn without_agents_the_code_still_parses() {
    let made = Crate::new("\"agents\"", &[]);
    assert!(made.compiled.has_errors());
    let code = made.code();
    assert!(code.contains("as Agent;"), "{code}");
}

#[test]
fn a_malformed_call_is_an_error_at_its_place() {
    let tokens = expand(quote!((crate_root) 42), &environment(Path::new(".")));
    let file: syn::File = syn::parse2(tokens).unwrap();
    insta::assert_snapshot!(prettyplease::unparse(&file));
}

/// The functions whose arguments are a text, a start and a length.
const CUTS: [&str; 5] = ["cut", "user", "assistant", "in_context", "with_commentary"];

/// The arguments of every `cut(F, start, length)`, with the path that `F` was read from.
fn cuts(tokens: TokenStream, file: &mut String, found: &mut Vec<(String, usize, usize)>) {
    let mut before = [String::new(), String::new()];
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            let inside: Vec<String> = group.stream().into_iter().map(|t| t.to_string()).collect();
            if CUTS.contains(&before[1].as_str()) {
                let [of, _, start, _, length] = inside.as_slice() else {
                    panic!("{}({inside:?})", before[1])
                };
                // `D` is a description that does not stand in the file as it is.
                if of == "F" {
                    let (start, length) = (start.parse().unwrap(), length.parse().unwrap());
                    found.push((file.clone(), start, length));
                }
            } else if before == ["include_str", "!"] {
                *file = syn::parse_str::<syn::LitStr>(&inside[0]).unwrap().value();
            } else {
                cuts(group.stream(), file, found);
            }
            if before[1] == "Embedded" {
                let is_decoded = group.stream().to_string().contains("Extra :: Description");
                let parts = parts(group.stream(), is_decoded);
                found.extend(parts.map(|(start, length)| (file.clone(), start, length)));
            }
        }
        before = [std::mem::take(&mut before[1]), token.to_string()];
    }
}

/// The starts and lengths in the head of an embedded agent, which is its only byte string. Of one with a decoded description,
/// only the prompt is a part of the file.
fn parts(arguments: TokenStream, is_decoded: bool) -> impl Iterator<Item = (usize, usize)> {
    let head = arguments
        .into_iter()
        .find_map(|token| syn::parse2::<syn::LitByteStr>(token.into()).ok())
        .expect("a head")
        .value();
    let length = u32::from_le_bytes(*head.first_chunk().expect("a length"));
    let shorts = head[4..14].as_chunks().0.iter();
    let shorts: Vec<usize> = shorts.map(|it| u16::from_le_bytes(*it).into()).collect();
    let prompt = (shorts[0], length as usize);
    let texts = shorts[1..].chunks(2).map(|pair| (pair[0], pair[1]));
    let texts = texts.filter(|_| !is_decoded);
    let parts: Vec<_> = texts.chain([prompt]).collect();
    parts.into_iter()
}

#[test]
fn every_text_is_cut_at_the_right_place() {
    let recovered = "---\nname: recovered\ndescription: Use it: <example>user: 'a' assistant: 'b'</example>\n---\nÜber alles.\n";
    let marked = "\u{FEFF}---\nname: marked\ndescription: Marked.\n---\n\n  Body.  \n\n";
    let made = Crate::new(
        "\"agents\"",
        &[
            ("agents/reviewer.md", REVIEWER),
            ("agents/planner.md", PLANNER),
            ("agents/recovered.md", recovered),
            ("agents/marked.md", marked),
        ],
    );
    made.assert_no_errors();
    let mut found = Vec::new();
    cuts(made.tokens.clone(), &mut String::new(), &mut found);

    let texts: Vec<String> = found
        .iter()
        .map(|(path, start, length)| {
            let text = fs::read_to_string(path).unwrap();
            text[*start..start + length].to_owned()
        })
        .collect();
    for document in made
        .compiled
        .checked
        .catalog
        .agents
        .iter()
        .map(|entry| &entry.document)
    {
        let prompt = document.prompt();
        assert!(
            texts.iter().any(|text| text == prompt),
            "the prompt of {}",
            document.name
        );
    }
    // A description that is in the file verbatim is a slice of it, and so are its parts.
    for text in [
        "Marked.",
        "Use it: <example>user: 'a' assistant: 'b'</example>",
        "Use it:",
        "a",
        "b",
    ] {
        assert!(texts.iter().any(|cut| cut == text), "{text}: {texts:#?}");
    }
    // A description that YAML decodes is a literal.
    assert!(made.tokens.to_string().contains("\"It's for planning.\""));
}

/// A description that is not a part of the file is one literal, of which everything else is a part.
#[test]
fn a_decoded_description_is_there_once() {
    for ends in ["\n", "\r\n"] {
        let file = r"---
name: escaped
description: >-
  Reviews.\n\n<example>user: 'Look'\nassistant: 'Looking'</example>
---
Work.
";
        let file = file.replace('\n', ends);
        let made = Crate::new("\"agents\"", &[("agents/escaped.md", &file)]);
        let tokens = made.tokens.to_string();
        assert_eq!(tokens.matches("Looking").count(), 1, "{tokens}");
    }
}

/// The tokens of a catalog with `count` agents.
fn count_tokens(agents: usize) -> usize {
    let call: Invocation = syn::parse_str("\"agents\"").unwrap();
    let sources = (0..agents)
        .map(|number| {
            let text = format!(
                "---\nname: agent-{number:04}\ndescription: Does it.\ntools: Read, Grep\n---\nDo it.\n\n# How\n\n- well\n"
            );
            Source::in_memory(format!("agents/agent-{number:04}.md"), &text)
        })
        .collect();
    let compiled = compile_sources(&call, sources);
    assert!(!compiled.has_errors(), "{:?}", compiled.checked.problems);
    count(emit(&call, &compiled, &quote!(::include_agents)))
}

fn count(tokens: TokenStream) -> usize {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => 2 + count(group.stream()),
            _ => 1,
        })
        .sum()
}

/// rustc's time grows with the number of tokens. Once there are more agents than a lookup compares one by one, each agent adds the
/// same number of tokens, and each static: of n² agents, there are n.
#[test]
fn an_agent_adds_the_same_tokens_whatever_their_number() {
    let [few, more, many, most] = [10, 20, 30, 40].map(|root| count_tokens(root * root));
    assert_eq!(most + 3 * more, 3 * many + few);
    let each = (many + few - 2 * more) / 200;
    assert!(each <= 91, "{each}");
    assert!(most - few <= 1500 * 91, "{}", most - few);
}
