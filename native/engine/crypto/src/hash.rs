//! Hashes and HMACs that take their input piece by piece.

use crate::digest::{Digest, with_digest};
use digest::{ExtendableOutput, KeyInit, Mac};

/// A hash under way.
pub trait Running {
    /// Takes more input.
    fn update(&mut self, bytes: &[u8]);
    /// The output. `length` is for those that give as many bytes as one asks for.
    fn finish(self: Box<Self>, length: usize) -> Vec<u8>;
    /// Another in the same state.
    fn copy(&self) -> Box<dyn Running>;
}

#[derive(Clone)]
struct Hash<D>(D);

impl<D: digest::Digest + Clone + 'static> Running for Hash<D> {
    fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(self: Box<Self>, _length: usize) -> Vec<u8> {
        self.0.finalize().to_vec()
    }

    fn copy(&self) -> Box<dyn Running> {
        Box::new(self.clone())
    }
}

#[derive(Clone)]
struct Extendable<X>(X);

impl<X: ExtendableOutput + Clone + 'static> Running for Extendable<X> {
    fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(self: Box<Self>, length: usize) -> Vec<u8> {
        let mut output = vec![0; length];
        self.0.finalize_xof_into(&mut output);
        output
    }

    fn copy(&self) -> Box<dyn Running> {
        Box::new(self.clone())
    }
}

#[derive(Clone)]
struct Hmac<M>(M);

impl<M: Mac + Clone + 'static> Running for Hmac<M> {
    fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(self: Box<Self>, _length: usize) -> Vec<u8> {
        self.0.finalize().into_bytes().to_vec()
    }

    fn copy(&self) -> Box<dyn Running> {
        Box::new(self.clone())
    }
}

/// The hash function that OpenSSL calls so; `None` where there is none.
pub fn hash(name: &str) -> Option<Box<dyn Running>> {
    Some(match name {
        "shake128" => Box::new(Extendable(shake::Shake128::default())),
        "shake256" => Box::new(Extendable(shake::Shake256::default())),
        _ => {
            let digest = Digest::named(name)?;
            with_digest!(digest, D, M => Box::new(Hash(D::default())))
        }
    })
}

/// HMAC with a key of any length; `None` where the hash function isn't for it.
pub fn hmac(name: &str, key: &[u8]) -> Option<Box<dyn Running>> {
    with_digest!(Digest::named(name)?, D, M => {
        M::new_from_slice(key).ok().map(|mac| Box::new(Hmac(mac)) as _)
    })
}
