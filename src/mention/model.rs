//! The weights of the name model, read in place from the bytes of `data/names.model`.

/// The tags that a token can have: outside, then begin, inside, last, unit of each kind.
pub const TAGS: usize = 13;

/// The kinds of edges between tokens that have transition weights of their own.
pub const EDGES: usize = 16;

/// The width of a row of scores: a lane a tag, the rest without meaning.
pub(crate) const LANES: usize = 16;

/// Scores of the tags of a token.
pub(crate) type Row = [i16; LANES];

/// How many features [`Model::add`] takes at once; what is more pushes out the last.
const MOST: usize = 48;

/// Features that may have weights.
#[derive(Clone, Debug)]
pub(crate) struct Passed {
    /// The bucket and the check of each.
    features: [(u32, u32); MOST],
    /// The checks of its bucket, once they are read.
    checks: [u64; MOST],
    count: usize,
}

impl Default for Passed {
    fn default() -> Passed {
        Passed {
            features: [(0, 0); MOST],
            checks: [0; MOST],
            count: 0,
        }
    }
}

const MAGIC: &[u8; 8] = b"wartanm3";
/// The bytes of a line of memory: the header fills one, and each bucket of features.
const LINE: usize = 64;
/// The features of a bucket.
#[cfg(feature = "corpus")]
const SLOTS: usize = 4;
/// A byte a tag and one that is not used; behind the slots of a bucket stand their checks of two bytes.
const SLOT: usize = TAGS + 1;
/// The bytes of the filter.
const FILTER: usize = 1 << 14;
const TRANSITIONS: usize = EDGES * TAGS * TAGS * 2;

/// The model, a view of its bytes.
///
/// Behind a header that gives the sizes stand the buckets of features, the transition weights, and three tables of words
/// (open addressing; check and facts): those with a part in names, those with none, and those with a cluster. A
/// feature is in the bucket that its hash names or nowhere; where it is nowhere, a filter of one bit a hash mostly tells so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model<'b> {
    filter: &'b [u8],
    buckets: &'b [[u8; LINE]],
    transitions: &'b [u8],
    parts: &'b [[u8; 8]],
    plain: &'b [[u8; 8]],
    words: &'b [[u8; 8]],
}

/// Bytes that begin with a line of memory.
#[repr(C, align(64))]
struct Aligned<B: ?Sized>(B);

static BUILTIN: &Aligned<[u8]> = &Aligned(*include_bytes!("../../data/names.model"));

impl<'b> Model<'b> {
    /// The model that the crate carries.
    pub(crate) fn builtin() -> Option<Model<'static>> {
        Model::new(&BUILTIN.0)
    }

    /// Knows nothing.
    #[cfg(any(test, feature = "corpus"))]
    pub(crate) const EMPTY: Model<'static> = Model {
        filter: &[0; FILTER],
        buckets: &[],
        transitions: &[],
        parts: &[],
        plain: &[],
        words: &[],
    };

    /// Reads a model; none where the bytes are no model.
    pub(crate) fn new(bytes: &'b [u8]) -> Option<Model<'b>> {
        let (header, rest) = bytes.split_at_checked(LINE)?;
        let (sizes, _) = header.strip_prefix(MAGIC)?.as_chunks::<4>();
        let [buckets, parts, plain, words] =
            [0, 1, 2, 3].map(|at| u32::from_le_bytes(sizes[at]) as usize);
        let (lines, rest) = rest.split_at_checked(buckets.checked_mul(LINE)?)?;
        let (filter, rest) = rest.split_at_checked(FILTER)?;
        let (transitions, rest) = rest.split_at_checked(TRANSITIONS)?;
        let (entries, []) = rest.as_chunks::<8>() else {
            return None;
        };
        let (part_words, entries) = entries.split_at_checked(parts)?;
        let (plain_words, more) = entries.split_at_checked(plain)?;
        let is_table = |size: usize| size == 0 || size.is_power_of_two();
        let fits = more.len() == words && is_table(parts) && is_table(plain) && is_table(words);
        fits.then_some(Model {
            filter,
            buckets: lines.as_chunks::<LINE>().0,
            transitions,
            parts: part_words,
            plain: plain_words,
            words: more,
        })
    }

    /// What part a word in small letters has in names; 0 where none.
    #[inline]
    pub(crate) fn part(&self, key: u64) -> u8 {
        facts(self.parts, key) as u8
    }

    /// Whether a word that begins a sentence is no name of its own; 0 where nothing is known.
    #[inline]
    pub(crate) fn plain(&self, key: u64) -> u8 {
        facts(self.plain, key) as u8
    }

    /// The cluster of a word; 0 where it has none.
    pub(crate) fn cluster(&self, entry: u64) -> u16 {
        facts(self.words, entry) as u16
    }

    /// Notes a feature for [`add`](Model::add), unless the filter knows that the model has no weights for it.
    #[inline(always)]
    pub(crate) fn sift(&self, feature: u64, passed: &mut Passed) {
        let bucket = ((feature >> 32) * self.buckets.len() as u64) >> 32;
        let bit = filter_bit(feature);
        passed.features[passed.count % MOST] = (bucket as u32, u32::from(check_of(feature)));
        passed.count += usize::from(self.filter[bit / 8 % FILTER] >> (bit % 8) & 1);
    }

    /// The sum of the weights of the features that were noted.
    ///
    /// The checks of all buckets are read before any is looked at, so that the waits for memory overlap.
    pub(crate) fn add(&self, passed: &mut Passed) -> Row {
        const ONES: u64 = 0x0001_0001_0001_0001;
        const TOPS: u64 = 0x8000_8000_8000_8000;
        let mut sums: Row = [0; LANES];
        let count = std::mem::take(&mut passed.count).min(MOST);
        let features = &passed.features[..count];
        for (checks, &(bucket, _)) in passed.checks.iter_mut().zip(features) {
            let line = &self.buckets[bucket as usize];
            *checks = u64::from_le_bytes(*line.last_chunk().expect("a line has checks"));
        }
        for (&checks, &(bucket, check)) in passed.checks.iter().zip(features) {
            // A lane of zeros is the one.
            let lanes = checks ^ (u64::from(check) * ONES);
            let zeros = lanes.wrapping_sub(ONES) & !lanes & TOPS;
            if zeros == 0 {
                continue;
            }
            let slot = zeros.trailing_zeros() as usize / 16;
            let line = &self.buckets[bucket as usize];
            let Some(row) = line[slot * SLOT..].first_chunk::<LANES>() else {
                continue;
            };
            sums = std::array::from_fn(|lane| sums[lane].wrapping_add(i16::from(row[lane] as i8)));
        }
        sums
    }

    /// The weight of a tag behind another.
    pub(crate) fn transition(&self, edge: usize, before: usize, tag: usize) -> i16 {
        let at = ((edge * TAGS + before) * TAGS + tag) * 2;
        self.transitions
            .get(at..at + 2)
            .map_or(0, |w| i16::from_le_bytes([w[0], w[1]]))
    }
}

