//! The weights of the judgement of indirect candidates.
//!
//! Fitted on the training articles by `cargo test --lib quote::fit -- --nocapture`, which prints this table.

/// The number of features.
pub(crate) const FEATURES: usize = 50;

/// One weight a feature, in the order of `judge::features`.
pub(crate) const WEIGHTS: [f32; FEATURES] = [
    -0.03, -0.15, 0.63, 0.58, -0.34, -1.06, 0.29, 0.56, 1.41, 0.35, 0.77, 0.52, 0.77, -1.02, -1.37,
    0.12, -0.37, -0.96, -0.77, 0.23, 1.63, 0.20, 0.85, -0.32, -0.26, 0.41, 0.45, 0.68, -0.12, 1.25,
    0.21, -0.79, 0.04, -0.75, 0.01, 1.27, 0.13, -1.01, -0.79, -0.03, 0.07, 0.32, -0.06, 0.19,
    -2.84, 0.34, -0.09, 0.76, 0.02, 0.25,
];
