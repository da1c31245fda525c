//! Finds reported speech without marks: *Sri mengatakan (bahwa) …*, *Menurut Sri, …*, *…, kata Sri, …*, *… diakui Sri …*.

use super::attribution;
use super::clause::{self, Clause};
use super::cue::{self, FoundCue};
use super::draft::{Attribution, Draft};
use super::scene::Scene;
use super::{CueClass, QuoteKind};
use crate::lexicon::WordClass;
use crate::rule::RuleId;
use crate::span::Span;
use crate::token::TokenFlags;

/// The indirect quotes of a text, in order, given the drafts of the marked ones.
pub(crate) fn find(scene: &Scene<'_>, marked: &[Draft]) -> Vec<Draft> {
    let mut finder = Finder {
        scene,
        taken: taken(marked),
        next: 0,
        drafts: Vec::new(),
        done: 0,
    };
    for sentence in 0..scene.reading.sentences.len() {
        finder.read(sentence);
    }
    finder.drafts
}

/// The extents of the marked quotes with their cues and speakers, in order.
fn taken(marked: &[Draft]) -> Vec<Span> {
    let mut taken: Vec<Span> = marked
        .iter()
        .flat_map(|draft| {
            let cue = draft.cue.iter().map(|cue| cue.span);
            let phrase = match draft.attribution {
                Attribution::Phrase(span) => Some(span),
                Attribution::Enclitic | Attribution::None => None,
            };
            draft.contents.iter().copied().chain(cue).chain(phrase)
        })
        .collect();
    taken.sort_unstable();
    taken
}

struct Finder<'s, 'a> {
    scene: &'s Scene<'a>,
    taken: Vec<Span>,
    /// The first of `taken` that can still matter.
    next: usize,
    drafts: Vec<Draft>,
    /// Tokens before this one belong to a quote that was found.
    done: usize,
}

/// A candidate for an indirect quote.
pub(crate) struct Candidate {
    pub(crate) cue: FoundCue,
    /// The first token of the cue.
    pub(crate) at: usize,
    pub(crate) attribution: Attribution,
    pub(crate) contents: Vec<Clause>,
    pub(crate) rule: &'static str,
}

impl Finder<'_, '_> {
    fn read(&mut self, sentence: usize) {
        let scene = self.scene;
        let reading = scene.reading;
        let of = &reading.sentences[sentence];
        if !reading.blocks[of.block as usize].is_article() {
            return;
        }
        let tokens = of.tokens();
        let mut start = tokens.start.max(self.done);
        for at in tokens.clone() {
            let token = &reading.tokens[at];
            if at < self.done || !token.is(WordClass::CUE) || token.has(TokenFlags::IN_MARKS) {
                continue;
            }
            if self.is_taken(token.span) {
                continue;
            }
            let (from, until) = self.bounds(start, at, tokens.end);
            let Some(found) = cue::at(scene, at) else {
                continue;
            };
            if let Some(candidate) = self.candidate(found, at, from, until) {
                let end = candidate
                    .contents
                    .last()
                    .map_or(at + 1, |clause| clause.end);
                self.done = end.max(candidate.cue.end);
                start = start.max(from);
                self.push(candidate);
            }
        }
    }

    fn is_taken(&mut self, span: Span) -> bool {
        while self
            .taken
            .get(self.next)
            .is_some_and(|taken| taken.end() <= span.start())
        {
            self.next += 1;
        }
        self.taken[self.next..]
            .iter()
            .take_while(|taken| taken.start() < span.end())
            .any(|taken| taken.overlaps(span))
    }

    /// The tokens around a cue that no marked quote has.
    fn bounds(&self, start: usize, at: usize, end: usize) -> (usize, usize) {
        let reading = self.scene.reading;
        let here = reading.tokens[at].span;
        let mut from = start;
        if let Some(before) = self.taken[..self.next].last() {
            from = from.max(reading.token_at(before.end()));
        }
        while from < at && !reading.tokens[from].is_word() {
            from += 1;
        }
        let mut until = end;
        if let Some(behind) = self.taken[self.next..]
            .iter()
            .find(|taken| taken.start() > here.start())
        {
            until = until.min(reading.token_at(behind.start())).max(at + 1);
            while until > at + 1 && reading.tokens[until - 1].has(TokenFlags::OPENS_MARKS) {
                until -= 1;
            }
        }
        (from, until)
    }

    fn candidate(
        &self,
        found: FoundCue,
        at: usize,
        from: usize,
        until: usize,
    ) -> Option<Candidate> {
        let scene = self.scene;
        let token = &scene.reading.tokens[at];
        let candidate = if token.is(WordClass::CUE_SOURCE) {
            source(scene, found, at, from, until)
        } else if token.is(WordClass::CUE_PASSIVE) {
            passive(scene, found, at, from, until)
        } else if token.is(WordClass::CUE_BARE) && !is_adjective(scene, at) {
            inverted(scene, found, at, from, until)
        } else {
            active(scene, found, at, from, until)
        }?;
        judge(scene, &candidate).then_some(candidate)
    }

