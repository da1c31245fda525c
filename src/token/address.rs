//! Addresses on the web and of e-mail, and domains.

use super::TokenKind;
use super::bits::Bits;
use super::shape::{Form, chunk};

// https://…, http://… up to the next blank, quotation mark or angle bracket.
pub(super) fn web_address(text: &str, at: usize) -> Option<Form> {
    let rest = text.get(at..)?;
    let scheme = ["https://", "http://"].iter().find(|scheme| {
        rest.get(..scheme.len())
            .is_some_and(|s| s.eq_ignore_ascii_case(scheme))
    })?;
    let end = at + address_len(rest);
    (end > at + scheme.len()).then_some(Form {
        end,
        kind: TokenKind::Url,
    })
}

/// The length of a web address, without the punctuation behind it.
pub(super) fn address_len(rest: &str) -> usize {
    let stops = |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '“' | '”' | '»' | '«');
    let whole = rest.find(stops).unwrap_or(rest.len());
    let trimmed =
        rest[..whole].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
    trimmed.len()
}

// nama@contoh.id
pub(super) fn mail_address(text: &str, bits: &Bits, at: usize, sign: usize) -> Option<Form> {
    let host = chunk(text, sign + 1, |b| {
        b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')
    })?;
    let host = host.trim_end_matches(['.', '-']);
    let len = domain_len(host)?;
    let end = sign + 1 + len;
    (bits.run_end(at) > at).then_some(Form {
        end,
        kind: TokenKind::Email,
    })
}

const TOP_LEVEL: [&str; 32] = [
    "com", "id", "co", "net", "org", "go", "ac", "tv", "me", "news", "ai", "io", "info", "us",
    "uk", "my", "sg", "web", "sch", "desa", "mil", "jp", "au", "eu", "ly", "gov", "edu", "live",
    "gl", "fm", "app", "biz",
];

/// The length of the domain at the start of a string of labels and dots: *kompas.com*, *AMPAR.ID*. Not: *itu.Ia*.
pub(super) fn domain_len(labels: &str) -> Option<usize> {
    let (mut len, mut best, mut shouted) = (0, None, true);
    for (index, label) in labels.split('.').enumerate() {
        if label.is_empty() {
            break;
        }
        let lower = label.bytes().all(|b| b.is_ascii_lowercase());
        let upper = label.bytes().all(|b| b.is_ascii_uppercase());
        len += usize::from(index > 0) + label.len();
        let mut tops = TOP_LEVEL
            .iter()
            .take(if index > 0 { TOP_LEVEL.len() } else { 0 });
        let top = label.len() <= 4 && tops.any(|top| top.eq_ignore_ascii_case(label));
        // *www.KONTAN.co.id*, but not *itu.Ia*.
        let led = index == 1
            && labels
                .get(..4)
                .is_some_and(|www| www.eq_ignore_ascii_case("www."));
        if index > 0 && !top && !(best.is_none() && (lower || led)) {
            break;
        }
        shouted &= !label.bytes().any(|b| b.is_ascii_lowercase());
        if index > 0 && top && (lower || (upper && shouted)) {
            best = Some(len);
        }
    }
    best
}

pub(super) fn is_domain(text: &str, at: usize) -> bool {
    let labels = chunk(text, at, |b| b.is_ascii_alphanumeric() || b == b'.');
    labels.is_some_and(|labels| domain_len(labels).is_some())
}
