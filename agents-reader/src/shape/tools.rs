//! Tools that are not Claude Code's: those of the program that ships the agents.

use include_agents_runtime::__private::{Reference, retired};

use crate::diagnostic::nearest;

/// The tools that a call names besides those of Claude Code: names, and patterns with a `*` at the end.
///
/// ```
/// use include_agents_reader::shape::OwnTools;
///
/// let mut tools = OwnTools::default();
/// tools.add("search_orders").unwrap();
/// tools.add("crm__*").unwrap();
/// assert!(tools.has("search_orders") && tools.has("crm__find"));
/// assert!(!tools.has("crm__*") && !tools.has("search"));
/// assert_eq!(tools.nearest("serch_orders").as_deref(), Some("search_orders"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnTools {
    names: Vec<String>,
    prefixes: Vec<String>,
}

impl OwnTools {
    /// Adds a tool, or with a `*` at the end all tools whose names begin so.
    ///
    /// # Errors
    ///
    /// If no tool has such a name: an API takes letters, digits, `_` and `-` only.
    pub fn add(&mut self, text: &str) -> Result<(), String> {
        let (name, is_pattern) = match text.strip_suffix('*') {
            Some(prefix) => (prefix, true),
            None => (text, false),
        };
        if name.is_empty() {
            return Err(match text {
                "*" => "the pattern `*` matches every misspelled tool: name the tools".to_owned(),
                _ => "empty name of a tool".to_owned(),
            });
        }
        if !is_name(name) {
            return Err(format!(
                "invalid name `{text}` of a tool: expected letters, digits, `_` and `-`, and `*` at the end only"
            ));
        }
        if is_pattern {
            self.prefixes.push(name.to_owned());
        } else if retired(name).is_some() {
            return Err(format!(
                "retired tool `{name}`: `allows` is never true for it"
            ));
        } else {
            self.names.push(name.to_owned());
        }
        Ok(())
    }

    /// Whether the call names none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.prefixes.is_empty()
    }

    /// The names, without those that patterns match.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Whether a tool of that name is among them.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        let mut names = self.names.iter();
        let mut prefixes = self.prefixes.iter();
        // A tool that `Tools::allows` cannot find is none, nor is a wildcard.
        names.any(|it| it == name)
            || (prefixes.any(|it| name.starts_with(it.as_str()))
                && matches!(Reference::read(name), Reference::Named { .. }))
    }

    /// The names that could be meant: those of the call, and this one with the start of a pattern that is close to its own.
    fn candidates(&self, name: &str) -> Vec<String> {
        let mut candidates = self.names.clone();
        for prefix in &self.prefixes {
            let lengths = prefix.len().saturating_sub(1)..=prefix.len() + 1;
            candidates.extend(lengths.filter_map(|length| {
                let (head, rest) = name.split_at_checked(length)?;
                let is_close = !rest.is_empty() && nearest(head, [prefix.as_str()]).is_some();
                let meant = format!("{prefix}{rest}");
                (is_close && self.has(&meant)).then_some(meant)
            }));
        }
        candidates
    }

    /// The tool whose name is closest to this one, if one is close.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<String> {
        let candidates = self.candidates(name);
        nearest(name, candidates.iter().map(String::as_str)).map(str::to_owned)
    }
}

fn is_name(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(texts: &[&str]) -> OwnTools {
        let mut tools = OwnTools::default();
        for text in texts {
            tools.add(text).unwrap();
        }
        tools
    }

    #[test]
    fn names_are_those_that_an_api_takes() {
        let mut tools = OwnTools::default();
        for (text, error) in [
            ("", "empty name of a tool"),
            (
                "*",
                "the pattern `*` matches every misspelled tool: name the tools",
            ),
            (
                "orders.search",
                "invalid name `orders.search` of a tool: expected letters, digits, `_` and `-`, and `*` at the end only",
            ),
            (
                "crm__*_all",
                "invalid name `crm__*_all` of a tool: expected letters, digits, `_` and `-`, and `*` at the end only",
            ),
            ("LS", "retired tool `LS`: `allows` is never true for it"),
        ] {
            assert_eq!(tools.add(text).unwrap_err(), error);
        }
        assert!(tools.is_empty());
    }

    #[test]
    fn patterns_match_tools_and_not_wildcards() {
        let tools = own(&["crm__*", "L*"]);
        assert!(tools.has("crm__find-all") && tools.has("List"));
        for other in ["crm__*", "crm__a b", "crm_find", "LS", ""] {
            assert!(!tools.has(other), "{other}");
        }
    }

    #[test]
    fn near_misses_of_patterns_keep_their_rest() {
        let tools = own(&["crm__*", "search_orders"]);
        let nearest = |name| tools.nearest(name);
        assert_eq!(nearest("crm_find").as_deref(), Some("crm__find"));
        assert_eq!(nearest("cmr__find").as_deref(), Some("crm__find"));
        assert_eq!(nearest("search_oders").as_deref(), Some("search_orders"));
        assert_eq!(nearest("deploy"), None);
        assert_eq!(nearest("é"), None);
    }
}
