//! Reads the noun phrase of an attribution: whom it names, or how it describes him.

use super::antecedent::{Described, Who};
use super::cast::Cast;
use super::roles::Fit;
use crate::citation::Citation;
use crate::lexicon::WordClass;
use crate::mention::{EntityKind, Mention};
use crate::reading::Reading;
use crate::span::Span;
use crate::token::{Token, TokenFlags, TokenKind};

/// Whom an attribution points at, before the text around it is asked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Referent {
    /// *dia, mereka*
    Pronoun { plural: bool },
    /// By name; several speak in chorus.
    Named(Vec<usize>),
    /// By office or description that the text may have tied to a name before: *Bupati*.
    Described(Span),
    /// By a description that points back: *politikus itu*.
    Back(Span),
    /// A text: *Pasal 6 UU Pers, survei Lembaga X*.
    Document(Span),
}

/// Reads the phrase.
pub(crate) fn read(cast: &Cast<'_>, citations: &[Citation], span: Span) -> Referent {
    let reading = cast.reading;
    let (first, end) = (reading.token_at(span.start()), reading.token_at(span.end()));
    let tokens = &reading.tokens[first..end.max(first)];
    let Some(head) = tokens.iter().find(|token| token.is_word()) else {
        return Referent::Described(span);
    };
    if head.is(WordClass::PRONOUN) && tokens.len() <= 3 {
        let plural = head.is(WordClass::PLURAL);
        return Referent::Pronoun { plural };
    }
    let named = cast.inside(span);
    let persons: Vec<usize> = named
        .clone()
        .filter(|&at| cast.mentions[at].kind == EntityKind::Person)
        .collect();
    let points_back = tokens
        .iter()
        .rev()
        .find(|token| token.is_word())
        .is_some_and(|last| last.is(WordClass::DEMONSTRATIVE));
    let introduced = tokens
        .iter()
        .any(|token| token.word == reading.tables.speech.named);
    let first_name = persons
        .first()
        .map(|&at| titled_at(reading, &cast.mentions[at]));
    let related =
        first_name.is_some_and(|name| name > first && relation(reading, first, name).is_some());
    if let Some(named) = named_behind(cast, end).filter(|_| persons.is_empty()) {
        return Referent::Named(vec![named]);
    }
    // *Seorang warga yang enggan disebut namanya itu* is nobody named before.
    let indefinite = matches!(
        reading.form(first),
        "seorang" | "Seorang" | "salah" | "Salah"
    );
    let points_back = points_back
        || !indefinite && (persons.is_empty() || related) && tail_points_back(reading, end);
    if points_back && !introduced {
        if let Some(document) = document(reading, citations, span, first) {
            return Referent::Document(document);
        }
        return Referent::Back(span);
    }
    if let Some(body) = named_after(cast, first, named.clone()) {
        return Referent::Named(vec![body]);
    }
    if let Some(speakers) = speaking(cast, span, first, &persons) {
        return Referent::Named(speakers);
    }
    if let Some(document) = document(reading, citations, span, first) {
        return Referent::Document(document);
    }
    if let Some(body) = body(cast, first, named) {
        return Referent::Named(vec![body]);
    }
    let text = head.is(WordClass::DOCUMENT | WordClass::VESSEL);
    let common = tokens.len() == 1 && head.is(WordClass::SPEAKER_NOUN);
    let other = cast
        .inside(span)
        .any(|at| cast.mentions[at].span.end() == span.end());
    let unseen = persons.is_empty() && !text && !common && !other;
    match namesake(cast, span).filter(|_| unseen) {
        Some(person) => Referent::Named(vec![person]),
        None => Referent::Described(span),
    }
}

/// The person whom a name means that was not seen as one here: *Kuat* for *Kuat Wibowo*, *Pelatih Eko van Asri* for *Eko van
/// Asri*.
fn namesake(cast: &Cast<'_>, span: Span) -> Option<usize> {
    const REACH: usize = 64;
    let reading = cast.reading;
    let phrase = reading.slice(span);
    let short = phrase.split(' ').count() <= 2
        && phrase
            .split(' ')
            .all(|word| word.chars().next().is_some_and(char::is_uppercase));
    let means = |mention: &&Mention| {
        let name = reading.slice(mention.span);
        let part =
            || short && name.contains(' ') && phrase.split(' ').all(|word| has_word(name, word));
        let tail = || {
            let office = phrase.strip_suffix(name);
            name.contains(' ') && office.is_some_and(|office| office.ends_with(' '))
        };
        mention.kind == EntityKind::Person && (part() || tail())
    };
    let here = cast.before(span.start());
    let before = cast.mentions[here.saturating_sub(REACH)..here].iter().rev();
    let behind = cast.mentions[here..].iter().take(REACH);
    before
        .chain(behind)
        .find(means)
        .map(|mention| mention.entity)
}

