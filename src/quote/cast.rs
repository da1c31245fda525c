//! Who is named where: the mentions of a text as the finder of speakers asks for them.

use super::draft::Draft;
use crate::lexicon::WordClass;
use crate::mention::{Entity, EntityKind, Mention};
use crate::reading::Reading;
use crate::span::Span;
use crate::token::TokenFlags;

/// The mentions of a text with their places in it.
#[derive(Debug)]
pub(crate) struct Cast<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) mentions: &'a [Mention],
    places: Vec<Place>,
}

/// Where a mention stands. Indices count tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// Its first token, or that of the office before it.
    pub(crate) head: usize,
    /// The token behind its last.
    pub(crate) end: usize,
    /// The sentence that it stands in.
    pub(crate) sentence: usize,
    /// Whether somebody says it, in marks or without: who is only named in there does not speak.
    pub(crate) quoted: bool,
    /// What it does in its sentence.
    pub(crate) part: Part,
    /// Whether the text names the entity for the first time outside of what is said.
    pub(crate) first: bool,
    /// Whether an office or title stands with it.
    pub(crate) titled: bool,
    /// Whether it gives initials alone, as police reports name suspects: *tersangka **RBP***.
    pub(crate) initials: bool,
}

/// The part that a mention takes in its sentence, as far as its place shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// It opens the sentence, or the clause behind a comma: *Kemarin, **Bupati Sri** membuka …*
    Subject,
    /// The doer of a passive: *dibuka (oleh) **Bupati Sri***.
    Doer,
    /// The doer of a passive that reports: *Hal senada disampaikan **Bupati Sri***.
    Teller,
    /// Anything else.
    Other,
}

/// How many connectives may stand between the start of a sentence and its subject.
const LINKS: usize = 64;

impl<'a> Cast<'a> {
    pub(crate) fn new(
        reading: &'a Reading<'a>,
        drafts: &[Draft],
        mentions: &'a [Mention],
    ) -> Cast<'a> {
        let mut contents: Vec<Span> = drafts
            .iter()
            .flat_map(|draft| draft.contents.iter().copied())
            .collect();
        contents.sort_unstable();
        let mut places = Vec::with_capacity(mentions.len());
        let (mut content, mut covered) = (0, 0);
        let mut at = At::default();
        for mention in mentions {
            while content < contents.len() && contents[content].start() <= mention.span.start() {
                covered = covered.max(contents[content].end());
                content += 1;
            }
            at.advance(reading, mention.span.start());
            places.push(place(reading, mention, at, covered >= mention.span.end()));
        }
        settle(mentions, &mut places);
        Cast {
            reading,
            mentions,
            places,
        }
    }

    pub(crate) fn place(&self, mention: usize) -> Place {
        self.places[mention]
    }

    /// The indices of the mentions inside a span.
    pub(crate) fn inside(&self, span: Span) -> std::ops::Range<usize> {
        let first = self
            .mentions
            .partition_point(|mention| mention.span.start() < span.start());
        let mut end = first;
        while end < self.mentions.len() && self.mentions[end].span.end() <= span.end() {
            end += 1;
        }
        first..end
    }

    /// The number of mentions that end at or before a byte.
    pub(crate) fn before(&self, byte: usize) -> usize {
        self.mentions
            .partition_point(|mention| mention.span.end() <= byte)
    }

    /// The sentence at a byte.
    pub(crate) fn sentence_at(&self, byte: usize) -> usize {
        sentence_at(self.reading, byte)
    }

    /// The block of a sentence.
    pub(crate) fn block_of(&self, sentence: usize) -> u32 {
        self.reading
            .sentences
            .get(sentence)
            .map_or(0, |sentence| sentence.block)
    }
}

/// Whether an entity can open its mouth by itself.
pub(crate) fn is_person(entities: &[Entity], entity: usize) -> bool {
    entities[entity].kind == EntityKind::Person
}

fn sentence_at(reading: &Reading<'_>, byte: usize) -> usize {
    reading
        .sentences
        .partition_point(|sentence| sentence.span.start() <= byte)
        .saturating_sub(1)
}

