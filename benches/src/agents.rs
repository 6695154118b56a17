//! Generated agent files, distributed as real ones are.
//!
//! Of 3,401 real files, half have a body of more than 7.8 KB and one in a hundred one of more than 49 KB; half of the
//! descriptions have more than 199 bytes. A log-normal distribution has the same medians and, with a deviation of 0.79,
//! the same 99th percentile. The same number always gives the same files.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// An agent file.
#[derive(Debug)]
pub struct AgentFile {
    /// `name`, which is the stem of the file as well.
    pub name: String,
    /// `description`.
    pub description: String,
    /// The whole file.
    pub text: String,
}

/// Makes `count` agents, ordered by name.
#[must_use]
pub fn agents(count: usize) -> Vec<AgentFile> {
    let mut random = Random(count as u64);
    let mut agents: Vec<AgentFile> = (0..count)
        .map(|number| agent(number, &mut random))
        .collect();
    agents.sort_by(|a, b| a.name.cmp(&b.name));
    agents
}

/// Texts that prompts share: name, text.
pub const PARTIALS: [(&str, &str); 2] = [
    (
        "tone.md",
        "## Tone\n\n- Be brief, and say what to do first.\n- Name files as `path:line`.\n- Ask where the task is unclear, once.\n",
    ),
    (
        "limits.md",
        "## Limits\n\nStay in the repository {{repository}}, on the branch {{branch}}.\n\n- Report at most {{count}} findings.\n",
    ),
];

/// The same agents with partials and parameters, and as plain files of the same length.
#[must_use]
pub fn with_prompts(count: usize) -> [Vec<AgentFile>; 2] {
    let references = PARTIALS
        .map(|(name, _)| format!("{{{{> {name}}}}}"))
        .join("\n\n");
    let texts = PARTIALS.map(|(_, text)| text).join("\n\n");
    let params = "\nparams:\n  repository: text\n  branch: text\n  count: integer\n---\n\n";
    [(params, references), ("\n---\n\n", texts)].map(|(end, texts)| {
        let mut agents = agents(count);
        for agent in &mut agents {
            agent.text = agent.text.replacen("\n---\n\n", end, 1);
            agent.text.extend(["\n", texts.as_str(), "\n"]);
        }
        agents
    })
}

/// The real files in `../shared/corpus`, or in the folder `corpus` of the one that `INCLUDE_AGENTS_SHARED` names.
#[must_use]
pub fn corpus() -> Option<Vec<AgentFile>> {
    let shared = std::env::var_os("INCLUDE_AGENTS_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        Into::into,
    );
    let mut folders = vec![shared.join("corpus")];
    let mut agents = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).ok()?.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let name = agents.len().to_string();
                let text = fs::read_to_string(&path).ok()?;
                agents.push(AgentFile {
                    name,
                    description: String::new(),
                    text,
                });
            }
        }
    }
    Some(agents)
}

/// Writes agents into a folder, which is made if need be.
///
/// # Errors
///
/// If the folder cannot be written to.
pub fn write(agents: &[AgentFile], folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for agent in agents {
        fs::write(folder.join(format!("{}.md", agent.name)), &agent.text)?;
    }
    Ok(())
}

fn agent(number: usize, random: &mut Random) -> AgentFile {
    let name = format!("{}-{}-{number}", random.word(), random.word());
    let mut description = String::new();
    let length = random.log_normal(199.0, 0.6, 40, 4_000);
    while description.len() < length {
        let _ = write!(description, "{} ", random.sentence(8));
    }
    let description = description.trim_end().to_owned();
    let body = body(random);
    let text = format!(
        "---\nname: {name}\ndescription: {description}\ntools: Read, Write, Bash\nmodel: sonnet\n---\n\n{body}"
    );
    AgentFile {
        name,
        description,
        text,
    }
}

