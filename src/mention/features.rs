//! What speaks for each token's tag.
//!
//! A feature is a hash of the number of its template and of what the template sees. Most templates see one word, from the
//! token itself or from a token beside it ([`word`]); what they say can be kept for the next time that the word comes up.
//! The others see several words, or what the rest of the article says ([`context`]).

use super::article::Evidence;
use super::runs::info;
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
    let product =
        u128::from(value ^ seed) * u128::from(0xd6e8_feb8_6659_fd93_u64 ^ seed.rotate_left(32));
    product as u64 ^ (product >> 64) as u64
}

fn pair(a: u64, b: u64) -> u64 {
    (a ^ b.rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b
}

fn shape_of(unit: &Unit) -> u64 {
    unit.shape as u64 | (unit.style as u64) << 4
}

/// All that [`word`] sees of a unit but what the model knows of the word, which its key tells.
pub(crate) fn state(unit: &Unit, ends: u64) -> u64 {
    let written = shape_of(unit) << 32 | u64::from(unit.classes);
    hash(pair(unit.key, written), ends)
}

/// The first four bytes and, in the high half, the last four of a word, in small letters; 0 where its ends say nothing.
pub(crate) fn ends(unit: &Unit, form: &[u8]) -> u64 {
    if form.len() < 3 || matches!(unit.shape, Shape::Mark | Shape::Number | Shape::Address) {
        return 0;
    }
    let four = |bytes: [u8; 4]| u64::from(u32::from_le_bytes(bytes) | 0x2020_2020);
    match (form.first_chunk(), form.last_chunk()) {
        (Some(first), Some(last)) => four(*first) | four(*last) << 32,
        _ => four([form[0], form[1], form[2], 0]) | four([0, form[0], form[1], form[2]]) << 32,
    }
}

/// The features of a word, seen from a token whose word it is or from one beside it.
pub(crate) fn word(unit: &Unit, ends: u64, place: usize, mut found: impl FnMut(u64, u64)) {
    use template::{AFFIX, CLASS, CLASSES, CLUSTER, SHAPED_WORD, WORD};
    let mut f = |template: u64, value: u64| found(template, hash(template, value));
    let at = place as u64;
    let cluster = u64::from(unit.info & info::CLUSTER);
    f(WORD + at, unit.key);
    f(CLUSTER + at, cluster | shape_of(unit) << 12);
    if place < 3 {
        let mut bits = unit.classes;
        while bits != 0 {
            f(CLASS + at, u64::from(bits.trailing_zeros()));
            bits &= bits - 1;
        }
    }
    if place == 0 {
        f(CLASSES, pair(u64::from(unit.classes), shape_of(unit)));
        f(SHAPED_WORD, pair(unit.key, shape_of(unit)));
        for (number, affix) in affixes(unit.span.len(), ends).into_iter().enumerate() {
            if affix != 0 {
                f(AFFIX + number as u64, affix);
            }
        }
    }
}

/// Two and three letters of the beginning, two, three and four of the end; 0 where the word is too short.
fn affixes(len: usize, ends: u64) -> [u64; 5] {
    let (start, end) = (ends & 0xffff_ffff, ends >> 32);
    let prefix = |letters: u32| start & ((1 << (8 * letters)) - 1) | u64::from(letters) << 40;
    let suffix = |letters: u32| end >> (8 * (4 - letters)) | u64::from(letters) << 40;
    let [two, three, four] = [3, 4, 5].map(|least| u64::from(ends != 0 && len >= least));
    [
        two * prefix(2),
        three * prefix(3),
        two * suffix(2),
        three * suffix(3),
        four * suffix(4),
    ]
}

/// The features that see more than one word, of the token at a place among the units.
#[inline(always)]
pub(crate) fn context(
    units: &[Unit],
    at: usize,
    evidence: Option<&Evidence>,
    mut found: impl FnMut(u64, u64),
) {
    let mut f = |template: u64, value: u64| found(template, hash(template, value));
    let unit = |offset: isize| {
        let at = at.checked_add_signed(offset);
        at.and_then(|at| units.get(at)).unwrap_or(&Unit::OUTSIDE)
    };
    let around = [-1, 0, 1].map(unit);
    shapes(around, &mut f);
    tables(around, &mut f);
    if let Some(evidence) = evidence {
        article(around[1], evidence, &mut f);
    }
}

type Around<'a> = [&'a Unit; 3];

fn shapes([w1, w, n1]: Around<'_>, f: &mut impl FnMut(u64, u64)) {
    let starts = u64::from(w.flags & (Unit::SENTENCE_START | Unit::GLUED));
    let shapes = shape_of(w1) | shape_of(w) << 8 | shape_of(n1) << 16;
    f(template::SHAPES, shapes | starts << 32);
    f(template::SHAPES + 1, u64::from(w.flags) << 8 | shape_of(w));
}

fn tables([w1, w, n1]: Around<'_>, f: &mut impl FnMut(u64, u64)) {
    let shape = u64::from(w.shape as u8);
    let [k1, k, l1] = [w1, w, n1].map(|unit| u64::from(unit.known));
    if k1 | k | l1 != 0 {
        f(template::KNOWN, k | shape << 8);
        f(template::KNOWN + 1, k | k1 << 8 | l1 << 16);
    }
    let [t1, t, u1] = [w1, w, n1].map(|unit| u64::from(unit.title));
    if t1 | t | u1 != 0 {
        f(template::TITLES, t1 | t << 8 | u1 << 16 | shape << 24);
        f(template::TITLES + 1, t1 | k << 8 | shape << 16);
    }
    let [m1, m, o1] = [w1, w, n1].map(|unit| u64::from(unit.link));
    if m1 | m | o1 != 0 {
        f(template::LINKS, m1 | m << 4 | o1 << 8);
        f(template::LINKS + 1, m1 | m << 4 | o1 << 8 | shape << 16);
    }
}

fn article(unit: &Unit, evidence: &Evidence, f: &mut impl FnMut(u64, u64)) {
    let few = |count: u8| u64::from(count.min(2));
    let some = |count: u8| u64::from(count.min(1));
    let shape = shape_of(unit);
    let start = u64::from(unit.flags & Unit::SENTENCE_START);
    let seen = few(evidence.inside) | few(evidence.lower) << 2 | few(evidence.start) << 4;
    f(template::ARTICLE, seen | shape << 8 | start << 16);
    let [titled, bodies, places] = evidence.headed.map(few);
    let heads = titled | bodies << 2 | places << 4;
    f(template::ARTICLE + 1, heads | shape << 8);
    let placed = some(evidence.cued) | titled << 2 | few(evidence.placed) << 4;
    f(template::ARTICLE + 2, placed | shape << 8);
}
