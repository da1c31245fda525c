//! The best tags of a text, by the model.

use std::cell::RefCell;
use std::ops::Range;

use once_cell::sync::Lazy;

use super::article::Article;
use super::features;
use super::memo::Memo;
use super::model::{EDGES, LANES, Model, Passed, Row, TAGS};
use super::runs::runs;
use super::unit::{self, Unit};
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
    transitions: Vec<[Row; TAGS]>,
}

/// What a decoder keeps between texts.
#[derive(Default)]
pub(crate) struct Scratch {
    memo: Memo,
    scores: Vec<Row>,
    passed: Passed,
    back: Vec<Row>,
}

/// Less than any sum of weights by so much that two of them still fit their type.
const NEVER: i16 = -20_000;
const FLOOR: i16 = -12_000;

impl<'b> Decoder<'b> {
    pub(crate) fn new(model: Model<'b>) -> Decoder<'b> {
        let row = |edge: usize, before: usize| {
            let mut row = [NEVER; LANES];
            for tag in (0..TAGS).filter(|&tag| may_follow(Some(before), Some(tag))) {
                row[tag] = model.transition(edge, before, tag);
            }
            row
        };
        let rows = |edge: usize| std::array::from_fn(|before| row(edge, before));
        Decoder {
            model,
            transitions: (0..EDGES).map(rows).collect(),
        }
    }

    /// The names of a text, in order: the tokens of each and its kind.
    pub(crate) fn names(
        &self,
        reading: &Reading<'_>,
        scratch: &mut Scratch,
    ) -> Vec<(Range<usize>, EntityKind)> {
        let (mut units, blocks) = unit::units(reading, &self.model);
        let text = reading.text.as_bytes();
        let article = Article::new(&units);
        let mut names = Vec::new();
        for run in runs(&units, &blocks) {
            self.score(text, &mut units, &article, run.clone(), scratch);
            let last = self.search(&units[run.clone()], &scratch.scores, &mut scratch.back);
            collect(run.start, last, &scratch.back, &mut names);
        }
        names
    }

    /// Scores the tags of the tokens of a run.
    fn score(
        &self,
        text: &[u8],
        units: &mut [Unit],
        article: &Article,
        run: Range<usize>,
        scratch: &mut Scratch,
    ) {
        scratch.scores.clear();
        scratch.scores.resize(run.len(), [0; LANES]);
        let reach = features::PLACES.len() / 2;
        let around = run.start.saturating_sub(reach)..units.len().min(run.end + reach);
        for at in around {
            let form = &text[units[at].span.range()];
            let seen = scratch.memo.see(&mut units[at], form, &self.model);
            for (row, offset) in seen.iter().zip(features::PLACES) {
                let token = at.wrapping_add_signed(-offset).wrapping_sub(run.start);
                if let Some(scores) = scratch.scores.get_mut(token) {
                    add(scores, row);
                }
            }
        }
        for (at, scores) in run.zip(&mut scratch.scores) {
            let passed = &mut scratch.passed;
            let sift = |_, feature| self.model.sift(feature, passed);
            features::context(units, at, article.evidence(at), sift);
            self.model.add(&mut scratch.passed, scores);
        }
    }

    /// The last tag of the best sequence; `back` tells for each token and tag which tag came before.
    fn search(&self, units: &[Unit], scores: &[Row], back: &mut Vec<Row>) -> usize {
        back.clear();
        let mut column = [NEVER; LANES];
        for tag in (0..TAGS).filter(|&tag| may_follow(None, Some(tag))) {
            column[tag] = 0;
        }
        for (at, (unit, row)) in units.iter().zip(scores).enumerate() {
            let mut from = [0; LANES];
            if at > 0 {
                column = follow(
                    &column,
                    &self.transitions[usize::from(unit.edge)],
                    &mut from,
                );
            }
            add(&mut column, row);
            settle(&mut column);
            back.push(from);
        }
        (0..TAGS)
            .filter(|&tag| may_follow(Some(tag), None))
            .max_by_key(|&tag| (column[tag], TAGS - tag))
            .unwrap_or(0)
    }
}

/// The best scores of each tag behind those of the token before, and the tags that they came from.
fn follow(before: &Row, transitions: &[Row; TAGS], from: &mut Row) -> Row {
    let mut best = [i16::MIN; LANES];
    for (tag, weights) in transitions.iter().enumerate() {
        for lane in 0..LANES {
            let score = before[tag].saturating_add(weights[lane]);
            let better = -i16::from(score > best[lane]);
            best[lane] = score.max(best[lane]);
            from[lane] = (tag as i16 & better) | (from[lane] & !better);
        }
    }
    best
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

/// Follows the best tags back from the last and adds the names that they spell.
fn collect(start: usize, last: usize, back: &[Row], names: &mut Vec<(Range<usize>, EntityKind)>) {
    let first = names.len();
    let (mut tag, mut end) = (last, 0);
    for at in (0..back.len()).rev() {
        if let Some(inner) = tag.checked_sub(1) {
            let place = inner % 4;
            if place >= 2 {
                end = start + at + 1;
            }
            if matches!(place, 0 | 3) {
                let kinds = [
                    EntityKind::Person,
                    EntityKind::Organization,
                    EntityKind::Location,
                ];
                names.push((start + at..end, kinds[inner / 4 % 3]));
            }
        }
        tag = back[at][tag] as usize % LANES;
    }
    names[first..].reverse();
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
