//! `hooks`, and the guards among them.

use super::Lowering;
use super::shape::{self, Mismatch, first_key};
use crate::claude_code::Field;
use crate::claude_code::hooks::{EVENTS, GUARDS, OPTIONS, SEARCHED_LEVELS, TYPES};
use crate::claude_code::shapes::Shape;
use crate::diagnostic::{Diagnostic, nearest};
use crate::errors;
use crate::lint::Lint;
use crate::lints::{invalid_value, unknown_hook};
use crate::span::Span;
use crate::yaml::{Entry, Node, Value};

impl Lowering<'_, '_> {
    /// Reports guards that are not directly in `hooks`: Claude Code looks for them in the whole front matter.
    pub(super) fn misplaced_guards(&mut self, entry: &Entry) {
        match self.shape.keys.field(&entry.key.value) {
            Some(Field::McpServers) => {}
            Some(Field::Hooks) => match &entry.value.value {
                Value::Map(events) => {
                    for event in events {
                        self.search(&event.value, SEARCHED_LEVELS);
                    }
                }
                _ => self.search(&entry.value, SEARCHED_LEVELS + 1),
            },
            _ => {
                self.misplaced(entry);
                self.search(&entry.value, SEARCHED_LEVELS);
            }
        }
    }

    /// Looks for guards in a value, up to this number of nested lists and maps.
    fn search(&mut self, node: &Node, levels: usize) {
        if levels == 0 {
            return;
        }
        match &node.value {
            Value::List(items) => {
                for item in items {
                    self.search(item, levels - 1);
                }
            }
            Value::Map(entries) => {
                for entry in entries {
                    self.misplaced(entry);
                    self.search(&entry.value, levels - 1);
                }
            }
            _ => {}
        }
    }

    fn misplaced(&mut self, entry: &Entry) {
        let key = entry.key.value.as_str();
        if GUARDS.contains(&key) && !is_nothing(&entry.value) {
            let error = errors::hooks::misplaced(key, &entry.key.span);
            self.report.error(error);
        }
    }

    pub(super) fn hooks(&mut self, node: &Node) -> Vec<Entry> {
        let events = match &node.value {
            Value::Map(events) => events,
            // The values that are false in JavaScript.
            Value::Null | Value::Bool(false) | Value::Int(0) => return Vec::new(),
            Value::Text(text) if text.is_empty() => return Vec::new(),
            value => {
                let error = errors::hooks::not_a_map(value.kind(), &node.span);
                self.report.error(error);
                return Vec::new();
            }
        };
        for event in events {
            let name = event.key.value.as_str();
            if GUARDS.contains(&name) {
                // Of two, the last one counts.
                let counts = node.entry(name);
                if counts.is_some_and(|it| it.key.span == event.key.span) {
                    self.event(event, true);
                }
            } else if EVENTS.contains(&name) {
                self.event(event, false);
            } else {
                let diagnostic = unknown_hook::unknown(name, &event.key.span);
                self.report.lint(Lint::UNKNOWN_HOOK, diagnostic);
            }
        }
        events.clone()
    }

    /// Reports problems in the hooks of an event.
    fn event(&mut self, event: &Entry, is_guard: bool) {
        let name = event.key.value.as_str();
        let entries = match &event.value.value {
            Value::Null => return,
            Value::List(entries) => entries,
            value => {
                let headline = format!("invalid type for `{name}`");
                let expected = format!("a list of hooks, found {}", value.kind());
                self.wrong(is_guard, headline, &expected, event.value.span.clone());
                return;
            }
        };
        for entry in entries {
            self.matcher(name, entry, is_guard);
        }
    }

