//! Provisions: *Pasal 27 ayat (3) huruf b*, their lists, ranges and the words between them.

use std::borrow::Cow;

use super::reader::Reader;
use super::{Pinpoint, RelationKind, Unit};
use crate::lexicon::{LawWord, Piece};

/// Provisions of one act, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Provisions {
    pub(super) paths: Vec<Pinpoint>,
    /// How each path but the first is joined to the one before.
    pub(super) joins: Vec<RelationKind>,
    pub(super) end: usize,
}

/// The levels of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Pasal,
    Ayat,
    Huruf,
    Angka,
    Ke,
}

const NAMES: [&str; 5] = ["pasal", "ayat", "huruf", "angka", "ke"];
/// A range longer than this is a mistake of reading.
const LONGEST_RANGE: u32 = 60;
/// No sane reference names more provisions.
const MOST: usize = 100;

impl Level {
    fn of(word: LawWord) -> Option<Level> {
        Some(match word {
            LawWord::Pasal => Level::Pasal,
            LawWord::Ayat => Level::Ayat,
            LawWord::Huruf => Level::Huruf,
            LawWord::Angka => Level::Angka,
            LawWord::Ke => Level::Ke,
            _ => return None,
        })
    }

    fn unit(self, number: &str) -> Unit {
        Unit {
            unit: Cow::Borrowed(NAMES[self as usize]),
            number: number.to_owned(),
        }
    }
}

