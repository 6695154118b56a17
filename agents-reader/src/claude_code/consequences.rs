//! What Claude Code does with a mistake, as the notes of diagnostics say it.

/// A file that is no agent because of an error in it.
pub const SKIPS_AGENT: &str = "the client skips this agent in silence";

/// A file that does not begin with a closed front matter.
pub const SKIPS_DOCUMENTATION: &str =
    "the client takes the file for documentation and skips it in silence";

/// A value that a field does not accept.
pub const IGNORES_VALUE: &str = "the client ignores the value in silence";

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
pub const SHOWS_DESCRIPTION: &str = "the client shows the description to the model as it is";
