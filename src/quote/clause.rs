//! Where a reported clause begins and ends.

use super::CueClass;
use super::cue::FoundCue;
use super::scene::Scene;
use super::subject;
use crate::lexicon::WordClass;
use crate::span::Span;
use crate::token::{Token, TokenFlags, TokenKind};

/// How many tokens may stand between a cue and its *bahwa*.
const REACH: usize = 12;

/// Tokens `start..end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Clause {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Clause {
    /// Without commas and stops at either end; none where nothing is left.
    pub(crate) fn trimmed(self, scene: &Scene<'_>) -> Option<Clause> {
        let Clause { mut start, mut end } = self;
        while start < end && is_border(scene, start) {
            start += 1;
        }
        while end > start && is_border(scene, end - 1) {
            end -= 1;
        }
        (start < end).then_some(Clause { start, end })
    }

    pub(crate) fn span(self, scene: &Scene<'_>) -> Span {
        scene.reading.cover(self.start, self.end - 1)
    }

    pub(crate) fn words(self, scene: &Scene<'_>) -> usize {
        (self.start..self.end)
            .filter(|&at| scene.token(at).is_some_and(|token| token.is_word()))
            .count()
    }
}

fn is_border(scene: &Scene<'_>, at: usize) -> bool {
    if scene.token(at).is_none_or(Token::is_word) {
        return false;
    }
    matches!(
        scene.form(at),
        "," | "." | ";" | ":" | "!" | "-" | "–" | "—" | "…" | "..."
    ) || scene.has(at, TokenFlags::OPENS_MARKS)
}

/// What a verb reports that stands before it all.
pub(crate) fn reported(scene: &Scene<'_>, found: &FoundCue, until: usize) -> Option<Clause> {
    let start = behind_cue(scene, found, until);
    let end = end(scene, start, until);
    Clause { start, end }
        .trimmed(scene)
        .filter(|clause| !is_object(scene, *clause))
}

/// What is no clause by its beginning: *(mengatakan) **hal itu di** …*, *(mengingatkan) **kepada** warga*, *(menyampaikan)
/// **dan** berharap …*.  Not: *(mengatakan) **hal itu** wajar*.
fn is_object(scene: &Scene<'_>, clause: Clause) -> bool {
    if scene.is(clause.start, WordClass::ABOUT) {
        // *(menanggapi) **soal jembatan itu***; not *(mengatakan) **terkait jembatan itu, warga** …*
        return !(clause.start..clause.end).any(|at| scene.form(at) == ",");
    }
    match scene.form(clause.start) {
        "kepada" | "dan" | "serta" | "atau" => true,
        "hal" => {
            let behind = clause.start + 2;
            let ends = behind >= clause.end
                || matches!(
                    scene.form(behind),
                    "saat"
                        | "ketika"
                        | "usai"
                        | "seusai"
                        | "setelah"
                        | "di"
                        | "dalam"
                        | "pada"
                        | "kepada"
                        | "melalui"
                        | "lewat"
                        | "terkait"
                );
            scene.is(clause.start + 1, WordClass::DEMONSTRATIVE) && ends
        }
        "dirinya" => matches!(
            scene.form(clause.start + 1),
            "kepada" | "ke" | "di" | "sebagai"
        ),
        _ => false,
    }
}

/// What may stand between two verbs of saying by one subject: *dan, tetapi juga*.
pub(crate) fn joins(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.form(at),
        "dan" | "tetapi" | "namun" | "tapi" | "serta" | ","
    ) || scene.is(at, WordClass::CUE_FILLER)
}

