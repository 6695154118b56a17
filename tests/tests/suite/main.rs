//! The tests of the workspace. They are one program, because each program is linked on its own.

mod bundled;
mod circles;
mod downstream;
mod guide;
mod many;
mod messages;
mod nightly;
mod observed;
mod pages;
mod parity;
mod quiet;
mod readme;
mod typed;
mod words;

/// The folder that holds all sandboxes.
const TEMPORARY: &str = env!("CARGO_TARGET_TMPDIR");
