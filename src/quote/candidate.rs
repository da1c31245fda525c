//! Builds the candidates for indirect quotes around a reporting word: *Sri mengatakan (bahwa) …*, *Menurut Sri, …*,
//! *…, kata Sri, …*, *… diakui Sri …*.

use super::attribution;
use super::clause::{self, Clause};
use super::cue::FoundCue;
use super::draft::Attribution;
use super::object;
use super::passive;
use super::scene::Scene;
use super::subject;
use super::{lead, opening};
use crate::lexicon::WordClass;
use crate::mention::EntityKind;
use crate::rule::RuleId;
use crate::token::TokenFlags;

/// How a candidate is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Active,
    Source,
    Media,
    Inverted,
    Passive,
    Document,
    Backward,
}

impl Shape {
    pub(crate) fn rule(self) -> RuleId {
        match self {
            Shape::Active => RuleId::new("quote/indirect-active"),
            Shape::Source => RuleId::new("quote/indirect-source"),
            Shape::Media => RuleId::new("quote/indirect-media"),
            Shape::Inverted => RuleId::new("quote/indirect-inverted"),
            Shape::Passive => RuleId::new("quote/indirect-passive"),
            Shape::Document => RuleId::new("quote/indirect-document"),
            Shape::Backward => RuleId::new("quote/indirect-backward"),
        }
    }
}

/// A candidate for an indirect quote.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) shape: Shape,
    pub(crate) cue: FoundCue,
    /// The first token of the cue.
    pub(crate) at: usize,
    pub(crate) attribution: Attribution,
    /// Whether the speaker stands right beside the cue.
    pub(crate) adjoins: bool,
    /// Whether the attribution begins the sentence.
    pub(crate) starts: bool,
    pub(crate) contents: Vec<Clause>,
}

/// The tokens around a cue that its quote may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around {
    pub(crate) from: usize,
    pub(crate) until: usize,
    /// Whether the words before follow a marked quote or another one: they are no content.
    pub(crate) behind_quote: bool,
}

/// The candidate of a reporting word, by the voice of the word.
pub(crate) fn read(
    scene: &Scene<'_>,
    found: FoundCue,
    at: usize,
    around: Around,
) -> Option<Candidate> {
    let token = &scene.reading.tokens[at];
    let candidate = if token.is(WordClass::CUE_SOURCE) {
        source(scene, found, at, around)
    } else if token.is(WordClass::CUE_PASSIVE) {
        passive::read(scene, found, at, around)
    } else if token.is(WordClass::CUE_BARE) && !is_adjective(scene, at) {
        inverted(scene, found, at, around)
    } else {
        active(scene, found, at, around)
    }?;
    let words: usize = candidate
        .contents
        .iter()
        .map(|clause| clause.words(scene))
        .sum();
    (words > 1 && !is_author(scene, candidate.attribution)).then_some(candidate)
}

/// Whether the text speaks for itself or to its reader: *Menurut **saya**, …*, *Menurut hemat **kami**, …*, ***Anda** berharap …*.
fn is_author(scene: &Scene<'_>, attribution: Attribution) -> bool {
    let Attribution::Phrase(span) = attribution else {
        return false;
    };
    let reading = scene.reading;
    let (first, end) = (reading.token_at(span.start()), reading.token_at(span.end()));
    let speech = &reading.tables.speech;
    let own = |at: usize| speech.is_author(reading.word(at)) && scene.mention_at(at).is_none();
    own(first) || end > first && own(end - 1)
}

/// Reporting words without a prefix that stand behind their subject all the same: *Sri yakin …*.
fn is_adjective(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.form(at),
        "yakin" | "khawatir" | "optimistis" | "optimis" | "percaya" | "ingin" | "lapor" | "bilang"
    ) && !matches!(scene.form(at + 1), "dia" | "ia")
}