/// The first token of what an active verb reports: behind commas, *bahwa*, and who is told or when.
fn behind_cue(scene: &Scene<'_>, found: &FoundCue, until: usize) -> usize {
    let mut from = found.end;
    while matches!(
        scene.form(from),
        "juga" | "pun" | "lagi" | "pula" | "kembali"
    ) {
        from += 1;
    }
    let start = past_adjunct(scene, past_opening(scene, from, until), from, until);
    if start > from {
        return start;
    }
    if found.cue.class == CueClass::Request || scene.form(start) == "kepada" {
        return past_asked(scene, start, until);
    }
    // *mengingatkan semua pihak bahwa …* (reminds all that …), *mengatakan pada Senin bahwa …*; but a verb in between
    // makes the *bahwa* part of what is said: *mengatakan timnya memberi tahu karyawan bahwa …*.
    let mut at = start;
    while at < until && at < start + REACH {
        let near = at <= start + 2;
        if is_that(scene, at) && (near || scene.form(at).starts_with("bahwa")) {
            return at + 1;
        }
        if is_predicate(scene, at) {
            break;
        }
        at += 1;
    }
    start
}

/// Behind who is asked, where *kepada* names him: *mengimbau kepada warga agar …*, *berpesan kepada warga, …*; behind
/// *kepada* alone, where he is the subject of what is asked: *berharap kepada warga dapat …*.
fn past_asked(scene: &Scene<'_>, start: usize, until: usize) -> usize {
    if scene.form(start) != "kepada" {
        return start;
    }
    let mut asked = start;
    for at in start..until.min(start + 24) {
        if is_that(scene, at) {
            return at + 1;
        }
        if is_predicate(scene, at) {
            break;
        }
        if scene.form(at) == "," {
            asked = at;
        }
    }
    asked + 1
}

fn is_that(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, WordClass::COMPLEMENTIZER)
        && matches!(scene.form(at), "bahwa" | "agar" | "supaya" | "bahwasanya")
}

/// Behind to whom or in what it was said: *menjelaskan **dalam sambutannya** …*, *mengatakan **kepada wartawan** …*.
fn past_adjunct(scene: &Scene<'_>, start: usize, from: usize, until: usize) -> usize {
    if start > from || !saying(scene, start) && !in_his_words(scene, start) {
        return start;
    }
    let mut at = start + 2;
    if scene.form(start) == "kepada" {
        while at < until && at < start + 8 && !is_border(scene, at) && !is_that(scene, at) {
            at += 1;
        }
    }
    past_opening(scene, at.min(until), until)
}

/// *pada sambutannya, dalam pidatonya, di akunnya*
fn in_his_words(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.form(at),
        "pada" | "dalam" | "di" | "melalui" | "lewat"
    ) && scene.has(at + 1, TokenFlags::NYA)
}

/// Behind an attribution inside a sentence: commas, a date or bracket of the saying, *bahwa*.
pub(crate) fn past_attribution(scene: &Scene<'_>, behind: usize, until: usize) -> usize {
    let mut at = behind;
    while at < until && matches!(scene.form(at), "lagi" | "pula") {
        at += 1;
    }
    loop {
        let from = at;
        while at < until && is_border(scene, at) {
            at += 1;
        }
        if scene.form(at) == "("
            && let Some(close) = (at..until.min(at + 12)).find(|&next| scene.form(next) == ")")
        {
            at = close + 1;
        } else if let Some(timex) = scene.timex_over(at) {
            let end = scene.token_behind(timex, at);
            if scene.form(end) == "," {
                at = end;
            }
        }
        if at == from {
            break;
        }
    }
    if scene.is(at, WordClass::CUE_PASSIVE) && is_that(scene, at + 1) {
        return (at + 2).min(until);
    }
    if at < until && is_that(scene, at) {
        at += 1;
    }
    at
}

/// Behind commas and *bahwa*.
pub(crate) fn past_opening(scene: &Scene<'_>, from: usize, until: usize) -> usize {
    let mut at = from;
    while at < until && is_border(scene, at) {
        at += 1;
    }
    if at < until && scene.is(at, WordClass::COMPLEMENTIZER) && opens(scene, at, until) {
        at += 1;
        while at < until && scene.form(at) == "," {
            at += 1;
        }
    }
    at
}

/// Whether a word like *jika* only opens the clause: *menyebut jika korban tewas*; not *jika hujan, sungai meluap*.
fn opens(scene: &Scene<'_>, at: usize, until: usize) -> bool {
    is_that(scene, at) || !(at..until).any(|next| scene.form(next) == ",")
}

