//! The tests, in one binary.

mod api;
mod batch;
mod cases;
mod data;
mod invariants;
mod json;
mod support;
