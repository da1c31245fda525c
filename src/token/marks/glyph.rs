//! Which tokens may be double quotation marks, and what their neighbours say of them.

use crate::block::Block;
use crate::lexicon::WordClass;
use crate::token::{Token, TokenFlags, TokenKind};

/// A mark, or the end of a paragraph, and what each reading of it costs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event {
    pub(super) token: u32,
    /// The last token of the mark: the second of two single marks that stand for a double one.
    pub(super) last: u32,
    /// The bytes of the mark itself.
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) open: i16,
    pub(super) close: i16,
    /// What it costs to take it for no mark.
    pub(super) skip: i16,
    /// A cue stands behind it.
    pub(super) cued: bool,
    /// The end of the block with the number in `token`, and no mark.
    pub(super) boundary: bool,
}

/// How a mark is written.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Glyph {
    Straight,
    Opening,
    Closing,
    /// A question mark, or a replacement character, that stands where an encoding error ate a mark.
    Broken,
}

/// What stands beside a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    /// The paragraph begins or ends.
    Border,
    Blank,
    Word,
    /// `, . ! ? ; : … )`
    Stop,
    /// `( [ - – / :` before, another mark.
    Other,
}

const STRAY: i16 = 12;

/// The marks and paragraph ends of a text; none where it has no mark at all.
pub(super) fn events(
    text: &str,
    blocks: &[Block],
    tokens: &[Token],
    marks: &[u32],
) -> Option<Vec<Event>> {
    let mut candidates: Vec<(usize, Glyph)> = Vec::with_capacity(32);
    let (mut marked, mut betrayals) = (false, 0);
    for at in marks.iter().map(|&mark| mark as usize) {
        let Some(glyph) = glyph(text, tokens, at) else {
            continue;
        };
        let last = candidates.last();
        if last.is_some_and(|&(before, _)| before + 1 == at && is_twin(text, tokens, before)) {
            continue;
        }
        candidates.push((at, glyph));
        marked |= glyph != Glyph::Broken;
        if glyph == Glyph::Broken && betrayals < 2 {
            betrayals += usize::from(betrays(text, tokens, at));
        }
    }
    let broken = betrayals == 2;
    let singles = || {
        let mut marks = marks.iter().map(|&mark| &tokens[mark as usize]);
        marks.any(|token| super::single::is_mark(text, token))
    };
    if !marked && !broken && !singles() {
        return None;
    }
    let mut events = Vec::with_capacity(candidates.len() + blocks.len());
    let mut next = candidates.into_iter().peekable();
    for (index, block) in blocks.iter().enumerate() {
        while let Some((at, glyph)) = next.next_if(|&(at, _)| at < block.end_token as usize) {
            if glyph != Glyph::Broken || broken {
                Place::new(text, block, tokens, (at, glyph)).push(&mut events);
            }
        }
        events.push(boundary(index, block));
    }
    Some(events)
}

fn boundary(index: usize, block: &Block) -> Event {
    let end = block.span.end() as u32;
    Event {
        token: index as u32,
        last: index as u32,
        start: end,
        end,
        open: 0,
        close: 0,
        skip: 0,
        cued: false,
        boundary: true,
    }
}

#[inline]
fn glyph(text: &str, tokens: &[Token], at: usize) -> Option<Glyph> {
    let token = &tokens[at];
    match text.as_bytes()[token.span.start()] {
        b'"' => Some(Glyph::Straight),
        b'?' => Some(Glyph::Broken),
        b'\'' | b'`' | 128.. => rare_glyph(text, tokens, at),
        _ => None,
    }
}

#[inline(never)]
fn rare_glyph(text: &str, tokens: &[Token], at: usize) -> Option<Glyph> {
    let token = &tokens[at];
    let may_be = token.is(WordClass::ENCLOSING | WordClass::TERMINAL);
    if !may_be || !matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol) {
        return None;
    }
    match text[token.span.range()].chars().next()? {
        '＂' | '〝' | '〞' => Some(Glyph::Straight),
        '“' | '„' | '‟' | '«' | '‹' | '\u{93}' => Some(Glyph::Opening),
        '”' | '»' | '›' | '\u{94}' => Some(Glyph::Closing),
        '\'' | '`' | '´' | '’' | '‘' if is_run(text, token) || is_twin(text, tokens, at) => {
            Some(Glyph::Straight)
        }
        '\u{fffd}' => Some(Glyph::Broken),
        _ => None,
    }
}

