//! Diagnostics: their text, their order and their rendering.
//!
//! A rule builds a [`Diagnostic`], a [`Sink`] collects it, and [`render`] draws it like rustc: headline, place, source
//! line, carets, notes and the suggested text. The result is plain text, for the message of a `compile_error!`.

mod change;
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
pub(crate) use suggest::same_but_for_style;
pub use visible::visible;
