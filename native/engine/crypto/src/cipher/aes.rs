//! AES with keys of any of its lengths.

use aes::cipher::{Array, BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use aes::{Aes128, Aes192, Aes256};

/// A block of AES.
pub type Block = [u8; BLOCK_BYTES];

/// How long a block is.
pub const BLOCK_BYTES: usize = 16;

pub enum Aes {
    Bits128(Box<Aes128>),
    Bits192(Box<Aes192>),
    Bits256(Box<Aes256>),
}

impl Aes {
    /// `None` where the key has no length of an AES key.
    pub fn new(key: &[u8]) -> Option<Self> {
        Some(match key.len() {
            16 => Self::Bits128(Box::new(Aes128::new_from_slice(key).ok()?)),
            24 => Self::Bits192(Box::new(Aes192::new_from_slice(key).ok()?)),
            _ => Self::Bits256(Box::new(Aes256::new_from_slice(key).ok()?)),
        })
    }

    /// In place, each block on its own. Many at once take a lot less time than each for itself.
    pub fn encrypt(&self, blocks: &mut [Block]) {
        let blocks = Array::cast_slice_from_core_mut(blocks);
        match self {
            Self::Bits128(aes) => aes.encrypt_blocks(blocks),
            Self::Bits192(aes) => aes.encrypt_blocks(blocks),
            Self::Bits256(aes) => aes.encrypt_blocks(blocks),
        }
    }

    /// As [`Self::encrypt`].
    pub fn decrypt(&self, blocks: &mut [Block]) {
        let blocks = Array::cast_slice_from_core_mut(blocks);
        match self {
            Self::Bits128(aes) => aes.decrypt_blocks(blocks),
            Self::Bits192(aes) => aes.decrypt_blocks(blocks),
            Self::Bits256(aes) => aes.decrypt_blocks(blocks),
        }
    }
}
