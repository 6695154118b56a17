//! Says, in const context, which agents violate a rule.

/// Room for a rule and the names of the agents that violate it.
const ROOM: usize = 2048;

/// What is written when the room does not suffice.
const MORE: &str = ", and others";

/// The message of a violated rule. It is written when a crate is built, where nothing can allocate.
#[derive(Debug)]
pub struct Broken {
    text: [u8; ROOM],
    length: usize,
    names: usize,
    is_full: bool,
}

impl Broken {
    /// The message about a rule that no agent has violated yet.
    #[must_use]
    pub const fn rule(rule: &str) -> Self {
        let mut message = Self {
            text: [0; ROOM],
            length: 0,
            names: 0,
            is_full: false,
        };
        message.write(rule);
        message
    }

    /// Adds an agent that violates it.
    pub const fn push(&mut self, name: &str) {
        self.write(if self.names == 0 {
            ": violated by `"
        } else {
            ", `"
        });
        self.names += 1;
        self.write(name);
        self.write("`");
    }

    /// The message, if an agent violates the rule.
    #[must_use]
    pub const fn message(&self) -> Option<&str> {
        if self.names == 0 {
            return None;
        }
        // Only whole texts are written, so these are always characters.
        match core::str::from_utf8(self.text.split_at(self.length).0) {
            Ok(text) => Some(text),
            Err(_) => Some("a rule is violated"),
        }
    }

    /// Writes a text as a whole, or, from the first that does not fit on, nothing more.
    const fn write(&mut self, text: &str) {
        if self.is_full {
            return;
        }
        let mut bytes = text.as_bytes();
        if self.length + bytes.len() + MORE.len() > ROOM {
            self.is_full = true;
            bytes = MORE.as_bytes();
        }
        let mut at = 0;
        while at < bytes.len() {
            self.text[self.length] = bytes[at];
            self.length += 1;
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_no_agent_violates_has_no_message() {
        assert_eq!(Broken::rule("every agent sleeps").message(), None);
    }

    #[test]
    fn all_that_violate_it_are_named() {
        const BROKEN: Broken = {
            let mut broken = Broken::rule("every agent sleeps");
            broken.push("owl");
            broken.push("Eulé");
            broken
        };
        assert_eq!(
            BROKEN.message(),
            Some("every agent sleeps: violated by `owl`, `Eulé`")
        );
    }

    #[test]
    fn names_beyond_the_room_are_left_out() {
        let mut broken = Broken::rule("short names");
        for _ in 0..100 {
            broken.push("an-agent-of-a-very-long-name-indeed");
        }
        let message = broken.message().unwrap_or_default();
        assert!(
            message.len() <= ROOM && message.ends_with(MORE),
            "{message}"
        );
        let long = "ä".repeat(ROOM);
        let mut broken = Broken::rule(&long);
        broken.push("owl");
        assert_eq!(broken.message(), Some(MORE));
    }
}
