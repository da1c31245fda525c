//! Numbers in digits and words.

use super::atom::{Atom, AtomKind};
use super::written::Amount;
use crate::lexicon::TimeWord;

/// An amount and the atom behind it: *14*, *1,5*, *10 ribu*, *dua puluh tiga*, *2 (dua)*, *setengah*, *satu setengah*.
pub(crate) fn amount(atoms: &[Atom], at: usize) -> Option<(Amount, usize)> {
    let (amount, next) = match atoms.get(at)?.kind {
        AtomKind::Number { .. } => scaled(atoms, digits(atoms, at)?),
        AtomKind::Word(TimeWord::Half) => (Amount(500), at + 1),
        AtomKind::Word(TimeWord::Number(_)) => {
            let (value, next) = words(atoms, at)?;
            (Amount::whole(value), next)
        }
        _ => return None,
    };
    if matches!(kind(atoms, next), Some(AtomKind::Word(TimeWord::Half))) && amount.0 >= 1000 {
        return Some((Amount(amount.0 + 500), next + 1));
    }
    Some((amount, spelled_out(atoms, next)))
}

/// *10 ribu*
fn scaled(atoms: &[Atom], (amount, next): (Amount, usize)) -> (Amount, usize) {
    match kind(atoms, next) {
        Some(AtomKind::Word(TimeWord::Scale(scale))) => {
            (Amount(amount.0.saturating_mul(scale.into())), next + 1)
        }
        _ => (amount, next),
    }
}

/// *2 (dua) bulan*: the number once more, in words and brackets.
fn spelled_out(atoms: &[Atom], at: usize) -> usize {
    if kind(atoms, at) != Some(AtomKind::Mark(b'(')) {
        return at;
    }
    match words(atoms, at + 1) {
        Some((_, next)) if kind(atoms, next) == Some(AtomKind::Mark(b')')) => next + 1,
        _ => at,
    }
}

/// *14*, *1.500* (thousands), *1,5* and *5.4* (a part).
fn digits(atoms: &[Atom], at: usize) -> Option<(Amount, usize)> {
    let AtomKind::Number { mut value, digits } = atoms[at].kind else {
        return None;
    };
    if value == u32::MAX || digits > 9 {
        return None;
    }
    let mut next = at + 1;
    while let Some((mark, part, digits)) = fraction(atoms, next) {
        if digits == 3 && mark == b'.' {
            value = value.checked_mul(1000)?.checked_add(part)?;
            next += 2;
            continue;
        }
        let scale = 10_u32.checked_pow(3_u32.checked_sub(u32::from(digits))?)?;
        let thousandths = Amount(u64::from(value) * 1000 + u64::from(part * scale));
        return Some((thousandths, next + 2));
    }
    Some((Amount::whole(value), next))
}

fn fraction(atoms: &[Atom], at: usize) -> Option<(u8, u32, u8)> {
    let (mark, part) = (atoms.get(at)?, atoms.get(at + 1)?);
    match (mark.kind, part.kind) {
        (AtomKind::Mark(mark_byte @ (b'.' | b',')), AtomKind::Number { value, digits })
            if mark.glued && part.glued && digits <= 3 =>
        {
            Some((mark_byte, value, digits))
        }
        _ => None,
    }
}

/// A whole number in words: *sebelas*, *dua puluh tiga*, *seratus lima puluh*, *dua ribu dua puluh*.
pub(crate) fn words(atoms: &[Atom], at: usize) -> Option<(u32, usize)> {
    let (mut total, mut group, mut last, mut next) = (0_u32, 0_u32, None::<u32>, at);
    while let Some(AtomKind::Word(word)) = kind(atoms, next) {
        match word {
            TimeWord::Number(value) if last.is_none() && value < 10 => last = Some(value),
            TimeWord::Number(value) if last.is_none() && value < 1000 => group += value,
            TimeWord::Number(value) if next == at => total += value,
            TimeWord::Teens => group += last.take()? + 10,
            TimeWord::Scale(1000) => {
                total += (group + last.take().unwrap_or(0)) * 1000;
                group = 0;
            }
            TimeWord::Scale(scale) => group += last.take()? * scale,
            _ => break,
        }
        next += 1;
        if next - at > 12 || total + group > 999_999 {
            return None;
        }
    }
    (next > at).then(|| (total + group + last.unwrap_or(0), next))
}

fn kind(atoms: &[Atom], at: usize) -> Option<AtomKind> {
    atoms.get(at).map(|atom| atom.kind)
}
