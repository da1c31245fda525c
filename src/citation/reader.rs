//! Reads pieces of a text, and the small words of legal references.

use crate::date::Date;
use crate::lexicon::{LawLexicon, LawWord, Piece, piece_at};

/// The text of a document and the tables to read it by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) law: &'a LawLexicon,
    pub(super) date: Option<Date>,
}

/// No name of a ministry or title of an act is longer, in words.
const LONGEST: usize = 40;

impl<'a> Reader<'a> {
    pub(super) fn piece(&self, at: usize) -> Option<Piece> {
        piece_at(self.text, at)
    }

    pub(super) fn form(&self, piece: Piece) -> &'a str {
        &self.text[piece.start..piece.end]
    }

    /// The piece at a byte, if it is a small word of law.
    pub(super) fn law_word(&self, at: usize) -> Option<(LawWord, Piece)> {
        let piece = self.piece(at)?;
        if !piece.is_word() {
            return None;
        }
        self.law.word(piece.key).map(|word| (word, piece))
    }

    /// The end of this word, if it stands at the byte.
    pub(super) fn after(&self, at: usize, word: LawWord) -> Option<usize> {
        self.law_word(at)
            .filter(|&(found, _)| found == word)
            .map(|(_, piece)| piece.end)
    }

    /// The end of this character, if it stands at the byte, blanks before it or not.
    pub(super) fn after_char(&self, at: usize, c: char) -> Option<usize> {
        self.piece(at)
            .filter(|piece| piece.is(c))
            .map(|piece| piece.end)
    }

    /// The words and numbers from a byte on, over hyphens and slashes, and over commas if so wanted.
    pub(super) fn ahead(&self, at: usize, commas: bool) -> impl Iterator<Item = Piece> + use<'a> {
        let text = self.text;
        let mut at = at;
        std::iter::from_fn(move || {
            loop {
                let piece = piece_at(text, at)?;
                at = piece.end;
                if piece.is_word() || piece.is_number() {
                    return Some(piece);
                }
                let joins = piece.is('-') || piece.is('–') || piece.is('/') || piece.is('&');
                if !(joins || commas && piece.is(',')) {
                    return None;
                }
            }
        })
        .take(LONGEST)
    }

    pub(super) fn keys(&self, at: usize, commas: bool) -> impl Iterator<Item = u64> + use<'a> {
        self.ahead(at, commas).map(|piece| piece.key)
    }

    /// The end of the n-th word ahead, from 1.
    pub(super) fn end_of(&self, at: usize, commas: bool, words: usize) -> usize {
        let last = words
            .checked_sub(1)
            .and_then(|n| self.ahead(at, commas).nth(n));
        last.map_or(at, |piece| piece.end)
    }

    pub(super) fn capitalized(&self, piece: Piece) -> bool {
        piece.is_word() && self.form(piece).starts_with(char::is_uppercase)
    }

    /// The text before a byte on the same line, a few bytes at most.
    pub(super) fn before(&self, at: usize, most: usize) -> &'a str {
        let mut from = at.saturating_sub(most);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let before = &self.text[from..at];
        before.rsplit('\n').next().unwrap_or(before)
    }

    /// Where the last word before a byte begins, on the same line, over blanks and full stops.
    pub(super) fn last_word(&self, at: usize) -> Option<usize> {
        let line = self.before(at, 20);
        let words = line.trim_end_matches([' ', '.', ':', '\u{a0}']);
        let len = words
            .bytes()
            .rev()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        (len > 0).then(|| at - line.len() + words.len() - len)
    }

    /// The end of *RI* or *Republik Indonesia*, or the byte itself.
    pub(super) fn skip_republic(&self, at: usize) -> usize {
        let mut at = at;
        while let Some(end) = self.after(at, LawWord::Republic) {
            at = end;
        }
        at
    }

    /// The end of a bracket that holds a few words and no number: *(UU)*, *(“Perppu”)*, *(RUU DKJ)*.
    pub(super) fn after_bracket(&self, at: usize, most: usize) -> Option<usize> {
        let mut at = self.after_char(at, '(')?;
        let mut words = 0;
        while let Some(piece) = self.piece(at) {
            at = piece.end;
            if piece.is(')') {
                return (words > 0).then_some(at);
            }
            if piece.is_word() {
                words += 1;
            } else if !['-', '/', '"', '“', '”'].iter().any(|&c| piece.is(c)) {
                return None;
            }
            if words > most {
                return None;
            }
        }
        None
    }

    /// The end of a name in capitals that begins here: *Perlindungan Saksi dan Korban*.
    pub(super) fn name(&self, at: usize, most: usize) -> Option<usize> {
        let mut end = None;
        let mut at = at;
        let mut words = 0;
        while words < most {
            let Some(piece) = self.piece(at) else { break };
            let joins = end.is_some()
                && (matches!(self.law_word(at), Some((LawWord::And | LawWord::Or, _)))
                    || piece.is('-')
                    || piece.is('/')
                    || matches!(self.form(piece), "untuk" | "atas" | "bagi" | "tanpa"));
            if joins {
                let next = self.piece(piece.end);
                let glued = piece.is('-') || piece.is('/');
                let next = next.filter(|next| {
                    self.names(*next)
                        && (!glued || next.start == piece.end)
                        && (!glued || piece.start == at)
                });
                let Some(next) = next else { break };
                at = next.end;
                end = Some(at);
                words += 2;
                continue;
            }
            if !self.names(piece) {
                break;
            }
            at = piece.end;
            end = Some(at);
            words += 1;
        }
        end
    }

    /// Whether a piece can be part of a name: capitalized, and no word of law nor type.
    fn names(&self, piece: Piece) -> bool {
        self.capitalized(piece)
            && self.form(piece) != "Satpol"
            && !matches!(
                self.law.word(piece.key),
                Some(
                    LawWord::Pasal
                        | LawWord::Ayat
                        | LawWord::Number
                        | LawWord::Year
                        | LawWord::Juncto
                        | LawWord::About
                        | LawWord::Demonstrative
                        | LawWord::In
                        | LawWord::Republic
                        | LawWord::Concerning
                )
            )
            && self.law.head(self.keys(piece.start, false)).is_none()
    }
}
