//! What stands before a cue: topics that belong to what is said, links, and words that point back at it.

use super::clause::{Clause, is_predicate};
use super::scene::Scene;
use crate::lexicon::WordClass;
use crate::token::TokenFlags;

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

/// What may stand between two verbs of saying by one subject: *dan, tetapi juga*.
pub(crate) fn joins(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.form(at),
        "dan" | "tetapi" | "namun" | "tapi" | "serta" | ","
    ) || scene.is(at, WordClass::CUE_FILLER)
}

/// *yang, seperti, sebagaimana, juga* before a passive cue.
pub(crate) fn links_passive(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.form(at),
        "yang" | "seperti" | "sebagaimana" | "," | "juga" | "telah" | "sudah" | "pernah"
    )
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

/// The clause before a passive that only closes what was said: *Jembatan **akan dibuka, hal itu** (disampaikan Sri)*; none
/// where a thing stands there: *Keputusan itu*.
pub(crate) fn told(scene: &Scene<'_>, lead: Clause, cue: usize) -> Option<Clause> {
    let closes = |at: usize| {
        let that = matches!(scene.form(at + 1), "hal" | "demikian");
        scene.form(at) == "," && that && at + 4 > lead.end
    };
    let end = (lead.start..lead.end)
        .find(|&at| closes(at))
        .unwrap_or(lead.end);
    let states = (lead.start..end)
        .take_while(|&at| scene.form(at) != "yang")
        .any(|at| is_predicate(scene, at));
    let relative = (lead.end..cue).any(|at| scene.form(at) == "yang");
    (states && !relative).then_some(Clause {
        start: lead.start,
        end,
    })
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
