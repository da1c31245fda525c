//! The noun phrase that names a speaker: behind an inverted cue or before a verb.

use super::cue::FoundCue;
use super::draft::Attribution;
use super::scene::Scene;
use crate::lexicon::WordClass;
use crate::mention::EntityKind;
use crate::span::Span;
use crate::token::{Token, TokenFlags, TokenKind};

/// A noun phrase, as tokens `first..end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct NounPhrase {
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// Whether a name, or at least a word with a capital, is in it.
    pub(crate) named: bool,
}

impl NounPhrase {
    pub(crate) fn span(&self, scene: &Scene<'_>) -> Span {
        scene.reading.cover(self.first, self.end - 1)
    }
}

/// The speaker behind an inverted cue, and the token behind the attribution:
/// *ujar Kepala Dinas Kominfo Jambi, Ariansyah, Rabu (14/6)* has *Kepala Dinas Kominfo Jambi, Ariansyah*.
pub(crate) fn behind(scene: &Scene<'_>, found: &FoundCue, limit: usize) -> (Attribution, usize) {
    if found.enclitic {
        return (Attribution::Enclitic, found.end);
    }
    let mut at = found.end;
    while at < limit && is_filler(scene, at) {
        at += 1;
    }
    match noun_phrase(scene, at, limit) {
        Some(phrase) => (Attribution::Phrase(phrase.span(scene)), phrase.end),
        None => (Attribution::None, found.end),
    }
}

fn is_filler(scene: &Scene<'_>, at: usize) -> bool {
    let token = &scene.reading.tokens[at];
    token.is(WordClass::CUE_FILLER) && !token.has(TokenFlags::CAPITALIZED)
}

/// The speaker before a verb whose sentence begins at token `start`:
/// *Kepala Dinas, Ariansyah, dalam sambutannya mengatakan* has *Kepala Dinas, Ariansyah*.
pub(crate) fn before(scene: &Scene<'_>, start: usize, verb: usize) -> Option<NounPhrase> {
    let mut until = verb;
    while until > start && is_auxiliary(scene, until - 1) {
        until -= 1;
    }
    let from = |at: usize| noun_phrase(scene, at, until);
    let reaches = |phrase: &NounPhrase| {
        phrase.end == until || phrase.end + 1 == until && scene.form(phrase.end) == ","
    };
    let clauses = (start..until).filter(|&at| starts_clause(scene, start, at));
    clauses
        .clone()
        .filter_map(from)
        .find(|phrase| reaches(phrase))
        .or_else(|| {
            let mut phrases = clauses.filter_map(from);
            phrases.find(|phrase| is_speaker(scene, phrase) && phrase.end < until)
        })
        .or_else(|| {
            let inner = (start + 1..until).filter(|&at| {
                scene.is(at - 1, WordClass::PHRASE_END) || scene.has(at - 1, TokenFlags::NYA)
            });
            let mut phrases = inner.filter_map(from);
            phrases.find(|phrase| reaches(phrase) && is_speaker(scene, phrase))
        })
}

/// Whether a subject may begin here: at the start, behind a comma or bracket, and behind the connectives that lead in.
fn starts_clause(scene: &Scene<'_>, start: usize, at: usize) -> bool {
    at == start
        || matches!(scene.form(at - 1), "," | ")" | ":" | "-" | "–" | "—")
        || (start..at).all(|before| {
            scene.is(before, WordClass::PHRASE_END | WordClass::CUE_FILLER)
                || is_determiner(scene.form(before))
        })
}

/// Whether the name of a person is in a phrase; where names are not known, two words with capitals.
pub(super) fn holds_person(scene: &Scene<'_>, phrase: &NounPhrase) -> bool {
    let named = (phrase.first..phrase.end).filter_map(|at| scene.mention_at(at));
    if scene.mentions.is_empty() {
        return phrase.named && phrase.end - phrase.first >= 2;
    }
    named
        .into_iter()
        .any(|mention| mention.kind == EntityKind::Person)
}

fn is_auxiliary(scene: &Scene<'_>, at: usize) -> bool {
    let token = &scene.reading.tokens[at];
    !token.has(TokenFlags::CAPITALIZED)
        && (token.is(WordClass::CUE_FILLER)
            || token.is(WordClass::NEGATION)
            || token.is(WordClass::PHRASE_END) && !token.is(WordClass::CUE))
}

