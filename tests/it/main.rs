//! The tests, in one binary.

mod api;
mod batch;
mod cases;
mod citations;
mod corpus;
mod cues;
mod data;
mod fuzz;
mod gold;
mod holidays;
mod invariants;
mod json;
mod law;
mod negatives;
mod program;
mod support;
mod timex;
mod titles;
