//! The weights of the ranking of antecedents.
//!
//! Fitted on the training articles by `cargo test --lib quote::fit -- --nocapture`, which prints these tables.

/// The number of features.
pub(crate) const FEATURES: usize = 26;

/// One weight a feature, in the order of `Pool::features`.
pub(crate) const WEIGHTS: [f32; FEATURES] = [
    1.56, -0.04, -0.49, -1.03, -1.79, -1.62, 0.82, 0.50, 1.19, -0.07, 0.47, -0.44, 0.42, 0.29,
    0.23, -0.06, 0.64, 1.05, 0.21, 1.54, 0.42, 0.35, 0.07, 0.38, 0.01, 0.99,
];

/// The number of features of a description.
pub(crate) const ROLE_FEATURES: usize = 22;

/// One weight a feature, in the order of `Pool::described`.
pub(crate) const ROLE_WEIGHTS: [f32; ROLE_FEATURES] = [
    2.54, 1.17, 2.20, 0.54, 2.76, -1.13, -0.75, 0.00, 3.98, -0.10, -0.77, 0.92, 2.08, 0.56, 0.67,
    0.66, -1.30, -0.29, 0.83, -0.11, 0.31, -0.99,
];