fn has_word(name: &str, word: &str) -> bool {
    name.split(' ').any(|part| part == word)
}

/// Whether what follows a description points back: *wanita **yang akrab disapa Dee ini***, *pemenang Piala Asri **2023 itu***,
/// *anggota Forum Asri **(FA) itu***.
fn tail_points_back(reading: &Reading<'_>, end: usize) -> bool {
    const REACH: usize = 12;
    let tokens = &reading.tokens[end..reading.tokens.len().min(end + REACH)];
    let Some(next) = tokens.first() else {
        return false;
    };
    let follows = matches!(reading.form(end), "yang" | "(" | "untuk" | "ini" | "itu")
        || next.kind == TokenKind::Number;
    let inside = |token: &&Token| {
        !token.is(WordClass::CUE_ACTIVE)
            && (token.is_word()
                || token.kind == TokenKind::Number
                || matches!(reading.slice(token.span), "(" | ")"))
    };
    follows
        && tokens
            .iter()
            .take_while(inside)
            .any(|token| matches!(reading.slice(token.span), "ini" | "itu" | "tersebut"))
}

/// The person whose name follows a description: *Lurah Asri **yang bernama Eko***.
fn named_behind(cast: &Cast<'_>, end: usize) -> Option<usize> {
    let reading = cast.reading;
    let at = end + usize::from(end < reading.tokens.len() && reading.form(end) == "yang");
    let token = reading.tokens.get(at)?;
    if token.word != reading.tables.speech.named {
        return None;
    }
    let name = reading.tokens.get(at + 1)?.span.start();
    let next = cast.before(name);
    let mention = cast.mentions.get(next)?;
    (mention.span.start() == name && mention.kind == EntityKind::Person).then_some(mention.entity)
}

/// What a description shows of whom it may mean.
pub(crate) fn described<'a>(
    cast: &Cast<'_>,
    span: Span,
    back: bool,
    fitting: &'a [(usize, Fit)],
    words: usize,
    nobody: Who,
) -> Described<'a> {
    let reading = cast.reading;
    let (first, end) = (reading.token_at(span.start()), reading.token_at(span.end()));
    let words_are = |classes| {
        reading
            .tokens
            .get(first)
            .is_some_and(|token| token.is(classes))
    };
    let head = (first..end).find(|&at| !reading.tokens[at].is(WordClass::DETERMINER));
    Described {
        fitting,
        back,
        indefinite: words_are(WordClass::DETERMINER),
        group: head.is_some_and(|head| reading.tables.speech.is_group(reading.word(head))),
        document: words_are(WordClass::DOCUMENT | WordClass::VESSEL),
        office: words_are(WordClass::SPEAKER_NOUN | WordClass::TITLE | WordClass::OFFICE),
        body: !cast.inside(span).is_empty(),
        words,
        nobody,
    }
}

/// The persons of a phrase who speak: one, the one behind a relation (*istri Budi, **Sri***), or a chorus (*Budi dan Sri*).
fn speaking(cast: &Cast<'_>, span: Span, first: usize, persons: &[usize]) -> Option<Vec<usize>> {
    let (&head, rest) = persons.split_first()?;
    let reading = cast.reading;
    let before = titled_at(reading, &cast.mentions[head]).max(first);
    if let Some(relation) = relation(reading, first, before) {
        // *kuasa hukum Budi dan Tuti, Sri* is Sri; *kuasa hukum Budi* is nobody whom the text names.
        let behind = rest.iter().find(|&&other| {
            let name = titled_at(reading, &cast.mentions[other]);
            name > first && reading.form(name - 1) == ","
        });
        if let Some(&other) = behind {
            return Some(vec![cast.mentions[other].entity]);
        }
        if !relation.has(TokenFlags::CAPITALIZED) || before == first + 1 {
            return None;
        }
    }
    if let Some(other) = served(cast, first, before, head, rest) {
        return Some(vec![cast.mentions[other].entity]);
    }
    let mut speakers = vec![cast.mentions[head].entity];
    let mut last = head;
    for &other in rest {
        let gap = place_between(cast, last, other);
        let joined = gap
            .clone()
            .any(|at| reading.tokens[at].word == reading.tables.speech.and)
            || reading.form(gap.start) == "," && gap.len() == 1;
        if !joined || cast.mentions[other].span.end() > span.end() {
            break;
        }
        // *Sri, pelatih Budi* is Sri alone.
        let name = titled_at(reading, &cast.mentions[other]);
        if name > gap.start && relation(reading, gap.start, name).is_some() {
            break;
        }
        let entity = cast.mentions[other].entity;
        if !speakers.contains(&entity) {
            speakers.push(entity);
        }
        last = other;
    }
    Some(speakers)
}

