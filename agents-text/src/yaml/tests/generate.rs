//! Makes front matters: sensible ones from a grammar, and damaged ones.

/// A small generator of random numbers (xorshift64*), so that a run can be repeated by its seed.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from((self.next() >> 33) % end.max(1) as u64).expect("below `end`")
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<'a>(&mut self, items: &[&'a str]) -> &'a str {
        items[self.below(items.len())]
    }
}

const KEYS: &[&str] = &[
    "name",
    "description",
    "tools",
    "model",
    "color",
    "a",
    "b",
    "hooks",
    "mcpServers",
    "<<",
    "\"x\"",
    "'y'",
    "12",
    "1.50",
    "null",
    "true",
    "~",
    "a b",
    "\"a b\"",
    "é",
    "[a, b]",
    "{a: b}",
    "&k k",
    "!t k",
    "*x",
    "? q",
    "1e21",
    "0x1F",
    "-1",
    "-a",
    ".",
    "...",
    "---",
    "!!str",
    "!!str 5",
    "\"\"",
    "''",
    "\"a\\nb\"",
];

const SCALARS: &[&str] = &[
    "reviewer",
    "Use it now",
    "a #b",
    "a# b",
    "'it''s'",
    "\"say \\\"hi\\\"\"",
    "[a, b]",
    "\"a\\nb\"",
    "\"\\ud83d\\ude80\"",
    "Use it: now",
    "\"\\x41\\u0042\\U00000043\"",
    "\"\\q\"",
    "007",
    "08",
    "+012",
    "0x1F",
    "0o17",
    "0b1",
    "1e999",
    ".inf",
    "-.INF",
    ".nan",
    "1_000",
    "12:30",
    "2024-01-01",
    "yes",
    "on",
    "true",
    "False",
    "null",
    "~",
    "",
    "-",
    "--",
    "---",
    "...",
    "|x",
    "*x",
    "*y",
    "&x a",
    "&x",
    "&y {a: 1}",
    "&x [1, 2]",
    "!x 12",
    "! 12",
    "!!null x",
    "!!str 12",
    "!!int 0x10",
    "!!bool true",
    "!!binary aGk=",
    "!",
    "!!str",
    "@x",
    "`x`",
    "%x",
    "\"Use it\"#now",
    "\"a\" # b",
    "'a' b",
    "# c",
    "a # c",
    "[a, b]",
    "[a, [b, c]]",
    "{a: b, c: d}",
    "{a, b}",
    "{\"a\":1}",
    "[\"a\":1]",
    "[a: b]",
    "[? a : b]",
    "{? a : b}",
    "[]",
    "{}",
    "[a,]",
    "[,]",
    "{,}",
    "[a b, c d]",
    "[*x]",
    "{<<: *x}",
    "[a",
    "{a: b",
    "a]",
    "a}",
    "a, b",
    "Bash(git:*)",
    "é — ü",
    "\u{1F680}",
    "a\tb",
    "a:b",
    "a:",
    ":a",
    ": a",
    "? a",
    "?a",
    "- a",
    "-a",
    "\"a\nb\"",
    "\"a\n  b\"",
    "'a\n\n  b'",
    "a\n  b",
    "a\n  b: c",
    "[a,\n  b]",
    "[a,\nb]",
    "[a\n]",
    "{a: b,\n  c: d}",
    "{a:\n  b}",
    "\"a\\\n   b\"",
    "\"a \n  b\"",
    "1.",
    ".5",
    "-.5",
    "1e3",
    "1e+3",
    "1.e3",
    "1e",
    "12ab",
    "0xg",
    "-0x10",
    "99999999999999999999",
    "-0",
    "1e-7",
    "0.000001",
    "1e21",
    "123456789012345678901",
    "<<",
    "a---b",
    "a --- b",
    "http://a.b/c?d=e#f",
    "C:\\x",
    "\"C:\\x\"",
    "a\u{A0}b",
    "a\u{2028}b",
    "\u{FEFF}a",
    "a\u{85}b",
    "nullx",
    "null x",
    "truer",
    "a\\nb",
];

const BLOCK_HEADERS: &[&str] = &[
    "|", ">", "|-", ">-", "|+", ">+", "|2", ">1-", "|+3", "| # c", "|  ", ">x", "|0", "|12", "|#c",
    "|1 +",
];

const LINES: &[&str] = &[
    "text",
    "more text",
    "a: b",
    "- item",
    "# c",
    "",
    "",
    " ",
    "  deeper",
    "\tx",
    "---",
    "...",
    "  ",
    "\"",
    "'",
    "[",
    "x #y",
    "x\ty",
    "é",
    "- - x",
    "? x",
    ": x",
    "&x",
    "!t",
    "*x",
    "x:",
    "\t",
    " \t",
];

