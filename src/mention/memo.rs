//! Sums of weights, kept between texts.

use super::model::{LANES, Row};

/// Rows by a hash of all that they depend on. They are the same whether they are kept or not: what finds its slot taken
/// takes it over. Serves one model. `N` is what is noted of a state besides.
#[derive(Default)]
pub(crate) struct Memo<N, const ROWS: usize, const SLOTS: usize> {
    slots: Vec<Slot<N, ROWS>>,
}

/// The rows of one state, from the start of a line of memory on.
#[derive(Clone)]
#[repr(C, align(64))]
pub(crate) struct Slot<N, const ROWS: usize> {
    /// What the rows depend on, 0 where nothing is kept.
    state: u64,
    /// A bit a row: whether it is filled in.
    filled: u32,
    /// What else is noted of the state.
    note: Option<N>,
    rows: [Row; ROWS],
}

impl<N: Copy, const ROWS: usize, const SLOTS: usize> Memo<N, ROWS, SLOTS> {
    /// Has the processor fetch a slot that is soon asked for.
    #[inline]
    pub(crate) fn fetch(&self, state: u64) {
        let slot = self.slots.get(state as usize % SLOTS);
        std::hint::black_box(slot.map(|slot| slot.state));
    }

    /// The rows of a state other than 0.
    #[inline]
    pub(crate) fn slot(&mut self, state: u64) -> &mut Slot<N, ROWS> {
        const { assert!(SLOTS.is_power_of_two() && ROWS <= 32) };
        if self.slots.is_empty() {
            let empty = Slot {
                state: 0,
                filled: 0,
                note: None,
                rows: [[0; LANES]; ROWS],
            };
            self.slots.resize(SLOTS, empty);
        }
        let slot = &mut self.slots[state as usize % SLOTS];
        if slot.state != state {
            slot.state = state;
            slot.filled = 0;
            slot.note = None;
        }
        slot
    }
}

impl<N, const ROWS: usize> Slot<N, ROWS> {
    /// One of the rows, made where it is not there.
    #[inline]
    pub(crate) fn row(&mut self, row: usize, make: impl FnOnce(&mut Option<N>) -> Row) -> &Row {
        if self.filled >> row & 1 == 0 {
            self.rows[row] = make(&mut self.note);
            self.filled |= 1 << row;
        }
        &self.rows[row]
    }
}
