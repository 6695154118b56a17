//! Replays recorded answers of `Bun.YAML.parse`.

use std::fs;
use std::path::Path;

use serde_json::Value as Json;

use super::disagreement;

#[test]
fn reads_what_bun_was_observed_to_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/observed/yaml/bun-1.4.5.jsonl");
    let Ok(lines) = fs::read_to_string(&path) else {
        println!("skipped: {} is not part of the package", path.display());
        return;
    };
    let mut count = 0;
    for line in lines.lines() {
        let observed: Json = serde_json::from_str(line).expect("a line of JSON");
        let yaml = observed["yaml"].as_str().expect("a text");
        assert_eq!(
            disagreement(yaml, &observed),
            None,
            "{yaml:?}, observed: {observed}"
        );
        count += 1;
    }
    assert!(count >= 2_000, "only {count} observations");
}
