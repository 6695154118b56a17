//! Single files that are out to exhaust time, memory or the stack, or to be taken for something else.

/// A file, and what has to come of it.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    /// The options of the call.
    pub(crate) options: &'static str,
    /// Makes its bytes: not before they are needed, since memory is measured.
    pub(crate) bytes: fn() -> Vec<u8>,
    pub(crate) expected: Expected,
}

/// What has to come of a file.
pub(crate) enum Expected {
    /// An agent without diagnostics.
    Agent,
    /// Errors, one of which holds these words.
    Error(&'static str),
}
use Expected::{Agent, Error};

/// An agent with more lines in its front matter.
fn head(lines: &str) -> Vec<u8> {
    format!("---\nname: a\ndescription: b\n{lines}---\nBody\n").into_bytes()
}

/// An agent with that prompt.
fn body(prompt: &str) -> Vec<u8> {
    format!("---\nname: a\ndescription: b\n---\n{prompt}\n").into_bytes()
}

/// An agent with that description, in a literal block.
fn description(text: &str) -> Vec<u8> {
    format!("---\nname: a\ndescription: |\n  {text}\n---\nBody\n").into_bytes()
}

/// A line for each number.
fn each(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

/// Each list holds the one before nine times.
fn laughs() -> String {
    each(12, |n| {
        let item = n
            .checked_sub(1)
            .map_or("x".to_owned(), |before| format!("*a{before}"));
        format!("k{n}: &a{n} [{}]\n", vec![item; 9].join(", "))
    })
}

/// A file under a call without options.
const fn case(name: &'static str, bytes: fn() -> Vec<u8>, expected: Expected) -> Case {
    Case {
        name,
        options: "",
        bytes,
        expected,
    }
}

/// Every file of the collection.
pub(crate) const CASES: &[Case] = &[
    // YAML.
    case("alias bomb", || head(&laughs()), Error("aliases")),
    case(
        "aliases that are meant",
        || head("x: &x [1]\ny: [*x, *x]\n"),
        Agent,
    ),
    case(
        "an alias of itself",
        || head("x: &x [*x]\n"),
        Error("alias inside its own value"),
    ),
    case(
        "deep flow lists",
        || head(&format!("x: {}\n", "[".repeat(100_000))),
        Error("nested too deeply"),
    ),
    case(
        "deep flow maps",
        || head(&format!("x: {}\n", "{a: ".repeat(60_000))),
        Error("nested too deeply"),
    ),
    case(
        "deep closed flow",
        || head(&format!("x: {}{}\n", "[".repeat(400), "]".repeat(400))),
        Error("nested too deeply"),
    ),
    case(
        "deep block lists",
        || head(&format!("x:\n {}a\n", "- ".repeat(100_000))),
        Error(""),
    ),
    case(
        "deep block maps",
        || {
            head(&format!(
                "x:\n{}",
                each(600, |n| format!("{}a:\n", " ".repeat(n + 1)))
            ))
        },
        Error("nested too deeply"),
    ),
    case(
        "as deep as can be read",
        || head(&format!("x: {}{}\n", "[".repeat(100), "]".repeat(100))),
        Agent,
    ),
    case(
        "merge keys",
        || head("x: &x {a: 1}\ny:\n  <<: *x\n<<: *x\n"),
        Agent,
    ),
    case(
        "tags",
        || head("x: !!python/object:os.system [a]\ny: !!binary aGVsbG8=\nz: !t {a: 1}\n"),
        Agent,
    ),
    case(
        "several documents",
        || head("...\nx: 1\n"),
        Error("more than one YAML document"),
    ),
    case(
        "a list at the root",
        || b"---\n- a\n- b\n---\nBody\n".to_vec(),
        Error("a list"),
    ),
    case(
        "NUL in the front matter",
        || head("x: \0\n"),
        Error("U+0000"),
    ),
    case("NUL in the prompt", || body("a\0b"), Error("U+0000")),
    case(
        "many errors",
        || head(&each(5_000, |n| format!("user {n}: <x>\n"))),
        Error("a line of text"),
    ),
    case(
        "many duplicates",
        || head(&each(5_000, |_| "x: 1\n".to_owned())),
        Error("duplicate key"),
    ),
    case(
        "many misspelt fields",
        || head(&each(5_000, |n| format!("colr{n}: 1\n"))),
        Agent,
    ),
    case(
        "many tools",
        || {
            head(&format!(
                "tools: {}\n",
                each(20_000, |_| "Read, ".to_owned())
            ))
        },
        Agent,
    ),
    case(
        "many unknown tools",
        || head(&format!("tools: {}\n", each(2_000, |n| format!("T{n}, ")))),
        Error("unusable_tools"),
    ),
    case(
        "many keys beyond the limit",
        || head(&each(100_000, |n| format!("k{n}: v\n"))),
        Error("limits(front_matter_bytes = "),
    ),
    case(
        "20,000 keys",
        || head(&each(20_000, |n| format!("k{n}: v\n"))),
        Agent,
    ),
    case(
        "a key of 200,000 characters",
        || head(&format!("? {}\n: 1\n", "k".repeat(200_000))),
        Agent,
    ),
    case(
        "a value of 200,000 characters",
        || head(&format!("model: {}\n", "v".repeat(200_000))),
        Error("unknown_model"),
    ),
    case(
        "a recovered line of 200,000 characters",
        || head(&format!("x: a: {}\n", "\"\\".repeat(100_000))),
        Agent,
    ),
    case(
        "many recovered lines",
        || head(&each(20_000, |_| "x: a: b\n".to_owned())),
        Error("duplicate key"),
    ),
    case(
        "many open quotes",
        || head(&each(20_000, |n| format!("k: \"{n}\n"))),
        Error(""),
    ),
    case(
        "quotes that never end",
        || head(&format!("x: {}\n", "\"'".repeat(100_000))),
        Error(""),
    ),
    case(
        "comments to us",
        || {
            head(&each(5_000, |_| {
                "# include-agents: allow(unknown_tool)\n".to_owned()
            }))
        },
        Agent,
    ),
    case(
        "wrong comments to us",
        || {
            head(&each(2_000, |_| {
                "# include-agents: allow(nothing)\n".to_owned()
            }))
        },
        Error("unknown lint"),
    ),
    // Encodings and line endings.
    case(
        "a byte order mark",
        || "\u{FEFF}---\nname: a\ndescription: b\n---\nBody\n".into(),
        Agent,
    ),
    case(
        "two byte order marks",
        || "\u{FEFF}\u{FEFF}---\nname: a\ndescription: b\n---\nBody\n".into(),
        Error("not an agent"),
    ),
    case(
        "UTF-16",
        || utf_16(&body("Body")),
        Error("UTF-16LE, not UTF-8"),
    ),
    case(
        "a character cut off",
        || [body("a\u{65E5}b").as_slice(), b"\xe6\x97 c"].concat(),
        Error("not UTF-8"),
    ),
    case(
        "Latin-1",
        || [body("caf").as_slice(), b"\xe9"].concat(),
        Error("not UTF-8"),
    ),
    case(
        "lone carriage returns",
        || b"---\rname: a\rdescription: b\r---\rBody\r".to_vec(),
        Error("not an agent"),
    ),
    case(
        "lone carriage returns in the prompt",
        || body("a\rb\r# c\r- d"),
        Agent,
    ),
    case(
        "mixed line endings",
        || b"---\r\nname: a\ndescription: b\r\n---\nBody\r\nEnd\n\rx".to_vec(),
        Agent,
    ),
    // Sizes.
    case("nothing", Vec::new, Error("not an agent")),
    case(
        "50 MB",
        || body(&"a b\n".repeat(50 << 18)),
        Error("limits(file_bytes = "),
    ),
    case(
        "a line of 5 MB beyond the limit",
        || body(&"a".repeat(5 << 20)),
        Error("limits(file_bytes = "),
    ),
    Case {
        options: ", limits(file_bytes = 6000000)",
        ..case(
            "a line of 5 MB",
            || body(&"a *b* ".repeat(873_813)),
            Error("too much markup"),
        )
    },
    Case {
        options: ", limits(file_bytes = 6000000)",
        ..case("a plain line of 5 MB", || body(&"a".repeat(5 << 20)), Agent)
    },
    // Markdown.
    case(
        "100,000 headings",
        || body(&each(100_000, |n| format!("# {n}\n"))),
        Agent,
    ),
    case(
        "1,000 lists in each other",
        || body(&each(1_000, |n| format!("{}- a\n", "  ".repeat(n)))),
        Agent,
    ),
    case(
        "1,000 quotes in each other",
        || body(&format!("{}a", "> ".repeat(1_000))),
        Agent,
    ),
    case(
        "100,000 quotes in each other",
        || body(&format!("{}a", ">".repeat(100_000))),
        Agent,
    ),
    case(
        "1,000-fold emphasis",
        || {
            body(&format!(
                "{}a{}",
                "*a **b ".repeat(1_000),
                "** *".repeat(1_000)
            ))
        },
        Agent,
    ),
    case(
        "100,000 open brackets",
        || body(&"[".repeat(100_000)),
        Agent,
    ),
    case(
        "100,000 open links",
        || body(&"[a](".repeat(100_000)),
        Agent,
    ),
    case(
        "100,000 backticks",
        || body(&each(400, |n| format!("{} a ", "`".repeat(n)))),
        Agent,
    ),
    case(
        "a long table",
        || body(&format!("|a|b|\n|-|-|\n{}", "|a|b|\n".repeat(50_000))),
        Agent,
    ),
    case(
        "raw string terminators",
        || body("\"# \"## r#\"x\"# \"#########\" {{x}} */ \\"),
        Agent,
    ),
    // Descriptions.
    case(
        "tags of examples that are none",
        || description(&"<example>".repeat(25_000)),
        Error("malformed_example"),
    ),
    case(
        "many open examples",
        || description(&"<example>user: 'a' ".repeat(10_000)),
        Error("malformed_example"),
    ),
    case(
        "1,400 lists, hardly in each other",
        || body(&each(1_400, |n| format!("{}- a\n", " ".repeat(n)))),
        Agent,
    ),
    case(
        "many examples",
        || description(&"<example>user: 'a' assistant: 'b'</example> ".repeat(5_000)),
        Agent,
    ),
    case(
        "many turns",
        || description(&"user: \"a\" ".repeat(20_000)),
        Agent,
    ),
    case(
        "many open quotes in a dialogue",
        || description(&"user: \"a 'b ".repeat(15_000)),
        Agent,
    ),
    case(
        "many contexts",
        || description(&"Context: a ".repeat(20_000)),
        Agent,
    ),
    case(
        "many literal line feeds",
        || description(&format!("x{}", "\\n".repeat(100_000))),
        Agent,
    ),
    // Characters.
    case(
        "invisible characters",
        || body(&"a\u{200B}".repeat(100_000)),
        Error("hidden_unicode"),
    ),
    case(
        "combining characters",
        || body(&"e\u{301}".repeat(100_000)),
        Agent,
    ),
    case(
        "a broken line of wide characters",
        || head(&format!("x: \"{}\n", "日".repeat(50_000))),
        Error(""),
    ),
    case(
        "a name of any kind",
        || "---\nname: \"\\\"#{}\u{1F980} fn 1\"\ndescription: b\n---\nBody\n".into(),
        Agent,
    ),
];

fn utf_16(text: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(text);
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
