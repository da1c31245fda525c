//! Which words can be the two halves of words that a lost blank has glued together.

/// The lengths of the words that may stand first, by their first three letters, and of those that may stand last, by
/// their last three: so that most words need no search for where they might be cut.
#[derive(Debug)]
pub(crate) struct Joints {
    first: Vec<u32>,
    last: Vec<u32>,
}

/// Three letters are one of so many.
const PLACES: usize = 1 << 12;
/// Longer words are no halves.
const LONGEST: usize = 31;

impl Default for Joints {
    fn default() -> Joints {
        Joints {
            first: vec![0; PLACES],
            last: vec![0; PLACES],
        }
    }
}

impl Joints {
    /// Notes a word that may stand first.
    pub(super) fn add_first(&mut self, word: &[u8]) {
        if let (Some(letters), 3..=LONGEST) = (word.first_chunk(), word.len()) {
            self.first[place(*letters)] |= 1 << word.len();
        }
    }

    /// Notes a word that may stand last.
    pub(super) fn add_last(&mut self, word: &[u8]) {
        if let (Some(letters), 3..=LONGEST) = (word.last_chunk(), word.len()) {
            self.last[place(*letters)] |= 1 << word.len();
        }
    }

    /// Where a run of letters may be cut into two such words, from the left.
    pub(crate) fn cuts(&self, run: &[u8]) -> impl Iterator<Item = usize> {
        let cuts = match (run.first_chunk(), run.last_chunk()) {
            (Some(start), Some(end)) if run.len() <= LONGEST => {
                let last = self.last[place(*end)];
                // The bit of a length becomes that of the cut.
                self.first[place(*start)] & last.reverse_bits() >> (LONGEST - run.len())
            }
            _ => 0,
        };
        let mut rest = cuts;
        std::iter::from_fn(move || {
            let cut = rest.trailing_zeros();
            rest &= rest.wrapping_sub(1);
            (cut < 32).then_some(cut as usize)
        })
    }
}

/// The number of three letters, large or small.
fn place(letters: [u8; 3]) -> usize {
    let [a, b, c] = letters.map(|letter| u32::from(letter & 31));
    ((a << 10 | b << 5 | c).wrapping_mul(0x9e37_79b1) >> 20) as usize & (PLACES - 1)
}

#[cfg(test)]
mod tests {
    use super::Joints;

    #[test]
    fn words_of_the_right_lengths_meet() {
        let mut joints = Joints::default();
        joints.add_first(b"pemerintah");
        joints.add_first(b"tidak");
        joints.add_last(b"yang");
        let cuts = |run: &str| joints.cuts(run.as_bytes()).collect::<Vec<_>>();
        assert_eq!(cuts("pemerintahyang"), [10]);
        assert_eq!(cuts("TIDAKYANG"), [5]);
        assert!(cuts("tidakiyang").is_empty());
        assert!(cuts("pemerintahan").is_empty());
        assert!(cuts("ya").is_empty());
    }
}
