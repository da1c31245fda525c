//! The role behind a name: *Rudi, **peneliti Lembaga Survei**; Rudi selaku **Ketua RT 05***.

use std::ops::Range;

use super::words::{belongs, is_clause, is_kin, is_link, is_office, is_profession};
use super::{Person, REACH};
use crate::lexicon::WordClass;
use crate::mention::EntityKind;
use crate::token::{TokenFlags, TokenKind};

/// A role behind a name.
pub(super) struct Behind {
    pub(super) tokens: Range<usize>,
    /// Where it turns to another person: *juru bicara **Bupati Sari***.
    pub(super) other: usize,
}

/// Reads the role behind a name.
// Rudi, **peneliti Lembaga Survei**; Rudi selaku **Ketua RT 05**  Not: Rudi, Sari, dan Dewi
pub(super) fn read(person: &Person<'_>) -> Option<Behind> {
    let end = person.sentence().end.min(person.titled.end + REACH);
    let start = behind_age(person, end);
    let opening = Opening::read(person, start, end)?;
    let noun = opening.noun;
    let token = person.reading.tokens.get(noun).filter(|_| noun < end)?;
    let fits = is_profession(person.reading, noun)
        || opening.announces && token.is_word() && !is_clause(person.reading, token);
    let role = fits.then(|| extent(person, &opening, end)).flatten()?;
    let holds = opening.binds || !is_led(person) || is_closed(person, role.tokens.end, end);
    holds.then_some(role)
}

// tiga terdakwa yakni Rudi **selaku** Direktur: each of a list has a role of his own.
pub(super) fn is_told(person: &Person<'_>) -> bool {
    let lists = person.titled.start.checked_sub(1).is_some_and(|at| {
        let at = at - usize::from(at > 0 && person.form(at) == ",");
        matches!(person.form(at), "yakni" | "yaitu")
    });
    lists && matches!(person.form(person.titled.end), "selaku" | "sebagai")
}

/// The token behind an age in brackets: *Rudi **(45)**, nelayan*.
fn behind_age(person: &Person<'_>, end: usize) -> usize {
    let at = person.titled.end;
    let number = person.form(at) == "("
        && at + 1 < end
        && person.reading.tokens[at + 1].kind == TokenKind::Number;
    let close = (at + 2..end.min(at + 4)).find(|&close| person.form(close) == ")");
    close.filter(|_| number).map_or(at, |close| close + 1)
}

/// What stands between a name and its role.
struct Opening {
    /// The first token of the role.
    first: usize,
    /// Its noun: *salah satu **pendiri***.
    noun: usize,
    /// A role follows, whatever its noun: *selaku, menjabat, salah satu, seorang*.
    announces: bool,
    /// It is the name's: *selaku, sebagai, yang juga*, and not a comma alone.
    binds: bool,
    /// It is stated whole, whoever is named in it: *sebagai pengganti Sari*.
    states: bool,
    /// The sentence is over behind it.
    closes: bool,
}

impl Opening {
    fn read(person: &Person<'_>, start: usize, end: usize) -> Option<Opening> {
        let mut at = start;
        let (mut announces, mut binds, mut states) = (false, false, false);
        let saying = Saying::before(person);
        let closes = saying == Saying::Behind;
        while at < end {
            match person.form(at) {
                "selaku" | "menjabat" | "berprofesi" => (announces, states) = (true, true),
                "seorang" | "sang" => announces = true,
                "sebagai" => states = true,
                "merupakan" | "adalah" if saying != Saying::Ahead => states = true,
                "yang" => binds = true,
                // Rudi **juga** santri; yang **juga** santri  Not: Rudi, juga santri Sari
                "juga" if binds || at == start && !is_led(person) => binds = true,
                "," | "(" => {}
                // yang **saat itu masih** menjabat Ketua
                "saat" | "itu" | "ini" | "masih" | "kini" | "sebelumnya" | "pernah" | "sempat"
                    if at > start && is_held_ahead(person, at, end) => {}
                _ => break,
            }
            at += 1;
        }
        let one_of = at + 2 < end
            && person.form(at) == "salah"
            && matches!(person.form(at + 1), "satu" | "seorang");
        (at > start).then_some(Opening {
            first: at,
            noun: at + 2 * usize::from(one_of),
            announces: announces || one_of,
            binds: binds || states || closes,
            states: states || closes,
            closes,
        })
    }
}

/// Where a reporting word right before the name has what is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Saying {
    None,
    /// *"Kami siap," kata Rudi*: the sentence is over but for the speaker.
    Behind,
    /// *Menurut Rudi, ..., kata Rudi, ...*: more may follow.
    Ahead,
}

impl Saying {
    fn before(person: &Person<'_>) -> Saying {
        let tokens = &person.reading.tokens;
        let Some(cue) = person.titled.start.checked_sub(1) else {
            return Saying::None;
        };
        if !tokens[cue].is(WordClass::CUE_BARE | WordClass::CUE_SOURCE) {
            return Saying::None;
        }
        let marks = cue.checked_sub(1).map(|mark| &tokens[mark]);
        match marks.is_some_and(|mark| mark.has(TokenFlags::CLOSES_MARKS)) {
            true => Saying::Behind,
            false => Saying::Ahead,
        }
    }
}

