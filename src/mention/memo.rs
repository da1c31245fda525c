//! What words say of the tags around them, kept between texts.

use super::features::{self, PLACES};
use super::model::{LANES, Model, Passed, Row};
use super::runs::info;
use super::unit::{self, Shape, Unit};

/// How many words are kept; a power of two.
const SLOTS: usize = 1 << 14;

/// The sums of weights of the features that see one word only. They are those of the model whether they are kept or not: a
/// word that finds its slot taken is read anew. Serves one model.
#[derive(Default)]
pub(crate) struct Memo {
    slots: Vec<Slot>,
    passed: Passed,
}

#[derive(Clone, Default)]
struct Slot {
    /// What the sums depend on, 0 where nothing is kept.
    state: u64,
    cluster: u32,
    rows: [Row; PLACES.len()],
}

impl Memo {
    /// The sums of a word for the tokens of all [`PLACES`]; gives the unit its cluster.
    #[inline(never)]
    pub(crate) fn see(
        &mut self,
        unit: &mut Unit,
        form: &[u8],
        model: &Model<'_>,
    ) -> &[Row; PLACES.len()] {
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, Slot::default());
        }
        let ends = features::ends(unit, form);
        let state = features::state(unit, ends).max(1);
        let slot = &mut self.slots[state as usize % SLOTS];
        if slot.state != state {
            slot.state = state;
            slot.cluster = cluster(unit, model);
            unit.info |= slot.cluster;
            for (place, row) in slot.rows.iter_mut().enumerate() {
                features::word(unit, ends, place, |_, feature| {
                    model.sift(feature, &mut self.passed);
                });
                *row = [0; LANES];
                model.add(&mut self.passed, row);
            }
        }
        unit.info |= slot.cluster;
        &slot.rows
    }
}

/// The cluster of the word of a unit.
pub(crate) fn cluster(unit: &Unit, model: &Model<'_>) -> u32 {
    match unit.shape {
        Shape::Mark | Shape::Number => 0,
        _ => model.cluster(unit::entry(unit.key, unit.is_strong())) & info::CLUSTER,
    }
}