/// A front matter, mostly valid.
pub(super) fn front_matter(random: &mut Random) -> String {
    let mut text = String::new();
    if random.one_in(30) {
        text.push_str(random.pick(&[
            "%YAML 1.2\n---\n",
            "--- ",
            "---\n",
            "%TAG !e! tag:x,2000:\n---\n",
            "# c\n",
            "\n",
            "\u{FEFF}",
            "%x y\n---\n",
            "%YAML 1.1\n",
            "...\n",
            "--- # c\n",
            "---\t",
            "%TAG ! !x\n--- \n",
            "%YAML 1.2 # c\n---\n",
            "--- |\n",
            "--- &x\n",
            "--- !t\n",
            "&x\n",
            "!t\n",
            "!!map\n",
        ]));
    }
    if random.one_in(40) {
        list(random, &mut text, 0, 3);
    } else {
        map(random, &mut text, 0, 3);
    }
    if random.one_in(40) {
        text.push_str(random.pick(&[
            "...\n",
            "---\n",
            "---\na: b\n",
            "... x\n",
            "...\n%YAML 1.2\n---\nx\n",
            "# c",
            "  x\n",
            "- x\n",
        ]));
    }
    if random.one_in(12) {
        text = text.replace('\n', if random.one_in(6) { "\r" } else { "\r\n" });
    }
    if random.one_in(20) {
        text.truncate(text.trim_end().len());
    }
    text
}

fn indent(text: &mut String, by: usize) {
    text.extend(std::iter::repeat_n(' ', by));
}

fn map(random: &mut Random, text: &mut String, by: usize, depth: usize) {
    for n in 0..=random.below(4) {
        if n > 0 {
            indent(text, by);
        }
        let few = if random.one_in(8) { KEYS.len() } else { 7 };
        text.push_str(KEYS[random.below(few)]);
        text.push_str(if random.one_in(40) {
            random.pick(&["", " :", ":\t", " : ", "::", ":  ", "\n:"])
        } else {
            ":"
        });
        value(random, text, by, depth);
        if random.one_in(20) {
            text.push_str(
                random.pick(&["\n", "# c\n", " # c\n", "  # c\n", "   \n", "\t\n", "  x\n"]),
            );
        }
    }
}

fn list(random: &mut Random, text: &mut String, by: usize, depth: usize) {
    for n in 0..=random.below(3) {
        if n > 0 {
            indent(text, by);
        }
        text.push('-');
        if depth > 0 && random.one_in(4) {
            text.push(' ');
            if random.one_in(3) {
                list(random, text, by + 2, depth - 1);
            } else {
                map(random, text, by + 2, depth - 1);
            }
        } else {
            value(random, text, by, depth);
        }
    }
}

/// A value, from the white space before it to the line ending.
fn value(random: &mut Random, text: &mut String, by: usize, depth: usize) {
    match random.below(16) {
        0 | 1 if depth > 0 => {
            property(random, text);
            text.push('\n');
            let deeper = by + random.below(4);
            indent(text, deeper);
            map(random, text, deeper, depth - 1);
        }
        2 | 3 if depth > 0 => {
            property(random, text);
            text.push('\n');
            let deeper = by + random.below(3);
            indent(text, deeper);
            list(random, text, deeper, depth - 1);
        }
        4 | 5 => {
            text.push(' ');
            let few = if random.one_in(4) {
                BLOCK_HEADERS.len()
            } else {
                6
            };
            text.push_str(BLOCK_HEADERS[random.below(few)]);
            text.push('\n');
            lines(random, text, by + 2);
        }
        6 => {
            text.push(' ');
            text.push_str(random.pick(&["one", "one two", "\"one", "'one", "[one,"]));
            text.push('\n');
            lines(random, text, by + 1);
        }
        7 => text.push('\n'),
        8 => {
            text.push(' ');
            flow(random, text, 3);
            text.push('\n');
        }
        _ => {
            text.push_str(if random.one_in(30) {
                random.pick(&["", "  ", "\t", " \t"])
            } else {
                " "
            });
            let few = if random.one_in(2) { SCALARS.len() } else { 8 };
            text.push_str(SCALARS[random.below(few)]);
            if random.one_in(10) {
                text.push_str(" # comment");
            }
            text.push('\n');
        }
    }
}

