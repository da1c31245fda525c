//! The weights of the name model, read in place from the bytes of `data/names.model`.

/// The tags that a token can have: outside, then begin, inside, last, unit of each kind.
pub const TAGS: usize = 13;

/// The kinds of edges between tokens that have transition weights of their own.
pub const EDGES: usize = 16;

const MAGIC: &[u8; 8] = b"wartanm1";
const HEADER: usize = 16;
const SLOTS: usize = 8;
const BUCKET: usize = SLOTS * (2 + TAGS);
const TRANSITIONS: usize = EDGES * TAGS * TAGS * 2;

/// The model, a view of its bytes.
///
/// Behind a header stand the transition weights, the words (an open-addressing table of check and facts), and the
/// features: buckets of eight slots, first the checks of all eight and then their rows of weights, one byte a tag.
/// A feature is in the bucket that its hash names or nowhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model<'b> {
    transitions: &'b [u8],
    words: &'b [u8],
    buckets: &'b [u8],
}

impl<'b> Model<'b> {
    /// The model that the crate carries.
    pub(crate) fn builtin() -> Option<Model<'static>> {
        Model::new(include_bytes!("../../data/names.model"))
    }

    /// Knows nothing.
    pub(crate) const EMPTY: Model<'static> = Model {
        transitions: &[],
        words: &[],
        buckets: &[],
    };

    /// Reads a model; none where the bytes are no model.
    pub(crate) fn new(bytes: &'b [u8]) -> Option<Model<'b>> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let words = u32::from_le_bytes(rest.get(..4)?.try_into().ok()?) as usize;
        let buckets = u32::from_le_bytes(rest.get(4..8)?.try_into().ok()?) as usize;
        let (transitions, rest) = bytes.get(HEADER..)?.split_at_checked(TRANSITIONS)?;
        let (words, rest) = rest.split_at_checked(words.checked_mul(8)?)?;
        let (buckets, rest) = rest.split_at_checked(buckets.checked_mul(BUCKET)?)?;
        let fits = rest.is_empty() && (words.is_empty() || (words.len() / 8).is_power_of_two());
        fits.then_some(Model {
            transitions,
            words,
            buckets,
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

    /// Adds the weights of a feature.
    pub(crate) fn add(&self, feature: u64, scores: &mut [i32; TAGS]) {
        let count = self.buckets.len() / BUCKET;
        let bucket = ((feature >> 32) * count as u64 >> 32) as usize * BUCKET;
        let Some(bucket) = self.buckets.get(bucket..bucket + BUCKET) else {
            return;
        };
        let (checks, rows) = bucket.split_at(SLOTS * 2);
        let check = check_of(feature).to_le_bytes();
        for slot in 0..SLOTS {
            if checks[slot * 2] == check[0] && checks[slot * 2 + 1] == check[1] {
                let row = &rows[slot * TAGS..(slot + 1) * TAGS];
                for (score, &weight) in scores.iter_mut().zip(row) {
                    *score += i32::from(weight as i8);
                }
                return;
            }
        }
    }

    /// The weight of a tag behind another.
    pub(crate) fn transition(&self, edge: u8, before: usize, tag: usize) -> i32 {
        let at = ((usize::from(edge) * TAGS + before) * TAGS + tag) * 2;
        self.transitions
            .get(at..at + 2)
            .map_or(0, |w| i32::from(i16::from_le_bytes([w[0], w[1]])))
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
        let bucket = &mut table[((feature >> 32) * buckets as u64 >> 32) as usize];
        let check = check_of(feature);
        // Features come heaviest first: what finds its bucket full is light.
        if bucket.len() < SLOTS && bucket.iter().all(|&(other, _)| other != check) {
            bucket.push((check, row));
        }
    }
    for bucket in &mut table {
        bucket.resize(SLOTS, (0, [0; TAGS]));
        bytes.extend(bucket.iter().flat_map(|(check, _)| check.to_le_bytes()));
        bytes.extend(bucket.iter().flat_map(|(_, row)| row.map(|w| w as u8)));
    }
    bytes
}
