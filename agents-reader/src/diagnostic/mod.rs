//! Problems with agent files: what they are, in which order they are told, and how they look.
//!
//! A [`Problem`] is found by a rule, gathered in a [`Sink`], and drawn by [`render`] in the manner
//! of rustc: headline, place, source line, carets, notes and the text to type instead. The drawing is
//! plain text, made to be the message of a `compile_error!`.

mod excerpt;
mod place;
mod problem;
mod render;
mod sink;
mod suggest;
mod visible;

pub use place::{clamp, position};
pub use problem::{Help, Problem, Severity};
pub use render::{render, render_located, render_without_source};
pub use sink::Sink;
pub use suggest::nearest;
pub use visible::visible;
