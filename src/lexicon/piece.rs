//! Words and numbers inside a legal reference, cut finer than tokens: *Pasal 3junctoPasal 18*, *No.10*, *27A*.

use super::key::{ascii_key, ascii_word, word_key};

/// A run of letters, a run of digits, or one other character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: PieceKind,
    /// The folded key of a word or number.
    pub(crate) key: u64,
}

/// The kinds of pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PieceKind {
    Word,
    Number,
    Other(char),
}

impl Piece {
    pub(crate) fn is_word(&self) -> bool {
        self.kind == PieceKind::Word
    }

    pub(crate) fn is_number(&self) -> bool {
        self.kind == PieceKind::Number
    }

    pub(crate) fn is(&self, other: char) -> bool {
        self.kind == PieceKind::Other(other)
    }
}

/// The piece at or behind a byte, on the same line.
pub(crate) fn piece_at(text: &str, at: usize) -> Option<Piece> {
    let start = next_visible(text, at)?;
    let bytes = text.as_bytes();
    let first = bytes[start];
    if first.is_ascii_alphabetic() {
        let end = start + letters(&bytes[start..]);
        let ascii = bytes.get(end).is_none_or(u8::is_ascii);
        return Some(match ascii {
            true => ascii_piece(text, start, end),
            false => any_word(text, start),
        });
    }
    if first.is_ascii_digit() {
        let digits = bytes[start..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit());
        let end = start + digits.count();
        return Some(Piece {
            start,
            end,
            kind: PieceKind::Number,
            key: ascii_key(bytes, start, end),
        });
    }
    if first.is_ascii() {
        return Some(other(start, char::from(first)));
    }
    let c = text[start..].chars().next()?;
    if c.is_alphabetic() {
        return Some(any_word(text, start));
    }
    Some(other(start, c))
}

fn other(start: usize, c: char) -> Piece {
    Piece {
        start,
        end: start + c.len_utf8(),
        kind: PieceKind::Other(c),
        key: 0,
    }
}

/// How many ASCII letters stand at the start; eight bytes at a time.
fn letters(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let mut len = 0;
    while let Some(eight) = bytes[len..].first_chunk() {
        let eight = u64::from_le_bytes(*eight);
        // In each byte, the highest bit says whether it is *a* at least, and whether it is above *z*.
        let small = (eight | (ONES * 0x20)) & (ONES * 0x7f);
        let (from_a, above_z) = (small + ONES * (0x80 - 0x61), small + ONES * (0x80 - 0x7b));
        let others = !(from_a & !above_z & !eight) & (ONES * 0x80);
        if others != 0 {
            return len + others.trailing_zeros() as usize / 8;
        }
        len += 8;
    }
    let rest = bytes[len..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic());
    len + rest.count()
}

/// The first place from a byte on that is no white space, on the same line.
fn next_visible(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        match bytes.get(at)? {
            b' ' => at += 1,
            byte if byte.is_ascii_graphic() => return Some(at),
            _ => break,
        }
    }
    let (behind, c) = text[at..]
        .char_indices()
        .find(|(_, c)| !c.is_whitespace() || matches!(c, '\n' | '\r'))?;
    (!c.is_whitespace()).then_some(at + behind)
}

/// A word of ASCII letters alone.
fn ascii_piece(text: &str, start: usize, end: usize) -> Piece {
    let bytes = text.as_bytes();
    let word = ascii_word(bytes, start, end);
    let len = match !word.has_inner_capital() && bytes[end - 1] != b'o' {
        true => end - start,
        false => word_len(&text[start..end]),
    };
    let whole = start + len == end;
    Piece {
        start,
        end: start + len,
        kind: PieceKind::Word,
        key: if whole {
            word.key
        } else {
            ascii_key(bytes, start, start + len)
        },
    }
}

/// A word with a letter beyond ASCII in it or behind it.
fn any_word(text: &str, start: usize) -> Piece {
    let end = start + word_len(&text[start..]);
    Piece {
        start,
        end,
        kind: PieceKind::Word,
        key: word_key(&text[start..end]),
    }
}

/// Letters up to the next other character, to a capital behind a small letter, or to a glued *juncto*; in *pPasal* a key
/// was struck twice.
fn word_len(rest: &str) -> usize {
    let mut small = false;
    let mut len = 0;
    for (at, c) in rest.char_indices() {
        let twice = at == 1 && c.is_ascii() && rest[..1].eq_ignore_ascii_case(&rest[1..2]);
        if !c.is_alphabetic() || (small && c.is_uppercase() && !twice) {
            break;
        }
        small = c.is_lowercase();
        len = at + c.len_utf8();
    }
    match len.checked_sub("juncto".len()) {
        Some(cut) if 0 < cut && rest.as_bytes()[cut..len].eq_ignore_ascii_case(b"juncto") => cut,
        _ => len,
    }
}

/// The words and numbers of a text as a phrase: pieces with blanks between.
pub(crate) fn phrase_of(text: &str) -> String {
    let mut phrase = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(piece) = piece_at(text, at) {
        if piece.is_word() || piece.is_number() {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(&text[piece.start..piece.end]);
        }
        at = piece.end;
    }
    phrase
}

#[cfg(test)]
mod tests {
    use super::{letters, phrase_of, piece_at};

    #[test]
    fn letters_are_counted_to_the_first_other_byte() {
        for other in (0..=255u8).filter(|byte| !byte.is_ascii_alphabetic()) {
            for len in 0..20 {
                let mut bytes = b"azAZmM".repeat(4);
                bytes[len] = other;
                assert_eq!(letters(&bytes), len, "{other}");
            }
        }
        assert_eq!(letters(b"Pasal"), 5);
    }

    #[test]
    fn glued_words_come_apart() {
        assert_eq!(
            phrase_of("UU TipikorjunctoPasal 3junctoPasal 27A"),
            "UU Tipikor juncto Pasal 3 juncto Pasal 27 A"
        );
        assert_eq!(phrase_of("KUHPidana No.10"), "KUHPidana No 10");
        assert_eq!(piece_at("  \nPasal", 0), None);
    }
}
