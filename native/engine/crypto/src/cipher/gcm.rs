//! The mode GCM, with nonces of any length.

use super::Running;
use super::aes::{Aes, BLOCK_BYTES};
use super::stream::Counter;
use ghash::GHash;
use ghash::universal_hash::UniversalHash;

/// The authenticator of GCM and of ChaCha20-Poly1305: both hash what is authenticated and the ciphertext, each padded
/// to whole blocks, and then their lengths.
pub struct Authenticator<H> {
    hash: H,
    rest: Vec<u8>,
    lengths: [u64; 2],
    is_in_text: bool,
}

impl<H: UniversalHash<BlockSize = aes::cipher::consts::U16> + Clone> Authenticator<H> {
    pub fn new(hash: H) -> Self {
        Self {
            hash,
            rest: Vec::with_capacity(BLOCK_BYTES),
            lengths: [0, 0],
            is_in_text: false,
        }
    }

    pub fn authenticated(&mut self, bytes: &[u8]) {
        self.lengths[0] += bytes.len() as u64;
        self.take(bytes);
    }

    pub fn ciphertext(&mut self, bytes: &[u8]) {
        if !self.is_in_text {
            self.is_in_text = true;
            self.pad();
        }
        self.lengths[1] += bytes.len() as u64;
        self.take(bytes);
    }

    fn take(&mut self, mut bytes: &[u8]) {
        if !self.rest.is_empty() {
            let missing = (BLOCK_BYTES - self.rest.len()).min(bytes.len());
            self.rest.extend_from_slice(&bytes[..missing]);
            bytes = &bytes[missing..];
            if self.rest.len() < BLOCK_BYTES {
                return;
            }
            self.pad();
        }
        let whole = bytes.len() / BLOCK_BYTES * BLOCK_BYTES;
        self.hash.update_padded(&bytes[..whole]);
        self.rest.extend_from_slice(&bytes[whole..]);
    }

    fn pad(&mut self) {
        self.hash.update_padded(&self.rest);
        self.rest.clear();
    }

    /// The hash. `lengths` makes a block of the two lengths in bytes.
    pub fn finish(&mut self, lengths: impl Fn([u64; 2]) -> [u8; BLOCK_BYTES]) -> [u8; BLOCK_BYTES] {
        self.pad();
        let mut hash = self.hash.clone();
        hash.update_padded(&lengths(self.lengths));
        hash.finalize().into()
    }
}

fn lengths_in_bits(lengths: [u64; 2]) -> [u8; BLOCK_BYTES] {
    let [authenticated, text] = lengths.map(|bytes| u128::from(bytes * 8));
    (authenticated << 64 | text).to_be_bytes()
}

pub struct Gcm {
    counter: Counter,
    authenticator: Authenticator<GHash>,
    encrypts: bool,
    /// What the hash is masked with, and in the end the tag.
    tag: [u8; BLOCK_BYTES],
}

impl Gcm {
    pub fn new(aes: Aes, encrypts: bool, nonce: &[u8]) -> Self {
        let mut key = [[0; BLOCK_BYTES]];
        aes.encrypt(&mut key);
        let hash = GHash::new(&key[0].into());
        let mut start = [0; BLOCK_BYTES];
        if nonce.len() == 12 {
            start[..12].copy_from_slice(nonce);
            start[15] = 1;
        } else {
            let mut authenticator = Authenticator::new(hash.clone());
            authenticator.ciphertext(nonce);
            start = authenticator.finish(lengths_in_bits);
        }
        let mut counter = Counter::new(aes, start, 32);
        let mut tag = [0; BLOCK_BYTES];
        counter.apply(&mut tag);
        Self {
            counter,
            authenticator: Authenticator::new(hash),
            encrypts,
            tag,
        }
    }
}

impl Running for Gcm {
    fn authenticate(&mut self, bytes: &[u8]) {
        self.authenticator.authenticated(bytes);
    }

    fn update(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut output = bytes.to_vec();
        if !self.encrypts {
            self.authenticator.ciphertext(bytes);
        }
        self.counter.apply(&mut output);
        if self.encrypts {
            self.authenticator.ciphertext(&output);
        }
        output
    }

    fn finish(&mut self, _pads: bool) -> Option<Vec<u8>> {
        let hash = self.authenticator.finish(lengths_in_bits);
        for (byte, other) in self.tag.iter_mut().zip(hash) {
            *byte ^= other;
        }
        Some(Vec::new())
    }

    fn tag(&self) -> Vec<u8> {
        self.tag.to_vec()
    }
}
