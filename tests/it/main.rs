//! The tests, in one binary.

mod cases;
