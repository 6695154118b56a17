//! What Claude Code does with a mistake, as the notes of diagnostics say it.

/// A file that is no agent because of an error in it.
pub const SKIPS_AGENT: &str = "the client skips this agent in silence";

/// A file that does not begin with a closed front matter.
pub const SKIPS_DOCUMENTATION: &str =
    "the client takes the file for documentation and skips it in silence";

/// A value that a field does not accept.
pub const IGNORES_VALUE: &str = "the client ignores the value in silence";

/// A tool that does not exist.
pub const PASSES_OVER_TOOL: &str = "the client passes over tools that it does not know";

/// A color that does not exist.
pub const SHOWS_NO_COLOR: &str = "the client shows the agent without a colour";

/// A mistake in a description.
pub const SHOWS_DESCRIPTION: &str = "the client shows the description to the model as it is";
