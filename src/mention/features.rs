//! Where names can stand, and what speaks for each token's tag.

use std::ops::Range;

use super::article::{Article, Evidence};
use super::unit::{Shape, Unit};
use crate::lexicon::WordClass;

/// Facts of a word in the model.
#[allow(missing_docs)]
pub mod info {
    /// The number of the word's cluster.
    pub const CLUSTER: u32 = 0x3ff;
    /// In small letters, it can stand inside a name.
    pub const INNER: u32 = 1 << 10;
    /// In small letters, it can begin a name.
    pub const HEAD: u32 = 1 << 11;
    /// Can be a name in a text without capitals.
    pub const NAME: u32 = 1 << 12;
}

const HEADS: u32 = ((WordClass::ORG_HEAD.0 | WordClass::PLACE_HEAD.0) >> 28) as u32;

/// The stretches of tokens that can hold names.
pub(crate) fn runs(units: &[Unit], blocks: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for block in blocks {
        let (begin, end) = (block.start, block.end);
        let mut at = begin;
        let first_run = runs.len();
        while at < end {
            if !is_seed(&units[at]) {
                at += 1;
                continue;
            }
            let floor = runs
                .get(first_run..)
                .and_then(<[_]>::last)
                .map_or(begin, |run| run.end);
            let mut start = at;
            while start > floor && start + 3 > at && is_lead(&units[start - 1]) {
                start -= 1;
            }
            let mut stop = at + 1;
            while let Some(next) = (stop..end.min(stop + 4)).find(|&next| is_seed(&units[next])) {
                if !(stop..next).all(|gap| is_filler(&units[gap], &units[gap - 1])) {
                    break;
                }
                stop = next + 1;
            }
            while stop < end && is_tail(&units[stop], &units[stop - 1]) {
                stop += 1;
            }
            at = stop;
            match runs.get_mut(first_run..).and_then(<[_]>::last_mut) {
                Some(last) if last.end >= start => last.end = stop,
                _ => runs.push(start..stop),
            }
        }
    }
    runs
}

fn is_seed(unit: &Unit) -> bool {
    unit.is_strong() || (unit.shape == Shape::Lower && unit.info & (info::NAME | info::HEAD) != 0)
}

fn is_lead(unit: &Unit) -> bool {
    match unit.shape {
        Shape::Lower => unit.classes & HEADS != 0 || unit.info & (info::HEAD | info::INNER) != 0,
        Shape::Number => true,
        Shape::Mark => unit.key == at_sign(),
        _ => false,
    }
}

fn at_sign() -> u64 {
    (u64::from(b'@') + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn is_filler(unit: &Unit, before: &Unit) -> bool {
    match unit.shape {
        Shape::Mark if unit.edge >> 1 == 5 => {
            before.shape == Shape::Initial || before.span.len() <= 3 || unit.has(Unit::GLUED)
        }
        Shape::Lower => unit.info & info::INNER != 0 || unit.has(Unit::GLUED),
        Shape::Number => true,
        _ => matches!(unit.edge >> 1, 3..=6) || unit.has(Unit::GLUED),
    }
}

fn is_tail(unit: &Unit, before: &Unit) -> bool {
    match unit.shape {
        Shape::Number => before.shape != Shape::Mark || unit.has(Unit::GLUED),
        Shape::Lower => unit.info & info::INNER != 0,
        Shape::Mark => {
            unit.edge >> 1 == 4 || (matches!(unit.edge >> 1, 5 | 6) && unit.has(Unit::GLUED))
        }
        _ => false,
    }
}

/// Reads the features of tokens off a text.
#[derive(Debug)]
pub(crate) struct Features<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) units: &'a [Unit],
    pub(crate) article: &'a Article,
}

fn hash(template: u64, value: u64) -> u64 {
    let product =
        (value ^ template.wrapping_mul(0x9fb2_1c65_1e98_df25)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    let product = (product ^ product >> 32).wrapping_mul(0xa076_1d64_78bd_642f);
    product ^ product >> 31
}

fn pair(a: u64, b: u64) -> u64 {
    (a ^ b.rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b
}

impl Features<'_> {
    fn unit(&self, at: usize, offset: isize) -> &Unit {
        at.checked_add_signed(offset)
            .and_then(|at| self.units.get(at))
            .unwrap_or(&Unit::OUTSIDE)
    }

    /// The features of a token: the number of the template and the hash.
    #[inline]
    pub(crate) fn read(&self, at: usize, mut found: impl FnMut(u64, u64)) {
        let mut f = |template: u64, value: u64| found(template, hash(template, value));
        let around = [-2, -1, 0, 1, 2].map(|offset| self.unit(at, offset));
        words(around, &mut f);
        shapes(around, &mut f);
        self.affixes(around[2], &mut f);
        clusters(around, &mut f);
        classes(around, &mut f);
        if let Some(evidence) = self.article.evidence(at) {
            evidence_features(around[2], evidence, &mut f);
        }
    }

    fn affixes(&self, unit: &Unit, f: &mut impl FnMut(u64, u64)) {
        let form = &self.text[unit.span.range()];
        let len = form.len();
        if len < 3 || matches!(unit.shape, Shape::Mark | Shape::Number | Shape::Address) {
            return;
        }
        f(20, affix(&form[..2]));
        f(22, affix(&form[len - 2..]));
        if len > 3 {
            f(21, affix(&form[..3]));
            f(23, affix(&form[len - 3..]));
        }
        if len > 4 {
            f(24, affix(&form[len - 4..]));
        }
    }
}

type Around<'a> = [&'a Unit; 5];