/// Whether a token shows a predicate: an auxiliary or a verb by its prefix.
pub(crate) fn is_predicate(scene: &Scene<'_>, at: usize) -> bool {
    let Some(token) = scene.token(at) else {
        return false;
    };
    if token.kind != TokenKind::Word || token.has(TokenFlags::CAPITALIZED) {
        return false;
    }
    if token.is(WordClass::PREDICATE) {
        return true;
    }
    let form = scene.form(at);
    form.len() > 5
        && ["me", "ber", "di", "ter"]
            .iter()
            .any(|prefix| form.starts_with(prefix))
        && !scene.reading.tables.speech.is_nominal(token.word)
}

/// The end of a reported clause that begins at a token.
pub(crate) fn end(scene: &Scene<'_>, start: usize, until: usize) -> usize {
    let mut depth = 0usize;
    for at in start..until {
        let token = &scene.reading.tokens[at];
        if token.is_word() {
            let may = depth == 0 && at > start;
            if may && (next_act(scene, at) || saying(scene, at)) {
                return at;
            }
            continue;
        }
        match scene.form(at) {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            "," if depth == 0 && at > start && stops(scene, at + 1, until) => return at,
            _ => {}
        }
    }
    without_date(scene, start, until)
}

/// Whether what follows a comma is no longer reported: *padahal …*, *tetapi dia …*.
fn stops(scene: &Scene<'_>, at: usize, until: usize) -> bool {
    match scene.form(at) {
        "padahal" => true,
        "tetapi" | "tapi" | "namun" => {
            scene.is(at + 1, WordClass::PRONOUN) || at + 1 < until && next_act(scene, at)
        }
        _ => false,
    }
}

/// A second verb of saying by the same subject: *menjelaskan … dan meminta …*.  Not: *… dan membuka akses*.
fn next_act(scene: &Scene<'_>, at: usize) -> bool {
    if !scene.is(at, WordClass::CONNECTIVE)
        || !matches!(scene.form(at), "dan" | "tetapi" | "namun" | "tapi")
    {
        return false;
    }
    let mut verb = at + 1;
    while scene.is(verb, WordClass::CUE_FILLER) {
        verb += 1;
    }
    is_strong(scene, verb)
}

/// An active reporting verb that seldom means anything else.
fn is_strong(scene: &Scene<'_>, at: usize) -> bool {
    let speech = &scene.reading.tables.speech;
    scene.is(at, WordClass::CUE_ACTIVE) && !speech.weight(scene.reading.word(at)).weak
}

/// Whether a clause holds a report of its own, with its speaker: *…, hakim meyakini …*, *…, kata Sri, …*.
pub(crate) fn reports(scene: &Scene<'_>, clause: Clause) -> bool {
    (clause.start..clause.end.min(clause.start + 24)).any(|at| {
        let inverted = scene.is(at, WordClass::CUE_BARE) && at > clause.start;
        if inverted && scene.form(at - 1) == "," || scene.form(at) == "kata" {
            return true;
        }
        is_strong(scene, at)
            && subject::before(scene, clause.start, at)
                .is_some_and(|subject| subject.adjoins && subject.phrase.first == clause.start)
    })
}

/// What stands before the subject of an active verb and belongs to what is said:
/// *Untuk tahun ini, Sri bilang …* (For this year, Sri says …). Not: *Dalam kesempatan itu, Sri mengatakan …*.
pub(crate) fn topic(
    scene: &Scene<'_>,
    from: usize,
    subject: usize,
    content: Clause,
) -> Option<Clause> {
    let lead = lead(scene, from, subject)?;
    let comma = subject > from && scene.form(subject - 1) == ",";
    let second = lead.start + 1;
    let topical = matches!(
        scene.form(lead.start),
        "untuk"
            | "Untuk"
            | "guna"
            | "Guna"
            | "Melalui"
            | "melalui"
            | "Lewat"
            | "lewat"
            | "Sesuai"
            | "sesuai"
            | "Dari"
            | "dari"
    ) && !scene.is(
        second,
        WordClass::VESSEL | WordClass::DEMONSTRATIVE | WordClass::DOCUMENT,
    );
    // *Kelompok ini, ia menegaskan, juga dapat …*: the verb of what is said has its subject before the speaker.
    let split = comma
        && content.start > 0
        && scene.form(content.start - 1) == ","
        && (is_predicate(scene, content.start) || scene.is(content.start, WordClass::CUE_FILLER))
        && !is_predicate(scene, lead.start)
        && lead.words(scene) <= 8;
    (topical && (comma || lead.words(scene) > 3) || split).then_some(lead)
}