/// The one behind the comma, where the office before the first name is with that one: *penasihat hukum pribadi Presiden
/// Budi, **Sri***. Not: *Bupati Budi, Sri, dan Tuti*.
fn served(
    cast: &Cast<'_>,
    first: usize,
    before: usize,
    head: usize,
    rest: &[usize],
) -> Option<usize> {
    let reading = cast.reading;
    let &[other] = rest else { return None };
    let gap = place_between(cast, head, other);
    let small = |at: usize| {
        let token = &reading.tokens[at];
        token.is_word() && !token.has(TokenFlags::CAPITALIZED) && !token.is(WordClass::TITLE)
    };
    let apart = gap.len() == 1 && reading.form(gap.start) == ",";
    (apart && (first + 1..before).any(small)).then_some(other)
}

/// The first token of a name with its titles, without its role.
fn titled_at(reading: &Reading<'_>, mention: &Mention) -> usize {
    let start = mention.span.start();
    let title = mention.title_before.map_or(start, Span::start);
    reading.token_at(title.min(start))
}

/// The word right before a name that tells the speaker by his relation to it: *kuasa **hukum** Budi*, *kuasa **hukum** BR
/// dan Budi*.
fn relation<'a>(reading: &'a Reading<'_>, first: usize, name: usize) -> Option<&'a Token> {
    let tokens = &reading.tokens[first..name];
    let joined = tokens
        .last()
        .is_some_and(|last| last.word == reading.tables.speech.and);
    let skipped = |token: &&Token| {
        token.is(WordClass::TITLE) && !token.is(WordClass::KINSHIP)
            || joined
                && (token.has(TokenFlags::CAPITALIZED) || token.word == reading.tables.speech.and)
    };
    let last = tokens.iter().rev().find(|token| !skipped(token))?;
    last.is(WordClass::KINSHIP).then_some(last)
}

fn place_between(cast: &Cast<'_>, left: usize, right: usize) -> std::ops::Range<usize> {
    let start = cast.place(left).end;
    start..cast.place(right).head.max(start + 1)
}

/// A text that speaks: a reference to law at the head of the phrase, or a survey or letter with a name of its own.
fn document(
    reading: &Reading<'_>,
    citations: &[Citation],
    span: Span,
    first: usize,
) -> Option<Span> {
    const REACH: usize = 24;
    let mut start = first;
    while reading
        .tokens
        .get(start)
        .is_some_and(|token| token.is(WordClass::DETERMINER | WordClass::DOCUMENT))
    {
        start += 1;
    }
    let from = reading.tokens.get(start)?.span.start();
    let at = citations.partition_point(|citation| citation.span.end() <= span.start());
    let citation = citations.get(at)?;
    let heads = citation.span.start() <= from && citation.span.end() <= span.end();
    if !heads {
        return None;
    }
    let numbered = |citation: &Citation| {
        let text = reading.slice(citation.span).as_bytes();
        text.iter().any(u8::is_ascii_digit)
    };
    if numbered(citation) {
        return Some(citation.span);
    }
    // *beleid tersebut* stands for what the text names before.
    let same = |before: &&Citation| {
        before.regulation == citation.regulation
            && before.pinpoints == citation.pinpoints
            && numbered(before)
    };
    let before = citations[..at].iter().rev().take(REACH).find(same);
    before
        .filter(|_| citation.regulation.is_some())
        .map(|before| before.span)
}

/// The team at the head of the phrase that bears the name of a person: ***Tim Kampanye** Budi Wibowo*.  Not: *Satgas Pangan
/// Budi Wibowo*, who serves there.
fn named_after(cast: &Cast<'_>, first: usize, named: std::ops::Range<usize>) -> Option<usize> {
    let [body, person, ..] = &cast.mentions[named.clone()] else {
        return None;
    };
    let adjoins = cast.place(named.start).end == cast.reading.token_at(person.span.start());
    let heads = cast.reading.token_at(body.span.start()) == first;
    let team = matches!(
        cast.reading.form(first),
        "Tim" | "TKN" | "TPN" | "TKD" | "TPD" | "Relawan"
    );
    let bare = person.role.is_none() && person.title_before.is_none();
    let kinds = body.kind == EntityKind::Organization && person.kind == EntityKind::Person;
    (kinds && heads && team && bare && adjoins).then_some(body.entity)
}

/// The body at the head of the phrase: *KPK*, *pihak Polda Jambi*, *data BPS*; not the one in an office (*Kepala Polda Jambi*).
fn body(cast: &Cast<'_>, first: usize, named: std::ops::Range<usize>) -> Option<usize> {
    let reading = cast.reading;
    let at = named.start;
    let mention: &Mention = cast.mentions.get(at).filter(|_| !named.is_empty())?;
    let name_at = reading.token_at(mention.span.start());
    let passes = |at: usize| {
        let token = &reading.tokens[at];
        token.is(WordClass::VESSEL | WordClass::DETERMINER)
            || token.word == reading.tables.speech.from
            || !token.is_word()
            || reading.form(at) == "resmi"
    };
    (first..name_at).all(passes).then_some(mention.entity)
}
