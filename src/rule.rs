//! Which rule made an annotation, and how sure it is.

use std::borrow::Cow;
use std::fmt;

/// The stable, readable name of the rule or model that made an annotation, such as `quote/after-comma-cue`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct RuleId(Cow<'static, str>);

impl RuleId {
    /// A rule of this crate.
    pub(crate) const fn new(name: &'static str) -> RuleId {
        RuleId(Cow::Borrowed(name))
    }

    /// The name: the layer, a slash, the rule.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How far an annotation can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Confidence {
    /// More often right than wrong.
    Low,
    /// Right in most cases.
    Medium,
    /// Nearly always right.
    High,
}