    fn push(&mut self, candidate: Candidate) {
        let scene = self.scene;
        let contents = candidate
            .contents
            .iter()
            .map(|clause| clause.span(scene))
            .collect();
        self.drafts.push(Draft {
            kind: QuoteKind::Indirect,
            contents,
            cue: Some(candidate.cue.cue),
            attribution: candidate.attribution,
            warnings: Vec::new(),
            rule: RuleId::new(candidate.rule),
        });
    }
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
fn active(
    scene: &Scene<'_>,
    found: FoundCue,
    at: usize,
    from: usize,
    until: usize,
) -> Option<Candidate> {
    let subject = attribution::before(scene, from, at)?;
    let start = clause::behind_cue(scene, &found, until);
    let end = clause::end(scene, start, until);
    let content = Clause { start, end }.trimmed(scene)?;
    Some(Candidate {
        attribution: Attribution::Phrase(subject.span(scene)),
        cue: found,
        at,
        contents: vec![content],
        rule: "quote/indirect-active",
    })
}

// quote/indirect-source: Menurut X, … (According to X, …)  Not: menurut rencana (as planned), which nobody says.
// quote/indirect-media: Dikutip dari X, … (Quoted from X, …)
fn source(
    scene: &Scene<'_>,
    found: FoundCue,
    at: usize,
    from: usize,
    until: usize,
) -> Option<Candidate> {
    let media = !scene.form(at).eq_ignore_ascii_case("menurut") && !found.enclitic;
    let (attribution, behind) = attribution::behind(scene, &found, until);
    if attribution == Attribution::None {
        return None;
    }
    let lead = clause::lead(scene, from, at);
    if media && lead.is_some() {
        return None;
    }
    let behind = clause::past_relative(scene, behind, until);
    let contents = around(scene, lead, behind, until)?;
    Some(Candidate {
        cue: found,
        at,
        attribution,
        contents,
        rule: if media {
            "quote/indirect-media"
        } else {
            "quote/indirect-source"
        },
    })
}

// quote/indirect-inverted: …, kata X, … (…, says X, …) or Kata X … (Says X …)
// Not: jelas, nilai, tambah as words of their own, without a comma before them.
fn inverted(
    scene: &Scene<'_>,
    found: FoundCue,
    at: usize,
    from: usize,
    until: usize,
) -> Option<Candidate> {
    let comma = at > from && scene.form(at - 1) == ",";
    let lead = clause::lead(scene, from, at);
    let opens = lead.is_none();
    let kata = found.cue.lemma == "kata" || found.cue.lemma == "lanjut";
    if !(comma || kata && opens || found.enclitic && opens) {
        return None;
    }
    let (attribution, behind) = attribution::behind(scene, &found, until);
    if attribution == Attribution::None {
        return None;
    }
    let contents = around(scene, lead, behind, until)?;
    Some(Candidate {
        cue: found,
        at,
        attribution,
        contents,
        rule: "quote/indirect-inverted",
    })
}

// quote/indirect-passive: Jembatan itu disebut(kan) X sudah rampung. (The bridge is said by X to be ready.)
// Not: disebut Jembatan Merah (called the Red Bridge).
fn passive(
    scene: &Scene<'_>,
    found: FoundCue,
    at: usize,
    from: usize,
    until: usize,
) -> Option<Candidate> {
    if let Some(candidate) = document(scene, &found, at, from, until) {
        return Some(candidate);
    }
    let (attribution, behind) = attribution::behind(scene, &found, until);
    if attribution == Attribution::None {
        return None;
    }
    let lead = clause::lead(scene, from, at);
    let contents = around(scene, lead, behind, until)?;
    (contents.last()?.start >= behind).then_some(())?;
    Some(Candidate {
        cue: found,
        at,
        attribution,
        contents,
        rule: "quote/indirect-passive",
    })
}

// quote/indirect-document: Dalam surat itu(,) disebutkan (bahwa) … (In that letter it is said that …)
fn document(
    scene: &Scene<'_>,
    found: &FoundCue,
    at: usize,
    from: usize,
    until: usize,
) -> Option<Candidate> {
    let opener = matches!(scene.form(from), "Dalam" | "dalam" | "Pada" | "pada" | "Di");
    let that = scene.is(found.end, WordClass::COMPLEMENTIZER) || scene.form(found.end) == ",";
    if !opener || !that || at < from + 2 {
        return None;
    }
    let mut end = at;
    while end > from + 1 && (scene.form(end - 1) == "," || scene.is(end - 1, WordClass::CUE_FILLER))
    {
        end -= 1;
    }
    let phrase = Span::new(
        scene.token(from + 1)?.span.start(),
        scene.token(end.checked_sub(1)?)?.span.end(),
    );
    let start = clause::behind_cue(scene, found, until);
    let content = Clause {
        start,
        end: clause::end(scene, start, until),
    }
    .trimmed(scene)?;
    Some(Candidate {
        cue: found.clone(),
        at,
        attribution: Attribution::Phrase(phrase),
        contents: vec![content],
        rule: "quote/indirect-document",
    })
}

/// The contents before and behind an attribution that stands inside a sentence.
fn around(
    scene: &Scene<'_>,
    lead: Option<Clause>,
    behind: usize,
    until: usize,
) -> Option<Vec<Clause>> {
    let start = clause::past_opening(scene, behind, until);
    let tail = Clause {
        start,
        end: clause::end(scene, start, until),
    };
    let tail = tail
        .trimmed(scene)
        .filter(|tail| !clause::is_adjunct(scene, *tail));
    let contents: Vec<Clause> = lead.into_iter().chain(tail).collect();
    (!contents.is_empty()).then_some(contents)
}

/// Whether a candidate reports what was said, not an act or a feeling.
fn judge(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let words: usize = candidate
        .contents
        .iter()
        .map(|clause| clause.words(scene))
        .sum();
    if candidate.cue.cue.class == CueClass::Hearsay {
        return false;
    }
    words >= 3
}
