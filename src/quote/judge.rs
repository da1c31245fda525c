//! Judges whether a reporting word reports what was said, or an act, a feeling, a plan.

use super::CueClass;
use super::candidate::{Candidate, Shape};
use super::clause::{self, Clause};
use super::draft::Attribution;
use super::judge_weights::{FEATURES, WEIGHTS};
use super::object;
use super::scene::Scene;
use crate::lexicon::{Weight, WordClass};
use crate::mention::EntityKind;
use crate::token::TokenFlags;

/// By how much the evidence for reported speech outweighs that against it (log odds).
pub(crate) fn score(scene: &Scene<'_>, candidate: &Candidate) -> f32 {
    let features = features(scene, candidate);
    let sum: f32 = features
        .iter()
        .zip(WEIGHTS)
        .map(|(feature, weight)| feature * weight)
        .sum();
    sum + word(scene, candidate).weight
}

/// What the reporting word itself weighs.
fn word(scene: &Scene<'_>, candidate: &Candidate) -> Weight {
    let speech = &scene.reading.tables.speech;
    speech.weight(scene.reading.word(candidate.at))
}

/// What speaks for and against, one number a feature.
pub(crate) fn features(scene: &Scene<'_>, candidate: &Candidate) -> [f32; FEATURES] {
    let on = |condition: bool| f32::from(u8::from(condition));
    let shape = |of: Shape| on(candidate.shape == of);
    let class = |of: CueClass| on(candidate.cue.cue.class == of);
    let main = candidate.contents.last().copied();
    let first = main.map_or(candidate.at, |clause| clause.start);
    let is = |classes| scene.is(first, classes);
    let words: usize = candidate
        .contents
        .iter()
        .map(|clause| clause.words(scene))
        .sum();
    let speaker = Voice::of(scene, candidate.attribution);
    let before = candidate.at.checked_sub(1);
    let before_is = |classes| before.is_some_and(|at| scene.is(at, classes));
    let form_before = before.map_or("", |at| scene.form(at));
    let active = candidate.shape == Shape::Active;
    let predicate = main.map_or(Predicate::None, |clause| predicate(scene, clause));
    let comma = scene.form(candidate.cue.end) == ",";
    let thing = active && speaker == Voice::Thing && !is_body(scene, candidate.attribution);
    let that = first > 0 && scene.is(first - 1, WordClass::COMPLEMENTIZER);
    let weak = is_weak(scene, candidate, main, predicate);
    let effect = matches!(
        candidate.cue.cue.class,
        CueClass::Request | CueClass::Promise
    ) || matches!(candidate.cue.cue.lemma.as_str(), "pasti" | "ingin");
    let verb_first = clause::is_predicate(scene, first);
    [
        1.0,
        shape(Shape::Active),
        shape(Shape::Source),
        shape(Shape::Media),
        shape(Shape::Inverted),
        shape(Shape::Passive),
        shape(Shape::Document),
        on(active && comma),
        on(that),
        on(speaker == Voice::Pronoun),
        on(speaker == Voice::Person),
        on(speaker == Voice::Body),
        on(speaker == Voice::Role),
        on(speaker == Voice::Capital),
        on(speaker == Voice::Thing),
        on(candidate.adjoins),
        on(form_before == "yang"),
        on(active && before_is(WordClass::PREDICATE) && form_before != "juga"),
        on(active
            && matches!(
                form_before,
                "untuk" | "dalam" | "agar" | "guna" | "dengan" | "saat"
            )),
        on(candidate.cue.cue.negated && candidate.cue.cue.class != CueClass::Denial),
        on(predicate == Predicate::Main),
        on(predicate == Predicate::Relative),
        on(verb_first),
        on(scene.form(first) == "yang"),
        on(is(WordClass::ABOUT)),
        on(matches!(
            scene.form(first),
            "di" | "ke" | "pada" | "dari" | "kepada" | "dalam"
        )),
        on(scene.has(first, TokenFlags::NYA)),
        on(scene.has(first, TokenFlags::CAPITALIZED)),
        on(is(WordClass::PRONOUN)),
        words.min(20) as f32 / 20.0,
        on(words <= 3),
        on(candidate.contents.len() > 1),
        class(CueClass::Claim),
        class(CueClass::Denial),
        class(CueClass::Hope),
        class(CueClass::Request),
        class(CueClass::Promise),
        class(CueClass::Question),
        class(CueClass::Estimate),
        class(CueClass::Hearsay),
        on(active && predicate == Predicate::Main && (comma || that)),
        on(class(CueClass::Request) > 0.0 && predicate == Predicate::Main),
        on(speaker == Voice::Enclitic),
        on(candidate.starts),
        on(weak),
        on(weak && (comma || that)),
        on(weak && predicate == Predicate::Main),
        on(weak && matches!(speaker, Voice::Thing | Voice::Capital)),
        shape(Shape::Backward),
        on(candidate.shape == Shape::Media && speaker == Voice::Thing),
        on(active && predicate != Predicate::Main && scene.has(first, TokenFlags::NYA)),
        on(active && predicate == Predicate::None && !that && !comma),
        on(active && predicate == Predicate::Relative && !that && !comma),
        on(active && is_unreal(scene, candidate.at)),
        on(form_before == "yang"
            && (thing || speaker != Voice::Person && (!active || weak || effect))
            && !that
            && !comma),
        on(thing && effect && !that && !comma),
    ]
}

