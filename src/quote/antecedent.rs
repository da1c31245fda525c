//! Ranks who may be meant where an attribution names nobody: *ujarnya*, *kata dia*, or nothing at all.

use super::antecedent_weights::{FEATURES, ROLE_FEATURES, ROLE_WEIGHTS, WEIGHTS};
use super::cast::{Cast, Part, is_person};
use super::draft::{Attribution, Draft};
use super::roles::Fit;
use super::{QuoteKind, Via};
use crate::mention::Entity;

/// How many speech acts are looked back at.
const ACTS: usize = 10;
/// How many sentences are looked back at for persons who have not spoken yet.
const SENTENCES: usize = 6;
/// How many mentions are looked back at.
const MENTIONS: usize = 40;

/// A speech act whose speaker is known, or known to be unnamed.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    /// Where its contents and cue end.
    pub(crate) end: usize,
    pub(crate) sentence: usize,
    pub(crate) kind: QuoteKind,
    pub(crate) speaker: Who,
}

/// A speaker: an entity, or one whom the text only describes, by the index of the draft that did so first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    Entity(usize),
    Unnamed(usize),
}

/// A possible speaker with what speaks for him.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) who: Who,
    pub(crate) features: [f32; FEATURES],
    pub(crate) score: f32,
}

/// What is asked: who speaks in this draft.
#[derive(Debug)]
pub(crate) struct Question<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) via: Via,
    pub(crate) plural: bool,
    /// The acts before, in order.
    pub(crate) acts: &'a [Act],
    /// The next act whose attribution names its speaker.
    pub(crate) next: Option<&'a Act>,
}

/// The candidates, the likeliest first.
pub(crate) fn rank(
    question: &Question<'_>,
    cast: &Cast<'_>,
    entities: &[Entity],
) -> Vec<Candidate> {
    let mut candidates = candidates(question, cast, entities);
    for candidate in &mut candidates {
        candidate.score = candidate
            .features
            .iter()
            .zip(WEIGHTS)
            .map(|(feature, weight)| feature * weight)
            .sum();
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates
}

/// Who is meant by an office or description: *Bupati*, *politikus itu*.
#[derive(Debug)]
pub(crate) struct Described<'a> {
    /// Those whose role fits.
    pub(crate) fitting: &'a [(usize, Fit)],
    /// Points back: *itu*.
    pub(crate) back: bool,
    /// *seorang, para, sejumlah*
    pub(crate) indefinite: bool,
    /// *polisi, warga, pemerintah*
    pub(crate) group: bool,
    /// A text: *laporan itu*.
    pub(crate) document: bool,
    /// An office, title or profession: *politikus itu*.
    pub(crate) office: bool,
    /// A name is in it: *Kepala Polda Jambi*.
    pub(crate) body: bool,
    /// The number of its words.
    pub(crate) words: usize,
    /// The one whom the same words described before, or will from here on.
    pub(crate) nobody: Who,
}

/// The candidates for a description, the likeliest first; nobody whom the text names is one of them.
pub(crate) fn rank_described(
    question: &Question<'_>,
    described: &Described<'_>,
    cast: &Cast<'_>,
    entities: &[Entity],
) -> Vec<(Who, f32)> {
    let mut ranked: Vec<(Who, f32)> = described_candidates(question, described, cast, entities)
        .into_iter()
        .map(|(who, features)| {
            let score = features.iter().zip(ROLE_WEIGHTS).map(|(f, w)| f * w).sum();
            (who, score)
        })
        .collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranked
}

/// The candidates for a description with their features.
pub(crate) fn described_candidates(
    question: &Question<'_>,
    described: &Described<'_>,
    cast: &Cast<'_>,
    entities: &[Entity],
) -> Vec<(Who, [f32; ROLE_FEATURES])> {
    let mut pool = Pool::new(question, cast);
    pool.speakers();
    pool.mentioned(entities);
    pool.announced();
    for &(entity, _) in described.fitting {
        pool.entry(Who::Entity(entity));
    }
    pool.entry(described.nobody);
    let persons = pool
        .seen
        .iter()
        .filter(|seen| is_named_person(seen.who, entities));
    let alone = persons.count() == 1;
    pool.seen
        .iter()
        .map(|seen| (seen.who, pool.described(seen, described, entities, alone)))
        .collect()
}

fn is_named_person(who: Who, entities: &[Entity]) -> bool {
    matches!(who, Who::Entity(entity) if is_person(entities, entity))
}

/// The candidates with their features, unranked.
pub(crate) fn candidates(
    question: &Question<'_>,
    cast: &Cast<'_>,
    entities: &[Entity],
) -> Vec<Candidate> {
    let mut pool = Pool::new(question, cast);
    pool.speakers();
    pool.mentioned(entities);
    pool.announced();
    pool.told_of();
    pool.finish(entities)
}

struct Pool<'a> {
    question: &'a Question<'a>,
    cast: &'a Cast<'a>,
    limit: usize,
    sentence: usize,
    seen: Vec<Seen>,
}

