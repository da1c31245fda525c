//! Tokens that are more than a run of letters: codes, addresses, hyphens, dotted abbreviations.

use unicode_segmentation::UnicodeSegmentation;

use super::address::{address_len, domain_len, is_domain, mail_address, web_address};
use super::bits::Bits;
use super::{TokenKind, clitic};
use crate::lexicon::{Tables, WordClass, WordId};

/// Where a token ends, and what it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Form {
    pub(super) end: usize,
    pub(super) kind: TokenKind,
}

/// How far a form is looked ahead for, so that hostile text costs linear time.
const LOOK_AHEAD: usize = 80;

/// Whether a letter is written in the Latin script.
pub(super) fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '²' | '³' | '¹' | 'ª' | 'º' | 'À'..='ɏ' | 'Ḁ'..='ỿ')
}

/// The length of a word in another script: ideographs by the run, the rest as Unicode bounds words.
pub(super) fn foreign_len(rest: &str) -> usize {
    let ideograph = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
    let run = rest.find(|c| !ideograph(c)).unwrap_or(rest.len());
    if run > 0 {
        return run;
    }
    rest.split_word_bounds().next().map_or(rest.len(), str::len)
}

fn is_combining(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{2060}'
    )
}

/// The token that begins at `at` with letters; `run_end` is where its first run of ASCII letters and digits ends.
pub(super) fn long_form(
    text: &str,
    bits: &Bits,
    at: usize,
    run_end: usize,
    tables: &Tables,
) -> Form {
    let bytes = text.as_bytes();
    let byte = |index: usize| bytes.get(index).copied().unwrap_or(b' ');
    if byte(run_end) == b':' {
        return web_address(text, at).unwrap_or(word(run_end));
    }
    let (mut part, mut end) = (at, run_end);
    loop {
        let next = byte(end + 1);
        match byte(end) {
            b'-' if joins_hyphen(text, bits, part, end, tables) => {
                part = end + 1;
                end = bits.run_end(part);
            }
            b'\'' | b'_' if next.is_ascii_alphabetic() && end > part => {
                end = bits.run_end(end + 1);
            }
            b'_' if end > part && byte(end + 1) == b'_' => end += 1,
            b'&' if is_short_caps(text, bits, part, end) => end = bits.run_end(end + 1),
            b'@' if next.is_ascii_alphanumeric() => {
                return mail_address(text, bits, at, end).unwrap_or(word(end));
            }
            b'.' if next.is_ascii_alphanumeric() => {
                return dotted(text, bits, at, end, tables).unwrap_or(word(end));
            }
            b'/' if next.is_ascii_alphanumeric() => {
                // S/A, C/O: single letters stay together.
                let after = byte(end + 2);
                if end == at + 1 && next.is_ascii_uppercase() && !after.is_ascii_alphanumeric() {
                    return word(end + 2);
                }
                return code(text, at, tables).unwrap_or(word(end));
            }
            128.. => match high_letter(text, part, end) {
                Some(more) => end = bits.run_end(more),
                None => return word(end),
            },
            _ => return word(end),
        }
    }
}

fn word(end: usize) -> Form {
    let kind = TokenKind::Word;
    Form { end, kind }
}

/// The end of a letter, mark or inner apostrophe beyond ASCII that goes on with a word.
fn high_letter(text: &str, part: usize, end: usize) -> Option<usize> {
    let mut rest = text[end..].chars();
    let c = rest.next()?;
    let joins = match c {
        '’' | 'ʼ' | '‘' => {
            end > part && rest.next().is_some_and(|next| next.is_ascii_lowercase())
        }
        _ => is_combining(c) || (is_latin(c) && c.is_alphanumeric()),
    };
    joins.then(|| end + c.len_utf8())
}

