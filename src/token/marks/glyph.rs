//! Which tokens may be double quotation marks, and what their neighbours say of them.

use crate::block::Block;
use crate::lexicon::WordClass;
use crate::token::{Token, TokenFlags, TokenKind};

/// A mark, or the end of a paragraph, and what each reading of it costs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event {
    pub(super) token: u32,
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
pub(super) fn events(text: &str, blocks: &[Block], tokens: &[Token]) -> Option<Vec<Event>> {
    let candidates: Vec<(usize, Glyph)> = (0..tokens.len())
        .filter_map(|at| Some((at, glyph(text, tokens, at)?)))
        .collect();
    let doubles = candidates.iter().any(|&(_, glyph)| glyph != Glyph::Broken);
    let broken = candidates
        .iter()
        .any(|&(at, glyph)| glyph == Glyph::Broken && betrays(text, tokens, at));
    let singles = || {
        let single = |token: &Token| super::single::is_mark(text, token);
        tokens.iter().any(single)
    };
    if !doubles && !broken && !singles() {
        return None;
    }
    let mut events = Vec::with_capacity(candidates.len() + blocks.len());
    let mut next = candidates.into_iter().peekable();
    for (index, block) in blocks.iter().enumerate() {
        while let Some((at, glyph)) = next.next_if(|&(at, _)| at < block.end_token as usize) {
            if glyph != Glyph::Broken || broken {
                push(text, block, tokens, (at, glyph), &mut events);
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
        start: end,
        end,
        open: 0,
        close: 0,
        skip: 0,
        cued: false,
        boundary: true,
    }
}

fn glyph(text: &str, tokens: &[Token], at: usize) -> Option<Glyph> {
    let token = &tokens[at];
    if !matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol) {
        return None;
    }
    match text[token.span.range()].chars().next()? {
        '"' | '＂' | '〝' | '〞' => Some(Glyph::Straight),
        '“' | '„' | '‟' | '«' | '‹' | '\u{93}' => Some(Glyph::Opening),
        '”' | '»' | '›' | '\u{94}' => Some(Glyph::Closing),
        '\'' | '`' | '´' | '’' | '‘' if token.span.len() >= 2 && is_run(text, token) => {
            Some(Glyph::Straight)
        }
        '?' | '\u{fffd}' => Some(Glyph::Broken),
        _ => None,
    }
}

/// Two or more of the same sign in one token: `''`.
fn is_run(text: &str, token: &Token) -> bool {
    text[token.span.range()].chars().count() >= 2
}

/// Whether a question mark stands where none can: before a word and behind a blank, or behind a comma.
fn betrays(text: &str, tokens: &[Token], at: usize) -> bool {
    let before = side_before(text, tokens, at, 0);
    let behind = side_behind(text, tokens, at, usize::MAX);
    let comma = at > 0 && text[..tokens[at].span.start()].ends_with(',');
    comma || matches!(before, Side::Blank | Side::Border) && behind == Side::Word
}

fn push(
    text: &str,
    block: &Block,
    tokens: &[Token],
    (at, glyph): (usize, Glyph),
    events: &mut Vec<Event>,
) {
    let before = side_before(text, tokens, at, block.first_token as usize);
    let behind = side_behind(text, tokens, at, block.end_token as usize);
    let (start, end) = (tokens[at].span.start() as u32, tokens[at].span.end() as u32);
    let form = &text[tokens[at].span.range()];
    let cued = is_cue_behind(text, tokens, at, block.end_token as usize);
    let event = Event {
        token: at as u32,
        start,
        end,
        open: 0,
        close: 0,
        skip: STRAY,
        cued,
        boundary: false,
    };
    let last_len = form.chars().next_back().map_or(1, char::len_utf8) as u32;
    match glyph {
        Glyph::Broken if form.len() >= 2 && form.starts_with('?') => {
            let close = close_cost(glyph, Side::Stop, behind, cued);
            let open = STRAY;
            events.push(Event {
                start: end - last_len,
                open,
                close,
                skip: 2,
                ..event
            });
        }
        Glyph::Broken => {
            let capital = is_capital(tokens, at + 1);
            let open = open_cost(glyph, before, behind, capital);
            let close = close_cost(glyph, before, behind, cued);
            let skip = broken_skip(before, behind, cued);
            events.push(Event {
                open,
                close,
                skip,
                ..event
            });
        }
        _ if is_run(text, &tokens[at])
            && form.starts_with('"')
            && before != Side::Blank
            && behind == Side::Word =>
        {
            let middle = start + last_len;
            let close = close_cost(glyph, before, Side::Blank, false);
            events.push(Event {
                end: middle,
                open: STRAY,
                close,
                ..event
            });
            let open = open_cost(glyph, Side::Blank, behind, true);
            events.push(Event {
                start: middle,
                open,
                close: STRAY,
                ..event
            });
        }
        _ => {
            let open = open_cost(glyph, before, behind, is_capital(tokens, at + 1));
            let close = close_cost(glyph, before, behind, cued);
            let skip = if is_inch(text, tokens, at) { 1 } else { STRAY };
            events.push(Event {
                open,
                close,
                skip,
                ..event
            });
        }
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

/// The sign of inches or seconds behind a number: *5'10"*. Not: *“pada 2024”*, where it is the cheaper reading to close.
fn is_inch(text: &str, tokens: &[Token], at: usize) -> bool {
    let glued = tokens[at].has(TokenFlags::GLUED) && at > 0;
    glued && text[..tokens[at].span.start()].ends_with(|c: char| c.is_ascii_digit())
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
