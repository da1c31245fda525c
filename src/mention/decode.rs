//! The best tags of a text, by the model.

use std::cell::RefCell;
use std::ops::Range;

use once_cell::sync::Lazy;

use super::article::Article;
use super::features::{self, PLACES, Word};
use super::memo::Memo;
use super::model::{EDGES, LANES, Model, Passed, Row, TAGS};
use super::runs::runs;
use super::unit::{self, Unit, Units};
use super::{EntityKind, Name};
use crate::reading::Reading;
use crate::rule::RuleId;

const MODEL: RuleId = RuleId::new("mention/model");

/// The names that the model of the crate finds in a text; none where the crate was built without one.
pub(crate) fn names(reading: &Reading<'_>) -> Option<Vec<Name>> {
    static DECODER: Lazy<Option<Decoder<'static>>> =
        Lazy::new(|| Model::builtin().map(Decoder::new));
    thread_local! {
        static SCRATCH: RefCell<Scratch> = RefCell::default();
    }
    let decoder = DECODER.as_ref()?;
    let found = SCRATCH.with_borrow_mut(|scratch| decoder.names(reading, scratch));
    let name = |(tokens, kind)| Name {
        tokens,
        kind,
        rule: MODEL,
    };
    Some(found.into_iter().map(name).collect())
}

/// A model made ready to find names.
pub(crate) struct Decoder<'b> {
    model: Model<'b>,
    /// The weights of the tags behind each tag, for each edge; where a tag may not follow, [`NEVER`].
    behind: Vec<[Row; TAGS]>,
    /// The same weights, of the tags before each tag.
    before: Vec<[Row; TAGS]>,
}

/// What a decoder keeps between texts.
#[derive(Default)]
pub(crate) struct Scratch {
    units: Units,
    article: Article,
    /// The rows of words for the tokens of all [`PLACES`], and their clusters.
    words: Memo<u16, { PLACES.len() }, { 1 << 14 }>,
    contexts: Memo<(), 1, { 1 << 12 }>,
    passed: Passed,
    /// The scores of the tags of the tokens of a run.
    scores: Vec<Row>,
    /// The words of a run and around it, and what their rows are kept by.
    seen: Vec<(Word, u64)>,
}

/// Less than any sum of weights by so much that two of them still fit their type.
const NEVER: i16 = -20_000;
const FLOOR: i16 = -12_000;

