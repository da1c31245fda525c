//! A conditional random field, trained by stochastic gradient descent with step sizes of each weight's own (AdaGrad).

use warta::training::{EDGES, TAGS, may_follow};

/// Weights of a feature, a tag each; padded so that rows fill whole vectors.
pub type Row = [f32; WIDTH];
pub const WIDTH: usize = 16;

/// A stretch of tokens.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// The numbers of the features of each token.
    pub features: Vec<Vec<u32>>,
    pub edges: Vec<u8>,
    pub gold: Vec<u8>,
    pub weight: f32,
}

/// Features are hashes already.
#[derive(Debug, Default)]
pub struct Direct(u64);

impl std::hash::Hasher for Direct {
    fn write(&mut self, _: &[u8]) {
        unreachable!("only 64-bit keys");
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
    fn finish(&self) -> u64 {
        self.0
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Settings {
    pub epochs: usize,
    pub rate: f32,
    pub l2: f32,
    pub seed: u64,
    /// The share of the features of a token that are left out at random each time that it is looked at.
    pub dropout: f32,
}

/// The weights.
#[derive(Clone, Debug)]
pub struct Crf {
    pub rows: Vec<Row>,
    pub transitions: Vec<f32>,
}

pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    pub fn below(&mut self, n: usize) -> usize {
        ((self.next() >> 32) as usize * n) >> 32
    }
}

fn legal() -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for before in 0..TAGS {
        for tag in 0..TAGS {
            if may_follow(Some(before), Some(tag)) {
                pairs.push((before, tag));
            }
        }
    }
    pairs
}

impl Crf {
    pub fn train(sequences: &[Sequence], features: usize, settings: Settings) -> Crf {
        let mut crf = Crf {
            rows: vec![[0.0; WIDTH]; features],
            transitions: vec![0.0; EDGES * TAGS * TAGS],
        };
        let mut row_sums = vec![[0f32; WIDTH]; features];
        let mut transition_sums = vec![0f32; crf.transitions.len()];
        let mut counts = vec![0f32; features];
        for sequence in sequences {
            for &feature in sequence.features.iter().flatten() {
                counts[feature as usize] += 1.0;
            }
        }
        let decay: Vec<f32> = counts
            .iter()
            .map(|count| settings.l2 / count.max(1.0))
            .collect();
        let pairs = legal();
        let mut order: Vec<usize> = (0..sequences.len()).collect();
        let mut random = Random(settings.seed);
        let mut work = Work::default();
        let mut average = Crf {
            rows: vec![[0.0; WIDTH]; features],
            transitions: vec![0.0; EDGES * TAGS * TAGS],
        };
        let from = settings.epochs / 3;
        let mut thinned = Sequence::default();
        let keep = ((1.0 - settings.dropout) * u32::MAX as f32) as u64;
        for epoch in 0..settings.epochs {
            for i in (1..order.len()).rev() {
                order.swap(i, random.below(i + 1));
            }
            let rate = settings.rate * (1.0 - 0.9 * epoch as f32 / settings.epochs as f32);
            for &which in &order {
                let sequence = &sequences[which];
                if sequence.weight == 0.0 {
                    continue;
                }
                let sequence = if settings.dropout > 0.0 {
                    thinned.clone_from(sequence);
                    for features in &mut thinned.features {
                        features.retain(|_| random.next() >> 32 <= keep);
                    }
                    &thinned
                } else {
                    sequence
                };
                crf.expectations(sequence, &pairs, &mut work);
                for (at, features) in sequence.features.iter().enumerate() {
                    let mut gradient = [0f32; WIDTH];
                    for (gradient, share) in gradient.iter_mut().zip(&work.marginals[at]) {
                        *gradient = share * sequence.weight;
                    }
                    gradient[usize::from(sequence.gold[at])] -= sequence.weight;
                    for &feature in features {
                        let feature = feature as usize;
                        let decay = decay[feature] * sequence.weight;
                        let row = &mut crf.rows[feature];
                        let sums = &mut row_sums[feature];
                        for tag in 0..WIDTH {
                            let g = gradient[tag] + decay * row[tag];
                            sums[tag] += g * g;
                            row[tag] -= rate * g / (sums[tag].sqrt() + 1e-3);
                        }
                    }
                    let edge = usize::from(sequence.edges[at]);
                    if at > 0 {
                        let base = edge * TAGS * TAGS;
                        for (&(before, tag), &share) in pairs.iter().zip(&work.pairs[at]) {
                            let gold = usize::from(sequence.gold[at - 1]) == before
                                && usize::from(sequence.gold[at]) == tag;
                            let g = (share - f32::from(u8::from(gold))) * sequence.weight;
                            let at = base + before * TAGS + tag;
                            transition_sums[at] += g * g;
                            crf.transitions[at] -= rate * g / (transition_sums[at].sqrt() + 1e-2);
                        }
                    }
                }
            }
            if epoch >= from {
                let share = 1.0 / (settings.epochs - from) as f32;
                for (sum, row) in average.rows.iter_mut().zip(&crf.rows) {
                    for (sum, weight) in sum.iter_mut().zip(row) {
                        *sum += weight * share;
                    }
                }
                for (sum, weight) in average.transitions.iter_mut().zip(&crf.transitions) {
                    *sum += weight * share;
                }
            }
        }
        for weight in average.rows.iter_mut().flatten() {
            *weight *= 1.0 - settings.dropout;
        }
        average
    }