    /// Reports problems in an entry of an event: a matcher and its hooks.
    fn matcher(&mut self, event: &str, node: &Node, is_guard: bool) {
        let Value::Map(entries) = &node.value else {
            let headline = format!("invalid type for an entry of `{event}`");
            let found = node.value.kind();
            let expected = format!("a map with `matcher` and `hooks`, found {found}");
            self.wrong(is_guard, headline, &expected, node.span.clone());
            return;
        };
        if let Some(matcher) = shape::entry(entries, "matcher")
            && !matches!(matcher.value.value, Value::Text(_))
        {
            let headline = "invalid type for `matcher`".to_owned();
            let expected = format!("a string, found {}", matcher.value.value.kind());
            self.wrong(is_guard, headline, &expected, place_of(matcher));
        }
        let Some(list) = shape::entry(entries, "hooks") else {
            let headline = format!("missing `hooks` in an entry of `{event}`");
            let expected = "a list `hooks` beside this".to_owned();
            self.wrong(is_guard, headline, &expected, first_key(node));
            return;
        };
        let Value::List(items) = &list.value.value else {
            let headline = format!("invalid type for `hooks` of `{event}`");
            let expected = format!("a list of hooks, found {}", list.value.value.kind());
            self.wrong(is_guard, headline, &expected, place_of(list));
            return;
        };
        for item in items {
            self.hook(item, is_guard);
        }
    }

    /// Reports problems in a hook.
    fn hook(&mut self, node: &Node, is_guard: bool) {
        let Value::Map(entries) = &node.value else {
            let headline = "invalid type for a hook".to_owned();
            let expected = format!("a map with a `type`, found {}", node.value.kind());
            self.wrong(is_guard, headline, &expected, node.span.clone());
            return;
        };
        let names = || {
            let names: Vec<&str> = TYPES.iter().map(|kind| kind.name).collect();
            format!("one of {}", names.join(", "))
        };
        let Some(kind) = shape::entry(entries, "type") else {
            let expected = format!("a `type`, {}", names());
            self.wrong(
                is_guard,
                "missing `type` of a hook".to_owned(),
                &expected,
                first_key(node),
            );
            return;
        };
        let known = kind.value.as_str();
        let known = known.and_then(|name| TYPES.iter().find(|kind| kind.name == name));
        let Some(known) = known else {
            let headline = match kind.value.as_str() {
                Some(name) => format!("unknown hook type `{name}`"),
                None => "invalid type for the `type` of a hook".to_owned(),
            };
            let mut diagnostic = flaw(is_guard, headline, &names(), &place_of(kind));
            let known = TYPES.iter().map(|kind| kind.name);
            if let Some(near) = kind.value.as_str().and_then(|it| nearest(it, known)) {
                let message = format!("did you mean `{near}`?");
                diagnostic = diagnostic.replace(&kind.value, near, message);
            }
            self.report_flaw(is_guard, diagnostic);
            return;
        };
        if let Some(mismatch) = shape::compare(entries, known, OPTIONS) {
            let (headline, expected) = match &mismatch {
                Mismatch::Missing(key) => (
                    format!("missing `{key}` of a hook"),
                    format!("a `{key}`, as each `{}` hook has", known.name),
                ),
                Mismatch::Value(entry, shape) => {
                    let key = entry.key.value.as_str();
                    let kind = entry.value.value.kind();
                    let headline = match shape {
                        Shape::OneOf(_) | Shape::Url | Shape::Positive => {
                            format!("invalid `{key}` of a hook")
                        }
                        _ => format!("invalid type for `{key}` of a hook"),
                    };
                    (headline, format!("{}, found {kind}", shape.expected()))
                }
            };
            let at = shape::place(&mismatch, node);
            self.wrong(is_guard, headline, &expected, at);
        }
    }

    fn wrong(&mut self, is_guard: bool, headline: String, expected: &str, at: Span) {
        self.report_flaw(is_guard, flaw(is_guard, headline, expected, &at));
    }

    fn report_flaw(&mut self, is_guard: bool, diagnostic: Diagnostic) {
        if is_guard {
            self.report.error(diagnostic);
        } else {
            self.report.lint(Lint::INVALID_VALUE, diagnostic);
        }
    }
}

/// An invalid part of a hook, for which Claude Code skips the agent or ignores the hook.
fn flaw(is_guard: bool, headline: String, expected: &str, at: &Span) -> Diagnostic {
    if is_guard {
        errors::hooks::malformed(headline, expected, at)
    } else {
        invalid_value::unusable(headline, expected, at)
    }
}

/// What Claude Code takes for no guard.
fn is_nothing(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::List(items) => items.is_empty(),
        _ => false,
    }
}

/// The place of a value, or of its key where nothing is written.
fn place_of(entry: &Entry) -> Span {
    if entry.value.span.is_empty() {
        entry.key.span.clone()
    } else {
        entry.value.span.clone()
    }
}