/// Two or more of the same sign in one token: `''`.
fn is_run(text: &str, token: &Token) -> bool {
    text[token.span.range()].chars().nth(1).is_some()
}

/// Whether a mark and the one right behind it stand for one double mark: *’’kata*, *""Kami*. Not: *pergi.""Kami*,
/// where one closes and the other opens.
pub(super) fn is_twin(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(next) = tokens
        .get(at + 1)
        .filter(|next| next.has(TokenFlags::GLUED))
    else {
        return false;
    };
    if super::single::is_mark(text, &tokens[at]) {
        return super::single::is_mark(text, next);
    }
    let straight = |token: &Token| &text[token.span.range()] == "\"";
    let free_before = !tokens[at].has(TokenFlags::GLUED);
    let free_behind = tokens
        .get(at + 2)
        .is_none_or(|behind| !behind.has(TokenFlags::GLUED) || !behind.is_word());
    straight(&tokens[at]) && straight(next) && (free_before || free_behind)
}

/// Whether a question mark stands where none can: between a blank and a word, behind a comma, before a stop or a
/// reporting word.
fn betrays(text: &str, tokens: &[Token], at: usize) -> bool {
    let before = side_before(text, tokens, at, 0);
    let behind = side_behind(text, tokens, at, usize::MAX);
    let comma = at > 0 && text[..tokens[at].span.start()].ends_with(',');
    comma
        || behind == Side::Stop && before == Side::Word
        || matches!(before, Side::Blank | Side::Border) && behind == Side::Word
        || is_cue_behind(text, tokens, at, tokens.len())
}

/// A candidate and what stands around it.
struct Place<'a> {
    text: &'a str,
    tokens: &'a [Token],
    glyph: Glyph,
    at: usize,
    last: usize,
    before: Side,
    behind: Side,
    cued: bool,
    capital: bool,
}

impl<'a> Place<'a> {
    fn new(
        text: &'a str,
        block: &Block,
        tokens: &'a [Token],
        (at, glyph): (usize, Glyph),
    ) -> Place<'a> {
        let limit = block.end_token as usize;
        let last = if is_twin(text, tokens, at) {
            at + 1
        } else {
            at
        };
        Place {
            text,
            tokens,
            glyph,
            at,
            last,
            before: side_before(text, tokens, at, block.first_token as usize),
            behind: side_behind(text, tokens, last, limit),
            cued: is_cue_behind(text, tokens, last, limit),
            capital: is_capital(tokens, last + 1),
        }
    }

    fn form(&self) -> &'a str {
        &self.text[self.tokens[self.at].span.range()]
    }

    fn event(&self, skip: i16) -> Event {
        Event {
            token: self.at as u32,
            last: self.last as u32,
            start: self.tokens[self.at].span.start() as u32,
            end: self.tokens[self.last].span.end() as u32,
            open: open_cost(self.glyph, self.before, self.behind, self.capital),
            close: close_cost(self.glyph, self.before, self.behind, self.cued),
            skip,
            cued: self.cued,
            boundary: false,
        }
    }

    fn push(&self, events: &mut Vec<Event>) {
        let run = is_run(self.text, &self.tokens[self.at]);
        match self.glyph {
            Glyph::Broken if run && self.before != Side::Blank => events.push(self.asked()),
            Glyph::Broken => {
                events.push(self.event(broken_skip(self.before, self.behind, self.cued)));
            }
            _ => events.push(self.event(self.stray())),
        }
    }

    /// A question that lost its mark: the last of the signs was the closing mark.
    fn asked(&self) -> Event {
        let event = self.event(2);
        let last = self.form().chars().next_back().map_or(0, char::len_utf8) as u32;
        Event {
            start: event.end - last,
            open: STRAY,
            close: close_cost(self.glyph, Side::Stop, self.behind, self.cued),
            ..event
        }
    }

    /// What it costs to take a mark for none: little for the sign of inches, and for marks around the whole text.
    fn stray(&self) -> i16 {
        let token = &self.tokens[self.at];
        let is_border = |at: usize| at == 0 || at + 1 == self.tokens.len();
        if self.glyph == Glyph::Straight && is_border(self.at) {
            let wraps = |at: usize| self.text[self.tokens[at].span.range()].starts_with('"');
            let both = wraps(0) && wraps(self.tokens.len() - 1);
            return if both { 0 } else { 2 };
        }
        if token.has(TokenFlags::GLUED)
            && self.text[..token.span.start()].ends_with(|c: char| c.is_ascii_digit())
        {
            return 1;
        }
        STRAY
    }
}