/// A token and its sentence, on a walk from mention to mention.
#[derive(Clone, Copy, Debug, Default)]
struct At {
    token: usize,
    sentence: usize,
}

impl At {
    fn advance(&mut self, reading: &Reading<'_>, byte: usize) {
        let tokens = &reading.tokens;
        while self.token < tokens.len() && tokens[self.token].span.start() < byte {
            self.token += 1;
        }
        let sentences = &reading.sentences;
        while self.sentence + 1 < sentences.len()
            && sentences[self.sentence + 1].span.start() <= byte
        {
            self.sentence += 1;
        }
    }
}

fn place(reading: &Reading<'_>, mention: &Mention, at: At, covered: bool) -> Place {
    let (first, sentence) = (at.token, at.sentence);
    let role = mention.role.as_ref().map(|role| role.span);
    let before = [mention.title_before, role];
    let start = before
        .into_iter()
        .flatten()
        .filter(|before| before.end() <= mention.span.start())
        .fold(mention.span.start(), |start, before| {
            start.min(before.start())
        });
    let mut head = first;
    while head > 0 && reading.tokens[head - 1].span.start() >= start {
        head -= 1;
    }
    let mut end = first + 1;
    while end < reading.tokens.len() && reading.tokens[end].span.start() < mention.span.end() {
        end += 1;
    }
    let in_marks = reading
        .tokens
        .get(first)
        .is_some_and(|token| token.has(TokenFlags::IN_MARKS));
    Place {
        head,
        end,
        sentence,
        quoted: covered || in_marks,
        part: if is_listed(reading, end) {
            Part::Other
        } else {
            part(reading, head, sentence)
        },
        first: false,
        titled: mention.title_before.is_some() || mention.role.is_some(),
        initials: end == first + 1 && is_initials(reading.form(first)),
    }
}

fn is_initials(form: &str) -> bool {
    form.len() <= 4 && form.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Marks the first mention of each entity, and leaves each sentence one subject: *Sekda **Eko**, mewakili Bupati Sri,
/// membuka …*.
fn settle(mentions: &[Mention], places: &mut [Place]) {
    let last = mentions.iter().map(|mention| mention.entity).max();
    let mut seen = vec![false; last.map_or(0, |last| last + 1)];
    let mut subject = None;
    for (mention, place) in mentions.iter().zip(places) {
        if place.quoted {
            continue;
        }
        place.first = !std::mem::replace(&mut seen[mention.entity], true);
        if place.part == Part::Subject && mention.kind == EntityKind::Person {
            if subject == Some(place.sentence) {
                place.part = Part::Other;
            }
            subject = Some(place.sentence);
        }
    }
}

/// Whether a list goes on behind a name: *seperti Budi, **Sri**, dan Tuti*.
fn is_listed(reading: &Reading<'_>, end: usize) -> bool {
    end + 1 < reading.tokens.len()
        && reading.form(end) == ","
        && matches!(reading.form(end + 1), "dan" | "serta" | "atau")
}

fn part(reading: &Reading<'_>, head: usize, sentence: usize) -> Part {
    let start = reading
        .sentences
        .get(sentence)
        .map_or(0, |sentence| sentence.tokens().start);
    if head <= start {
        return Part::Subject;
    }
    let before = &reading.tokens[head - 1];
    let form = reading.form(head - 1);
    let passive = before.is(WordClass::CUE) && (form.starts_with("di") || form.starts_with("Di"));
    if passive {
        return Part::Teller;
    }
    if before.word == reading.tables.speech.by {
        return Part::Doer;
    }
    let few = head - start <= 24;
    if few && form == "," || before.is(WordClass::TITLE) && head == start + 1 {
        return Part::Subject;
    }
    let linked = head - start <= LINKS
        && (start..head).all(|at| {
            let token = &reading.tokens[at];
            token.is(WordClass::CONNECTIVE) || !token.is_word()
        });
    if linked { Part::Subject } else { Part::Other }
}