// anak-anak, non-aktif, ke-19, Covid-19, Al-Qur'an, PDI-P: one token.
// Prabowo-Gibran, Januari-Oktober, APBD-nya's look-alike: names and months on both sides are three.
fn joins_hyphen(text: &str, bits: &Bits, part: usize, hyphen: usize, tables: &Tables) -> bool {
    let bytes = text.as_bytes();
    let Some(&next) = bytes.get(hyphen + 1) else {
        return false;
    };
    if part == hyphen || !next.is_ascii_alphanumeric() {
        return false;
    }
    let right_end = bits.run_end(hyphen + 1);
    let (left, right) = (&text[part..hyphen], &text[hyphen + 1..right_end]);
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if digits(left) {
        return matches!(right, "an" | "nya" | "annya" | "ribuan");
    }
    let class = |part: &str| {
        let word = tables.vocabulary.id(part);
        tables.vocabulary.classes(word)
    };
    if digits(right) {
        return !class(left).is(WordClass::MONTH);
    }
    // POS-KUPANG.COM
    if bytes.get(right_end) == Some(&b'.') && is_domain(text, hyphen + 1) {
        return true;
    }
    let capital = |part: &str| part.starts_with(|c: char| c.is_ascii_uppercase());
    let both = capital(left) && capital(right) && left.len() > 2 && right.len() > 1;
    !both || left.eq_ignore_ascii_case(right) || clitic::is_reduplicated(&text[part..right_end])
}

// S&P, R&D: one token.
fn is_short_caps(text: &str, bits: &Bits, part: usize, end: usize) -> bool {
    let right = &text[end + 1..bits.run_end(end + 1)];
    let short = |part: &str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    short(&text[part..end]) && short(right)
}

/// The bytes from `at` on for which `is` holds, as far as they are looked at.
pub(super) fn chunk(text: &str, at: usize, is: impl Fn(u8) -> bool) -> Option<&str> {
    let bytes = &text.as_bytes()[at..];
    let len = bytes
        .iter()
        .take(LOOK_AHEAD)
        .take_while(|&&b| is(b))
        .count();
    (len < LOOK_AHEAD).then(|| &text[at..at + len])
}

// kompas.com, S.H., M.Si, a.n., PMK.011; None where the stop ends a sentence: *selesai.Harapan*.
fn dotted(text: &str, bits: &Bits, at: usize, stop: usize, tables: &Tables) -> Option<Form> {
    // The most frequent case first: a word, the stop and a capital word.
    let behind = &text.as_bytes()[stop + 1..];
    let word_follows = matches!(behind, [b'A'..=b'Z', b'a'..=b'z', b'a'..=b'z', ..]);
    if stop - at > 3 && word_follows && text.as_bytes()[stop - 1].is_ascii_lowercase() {
        return None;
    }
    let whole = chunk(text, at, |b| {
        b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'@' | b'/')
    })?;
    let mut labels = whole;
    if let Some(sign) = whole.find(['@', '/']) {
        if let Some(form) = code(text, at, tables) {
            return Some(form);
        }
        labels = &whole[..sign];
        if whole[sign..].starts_with('@') {
            return mail_address(text, bits, at, at + sign);
        }
    }
    if let Some(len) = domain_len(labels) {
        let www = whole
            .get(..4)
            .is_some_and(|www| www.eq_ignore_ascii_case("www."));
        let is_address = whole[len..].starts_with('/') || www;
        if is_address && whole[len..].len() != 1 {
            let end = at + address_len(&text[at..]);
            return Some(Form {
                end,
                kind: TokenKind::Url,
            });
        }
        return Some(word(at + len));
    }
    abbreviation(text, at, stop, labels, tables)
}

