//! The weights of the judgement of indirect candidates.
//!
//! Fitted on the training articles by `cargo test --lib quote::fit -- --nocapture`, which prints this table.

/// The number of features.
pub(crate) const FEATURES: usize = 53;

/// One weight a feature, in the order of `judge::features`.
pub(crate) const WEIGHTS: [f32; FEATURES] = [
    -0.20, -0.19, 0.39, 0.53, -0.13, -1.25, 0.43, 0.75, 1.24, 0.90, 0.71, 0.29, 0.19, -0.24, -1.82,
    0.00, -0.22, -1.08, -0.69, 0.27, 1.71, 0.25, 1.03, -0.30, -0.33, 0.22, 0.16, 0.77, -0.25, 1.51,
    0.59, -0.74, 0.15, -0.53, 0.22, 1.39, 0.23, -0.73, -0.65, 0.07, -0.37, 0.08, -0.25, 0.19,
    -2.42, 0.64, -0.46, 0.83, 0.02, -0.29, 1.08, -0.52, -0.25,
];
