//! Keys, tokens and passwords in a text, and how to show the text without them.

use std::borrow::Cow;

use crate::bytes::{find_each, floor_char_boundary, long_runs};
use crate::order;
use crate::span::Span;

/// Something that looks like a secret.
#[derive(Debug, PartialEq, Eq)]
pub struct Secret {
    /// What to point at, and what is shown: its beginning at most.
    pub shown: Span,
    /// What must not be shown, in the order of the text.
    pub hidden: Vec<Span>,
    /// What it is, with its article.
    pub kind: &'static str,
}

/// The secrets of a text, in order.
///
/// ```
/// let text = "Connect to postgres://me:hunter2@db.example.org/data";
/// let found = include_agents_text::secrets::find(text);
/// assert_eq!(&text[found[0].hidden[0].clone()], "hunter2");
/// ```
#[must_use]
pub fn find(text: &str) -> Vec<Secret> {
    let mut found = Vec::new();
    let mut end = 0;
    for start in starts(text) {
        // What is in one word is not another one.
        if start < end {
            continue;
        }
        let secret = private_key(text, start).or_else(|| url_with_password(text, start));
        let secret = secret.or_else(|| {
            let word = word_at(text, start)?;
            end = start + word.len();
            token(word, start)
        });
        if let Some(secret) = secret {
            end = secret.hidden.last().map_or(end, |hidden| hidden.end);
            found.push(secret);
        }
    }
    found
}

/// The text with asterisks in place of its secrets: as many bytes, on as many lines.
///
/// ```
/// let masked = include_agents_text::secrets::mask("postgres://me:hunter2@db.example.org/data");
/// assert_eq!(masked, "postgres://me:*******@db.example.org/data");
/// ```
#[must_use]
pub fn mask(text: &str) -> Cow<'_, str> {
    mask_found(text, &find(text))
}

/// [`mask`] with the secrets that [`find`] has found in the text.
///
/// ```
/// use include_agents_text::secrets::{find, mask_found};
///
/// let text = "postgres://me:hunter2@db.example.org/data";
/// assert_eq!(mask_found(text, &find(text)), "postgres://me:*******@db.example.org/data");
/// ```
#[must_use]
pub fn mask_found<'a>(text: &'a str, found: &[Secret]) -> Cow<'a, str> {
    let mut masked: Option<Vec<u8>> = None;
    for hidden in found.iter().flat_map(|secret| &secret.hidden) {
        let bytes = masked.get_or_insert_with(|| text.as_bytes().to_vec());
        for byte in bytes.get_mut(hidden.clone()).into_iter().flatten() {
            if !byte.is_ascii_whitespace() {
                *byte = b'*';
            }
        }
    }
    match masked {
        // What is hidden begins and ends at characters, so this is text.
        Some(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
        None => Cow::Borrowed(text),
    }
}

/// Where a secret may begin, in order.
///
/// Looking at each word of each file took half of the time of a build. Tokens are longer than nearly all words, and what
/// else is a secret has a character that is rare in text.
fn starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut starts = Vec::new();
    for run in long_runs(text) {
        let of_run = bytes.get(run.clone()).unwrap_or_default();
        // Most long words are names in code, which have none.
        if !has_digit(of_run) {
            continue;
        }
        starts.push(run.start);
        // A full stop may end a sentence or a host's name.
        starts.extend(find_each(of_run, b'.').map(|at| run.start + at + 1));
    }
    for at in find_each(bytes, b'B') {
        if let Some([.., b'-', b'-', b'-', b'-', b'-']) = bytes.get(..at) {
            starts.push(at - 5);
        }
    }
    for at in find_each(bytes, b'@') {
        starts.extend(password_before(text, at));
    }
    order::sort(&mut starts);
    starts.dedup();
    starts
}

fn has_digit(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let [byte, tail @ ..] = rest {
        if byte.is_ascii_digit() {
            return true;
        }
        rest = tail;
    }
    false
}