// S.H., Ph.D., a.n.: in the table, or single letters. M.Zuhri is two.
fn abbreviation(text: &str, at: usize, stop: usize, labels: &str, tables: &Tables) -> Option<Form> {
    let with_stop = |end: usize| {
        let stopped = text.as_bytes().get(end) == Some(&b'.');
        word(end + usize::from(stopped))
    };
    let labels = labels.trim_end_matches(['.', '-', '_']);
    let dots = labels.match_indices('.').map(|(dot, _)| dot).skip(1);
    let ends = dots.chain([labels.len()]);
    let listed = ends.filter(|&end| {
        let id = tables.vocabulary.id(&labels[..end]);
        id != WordId::UNKNOWN && tables.tokens.abbreviation(id).is_some()
    });
    if let Some(end) = listed.last() {
        return Some(with_stop(at + end));
    }
    let single = labels
        .split('.')
        .take_while(|label| label.len() == 1 && label.as_bytes()[0].is_ascii_alphabetic())
        .count();
    if single > 1 {
        return Some(with_stop(at + single * 2 - 1));
    }
    let initial = stop - at == 1 && text.as_bytes()[at].is_ascii_uppercase();
    let name = text
        .as_bytes()
        .get(stop + 1)
        .is_some_and(u8::is_ascii_uppercase);
    (initial && name).then(|| word(stop + 1))
}

// 34/PMK.011/2007, 90/PUU-XXI/2023, LP/B/12/VI/2023: one token. Not: Kab/Kota, 2023/2024, 14/6, 9.000/kg, III/2023.
fn code(text: &str, at: usize, tables: &Tables) -> Option<Form> {
    let (mut len, mut slashes, mut capital, mut digit) = (0, 0, false, false);
    for &byte in text.as_bytes()[at..].iter().take(LOOK_AHEAD) {
        match byte {
            b'A'..=b'Z' => capital = true,
            b'0'..=b'9' => digit = true,
            b'/' => slashes += 1,
            b'a'..=b'z' | b'.' | b'-' | b'_' => {}
            _ => break,
        }
        len += 1;
    }
    if slashes == 0 || !digit || !capital || len == LOOK_AHEAD {
        return None;
    }
    let whole = without_sentence(&text[at..at + len]);
    let whole = whole.trim_end_matches(['/', '.', '-', '_']);
    let slashes = whole.bytes().filter(|&b| b == b'/').count();
    if slashes == 0 {
        return None;
    }
    let is_month = |part: &str| {
        let word = tables.vocabulary.id(part);
        tables.vocabulary.classes(word).is(WordClass::MONTH)
    };
    let fits = |part: &str| {
        let lower_start = part.starts_with(|c: char| c.is_ascii_lowercase());
        !part.is_empty() && !lower_start && !is_month(part)
    };
    if !whole.split('/').all(fits) {
        return None;
    }
    let parts = || whole.split('/');
    let by_number = parts()
        .next()
        .is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let by_caps = parts().nth(1).is_some_and(|part| {
        let caps = part.bytes().take_while(u8::is_ascii_uppercase).count();
        caps >= 3 || (caps >= 1 && part.contains(['-', '.']))
    });
    let digits = parts()
        .filter(|part| part.bytes().any(|b| b.is_ascii_digit()))
        .count();
    let is_code = (slashes >= 2 && digits >= 1) || (by_number && by_caps);
    is_code.then(|| word(at + whole.len()))
}

/// A code without the sentence that a lost blank has glued to its year: *90/PUU-XXI/2023.Selanjutnya*. Not: *Pid.Sus*.
pub(crate) fn without_sentence(code: &str) -> &str {
    let Some(stop) = code.rfind('.') else {
        return code;
    };
    let digits = code[..stop].bytes().rev().take_while(u8::is_ascii_digit);
    let is_year = digits.count() == 4;
    let word = matches!(
        code.as_bytes()[stop + 1..],
        [b'A'..=b'Z', b'a'..=b'z', b'a'..=b'z', ..]
    );
    if is_year && word && !code[stop..].contains('/') {
        return &code[..stop];
    }
    code
}

/// Whether, behind slashes, stops and digits, a capital follows: *34/PMK*. Not: *14/6/2023*.
fn capital_follows(bytes: &[u8]) -> bool {
    let mut bytes = bytes.iter().take(LOOK_AHEAD);
    let other = bytes.find(|b| !matches!(b, b'/' | b'.' | b'0'..=b'9'));
    other.is_some_and(u8::is_ascii_uppercase)
}