/// *yang, seperti, sebagaimana, juga* before a passive cue.
pub(crate) fn links_passive(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.form(at),
        "yang" | "seperti" | "sebagaimana" | "," | "juga" | "telah" | "sudah" | "pernah"
    )
}

/// Where and when it was said, behind what was said: *saat ditemui …*, *dalam keterangannya …*, *kepada wartawan*.
fn saying(scene: &Scene<'_>, at: usize) -> bool {
    if !scene.is(at, WordClass::PHRASE_END) {
        return false;
    }
    let next = scene.form(at + 1);
    match scene.form(at) {
        "saat" | "ketika" | "usai" | "seusai" | "setelah" => matches!(
            next,
            "ditemui"
                | "dihubungi"
                | "dikonfirmasi"
                | "dimintai"
                | "ditanya"
                | "diwawancarai"
                | "dijumpai"
        ),
        "dalam" => {
            next.starts_with("keterangan")
                || next == "siaran"
                || next == "rilis"
                || next == "konferensi"
                || next == "jumpa"
        }
        "kepada" => matches!(next, "wartawan" | "media" | "awak" | "jurnalis"),
        "seperti" | "sebagaimana" => matches!(next, "dikutip" | "dilansir" | "diberitakan"),
        "dikutip" | "dilansir" => next == "dari",
        _ => false,
    }
}

/// Without a date of the saying at the very end, behind a comma: *…, Rabu (14/6).*
fn without_date(scene: &Scene<'_>, start: usize, until: usize) -> usize {
    let mut last = until;
    while last > start && is_border(scene, last - 1) {
        last -= 1;
    }
    let Some(timex) = last.checked_sub(1).and_then(|at| scene.timex_over(at)) else {
        return until;
    };
    let first = scene.reading.token_at(timex.start());
    if first > start + 2 && scene.form(first - 1) == "," && scene.is(first, WordClass::WEEKDAY) {
        return first - 1;
    }
    until
}

/// Whether a clause only tells the moment or the place, as behind a passive: *(Hal itu disampaikan Sri) **usai
/// mendampingi tamu***, *(diceritakan Sri) **dalam pidatonya***.
pub(crate) fn is_moment(scene: &Scene<'_>, clause: Clause) -> bool {
    matches!(
        scene.form(clause.start),
        "saat"
            | "ketika"
            | "usai"
            | "seusai"
            | "selepas"
            | "setelah"
            | "sesudah"
            | "sebelum"
            | "di"
            | "dalam"
            | "pada"
            | "melalui"
            | "lewat"
            | "kepada"
    )
}

/// Whether a clause only says where or when it was said.
pub(crate) fn is_adjunct(scene: &Scene<'_>, clause: Clause) -> bool {
    scene.timex_over(clause.start).is_some() && {
        let timex = scene.timex_over(clause.start).map_or(0, Span::end);
        scene.reading.token_at(timex) >= clause.end
    } || saying(scene, clause.start)
}

/// What stands before a cue inside its sentence and belongs to what is said; none where only links stand there.
pub(crate) fn lead(scene: &Scene<'_>, from: usize, cue: usize) -> Option<Clause> {
    let mut start = from;
    let mut linked = from;
    // A link is a run of connectives up to a comma or the cue.
    while linked < cue && scene.is(linked, WordClass::CONNECTIVE | WordClass::CUE_FILLER) {
        linked += 1;
    }
    if linked == cue {
        return None;
    }
    if linked > from && scene.form(linked) == "," {
        start = linked + 1;
    } else if matches!(
        scene.form(from),
        "Namun"
            | "Sementara"
            | "Sedangkan"
            | "Adapun"
            | "Tetapi"
            | "Sebaliknya"
            | "Lalu"
            | "Kemudian"
            | "Dan"
    ) {
        start = from + 1;
    }
    Clause { start, end: cue }.trimmed(scene)
}

