//! What speaks for each token's tag.
//!
//! A feature is a hash of the number of its template and of what the template sees. Most templates see one word, from the
//! token itself or from a token beside it ([`Word`]). The others see how three tokens are written and listed, or what the
//! rest of the article says ([`contexts`]). What each of them sees fits into few bits, so that what they say together can be
//! kept for the next time that the same is seen.

use super::article::Evidence;
use super::unit::{Shape, Unit};

/// Where a word stands, seen from the token whose tag is sought.
pub(crate) const PLACES: [isize; 5] = [0, -1, 1, -2, 2];

/// The numbers of the templates; those of words have a number for each of the `PLACES` behind them.
#[allow(missing_docs)]
pub mod template {
    pub const WORD: u64 = 10;
    pub const SHAPED_WORD: u64 = 19;
    pub const AFFIX: u64 = 20;
    pub const CLUSTER: u64 = 30;
    pub const CLASSES: u64 = 40;
    pub const CLASS: u64 = 50;
    pub const SHAPES: u64 = 70;
    pub const KNOWN: u64 = 100;
    pub const TITLES: u64 = 110;
    pub const LINKS: u64 = 120;
    pub const ARTICLE: u64 = 130;
}

/// Folds the product of what is seen and a number; the template's number is known when the crate is built.
#[inline(always)]
fn hash(template: u64, value: u64) -> u64 {
    let seed = (template + 1).wrapping_mul(0x9fb2_1c65_1e98_df25);
    mix(
        value ^ seed,
        0xd6e8_feb8_6659_fd93_u64 ^ seed.rotate_left(32),
    )
}

#[inline(always)]
fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

fn shape_of(unit: &Unit) -> u64 {
    unit.shape as u64 | (unit.style as u64) << 4
}

/// What the features of a word see of it, but what the model knows of the word, which its key tells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    key: u64,
    /// The classes of the word and, in bits that no class of a unit has, how it is written.
    written: u64,
    /// The first four bytes and, in the high half, the last four of the word, in small letters; 0 where its ends say
    /// nothing.
    ends: u64,
    len: usize,
}

impl Word {
    pub(crate) fn new(unit: &Unit, text: &[u8]) -> Word {
        Word {
            key: unit.key,
            written: unit.classes.0 | shape_of(unit),
            ends: ends(unit, &text[unit.span.range()]),
            len: unit.span.len(),
        }
    }

    /// A hash of all that the features see, never 0.
    pub(crate) fn state(&self) -> u64 {
        const SEED: u64 = 0x9fb2_1c65_1e98_df25;
        mix(self.key ^ self.ends.wrapping_mul(SEED), self.written ^ SEED).max(1)
    }

    /// The features of a token whose word this is, or beside which it stands.
    pub(crate) fn features(&self, cluster: u16, place: usize, mut found: impl FnMut(u64, u64)) {
        use template::{AFFIX, CLASS, CLASSES, CLUSTER, SHAPED_WORD, WORD};
        let mut f = |template: u64, value: u64| found(template, hash(template, value));
        let at = place as u64;
        let shape = self.written & 0xff;
        f(WORD + at, self.key);
        f(CLUSTER + at, u64::from(cluster) | shape << 12);
        if place < 3 {
            let mut classes = self.written & !0xff;
            while classes != 0 {
                f(CLASS + at, u64::from(classes.trailing_zeros()));
                classes &= classes - 1;
            }
        }
        if place == 0 {
            f(CLASSES, self.written);
            f(SHAPED_WORD, self.key.wrapping_add(shape << 56));
            for (number, affix) in self.affixes().into_iter().enumerate() {
                if affix != 0 {
                    f(AFFIX + number as u64, affix);
                }
            }
        }
    }

    /// Two and three letters of the beginning, two, three and four of the end; 0 where the word is too short.
    fn affixes(&self) -> [u64; 5] {
        let (start, end) = (self.ends & 0xffff_ffff, self.ends >> 32);
        let prefix = |letters: u32| start & ((1 << (8 * letters)) - 1) | u64::from(letters) << 40;
        let suffix = |letters: u32| end >> (8 * (4 - letters)) | u64::from(letters) << 40;
        let is_long = |least: usize| u64::from(self.ends != 0 && self.len >= least);
        let [two, three, four] = [3, 4, 5].map(is_long);
        [
            two * prefix(2),
            three * prefix(3),
            two * suffix(2),
            three * suffix(3),
            four * suffix(4),
        ]
    }
}

