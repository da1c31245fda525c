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
    /// How the word was read across a corpus.
    pub const PRIOR_SHIFT: u32 = 10;
    pub const PRIOR: u32 = 0xff;
    /// How often the word has a capital inside sentences.
    pub const CAPITAL_SHIFT: u32 = 18;
    pub const CAPITAL: u32 = 0x7;
    /// In small letters, it can stand inside a name.
    pub const INNER: u32 = 1 << 21;
    /// In small letters, it can begin a name.
    pub const HEAD: u32 = 1 << 22;
    /// Can be a name in a text without capitals.
    pub const NAME: u32 = 1 << 23;
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

    /// The features of a token that do not depend on a first reading.
    pub(crate) fn first(&self, at: usize, mut found: impl FnMut(u64)) {
        let [w2, w1, w, n1, n2] = [-2, -1, 0, 1, 2].map(|offset| self.unit(at, offset));
        let shape = |unit: &Unit| unit.shape as u64 | (unit.style as u64) << 4;
        let mut f = |template: u64, value: u64| found(hash(template, value));
        let key = w.key;
        let cased = pair(key, shape(w));

        f(1, key);
        f(2, cased);
        f(3, w1.key);
        f(4, n1.key);
        f(5, w2.key);
        f(6, n2.key);
        f(7, pair(w1.key, key));
        f(8, pair(key, n1.key));
        f(9, pair(w1.key, pair(1, n1.key)));
        f(10, pair(w2.key, w1.key));
        f(11, pair(n1.key, n2.key));

        let shapes = shape(w1) | shape(w) << 8 | shape(n1) << 16;
        let starts = u64::from(w.flags & (Unit::SENTENCE_START | Unit::GLUED));
        f(12, shapes | starts << 32);
        f(
            13,
            shapes | shape(w2) << 24 | shape(n2) << 32 | starts << 40,
        );
        f(14, u64::from(w.flags) << 8 | shape(w));
        f(15, pair(w1.key, shape(w) | shape(n1) << 8));
        f(16, pair(n1.key, shape(w) | shape(w1) << 8));

        let form = &self.text[w.span.range()];
        if matches!(
            w.shape,
            Shape::Lower | Shape::Capital | Shape::Caps | Shape::Mixed
        ) {
            let len = form.len();
            for n in 1..=4 {
                if n < len {
                    f(20 + n as u64, affix(&form[..n]));
                    f(25 + n as u64, affix(&form[len - n..]));
                }
            }
            f(30, len.min(12) as u64 | shape(w) << 8);
        }

        let cluster = |unit: &Unit| u64::from(unit.info & info::CLUSTER);
        let prior = |unit: &Unit| u64::from(unit.info >> info::PRIOR_SHIFT & info::PRIOR);
        let capital = |unit: &Unit| u64::from(unit.info >> info::CAPITAL_SHIFT & info::CAPITAL);
        f(31, cluster(w) | shape(w) << 12);
        f(32, cluster(w1) | shape(w1) << 12);
        f(33, cluster(n1) | shape(n1) << 12);
        f(34, cluster(w2) | shape(w2) << 12);
        f(35, cluster(n2) | shape(n2) << 12);
        f(36, cluster(w1) | cluster(w) << 12);
        f(37, cluster(w) | cluster(n1) << 12);
        f(38, cluster(w1) | cluster(n1) << 12);
        f(39, prior(w) | shape(w) << 12);
        f(40, prior(w1) | shape(w1) << 12 | prior(w) << 20);
        f(41, prior(n1) | shape(n1) << 12 | prior(w) << 20);
        f(42, prior(w1) | prior(n1) << 12 | prior(w) << 20);
        f(43, capital(w) | shape(w) << 12 | starts << 24);

        self.classes(at, &mut f);
        if let Some(evidence) = self.article.evidence(at) {
            evidence_features(w, evidence, &mut f);
        }
    }

    fn classes(&self, at: usize, f: &mut impl FnMut(u64, u64)) {
        let [w2, w1, w, n1] = [-2, -1, 0, 1].map(|offset| self.unit(at, offset));
        let shape = u64::from(w.shape as u8);
        f(50, u64::from(w.classes) | shape << 32);
        f(51, u64::from(w1.classes) | shape << 32);
        f(52, u64::from(n1.classes) | shape << 32);
        f(53, u64::from(w2.classes) | shape << 32);
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
        f(56, k | shape << 8);
        f(57, k | k1 << 8 | l1 << 16);
        let [t2, t1, t, u1] = [w2, w1, w, n1].map(|unit| u64::from(unit.title));
        f(58, t1 | t << 8 | shape << 16);
        f(59, t2 | t1 << 8 | t << 16 | u1 << 24);
        f(84, t1 | k << 8 | shape << 16);
    }

    /// The features of a token that a first reading of the article adds.
    pub(crate) fn second(&self, at: usize, own: usize, mut found: impl FnMut(u64)) {
        let mut f = |template: u64, value: u64| found(hash(template, value));
        let w = self.unit(at, 0);
        let shape = w.shape as u64 | (w.style as u64) << 4;
        let here = self
            .article
            .evidence(at)
            .map_or(0, |e| reading_of(e, Some(own)));
        f(70, here | shape << 32);
        let before = at.checked_sub(1).and_then(|at| self.article.evidence(at));
        let after = self.article.evidence(at + 1);
        let (b, a) = (
            before.map_or(0, |e| reading_of(e, None) & 0xff),
            after.map_or(0, |e| reading_of(e, None) & 0xff),
        );
        f(71, here & 0xff | b << 8);
        f(72, here & 0xff | a << 8);
        f(73, here & 0xff | a << 8 | b << 16);
    }
}