/// What was seen of a candidate.
#[derive(Clone, Debug)]
struct Seen {
    who: Who,
    /// 0 for the last speaker, 1 for the one before, …
    rank: Option<usize>,
    acts: usize,
    last_act: Option<usize>,
    last_direct: bool,
    /// The sentences since he was last named, outside of what is said.
    named: Option<usize>,
    part: Option<Part>,
    /// Whether he was named since the last act.
    fresh: bool,
    /// Whether the text introduced him since the last act.
    introduced: bool,
    /// Whether he was named with an office or title since the last act.
    titled: bool,
    /// The block where he was named last.
    block: u32,
    /// Whether he is named by initials alone.
    initials: bool,
    /// Whether the words in question name him.
    told_of: bool,
    next: bool,
}

impl<'a> Pool<'a> {
    fn new(question: &'a Question<'a>, cast: &'a Cast<'a>) -> Pool<'a> {
        let draft = question.draft;
        let limit = draft
            .cue
            .as_ref()
            .map_or(draft.contents[0].start(), |cue| cue.span.start());
        let start = draft.contents[0].start().min(limit);
        Pool {
            question,
            cast,
            limit,
            sentence: cast.sentence_at(start),
            seen: Vec::new(),
        }
    }

    fn entry(&mut self, who: Who) -> &mut Seen {
        let at = self
            .seen
            .iter()
            .position(|seen| seen.who == who)
            .unwrap_or_else(|| {
                self.seen.push(Seen {
                    who,
                    rank: None,
                    acts: 0,
                    last_act: None,
                    last_direct: false,
                    named: None,
                    part: None,
                    fresh: false,
                    introduced: false,
                    titled: false,
                    block: 0,
                    initials: false,
                    told_of: false,
                    next: false,
                });
                self.seen.len() - 1
            });
        &mut self.seen[at]
    }

    fn speakers(&mut self) {
        let acts = self.question.acts;
        let (mut rank, mut direct) = (0, false);
        for (index, act) in acts.iter().enumerate().rev().take(ACTS) {
            let last_direct = act.kind != QuoteKind::Indirect && !direct;
            direct |= last_direct;
            let entry = self.entry(act.speaker);
            entry.acts += 1;
            entry.last_direct |= last_direct;
            if entry.rank.is_none() {
                entry.rank = Some(rank);
                entry.last_act = Some(index);
                rank += 1;
            }
        }
    }

    /// Persons named outside of what is said, in the last few sentences.
    fn mentioned(&mut self, entities: &[Entity]) {
        let end = self.cast.before(self.limit);
        let last_act = self.question.acts.last().map_or(0, |act| act.end);
        for at in (0..end).rev().take(MENTIONS) {
            let place = self.cast.place(at);
            if place.sentence + SENTENCES < self.sentence {
                break;
            }
            let mention = &self.cast.mentions[at];
            let who = Who::Entity(mention.entity);
            let known = self.seen.iter().any(|seen| seen.who == who);
            if place.quoted || !(is_person(entities, mention.entity) || known) {
                continue;
            }
            let fresh = mention.span.start() >= last_act;
            let sentences = self.sentence.saturating_sub(place.sentence);
            let block = self.cast.block_of(place.sentence);
            let entry = self.entry(who);
            entry.introduced |= fresh && place.first;
            entry.titled |= fresh && place.titled;
            let better = place.part == Part::Subject && entry.part != Some(Part::Subject) && fresh;
            if entry.named.is_none() || better {
                entry.named = entry.named.or(Some(sentences));
                entry.part = Some(place.part);
                entry.block = block;
                entry.initials = place.initials;
                entry.fresh |= fresh;
            }
        }
    }

    /// Those whom the words in question name: few speak of themselves by name.
    fn told_of(&mut self) {
        let contents = &self.question.draft.contents;
        for mention in contents
            .iter()
            .flat_map(|&content| self.cast.inside(content))
        {
            let who = Who::Entity(self.cast.mentions[mention].entity);
            for seen in self.seen.iter_mut().filter(|seen| seen.who == who) {
                seen.told_of = true;
            }
        }
    }

    fn announced(&mut self) {
        if let Some(act) = self.question.next {
            self.entry(act.speaker).next = true;
        }
    }

    fn described(
        &self,
        seen: &Seen,
        described: &Described<'_>,
        entities: &[Entity],
        alone: bool,
    ) -> [f32; ROLE_FEATURES] {
        let on = |condition: bool| f32::from(u8::from(condition));
        let nobody = seen.who == described.nobody;
        let person = is_named_person(seen.who, entities);
        let other = !nobody && !person;
        let best = described
            .fitting
            .iter()
            .filter(|&&(entity, _)| seen.who == Who::Entity(entity))
            .map(|&(_, fit)| fit)
            .max()
            .unwrap_or(Fit::None);
        let last = seen.rank == Some(0);
        let someone = person && best == Fit::None;
        // *politikus itu*; not *laporan itu*
        let person_itu = described.back && described.office && !described.document;
        let other_fits = best == Fit::None && !described.fitting.is_empty();
        [
            on(nobody),
            on(nobody && described.indefinite),
            on(nobody && described.group),
            on(nobody && described.back),
            on(nobody && described.document),
            on(nobody && described.body),
            on(nobody && described.words == 1),
            on(nobody && seen.rank.is_some()),
            on(best == Fit::Opening),
            on(best == Fit::Loose),
            on(other_fits && !nobody),
            on(last && person),
            on(last && person && described.back),
            on(seen.rank.is_some_and(|rank| rank > 0) && person),
            on(seen.fresh && seen.part == Some(Part::Subject) && person),
            on(seen.next && seen.rank.is_none()),
            on(other),
            on(other && last),
            on(someone && alone),
            on(someone && described.back),
            on(last && best != Fit::None),
            on(someone && described.indefinite),
            on(nobody && person_itu && seen.rank.is_none()),
            on(person_itu && person && enters(seen)),
            on(person_itu && last && person),
        ]
    }

    fn finish(self, entities: &[Entity]) -> Vec<Candidate> {
        let total = self.question.acts.len().clamp(1, ACTS) as f32;
        let newest = self
            .seen
            .iter()
            .filter(|seen| seen.fresh && seen.part == Some(Part::Subject))
            .filter_map(|seen| seen.named)
            .min();
        let has_acts = !self.question.acts.is_empty();
        let entered = self.seen.iter().any(enters);
        self.seen
            .iter()
            .map(|seen| {
                let features = self.features(seen, entities, total, newest, has_acts, entered);
                Candidate {
                    who: seen.who,
                    features,
                    score: 0.0,
                }
            })
            .collect()
    }

    fn features(
        &self,
        seen: &Seen,
        entities: &[Entity],
        total: f32,
        newest: Option<usize>,
        has_acts: bool,
        entered: bool,
    ) -> [f32; FEATURES] {
        let question = self.question;
        let on = |condition: bool| f32::from(u8::from(condition));
        let act = seen.last_act.map(|index| &question.acts[index]);
        let last = seen.rank == Some(0);
        let block = self.cast.block_of(self.sentence);
        let same_block = act.is_some_and(|act| self.cast.block_of(act.sentence) == block);
        let away = act.map_or(SENTENCES * 2, |act| {
            self.sentence.saturating_sub(act.sentence)
        });
        let subject = seen.fresh && seen.part == Some(Part::Subject);
        let topical = subject && seen.named == newest;
        let pronoun = question.via == Via::Pronoun;
        let carried = question.via == Via::Carried;
        let indirect = question.draft.kind == QuoteKind::Indirect;
        let person = match seen.who {
            Who::Entity(entity) => is_person(entities, entity),
            Who::Unnamed(_) => false,
        };
        let next_block = question
            .next
            .is_some_and(|act| self.cast.block_of(act.sentence) == block);
        let here = seen.named == Some(0) && seen.fresh;
        let close = seen.named.is_some() && block.saturating_sub(seen.block) <= 1;
        let relieved = entered && !enters(seen);
        [
            on(last),
            on(seen.rank == Some(1)),
            on(seen.rank.is_some_and(|rank| rank > 1)),
            on(seen.rank.is_none()),
            on(matches!(seen.who, Who::Unnamed(_))),
            on(matches!(seen.who, Who::Entity(_)) && !person),
            on(last && same_block),
            on(last) * (away.min(12) as f32) / 12.0,
            on(topical),
            on(subject && !topical),
            on(seen.fresh && matches!(seen.part, Some(Part::Doer | Part::Teller))),
            on(seen.fresh && seen.part == Some(Part::Other)),
            on(here),
            seen.acts as f32 / total,
            on(seen.last_direct),
            on(seen.next && seen.rank.is_none()),
            on(seen.next && next_block),
            on(pronoun && topical),
            on(pronoun && last),
            on(indirect && topical),
            on(indirect && here),
            on(carried && last),
            on(carried && seen.next),
            on(question.plural && !person),
            on(!has_acts && seen.fresh && topical),
            on(seen.last_direct && !indirect),
            on(topical && close),
            on(pronoun && !question.plural && !person),
            on(seen.initials && !last),
            on(seen.told_of),
            on(enters(seen) && close),
            on(last && relieved),
        ]
    }
}

/// Whether the text brings a new voice on: *Camat Asri, **Eko Purnomo**, memuji warganya.* *Hal senada disampaikan **Sri**.*
/// Not: *tersangka **RBP** menjual …*
fn enters(seen: &Seen) -> bool {
    let comes = match seen.part {
        Some(Part::Subject) => seen.introduced && seen.titled,
        Some(Part::Teller) => true,
        _ => false,
    };
    seen.fresh && comes && !seen.initials && !seen.told_of
}

/// How an attribution points, for one that names nobody.
pub(crate) fn via_of(attribution: Attribution) -> Via {
    match attribution {
        Attribution::Phrase(_) => Via::Pronoun,
        Attribution::Enclitic => Via::Enclitic,
        Attribution::None => Via::Carried,
    }
}
