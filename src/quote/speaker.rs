//! Finds who speaks: by name, by office, by pronoun, by *-nya*, or by what goes on.

use super::antecedent::{self, Act, Question, Who};
use super::cast::Cast;
use super::confidence;
use super::draft::{Attribution, Draft};
use super::phrase::{self, Referent};
use super::roles::{self, Fit, Roles};
use super::scene::Scene;
use super::{Quote, Speaker, Via};
use crate::mention::{Entity, EntityKind};
use crate::span::Span;

/// The quotes of the drafts, which come in the order of the text, with their speakers. Documents that speak are added
/// to the entities.
pub(crate) fn resolve(
    scene: &Scene<'_>,
    drafts: Vec<Draft>,
    entities: &mut Vec<Entity>,
) -> Vec<Quote> {
    if drafts.is_empty() {
        return Vec::new();
    }
    let spoken = spoken(scene, &drafts, entities);
    drafts
        .into_iter()
        .zip(spoken)
        .map(|(draft, spoken)| Quote {
            kind: draft.kind,
            contents: draft.contents,
            cue: draft.cue,
            speaker: Some(spoken.speaker),
            parent: None,
            warnings: draft.warnings,
            confidence: confidence::of(&spoken.features),
            rule: draft.rule,
        })
        .collect()
}

/// A speaker, and what tells how sure he is.
pub(crate) struct Spoken {
    pub(crate) speaker: Speaker,
    pub(crate) features: [f32; confidence::FEATURES],
}

/// The speakers of the drafts.
pub(crate) fn spoken(
    scene: &Scene<'_>,
    drafts: &[Draft],
    entities: &mut Vec<Entity>,
) -> Vec<Spoken> {
    let cast = Cast::new(scene.reading, drafts, scene.mentions);
    let referents: Vec<Option<Referent>> = drafts
        .iter()
        .map(|draft| match draft.attribution {
            Attribution::Phrase(span) => Some(phrase::read(&cast, scene.citations, span)),
            Attribution::Enclitic | Attribution::None => None,
        })
        .collect();
    let mut stage = Stage {
        cast: &cast,
        drafts,
        referents: &referents,
        roles: if referents.iter().flatten().any(is_described) {
            Roles::new(&cast, entities)
        } else {
            Roles::default()
        },
        acts: Vec::with_capacity(drafts.len()),
        spoken: Vec::with_capacity(drafts.len()),
    };
    for index in 0..drafts.len() {
        let voice = stage.voice(index, entities);
        stage.perform(index, voice, entities);
    }
    stage.spoken
}

fn is_described(referent: &Referent) -> bool {
    matches!(referent, Referent::Described(_) | Referent::Back(_))
}

/// Who was found to speak.
struct Voice {
    via: Via,
    who: Who,
    with: Vec<usize>,
    candidates: Vec<usize>,
    /// By how much the first candidate leads.
    margin: f32,
}

struct Stage<'a> {
    cast: &'a Cast<'a>,
    drafts: &'a [Draft],
    referents: &'a [Option<Referent>],
    roles: Roles,
    acts: Vec<Act>,
    spoken: Vec<Spoken>,
}