fn shape_of(unit: &Unit) -> u64 {
    unit.shape as u64 | (unit.style as u64) << 4
}

fn words([w2, w1, w, n1, n2]: Around<'_>, f: &mut impl FnMut(u64, u64)) {
    f(1, w.key);
    f(2, pair(w.key, shape_of(w)));
    f(3, w1.key);
    f(4, n1.key);
    f(5, w2.key);
    f(6, n2.key);
    f(7, pair(w1.key, w.key));
    f(8, pair(w.key, n1.key));
    f(9, pair(w2.key, w1.key));
}

fn shapes([w2, w1, w, n1, n2]: Around<'_>, f: &mut impl FnMut(u64, u64)) {
    let starts = u64::from(w.flags & (Unit::SENTENCE_START | Unit::GLUED));
    let shapes = shape_of(w1) | shape_of(w) << 8 | shape_of(n1) << 16;
    f(12, shapes | starts << 32);
    f(
        13,
        shapes | shape_of(w2) << 24 | shape_of(n2) << 32 | starts << 40,
    );
    f(14, u64::from(w.flags) << 8 | shape_of(w));
    f(15, pair(w1.key, shape_of(w) | shape_of(n1) << 8));
    f(16, pair(n1.key, shape_of(w) | shape_of(w1) << 8));
}

fn clusters([w2, w1, w, n1, n2]: Around<'_>, f: &mut impl FnMut(u64, u64)) {
    let cluster = |unit: &Unit| u64::from(unit.info & info::CLUSTER);
    let shaped = |unit: &Unit| cluster(unit) | shape_of(unit) << 12;
    f(31, shaped(w));
    f(32, shaped(w1));
    f(33, shaped(n1));
    f(34, shaped(w2));
    f(35, shaped(n2));
    f(36, cluster(w1) | cluster(w) << 12);
    f(37, cluster(w) | cluster(n1) << 12);
    f(38, cluster(w1) | cluster(n1) << 12);
}

fn classes([w2, w1, w, n1, _]: Around<'_>, f: &mut impl FnMut(u64, u64)) {
    let shape = u64::from(w.shape as u8);
    f(50, u64::from(w.classes) | shape << 32);
    f(51, u64::from(w1.classes) | shape << 32);
    f(52, u64::from(n1.classes) | shape << 32);
    f(54, u64::from(w1.classes) | u64::from(w.classes) << 32);
    f(55, u64::from(w.classes) | u64::from(n1.classes) << 32);
    for (template, unit) in [(80, w), (81, w1), (82, n1), (83, w2)] {
        let mut bits = unit.classes;
        while bits != 0 {
            f(template, u64::from(bits.trailing_zeros()) | shape << 8);
            bits &= bits - 1;
        }
    }
    let [k1, k, l1] = [w1, w, n1].map(|unit| u64::from(unit.known));
    if k1 | k | l1 != 0 {
        f(56, k | shape << 8);
        f(57, k | k1 << 8 | l1 << 16);
    }
    let [t2, t1, t, u1] = [w2, w1, w, n1].map(|unit| u64::from(unit.title));
    if t2 | t1 | t | u1 != 0 {
        f(58, t1 | t << 8 | shape << 16);
        f(59, t2 | t1 << 8 | t << 16 | u1 << 24);
        f(84, t1 | k << 8 | shape << 16);
    }
    let [m1, m, o1] = [w1, w, n1].map(|unit| u64::from(unit.link));
    if m1 | m | o1 != 0 {
        f(85, m1 | m << 4 | o1 << 8);
        f(86, m1 | m << 4 | o1 << 8 | shape << 16);
    }
}

fn evidence_features(unit: &Unit, evidence: &Evidence, f: &mut impl FnMut(u64, u64)) {
    let few = |count: u8| u64::from(count.min(2));
    let some = |count: u8| u64::from(count.min(1));
    let shape = shape_of(unit);
    let start = u64::from(unit.flags & Unit::SENTENCE_START);
    let seen = few(evidence.inside) | few(evidence.lower) << 2 | few(evidence.start) << 4;
    f(60, seen | shape << 8 | start << 16);
    let rows = some(evidence.second) | some(evidence.first) << 1 | few(evidence.inside) << 2;
    f(63, rows | shape << 8);
    let total = u64::from(evidence.inside.saturating_add(evidence.start).min(6));
    f(65, total | some(evidence.bracketed) << 4 | shape << 8);
    let [titled, bodies, places] = evidence.headed.map(few);
    f(66, titled | bodies << 2 | places << 4 | shape << 8);
    f(
        67,
        some(evidence.cued) | titled << 2 | few(evidence.placed) << 4 | shape << 8,
    );
}

fn affix(bytes: &[u8]) -> u64 {
    let mut value = bytes.len() as u64;
    for &byte in bytes {
        value = value << 8 | u64::from(byte | 0x20);
    }
    value
}