impl<'b> Decoder<'b> {
    pub(crate) fn new(model: Model<'b>) -> Decoder<'b> {
        let weight = |edge, before, tag| {
            if may_follow(Some(before), Some(tag)) {
                model.transition(edge, before, tag)
            } else {
                NEVER
            }
        };
        let row = |weight: &dyn Fn(usize) -> i16| {
            let mut row = [NEVER; LANES];
            for (tag, lane) in row.iter_mut().take(TAGS).enumerate() {
                *lane = weight(tag);
            }
            row
        };
        let behind = |edge| std::array::from_fn(|before| row(&|tag| weight(edge, before, tag)));
        let before = |edge| std::array::from_fn(|tag| row(&|before| weight(edge, before, tag)));
        Decoder {
            model,
            behind: (0..EDGES).map(behind).collect(),
            before: (0..EDGES).map(before).collect(),
        }
    }

    /// The names of a text, in order: the tokens of each and its kind.
    pub(crate) fn names(
        &self,
        reading: &Reading<'_>,
        scratch: &mut Scratch,
    ) -> Vec<(Range<usize>, EntityKind)> {
        scratch.units.read(reading, &self.model);
        scratch.article.read(&scratch.units);
        let mut names = Vec::with_capacity(scratch.units.seeds.len() / 2);
        for run in runs(&scratch.units) {
            self.score(reading.text.as_bytes(), run.clone(), scratch);
            let units = &scratch.units.list[run.clone()];
            let last = self.search(units, &mut scratch.scores);
            self.collect(run.start, units, last, &scratch.scores, &mut names);
        }
        scratch.shrink();
        names
    }

    /// Scores the tags of the tokens of a run.
    fn score(&self, text: &[u8], run: Range<usize>, scratch: &mut Scratch) {
        let Scratch {
            units,
            article,
            words,
            contexts,
            passed,
            scores,
            seen,
        } = scratch;
        let units = &units.list;
        scores.clear();
        scores.resize(run.len(), [0; LANES]);
        let reach = PLACES.len() / 2;
        let around = run.start.saturating_sub(reach)..units.len().min(run.end + reach);
        seen.clear();
        seen.extend(around.clone().map(|at| {
            let word = Word::new(&units[at], text);
            let state = word.state();
            words.fetch(state);
            (word, state)
        }));
        for (at, (word, state)) in around.zip(&*seen) {
            let slot = words.slot(*state);
            for (place, offset) in PLACES.into_iter().enumerate() {
                let token = at.wrapping_add_signed(-offset).wrapping_sub(run.start);
                let Some(scores) = scores.get_mut(token) else {
                    continue;
                };
                let row = slot.row(place, |cluster| {
                    let cluster =
                        *cluster.get_or_insert_with(|| unit::cluster(&units[at], &self.model));
                    self.weigh_word(word, cluster, place, passed)
                });
                add(scores, row);
            }
        }
        for (at, scores) in run.zip(scores) {
            let seen = features::contexts(units, at, article.evidence(at));
            for (group, seen) in seen.into_iter().enumerate() {
                if seen != 0 {
                    let slot = contexts.slot(features::context_state(group, seen));
                    add(
                        scores,
                        slot.row(0, |_| self.weigh_context(group, seen, passed)),
                    );
                }
            }
        }
    }

    #[inline(never)]
    fn weigh_word(&self, word: &Word, cluster: u16, place: usize, passed: &mut Passed) -> Row {
        word.features(cluster, place, |_, feature| {
            self.model.sift(feature, passed);
        });
        self.model.add(passed)
    }

    #[inline(never)]
    fn weigh_context(&self, group: usize, seen: u64, passed: &mut Passed) -> Row {
        features::of_context(group, seen, |_, feature| self.model.sift(feature, passed));
        self.model.add(passed)
    }

    /// Turns the scores of each token into those of the best sequences up to it, and tells the last tag of the best of all.
    fn search(&self, units: &[Unit], scores: &mut [Row]) -> usize {
        let mut column = [NEVER; LANES];
        for tag in (0..TAGS).filter(|&tag| may_follow(None, Some(tag))) {
            column[tag] = 0;
        }
        for (at, (unit, row)) in units.iter().zip(scores).enumerate() {
            if at > 0 {
                column = follow(&column, &self.behind[unit.transition()]);
            }
            add(&mut column, row);
            settle(&mut column);
            *row = column;
        }
        (0..TAGS)
            .filter(|&tag| may_follow(Some(tag), None))
            .max_by_key(|&tag| (column[tag], TAGS - tag))
            .unwrap_or(0)
    }

    /// Follows the best tags back from the last and adds the names that they spell.
    fn collect(
        &self,
        start: usize,
        units: &[Unit],
        last: usize,
        columns: &[Row],
        names: &mut Vec<(Range<usize>, EntityKind)>,
    ) {
        const KINDS: [EntityKind; 3] = [
            EntityKind::Person,
            EntityKind::Organization,
            EntityKind::Location,
        ];
        let first = names.len();
        let (mut tag, mut end) = (last, 0);
        for at in (0..columns.len()).rev() {
            if let Some(inner) = tag.checked_sub(1) {
                let place = inner % 4;
                if place >= 2 {
                    end = start + at + 1;
                }
                if matches!(place, 0 | 3) {
                    names.push((start + at..end, KINDS[inner / 4 % 3]));
                }
            }
            if at > 0 {
                let weights = &self.before[units[at].transition()][tag];
                tag = best_before(&columns[at - 1], weights);
            }
        }
        names[first..].reverse();
    }
}

impl Scratch {
    /// Gives back the memory that only a text far longer than an article needs.
    fn shrink(&mut self) {
        self.units.shrink();
        self.article.shrink();
        self.scores.shrink_to(1 << 14);
    }
}

/// The best scores of each tag behind those of the token before.
fn follow(before: &Row, behind: &[Row; TAGS]) -> Row {
    let mut best = [i16::MIN; LANES];
    for (&score, weights) in before.iter().zip(behind) {
        for (best, &weight) in best.iter_mut().zip(weights) {
            *best = score.saturating_add(weight).max(*best);
        }
    }
    best
}

/// The tag of the token before from which the best score of a tag comes.
fn best_before(before: &Row, weights: &Row) -> usize {
    let (mut best, mut from) = (i16::MIN, 0);
    for tag in 0..TAGS {
        let score = before[tag].saturating_add(weights[tag]);
        if score > best {
            (best, from) = (score, tag);
        }
    }
    from
}

fn add(scores: &mut Row, row: &Row) {
    *scores = std::array::from_fn(|lane| scores[lane].saturating_add(row[lane]));
}

/// Moves the scores so that the best is 0 and none lower than [`FLOOR`].
fn settle(column: &mut Row) {
    let best = column.iter().copied().fold(i16::MIN, i16::max);
    *column = column.map(|score| score.saturating_sub(best).max(FLOOR));
}

/// Whether a tag can follow another; `None` is the edge of a run.
pub(crate) fn may_follow(before: Option<usize>, tag: Option<usize>) -> bool {
    let opens = |tag: usize| tag == 0 || matches!((tag - 1) % 4, 0 | 3);
    let closes = |tag: usize| tag == 0 || matches!((tag - 1) % 4, 2 | 3);
    match (before, tag) {
        (None, None) => true,
        (None, Some(tag)) => opens(tag),
        (Some(before), None) => closes(before),
        (Some(before), Some(tag)) => {
            if closes(before) {
                opens(tag)
            } else {
                !opens(tag) && (before - 1) / 4 == (tag - 1) / 4
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Decoder, Scratch, may_follow};
    use crate::input::Input;
    use crate::lexicon::Lexicon;
    use crate::mention::EntityKind;
    use crate::mention::model::{Model, TAGS};
    use crate::reading::Reading;

    fn names(text: &str) -> Vec<(String, EntityKind)> {
        let lexicon = Lexicon::builtin();
        let reading = Reading::new(Input::from(text), lexicon.tables());
        let model = Model::builtin().expect("the crate has a model");
        Decoder::new(model)
            .names(&reading, &mut Scratch::default())
            .into_iter()
            .map(|(tokens, kind)| {
                let span = reading.cover(tokens.start, tokens.end - 1);
                (reading.slice(span).to_owned(), kind)
            })
            .collect()
    }

    #[test]
    fn a_name_begins_before_it_ends() {
        assert!(
            may_follow(None, Some(0)) && may_follow(None, Some(1)) && may_follow(None, Some(4))
        );
        assert!(!may_follow(None, Some(2)) && !may_follow(None, Some(3)));
        assert!(!may_follow(Some(1), None) && !may_follow(Some(1), Some(0)));
        assert!(
            !may_follow(Some(1), Some(7)),
            "a person cannot end as an organization"
        );
        let ends = |tag| may_follow(Some(tag), None);
        assert_eq!((0..TAGS).filter(|&tag| ends(tag)).count(), 7);
    }

    #[test]
    fn persons_organizations_and_places_are_told_apart() {
        let found = names(
            "Bupati Sukabumi Rahmat Hidayatullah meresmikan gedung itu di Jakarta, kata Dinas Kesehatan Kota Bandung.",
        );
        assert!(found.contains(&("Rahmat Hidayatullah".to_owned(), EntityKind::Person)));
        assert!(found.contains(&("Jakarta".to_owned(), EntityKind::Location)));
        assert!(found.contains(&(
            "Dinas Kesehatan Kota Bandung".to_owned(),
            EntityKind::Organization
        )));
    }

    #[test]
    fn any_text_is_read() {
        for text in [
            "",
            "(",
            "A",
            "((((KPK))))",
            "Di\n\nJakarta",
            "É (É) Ü",
            "@a #b c.com",
        ] {
            names(text);
        }
    }
}
