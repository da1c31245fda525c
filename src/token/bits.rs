//! What each byte of a text is, as bit masks of 64 bytes at a time.

/// Four classes of 64 bytes; the lowest bit stands for the first byte.
#[derive(Clone, Copy, Default, Debug)]
struct Block {
    /// ASCII letters and digits.
    alnum: u64,
    /// ASCII digits.
    digit: u64,
    /// ASCII capitals.
    upper: u64,
    /// ASCII white space.
    space: u64,
}

/// The masks of a text.
#[derive(Debug)]
pub(super) struct Bits {
    blocks: Vec<Block>,
    len: usize,
}

/// The classes of the bytes of one run of ASCII letters and digits, at most 64 of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct RunBits {
    pub(super) digit: u64,
    pub(super) upper: u64,
    /// One bit for each byte of the run.
    pub(super) all: u64,
}

impl Bits {
    pub(super) fn of(bytes: &[u8]) -> Bits {
        let mut blocks = Vec::with_capacity(bytes.len() / 64 + 2);
        let mut chunks = bytes.chunks_exact(64);
        blocks.extend((&mut chunks).map(|chunk| Block::of(chunk.try_into().expect("64 bytes"))));
        let mut tail = [0; 64];
        tail[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
        blocks.push(Block::of(&tail));
        // A run may ask for the block behind the last.
        blocks.push(Block::default());
        Bits {
            blocks,
            len: bytes.len(),
        }
    }

    /// The first byte at or behind `at` that is no ASCII white space; the length of the text where there is none.
    pub(super) fn skip_space(&self, at: usize) -> usize {
        self.find(at, |block| !block.space)
    }

    /// The first byte at or behind `at` that is no ASCII letter or digit.
    pub(super) fn run_end(&self, at: usize) -> usize {
        self.find(at, |block| !block.alnum)
    }

    /// The first byte at or behind `at` that is no ASCII digit.
    pub(super) fn digits_end(&self, at: usize) -> usize {
        self.find(at, |block| !block.digit)
    }

    #[inline]
    fn find(&self, at: usize, wanted: impl Fn(&Block) -> u64) -> usize {
        let mut index = at / 64;
        let Some(first) = self.blocks.get(index) else {
            return self.len;
        };
        let rest = wanted(first) >> (at % 64);
        if rest != 0 {
            return (at + rest.trailing_zeros() as usize).min(self.len);
        }
        loop {
            index += 1;
            let Some(block) = self.blocks.get(index) else {
                return self.len;
            };
            let bits = wanted(block);
            if bits != 0 {
                return (index * 64 + bits.trailing_zeros() as usize).min(self.len);
            }
        }
    }

    /// The classes of `start..end`, which must be at most 64 bytes.
    #[inline]
    pub(super) fn run(&self, start: usize, end: usize) -> RunBits {
        let (index, shift) = (start / 64, start as u32 % 64);
        let all = u64::MAX >> (64 - (end - start).clamp(1, 64) as u32);
        let (low, high) = (self.blocks[index], self.blocks[index + 1]);
        let take = |low: u64, high: u64| (low >> shift | (high << 1) << (63 - shift)) & all;
        RunBits {
            digit: take(low.digit, high.digit),
            upper: take(low.upper, high.upper),
            all,
        }
    }
}

impl Block {
    #[inline]
    fn of(bytes: &[u8; 64]) -> Block {
        let upper = mask(bytes, |byte| byte.wrapping_sub(b'A') < 26);
        let digit = mask(bytes, |byte| byte.wrapping_sub(b'0') < 10);
        let letter = mask(bytes, |byte| (byte | 0x20).wrapping_sub(b'a') < 26);
        let space = mask(bytes, |byte| {
            (byte == b' ') | (byte.wrapping_sub(b'\t') < 5)
        });
        Block {
            alnum: letter | digit,
            digit,
            upper,
            space,
        }
    }
}

/// One bit for each byte that `is` holds for.
#[inline]
fn mask(bytes: &[u8; 64], is: impl Fn(u8) -> bool) -> u64 {
    // The sum of eight bytes 0 or 1, each shifted to a bit of its own, comes out in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut flags = [0u8; 64];
    for (flag, &byte) in flags.iter_mut().zip(bytes) {
        *flag = u8::from(is(byte));
    }
    let mut mask = 0;
    for (index, eight) in flags.chunks_exact(8).enumerate() {
        let eight = u64::from_le_bytes(eight.try_into().expect("eight bytes"));
        mask |= (eight.wrapping_mul(GATHER) >> 56) << (index * 8);
    }
    mask
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn masks_agree_with_the_bytes() {
        let text = "Rp42 ab\tCd\u{a0}é9-".repeat(31);
        let bytes = text.as_bytes();
        let bits = Bits::of(bytes);
        for at in 0..bytes.len() {
            let expected = |stop: fn(u8) -> bool| {
                (at..bytes.len())
                    .find(|&i| stop(bytes[i]))
                    .unwrap_or(bytes.len())
            };
            assert_eq!(bits.run_end(at), expected(|b| !b.is_ascii_alphanumeric()));
            assert_eq!(bits.digits_end(at), expected(|b| !b.is_ascii_digit()));
            assert_eq!(
                bits.skip_space(at),
                expected(|b| !b.is_ascii_whitespace() && b != 0x0b)
            );
            let end = (at + 64).min(bytes.len());
            let run = bits.run(at, end);
            for (i, byte) in bytes[at..end].iter().enumerate() {
                assert_eq!(run.upper >> i & 1 == 1, byte.is_ascii_uppercase());
                assert_eq!(run.digit >> i & 1 == 1, byte.is_ascii_digit());
            }
        }
    }
}
