//! Which bytes of a text are ASCII letters and digits, as bit masks of 64 bytes at a time.

/// One bit for each byte of a text: whether it is an ASCII letter or digit.
#[derive(Debug)]
pub(super) struct Bits {
    /// The lowest bit of each byte stands for the first of eight bytes of the text.
    alnum: Vec<u8>,
}

impl Bits {
    pub(super) fn of(bytes: &[u8]) -> Bits {
        let mut alnum = Vec::with_capacity(bytes.len() / 8 + 24);
        let mut chunks = bytes.chunks_exact(64);
        for chunk in &mut chunks {
            alnum.extend(mask(chunk.try_into().expect("64 bytes")));
        }
        let mut tail = [0; 64];
        tail[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
        // Eight bytes more without letters, so that a run ends with the text and any eight can be read at once.
        alnum.extend(mask(&tail));
        alnum.extend([0; 8]);
        Bits { alnum }
    }

    /// The first byte at or behind `at` that is no ASCII letter or digit; the length of the text where there is none.
    #[inline]
    pub(super) fn run_end(&self, mut at: usize) -> usize {
        loop {
            let eight = self.alnum[at / 8..]
                .first_chunk()
                .expect("eight bytes more");
            let run = (u64::from_le_bytes(*eight) >> (at % 8)).trailing_ones();
            at += run as usize;
            // At least so many bits of the eight bytes were of use.
            if run <= 56 {
                return at;
            }
        }
    }
}

/// One bit for each of 64 bytes, in a form that compilers turn into vector instructions.
#[inline]
fn mask(bytes: &[u8; 64]) -> [u8; 8] {
    // The sum of eight bytes 0 or 1, each shifted to a bit of its own, comes out in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut flags = [0u8; 64];
    for (flag, &byte) in flags.iter_mut().zip(bytes) {
        let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        let digit = byte.wrapping_sub(b'0') < 10;
        *flag = u8::from(letter | digit);
    }
    let mut mask = [0; 8];
    for (mask, eight) in mask.iter_mut().zip(flags.chunks_exact(8)) {
        let eight = u64::from_le_bytes(eight.try_into().expect("eight bytes"));
        *mask = (eight.wrapping_mul(GATHER) >> 56) as u8;
    }
    mask
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn masks_agree_with_the_bytes() {
        for times in [1, 9, 31] {
            let text = "Rp42 ab\tCd\u{a0}é9-aaaaaaaaaaaaaaaaaaaaaaa".repeat(times);
            let text = text + &"abc".repeat(70);
            let bytes = text.as_bytes();
            let bits = Bits::of(bytes);
            for at in 0..=bytes.len() {
                let end = (at..bytes.len()).find(|&i| !bytes[i].is_ascii_alphanumeric());
                assert_eq!(bits.run_end(at), end.unwrap_or(bytes.len()));
            }
        }
    }
}