/// Headings, bold lines, lists, paragraphs, now and then code, a quoted dialogue or a table.
fn body(random: &mut Random) -> String {
    let length = random.log_normal(7_800.0, 0.79, 600, 90_000);
    let mut body = format!("You are an expert. {}\n\n", random.sentence(20));
    while body.len() < length {
        match random.below(100) {
            0..20 => {
                let _ = writeln!(body, "## {}\n", random.title());
            }
            20..35 => {
                let _ = writeln!(body, "**{}:**", random.title());
                list(random, &mut body);
            }
            35..70 => list(random, &mut body),
            70..80 => {
                let _ = writeln!(
                    body,
                    "```rust\nfn main() {{\n    println!(\"# {}\");\n}}\n```\n",
                    random.word()
                );
            }
            80..82 => body
                .push_str("Use `cargo` for *this*:\n1. Build\n   - with `--release`\n2. Test\n\n"),
            82..84 => body.push_str("| what | how |\n|---|---|\n| speed | a lot |\n\n"),
            _ => {
                let _ = writeln!(body, "{} {}\n", random.sentence(20), random.sentence(20));
            }
        }
    }
    body
}

fn list(random: &mut Random, body: &mut String) {
    for _ in 0..5 {
        let _ = writeln!(body, "- {}", random.sentence(10));
    }
    body.push('\n');
}

const WORDS: &[&str] = &[
    "review",
    "code",
    "the",
    "build",
    "agent",
    "system",
    "design",
    "check",
    "test",
    "deploy",
    "data",
    "model",
    "service",
    "async",
    "error",
    "handle",
    "user",
    "request",
    "with",
    "care",
    "and",
    "when",
    "you",
    "need",
    "to",
    "ensure",
    "that",
    "every",
    "change",
    "keeps",
    "performance",
    "security",
    "quality",
];

/// A generator of numbers that is the same everywhere (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// Between 0 and 1.
    #[expect(clippy::cast_precision_loss, reason = "24 bits are exact in a double")]
    fn unit(&mut self) -> f64 {
        (self.next() >> 40) as f64 / (1_u64 << 24) as f64
    }

    /// A length whose median is `median`; the sum of twelve numbers is as good as normal.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to what fits"
    )]
    fn log_normal(&mut self, median: f64, deviation: f64, least: usize, most: usize) -> usize {
        let normal: f64 = (0..12).map(|_| self.unit()).sum::<f64>() - 6.0;
        let length = median * (deviation * normal).exp();
        (length as usize).clamp(least, most)
    }

    fn word(&mut self) -> &'static str {
        let index = usize::try_from(self.below(WORDS.len() as u64)).unwrap_or_default();
        WORDS.get(index).copied().unwrap_or_default()
    }

    fn sentence(&mut self, words: usize) -> String {
        let mut sentence = self.title();
        for _ in 3..words {
            sentence.push(' ');
            sentence.push_str(self.word());
        }
        sentence.push('.');
        sentence
    }

    fn title(&mut self) -> String {
        let first = self.word();
        let (head, tail) = first.split_at(1);
        format!(
            "{}{tail} {} {}",
            head.to_uppercase(),
            self.word(),
            self.word()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_those_of_real_files() {
        let agents = agents(1_000);
        let quantile = |of: fn(&AgentFile) -> usize, share: usize| {
            let mut lengths: Vec<usize> = agents.iter().map(of).collect();
            lengths.sort_unstable();
            lengths[lengths.len() * share / 100]
        };
        let body = |agent: &AgentFile| agent.text.rsplit("---\n\n").next().map_or(0, str::len);
        assert!((7_000..9_000).contains(&quantile(body, 50)));
        assert!((40_000..60_000).contains(&quantile(body, 99)));
        assert!((190..260).contains(&quantile(|agent| agent.description.len(), 50)));
    }

    #[test]
    fn the_same_number_gives_the_same_agents() {
        let texts = || -> Vec<String> { agents(10).into_iter().map(|agent| agent.text).collect() };
        assert_eq!(texts(), texts());
    }
}