/// Prefix, the least number of characters after it, and what has it.
const TOKENS: &[(&str, usize, &str)] = &[
    ("sk-ant-", 24, "an Anthropic key"),
    ("sk-proj-", 24, "an OpenAI key"),
    ("ghp_", 36, "a GitHub token"),
    ("gho_", 36, "a GitHub token"),
    ("ghs_", 36, "a GitHub token"),
    ("ghu_", 36, "a GitHub token"),
    ("ghr_", 36, "a GitHub token"),
    ("github_pat_", 40, "a GitHub token"),
    ("glpat-", 20, "a GitLab token"),
    ("AKIA", 16, "an AWS access key id"),
    ("ASIA", 16, "an AWS access key id"),
    ("AIza", 35, "a Google API key"),
    ("xoxb-", 20, "a Slack token"),
    ("xoxp-", 20, "a Slack token"),
    ("xoxa-", 20, "a Slack token"),
    ("xoxr-", 20, "a Slack token"),
    ("xoxs-", 20, "a Slack token"),
    ("xapp-", 20, "a Slack token"),
    ("hf_", 30, "a Hugging Face token"),
    ("npm_", 36, "an npm token"),
    ("pypi-", 50, "a PyPI token"),
    ("sk_live_", 20, "a Stripe key"),
    ("sk_test_", 20, "a Stripe key"),
    ("rk_live_", 20, "a Stripe key"),
    ("rk_test_", 20, "a Stripe key"),
    ("gsk_", 40, "a Groq key"),
    ("xai-", 40, "an xAI key"),
    ("shpat_", 32, "a Shopify token"),
    ("shpca_", 32, "a Shopify token"),
    ("shppa_", 32, "a Shopify token"),
    ("shpss_", 32, "a Shopify secret"),
    ("SG.", 40, "a SendGrid key"),
    ("hvs.", 24, "a HashiCorp Vault token"),
    ("eyJ", 60, "a JSON Web Token"),
    ("sk-", 40, "an API key"),
];

/// The token that a word is, which begins at `start`.
fn token(word: &str, start: usize) -> Option<Secret> {
    let (prefix, kind) = kind_of_token(word)?;
    let end = start + word.len();
    Some(Secret {
        shown: start..end,
        hidden: std::iter::once(start + prefix.len()..end).collect(),
        kind,
    })
}

/// The word that begins at `start`, unless `start` is inside of a word.
fn word_at(text: &str, start: usize) -> Option<&str> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let before = start.checked_sub(1).and_then(|at| text.as_bytes().get(at));
    if before.is_some_and(is_word) {
        return None;
    }
    let rest = text.get(start..)?;
    let has_dots = ["SG.", "hvs.", "eyJ"].iter().any(|it| rest.starts_with(it));
    // A secret is longer than most words, but a line of hyphens or a hash may be longer still.
    let len = rest
        .bytes()
        .take_while(|byte| is_word(byte) || (has_dots && *byte == b'.'))
        .count();
    Some(rest.get(..len)?.trim_end_matches('.'))
}

/// The prefix of a token, and what it is.
fn kind_of_token(word: &str) -> Option<(&'static str, &'static str)> {
    let (prefix, _, kind) = TOKENS.iter().find(|(prefix, least, _)| {
        word.len() >= prefix.len() + least && word.starts_with(prefix)
    })?;
    let rest = word.get(prefix.len()..)?;
    let has_parts = match *prefix {
        "eyJ" => is_web_token(rest),
        "SG." => rest.split('.').count() == 2,
        _ => true,
    };
    (has_parts && is_random(rest) && !is_placeholder(word)).then_some((prefix, kind))
}

/// Whether these are the header, the claims and a signature of a JSON Web Token, and not those of the example that the
/// documentation of every library shows.
fn is_web_token(rest: &str) -> bool {
    let parts: Vec<&str> = rest.split('.').collect();
    let [header, claims, signature] = parts[..] else {
        return false;
    };
    header.len() >= 12
        && claims.len() >= 16
        && claims.starts_with("eyJ")
        && signature.len() >= 20
        && !claims.starts_with("eyJzdWIiOiIxMjM0NTY3ODkwIi")
}

/// Placeholders repeat themselves, or hold no digit.
fn is_random(text: &str) -> bool {
    has_digit(text.as_bytes()) && distinct(text) >= 10
}

fn distinct(text: &str) -> usize {
    let mut seen = [false; 256];
    for byte in text.bytes() {
        seen[usize::from(byte)] = true;
    }
    seen.iter().filter(|seen| **seen).count()
}

/// Placeholders say what they are.
fn is_placeholder(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    [
        "example",
        "your",
        "xxxx",
        "placeholder",
        "1234567890",
        "redacted",
    ]
    .iter()
    .any(|it| lower.contains(it))
}

