//! Files made of the format's tokens: problems and parts lie where they are said to.

#![no_main]
#![allow(dead_code, reason = "each target uses some of the checks")]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/properties/checks.rs"]
mod checks;
#[path = "../../tests/properties/tokens.rs"]
mod tokens;

fuzz_target!(|bytes: &[u8]| {
    checks::says_where(&tokens::file(bytes));
});
