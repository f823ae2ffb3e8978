//! ChaCha20, alone and with Poly1305.

use super::Running;
use super::gcm::Authenticator;
use chacha20::cipher::{KeyIvInit, StreamCipher, StreamCipherSeek};
use chacha20::{ChaCha20, ChaCha20Legacy};
use poly1305::Poly1305;
use poly1305::universal_hash::KeyInit;

const BLOCK_BYTES: u64 = 64;

/// As in OpenSSL: the first half of 16 bytes is a counter of 64 bits, the rest the nonce.
pub struct ChaCha(ChaCha20Legacy);

impl ChaCha {
    /// `None` where key or nonce have the wrong length.
    pub fn new(key: &[u8], nonce: &[u8]) -> Option<Self> {
        let (counter, nonce) = nonce.split_at_checked(8)?;
        let counter = u64::from_le_bytes(counter.try_into().ok()?);
        let mut cipher = ChaCha20Legacy::new_from_slices(key, nonce).ok()?;
        cipher
            .try_seek(u128::from(counter) * u128::from(BLOCK_BYTES))
            .ok()?;
        Some(Self(cipher))
    }
}

impl Running for ChaCha {
    fn update(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut output = bytes.to_vec();
        self.0.apply_keystream(&mut output);
        output
    }

    fn finish(&mut self, _pads: bool) -> Option<Vec<u8>> {
        Some(Vec::new())
    }
}

pub struct ChaChaPoly {
    cipher: ChaCha20,
    authenticator: Authenticator<Poly1305>,
    encrypts: bool,
    tag: [u8; 16],
}

impl ChaChaPoly {
    /// `None` where key or nonce have the wrong length.
    pub fn new(key: &[u8], nonce: &[u8], encrypts: bool) -> Option<Self> {
        let mut cipher = ChaCha20::new_from_slices(key, nonce).ok()?;
        // The first block has the key of the hash.
        let mut hash_key = [0; BLOCK_BYTES as usize];
        cipher.apply_keystream(&mut hash_key);
        let hash = Poly1305::new_from_slice(&hash_key[..32]).ok()?;
        Some(Self {
            cipher,
            authenticator: Authenticator::new(hash),
            encrypts,
            tag: [0; 16],
        })
    }
}

impl Running for ChaChaPoly {
    fn authenticate(&mut self, bytes: &[u8]) {
        self.authenticator.authenticated(bytes);
    }

    fn update(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut output = bytes.to_vec();
        if !self.encrypts {
            self.authenticator.ciphertext(bytes);
        }
        self.cipher.apply_keystream(&mut output);
        if self.encrypts {
            self.authenticator.ciphertext(&output);
        }
        output
    }

    fn finish(&mut self, _pads: bool) -> Option<Vec<u8>> {
        self.tag = self.authenticator.finish(|[authenticated, text]| {
            (u128::from(text) << 64 | u128::from(authenticated)).to_le_bytes()
        });
        Some(Vec::new())
    }

    fn tag(&self) -> Vec<u8> {
        self.tag.to_vec()
    }
}
