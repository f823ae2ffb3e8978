//! The modes CBC and ECB, which work on whole blocks.

use super::Running;
use super::aes::{Aes, BLOCK_BYTES, Block};

pub struct Blocks {
    aes: Aes,
    encrypts: bool,
    /// In CBC the ciphertext of the block before.
    chained: Option<Block>,
    /// What doesn't make a block yet. One that decrypts also holds back the last block: it has the padding.
    rest: Vec<u8>,
}

impl Blocks {
    pub fn new(aes: Aes, encrypts: bool, chained: Option<Block>) -> Self {
        Self {
            aes,
            encrypts,
            chained,
            rest: Vec::new(),
        }
    }

    fn process(&mut self, blocks: &mut [Block]) {
        match (&mut self.chained, self.encrypts) {
            (None, true) => self.aes.encrypt(blocks),
            (None, false) => self.aes.decrypt(blocks),
            (Some(chained), true) => {
                for block in blocks {
                    xor(block, chained);
                    self.aes.encrypt(std::slice::from_mut(block));
                    *chained = *block;
                }
            }
            (Some(chained), false) => {
                let ciphertext = blocks.to_vec();
                self.aes.decrypt(blocks);
                for (block, cipher) in blocks.iter_mut().zip(ciphertext) {
                    xor(block, chained);
                    *chained = cipher;
                }
            }
        }
    }

    /// Adds and takes away no padding. `None` where a block isn't full.
    fn take_all(&mut self) -> Option<Vec<u8>> {
        let mut bytes = std::mem::take(&mut self.rest);
        let (blocks, rest) = bytes.as_chunks_mut();
        if !rest.is_empty() {
            return None;
        }
        self.process(blocks);
        Some(bytes)
    }
}

fn xor(block: &mut Block, with: &Block) {
    for (byte, other) in block.iter_mut().zip(with) {
        *byte ^= other;
    }
}

impl Running for Blocks {
    fn update(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut input = std::mem::take(&mut self.rest);
        input.extend_from_slice(bytes);
        let held = usize::from(!self.encrypts && input.len().is_multiple_of(BLOCK_BYTES));
        let whole = (input.len() / BLOCK_BYTES).saturating_sub(held) * BLOCK_BYTES;
        self.rest = input.split_off(whole);
        self.process(input.as_chunks_mut().0);
        input
    }

    fn finish(&mut self, pads: bool) -> Option<Vec<u8>> {
        if !pads {
            return self.take_all();
        }
        if self.encrypts {
            let padding = BLOCK_BYTES - self.rest.len() % BLOCK_BYTES;
            self.rest.resize(self.rest.len() + padding, padding as u8);
            return self.take_all();
        }
        let mut bytes = self.take_all()?;
        let padding = *bytes.last()?;
        let kept = bytes.len().checked_sub(usize::from(padding))?;
        let is_padding = (1..=BLOCK_BYTES).contains(&usize::from(padding))
            && bytes[kept..].iter().all(|byte| *byte == padding);
        bytes.truncate(kept);
        is_padding.then_some(bytes)
    }
}
