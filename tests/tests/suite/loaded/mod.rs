//! Agents that are loaded at run time, compared with those that are compiled.

mod equal;
mod free;
mod problems;