/// Whether a reporting word often tells something else, and no clause behind it shows that it reports.
fn is_weak(
    scene: &Scene<'_>,
    candidate: &Candidate,
    main: Option<Clause>,
    predicate: Predicate,
) -> bool {
    let word = word(scene, candidate);
    let Some(clause) = main.filter(|_| word.telling) else {
        return word.weak;
    };
    // *menyampaikan **apresiasi** …*, but *menyampaikan **apresiasi itu** …*
    let uttered = scene
        .reading
        .tables
        .speech
        .is_uttered(scene.reading.word(clause.start))
        || object::names_deed(scene, clause.start);
    let pointed = scene.is(clause.start + 1, WordClass::DEMONSTRATIVE);
    let request = candidate.cue.cue.class == CueClass::Request;
    let states = predicate == Predicate::Main || request && asks(scene, clause);
    !states || uttered && !pointed
}

/// Whether a noun for people or a body begins the attribution: ***Koalisi** masyarakat mendesak …*.
fn is_body(scene: &Scene<'_>, attribution: Attribution) -> bool {
    let Attribution::Phrase(span) = attribution else {
        return false;
    };
    let reading = scene.reading;
    let (first, end) = (reading.token_at(span.start()), reading.token_at(span.end()));
    let head = (first..end).find(|&at| !scene.is(at, WordClass::DETERMINER));
    head.is_some_and(|head| {
        let word = reading.word(head);
        let speech = &reading.tables.speech;
        speech.is_group(word)
            || speech.is_voiced(word)
            || scene.is(
                head,
                WordClass::SPEAKER_NOUN
                    | WordClass::TITLE
                    | WordClass::ORG_HEAD
                    | WordClass::DOCUMENT
                    | WordClass::VESSEL,
            )
    })
}

/// Whether a verb tells what should or could be done: *perlu **memastikan***, *untuk tidak **membantah***.
fn is_unreal(scene: &Scene<'_>, verb: usize) -> bool {
    const REACH: usize = 3;
    (verb.saturating_sub(REACH)..verb)
        .rev()
        .find(|&at| {
            !scene.is(at, WordClass::CUE_FILLER | WordClass::NEGATION)
                && !matches!(
                    scene.form(at),
                    "terus" | "selalu" | "tetap" | "turut" | "ikut"
                )
        })
        .is_some_and(|at| {
            matches!(
                scene.form(at),
                "harus"
                    | "perlu"
                    | "wajib"
                    | "boleh"
                    | "bisa"
                    | "dapat"
                    | "mampu"
                    | "hendak"
                    | "mau"
                    | "akan"
                    | "bakal"
                    | "mesti"
                    | "ingin"
                    | "untuk"
                    | "agar"
                    | "supaya"
                    | "guna"
                    | "demi"
            )
        })
}

/// Who speaks, as far as the attribution shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voice {
    Person,
    Body,
    Pronoun,
    Role,
    Capital,
    Thing,
    Enclitic,
}

impl Voice {
    fn of(scene: &Scene<'_>, attribution: Attribution) -> Voice {
        let Attribution::Phrase(span) = attribution else {
            return Voice::Enclitic;
        };
        let reading = scene.reading;
        let (first, end) = (reading.token_at(span.start()), reading.token_at(span.end()));
        let mut body = false;
        for at in first..end {
            match scene.mention_at(at).map(|mention| mention.kind) {
                Some(EntityKind::Person) => return Voice::Person,
                Some(_) => body = true,
                None => {}
            }
        }
        if body {
            Voice::Body
        } else if scene.is(first, WordClass::PRONOUN) {
            Voice::Pronoun
        } else if scene.is(first, WordClass::SPEAKER_NOUN | WordClass::TITLE) {
            Voice::Role
        } else if (first..end).any(|at| {
            scene.has(at, TokenFlags::CAPITALIZED) && !scene.has(at, TokenFlags::SENTENCE_START)
        }) {
            Voice::Capital
        } else {
            Voice::Thing
        }
    }
}

/// Whether a content has a predicate of its own, or one behind *yang* only, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Predicate {
    Main,
    Relative,
    None,
}

fn predicate(scene: &Scene<'_>, clause: Clause) -> Predicate {
    let mut found = Predicate::None;
    let mut relative = false;
    for at in clause.start..clause.end.min(clause.start + 40) {
        let token = &scene.reading.tokens[at];
        if !token.is_word() {
            relative &= scene.form(at) != ",";
        } else if token.is(WordClass::PHRASE_END) && subordinates(scene.form(at)) {
            relative = true;
        } else if clause::is_predicate(scene, at) {
            if !relative {
                return Predicate::Main;
            }
            found = Predicate::Relative;
            relative = at + 1 < clause.end && clause::is_predicate(scene, at + 1);
        }
    }
    found
}

/// Whether somebody is asked to do something: *(mengajak) warga **untuk menanam** pohon*.
fn asks(scene: &Scene<'_>, clause: Clause) -> bool {
    (clause.start + 1..clause.end).any(|at| {
        matches!(scene.form(at), "untuk" | "agar" | "supaya") && clause::is_predicate(scene, at + 1)
    })
}

/// Whether the predicate behind a word is that of a clause below the main one.
fn subordinates(form: &str) -> bool {
    matches!(
        form,
        "yang"
            | "untuk"
            | "sebelum"
            | "setelah"
            | "dengan"
            | "guna"
            | "saat"
            | "ketika"
            | "agar"
            | "dalam"
            | "sebagai"
    )
}