/// The group that an [`Evidence::read`] counts a tag in.
pub(crate) fn group(tag: usize) -> usize {
    match tag {
        0 => 0,
        _ => {
            let (kind, place) = ((tag - 1) / 4, (tag - 1) % 4);
            1 + kind * 2 + usize::from(place == 1 || place == 2)
        }
    }
}

/// How the other occurrences of a word were read: the two commonest groups and how common the first is.
fn reading_of(evidence: &Evidence, own: Option<usize>) -> u64 {
    let mut read = evidence.read;
    if let Some(own) = own {
        let count = &mut read[group(own)];
        *count = count.saturating_sub(1);
    }
    let total: u32 = read.iter().map(|&count| u32::from(count)).sum();
    if total == 0 {
        return 0;
    }
    let top = (0..7).rev().max_by_key(|&group| read[group]).unwrap_or(0);
    let second = (0..7)
        .rev()
        .filter(|&group| group != top)
        .max_by_key(|&group| read[group])
        .unwrap_or(0);
    let share = u32::from(read[top]) * 4 / total;
    let second = if read[second] == 0 { 7 } else { second };
    (top as u64 + 1)
        | u64::from(share.min(4)) << 3
        | (second as u64) << 8
        | u64::from(read[top].min(3)) << 12
}

fn evidence_features(unit: &Unit, evidence: &Evidence, f: &mut impl FnMut(u64, u64)) {
    let few = |count: u8| u64::from(count.min(2));
    let some = |count: u8| u64::from(count.min(1));
    let shape = unit.shape as u64 | (unit.style as u64) << 4;
    let start = u64::from(unit.flags & Unit::SENTENCE_START);
    f(
        60,
        few(evidence.inside)
            | few(evidence.lower) << 2
            | few(evidence.start) << 4
            | shape << 8
            | start << 16,
    );
    f(61, some(evidence.titled) | shape << 8);
    f(
        62,
        few(evidence.placed) | few(evidence.inside) << 2 | shape << 8,
    );
    f(
        63,
        some(evidence.second) | some(evidence.first) << 1 | few(evidence.inside) << 2 | shape << 8,
    );
    f(64, some(evidence.bracketed) | shape << 8);
    let total = u64::from(evidence.inside.saturating_add(evidence.start).min(6));
    f(65, total | shape << 8);
}

fn affix(bytes: &[u8]) -> u64 {
    let mut value = bytes.len() as u64;
    for &byte in bytes {
        value = value << 8 | u64::from(byte | 0x20);
    }
    value
}
