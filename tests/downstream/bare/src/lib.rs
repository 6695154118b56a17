//! Neither `std` nor `alloc`, and a panic handler of its own: if anything brought `std` in, there would be two.

#![cfg_attr(not(test), no_std)]
#![forbid(unsafe_code)]
#![deny(warnings)]

include_agents::include_agents!("../agents", stale_test = false);

/// Uses what a program would: lookup, lists, the outline, printing.
#[must_use]
pub fn weigh(name: &str) -> usize {
    let agent = match name.parse::<Agent>() {
        Ok(agent) => agent,
        Err(unknown) => return unknown.nearest().map_or(0, str::len),
    };
    let items = agent.sections().iter().map(|section| section.items().len());
    let allowed = usize::from(agent.tools().allows("Read"));
    agent.prompt().len() + items.sum::<usize>() + allowed + REVIEWER.description().len()
}

// Clippy compiles it as a test as well, and tests have `std`.
#[cfg(not(test))]
#[panic_handler]
fn stop(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}
