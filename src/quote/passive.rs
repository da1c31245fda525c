//! Candidates for reported speech around a passive reporting word: *… disampaikan Sri*, *Jembatan itu disebut Sri sudah
//! rampung*, *Dalam surat itu disebutkan …*.

use super::CueClass;
use super::candidate::{
    Around, Candidate, Shape, is_certain, is_told, lead, pieces, speaker_behind,
};
use super::clause;
use super::cue::FoundCue;
use super::draft::Attribution;
use super::lead;
use super::scene::Scene;
use crate::lexicon::WordClass;
use crate::token::TokenFlags;

// quote/indirect-backward: Jembatan sudah rampung. Hal itu disampaikan X. (The bridge is ready. So said X.)
// quote/indirect-passive: Jembatan itu disebut(kan) X sudah rampung. (The bridge is said by X to be ready.)
// Not: disebut Jembatan Merah (called the Red Bridge).
pub(super) fn read(
    scene: &Scene<'_>,
    found: FoundCue,
    at: usize,
    around: Around,
) -> Option<Candidate> {
    let Around { from, until, .. } = around;
    if let Some(candidate) = document(scene, &found, at, around) {
        return Some(candidate);
    }
    if let Some(candidate) = agentless(scene, &found, at, around) {
        return Some(candidate);
    }
    // *(selanjutnya disebut UU Parkir)* gives a name.
    let before = at.checked_sub(1).map_or("", |before| scene.form(before));
    if found.cue.lemma == "sebut" && matches!(before, "(" | "selanjutnya") {
        return None;
    }
    let (attribution, behind) = speaker_behind(scene, &found, until)?;
    let by = scene.form(found.end) == "oleh";
    if !by && !is_certain(scene, attribution) && !is_told(scene, attribution) {
        return None;
    }
    // *Harga diperkirakan bakal naik*; not *diperkirakan bakal calon bupati*
    if !by && foretells(scene, attribution) {
        return None;
    }
    // *Dikabarkan Sri sudah pulang* names nobody who says so.
    if !by && found.cue.class == CueClass::Hearsay {
        return None;
    }
    // *buku yang ditulis Sri* tells an act.
    if found.cue.lemma == "tulis" && at > 0 && scene.form(at - 1) == "yang" {
        return None;
    }
    let mut lead = lead(scene, around, at);
    // *Hal itulah yang ditegaskan Sri …*, *…, seperti dikatakan Sri …*
    if let Some(clause) = &mut lead {
        while clause.end > clause.start + 1 && lead::links_passive(scene, clause.end - 1) {
            clause.end -= 1;
        }
    }
    if let Some(said) = lead::said_before(scene, lead, around.from) {
        return Some(Candidate {
            shape: Shape::Backward,
            cue: found,
            at,
            attribution,
            adjoins: true,
            starts: true,
            contents: vec![said],
        });
    }
    let pointed = lead.is_none() && at > 0 && scene.is(at - 1, WordClass::DEMONSTRATIVE);
    if pointed || lead.is_some_and(|lead| lead::points_back(scene, lead)) {
        return None;
    }
    let contents = pieces(scene, lead, behind, until)?;
    let last = *contents.last()?;
    let moment = clause::is_moment(scene, last) || scene.form(last.start) == "yang";
    let contents = match lead {
        // *Keputusan itu disampaikan Sri **usai rapat***: the rest tells when, and a thing told is no clause.
        Some(lead) if moment && tells(&found) => vec![lead::told(scene, lead, at)?],
        _ => contents,
    };
    let adjunct = moment && (lead.is_none() || scene.form(last.start) == "kepada");
    if last.start < behind || adjunct {
        return None;
    }
    Some(Candidate {
        shape: Shape::Passive,
        cue: found,
        at,
        attribution,
        adjoins: scene.form(at + 1) == "oleh",
        starts: lead.is_some_and(|clause| clause.start == from),
        contents,
    })
}

/// Whether a verb begins what seems to be a speaker: ***bakal** naik*.
fn foretells(scene: &Scene<'_>, attribution: Attribution) -> bool {
    let Attribution::Phrase(span) = attribution else {
        return false;
    };
    let first = scene.reading.token_at(span.start());
    let person = WordClass::SPEAKER_NOUN | WordClass::TITLE;
    scene.form(first) == "bakal" && !scene.is(first + 1, person)
}

/// *disampaikan, diumumkan*, whose subject is what is told; that of *disebut* may be its topic.
fn tells(found: &FoundCue) -> bool {
    matches!(
        found.cue.lemma.as_str(),
        "sampai" | "umum" | "kemuka" | "utara" | "lontar" | "ungkap" | "usul" | "atur" | "tulis"
    )
}

// quote/indirect-passive: Ditegaskan pula bahwa … (It is also stressed that …), by whoever speaks before
fn agentless(scene: &Scene<'_>, found: &FoundCue, at: usize, around: Around) -> Option<Candidate> {
    let Around { from, until, .. } = around;
    let mut that = found.end;
    while matches!(scene.form(that), "pula" | "juga" | "lagi") {
        that += 1;
    }
    let states = found.cue.class == CueClass::Statement;
    if at != from
        || !states
        || !scene.has(at, TokenFlags::CAPITALIZED)
        || scene.form(that) != "bahwa"
    {
        return None;
    }
    let content = clause::reported(scene, found, until)?;
    Some(Candidate {
        shape: Shape::Passive,
        cue: found.clone(),
        at,
        attribution: Attribution::None,
        adjoins: false,
        starts: true,
        contents: vec![content],
    })
}

// quote/indirect-document: Dalam surat itu(,) disebutkan (bahwa) … (In that letter it is said that …)
fn document(scene: &Scene<'_>, found: &FoundCue, at: usize, around: Around) -> Option<Candidate> {
    let Around {
        mut from, until, ..
    } = around;
    while from < at && scene.is(from, WordClass::CONNECTIVE) || scene.form(from) == "," {
        from += 1;
    }
    let opener = matches!(
        scene.form(from),
        "Dalam" | "dalam" | "Pada" | "pada" | "Di" | "di"
    );
    let that = scene.is(found.end, WordClass::COMPLEMENTIZER) || scene.form(found.end) == ",";
    // *dalam keterangan **tertulis**, …* (in writing)
    let adjective = at > 0 && scene.form(at) == "tertulis" && scene.is(at - 1, WordClass::VESSEL);
    if !opener || !that || at < from + 2 || adjective {
        return None;
    }
    let mut end = at;
    while end > from + 1 && (scene.form(end - 1) == "," || scene.is(end - 1, WordClass::CUE_FILLER))
    {
        end -= 1;
    }
    let other = |at: usize| scene.form(at) == "," || scene.is(at, WordClass::CUE_PASSIVE);
    if (from..end).any(other) {
        return None;
    }
    let phrase = scene.reading.cover(from + 1, end.max(from + 2) - 1);
    let content = clause::reported(scene, found, until)?;
    Some(Candidate {
        shape: Shape::Document,
        cue: found.clone(),
        at,
        attribution: Attribution::Phrase(phrase),
        adjoins: true,
        starts: true,
        contents: vec![content],
    })
}