// quote/indirect-active: X mengatakan (, bahwa) … (X says that …)
// Not: mengatakan hal itu (says so), whose content is no clause.
fn active(scene: &Scene<'_>, found: FoundCue, at: usize, around: Around) -> Option<Candidate> {
    let Around { from, until, .. } = around;
    if is_act(scene, &found) {
        return None;
    }
    let subject = subject::before(scene, from, at)?;
    // *Pasal itu berbunyi …*; not *Sirene berbunyi …*
    let first = subject.phrase.first;
    let text = scene.is(first, WordClass::DOCUMENT) || scene.citation_at(first).is_some();
    if found.cue.lemma == "bunyi" && !text {
        return None;
    }
    let content = clause::reported(scene, &found, until)?;
    // *Program ini mendorong warga …* tells an effect; not *Baca juga: Program baru Ia menegaskan …*.
    let plain = content.start == found.end && !scene.is(at.saturating_sub(1), WordClass::PRONOUN);
    if plain && object::is_mute(scene, &subject.phrase) {
        return None;
    }
    if plain && finds(scene, &found, content, first) {
        return None;
    }
    // *Sri menyadari warga lelah* tells a thought that he uttered; ***Korban** menyadari dompetnya hilang* an event.
    if plain && found.cue.lemma == "sadar" && !subject::is_person(scene, &subject.phrase) {
        return None;
    }
    let mut contents = vec![content];
    if !around.behind_quote
        && let Some(topic) = lead::topic(scene, from, subject.phrase.first, content)
    {
        contents.insert(0, topic);
    }
    Some(Candidate {
        shape: Shape::Active,
        attribution: Attribution::Phrase(subject.phrase.span(scene)),
        cue: found,
        at,
        adjoins: subject.adjoins,
        starts: subject.phrase.first == from,
        contents,
    })
}

/// Whether somebody comes upon a thing: *Polisi menemukan pisau*.  Not: *Survei itu menemukan …*, *Polisi menemukan adanya …*
fn finds(scene: &Scene<'_>, found: &FoundCue, content: Clause, subject: usize) -> bool {
    let that = scene.is(content.start - 1, WordClass::COMPLEMENTIZER)
        || matches!(scene.form(content.start), "ada" | "adanya" | "jika");
    let studies = scene.is(subject, WordClass::VESSEL | WordClass::DOCUMENT);
    found.cue.lemma == "temu" && !that && !studies
}

/// Whether a verb that can report does something to its object: *menutup jendela agar …* (closes), *menanggapi usul itu*
/// (reacts to). Not: *menanggapi, …*
fn is_act(scene: &Scene<'_>, found: &FoundCue) -> bool {
    match found.cue.lemma.as_str() {
        "tutup" => true,
        "tanggap" | "keterangan" | "terus" => !matches!(scene.form(found.end), "," | "bahwa" | ":"),
        // *masalah yang mendesak, …* (urgent)
        "desak" | "tantang" => scene.form(found.end) == ",",
        // *warga yang tak ingin disebut namanya*
        "ingin" => scene.form(found.end).starts_with("disebut"),
        // *meminta maaf kepada warga* (apologizes); not *meminta maaf karena terlambat*
        "minta" => {
            let whom = matches!(
                scene.form(found.end + 1),
                "kepada" | "dan" | "atas" | "." | ","
            );
            scene.form(found.end) == "maaf" && whom
                || matches!(scene.form(found.end), "izin" | "ijin")
        }
        _ => false,
    }
}

