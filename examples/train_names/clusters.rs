//! Clusters of words that stand in like company (exchange clustering of both neighbours).

use std::collections::HashMap;

use super::crf::Random;

/// Words as numbers, most frequent first; a text is a list of numbers, 0 for the edge and for rare words.
pub struct Corpus {
    pub keys: Vec<u64>,
    pub texts: Vec<Vec<u32>>,
}

impl Corpus {
    pub fn new(texts: &[Vec<u64>], least: u32) -> Corpus {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        for &key in texts.iter().flatten() {
            *counts.entry(key).or_insert(0) += 1;
        }
        let mut words: Vec<(u64, u32)> = counts.into_iter().filter(|&(_, n)| n >= least).collect();
        words.sort_unstable_by_key(|&(key, count)| (std::cmp::Reverse(count), key));
        let number: HashMap<u64, u32> = words
            .iter()
            .enumerate()
            .map(|(at, &(key, _))| (key, at as u32 + 1))
            .collect();
        let texts = texts
            .iter()
            .map(|text| {
                text.iter()
                    .map(|key| number.get(key).copied().unwrap_or(0))
                    .collect()
            })
            .collect();
        let mut keys = vec![0];
        keys.extend(words.iter().map(|&(key, _)| key));
        Corpus { keys, texts }
    }

    /// The neighbours of each word with their counts; `contexts` is how many words count as neighbours.
    fn neighbours(&self, contexts: usize) -> Vec<Vec<(u32, u32)>> {
        let mut found: Vec<Vec<u32>> = vec![Vec::new(); self.keys.len()];
        let context = |word: u32| if (word as usize) < contexts { word } else { 0 };
        for text in &self.texts {
            for (at, &word) in text.iter().enumerate() {
                let before = at.checked_sub(1).map_or(0, |at| text[at]);
                let after = text.get(at + 1).copied().unwrap_or(0);
                found[word as usize].push(context(before));
                found[word as usize].push(contexts as u32 + context(after));
            }
        }
        found
            .into_iter()
            .map(|mut all| {
                all.sort_unstable();
                let mut counted: Vec<(u32, u32)> = Vec::new();
                for context in all {
                    match counted.last_mut() {
                        Some((last, count)) if *last == context => *count += 1,
                        _ => counted.push((context, 1)),
                    }
                }
                counted
            })
            .collect()
    }

    /// The cluster of each word.
    pub fn cluster(&self, clusters: usize, contexts: usize, rounds: usize, seed: u64) -> Vec<u16> {
        let neighbours = self.neighbours(contexts);
        let words = self.keys.len();
        let mut random = Random(seed);
        let mut of: Vec<u16> = (0..words)
            .map(|word| if word < clusters { word } else { random.below(clusters) } as u16)
            .collect();
        let log: Vec<f32> = (0..1 << 16)
            .map(|n| {
                if n == 0 {
                    0.0
                } else {
                    n as f32 * (n as f32).ln()
                }
            })
            .collect();
        let nlogn = |n: u32| {
            log.get(n as usize)
                .copied()
                .unwrap_or_else(|| n as f32 * (n as f32).ln())
        };
        let mut table = vec![0u32; 2 * contexts * clusters];
        let mut sizes = vec![0u32; clusters];
        for (word, near) in neighbours.iter().enumerate() {
            let cluster = usize::from(of[word]);
            for &(context, count) in near {
                table[context as usize * clusters + cluster] += count;
                sizes[cluster] += count;
            }
        }
        for _ in 0..rounds {
            let mut moved = 0;
            for word in 1..words {
                let near = &neighbours[word];
                let old = usize::from(of[word]);
                let total: u32 = near.iter().map(|&(_, count)| count).sum();
                let mut gain = vec![0f32; clusters];
                sizes[old] -= total;
                for &(context, count) in near {
                    let row = &mut table[context as usize * clusters..][..clusters];
                    row[old] -= count;
                    for (gain, &n) in gain.iter_mut().zip(row.iter()) {
                        if n == 0 {
                            continue;
                        }
                        *gain += nlogn(n + count) - nlogn(n) - log[count.min(65535) as usize];
                    }
                }
                let mut best = (f32::MIN, old);
                for (cluster, &gain) in gain.iter().enumerate() {
                    let n = sizes[cluster];
                    let gain = gain - (nlogn(n + total) - nlogn(n));
                    if gain > best.0 {
                        best = (gain, cluster);
                    }
                }
                let new = best.1;
                sizes[new] += total;
                for &(context, count) in near {
                    table[context as usize * clusters + new] += count;
                }
                moved += usize::from(new != old);
                of[word] = new as u16;
            }
            if moved * 200 < words {
                break;
            }
        }
        of
    }
}