/// What a table says of a key; 0 where nothing.
#[inline]
fn facts(table: &[[u8; 8]], key: u64) -> u32 {
    if table.is_empty() {
        return 0;
    }
    let mask = table.len() - 1;
    let (mut slot, check) = ((key >> 32) as usize & mask, key as u32 | 1);
    loop {
        let entry = u64::from_le_bytes(table[slot]);
        if entry as u32 == check {
            return (entry >> 32) as u32;
        }
        if entry == 0 {
            return 0;
        }
        slot = (slot + 1) & mask;
    }
}

fn filter_bit(feature: u64) -> usize {
    (feature >> 8) as usize % (FILTER * 8)
}

fn check_of(feature: u64) -> u16 {
    (feature as u16).max(1)
}

/// What a model is made of.
#[cfg(feature = "corpus")]
#[derive(Debug, Default)]
pub struct Parts {
    /// The weights of a tag behind another, for each edge.
    pub transitions: Vec<i16>,
    /// What part words in small letters have in names.
    pub parts: Vec<(u64, u32)>,
    /// The words that begin sentences and no names.
    pub plain: Vec<(u64, u32)>,
    /// The clusters of words.
    pub clusters: Vec<(u64, u32)>,
    /// How many buckets there are for features.
    pub buckets: usize,
    /// The weights of features, the heaviest first: what finds its bucket full is left out.
    pub features: Vec<(u64, [i8; TAGS])>,
}

#[cfg(feature = "corpus")]
impl Parts {
    /// The bytes of the model.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        let tables = [&self.parts, &self.plain, &self.clusters].map(|words| table(words));
        let mut bytes = MAGIC.to_vec();
        for size in std::iter::once(self.buckets).chain(tables.iter().map(Vec::len)) {
            bytes.extend((size as u32).to_le_bytes());
        }
        bytes.resize(LINE, 0);
        let mut buckets = vec![Vec::new(); self.buckets];
        let mut filter = [0u8; FILTER];
        for &(feature, row) in &self.features {
            let bucket = &mut buckets[(((feature >> 32) * self.buckets as u64) >> 32) as usize];
            let check = check_of(feature);
            if bucket.len() < SLOTS && bucket.iter().all(|&(other, _)| other != check) {
                bucket.push((check, row));
                let bit = filter_bit(feature);
                filter[bit / 8] |= 1 << (bit % 8);
            }
        }
        for mut bucket in buckets {
            bucket.resize(SLOTS, (0, [0; TAGS]));
            for (_, row) in &bucket {
                bytes.extend(row.map(|weight| weight as u8));
                bytes.extend([0; SLOT - TAGS]);
            }
            bytes.extend(bucket.iter().flat_map(|(check, _)| check.to_le_bytes()));
        }
        bytes.extend(filter);
        assert!(self.transitions.is_empty() || self.transitions.len() * 2 == TRANSITIONS);
        let end = bytes.len() + TRANSITIONS;
        bytes.extend(
            self.transitions
                .iter()
                .flat_map(|weight| weight.to_le_bytes()),
        );
        bytes.resize(end, 0);
        for entry in tables.iter().flatten() {
            bytes.extend(entry.to_le_bytes());
        }
        bytes
    }
}

/// An open-addressing table of check and facts.
#[cfg(feature = "corpus")]
fn table(entries: &[(u64, u32)]) -> Vec<u64> {
    let mut slots = vec![0u64; (entries.len() * 3 / 2 + 1).next_power_of_two()];
    let mask = slots.len() - 1;
    for &(key, facts) in entries {
        let mut slot = (key >> 32) as usize & mask;
        while slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        slots[slot] = u64::from(key as u32 | 1) | u64::from(facts) << 32;
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::{LANES, Model, Passed};

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
        let mut huge = bytes[..128].to_vec();
        huge[8..24].fill(0xff);
        assert!(Model::new(&huge).is_none());
    }

    #[test]
    fn the_empty_model_knows_nothing() {
        let mut passed = Passed::default();
        Model::EMPTY.sift(7, &mut passed);
        let scores = Model::EMPTY.add(&mut passed);
        assert_eq!((Model::EMPTY.cluster(7), scores), (0, [0; LANES]));
    }
}
