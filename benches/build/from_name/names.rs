//! Names such as agents have: two or three words, as `cloudflare-rust-expert`, with many shared beginnings and ends.

const FIELDS: [&str; 50] = [
    "cloudflare",
    "rust",
    "python",
    "react",
    "nextjs",
    "database",
    "security",
    "api",
    "backend",
    "frontend",
    "mobile",
    "data",
    "cloud",
    "kubernetes",
    "terraform",
    "legacy",
    "test",
    "performance",
    "ui",
    "seo",
    "sales",
    "legal",
    "content",
    "search",
    "blockchain",
    "game",
    "payment",
    "sql",
    "docs",
    "incident",
    "graphql",
    "django",
    "laravel",
    "vue",
    "swift",
    "kotlin",
    "golang",
    "java",
    "php",
    "csharp",
    "elixir",
    "scala",
    "devops",
    "platform",
    "network",
    "prompt",
    "context",
    "workflow",
    "business",
    "product",
];

const SUBJECTS: [&str; 20] = [
    "", "-rust", "-api", "-code", "-test", "-data", "-schema", "-release", "-deploy", "-quality",
    "-memory", "-graph", "-query", "-design", "-risk", "-system", "-cost", "-event", "-stream",
    "-cache",
];

const ROLES: [&str; 12] = [
    "expert",
    "reviewer",
    "architect",
    "engineer",
    "specialist",
    "developer",
    "analyst",
    "manager",
    "auditor",
    "optimizer",
    "debugger",
    "pro",
];

/// `count` different names in the order of a table.
pub(super) fn list(count: usize) -> Vec<String> {
    let total = FIELDS.len() * SUBJECTS.len() * ROLES.len();
    // A step that shares no factor with the total visits every name once, and neighbors share few words.
    let step = 7_001;
    let mut names: Vec<String> = (0..count)
        .map(|number| name(number * step % total))
        .collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count, "not enough words for the names");
    names
}

fn name(number: usize) -> String {
    let field = FIELDS[number % FIELDS.len()];
    let number = number / FIELDS.len();
    let subject = SUBJECTS[number % SUBJECTS.len()];
    let role = ROLES[number / SUBJECTS.len()];
    format!("{field}{subject}-{role}")
}