fn property(random: &mut Random, text: &mut String) {
    if random.one_in(5) {
        text.push_str(random.pick(&[
            " &x",
            " !t",
            " &y !t",
            " !!str",
            " &x &y",
            " !t\n!u",
            " &x\n  &y",
            "\n  &x",
            "\n !t",
            " *x",
            " # c",
            " ",
            "\t",
        ]));
    }
}

fn lines(random: &mut Random, text: &mut String, by: usize) {
    for _ in 0..random.below(5) {
        let by = if random.one_in(6) {
            random.below(5)
        } else {
            by
        };
        indent(text, by);
        let few = if random.one_in(2) { LINES.len() } else { 2 };
        text.push_str(LINES[random.below(few)]);
        text.push('\n');
    }
}

fn flow(random: &mut Random, text: &mut String, depth: usize) {
    let is_list = random.one_in(2);
    text.push(if is_list { '[' } else { '{' });
    for n in 0..random.below(4) {
        if n > 0 {
            text.push_str(if random.one_in(12) {
                random.pick(&["", " ", ",,", ",\n", ",\n  ", ", # c\n   ", ",\t"])
            } else {
                ", "
            });
        }
        if !is_list || random.one_in(6) {
            text.push_str(random.pick(&[
                "a", "b c", "\"d\"", "'e'", "1", "<<", "", "? f", "[g]", "{h: i}", "*x", "&x j",
                "!t k", "? ", ":l", "?",
            ]));
            text.push_str(if random.one_in(5) {
                random.pick(&[":", " : ", "", " :", ":\n  ", "\n: ", ":#", ": # c\n  "])
            } else {
                ": "
            });
        }
        if depth > 0 && random.one_in(4) {
            flow(random, text, depth - 1);
        } else {
            text.push_str(random.pick(&[
                "a", "b c", "\"d\"", "'e'", "1", "true", "", "*x", "&x f", "!t g", "!!str", "a:b",
                "-", "-1", "- a", "|", "a\n  b", "&x", "\"a\"b", ":x", "?x", "#x", "@", "http://x",
            ]));
        }
    }
    if !random.one_in(25) {
        let closes_right = !random.one_in(40);
        text.push(if is_list == closes_right { ']' } else { '}' });
    }
    if random.one_in(30) {
        text.push_str(random.pick(&[" x", "x", ": y", " # c", "#c", ","]));
    }
}

const PIECES: &[&str] = &[
    "\"",
    "'",
    ":",
    ": ",
    " #",
    "#",
    "\n",
    "\n\n",
    "\n  ",
    "\n ",
    " ",
    "  ",
    "\t",
    "- ",
    "-",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&x ",
    "*x",
    "!t ",
    "!",
    "|",
    ">",
    "|\n",
    "---",
    "...",
    "---\n",
    "\r",
    "\r\n",
    "\\",
    "@",
    "`",
    "%",
    "<<: ",
    "\n- ",
    "\na: ",
    "\n  - ",
    "é",
    "\u{FEFF}",
    "0",
    "x",
    ".",
    "~",
    "\u{0}",
    "\u{7}",
    "\n\t",
    "\n \t",
    "\n# c\n",
    "\\n",
    "''",
    "\\u00",
    "a: b: c",
    "!!str ",
    "? a\n: b\n",
];

/// A text with a few random changes.
pub(super) fn mutated(random: &mut Random, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(3) {
        let at = random.below(chars.len() + 1);
        let end = (at + random.below(4)).min(chars.len());
        match random.below(5) {
            0 => {
                chars.drain(at..end);
            }
            1 => {
                let part: Vec<char> = chars[at..end].to_vec();
                let to = random.below(chars.len() + 1);
                chars.splice(to..to, part);
            }
            2 => {
                // A whole line goes, or comes twice.
                let text: String = chars.iter().collect();
                let mut lines: Vec<&str> = text.split('\n').collect();
                let n = random.below(lines.len());
                if random.one_in(2) {
                    lines.remove(n);
                } else {
                    lines.insert(random.below(lines.len()), lines[n]);
                }
                chars = lines.join("\n").chars().collect();
            }
            _ => {
                chars.splice(at..at, random.pick(PIECES).chars());
            }
        }
    }
    chars.into_iter().collect()
}

/// A few pieces that mean something to YAML, in any order.
pub(super) fn soup(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..2 + random.below(14) {
        text.push_str(match random.below(4) {
            0 => random.pick(SCALARS),
            1 => random.pick(LINES),
            _ => random.pick(PIECES),
        });
        if random.one_in(4) {
            text.push('\n');
            let by = random.below(4);
            indent(&mut text, by);
        }
    }
    text
}
