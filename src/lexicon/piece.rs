//! Words and numbers inside a legal reference, cut finer than tokens: *Pasal 3junctoPasal 18*, *No.10*, *27A*.

use super::key::word_key;

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
pub(crate) fn piece_at(text: &str, mut at: usize) -> Option<Piece> {
    let first = loop {
        let c = text[at..].chars().next()?;
        if c == '\n' || c == '\r' {
            return None;
        }
        if !c.is_whitespace() {
            break c;
        }
        at += c.len_utf8();
    };
    let rest = &text[at..];
    if first.is_ascii_digit() {
        let len = rest.bytes().take_while(u8::is_ascii_digit).count();
        return Some(piece(text, at, at + len, PieceKind::Number));
    }
    if first.is_alphabetic() {
        return Some(piece(text, at, at + word_len(rest), PieceKind::Word));
    }
    let end = at + first.len_utf8();
    Some(Piece {
        start: at,
        end,
        kind: PieceKind::Other(first),
        key: 0,
    })
}

fn piece(text: &str, start: usize, end: usize, kind: PieceKind) -> Piece {
    Piece {
        start,
        end,
        kind,
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
    use super::{phrase_of, piece_at};

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
