//! What only the compiler does that runs the macro.

use std::ops::Range;
use std::path::Path;

use proc_macro2::{Span, TokenStream};

/// Returns the span of bytes in an agent file, if the compiler has such spans.
///
/// The bytes are counted as rustc counts those of the files it reads: without a byte order mark, and with `\r\n` as one.
pub type Locate<'a> = dyn Fn(&Path, Range<usize>) -> Option<Span> + 'a;

/// Reads tokens from a source that has no errors.
pub type Tokenize<'a> = dyn Fn(&str) -> TokenStream + 'a;

/// The compiler that runs the macro.
#[derive(Clone, Copy)]
pub struct Host<'a> {
    /// Places of messages in agent files.
    pub locate: &'a Locate<'a>,
    /// Tokens from text. proc-macro2 reads a text itself before it gives it to rustc, which takes longer than all the rest.
    pub tokenize: &'a Tokenize<'a>,
}

impl Host<'_> {
    /// No compiler: messages are on the call, and proc-macro2 reads tokens.
    pub const NONE: Host<'static> = Host {
        locate: &|_, _| None,
        tokenize: &|source| source.parse().unwrap_or_default(),
    };
}

impl std::fmt::Debug for Host<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Host").finish_non_exhaustive()
    }
}
