//! Packed streams: gzip and zstd.

use std::io::{self, Read, Write};
use std::path::Path;

use ruzstd::decoding::{
    BlockDecodingStrategy, FrameDecoder, errors::FrameDecoderError, errors::ReadFrameHeaderError,
};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

/// How a stream is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Packing {
    /// Not at all.
    Plain,
    /// gzip (RFC 1952), in one or several members.
    Gzip,
    /// Zstandard (RFC 8878), in one or several frames.
    Zstd,
}

impl Packing {
    /// The packing that the name of a file tells: `.gz`, `.zst`, `.zstd`.
    #[must_use]
    pub fn of_path(path: &Path) -> Packing {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("gz") => Packing::Gzip,
            Some("zst" | "zstd") => Packing::Zstd,
            _ => Packing::Plain,
        }
    }

    /// The packing that the first bytes of a stream tell. No text begins like a packed stream.
    fn of_bytes(start: &[u8]) -> Packing {
        match start {
            [0x1f, 0x8b, ..] => Packing::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd] => Packing::Zstd,
            // A frame to skip, as some packers put one first.
            [first, 0x2a, 0x4d, 0x18] if first & 0xf0 == 0x50 => Packing::Zstd,
            _ => Packing::Plain,
        }
    }

    /// Packs bytes as a stream of its own; streams can be put one behind the other.
    pub(crate) fn pack(self, bytes: Vec<u8>) -> Vec<u8> {
        match self {
            Packing::Plain => bytes,
            _ if bytes.is_empty() => bytes,
            Packing::Gzip => {
                let packed = Vec::with_capacity(bytes.len() / 4);
                let mut encoder =
                    flate2::write::GzEncoder::new(packed, flate2::Compression::new(4));
                let packed = encoder.write_all(&bytes).and_then(|()| encoder.finish());
                packed.expect("writing to memory cannot fail")
            }
            Packing::Zstd => compress_to_vec(bytes.as_slice(), CompressionLevel::Fastest),
        }
    }
}

/// Unpacks a stream as its first bytes tell.
pub(crate) fn unpack(mut input: Box<dyn Read + Send>) -> io::Result<Box<dyn Read + Send>> {
    let mut start = [0; 4];
    let mut length = 0;
    while length < start.len() {
        match input.read(&mut start[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let packing = Packing::of_bytes(&start[..length]);
    let input = io::Cursor::new(start).take(length as u64).chain(input);
    Ok(match packing {
        Packing::Plain => Box::new(input),
        Packing::Gzip => Box::new(flate2::read::MultiGzDecoder::new(input)),
        Packing::Zstd => Box::new(ZstdReader::new(Box::new(io::BufReader::with_capacity(
            1 << 16,
            input,
        )))),
    })
}

/// How far the whole streams at the start of packed output go, and how many lines they hold.
///
/// What a killed program left behind ends in the middle of a stream; that part is not counted.
pub(crate) fn whole_streams(packing: Packing, input: impl Read) -> io::Result<(u64, u64)> {
    let mut input = Counted {
        input: io::BufReader::new(input),
        count: 0,
    };
    let (mut bytes, mut lines) = (0, 0);
    let mut block = vec![0; 1 << 16];
    match packing {
        Packing::Plain => loop {
            let read = input.read(&mut block)?;
            if read == 0 {
                return Ok((bytes, lines));
            }
            if let Some(last) = memchr::memrchr(b'\n', &block[..read]) {
                bytes = input.count - (read - last - 1) as u64;
                lines += memchr::memchr_iter(b'\n', &block[..read]).count() as u64;
            }
        },
        Packing::Gzip => loop {
            let mut decoder = flate2::bufread::GzDecoder::new(&mut input);
            let Ok(Some(found)) = lines_to_end(&mut decoder, &mut block) else {
                return Ok((bytes, lines));
            };
            lines += found;
            bytes = input.count;
        },
        Packing::Zstd => loop {
            let mut frame = ZstdReader::new(&mut input);
            frame.one = true;
            let Ok(Some(found)) = lines_to_end(&mut frame, &mut block) else {
                return Ok((bytes, lines));
            };
            lines += found;
            bytes = input.count;
        },
    }
}

/// The lines of a stream up to its end; none where it holds nothing.
fn lines_to_end(stream: &mut impl Read, block: &mut [u8]) -> io::Result<Option<u64>> {
    let (mut bytes, mut lines) = (0, 0);
    loop {
        match stream.read(block)? {
            0 => return Ok((bytes > 0).then_some(lines)),
            read => {
                bytes += read;
                lines += memchr::memchr_iter(b'\n', &block[..read]).count() as u64;
            }
        }
    }
}

/// Counts the bytes that were taken from a buffered reader.
struct Counted<R> {
    input: io::BufReader<R>,
    count: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.count += read as u64;
        Ok(read)
    }
}

impl<R: Read> io::BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.count += amount as u64;
        self.input.consume(amount);
    }
}

