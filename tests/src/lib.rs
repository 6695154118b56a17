//! What the tests of the workspace share.

pub mod cases;
pub mod known;
pub mod observed;
pub mod parity;
pub mod sandbox;
