//! The weights of the ranking of antecedents.
//!
//! Fitted on the training articles by `cargo test --lib quote::fit -- --nocapture`, which prints these tables.

/// The number of features.
pub(crate) const FEATURES: usize = 26;

/// One weight a feature, in the order of `Pool::features`.
pub(crate) const WEIGHTS: [f32; FEATURES] = [
    1.54, -0.02, -0.49, -1.02, -1.79, -1.63, 0.89, 0.43, 1.27, -0.03, 0.00, -0.24, 0.40, 0.27,
    0.22, 0.06, 0.54, 1.10, 0.20, 1.56, 0.40, 0.34, 0.08, 0.36, 0.01, 1.03,
];

/// The number of features of a description.
pub(crate) const ROLE_FEATURES: usize = 22;

/// One weight a feature, in the order of `Pool::described`.
pub(crate) const ROLE_WEIGHTS: [f32; ROLE_FEATURES] = [
    2.50, 1.17, 2.26, 0.53, 2.75, -1.12, -0.76, 0.00, 4.03, -0.10, -0.78, 0.89, 2.06, 0.54, 0.58,
    0.69, -1.33, -0.29, 0.80, -0.09, 0.28, -1.00,
];
