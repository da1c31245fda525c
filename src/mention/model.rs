//! The weights of the name model, read in place from the bytes of `data/names.model`.

/// The tags that a token can have: outside, then begin, inside, last, unit of each kind.
pub const TAGS: usize = 13;

/// The kinds of edges between tokens that have transition weights of their own.
pub const EDGES: usize = 16;

/// The width of a row of scores: a lane a tag, the rest empty.
pub(crate) const LANES: usize = 16;

/// How many features a token can have.
pub(crate) const MOST: usize = 128;

const MAGIC: &[u8; 8] = b"wartanm2";
const HEADER: usize = 16;
const SLOTS: usize = 8;
const TRANSITIONS: usize = EDGES * TAGS * TAGS * 2;

/// The model, a view of its bytes.
///
/// Behind a header stand the transition weights, the words (an open-addressing table of check and facts), and the
/// features: the checks of all slots, eight to a bucket, and then their rows of weights, one byte a tag. A feature is
/// in the bucket that its hash names or nowhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model<'b> {
    transitions: &'b [u8],
    words: &'b [u8],
    checks: &'b [u8],
    rows: &'b [u8],
}

impl<'b> Model<'b> {
    /// The model that the crate carries.
    pub(crate) fn builtin() -> Option<Model<'static>> {
        Model::new(include_bytes!("../../data/names.model"))
    }

    /// Knows nothing.
    #[cfg(any(test, feature = "corpus"))]
    pub(crate) const EMPTY: Model<'static> = Model {
        transitions: &[],
        words: &[],
        checks: &[],
        rows: &[],
    };

    /// Reads a model; none where the bytes are no model.
    pub(crate) fn new(bytes: &'b [u8]) -> Option<Model<'b>> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let words = u32::from_le_bytes(rest.get(..4)?.try_into().ok()?) as usize;
        let buckets = u32::from_le_bytes(rest.get(4..8)?.try_into().ok()?) as usize;
        let (transitions, rest) = bytes.get(HEADER..)?.split_at_checked(TRANSITIONS)?;
        let (words, rest) = rest.split_at_checked(words.checked_mul(8)?)?;
        let slots = buckets.checked_mul(SLOTS)?;
        let (checks, rows) = rest.split_at_checked(slots.checked_mul(2)?)?;
        // The last row is read as wide as the others.
        let fits = rows.len() == slots.checked_mul(TAGS)?.checked_add(LANES - TAGS)?
            && (words.is_empty() || (words.len() / 8).is_power_of_two());
        fits.then_some(Model {
            transitions,
            words,
            checks,
            rows,
        })
    }

    /// What the model knows of a word; 0 where nothing.
    pub(crate) fn word(&self, key: u64) -> u32 {
        if self.words.is_empty() {
            return 0;
        }
        let mask = self.words.len() / 8 - 1;
        let (mut slot, check) = ((key >> 32) as usize & mask, key as u32 | 1);
        loop {
            let entry: [u8; 8] = self.words[slot * 8..slot * 8 + 8].try_into().expect("8");
            let entry = u64::from_le_bytes(entry);
            if entry as u32 == check {
                return (entry >> 32) as u32;
            }
            if entry == 0 {
                return 0;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Adds the weights of features, of [`MOST`] at most.
    ///
    /// First all are looked up without a branch on what is found, so that the waits for memory overlap.
    pub(crate) fn add(&self, features: &[u64], scores: &mut [i16; LANES]) {
        const ONES: u64 = 0x0001_0001_0001_0001;
        const TOPS: u64 = 0x8000_8000_8000_8000;
        let buckets = (self.checks.len() / (SLOTS * 2)) as u64;
        let mut found = [0; MOST];
        let mut count = 0;
        for &feature in features.iter().take(MOST) {
            let bucket = (((feature >> 32) * buckets) >> 32) as usize * SLOTS;
            let Some(checks) = self.checks.get(bucket * 2..bucket * 2 + 16) else {
                return;
            };
            let check = u64::from(check_of(feature)) * ONES;
            // Four checks at a time: a lane of zeros is the one.
            let zeros = |from: usize| {
                let lanes = checks[from..from + 8].try_into().expect("8");
                let lanes = u64::from_le_bytes(lanes) ^ check;
                lanes.wrapping_sub(ONES) & !lanes & TOPS
            };
            let (low, high) = (zeros(0), zeros(8));
            let low_slot = low.trailing_zeros() / 16;
            let high_slot = 4 + high.trailing_zeros() / 16;
            let slot = if low == 0 { high_slot } else { low_slot };
            found[count % MOST] = bucket + slot as usize;
            count += usize::from(low | high != 0);
        }
        for &slot in &found[..count.min(MOST)] {
            let Some(row) = self.rows.get(slot * TAGS..slot * TAGS + LANES) else {
                return;
            };
            let row: &[u8; LANES] = row.try_into().expect("a row");
            for (score, &weight) in scores.iter_mut().zip(row) {
                *score += i16::from(weight as i8);
            }
        }
    }

    /// The weight of a tag behind another.
    pub(crate) fn transition(&self, edge: usize, before: usize, tag: usize) -> i16 {
        let at = ((edge * TAGS + before) * TAGS + tag) * 2;
        self.transitions
            .get(at..at + 2)
            .map_or(0, |w| i16::from_le_bytes([w[0], w[1]]))
    }
}

fn check_of(feature: u64) -> u16 {
    (feature as u16).max(1)
}

/// Writes the bytes of a model.
#[cfg(feature = "corpus")]
pub(crate) fn pack(
    transitions: &[i16],
    words: &[(u64, u32)],
    buckets: usize,
    features: &[(u64, [i8; TAGS])],
) -> Vec<u8> {
    assert_eq!(transitions.len() * 2, TRANSITIONS);
    let size = (words.len() * 3 / 2).next_power_of_two();
    let mut bytes = MAGIC.to_vec();
    bytes.extend((size as u32).to_le_bytes());
    bytes.extend((buckets as u32).to_le_bytes());
    bytes.extend(transitions.iter().flat_map(|weight| weight.to_le_bytes()));
    let mut slots = vec![0u64; size];
    for &(key, info) in words {
        let mut slot = (key >> 32) as usize & (size - 1);
        while slots[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = u64::from(key as u32 | 1) | u64::from(info) << 32;
    }
    bytes.extend(slots.iter().flat_map(|slot| slot.to_le_bytes()));
    let mut table: Vec<Vec<(u16, [i8; TAGS])>> = vec![Vec::new(); buckets];
    for &(feature, row) in features {
        let bucket = &mut table[(((feature >> 32) * buckets as u64) >> 32) as usize];
        let check = check_of(feature);
        // Features come heaviest first: what finds its bucket full is light.
        if bucket.len() < SLOTS && bucket.iter().all(|&(other, _)| other != check) {
            bucket.push((check, row));
        }
    }
    for bucket in &mut table {
        bucket.resize(SLOTS, (0, [0; TAGS]));
        bytes.extend(bucket.iter().flat_map(|(check, _)| check.to_le_bytes()));
    }
    for (_, row) in table.iter().flatten() {
        bytes.extend(row.map(|weight| weight as u8));
    }
    bytes.resize(bytes.len() + LANES - TAGS, 0);
    bytes
}

#[cfg(test)]
mod tests {
    use super::{LANES, Model};

    #[test]
    fn the_model_of_the_crate_fits_its_form_and_its_size() {
        let bytes = include_bytes!("../../data/names.model");
        assert!(bytes.len() <= 4 << 20, "{} bytes", bytes.len());
        assert!(Model::builtin().is_some());
    }

    #[test]
    fn bytes_that_are_no_model_are_refused() {
        let bytes = include_bytes!("../../data/names.model");
        assert!(Model::new(b"").is_none());
        assert!(Model::new(&bytes[..bytes.len() - 1]).is_none());
        assert!(Model::new(&bytes[1..]).is_none());
        let mut huge = bytes[..64].to_vec();
        huge[8..16].fill(0xff);
        assert!(Model::new(&huge).is_none());
    }

    #[test]
    fn the_empty_model_knows_nothing() {
        let mut scores = [0; LANES];
        Model::EMPTY.add(&[7], &mut scores);
        assert_eq!((Model::EMPTY.word(7), scores), (0, [0; LANES]));
    }
}
