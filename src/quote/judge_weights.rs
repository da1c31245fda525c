//! The weights of the judgement of indirect candidates.
//!
//! Fitted on the training articles by `cargo test --lib quote::fit -- --nocapture`, which prints this table.

/// The number of features.
pub(crate) const FEATURES: usize = 50;

/// One weight a feature, in the order of `judge::features`.
pub(crate) const WEIGHTS: [f32; FEATURES] = [
    -0.13, -0.19, 0.42, 0.59, -0.10, -1.32, 0.45, 0.82, 1.18, 0.97, 0.53, 0.15, 0.55, -0.54, -1.55,
    0.01, -0.19, -0.92, -0.80, 0.12, 1.64, 0.39, 1.08, -0.31, -0.26, 0.18, 0.41, 0.65, -0.19, 1.48,
    0.32, -0.68, 0.13, -0.59, 0.13, 1.32, 0.19, -0.68, -0.64, 0.08, -0.24, 0.32, -0.25, 0.13,
    -2.63, 0.50, -0.17, 0.68, 0.02, -0.34,
];