fn ends(unit: &Unit, form: &[u8]) -> u64 {
    if form.len() < 3 || matches!(unit.shape, Shape::Mark | Shape::Number | Shape::Address) {
        return 0;
    }
    let four = |bytes: [u8; 4]| u64::from(u32::from_le_bytes(bytes) | 0x2020_2020);
    match (form.first_chunk(), form.last_chunk()) {
        (Some(first), Some(last)) => four(*first) | four(*last) << 32,
        _ => four([form[0], form[1], form[2], 0]) | four([0, form[0], form[1], form[2]]) << 32,
    }
}

/// What the features that see more than one word see, packed: how the token and its neighbours are written, what the tables
/// say of them, and what the rest of the article says. 0 where there is nothing to see.
pub(crate) type Contexts = [u64; 3];

/// What the features of the token at a place among the units see of the words around it.
pub(crate) fn contexts(units: &[Unit], at: usize, evidence: Option<&Evidence>) -> Contexts {
    let beside = |at: usize| units.get(at).unwrap_or(&Unit::OUTSIDE);
    let around = [beside(at.wrapping_sub(1)), &units[at], beside(at + 1)];
    let [w1, w, n1] = around;
    let shapes = shape_of(w1) | shape_of(w) << 8 | shape_of(n1) << 16;
    [
        shapes | u64::from(w.flags) << 24 | 1 << 32,
        tables(around),
        evidence.map_or(0, |evidence| article(w, evidence)),
    ]
}

type Around<'a> = [&'a Unit; 3];

fn tables([w1, w, n1]: Around<'_>) -> u64 {
    let known = pack([w1, w, n1].map(|unit| unit.known), 8);
    let titles = pack([w1, w, n1].map(|unit| unit.title), 8);
    let links = pack([w1, w, n1].map(|unit| unit.link), 3);
    if known | titles | links == 0 {
        return 0;
    }
    known | titles << 24 | links << 48 | (w.shape as u64) << 60
}

fn pack(values: [u8; 3], width: u32) -> u64 {
    let [before, own, behind] = values.map(u64::from);
    own | before << width | behind << (2 * width)
}

fn article(unit: &Unit, evidence: &Evidence) -> u64 {
    let few = |count: u8| u64::from(count.min(2));
    let some = |count: u8| u64::from(count.min(1));
    let seen = few(evidence.inside) | few(evidence.lower) << 2 | few(evidence.start) << 4;
    let [titled, bodies, places] = evidence.headed.map(few);
    let heads = titled | bodies << 2 | places << 4;
    let beside = some(evidence.cued) | few(evidence.placed) << 2;
    let start = u64::from(unit.has(Unit::SENTENCE_START));
    shape_of(unit) | start << 8 | seen << 16 | heads << 24 | beside << 32 | 1 << 40
}

/// A hash of what one of the [`Contexts`] sees, never 0.
#[inline]
pub(crate) fn context_state(group: usize, seen: u64) -> u64 {
    hash(group as u64, seen).max(1)
}

/// The features of what one of the [`Contexts`] sees.
pub(crate) fn of_context(group: usize, seen: u64, mut found: impl FnMut(u64, u64)) {
    use template::{ARTICLE, KNOWN, LINKS, SHAPES, TITLES};
    let mut f = |template: u64, value: u64| found(template, hash(template, value));
    let part = |from: u32, bits: u32| seen >> from & ((1 << bits) - 1);
    match group {
        0 => {
            const STARTS: u64 = (Unit::SENTENCE_START | Unit::GLUED) as u64;
            f(SHAPES, part(0, 24) | (part(24, 8) & STARTS) << 24);
            f(SHAPES + 1, part(8, 8) | part(24, 8) << 24);
        }
        1 => {
            let shape = part(60, 4);
            let [known, titles, links] = [part(0, 24), part(24, 24), part(48, 9)];
            if known != 0 {
                f(KNOWN, known & 0xff | shape << 24);
                f(KNOWN + 1, known);
            }
            if titles != 0 {
                f(TITLES, titles | shape << 24);
                f(
                    TITLES + 1,
                    titles >> 8 & 0xff | (known & 0xff) << 8 | shape << 24,
                );
            }
            if links != 0 {
                f(LINKS, links);
                f(LINKS + 1, links | shape << 24);
            }
        }
        _ => {
            let shape = part(0, 8);
            let (titled, placed) = (part(24, 2), part(32, 4));
            f(ARTICLE, part(0, 24));
            f(ARTICLE + 1, part(24, 6) | shape << 8);
            f(ARTICLE + 2, placed | titled << 4 | shape << 8);
        }
    }
}
