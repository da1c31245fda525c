//! The cheapest reading of a row of marks.

use super::glyph::Event;
use super::{MarkPair, trimmed};
use crate::block::Block;
use crate::token::Token;

/// How deep in marks: outside, inside, inside a quote in a quote.
const STATES: usize = 3;
const FAR: i32 = i32::MAX / 4;

/// An opener while a quote is open: the closer before it was lost.
const REOPEN: i32 = 8;
/// An opener of a quote in a quote.
const NEST: i32 = 4;
/// A closer without an opener.
const UNOPENED: i32 = 8;
/// A paragraph ends inside a quote, and the quote with it.
const UNCLOSED: i32 = 6;
/// A paragraph ends inside a quote that goes on in the next without a new mark.
const CONTINUED: i32 = 7;
/// A paragraph ends inside a quote in a quote.
const UNCLOSED_INNER: i32 = 14;

/// What a mark does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    None,
    Open,
    Close,
    Reopen,
    Nest,
    CloseInner,
    Unopened,
    Unclosed,
    UnclosedInner,
}

#[derive(Clone, Copy)]
struct Cell {
    from: u8,
    step: Step,
}

/// The pairs by the cheapest reading, in no certain order.
pub(super) fn pairs(
    text: &str,
    blocks: &[Block],
    tokens: &[Token],
    events: &[Event],
) -> Vec<MarkPair> {
    let steps = cheapest(blocks, events);
    Builder::new(text, blocks, tokens).build(events, &steps)
}

/// What each mark does in the cheapest reading of all.
fn cheapest(blocks: &[Block], events: &[Event]) -> Vec<Step> {
    let mut costs = [0, FAR, FAR];
    let mut back: Vec<[Cell; STATES]> = Vec::with_capacity(events.len());
    for event in events {
        let mut next = [FAR; STATES];
        let mut cells = [Cell {
            from: 0,
            step: Step::None,
        }; STATES];
        let mut relax = |from: usize, to: usize, cost: i32, step: Step| {
            let cost = costs[from].saturating_add(cost);
            if costs[from] < FAR && cost < next[to] {
                next[to] = cost;
                cells[to] = Cell {
                    from: from as u8,
                    step,
                };
            }
        };
        if event.boundary {
            let article = blocks[event.token as usize].is_article();
            relax(0, 0, 0, Step::None);
            relax(1, 0, UNCLOSED, Step::Unclosed);
            relax(
                1,
                1,
                if article {
                    CONTINUED
                } else {
                    UNCLOSED + CONTINUED
                },
                Step::None,
            );
            relax(2, 0, UNCLOSED_INNER, Step::UnclosedInner);
        } else {
            let (open, close) = (2 * i32::from(event.open), 2 * i32::from(event.close));
            let skip = 2 * i32::from(event.skip);
            let uncued = close + if event.cued { 6 } else { 0 };
            relax(0, 1, open, Step::Open);
            relax(1, 0, close, Step::Close);
            relax(1, 1, open + REOPEN, Step::Reopen);
            relax(1, 2, open + NEST, Step::Nest);
            relax(2, 1, uncued, Step::CloseInner);
            relax(0, 0, close + UNOPENED, Step::Unopened);
            for state in 0..STATES {
                relax(state, state, skip, Step::None);
            }
        }
        costs = next;
        back.push(cells);
    }
    let mut state = 0;
    let mut steps = vec![Step::None; events.len()];
    for (at, cells) in back.iter().enumerate().rev() {
        steps[at] = cells[state].step;
        state = usize::from(cells[state].from);
    }
    steps
}

/// Turns steps into pairs.
struct Builder<'a> {
    text: &'a str,
    blocks: &'a [Block],
    tokens: &'a [Token],
    outer: Option<Event>,
    inner: Option<Event>,
    /// Where the last mark ended, or the paragraph began.
    floor: usize,
    pairs: Vec<MarkPair>,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, blocks: &'a [Block], tokens: &'a [Token]) -> Builder<'a> {
        Builder {
            text,
            blocks,
            tokens,
            outer: None,
            inner: None,
            floor: blocks.first().map_or(0, |block| block.span.start()),
            pairs: Vec::new(),
        }
    }

    fn build(mut self, events: &[Event], steps: &[Step]) -> Vec<MarkPair> {
        for (event, &step) in events.iter().zip(steps) {
            match step {
                Step::None => {}
                Step::Open => self.outer = Some(*event),
                Step::Nest => self.inner = Some(*event),
                Step::Close => self.close(Some(*event), event.start as usize, true),
                Step::CloseInner => self.close(Some(*event), event.start as usize, false),
                Step::Reopen => {
                    self.close(None, event.start as usize, true);
                    self.outer = Some(*event);
                }
                Step::Unopened => self.unopened(event),
                Step::Unclosed => self.close(None, event.start as usize, true),
                Step::UnclosedInner => {
                    self.close(None, event.start as usize, false);
                    self.close(None, event.start as usize, true);
                }
            }
            if event.boundary {
                let next = self.blocks.get(event.token as usize + 1);
                self.floor = next.map_or(self.text.len(), |block| block.span.start());
            } else if step != Step::None {
                self.floor = event.end as usize;
            }
        }
        self.pairs
    }

    fn close(&mut self, by: Option<Event>, end: usize, outer: bool) {
        let open = if outer {
            self.outer.take()
        } else {
            self.inner.take()
        };
        if let Some(open) = open {
            self.pairs.push(MarkPair {
                open: Some(open.token),
                close: by.map(|event| event.last),
                content: trimmed(self.text, open.end as usize, end),
                parent: None,
            });
        }
    }

    fn unopened(&mut self, event: &Event) {
        let end = event.start as usize;
        let content = trimmed(self.text, self.floor.min(end), end);
        let inside = self
            .tokens
            .partition_point(|token| token.span.start() < content.start());
        if inside < event.token as usize {
            self.pairs.push(MarkPair {
                open: None,
                close: Some(event.last),
                content,
                parent: None,
            });
        }
    }
}