impl Stage<'_> {
    fn voice(&self, index: usize, entities: &mut Vec<Entity>) -> Option<Voice> {
        let sure = |via, who, with| Voice {
            via,
            who,
            with,
            candidates: Vec::new(),
            margin: f32::INFINITY,
        };
        match &self.referents[index] {
            Some(Referent::Named(named)) => {
                let (&first, with) = named.split_first()?;
                Some(sure(Via::Name, Who::Entity(first), with.to_vec()))
            }
            Some(Referent::Document(span)) => {
                let document = self.document(*span, entities);
                Some(sure(Via::Name, Who::Entity(document), Vec::new()))
            }
            Some(Referent::Described(span) | Referent::Back(span)) => {
                self.described(index, *span, entities)
            }
            &Some(Referent::Pronoun { plural }) => {
                self.antecedent(index, Via::Pronoun, plural, entities)
            }
            None => {
                let via = antecedent::via_of(self.drafts[index].attribution);
                self.antecedent(index, via, false, entities)
            }
        }
    }

    fn described(&self, index: usize, span: Span, entities: &[Entity]) -> Option<Voice> {
        let next = self.next(index);
        let question = Question {
            draft: &self.drafts[index],
            via: Via::Role,
            plural: false,
            acts: &self.acts,
            next: next.as_ref(),
        };
        let asked = roles::asked(self.cast, span);
        let fitting: Vec<(usize, Fit)> = self.roles.fitting(&asked, span.start()).collect();
        let back = matches!(self.referents[index], Some(Referent::Back(_)));
        let nobody = Who::Unnamed(self.unnamed(index, span));
        let described = phrase::described(self.cast, span, back, &fitting, asked.len(), nobody);
        let ranked = antecedent::rank_described(&question, &described, self.cast, entities);
        let &(who, best) = ranked.first()?;
        let margin = ranked
            .get(1)
            .map_or(f32::INFINITY, |second| best - second.1);
        Some(Voice {
            via: Via::Role,
            who,
            with: Vec::new(),
            candidates: ranked
                .iter()
                .filter_map(|&(who, _)| entity_of(who))
                .collect(),
            margin,
        })
    }

    fn antecedent(
        &self,
        index: usize,
        via: Via,
        plural: bool,
        entities: &[Entity],
    ) -> Option<Voice> {
        let next = self.next(index);
        let question = Question {
            draft: &self.drafts[index],
            via,
            plural,
            acts: &self.acts,
            next: next.as_ref(),
        };
        let ranked = antecedent::rank(&question, self.cast, entities);
        let best = ranked.first()?;
        let margin = ranked
            .get(1)
            .map_or(f32::INFINITY, |second| best.score - second.score);
        let candidates = ranked
            .iter()
            .filter_map(|candidate| entity_of(candidate.who))
            .collect();
        Some(Voice {
            via,
            who: best.who,
            with: Vec::new(),
            candidates,
            margin,
        })
    }

    /// The next act whose attribution names a speaker, within a few drafts.
    fn next(&self, index: usize) -> Option<Act> {
        (index + 1..self.drafts.len())
            .take(4)
            .find_map(|next| match &self.referents[next] {
                Some(Referent::Named(named)) => Some(self.act(next, Who::Entity(*named.first()?))),
                _ => None,
            })
    }

    fn act(&self, index: usize, speaker: Who) -> Act {
        let draft = &self.drafts[index];
        let cue = draft.cue.as_ref().map(|cue| cue.span);
        let phrase = match draft.attribution {
            Attribution::Phrase(span) => Some(span),
            Attribution::Enclitic | Attribution::None => None,
        };
        let spans = || draft.contents.iter().copied().chain(cue).chain(phrase);
        let start = spans().map(Span::start).min().unwrap_or(0);
        let end = spans().map(Span::end).max().unwrap_or(0);
        Act {
            end,
            sentence: self.cast.sentence_at(start),
            kind: draft.kind,
            speaker,
        }
    }

    /// One number for all who are described in the same words.
    fn unnamed(&self, index: usize, span: Span) -> usize {
        let words = self.cast.reading.slice(span);
        (0..index)
            .rev()
            .take(16)
            .find(|&before| match &self.referents[before] {
                Some(Referent::Described(other) | Referent::Back(other)) => {
                    self.cast.reading.slice(*other).eq_ignore_ascii_case(words)
                }
                _ => false,
            })
            .unwrap_or(index)
    }

    fn document(&self, span: Span, entities: &mut Vec<Entity>) -> usize {
        let name = self.cast.reading.slice(span);
        let known = entities
            .iter()
            .position(|entity| entity.kind == EntityKind::Document && entity.canonical == name);
        known.unwrap_or_else(|| {
            entities.push(Entity {
                kind: EntityKind::Document,
                canonical: name.to_owned(),
                aliases: Vec::new(),
                role: None,
                affiliation: None,
                gender: None,
            });
            entities.len() - 1
        })
    }

    fn perform(&mut self, index: usize, voice: Option<Voice>, entities: &[Entity]) {
        let draft = &self.drafts[index];
        let (speaker, margin) = match voice {
            None => {
                let nobody = Speaker {
                    span: None,
                    via: antecedent::via_of(draft.attribution),
                    entity: None,
                    with: Vec::new(),
                    role: None,
                    affiliation: None,
                    candidates: Vec::new(),
                };
                (nobody, 0.0)
            }
            Some(voice) => {
                self.acts.push(self.act(index, voice.who));
                let margin = voice.margin;
                (self.speaker(index, voice, entities), margin)
            }
        };
        let features = confidence::features(draft, &speaker, margin);
        self.spoken.push(Spoken { speaker, features });
    }

    fn speaker(&self, index: usize, voice: Voice, entities: &[Entity]) -> Speaker {
        let span = match self.drafts[index].attribution {
            Attribution::Phrase(span) => Some(span),
            Attribution::Enclitic | Attribution::None => None,
        };
        let (entity, role, affiliation) = match voice.who {
            Who::Entity(entity) => {
                let of = &entities[entity];
                (Some(entity), of.role.clone(), of.affiliation.clone())
            }
            Who::Unnamed(first) => (None, self.description(first), None),
        };
        Speaker {
            span,
            via: voice.via,
            entity,
            with: voice.with,
            role,
            affiliation,
            candidates: voice.candidates,
        }
    }

    /// The words by which the text describes a speaker whom it does not name.
    fn description(&self, index: usize) -> Option<String> {
        match &self.referents[index] {
            Some(Referent::Described(span) | Referent::Back(span)) => {
                roles::description(self.cast, *span)
            }
            _ => None,
        }
    }
}

fn entity_of(who: Who) -> Option<usize> {
    match who {
        Who::Entity(entity) => Some(entity),
        Who::Unnamed(_) => None,
    }
}
