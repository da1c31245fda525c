//! Finds reported speech without marks: judges the candidates that the reporting words give.

use super::QuoteKind;
use super::candidate::{self, Around, Candidate, Shape};
use super::clause;
use super::cue::{self, FoundCue};
use super::draft::{Attribution, Draft};
use super::judge;
use super::lead;
use super::scene::Scene;
use crate::lexicon::WordClass;
use crate::span::Span;
use crate::token::TokenFlags;

/// The log odds above which a candidate is a quote.
const THRESHOLD: f32 = 0.0;

/// How many tokens before and behind a reporting word are looked at; sentences of more are lists or tables.
const REACH: usize = 1024;

/// The indirect quotes of a text, in order, given the drafts of the marked ones.
pub(crate) fn find(scene: &Scene<'_>, marked: &[Draft]) -> Vec<Draft> {
    let mut finder = Finder::new(scene, marked);
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

/// Every candidate of a text, whatever speaks for it, for fitting the judgement.
#[cfg(test)]
pub(crate) fn candidates(scene: &Scene<'_>, marked: &[Draft]) -> Vec<Candidate> {
    let mut finder = Finder::new(scene, marked);
    let mut candidates = Vec::new();
    for sentence in &scene.reading.sentences {
        let tokens = sentence.tokens();
        if !scene.reading.blocks[sentence.block as usize].is_article() {
            continue;
        }
        for at in tokens.clone() {
            if let Some((found, around)) = finder.cue(at, tokens.start, tokens.end) {
                candidates.extend(candidate::read(scene, found, at, around));
            }
        }
    }
    candidates
}

impl<'s, 'a> Finder<'s, 'a> {
    fn new(scene: &'s Scene<'a>, marked: &[Draft]) -> Finder<'s, 'a> {
        Finder {
            scene,
            taken: taken(marked),
            next: 0,
            drafts: Vec::new(),
            done: 0,
        }
    }

    fn read(&mut self, sentence: usize) {
        let scene = self.scene;
        let of = &scene.reading.sentences[sentence];
        if !scene.reading.blocks[of.block as usize].is_article() {
            return;
        }
        let tokens = of.tokens();
        for (at, token) in tokens.clone().zip(&scene.reading.tokens[tokens.clone()]) {
            if !token.is(WordClass::CUE) || at < self.done {
                continue;
            }
            let start = tokens.start.max(self.done);
            let Some((found, mut around)) = self.cue(at, start, tokens.end) else {
                continue;
            };
            around.behind_quote |= start > tokens.start;
            let again = self.again(&found, at, around, tokens.start);
            let Some(candidate) = again.or_else(|| candidate::read(scene, found, at, around))
            else {
                continue;
            };
            let evidence = judge::score(scene, &candidate);
            if evidence > THRESHOLD {
                self.push(candidate, evidence);
            }
        }
    }

    /// A second verb of saying by the same subject: *… dan meminta warga tetap berhati-hati*.
    fn again(
        &self,
        found: &FoundCue,
        at: usize,
        around: Around,
        start: usize,
    ) -> Option<Candidate> {
        let scene = self.scene;
        let follows = self.done > start
            && scene.is(at, WordClass::CUE_ACTIVE)
            && at - self.done < REACH
            && (self.done..at).all(|between| lead::joins(scene, between));
        let attribution = self.drafts.last().filter(|_| follows)?.attribution;
        let content = clause::reported(scene, found, around.until)?;
        Some(Candidate {
            shape: Shape::Active,
            cue: found.clone(),
            at,
            attribution,
            adjoins: true,
            starts: false,
            contents: vec![content],
        })
    }

    /// The reporting word at a token, if no marked quote has it, and the tokens around it.
    fn cue(&mut self, at: usize, start: usize, end: usize) -> Option<(FoundCue, Around)> {
        let token = &self.scene.reading.tokens[at];
        if !token.is(WordClass::CUE) || token.has(TokenFlags::IN_MARKS) || self.is_taken(token.span)
        {
            return None;
        }
        let around = self.around(start, at, end);
        Some((cue::at(self.scene, at)?, around))
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
    fn around(&self, start: usize, at: usize, end: usize) -> Around {
        let reading = self.scene.reading;
        let here = reading.tokens[at].span;
        let before = self.taken[..self.next].last();
        let mut from = before
            .map_or(0, |taken| reading.token_at(taken.end()))
            .max(start);
        let behind_quote = from > start;
        while from < at && !reading.tokens[from].is_word() {
            from += 1;
        }
        let mut until = end;
        let behind = self.taken[self.next..]
            .iter()
            .find(|taken| taken.start() > here.start());
        if let Some(behind) = behind {
            until = until.min(reading.token_at(behind.start())).max(at + 1);
            while until > at + 1 && reading.tokens[until - 1].has(TokenFlags::OPENS_MARKS) {
                until -= 1;
            }
        }
        Around {
            from: from.max(at.saturating_sub(REACH)),
            until: until.min(at + REACH),
            behind_quote,
        }
    }

    fn push(&mut self, candidate: Candidate, evidence: f32) {
        let scene = self.scene;
        let end = candidate
            .contents
            .last()
            .map_or(candidate.at + 1, |clause| clause.end);
        self.done = end.max(candidate.cue.end);
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
            evidence,
            rule: candidate.shape.rule(),
        });
    }
}
