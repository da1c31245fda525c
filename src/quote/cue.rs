//! From a token to the reporting word that it is.

use super::Cue;
use super::scene::Scene;
use crate::lexicon::WordClass;
use crate::mention::EntityKind;
use crate::token::TokenFlags;

/// How far before a reporting word its negation may stand: *tidak pernah mengatakan*.
const NEGATION_REACH: usize = 2;

/// A reporting word and where its tokens end.
#[derive(Clone, Debug)]
pub(crate) struct FoundCue {
    pub(crate) cue: Cue,
    /// The token behind it.
    pub(crate) end: usize,
    /// Whether *-nya* stands for the speaker: *ujarnya*.
    pub(crate) enclitic: bool,
}

/// The reporting word at a token, with a detached *nya*: *ujarnya*, *jelas nya*, *angkat bicara*.
pub(crate) fn at(scene: &Scene<'_>, at: usize) -> Option<FoundCue> {
    let reading = scene.reading;
    let token = reading.tokens.get(at)?;
    if token.has(TokenFlags::CAPITALIZED) && token.is(WordClass::CUE_BARE) && in_name(scene, at) {
        return None;
    }
    let cues = &reading.tables.cues;
    let forward = reading.tokens[at..].iter().map(|token| token.word);
    let (mut end, lemma) = match cues.phrase(forward) {
        Some((length, lemma)) => (at + length, lemma),
        None => (at + 1, cues.lemma(token.word)?),
    };
    let mut enclitic = cues.has_enclitic(token);
    if !enclitic && is_detached_nya(scene, end) {
        enclitic = true;
        end += 1;
    }
    let cue = Cue {
        span: reading.cover(at, end - 1),
        lemma: lemma.lemma.clone(),
        class: lemma.class,
        negated: is_negated(scene, at) != lemma.denies,
    };
    Some(FoundCue { cue, end, enclitic })
}

/// Whether a token is a noun that can stand for a reporting word.
pub(crate) fn is_noun(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.reading.word(at);
    scene.reading.tables.cues.is_noun(word)
}

/// Whether a reporting word or phrase begins with a token.
pub(crate) fn begins(scene: &Scene<'_>, at: usize) -> bool {
    let reading = scene.reading;
    let forward = reading.tokens[at..].iter().map(|token| token.word);
    scene.is(at, WordClass::CUE) || reading.tables.cues.phrase(forward).is_some()
}

/// A reporting word that no table has, by its place alone: *” cetusnya*.
pub(crate) fn unlisted(scene: &Scene<'_>, at: usize) -> FoundCue {
    let token = &scene.reading.tokens[at];
    let form = scene.reading.form(at);
    let enclitic = token.has(TokenFlags::NYA);
    let stem = form.strip_suffix("nya").filter(|_| enclitic);
    let cue = Cue {
        span: token.span,
        lemma: stem.unwrap_or(form).to_lowercase(),
        class: super::CueClass::Statement,
        negated: false,
    };
    FoundCue {
        cue,
        end: at + 1,
        enclitic,
    }
}

/// Whether a word is a part of a longer name: ***Firman** Wibowo mengatakan*.
fn in_name(scene: &Scene<'_>, at: usize) -> bool {
    let opens = scene.mention_at(at).is_some_and(|mention| {
        mention.kind == EntityKind::Person && mention.span.len() > scene.form(at).len()
    });
    opens || scene.splits_name(at)
}

fn is_detached_nya(scene: &Scene<'_>, at: usize) -> bool {
    let token = scene.reading.tokens.get(at);
    token.is_some_and(|token| token.span.len() == 3 && token.has(TokenFlags::NYA))
}

fn is_negated(scene: &Scene<'_>, at: usize) -> bool {
    let before = at.saturating_sub(NEGATION_REACH)..at;
    before
        .rev()
        .map(|index| &scene.reading.tokens[index])
        .take_while(|token| token.is_word())
        .any(|token| token.is(WordClass::NEGATION))
}
