//! The weights of the judgement of indirect candidates.
//!
//! Fitted on the training articles by `cargo test --lib quote::fit -- --nocapture`, which prints this table.

/// The number of features.
pub(crate) const FEATURES: usize = 50;

/// One weight a feature, in the order of `judge::features`.
pub(crate) const WEIGHTS: [f32; FEATURES] = [
    -0.06, -0.25, 0.65, 0.58, -0.39, -1.02, 0.33, 0.70, 1.21, 0.41, 0.74, 0.43, 0.73, -1.00, -1.33,
    0.14, -0.39, -0.95, -0.71, 0.26, 1.60, 0.26, 0.96, -0.32, -0.32, 0.42, 0.49, 0.68, -0.08, 1.19,
    -0.07, -0.71, 0.08, -0.66, 0.04, 1.30, 0.15, -0.98, -0.70, -0.03, -0.13, 0.26, -0.05, 0.17,
    -2.69, 0.49, -0.06, 0.68, 0.02, 0.24,
];
