//! The weights of the ranking of antecedents.
//!
//! Fitted on the training articles by `cargo test --lib quote::fit -- --nocapture`, which prints these tables.

/// The number of features.
pub(crate) const FEATURES: usize = 31;

/// One weight a feature, in the order of `Pool::features`.
pub(crate) const WEIGHTS: [f32; FEATURES] = [
    1.58, -0.00, -0.47, -1.10, -1.81, -1.61, 0.80, 0.62, 0.84, -0.02, 0.49, -0.34, 0.40, 0.32,
    0.22, -0.04, 0.81, 0.79, 0.25, 1.24, 0.40, 0.30, 0.05, 0.40, 0.00, 0.93, 0.88, 0.14, -0.41,
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
pub(crate) const ROLE_FEATURES: usize = 23;

/// One weight a feature, in the order of `Pool::described`.
pub(crate) const ROLE_WEIGHTS: [f32; ROLE_FEATURES] = [
    2.47, 1.11, 2.23, 0.93, 2.51, -0.79, -0.72, 0.00, 3.95, -0.10, -0.79, 0.95, 2.12, 0.60, 0.72,
    0.69, -1.39, -0.34, 0.75, -0.30, 0.29, -0.96, -1.26,
];