/// Behind a relative clause on the speaker: *data X yang dikutip Y, …*.
pub(crate) fn past_relative(scene: &Scene<'_>, from: usize, until: usize) -> usize {
    if !matches!(scene.form(from), "yang") {
        return from;
    }
    (from..until)
        .find(|&at| scene.form(at) == ",")
        .map_or(from, |comma| comma + 1)
}

/// Behind what is left of the noun phrase of a source: *Berdasarkan data BPS **milik pemerintah**, …*. Not a clause:
/// *Berdasarkan data BPS harga naik, sehingga …*.
pub(crate) fn past_source(scene: &Scene<'_>, from: usize, until: usize) -> usize {
    (from..until.min(from + 12))
        .take_while(|&at| !is_predicate(scene, at))
        .find(|&at| scene.form(at) == ",")
        .map_or(from, |comma| comma + 1)
}

/// Behind the title of a law: *Menurut Perda Nomor 3 Tahun 2019 **tentang parkir**, …*.
pub(crate) fn past_title(scene: &Scene<'_>, from: usize, until: usize) -> usize {
    if !scene.form(from).eq_ignore_ascii_case("tentang") {
        return from;
    }
    (from..until)
        .find(|&at| scene.form(at) == ",")
        .map_or(from, |comma| comma + 1)
}

/// *Hal itu, Hal tersebut, Pernyataan ini, Inilah pesan*: what stands before was said.
pub(crate) fn points_back(scene: &Scene<'_>, lead: Clause) -> bool {
    let last = (lead.start..lead.end)
        .rev()
        .find(|&at| scene.token(at).is_some_and(|token| token.is_word()));
    let thing = matches!(
        scene.form(lead.start),
        "Hal"
            | "hal"
            | "Pernyataan"
            | "pernyataan"
            | "Demikian"
            | "Inilah"
            | "Itulah"
            | "Ini"
            | "Itu"
            | "Informasi"
            | "Kabar"
            | "Penjelasan"
            | "Penegasan"
            | "Pesan"
            | "Imbauan"
    );
    thing
        && lead.words(scene) <= 6
        && (lead.words(scene) == 1
            || last.is_some_and(|last| {
                scene.is(last, WordClass::DEMONSTRATIVE | WordClass::PREDICATE)
            })
            || scene.is(lead.start + 1, WordClass::DEMONSTRATIVE)
            || scene.form(lead.start).ends_with("lah"))
}

/// The sentence before one that says by whom it was said, unless a reporting word of its own or a mark is in it.
pub(crate) fn said_before(scene: &Scene<'_>, lead: Option<Clause>, from: usize) -> Option<Clause> {
    lead.filter(|&lead| points_back(scene, lead))?;
    let sentences = &scene.reading.sentences;
    let at = sentences.partition_point(|sentence| sentence.tokens().start < from);
    let here = sentences.get(at)?;
    let before = sentences.get(at.checked_sub(1)?)?;
    let blocks = &scene.reading.blocks;
    let near = here.block - before.block <= 1 && blocks[before.block as usize].is_article();
    let tokens = before.tokens();
    let mut free = tokens.clone().map(|at| &scene.reading.tokens[at]);
    let own = free.any(|token| {
        token.is(WordClass::CUE_ACTIVE | WordClass::CUE_PASSIVE | WordClass::CUE_SOURCE)
            || token.has(TokenFlags::IN_MARKS)
            || token.has(TokenFlags::CLOSES_MARKS)
            || token.has(TokenFlags::OPENS_MARKS)
    });
    if !near || own {
        return None;
    }
    Clause {
        start: tokens.start,
        end: tokens.end,
    }
    .trimmed(scene)
}
