//! Diagnostics: what they say, in which order they are reported, and how they look.
//!
//! A [`Diagnostic`] is built by a rule, gathered in a [`Sink`], and drawn by [`render`] in the manner
//! of rustc: headline, place, source line, carets, notes and the text to type instead. The drawing is
//! plain text, made to be the message of a `compile_error!`.

mod excerpt;
mod model;
mod place;
mod render;
mod sink;
mod suggest;
mod visible;

pub use model::{Diagnostic, Help, Severity, Subject};
pub use place::{clamp, position};
pub use render::{render, render_located, render_without_file};
pub use sink::Sink;
pub use suggest::nearest;
pub use visible::visible;
