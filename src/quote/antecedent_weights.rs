//! The weights of the ranking of antecedents.
//!
//! Fitted on the training articles by `cargo test --lib quote::fit -- --nocapture`, which prints this table.

/// The number of features.
pub(crate) const FEATURES: usize = 26;

/// One weight a feature, in the order of `Pool::features`.
pub(crate) const WEIGHTS: [f32; FEATURES] = [
    1.47, -0.03, -0.49, -0.95, -1.83, -1.58, 0.92, 0.26, 1.17, 0.00, 0.00, 0.12, 0.36, 0.03, 0.12,
    -0.05, 0.40, 0.99, 0.12, 1.40, 0.36, 0.37, 0.10, 0.48, 0.02, 1.24,
];
