//! Cases of single rules.

use warta::Analyzer;

#[test]
fn an_empty_text_has_nothing() {
    let document = Analyzer::new().analyze("");
    assert!(document.tokens().is_empty());
    assert!(document.sentences().is_empty());
}
