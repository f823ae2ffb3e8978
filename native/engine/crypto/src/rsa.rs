//! RSA. Numbers are unsigned, their most significant byte first.

mod primes;

use crate::digest::Digest;
use crate::rng::Rng;
use rsa::hazmat::{rsa_decrypt_and_check, rsa_encrypt};
use rsa::traits::{PaddingScheme, PrivateKeyParts, PublicKeyParts, SignatureScheme};
use rsa::{BoxedUint, Oaep, Pkcs1v15Encrypt, Pkcs1v15Sign, PrivateKey, Pss, PublicKey};

/// What OpenSSL takes at least and at most.
const BITS: std::ops::RangeInclusive<usize> = 512..=16384;

/// A public key, or a private one.
pub enum Key {
    /// n and e.
    Public(Box<PublicKey>),
    /// With d and the primes.
    Private(Box<PrivateKey>),
}

/// Why something can't be done.
pub enum Failure {
    /// There is no padding with this hash function.
    NoPadding,
    /// It doesn't fit the key, or what it decrypts isn't what it should be.
    Invalid,
}

impl From<rsa::Error> for Failure {
    fn from(_: rsa::Error) -> Self {
        Self::Invalid
    }
}

type Result<T> = std::result::Result<T, Failure>;

fn number(bytes: &[u8]) -> BoxedUint {
    BoxedUint::from_be_slice_vartime(bytes)
}

/// n, e, d, p, q, d mod p − 1, d mod q − 1, 1 ÷ q mod p.
pub type Numbers = [Vec<u8>; 8];

/// A new key with a modulus of so many bits; `None` where there is no such key.
pub fn generate(bits: usize, e: &[u8], rng: &mut Rng) -> Option<Numbers> {
    let key = primes::key(bits, e, rng)?;
    let qi = key.crt_coefficient();
    let numbers = [
        Some(key.n().as_ref()),
        Some(key.e()),
        Some(key.d()),
        key.primes().first().map(AsRef::as_ref),
        key.primes().get(1).map(AsRef::as_ref),
        key.dp(),
        key.dq(),
        qi.as_ref(),
    ];
    let bytes = |number: &BoxedUint| number.to_be_bytes_trimmed_vartime().to_vec();
    Some(numbers.map(|number| number.map(bytes).unwrap_or_default()))
}

/// Does the work with the type of one of the hash functions that PSS and OAEP can be made with: those that are in use,
/// since each takes 12 kB of code.
macro_rules! with_padding_digest {
    ($digest:expr, $hash:ident => $work:expr) => {
        with_padding_digest! { @ $digest, $hash => $work;
            Sha1: sha1::Sha1;
            Sha224: sha2::Sha224;
            Sha256: sha2::Sha256;
            Sha384: sha2::Sha384;
            Sha512: sha2::Sha512;
        }
    };
    (@ $digest:expr, $hash:ident => $work:expr; $($name:ident: $type:ty;)*) => {
        match $digest {
            $(Digest::$name => {
                type $hash = $type;
                $work
            })*
            _ => return Err(Failure::NoPadding),
        }
    };
}

impl Key {
    /// `None` where these are not the numbers of a key.
    pub fn public(n: &[u8], e: &[u8]) -> Option<Self> {
        let key = PublicKey::new_with_size_limits(number(n), number(e), BITS).ok()?;
        Some(Self::Public(Box::new(key)))
    }

    /// `None` where these are not the numbers of a key.
    pub fn private(n: &[u8], e: &[u8], d: &[u8], p: &[u8], q: &[u8]) -> Option<Self> {
        let primes = vec![number(p), number(q)];
        let key = PrivateKey::from_components(number(n), number(e), number(d), primes).ok()?;
        Some(Self::Private(Box::new(key)))
    }

    fn as_public(&self) -> &PublicKey {
        match self {
            Self::Public(key) => key,
            Self::Private(key) => key.as_ref().as_ref(),
        }
    }

    fn as_private(&self) -> Result<&PrivateKey> {
        match self {
            Self::Public(_) => Err(Failure::Invalid),
            Self::Private(key) => Ok(key),
        }
    }