// quote/indirect-source: Menurut X, … (According to X, …)  Not: menurut rencana (as planned), which nobody says.
// quote/indirect-media: Dikutip dari X, … (Quoted from X, …)
fn source(scene: &Scene<'_>, found: FoundCue, at: usize, around: Around) -> Option<Candidate> {
    let Around { from, until, .. } = around;
    if found.cue.lemma == "bagi" {
        return None;
    }
    let media = !scene.form(at).eq_ignore_ascii_case("menurut") && !found.enclitic;
    let (attribution, behind) = speaker_behind(scene, &found, until)?;
    // *Berdasarkan **data** BPS, …*; not *Berdasarkan **jenisnya**, …*
    if found.cue.lemma == "dasar" && !is_source(scene, attribution) {
        return None;
    }
    let lead = lead(scene, around, at);
    let loose = lead.is_some() && scene.form(at.saturating_sub(1)) != ",";
    if media && lead.is_some() || loose && !is_certain(scene, attribution) {
        return None;
    }
    let behind = opening::past_relative(scene, behind, until);
    let mut behind = opening::past_title(scene, behind, until);
    if media || is_text(scene, attribution) {
        behind = opening::past_source(scene, behind, until);
    }
    if media {
        behind = opening::past_day(scene, behind, until);
    }
    let starts = lead.is_none() && at == from;
    let contents = pieces(scene, lead, behind, until)?;
    if media
        && contents
            .iter()
            .any(|clause| object::is_listing(scene, *clause) || clause::reports(scene, *clause))
    {
        return None;
    }
    Some(Candidate {
        shape: if media { Shape::Media } else { Shape::Source },
        cue: found,
        at,
        attribution,
        adjoins: true,
        starts,
        contents,
    })
}

// quote/indirect-inverted: …, kata X, … (…, says X, …) or Kata X … (Says X …)
// Not: jelas, nilai, tambah as words of their own, without a comma before them; lebih lanjut (furthermore); kata sepakat
// (agreement), Kata pengantar buku itu … (The foreword of the book …).
fn inverted(scene: &Scene<'_>, found: FoundCue, at: usize, around: Around) -> Option<Candidate> {
    let Around { from, until, .. } = around;
    let before = at.checked_sub(1).map_or("", |before| scene.form(before));
    if before.eq_ignore_ascii_case("lebih") {
        return None;
    }
    let comma = at > from && before == ",";
    let lead = lead(scene, around, at);
    let opens = lead.is_none();
    // *Contohnya, …* (for example), *Singkatnya, …* (in short)
    if opens && matches!(found.cue.lemma.as_str(), "contoh" | "singkat" | "nilai") {
        return None;
    }
    let kata = found.cue.lemma == "kata" || found.cue.lemma == "lanjut";
    if !(comma || kata || found.enclitic && opens) {
        return None;
    }
    // *memasukkan kata Melati* (enters the word Melati)
    let object =
        !comma && lead.is_some() && before.starts_with("me") && clause::is_predicate(scene, at - 1);
    if object {
        return None;
    }
    // *arti kata Melati* (the meaning of the word Melati); not *karena kata Melati …*
    let links = WordClass::PHRASE_END
        | WordClass::CONNECTIVE
        | WordClass::CUE_FILLER
        | WordClass::PREDICATE
        | WordClass::DEMONSTRATIVE;
    let noun = scene.token(at.saturating_sub(1)).is_some_and(|token| {
        token.is_word() && !token.is(links) && !token.has(TokenFlags::CAPITALIZED)
    });
    if !comma && lead.is_some() && noun && scene.form(at) == "kata" {
        return None;
    }
    let (attribution, behind) = speaker_behind(scene, &found, until)?;
    if !comma && !is_certain(scene, attribution) && (lead.is_some() || !is_told(scene, attribution))
    {
        return None;
    }
    let contents = pieces(scene, lead, behind, until)?;
    Some(Candidate {
        shape: Shape::Inverted,
        cue: found,
        at,
        attribution,
        adjoins: comma,
        starts: opens,
        contents,
    })
}