/// A question mark is a mark for sure behind a comma or full stop, and perhaps none behind a word.
fn broken_skip(before: Side, behind: Side, cued: bool) -> i16 {
    match (before, behind) {
        (Side::Stop, _) => 10,
        (Side::Blank | Side::Border, Side::Word) => 8,
        (Side::Word, Side::Word) => 0,
        (Side::Word, _) if cued => 5,
        _ => 1,
    }
}

fn is_capital(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|token| token.has(TokenFlags::CAPITALIZED))
}

/// Whether a reporting word in lower case stands behind a mark, perhaps over a comma: *”, kata*.
fn is_cue_behind(text: &str, tokens: &[Token], at: usize, limit: usize) -> bool {
    let mut next = at + 1;
    if next < limit && &text[tokens[next].span.range()] == "," {
        next += 1;
    }
    let Some(token) = tokens.get(next).filter(|_| next < limit) else {
        return false;
    };
    let bare = WordClass::CUE_BARE | WordClass::CUE_PASSIVE;
    !token.has(TokenFlags::CAPITALIZED)
        && (token.is(bare) || &text[token.span.range()] == "demikian")
}

fn side_before(text: &str, tokens: &[Token], at: usize, first: usize) -> Side {
    if at <= first {
        return Side::Border;
    }
    if !tokens[at].has(TokenFlags::GLUED) {
        return Side::Blank;
    }
    match tokens[at - 1].kind {
        TokenKind::Punctuation | TokenKind::Symbol => {
            let c = text[tokens[at - 1].span.range()].chars().next_back();
            match c {
                Some(',' | '.' | '!' | '?' | ';' | '…' | ')' | ']' | '%') => Side::Stop,
                _ => Side::Other,
            }
        }
        TokenKind::Word if tokens[at - 1].has(TokenFlags::ABBREVIATION) => Side::Stop,
        _ => Side::Word,
    }
}

fn side_behind(text: &str, tokens: &[Token], at: usize, limit: usize) -> Side {
    let Some(next) = tokens.get(at + 1).filter(|_| at + 1 < limit) else {
        return Side::Border;
    };
    if !next.has(TokenFlags::GLUED) {
        return Side::Blank;
    }
    match next.kind {
        TokenKind::Punctuation | TokenKind::Symbol => {
            match text[next.span.range()].chars().next() {
                Some(',' | '.' | '!' | '?' | ';' | ':' | ')' | ']' | '-' | '–' | '/') => {
                    Side::Stop
                }
                Some('…' | '(' | '[' | '\'' | '‘' | '@' | '#' | '$') => Side::Word,
                _ => Side::Other,
            }
        }
        _ => Side::Word,
    }
}

fn open_cost(glyph: Glyph, before: Side, behind: Side, capital: bool) -> i16 {
    let place = match (before, behind) {
        (_, Side::Border) => 16,
        (_, Side::Stop) => 10,
        (Side::Border, Side::Word | Side::Other) => 0,
        (Side::Blank, Side::Word | Side::Other) => 0,
        (Side::Border, Side::Blank) => 1,
        (Side::Blank, Side::Blank) => 4,
        (Side::Other, Side::Word | Side::Other) => 1,
        (Side::Stop, Side::Word | Side::Other) => {
            if capital {
                2
            } else {
                6
            }
        }
        (Side::Word, Side::Word | Side::Other) => 6,
        (Side::Stop | Side::Word | Side::Other, Side::Blank) => 10,
    };
    let way = match glyph {
        Glyph::Closing => 2,
        Glyph::Straight | Glyph::Opening | Glyph::Broken => 0,
    };
    place + way
}

fn close_cost(glyph: Glyph, before: Side, behind: Side, cued: bool) -> i16 {
    let place = match (before, behind) {
        (Side::Border, _) => 16,
        (Side::Stop, Side::Word) => 3,
        (Side::Stop, _) => 0,
        (Side::Word | Side::Other, Side::Blank | Side::Stop | Side::Border | Side::Other) => 1,
        (Side::Word | Side::Other, Side::Word) => 6,
        (Side::Blank, Side::Stop) => 3,
        (Side::Blank, Side::Blank | Side::Border) => 4,
        (Side::Blank, Side::Word | Side::Other) => 9,
    };
    let way = match glyph {
        Glyph::Opening => 3,
        Glyph::Straight | Glyph::Closing | Glyph::Broken => 0,
    };
    let cue = if cued { -3 } else { 0 };
    place + way + cue
}