/// The private key whose first line begins at `start`.
fn private_key(text: &str, start: usize) -> Option<Secret> {
    let rest = text.get(start..)?;
    let title = rest.strip_prefix("-----BEGIN ")?;
    let title = title.get(..title.find("-----")?)?;
    let is_title = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b' ';
    if !title.ends_with("PRIVATE KEY") || !title.bytes().all(is_title) {
        return None;
    }
    let body = start + "-----BEGIN -----".len() + title.len();
    let mut hidden: Vec<Span> = Vec::new();
    let mut at = body;
    for line in text.get(body..)?.split_inclusive('\n') {
        let end = line.find("-----END").unwrap_or(line.len());
        let part = line.get(..end).unwrap_or_default();
        let inner = part.trim();
        let from = at + part.len() - part.trim_start().len();
        // A key in a JSON string has its line endings written out, and one with a password has headers.
        let is_key = |byte: u8| {
            byte.is_ascii_alphanumeric()
                || matches!(byte, b'+' | b'/' | b'=' | b'\\' | b'"' | b'\'' | b',')
        };
        if !inner.bytes().all(is_key) && !inner.contains(": ") {
            break;
        }
        if !inner.is_empty() {
            hidden.push(from..from + inner.len());
        }
        at += line.len();
        if end < line.len() {
            break;
        }
    }
    let is_real = hidden.iter().any(|span| {
        let line = text.get(span.clone()).unwrap_or_default();
        line.len() >= 16 && distinct(line) >= 8 && !is_placeholder(line)
    });
    is_real.then_some(Secret {
        shown: start..body,
        hidden,
        kind: "a private key",
    })
}

/// The longest user name and password that are looked for in front of an `@`.
const LONGEST_LOGIN: usize = 256;

/// Where the password begins in `scheme://user:password@`, the `@` being at `at`.
fn password_before(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(at.saturating_sub(LONGEST_LOGIN)..at)?;
    let is_outside =
        |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'' | b'`');
    let login = bytes.iter().rev().take_while(|it| !is_outside(it)).count();
    let start = at - login;
    if !text.get(..start)?.ends_with("://") {
        return None;
    }
    let (user, _) = text.get(start..at)?.split_once(':')?;
    Some(start + user.len() + 1)
}

/// The address whose password begins at `start`.
fn url_with_password(text: &str, start: usize) -> Option<Secret> {
    let before = text.get(..start)?.strip_suffix(':')?;
    // No further back than where the password was found.
    let near = floor_char_boundary(before, before.len().saturating_sub(LONGEST_LOGIN));
    let user_at = near + before.get(near..)?.rfind("://")? + 3;
    let user = before.get(user_at..)?;
    let rest = text.get(start..)?;
    let len = rest
        .bytes()
        .take(LONGEST_LOGIN)
        .take_while(|it| *it != b'@')
        .count();
    let password = rest.get(..len)?;
    let is_sentence = password
        .bytes()
        .any(|byte| matches!(byte, b'/' | b' ' | b'\n'));
    if is_sentence || !is_password(user, password) {
        return None;
    }
    let scheme = before.get(..user_at - 3)?;
    let letters = scheme
        .bytes()
        .rev()
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    Some(Secret {
        shown: user_at - 3 - letters..start + len + 1,
        hidden: std::iter::once(start..start + len).collect(),
        kind: "a password in a URL",
    })
}

/// Whether a password is not a placeholder, which is a word or a variable.
fn is_password(user: &str, password: &str) -> bool {
    let lower = password.to_ascii_lowercase();
    let is_variable = password.contains(['<', '>', '{', '}', '$', '%', '*', '[', '(', '.'])
        && (password.starts_with(['<', '{', '$', '%', '*', '[', '(', '.'])
            || password.contains("${"));
    let is_word = [
        "password", "passwd", "pass", "pwd", "secret", "token", "changeme", "postgres", "admin",
        "root",
    ]
    .iter()
    .any(|word| lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == '!') == *word);
    password.len() >= 6
        && distinct(password) >= 4
        && !is_variable
        && !is_word
        && !is_placeholder(&lower)
        && !user.eq_ignore_ascii_case(password)
        && (password
            .bytes()
            .any(|byte| !byte.is_ascii_alphabetic() && byte != b'_' && byte != b'-')
            || (password.len() >= 12 && lower != password))
}

#[cfg(test)]
mod tests {
    use super::{TOKENS, find, mask, starts, word_at};
    use crate::bytes::LONG;

    /// What is hidden of each secret.
    fn hidden(text: &str) -> Vec<&str> {
        let found = find(text).into_iter();
        found
            .flat_map(|secret| secret.hidden)
            .map(|span| &text[span])
            .collect()
    }

    // Secrets are put together here, so that no scanner takes this file for a leak.
    const RANDOM: &str = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6";

