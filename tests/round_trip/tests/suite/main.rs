//! Agents printed and compiled again, and agents as JSON.

mod common;
mod corpus;
mod json;
mod keys;
mod markdown;
