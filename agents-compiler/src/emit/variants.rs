//! The tokens of the runtime's closed enums.

use include_agents_runtime::{Color, Effort, Isolation, Memory, Model, PermissionMode};
use proc_macro2::TokenStream;
use quote::quote;

/// Writes a function for each enum: the tokens of a variant without fields, and `None` for one with fields.
macro_rules! variants {
    ($($function:ident($enum:ident $($lifetime:lifetime)?) $($variant:ident)*;)*) => {
        $(
            pub(super) fn $function(value: $enum $(<$lifetime>)?) -> Option<TokenStream> {
                match value {
                    $($enum::$variant => Some(quote!(__p::$enum::$variant)),)*
                    _ => None,
                }
            }
        )*
    };
}

variants! {
    model(Model '_) Sonnet Opus Haiku Fable Inherit Best OpusPlan
        Sonnet1m Opus1m Haiku1m Fable1m Best1m OpusPlan1m;
    color(Color) Red Blue Green Yellow Purple Orange Pink Cyan;
    effort(Effort) Low Medium High XHigh Max;
    permission_mode(PermissionMode) Default AcceptEdits Auto DontAsk BypassPermissions Plan Manual;
    memory(Memory) User Project Local;
    isolation(Isolation) Worktree Remote;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_variant_has_tokens() {
        assert!(Model::NAMED.iter().all(|value| model(*value).is_some()));
        assert!(Color::NAMED.iter().all(|value| color(*value).is_some()));
        assert!(Effort::NAMED.iter().all(|value| effort(*value).is_some()));
        let mut modes = PermissionMode::ALL.iter();
        assert!(modes.all(|value| permission_mode(*value).is_some()));
        assert!(Memory::ALL.iter().all(|value| memory(*value).is_some()));
        let mut isolations = Isolation::ALL.iter();
        assert!(isolations.all(|value| isolation(*value).is_some()));
        assert!(model(Model::Id("gpt-5")).is_none());
    }
}