    #[test]
    fn tokens_are_found_and_placeholders_are_not() {
        assert_eq!(hidden(&format!("Use ghp_{RANDOM}.")), [RANDOM]);
        for text in [
            format!("{}{}", "AK", "IAIOSFODNN7EXAMPLE"),
            "sk-ant-your-key-goes-here-and-is-long".to_owned(),
            "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx".to_owned(),
            "sk-learn, sk-..., hvs.<token>, SG.x, eyJ...".to_owned(),
            format!("task-{RANDOM}"),
        ] {
            assert_eq!(find(&text), [], "{text}");
        }
    }

    #[test]
    fn the_shortest_token_of_every_kind_is_a_suspect() {
        for (prefix, least, _) in TOKENS {
            assert!(prefix.len() + least >= LONG, "{prefix}");
            let token = format!("{prefix}{}1", "x".repeat(least - 1));
            let text = format!("é {token} and ({token}), is.{token} x{token} -{token}");
            let found = starts(&text).into_iter();
            let words = found.filter_map(|at| word_at(&text, at));
            let tokens: Vec<&str> = words.filter(|word| word.starts_with(prefix)).collect();
            assert_eq!(tokens, [token.as_str(); 3], "{prefix}");
        }
    }

    #[test]
    fn every_kind_is_found() {
        for (prefix, least, kind) in TOKENS {
            if *prefix == "eyJ" {
                continue;
            }
            let mut rest: String = RANDOM.chars().cycle().take(least + 8).collect();
            if *prefix == "SG." {
                rest.replace_range(22..23, ".");
            }
            let text = format!("- `{prefix}{rest}`");
            let found = find(&text);
            assert_eq!(found.len(), 1, "{prefix}");
            assert_eq!(found[0].kind, *kind);
            assert_eq!(
                mask(&text),
                format!("- `{prefix}{}`", "*".repeat(rest.len()))
            );
        }
    }

    #[test]
    fn web_tokens_have_three_long_parts() {
        let header = format!("{}{}", "ey", "JhbGciOiJIUzI1NiJ9");
        let token = format!("{header}.eyJ1c2VyIjoiYWRhIiwiaWQiOjd9.{RANDOM}");
        assert_eq!(find(&token).len(), 1);
        assert_eq!(find(&format!("{header}.eyJ1.abc")), []);
        assert_eq!(find(&format!("{header}.eyJ1c2VyIjoiYWRhIiwiaWQiOjd9")), []);
    }

    #[test]
    fn private_keys_are_hidden_to_their_end() {
        let begin = format!("-----BEGIN {}-----", "RSA PRIVATE KEY");
        let text = format!(
            "{begin}\nMIIEpAIBAAKCAQEA7bq9X2v5kq1\n  c2hvcnQ=\n-----END RSA PRIVATE KEY-----\n{RANDOM}"
        );
        assert_eq!(hidden(&text), ["MIIEpAIBAAKCAQEA7bq9X2v5kq1", "c2hvcnQ="]);
        assert!(mask(&text).contains("\n***************************\n  ********\n-----END"));
        let json =
            format!("\"{begin}\\nMIIEpAIBAAKCAQEA7bq9X2v5kq1\\n-----END RSA PRIVATE KEY-----\"");
        assert_eq!(hidden(&json), ["\\nMIIEpAIBAAKCAQEA7bq9X2v5kq1\\n"]);
        assert_eq!(
            find(&format!("{begin}\n...\n-----END RSA PRIVATE KEY-----")),
            []
        );
        assert_eq!(find(&format!("Look for `{begin}` in files.")), []);
        let public = format!(
            "-----BEGIN {}-----\nMIIEpAIBAAKCAQEA7bq9X2v5kq1\n",
            "PUBLIC KEY"
        );
        assert_eq!(find(&public), []);
    }

    #[test]
    fn passwords_of_urls_are_found() {
        assert_eq!(hidden("postgres://app:hunter2@db/x"), ["hunter2"]);
        let found = find("see https://ada:Tr0ub4dor@host/x");
        assert_eq!(found[0].shown, 4..26);
        for text in [
            "postgres://user:password@localhost/db",
            "postgres://user:pass123@localhost/db",
            "https://${USER}:${PASSWORD}@host",
            "https://user:<your-token>@host",
            "https://user:your-token-here@host",
            "redis://:$PASS@host",
            "https://host:8080/@scope",
            "https://example.com: ask a@b.c",
            "mailto:ada@host, a:b7777777@c",
            "postgres://postgres:postgres@db",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }

    #[test]
    fn texts_without_secrets_are_not_copied() {
        assert!(matches!(mask("plain"), std::borrow::Cow::Borrowed("plain")));
    }
}
