//! Ciphers that take their input piece by piece.

mod aes;
mod blocks;
mod chacha;
mod gcm;
mod stream;
mod wrap;

pub use wrap::{unwrap, wrap};

/// A cipher under way.
pub trait Running {
    /// Bytes that are authenticated but not encrypted; before all others.
    fn authenticate(&mut self, _bytes: &[u8]) {}
    /// More input, and the output for what there is.
    fn update(&mut self, bytes: &[u8]) -> Vec<u8>;
    /// What is left; `None` where the padding is wrong or a block isn't full.
    fn finish(&mut self, pads: bool) -> Option<Vec<u8>>;
    /// The tag over what went through, once it is finished.
    fn tag(&self) -> Vec<u8> {
        Vec::new()
    }
}

/// Starts a cipher. `mode` is that of AES, or "chacha20", or "chacha20-poly1305"; `counter_bits` is how many bits of CTR's
/// counter count. `None` where there is no such mode, or key or nonce have a length that it can't use.
pub fn start(
    mode: &str,
    encrypts: bool,
    key: &[u8],
    nonce: &[u8],
    counter_bits: u32,
) -> Option<Box<dyn Running>> {
    Some(match mode {
        "cbc" => Box::new(blocks::Blocks::new(
            aes::Aes::new(key)?,
            encrypts,
            Some(nonce.try_into().ok()?),
        )),
        "ecb" => Box::new(blocks::Blocks::new(aes::Aes::new(key)?, encrypts, None)),
        "ctr" => Box::new(stream::Counter::new(
            aes::Aes::new(key)?,
            nonce.try_into().ok()?,
            counter_bits,
        )),
        "gcm" => Box::new(gcm::Gcm::new(aes::Aes::new(key)?, encrypts, nonce)),
        "chacha20" => Box::new(chacha::ChaCha::new(key, nonce)?),
        "chacha20-poly1305" => Box::new(chacha::ChaChaPoly::new(key, nonce, encrypts)?),
        _ => return None,
    })
}
