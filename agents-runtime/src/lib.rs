//! The types of `include-agents`.
#![no_std]