impl Reader<'_> {
    /// Reads provisions from a word such as *pasal* on.
    pub(super) fn provisions(&self, at: usize) -> Option<Provisions> {
        let mut found = Provisions::default();
        let mut path: Vec<(Level, String)> = Vec::new();
        let (level, number, end) = self.step(at, None)?;
        path.push((level, number));
        found.end = end;
        loop {
            if found.paths.len() > MOST {
                break;
            }
            if let Some((level, number, end)) =
                self.step(found.end, path.last().map(|&(level, _)| level))
            {
                let fresh = path.iter().all(|&(other, _)| other != level);
                let deeper = path.last().is_some_and(|&(last, _)| last < level);
                if deeper || (fresh && found.paths.is_empty()) {
                    path.push((level, number));
                    path.sort_by_key(|&(level, _)| level);
                    found.end = end;
                    continue;
                }
            }
            let last = path.last().map_or(Level::Pasal, |&(level, _)| level);
            if let Some((numbers, end)) =
                self.range(found.end, last, path.last().map_or("", |(_, n)| n.as_str()))
            {
                for number in numbers {
                    found.paths.push(units(&path));
                    found.joins.push(RelationKind::And);
                    path.pop();
                    path.push((last, number));
                }
                found.end = end;
                continue;
            }
            let Some((join, next)) = self.join(found.end) else {
                break;
            };
            if let Some((level, number, end)) = self.step(next, None) {
                let keep = path.iter().filter(|&&(other, _)| other < level).count();
                let rooted = level == Level::Pasal || keep > 0;
                if rooted {
                    found.paths.push(units(&path));
                    found.joins.push(join);
                    path.truncate(keep);
                    path.push((level, number));
                    found.end = end;
                    continue;
                }
            }
            let listed = matches!(
                join,
                RelationKind::And | RelationKind::Or | RelationKind::AndOr
            );
            let Some((number, end)) = self.value(next, last).filter(|_| listed) else {
                break;
            };
            if self.counts_something(end) {
                break;
            }
            found.paths.push(units(&path));
            found.joins.push(join);
            path.pop();
            path.push((last, number));
            found.end = end;
        }
        found.paths.push(units(&path));
        Some(found)
    }

    /// One unit with its number: *ayat (3)*, or *(3)* right behind a pasal.
    fn step(&self, at: usize, last: Option<Level>) -> Option<(Level, String, usize)> {
        let at = match self.after_char(at, '(') {
            Some(inner)
                if matches!(
                    self.law_word(inner),
                    Some((LawWord::Ayat | LawWord::Huruf, _))
                ) =>
            {
                inner
            }
            _ => at,
        };
        if let Some((word, piece)) = self.law_word(at) {
            let level = Level::of(word)?;
            let mut start = piece.end;
            if level == Level::Ke {
                start = self.after_char(start, '-').unwrap_or(start);
            } else if let Some(dot) = self.after_char(start, '.') {
                start = dot;
            }
            let (number, mut end) = self.value(start, level)?;
            if self.text[..at].ends_with('(') {
                end = self.after_char(end, ')').unwrap_or(end);
            }
            return Some((level, number, end));
        }
        if last == Some(Level::Pasal) && self.piece(at).is_some_and(|piece| piece.is('(')) {
            let (number, end) = self.value(at, Level::Ayat)?;
            return Some((Level::Ayat, number, end));
        }
        None
    }

    /// The number or letter of a unit: *27A*, *(3)*, *b*.
    fn value(&self, at: usize, level: Level) -> Option<(String, usize)> {
        if let Some(inner) = self.after_char(at, '(') {
            let (number, end) = self.bare_value(inner, level)?;
            let end = self.after_char(end, ')')?;
            return (level != Level::Pasal).then_some((number, end));
        }
        self.bare_value(at, level)
    }

    fn bare_value(&self, at: usize, level: Level) -> Option<(String, usize)> {
        let piece = self.piece(at)?;
        if level == Level::Huruf {
            let form = self.form(piece);
            let letter = piece.is_word() && form.len() <= 2 && form.is_ascii();
            let follows = self.text[piece.end..].chars().next();
            return (letter && !matches!(follows, Some(c) if c.is_alphanumeric()))
                .then(|| (form.to_ascii_lowercase(), piece.end));
        }
        if !piece.is_number() || piece.end - piece.start > 4 {
            return None;
        }
        let number = self.form(piece);
        let suffix = self.suffix(piece, level);
        let end = suffix.map_or(piece.end, |suffix| suffix.end);
        let letters = suffix.map_or("", |suffix| self.form(suffix));
        let letters = if level == Level::Ke { "" } else { letters };
        Some((format!("{number}{letters}"), end))
    }

    /// The letter of *27A* and *76 D*; *1e* of *ke-1e*; *A* of *27AYang*, where a lost blank has glued a sentence to it.
    fn suffix(&self, number: Piece, level: Level) -> Option<Piece> {
        let mut letter = self.piece(number.end)?;
        let form = self.form(letter).as_bytes();
        let glued = level == Level::Pasal && letter.start == number.end;
        if glued
            && matches!(
                form,
                [b'A'..=b'Z', b'A'..=b'Z', b'a'..=b'z', b'a'..=b'z', ..]
            )
        {
            letter.end = letter.start + 1;
        }
        let form = self.form(letter);
        let short = letter.is_word() && form.len() <= 2 && form.is_ascii();
        if !short || self.law.word(letter.key).is_some() {
            return None;
        }
        let glued = letter.start == number.end;
        let behind = self.piece(letter.end);
        let apart = level == Level::Pasal
            && form.len() == 1
            && form.as_bytes()[0].is_ascii_uppercase()
            && !behind.is_some_and(|behind| behind.is('.') && behind.start == letter.end);
        (glued || apart).then_some(letter)
    }

    /// *5-7*, *5 s/d 7*, *5 sampai dengan 7*: the numbers behind the first.
    fn range(&self, at: usize, level: Level, first: &str) -> Option<(Vec<String>, usize)> {
        let piece = self.piece(at)?;
        let mut start = match self.law_word(at) {
            Some((LawWord::Until, word)) => word.end,
            _ if piece.is('-') || piece.is('–') => piece.end,
            _ if self.form(piece).eq_ignore_ascii_case("s") => self.after_until(piece.end)?,
            _ => return None,
        };
        if let Some(with) = self
            .piece(start)
            .filter(|with| self.form(*with).eq_ignore_ascii_case("dengan"))
        {
            start = with.end;
        }
        let again = self
            .law_word(start)
            .filter(|&(word, _)| Level::of(word) == Some(level));
        if let Some((_, unit)) = again {
            start = unit.end;
            if level == Level::Ke {
                start = self.after_char(start, '-').unwrap_or(start);
            }
        }
        let (last, end) = self.value(start, level)?;
        if let (Ok(from), Ok(to)) = (first.parse::<u32>(), last.parse::<u32>()) {
            let long = to.checked_sub(from)?;
            if long == 0 || LONGEST_RANGE < long || self.counts_something(end) {
                return None;
            }
            return Some(((from + 1..=to).map(|n| n.to_string()).collect(), end));
        }
        if let ([from], [to]) = (first.as_bytes(), last.as_bytes())
            && from < to
            && from.is_ascii_lowercase()
            && to.is_ascii_lowercase()
        {
            return Some((
                (from + 1..=*to)
                    .map(|b| char::from(b).to_string())
                    .collect(),
                end,
            ));
        }
        Some((vec![last], end))
    }

    /// *s/d*, *s.d.* behind the s.
    fn after_until(&self, at: usize) -> Option<usize> {
        let slash = self
            .after_char(at, '/')
            .or_else(|| self.after_char(at, '.'))?;
        let d = self
            .piece(slash)
            .filter(|d| self.form(*d).eq_ignore_ascii_case("d"))?;
        Some(self.after_char(d.end, '.').unwrap_or(d.end))
    }

    /// The words that join provisions or citations, and where they end.
    pub(super) fn join(&self, at: usize) -> Option<(RelationKind, usize)> {
        let comma = self.after_char(at, ',');
        let start = comma.unwrap_or(at);
        let mut found = None;
        let mut at = start;
        while let Some((word, piece)) = self.law_word(at) {
            let kind = match (word, found) {
                (LawWord::And, None) => RelationKind::And,
                (LawWord::Or, None) => RelationKind::Or,
                (LawWord::Or, Some(RelationKind::And)) => RelationKind::AndOr,
                (LawWord::Juncto, _) => RelationKind::Juncto,
                (LawWord::Subsidiary, _) => RelationKind::Subsidiary,
                (LawWord::More, None | Some(RelationKind::And | RelationKind::Or)) => {
                    at = piece.end;
                    continue;
                }
                _ => break,
            };
            found = Some(kind);
            at = piece.end;
            if kind == RelationKind::Juncto || kind == RelationKind::And {
                let mark = if kind == RelationKind::And { '/' } else { '.' };
                at = self.after_char(at, mark).unwrap_or(at);
            }
        }
        match (found, comma) {
            (Some(kind), _) => Some((kind, at)),
            (None, Some(comma)) => Some((RelationKind::And, comma)),
            (None, None) => None,
        }
    }

    /// Whether a bare number is the count of something: *6 tahun*, *10 persen*.
    fn counts_something(&self, at: usize) -> bool {
        match self.law_word(at) {
            Some((LawWord::Counted, _)) => true,
            Some((LawWord::Year, year)) => {
                !self.piece(year.end).is_some_and(|next| next.is_number())
            }
            _ => self.piece(at).is_some_and(|piece| piece.is('%')),
        }
    }
}

fn units(path: &[(Level, String)]) -> Pinpoint {
    path.iter()
        .map(|(level, number)| level.unit(number))
        .collect()
}