fn digits_end(bytes: &[u8], at: usize) -> usize {
    let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit());
    at + digits.count()
}

/// The token that begins at `at` with a digit.
pub(super) fn number_form(text: &str, bits: &Bits, at: usize, tables: &Tables) -> Form {
    let bytes = text.as_bytes();
    let byte = |index: usize| bytes.get(index).copied().unwrap_or(b' ');
    let number = |end: usize| Form {
        end,
        kind: TokenKind::Number,
    };
    let mut end = digits_end(bytes, at);
    let first = end;
    while matches!(byte(end), b'.' | b',') && byte(end + 1).is_ascii_digit() {
        end = digits_end(bytes, end + 1);
    }
    match byte(end) {
        b'a'..=b'z' | b'A'..=b'Z' if end == first => {
            let run_end = bits.run_end(end);
            let letters = &text[end..run_end];
            // 3D, 18x, 4v4: one token. 10WIB, 2023Simak: two.
            if is_new_word(letters) {
                return number(end);
            }
            long_form(text, bits, at, run_end, tables)
        }
        b'/' | b'.' if capital_follows(&bytes[end..]) => {
            code(text, at, tables).unwrap_or(number(end))
        }
        b'-' if end == first => {
            if joins_hyphen(text, bits, at, end, tables) {
                word(bits.run_end(end + 1))
            } else {
                code(text, at, tables).unwrap_or(number(end))
            }
        }
        _ => number(end),
    }
}

fn is_new_word(letters: &str) -> bool {
    let Some((first, rest)) = letters.as_bytes().split_first() else {
        return false;
    };
    let capital = first.is_ascii_uppercase();
    matches!(letters, "WIB" | "WITA" | "WIT")
        || (capital && rest.len() >= 2 && rest.iter().all(u8::is_ascii_lowercase))
}

/// The token that begins at `at` with an ASCII mark.
pub(super) fn mark_form(text: &str, bits: &Bits, at: usize) -> Form {
    let bytes = text.as_bytes();
    let byte = |index: usize| bytes.get(index).copied().unwrap_or(b' ');
    let first = bytes[at];
    let alone = |kind| Form { end: at + 1, kind };
    match first {
        // Runs: the dots of an omission, a dash of hyphens.
        b'.' | b'-' | b'`' | b'*' | b'_' | b'=' | b'~' => {
            let run = bytes[at..].iter().take_while(|&&b| b == first).count();
            Form {
                end: at + run,
                kind: symbol_or_punctuation(first),
            }
        }
        b'@' | b'#' if byte(at + 1).is_ascii_alphabetic() || byte(at + 1) == b'_' => {
            let kind = if first == b'@' {
                TokenKind::Handle
            } else {
                TokenKind::Hashtag
            };
            let mut end = bits.run_end(at + 1);
            while byte(end) == b'_'
                || (first == b'@' && byte(end) == b'.' && byte(end + 1).is_ascii_lowercase())
            {
                end = bits.run_end(end + 1);
            }
            Form { end, kind }
        }
        b'&' => entity(text, at).unwrap_or(alone(TokenKind::Symbol)),
        _ => alone(symbol_or_punctuation(first)),
    }
}

/// The kind of an ASCII mark.
pub(super) const fn symbol_or_punctuation(byte: u8) -> TokenKind {
    match byte {
        b'$' | b'%' | b'+' | b'<' | b'=' | b'>' | b'^' | b'|' | b'~' | b'#' | b'@' => {
            TokenKind::Symbol
        }
        byte if byte.is_ascii_punctuation() => TokenKind::Punctuation,
        _ => TokenKind::Symbol,
    }
}

// &amp; &nbsp; &#39;
fn entity(text: &str, at: usize) -> Option<Form> {
    let bytes = &text.as_bytes()[at + 1..];
    let len = bytes
        .iter()
        .take(8)
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'#')
        .count();
    (len > 1 && bytes.get(len) == Some(&b';')).then_some(Form {
        end: at + len + 2,
        kind: TokenKind::Symbol,
    })
}
