//! Files made of the format's tokens: the code is Rust, always the same, and what is accepted survives being written.

#![no_main]
#![allow(dead_code, reason = "each target uses some of the checks")]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/properties/checks.rs"]
mod checks;
#[path = "../../tests/properties/tokens.rs"]
mod tokens;

fuzz_target!(|bytes: &[u8]| {
    let text = tokens::file(bytes);
    checks::says_where(&text);
    checks::generates_rust(&text);
    checks::survives_being_written(&text);
});
