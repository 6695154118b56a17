//! How libyaml reads a front matter: many tools other than Claude Code use this parser.
//!
//! This is the only module that knows the library. What Claude Code reads is read by [`yaml`](crate::yaml).

/// Returns why libyaml refuses a text, in its own words and without a position; `None` if it reads it.
pub(crate) fn refusal(yaml: &str) -> Option<String> {
    let error = serde_yaml::from_str::<serde::de::IgnoredAny>(yaml).err()?;
    let message = error.to_string();
    // Its context names a position as well.
    let message = message.split(" at line ").next().unwrap_or(&message);
    let message = message.split(", while ").next().unwrap_or(message);
    Some(message.to_owned())
}
