//! Cryptography as functions over bytes, by the crates of RustCrypto.
//!
//! It is a crate of its own to be compiled for size: what the crates do once for each hash function and each curve is
//! made here.
#![deny(missing_docs)]

pub mod cipher;
pub mod curves;
pub mod digest;
pub mod edwards;
pub mod hash;
pub mod kdf;
pub mod rng;
pub mod rsa;
