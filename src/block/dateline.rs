//! Datelines: who reports from where.

use std::ops::Range;

use super::{BlockKind, Finder, Span, TokenFlags, TokenKind, WordClass};

/// A dateline has so many tokens at most.
const LONGEST: usize = 18;

impl Finder<'_> {
    /// Takes the dateline off a line; returns the first token behind it.
    pub(super) fn dateline(&mut self, line: Range<usize>) -> usize {
        let start = self.reporters(&line);
        let Some(end) = self.dateline_end(start, line.end) else {
            return line.start;
        };
        self.push(line.start..start, BlockKind::Byline);
        let (outlet, place) = self.parts(start..end);
        self.push(start..end, BlockKind::Dateline);
        if let Some(block) = self.blocks.last_mut() {
            (block.outlet, block.place) = (outlet, place);
        }
        end
    }

    // *Laporan Wartawan Warta.com, Rina Melati WARTA.COM, JAMBI - …*: the writer stands before the dateline.
    fn reporters(&self, line: &Range<usize>) -> usize {
        if !self.form(line.start).eq_ignore_ascii_case("laporan") {
            return line.start;
        }
        let looked_at = line.start + 1..line.end.min(line.start + LONGEST);
        let outlet = |&at: &usize| self.is_outlet(at) && self.tokens[at].has(TokenFlags::ALL_CAPS);
        looked_at.clone().find(outlet).unwrap_or(line.start)
    }

    /// The token behind a dateline that begins at `start`.
    fn dateline_end(&self, start: usize, line_end: usize) -> Option<usize> {
        let limit = line_end.min(start + LONGEST);
        let (mut words, mut has_outlet, mut shouted) = (0, false, true);
        for at in start..limit {
            let token = &self.tokens[at];
            if self.is_dash(at) {
                let plain = words <= 3 && self.is_place(start) && start_of_text(token.span.start());
                let enough = words > 0 && words <= 8;
                let known = has_outlet || shouted || plain;
                return (enough && known).then(|| self.second_part(at + 1, line_end));
            }
            match token.kind {
                TokenKind::Word if self.is_outlet(at) => {
                    has_outlet = true;
                    words += 1;
                }
                TokenKind::Word => {
                    let opener =
                        token.classes.is(WordClass::OPENER) && !token.has(TokenFlags::ALL_CAPS);
                    if !token.has(TokenFlags::CAPITALIZED) || opener {
                        return None;
                    }
                    shouted &= token.has(TokenFlags::ALL_CAPS);
                    words += 1;
                    if has_outlet
                        && at == start + 2
                        && self.is_mark(at - 1, ",")
                        && let Some(end) = self.without_dash(at, limit)
                    {
                        return Some(end);
                    }
                }
                TokenKind::Number | TokenKind::Url => {}
                _ => match self.form(at) {
                    "(" => has_outlet = true,
                    "," | ")" | "/" | "|" | ":" => {}
                    _ => return None,
                },
            }
        }
        None
    }

    // *Warta.com, Jambi Gubernur …*: no dash; the place is a word known as one, or *Jakarta*, before another capital.
    fn without_dash(&self, at: usize, limit: usize) -> Option<usize> {
        let mut end = at;
        while end < limit && end < at + 3 && self.is_place(end) {
            end += 1;
        }
        let next = self.tokens.get(end)?;
        let sentence =
            end < limit && next.kind == TokenKind::Word && next.has(TokenFlags::CAPITALIZED);
        (end > at && sentence && !self.is_dash(end)).then_some(end)
    }

    // *KONTAN.CO.ID - JAKARTA. Saham …*, *Krjogja.com - Jakarta - Kualitas …*: the place stands behind a first dash.
    fn second_part(&self, at: usize, line_end: usize) -> usize {
        for end in at + 1..line_end.min(at + 4) {
            let before = &self.tokens[end - 1];
            if before.kind != TokenKind::Word || !before.has(TokenFlags::CAPITALIZED) {
                return at;
            }
            let stop = self.is_mark(end, ".") && before.has(TokenFlags::ALL_CAPS);
            if stop || (self.is_dash(end) && !self.tokens[end].has(TokenFlags::GLUED)) {
                return end + 1;
            }
        }
        at
    }

    /// A dash that parts a dateline from the sentence: not the hyphen of *POS-KUPANG.COM*.
    fn is_dash(&self, at: usize) -> bool {
        if self.tokens[at].is_word() {
            return false;
        }
        let long = matches!(self.form(at), "–" | "—" | "--" | "---" | "―");
        long || (self.form(at) == "-"
            && (!self.tokens[at].has(TokenFlags::GLUED)
                || self
                    .tokens
                    .get(at + 1)
                    .is_none_or(|next| !next.has(TokenFlags::GLUED))
                || at
                    .checked_sub(1)
                    .is_some_and(|before| self.tokens[before].has(TokenFlags::ALL_CAPS))))
    }

    /// A domain that reports: *KOMPAS.com, AMPAR.ID*.
    fn is_outlet(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.kind == TokenKind::Word && self.form(at).bytes().any(|byte| byte == b'.') && {
            let form = self.form(at).trim_end_matches('.');
            form.contains('.') && form.rsplit('.').next().is_some_and(|top| top.len() >= 2)
        }
    }

    fn is_place(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else {
            return false;
        };
        token.kind == TokenKind::Word
            && token.has(TokenFlags::CAPITALIZED)
            && (token.classes.is(WordClass::PLACE_NAME)
                || self.form(at).eq_ignore_ascii_case("jakarta"))
    }

    /// The outlet and the place of a dateline, which commas, brackets and dashes part.
    fn parts(&self, tokens: Range<usize>) -> (Option<Span>, Option<Span>) {
        let (mut outlet, mut place) = (None, None);
        let mut start = tokens.start;
        for at in tokens.clone() {
            let is_word = matches!(self.tokens[at].kind, TokenKind::Word)
                || (self.is_mark(at, "/") && self.tokens[at].has(TokenFlags::GLUED))
                || (self.is_mark(at, "-") && self.is_hyphen(at));
            if is_word && at + 1 < tokens.end {
                continue;
            }
            let end = if is_word { at + 1 } else { at };
            if start < end {
                let span = self.tokens[start].span.cover(self.tokens[end - 1].span);
                let bracketed = self.is_mark(at, ")");
                if bracketed
                    || (start..end).any(|at| self.is_outlet(at))
                    || self.names_outlet(start..end, tokens.start)
                {
                    outlet = outlet.or(Some(span));
                } else {
                    place = place.or(Some(span));
                }
            }
            start = at + 1;
        }
        (outlet, place)
    }

    /// A hyphen inside a name: *POS-KUPANG.COM*.
    fn is_hyphen(&self, at: usize) -> bool {
        self.tokens[at].has(TokenFlags::GLUED)
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.has(TokenFlags::GLUED))
            && self.is_outlet(at + 1)
    }

    // *Jakarta, CNN Indonesia -*, *JAKARTA, WB -*: behind a place, a part with an acronym is the outlet.
    fn names_outlet(&self, part: Range<usize>, start: usize) -> bool {
        part.start > start && {
            let first = &self.tokens[part.start];
            first.has(TokenFlags::ALL_CAPS) && first.span.len() <= 4
        }
    }
}

/// Whether a place is near enough to the start of the text for a dateline without an outlet.
fn start_of_text(at: usize) -> bool {
    at < 400
}