pub(super) fn is_speaker(scene: &Scene<'_>, phrase: &NounPhrase) -> bool {
    phrase.named
        || scene.is(
            phrase.first,
            WordClass::PRONOUN | WordClass::SPEAKER_NOUN | WordClass::TITLE,
        )
}

/// The noun phrase that begins at a token, with its comma appositions, before token `limit`.
pub(crate) fn noun_phrase(scene: &Scene<'_>, at: usize, limit: usize) -> Option<NounPhrase> {
    let limit = limit.min(scene.reading.tokens.len());
    let first_name = scene.mention_at(at).map(|mention| mention.kind);
    let mut scan = Scan {
        scene,
        limit,
        name_first: first_name == Some(EntityKind::Person),
        person: false,
        persons: 0,
        named: false,
    };
    let mut end = scan.segment(at)?;
    while scene.form(end) == "," && end + 1 < limit && scan.is_apposition(end + 1) {
        match scan.segment(end + 1) {
            Some(next) => end = next,
            None => break,
        }
    }
    Some(NounPhrase {
        first: at,
        end,
        named: scan.named,
    })
}

/// A walk over one noun phrase.
struct Scan<'s, 'a> {
    scene: &'s Scene<'a>,
    limit: usize,
    /// The phrase begins with a person's name: what follows in apposition is the office.
    name_first: bool,
    /// A person's name was seen since the last comma: what follows in lower case is no part of the phrase.
    person: bool,
    persons: usize,
    named: bool,
}

impl Scan<'_, '_> {
    // penyanyi **31 tahun itu**  Not: selama 31 tahun
    fn is_age(&self, at: usize) -> bool {
        let reading = self.scene.reading;
        at + 3 <= self.limit
            && reading.tokens[at].kind == TokenKind::Number
            && self.scene.form(at + 1) == "tahun"
            && matches!(self.scene.form(at + 2), "itu" | "ini" | "tersebut")
    }

    /// The end of the run of words from a token that can be one noun phrase.
    fn segment(&mut self, first: usize) -> Option<usize> {
        self.person = false;
        let mut at = first;
        let mut capitals = false;
        while at < self.limit {
            if at > first && self.is_age(at) {
                at += 3;
                break;
            }
            let Some(next) = self.step(first, at, capitals) else {
                break;
            };
            let determiner = at > first && is_determiner(self.scene.form(at));
            capitals |=
                self.scene.has(at, TokenFlags::CAPITALIZED) && !self.opens_sentence(first, at);
            capitals &=
                self.scene.form(at) != "dan" || self.scene.has(next, TokenFlags::CAPITALIZED);
            at = next;
            if determiner || self.is_whole_pronoun(first, at) {
                break;
            }
        }
        self.persons += usize::from(self.person);
        (at > first).then_some(at)
    }

    /// Whether a capital only tells that a sentence begins: ***Para** ahli memperkirakan …*.
    fn opens_sentence(&self, first: usize, at: usize) -> bool {
        let scene = self.scene;
        // *Jepara (KABAR) - **Calon** bupati Sri …*
        let dateline = at > 0 && matches!(scene.form(at - 1), "-" | "–" | "—");
        at == first
            && (dateline || scene.has(at, TokenFlags::SENTENCE_START))
            && scene.mention_at(at).is_none()
            && (!scene.mentions.is_empty() || scene.is(at, WordClass::DETERMINER))
    }

    fn is_whole_pronoun(&self, first: usize, at: usize) -> bool {
        at == first + 1 && self.scene.is(first, WordClass::PRONOUN)
    }

    /// The token behind the next piece of the phrase; none where the phrase ends.
    fn step(&mut self, first: usize, at: usize, capitals: bool) -> Option<usize> {
        let scene = self.scene;
        let token = scene.token(at)?;
        if let Some(mention) = scene.mention_at(at) {
            self.named = true;
            self.person |= mention.kind == EntityKind::Person;
            return Some(scene.token_behind(mention.span, at).min(self.limit));
        }
        if scene.timex_over(at).is_some() || token.is(WordClass::WEEKDAY) {
            return None;
        }
        if let Some(citation) = scene.citation_at(at) {
            self.named = true;
            return Some(scene.token_behind(citation.span, at).min(self.limit));
        }
        match token.kind {
            TokenKind::Word if token.has(TokenFlags::CAPITALIZED) => self.capital(first, at, token),
            TokenKind::Word => self.lower(first, at, token, capitals),
            TokenKind::Number => {
                (at > first && !capitals || scene.has(at, TokenFlags::GLUED)).then_some(at + 1)
            }
            TokenKind::Handle | TokenKind::Hashtag | TokenKind::Url => {
                self.named = true;
                Some(at + 1)
            }
            _ => self.sign(first, at, token, capitals),
        }
    }