/// Whether *menjabat* follows within a few words.
fn is_held_ahead(person: &Person<'_>, at: usize, end: usize) -> bool {
    (at..end.min(at + 4)).any(|at| person.form(at) == "menjabat")
}

/// How far the role goes; nothing where its words turn out to be those of the next person.
fn extent(person: &Person<'_>, opening: &Opening, end: usize) -> Option<Behind> {
    let (reading, names) = (person.reading, person.names);
    let Opening { first, noun, .. } = *opening;
    let (mut at, mut last, mut depth) = (noun, noun, 0);
    let mut other = None;
    let mut next_name = person.index + 1;
    while at < end {
        while next_name < names.len() && names[next_name].tokens.end <= at {
            next_name += 1;
        }
        let inside = names
            .get(next_name)
            .filter(|name| name.tokens.contains(&at));
        let next = inside.filter(|name| name.kind == EntityKind::Person && name.tokens.start == at);
        if next.is_some() && other.is_none() {
            let joined = is_link(reading.form(at - 1)) && reading.form(at - 1) != "dari";
            if at == first || joined {
                break;
            }
            other = relation(person, first..at);
            if other.is_none() && !opening.states {
                return None;
            }
            // sebagai **calon bupati** dan Ketua DPRD Sari
            let and = (noun..at).rev().find(|&at| reading.form(at) == "dan");
            if let (None, Some(and), false) = (other, and, opening.closes) {
                last = and - 1;
                break;
            }
        }
        let token = &reading.tokens[at];
        if inside.is_none() && !is_office(reading, at) && !belongs(reading, token) {
            break;
        }
        match reading.form(at) {
            "(" => depth += 1,
            ")" if depth == 0 => break,
            ")" => depth -= 1,
            _ => {}
        }
        if !is_link(reading.form(at)) {
            last = at;
        }
        at += 1;
    }
    Some(Behind {
        tokens: first..last + 1,
        other: other.unwrap_or(last + 1),
    })
}

/// Behind the word that says who somebody is by the person who follows: *juru **bicara** Bupati Sari*  Not: *juru bicara
/// Istana, Sari*
fn relation(person: &Person<'_>, words: Range<usize>) -> Option<usize> {
    let relation = WordClass::RELATION | WordClass::KINSHIP;
    let named = |at: usize| {
        let names = person.names[person.index + 1..].iter();
        names
            .take_while(|name| name.tokens.start <= at)
            .any(|name| name.tokens.contains(&at))
    };
    words
        .rev()
        .take_while(|&at| !named(at))
        .find(|&at| person.reading.tokens[at].is(relation) || is_kin(person.form(at)))
        .map(|at| at + 1)
}

/// Whether a preposition or a verb leads the name, so that a clause may begin behind the comma: **Menurut** *Rudi,
/// pemerintah siap*.
fn is_led(person: &Person<'_>) -> bool {
    let before = person.titled.start.checked_sub(1);
    before
        .filter(|&before| before >= person.sentence().start)
        .map(|before| &person.reading.tokens[before])
        .is_some_and(|token| {
            token.is_word() && (is_clause(person.reading, token) || token.is(WordClass::CONNECTIVE))
        })
}

/// Whether the name of the next person begins here.
fn names_person(person: &Person<'_>, at: usize) -> bool {
    let next = person.names[person.index + 1..]
        .iter()
        .find(|name| name.tokens.end > at);
    next.is_some_and(|name| name.kind == EntityKind::Person && name.tokens.start == at)
}

/// Whether the role ends at a mark, or the sentence goes on with what can follow an apposition.
fn is_closed(person: &Person<'_>, stop: usize, end: usize) -> bool {
    let tokens = &person.reading.tokens;
    let pointed = stop + 1 < end && tokens[stop].is(WordClass::DEMONSTRATIVE);
    let next = stop + usize::from(pointed);
    if next >= end || !tokens[next].is_word() || person.form(next) == "yang" {
        // Sejalan dengan Rudi, Ketua RT 05, **Sari** menilai
        return next >= end || person.form(next) != "," || !names_person(person, next + 1);
    }
    // kata Rudi, warga setempat **ketika** ditemui
    const ADJUNCTS: [&str; 12] = [
        "saat", "ketika", "usai", "seusai", "dalam", "pada", "kepada", "melalui", "lewat",
        "dengan", "sambil", "seraya",
    ];
    let before = person.titled.start.checked_sub(1);
    let said = before.is_some_and(|before| {
        tokens[before].is(WordClass::CUE_BARE | WordClass::CUE_PASSIVE)
            || person.form(before) == "oleh"
    });
    said && ADJUNCTS.contains(&person.form(next))
}