/// Reads the frames of a zstd stream one after the other.
struct ZstdReader<R> {
    input: R,
    decoder: FrameDecoder,
    inside: bool,
    /// Whether to stop behind the first frame.
    one: bool,
    done: bool,
}

impl<R: Read> ZstdReader<R> {
    fn new(input: R) -> ZstdReader<R> {
        ZstdReader {
            input,
            decoder: FrameDecoder::new(),
            inside: false,
            one: false,
            done: false,
        }
    }

    /// Begins the next frame, if there is one.
    fn begin(&mut self) -> io::Result<bool> {
        loop {
            let mut first = [0];
            if self.input.read(&mut first)? == 0 {
                return Ok(false);
            }
            let mut frame = first.as_slice().chain(&mut self.input);
            match self.decoder.reset(&mut frame) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let length = u64::from(length);
                    if io::copy(&mut (&mut self.input).take(length), &mut io::sink())? < length {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(error) => return Err(io::Error::other(error.to_string())),
            }
        }
    }

    fn end(&mut self) -> io::Result<()> {
        self.inside = false;
        self.done = self.one;
        let (told, found) = (
            self.decoder.get_checksum_from_data(),
            self.decoder.get_calculated_checksum(),
        );
        if told.is_some() && told != found {
            return Err(io::Error::other("the checksum does not fit"));
        }
        Ok(())
    }
}

impl<R: Read> Read for ZstdReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !self.done && !buffer.is_empty() {
            if !self.inside {
                self.inside = self.begin()?;
                self.done = !self.inside;
                continue;
            }
            if self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let decoded = self.decoder.decode_blocks(
                    &mut self.input,
                    BlockDecodingStrategy::UptoBytes(buffer.len()),
                );
                decoded.map_err(|error| io::Error::other(error.to_string()))?;
            }
            match self.decoder.read(buffer)? {
                0 if self.decoder.is_finished() => self.end()?,
                0 => {}
                read => return Ok(read),
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> Vec<u8> {
        (0..5000)
            .flat_map(|n| format!("{{\"id\":{n}}}\n").into_bytes())
            .collect()
    }

    fn unpacked(packed: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        unpack(Box::new(io::Cursor::new(packed)))?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    #[test]
    fn streams_one_behind_the_other_unpack_to_the_whole() {
        for packing in [Packing::Plain, Packing::Gzip, Packing::Zstd] {
            let packed = [packing.pack(lines()), packing.pack(b"more\n".to_vec())].concat();
            let expected = [lines(), b"more\n".to_vec()].concat();
            assert_eq!(
                unpacked(packed).expect("a whole stream"),
                expected,
                "{packing:?}"
            );
        }
    }

    #[test]
    fn a_stream_cut_short_is_an_error() {
        for packing in [Packing::Gzip, Packing::Zstd] {
            let mut packed = packing.pack(lines());
            packed.truncate(packed.len() - 9);
            assert!(unpacked(packed).is_err(), "{packing:?}");
        }
    }

    #[test]
    fn whole_streams_are_told_from_a_torn_end() {
        for packing in [Packing::Plain, Packing::Gzip, Packing::Zstd] {
            let whole = [packing.pack(lines()), packing.pack(b"more\n".to_vec())].concat();
            let mut torn = packing.pack(b"torn\n".to_vec());
            torn.truncate(torn.len() - 1);
            let both = [whole.clone(), torn].concat();
            let found = whole_streams(packing, both.as_slice()).expect("readable");
            assert_eq!(found, (whole.len() as u64, 5001), "{packing:?}");
        }
    }

    #[test]
    fn an_empty_stream_is_plain() {
        assert_eq!(unpacked(Vec::new()).expect("nothing"), b"");
        assert_eq!(
            whole_streams(Packing::Zstd, [].as_slice()).expect("nothing"),
            (0, 0)
        );
        assert_eq!(
            whole_streams(Packing::Gzip, [].as_slice()).expect("nothing"),
            (0, 0)
        );
    }
}
