//! The best tags of a text, by the model.

use std::ops::Range;

use once_cell::sync::Lazy;

use super::article::Article;
use super::features::{self, Features};
use super::model::{EDGES, LANES, MOST, Model, TAGS};
use super::unit::{self, Unit};
use super::{EntityKind, Name};
use crate::reading::Reading;
use crate::rule::RuleId;

const NEVER: i32 = i32::MIN / 4;

const MODEL: RuleId = RuleId::new("mention/model");

/// The names that the model of the crate finds in a text; none where the crate was built without one.
pub(crate) fn names(reading: &Reading<'_>) -> Option<Vec<Name>> {
    let found = decode(reading, &Model::builtin()?);
    let name = |(tokens, kind)| Name {
        tokens,
        kind,
        rule: MODEL,
    };
    Some(found.into_iter().map(name).collect())
}

/// The names of a text by the model alone, in order: the tokens of each and its kind.
pub(crate) fn decode(reading: &Reading<'_>, model: &Model<'_>) -> Vec<(Range<usize>, EntityKind)> {
    let (units, blocks) = unit::units(reading, model);
    let runs = features::runs(&units, &blocks);
    let article = Article::new(&units);
    let features = Features {
        text: reading.text.as_bytes(),
        units: &units,
        article: &article,
    };
    let transitions = Transitions::new(model);
    let mut names = Vec::new();
    let (mut scores, mut back) = (Vec::new(), Vec::new());
    let mut found = Vec::with_capacity(MOST);
    for run in runs {
        scores.clear();
        for at in run.clone() {
            let mut row = [0; LANES];
            found.clear();
            features.read(at, |_, feature| found.push(feature));
            model.add(&found, &mut row);
            scores.push(row);
        }
        let last = transitions.search(&units[run.clone()], &scores, &mut back);
        collect(run.start, last, &back, &mut names);
    }
    names
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

/// The pairs of tags that may follow each other.
static PAIRS: Lazy<Vec<(u8, u8)>> = Lazy::new(|| {
    let tags = 0..TAGS;
    tags.clone()
        .flat_map(|before| tags.clone().map(move |tag| (before, tag)))
        .filter(|&(before, tag)| may_follow(Some(before), Some(tag)))
        .map(|(before, tag)| (before as u8, tag as u8))
        .collect()
});

/// The weights of [`PAIRS`] at each kind of edge.
struct Transitions {
    weights: Vec<i16>,
}

impl Transitions {
    fn new(model: &Model<'_>) -> Transitions {
        let weights = (0..EDGES)
            .flat_map(|edge| {
                PAIRS.iter().map(move |&(before, tag)| {
                    model.transition(edge, usize::from(before), usize::from(tag))
                })
            })
            .collect();
        Transitions { weights }
    }

    /// The last tag of the best sequence; `back` tells for each token and tag which tag came before.
    fn search(
        &self,
        units: &[Unit],
        scores: &[[i16; LANES]],
        back: &mut Vec<[u8; LANES]>,
    ) -> usize {
        back.clear();
        let mut column = [NEVER; LANES];
        for (at, (unit, row)) in units.iter().zip(scores).enumerate() {
            let mut next = [NEVER; LANES];
            let mut from = [0u8; LANES];
            if at == 0 {
                for tag in (0..TAGS).filter(|&tag| may_follow(None, Some(tag))) {
                    next[tag] = 0;
                }
            } else {
                let weights = &self.weights[usize::from(unit.edge) * PAIRS.len()..];
                for (&(before, tag), &weight) in PAIRS.iter().zip(weights) {
                    let (before, tag) = (usize::from(before) % LANES, usize::from(tag) % LANES);
                    let score = column[before] + i32::from(weight);
                    if score > next[tag] {
                        (next[tag], from[tag]) = (score, before as u8);
                    }
                }
            }
            for tag in 0..LANES {
                column[tag] = next[tag] + i32::from(row[tag]);
            }
            back.push(from);
        }
        (0..TAGS)
            .filter(|&tag| may_follow(Some(tag), None))
            .max_by_key(|&tag| (column[tag], TAGS - tag))
            .unwrap_or(0)
    }
}

/// Follows the best tags back from the last and adds the names that they spell.
fn collect(
    start: usize,
    last: usize,
    back: &[[u8; LANES]],
    names: &mut Vec<(Range<usize>, EntityKind)>,
) {
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
        tag = usize::from(back[at][tag]);
    }
    names[first..].reverse();
}

#[cfg(test)]
mod tests {
    use super::{decode, may_follow};
    use crate::input::Input;
    use crate::lexicon::Lexicon;
    use crate::mention::EntityKind;
    use crate::mention::model::{Model, TAGS};
    use crate::reading::Reading;

    fn names(text: &str) -> Vec<(String, EntityKind)> {
        let lexicon = Lexicon::builtin();
        let reading = Reading::new(Input::from(text), lexicon.tables());
        let model = Model::builtin().expect("the crate has a model");
        decode(&reading, &model)
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