    fn capital(&mut self, first: usize, at: usize, token: &Token) -> Option<usize> {
        let scene = self.scene;
        // *Melansir **Kabar** Asri, …*
        let paper = scene.form(at) == "Kabar" && scene.has(at + 1, TokenFlags::CAPITALIZED);
        let leads =
            at == first && token.is(WordClass::CUE_BARE) && !token.is(WordClass::TITLE) && !paper;
        let ends = token.is(WordClass::PHRASE_END | WordClass::CUE_SOURCE);
        if leads || ends && !token.is(WordClass::PRONOUN | WordClass::SPEAKER_NOUN) {
            return None;
        }
        if token.is(WordClass::PRONOUN) {
            return (at == first).then_some(at + 1);
        }
        self.named = true;
        Some(at + 1)
    }

    fn lower(&mut self, first: usize, at: usize, token: &Token, capitals: bool) -> Option<usize> {
        let scene = self.scene;
        let next_capital = scene.has(at + 1, TokenFlags::CAPITALIZED) && at + 1 < self.limit;
        let form = scene.form(at);
        if form == "dan" {
            let office = scene.is(at + 1, WordClass::SPEAKER_NOUN | WordClass::TITLE);
            let plain = !capitals && !self.person && scene.token(at + 1)?.is_word();
            return (at > first && (next_capital || office || plain)).then_some(at + 1);
        }
        if matches!(
            form,
            "bin" | "binti" | "alias" | "al" | "van" | "de" | "der" | "el"
        ) {
            return (at > first && next_capital).then_some(at + 1);
        }
        if matches!(form, "bernama" | "berinisial") && next_capital && !self.person {
            return (at > first).then_some(at + 1);
        }
        if matches!(form, "selaku" | "sebagai") {
            return (at > first && next_capital).then_some(at + 1);
        }
        if token.is(WordClass::PRONOUN) {
            return (at == first).then_some(at + 1);
        }
        if self.person {
            return None;
        }
        if is_determiner(form) || matches!(form, "dari" | "sekaligus") && next_capital {
            return (at > first).then_some(at + 1);
        }
        if matches!(form, "pada" | "di") && at > first && self.serves(first, at + 1) {
            return Some(at + 1);
        }
        if matches!(form, "di" | "dari" | "dengan" | "untuk") && !capitals && at > first {
            return (next_capital || form == "dengan").then_some(at + 1);
        }
        // *juru bicara, juru tulis*
        let craft = at > first && scene.form(at - 1).eq_ignore_ascii_case("juru");
        let ends = token.is(WordClass::PHRASE_END | WordClass::CUE);
        if ends && !craft && !token.is(WordClass::SPEAKER_NOUN) {
            return None;
        }
        if at > first && is_verb(form) {
            return None;
        }
        if !capitals {
            return Some(at + 1);
        }
        (scene.is(at, WordClass::SPEAKER_NOUN) && at == first || self.continues(at))
            .then_some(at + 1)
    }

    /// Whether a body goes on an office: *Kepala Bidang **pada Dinas Pangan** …*. Not: *Kepala Desa **di Jepara***
    fn serves(&self, first: usize, body: usize) -> bool {
        let scene = self.scene;
        let organization = scene
            .mention_at(body)
            .is_some_and(|mention| mention.kind == EntityKind::Organization);
        // *Direktur Penyidikan **pada Jampidsus** …*; not *pada Senin*
        let unit = scene.has(body, TokenFlags::CAPITALIZED)
            && (scene.is(body, WordClass::ORG_HEAD)
                || scene.form(body - 1) == "pada"
                    && scene.mention_at(body).is_none()
                    && scene.timex_over(body).is_none()
                    && !scene.is(body, WordClass::WEEKDAY));
        body < self.limit && scene.is(first, WordClass::OFFICE) && (organization || unit)
    }

    /// Whether a word in lower case behind one with a capital goes on to another: *Ketua umum PSSI*.
    fn continues(&self, at: usize) -> bool {
        let behind_title = self
            .scene
            .is(at - 1, WordClass::TITLE | WordClass::ORG_HEAD);
        behind_title && self.scene.has(at + 1, TokenFlags::CAPITALIZED) && at + 1 < self.limit
    }