    /// By PKCS #1 v1.5, of the encoded name and value of a hash.
    pub fn sign_pkcs1(&self, hashed: &[u8], rng: &mut Rng) -> Result<Vec<u8>> {
        let scheme = Pkcs1v15Sign::new_unprefixed();
        Ok(scheme.sign(Some(rng), self.as_private()?, hashed)?)
    }

    /// Whether it is the signature that [`Self::sign_pkcs1`] makes.
    pub fn verify_pkcs1(&self, hashed: &[u8], signature: &[u8]) -> bool {
        let scheme = Pkcs1v15Sign::new_unprefixed();
        scheme.verify(self.as_public(), hashed, signature).is_ok()
    }

    /// By PSS, with a new salt of so many bytes.
    pub fn sign_pss(
        &self,
        digest: Digest,
        hashed: &[u8],
        salt_bytes: usize,
        rng: &mut Rng,
    ) -> Result<Vec<u8>> {
        let key = self.as_private()?;
        Ok(with_padding_digest!(digest, D => {
            Pss::<D>::new_with_salt(salt_bytes).sign(Some(rng), key, hashed)
        })?)
    }

    /// Whether it is a signature by PSS; without a number of bytes the salt may have any length.
    pub fn verify_pss(
        &self,
        digest: Digest,
        hashed: &[u8],
        signature: &[u8],
        salt_bytes: Option<usize>,
    ) -> Result<bool> {
        Ok(with_padding_digest!(digest, D => {
            let mut scheme = Pss::<D>::new();
            scheme.salt_len = salt_bytes;
            scheme.verify(self.as_public(), hashed, signature).is_ok()
        }))
    }

    /// With the hash function of OAEP, or by PKCS #1 v1.5.
    pub fn encrypt(
        &self,
        oaep: Option<Digest>,
        label: &[u8],
        bytes: &[u8],
        rng: &mut Rng,
    ) -> Result<Vec<u8>> {
        let key = self.as_public();
        Ok(match oaep {
            None => Pkcs1v15Encrypt.encrypt(rng, key, bytes),
            Some(digest) => with_padding_digest!(digest, D => {
                Oaep::<D>::new_with_label(label).encrypt(rng, key, bytes)
            }),
        }?)
    }

    /// What [`Self::encrypt`] encrypted.
    pub fn decrypt(
        &self,
        oaep: Option<Digest>,
        label: &[u8],
        bytes: &[u8],
        rng: &mut Rng,
    ) -> Result<Vec<u8>> {
        let key = self.as_private()?;
        Ok(match oaep {
            None => Pkcs1v15Encrypt.decrypt(Some(rng), key, bytes),
            Some(digest) => with_padding_digest!(digest, D => {
                Oaep::<D>::new_with_label(label).decrypt(Some(rng), key, bytes)
            }),
        }?)
    }

    /// Without padding: as many bytes as the modulus has.
    pub fn raw_public(&self, bytes: &[u8]) -> Result<Vec<u8>> {
        let key = self.as_public();
        let number = rsa_encrypt(key, &representative(key, bytes)?)?;
        Ok(padded(key, &number))
    }

    /// As [`Self::raw_public`].
    pub fn raw_private(&self, bytes: &[u8], rng: &mut Rng) -> Result<Vec<u8>> {
        let key = self.as_private()?;
        let number = rsa_decrypt_and_check(key, Some(rng), &representative(key, bytes)?)?;
        Ok(padded(key, &number))
    }
}

/// The bytes as a number below the modulus.
fn representative(key: &impl PublicKeyParts, bytes: &[u8]) -> Result<BoxedUint> {
    let number = BoxedUint::from_be_slice(bytes, key.n_bits_precision());
    match number {
        Ok(number) if number < *key.n().as_ref() => Ok(number),
        _ => Err(Failure::Invalid),
    }
}

fn padded(key: &impl PublicKeyParts, number: &BoxedUint) -> Vec<u8> {
    let bytes = number.to_be_bytes();
    let excess = bytes.len().saturating_sub(key.size());
    bytes[excess..].to_vec()
}
