//! Many texts at once.

use rayon::prelude::*;

use crate::analyzer::Analyzer;
use crate::document::Document;
use crate::input::Input;

impl Analyzer {
    /// Analyzes many texts in parallel; the documents come in the order of the texts.
    ///
    /// The work runs in the thread pool in which it is called: `pool.install(|| analyzer.analyze_batch(&texts))`.
    #[must_use]
    pub fn analyze_batch<'t, I>(&self, inputs: &'t [I]) -> Vec<Document<'t>>
    where
        I: Sync,
        &'t I: Into<Input<'t>>,
    {
        inputs.par_iter().map(|input| self.analyze(input)).collect()
    }
}

impl<'t> From<&'t &str> for Input<'t> {
    fn from(text: &'t &str) -> Input<'t> {
        Input::new(text)
    }
}

impl<'t> From<&'t Input<'_>> for Input<'t> {
    fn from(input: &'t Input<'_>) -> Input<'t> {
        *input
    }
}
