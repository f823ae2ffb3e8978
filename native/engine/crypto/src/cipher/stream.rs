//! The mode CTR, which GCM is made of, too.

use super::Running;
use super::aes::{Aes, BLOCK_BYTES, Block};

/// So many blocks of the key stream are made at once.
const BATCH: usize = 64;

pub struct Counter {
    aes: Aes,
    /// The next block of the counter.
    counter: u128,
    /// The bits of it that count. The others stay.
    mask: u128,
    stream: [Block; BATCH],
    /// The first byte of the stream that isn't used yet.
    used: usize,
}

impl Counter {
    pub fn new(aes: Aes, start: Block, bits: u32) -> Self {
        Self {
            aes,
            counter: u128::from_be_bytes(start),
            mask: u128::MAX.checked_shl(bits).map_or(u128::MAX, |high| !high),
            stream: [[0; BLOCK_BYTES]; BATCH],
            used: BATCH * BLOCK_BYTES,
        }
    }

    pub fn apply(&mut self, mut bytes: &mut [u8]) {
        while !bytes.is_empty() {
            if self.used == BATCH * BLOCK_BYTES {
                self.refill(bytes.len().div_ceil(BLOCK_BYTES).min(BATCH));
            }
            let stream = &self.stream.as_flattened()[self.used..];
            let length = bytes.len().min(stream.len());
            let (now, later) = bytes.split_at_mut(length);
            for (byte, key) in now.iter_mut().zip(stream) {
                *byte ^= key;
            }
            self.used += length;
            bytes = later;
        }
    }

    /// Makes so many blocks, at the end of the room for them.
    fn refill(&mut self, blocks: usize) {
        let first = BATCH - blocks;
        for block in &mut self.stream[first..] {
            *block = self.counter.to_be_bytes();
            let next = self.counter.wrapping_add(1);
            self.counter = (self.counter & !self.mask) | (next & self.mask);
        }
        self.aes.encrypt(&mut self.stream[first..]);
        self.used = first * BLOCK_BYTES;
    }
}

impl Running for Counter {
    fn update(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut output = bytes.to_vec();
        self.apply(&mut output);
        output
    }

    fn finish(&mut self, _pads: bool) -> Option<Vec<u8>> {
        Some(Vec::new())
    }
}
