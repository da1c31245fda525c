//! The weights of the judgement of indirect candidates.
//!
//! Fitted on the training articles by `cargo test --lib quote::fit -- --nocapture`, which prints this table.

/// The number of features.
pub(crate) const FEATURES: usize = 50;

/// One weight a feature, in the order of `judge::features`.
pub(crate) const WEIGHTS: [f32; FEATURES] = [
    -0.04, -0.10, 0.49, 0.41, -0.18, -1.08, 0.40, 0.55, 1.33, 0.34, 0.71, 0.54, 0.83, -0.91, -1.35,
    0.12, -0.34, -0.97, -0.85, 0.22, 1.65, 0.20, 0.78, 0.01, -0.24, 0.40, 0.44, 0.67, -0.08, 1.26,
    0.24, -0.80, 0.01, -0.75, 0.02, 1.28, 0.15, -0.46, -0.81, -0.03, 0.03, 0.35, -0.21, 0.29,
    -2.95, 0.51, -0.13, 0.84, 0.02, -0.03,
];
