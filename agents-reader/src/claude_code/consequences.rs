//! What Claude Code does with a mistake, as the notes of diagnostics say it.

/// A file that is not an agent because of an error in it.
pub const SKIPS_AGENT: &str = "Claude Code silently skips this agent";

/// A name that is another one where the agent is called.
pub const CANNOT_START: &str =
    "Claude Code lists this agent and cannot start it: it looks for the name with that character";

/// A file that does not begin with a closed front matter.
pub const SKIPS_DOCUMENTATION: &str =
    "Claude Code treats the file as documentation and silently skips it";

/// A value that a field does not accept.
pub const IGNORES_VALUE: &str = "Claude Code silently ignores the value";

/// A value that is not a whole number and may begin with one.
pub const READS_DIGITS: &str =
    "Claude Code reads only the digits at its start, or ignores the value";

/// A tool that does not exist.
pub const SKIPS_UNKNOWN_TOOLS: &str = "Claude Code silently skips unknown tools";

/// A list of nothing but tools that do not exist.
pub const REFUSES_TO_START: &str =
    "Claude Code refuses to start this agent: it would have no tools at all";

/// A model that the provider does not know.
pub const FAILS_AT_FIRST_USE: &str =
    "Claude Code sends any text to the provider, and the agent fails when it is first used";

/// A color that does not exist.
pub const SHOWS_NO_COLOR: &str = "Claude Code shows the agent without a color";

/// A mistake in a description.
pub const SHOWS_DESCRIPTION: &str = "Claude Code sends the description to the model unchanged";