    fn sign(&mut self, first: usize, at: usize, token: &Token, capitals: bool) -> Option<usize> {
        let scene = self.scene;
        if at == first {
            return None;
        }
        let next_capital = scene.has(at + 1, TokenFlags::CAPITALIZED) && at + 1 < self.limit;
        match scene.form(at) {
            "." => {
                let initial = scene.has(at - 1, TokenFlags::CAPITALIZED)
                    && scene.form(at - 1).len() <= 2
                    && token.has(TokenFlags::GLUED);
                let goes_on = next_capital && !scene.has(at + 1, TokenFlags::SENTENCE_START);
                (initial && goes_on).then_some(at + 1)
            }
            // Not the dash of a dateline: *KOMPAS.com- Menteri …*
            "-" if !scene.has(at + 1, TokenFlags::GLUED) => None,
            "&" | "/" | "-" => (capitals && next_capital).then_some(at + 1),
            "(" => self.bracket(at),
            _ => None,
        }
    }

    /// An acronym or age in brackets with more of the phrase behind it: *Badan Meteorologi (BMKG) Jambi*.
    fn bracket(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        let close = (at + 2..self.limit.min(at + 5)).find(|&next| scene.form(next) == ")")?;
        let short = (at + 1..close).all(|at| {
            let inner = &scene.reading.tokens[at];
            inner.has(TokenFlags::ALL_CAPS) || inner.kind == TokenKind::Number
        });
        // *Menteri Kehutanan (Menhut) Eko Purnomo*
        let title = close == at + 2
            && scene.has(at + 1, TokenFlags::CAPITALIZED)
            && scene.has(close + 1, TokenFlags::CAPITALIZED);
        let short = short || title;
        (short && scene.timex_over(at + 1).is_none()).then_some(close + 1)
    }

    /// Whether what follows a comma says more of the same speaker: a name behind an office, an office behind a name,
    /// a degree. Not a date or a place.
    fn is_apposition(&self, at: usize) -> bool {
        let scene = self.scene;
        let Some(token) = scene.token(at) else {
            return false;
        };
        let mention = scene.mention_at(at).map(|mention| mention.kind);
        // *Direktur Asri, **Yang** Wibowo*
        let ends = mention != Some(EntityKind::Person)
            && token.is(WordClass::WEEKDAY | WordClass::PHRASE_END | WordClass::CUE);
        if scene.timex_over(at).is_some() || ends || !token.is_word() {
            return false;
        }
        if mention == Some(EntityKind::Location) || scene.form(at + 1) == "(" {
            return false;
        }
        if is_degree(scene.form(at)) {
            return true;
        }
        if !token.has(TokenFlags::CAPITALIZED) {
            return token.is(WordClass::SPEAKER_NOUN | WordClass::TITLE);
        }
        if self.name_first || self.persons > 0 {
            let other_name = mention == Some(EntityKind::Person) && self.persons < 2;
            return other_name || token.is(WordClass::TITLE | WordClass::SPEAKER_NOUN);
        }
        !token.is(WordClass::PLACE_HEAD)
    }
}

pub(super) fn is_determiner(form: &str) -> bool {
    matches!(form, "itu" | "ini" | "tersebut")
}

/// A verb by its prefix: *menunjukkan, diduga*. Not: *menteri, direktur*, which the tables know.
pub(super) fn is_verb(form: &str) -> bool {
    let long = form.len() >= 6;
    long && (form.starts_with("men")
        || form.starts_with("mem")
        || form.starts_with("meng")
        || form.starts_with("di"))
        && !matches!(
            form,
            "menteri"
                | "direktur"
                | "direksi"
                | "dirigen"
                | "diplomat"
                | "mendiang"
                | "menantu"
                | "member"
                | "dinasti"
                | "digital"
                | "distrik"
                | "divisi"
                | "disabilitas"
                | "distributor"
        )
}

/// An academic degree: *S.H., M.Si, Ph.D, MM*.
fn is_degree(form: &str) -> bool {
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = form.chars().filter(|c| c.is_uppercase()).count();
    let inner_stop = form.trim_end_matches('.').contains('.');
    form.starts_with(char::is_uppercase)
        && letters <= 6
        && (inner_stop || capitals >= 2 && letters <= 4)
}