/// The speaker behind a cue, and the token behind him. An apposition must be closed: *kata Sri, warga Jepara, …* has
/// one, *kata Sri, warga sudah …* has none.
pub(super) fn speaker_behind(
    scene: &Scene<'_>,
    found: &FoundCue,
    until: usize,
) -> Option<(Attribution, usize)> {
    let (attribution, behind) = attribution::behind(scene, found, until);
    let Attribution::Phrase(span) = attribution else {
        return (attribution == Attribution::Enclitic).then_some((attribution, behind));
    };
    let first = scene.reading.token_at(span.start());
    let closed = behind >= until
        || !scene
            .token(behind)
            .is_some_and(|token| token.is_word() || token.has(TokenFlags::OPENS_MARKS));
    let comma = (first..behind).rev().find(|&at| scene.form(at) == ",");
    let Some(comma) = comma.filter(|&comma| !closed && comma > first) else {
        return Some((attribution, behind));
    };
    let names = |at: usize| {
        scene
            .mention_at(at)
            .is_some_and(|mention| mention.kind == EntityKind::Person)
    };
    if (comma..behind).any(names) && !(first..comma).any(names) {
        return Some((attribution, behind));
    }
    let span = scene.reading.cover(first, comma - 1);
    Some((Attribution::Phrase(span), comma))
}

/// Whether a name or a pronoun begins the attribution, or *-nya* stands for it.
pub(super) fn is_certain(scene: &Scene<'_>, attribution: Attribution) -> bool {
    let Attribution::Phrase(span) = attribution else {
        return true;
    };
    let reading = scene.reading;
    let (first, end) = (reading.token_at(span.start()), reading.token_at(span.end()));
    scene.is(first, WordClass::PRONOUN) || (first..end).any(|at| scene.mention_at(at).is_some())
}

/// Whether a word that can stand for a speaker, or one with a capital, begins the attribution: *Kata warga …*.
pub(super) fn is_told(scene: &Scene<'_>, attribution: Attribution) -> bool {
    let Attribution::Phrase(span) = attribution else {
        return true;
    };
    let first = scene.reading.token_at(span.start());
    scene.is(first, WordClass::SPEAKER_NOUN | WordClass::TITLE)
        || scene.has(first, TokenFlags::CAPITALIZED)
}

/// Whether something that can hold a report is named as the source: a text, a body, a finding.
fn is_source(scene: &Scene<'_>, attribution: Attribution) -> bool {
    let Attribution::Phrase(span) = attribution else {
        return false;
    };
    let first = scene.reading.token_at(span.start());
    let voiced = scene
        .reading
        .tables
        .speech
        .is_voiced(scene.reading.word(first));
    let found = matches!(
        scene.form(first),
        "hasil"
            | "pantauan"
            | "penelusuran"
            | "estimasi"
            | "hitungan"
            | "prospektus"
            | "arahan"
            | "usulan"
    );
    voiced
        || found
        || is_text(scene, attribution)
        || is_certain(scene, attribution)
        || scene.citation_at(first).is_some()
}

/// Whether a text or report is the source: *Menurut **keterangan** di situs itu, …*.
fn is_text(scene: &Scene<'_>, attribution: Attribution) -> bool {
    let Attribution::Phrase(span) = attribution else {
        return false;
    };
    let first = scene.reading.token_at(span.start());
    scene.is(first, WordClass::VESSEL | WordClass::DOCUMENT)
}

pub(super) fn lead(scene: &Scene<'_>, around: Around, cue: usize) -> Option<Clause> {
    if around.behind_quote {
        return None;
    }
    lead::lead(scene, around.from, cue)
}

/// The contents before and behind an attribution that stands inside a sentence.
pub(super) fn pieces(
    scene: &Scene<'_>,
    lead: Option<Clause>,
    behind: usize,
    until: usize,
) -> Option<Vec<Clause>> {
    let start = opening::past_attribution(scene, behind, until);
    let end = clause::end(scene, start, until);
    let tail = Clause { start, end };
    let tail = tail
        .trimmed(scene)
        .filter(|tail| !clause::is_adjunct(scene, *tail));
    let contents: Vec<Clause> = lead.into_iter().chain(tail).collect();
    (!contents.is_empty()).then_some(contents)
}