    /// The field of the mean weights.
    pub fn mean(fields: &[Crf]) -> Crf {
        let share = 1.0 / fields.len() as f32;
        let mut mean = fields[0].clone();
        for (at, weight) in mean.rows.iter_mut().flatten().enumerate() {
            let sum: f32 = fields
                .iter()
                .map(|field| field.rows[at / WIDTH][at % WIDTH])
                .sum();
            *weight = sum * share;
        }
        for (at, weight) in mean.transitions.iter_mut().enumerate() {
            *weight = fields
                .iter()
                .map(|field| field.transitions[at])
                .sum::<f32>()
                * share;
        }
        mean
    }

    fn emissions(&self, features: &[u32]) -> Row {
        let mut sum = [0.0; WIDTH];
        for &feature in features {
            for (sum, weight) in sum.iter_mut().zip(&self.rows[feature as usize]) {
                *sum += weight;
            }
        }
        sum
    }

    fn expectations(&self, sequence: &Sequence, pairs: &[(usize, usize)], work: &mut Work) {
        let len = sequence.features.len();
        work.potentials.clear();
        work.alphas.clear();
        work.betas.clear();
        work.betas.resize(len, [0.0; WIDTH]);
        work.marginals.clear();
        work.pairs.resize(len.max(work.pairs.len()), Vec::new());
        for (at, features) in sequence.features.iter().enumerate() {
            let scores = self.emissions(features);
            let max = scores[..TAGS].iter().copied().fold(f32::MIN, f32::max);
            let mut potential = [0.0; WIDTH];
            for tag in 0..TAGS {
                potential[tag] = (scores[tag] - max).exp().max(1e-30);
            }
            work.potentials.push(potential);
            let mut alpha = [0.0; WIDTH];
            if at == 0 {
                for tag in 0..TAGS {
                    if may_follow(None, Some(tag)) {
                        alpha[tag] = potential[tag];
                    }
                }
            } else {
                let base = usize::from(sequence.edges[at]) * TAGS * TAGS;
                let before = work.alphas[at - 1];
                let edges = &mut work.pairs[at];
                edges.clear();
                for &(from, tag) in pairs {
                    let weight = self.transitions[base + from * TAGS + tag].exp();
                    edges.push(weight);
                    alpha[tag] += before[from] * weight;
                }
                for tag in 0..TAGS {
                    alpha[tag] *= potential[tag];
                }
            }
            normalize(&mut alpha);
            work.alphas.push(alpha);
        }
        for at in (0..len).rev() {
            let mut beta = [0.0; WIDTH];
            if at + 1 == len {
                for (tag, beta) in beta.iter_mut().enumerate().take(TAGS) {
                    if may_follow(Some(tag), None) {
                        *beta = 1.0;
                    }
                }
            } else {
                for (&(from, tag), &weight) in pairs.iter().zip(&work.pairs[at + 1]) {
                    beta[from] += weight * work.potentials[at + 1][tag] * work.betas[at + 1][tag];
                }
                normalize(&mut beta);
            }
            work.betas[at] = beta;
        }
        for at in 0..len {
            let mut marginal = [0.0; WIDTH];
            let sides = work.alphas[at].iter().zip(&work.betas[at]);
            for (marginal, (alpha, beta)) in marginal.iter_mut().zip(sides) {
                *marginal = alpha * beta;
            }
            normalize(&mut marginal);
            work.marginals.push(marginal);
            if at == 0 {
                continue;
            }
            let mut total = 0.0;
            for (&(from, tag), weight) in pairs.iter().zip(&mut work.pairs[at]) {
                *weight *=
                    work.alphas[at - 1][from] * work.potentials[at][tag] * work.betas[at][tag];
                total += *weight;
            }
            let scale = 1.0 / f32::max(total, 1e-30);
            work.pairs[at]
                .iter_mut()
                .for_each(|weight| *weight *= scale);
        }
    }

    /// The tags and how probable each tag is.
    pub fn marginals(&self, sequence: &Sequence) -> Vec<Row> {
        let mut work = Work::default();
        self.expectations(sequence, &legal(), &mut work);
        work.marginals
    }

    /// The best tags.
    pub fn best(&self, sequence: &Sequence) -> Vec<u8> {
        let pairs = legal();
        let mut back: Vec<[u8; TAGS]> = Vec::new();
        let mut column = [f32::MIN; TAGS];
        for (at, features) in sequence.features.iter().enumerate() {
            let scores = self.emissions(features);
            let mut next = [f32::MIN; TAGS];
            let mut from = [0u8; TAGS];
            if at == 0 {
                for tag in 0..TAGS {
                    if may_follow(None, Some(tag)) {
                        next[tag] = scores[tag];
                    }
                }
            } else {
                let base = usize::from(sequence.edges[at]) * TAGS * TAGS;
                for &(before, tag) in &pairs {
                    let score = column[before] + self.transitions[base + before * TAGS + tag];
                    if score > next[tag] {
                        (next[tag], from[tag]) = (score, before as u8);
                    }
                }
                for tag in 0..TAGS {
                    next[tag] += scores[tag];
                }
            }
            column = next;
            back.push(from);
        }
        let mut tag = 0;
        for end in 1..TAGS {
            if may_follow(Some(end), None) && column[end] > column[tag] {
                tag = end;
            }
        }
        let mut tags = vec![0; back.len()];
        for at in (0..back.len()).rev() {
            tags[at] = tag as u8;
            tag = usize::from(back[at][tag]);
        }
        tags
    }
}

fn normalize(row: &mut Row) {
    let total: f32 = row[..TAGS].iter().sum();
    let scale = 1.0 / total.max(1e-30);
    row.iter_mut().for_each(|x| *x *= scale);
}

#[derive(Default)]
struct Work {
    potentials: Vec<Row>,
    alphas: Vec<Row>,
    betas: Vec<Row>,
    marginals: Vec<Row>,
    pairs: Vec<Vec<f32>>,
}
