//! Any bytes: they become an agent or a message.

#![no_main]
#![allow(dead_code, reason = "each target uses some of the checks")]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/properties/checks.rs"]
mod checks;

fuzz_target!(|bytes: &[u8]| {
    checks::becomes_an_agent_or_a_message(bytes);
});
