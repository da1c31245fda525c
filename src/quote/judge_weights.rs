//! The weights of the judgement of indirect candidates.
//!
//! Fitted on the training articles by `cargo test --lib quote::fit -- --nocapture`, which prints this table.

/// The number of features.
pub(crate) const FEATURES: usize = 44;

/// One weight a feature, in the order of `judge::features`.
pub(crate) const WEIGHTS: [f32; FEATURES] = [
    -0.91, -0.16, 0.82, 0.20, -0.67, -1.03, -0.07, 0.46, 1.08, 0.55, 0.42, 0.18, -0.11, -0.45,
    -1.48, 0.31, -0.30, -1.23, -0.65, 0.30, 1.64, 0.23, 0.77, -0.63, -0.52, 0.23, 0.18, 0.29, 0.35,
    0.97, -0.26, -0.78, 0.05, -1.06, -0.24, 0.92, -0.08, -0.74, -0.45, 0.10, 0.43, 0.12, 0.00,
    0.18,
];
