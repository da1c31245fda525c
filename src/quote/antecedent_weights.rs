//! The weights of the ranking of antecedents.
//!
//! Fitted on the training articles by `cargo test --lib quote::fit -- --nocapture`, which prints these tables.

/// The number of features.
pub(crate) const FEATURES: usize = 32;

/// One weight a feature, in the order of `Pool::features`.
pub(crate) const WEIGHTS: [f32; FEATURES] = [
    1.56, 0.02, -0.46, -1.12, -1.77, -1.42, 0.83, 0.63, 0.84, -0.02, 0.49, -0.33, 0.40, 0.32, 0.16,
    -0.03, 0.81, 0.79, 0.27, 1.23, 0.40, 0.31, 0.06, 0.35, 0.00, 0.98, 0.88, -0.88, 0.14, -0.41,
    2.90, -1.40,
];

/// What the fit starts from and is held to. The last two are *a new voice enters* and *the last speaker, while one does*:
/// the training articles have too few of them, so they come from 50 such places read in other articles, where
/// six out of seven times the new voice spoke.
#[cfg(test)]
pub(crate) const PRIOR: [f32; FEATURES] = {
    let mut prior = [0.0; FEATURES];
    prior[FEATURES - 2] = 3.0;
    prior[FEATURES - 1] = -1.5;
    prior
};

/// The number of features of a description.
pub(crate) const ROLE_FEATURES: usize = 25;

/// One weight a feature, in the order of `Pool::described`.
pub(crate) const ROLE_WEIGHTS: [f32; ROLE_FEATURES] = [
    2.49, 1.14, 2.30, 0.87, 2.02, -0.72, -0.90, 0.00, 3.89, -0.10, -0.81, 0.72, 1.12, 0.59, 0.82,
    0.59, -1.30, -0.31, 0.90, -0.39, 0.44, -1.00, -0.65, -0.08, 2.48,
];
