//! The weights of the judgement of indirect candidates.
//!
//! Fitted on the training articles by `cargo test --lib quote::fit -- --nocapture`, which prints this table.

/// The number of features.
pub(crate) const FEATURES: usize = 53;

/// One weight a feature, in the order of `judge::features`.
pub(crate) const WEIGHTS: [f32; FEATURES] = [
    0.44, -0.22, 0.42, 0.49, -0.10, -0.48, 0.28, 0.78, 1.24, 1.11, 0.66, 0.34, 0.03, -0.11, -1.44,
    0.07, -0.68, -1.14, -1.16, 0.40, 1.53, 0.06, 1.04, -0.53, 0.05, 0.52, 0.20, 0.54, -0.27, 1.20,
    0.47, -1.07, 0.03, -0.52, 0.07, 1.63, 0.26, -0.61, -0.56, 0.07, -0.17, 0.13, -0.14, -0.31,
    -2.53, 1.05, -0.45, 0.47, 0.04, -0.39, 1.00, -0.65, -0.30,
];
