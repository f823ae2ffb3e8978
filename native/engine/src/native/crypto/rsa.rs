//! RSA. Numbers are unsigned, their most significant byte first.

mod primes;

use super::digest::Digest;
use super::host_rng::HostRng;
use crate::native::view::View;
use crate::text::Text;
use javy::quickjs::class::{JsClass, Readable, Trace, Tracer};
use javy::quickjs::function::Constructor;
use javy::quickjs::prelude::{Func, Opt};
use javy::quickjs::{Class, Ctx, Exception, JsLifetime, Object, Result, TypedArray};
use rsa::hazmat::{rsa_decrypt_and_check, rsa_encrypt};
use rsa::traits::{PaddingScheme, PrivateKeyParts, PublicKeyParts, SignatureScheme};
use rsa::{BoxedUint, Oaep, Pkcs1v15Encrypt, Pkcs1v15Sign, PrivateKey, Pss, PublicKey};

type Bytes<'js> = TypedArray<'js, u8>;

/// What OpenSSL takes at least and at most.
const BITS: std::ops::RangeInclusive<usize> = 512..=16384;

/// What JavaScript holds.
pub enum Key {
    Public(Box<PublicKey>),
    Private(Box<PrivateKey>),
}

impl Key {
    fn public(&self) -> &PublicKey {
        match self {
            Self::Public(key) => key,
            Self::Private(key) => key.as_ref().as_ref(),
        }
    }

    fn private(&self) -> Option<&PrivateKey> {
        match self {
            Self::Public(_) => None,
            Self::Private(key) => Some(key),
        }
    }
}

impl<'js> Trace<'js> for Key {
    fn trace<'a>(&self, _tracer: Tracer<'a, 'js>) {}
}

unsafe impl<'js> JsLifetime<'js> for Key {
    type Changed<'to> = Key;
}

impl<'js> JsClass<'js> for Key {
    const NAME: &'static str = "RsaKey";
    type Mutable = Readable;

    fn prototype(_ctx: &Ctx<'js>) -> Result<Option<Object<'js>>> {
        Ok(None)
    }

    fn constructor(_ctx: &Ctx<'js>) -> Result<Option<Constructor<'js>>> {
        Ok(None)
    }
}

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("rsaPublicKey", Func::from(public_key))?;
    natives.set("rsaPrivateKey", Func::from(private_key))?;
    natives.set("rsaGenerate", Func::from(generate))?;
    natives.set("rsaSignPkcs1", Func::from(sign_pkcs1))?;
    natives.set("rsaVerifyPkcs1", Func::from(verify_pkcs1))?;
    natives.set("rsaSignPss", Func::from(sign_pss))?;
    natives.set("rsaVerifyPss", Func::from(verify_pss))?;
    natives.set("rsaEncrypt", Func::from(encrypt))?;
    natives.set("rsaDecrypt", Func::from(decrypt))?;
    natives.set("rsaPublic", Func::from(public_operation))?;
    natives.set("rsaPrivate", Func::from(private_operation))
}

fn number(bytes: &[u8]) -> BoxedUint {
    BoxedUint::from_be_slice_vartime(bytes)
}

fn instance<'js>(ctx: Ctx<'js>, key: Option<Key>) -> Result<Option<Class<'js, Key>>> {
    key.map(|key| Class::instance(ctx, key)).transpose()
}

/// Undefined where these are not the numbers of a key.
fn public_key<'js>(ctx: Ctx<'js>, n: View<'js>, e: View<'js>) -> Result<Option<Class<'js, Key>>> {
    let key = PublicKey::new_with_size_limits(number(&n), number(&e), BITS);
    instance(ctx, key.ok().map(|key| Key::Public(Box::new(key))))
}

/// Undefined where these are not the numbers of a key.
fn private_key<'js>(
    ctx: Ctx<'js>,
    n: View<'js>,
    e: View<'js>,
    d: View<'js>,
    p: View<'js>,
    q: View<'js>,
) -> Result<Option<Class<'js, Key>>> {
    let primes = vec![number(&p), number(&q)];
    let key = PrivateKey::from_components(number(&n), number(&e), number(&d), primes);
    instance(ctx, key.ok().map(|key| Key::Private(Box::new(key))))
}

/// n, e, d, p, q, d mod p − 1, d mod q − 1, 1 ÷ q mod p. Undefined where there is no such key.
fn generate<'js>(ctx: Ctx<'js>, bits: usize, e: View<'js>) -> Result<Option<Vec<Bytes<'js>>>> {
    let Some(key) = primes::key(bits, &e) else {
        return Ok(None);
    };
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
    let bytes = |number: Option<&BoxedUint>| {
        let bytes = number.map(|number| number.to_be_bytes_trimmed_vartime().to_vec());
        Bytes::new(ctx.clone(), bytes.unwrap_or_default())
    };
    numbers
        .map(bytes)
        .into_iter()
        .collect::<Result<_>>()
        .map(Some)
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
                Some($work)
            })*
            _ => None,
        }
    };
}

fn no_padding(ctx: &Ctx<'_>) -> javy::quickjs::Error {
    Exception::throw_type(ctx, "no such padding")
}

/// By PKCS #1 v1.5, of the encoded name and value of a hash. Undefined where the key is too short for it.
fn sign_pkcs1<'js>(
    ctx: Ctx<'js>,
    key: Class<'js, Key>,
    hashed: View<'js>,
) -> Result<Option<Bytes<'js>>> {
    let key = key.borrow();
    let signature = key.private().and_then(|key| {
        let scheme = Pkcs1v15Sign::new_unprefixed();
        scheme.sign(Some(&mut HostRng), key, &hashed).ok()
    });
    array(ctx, signature)
}

fn verify_pkcs1<'js>(key: Class<'js, Key>, hashed: View<'js>, signature: View<'js>) -> bool {
    let key = key.borrow();
    let scheme = Pkcs1v15Sign::new_unprefixed();
    scheme.verify(key.public(), &hashed, &signature).is_ok()
}

/// Undefined where the key is too short for hash and salt.
fn sign_pss<'js>(
    ctx: Ctx<'js>,
    key: Class<'js, Key>,
    digest: Digest,
    hashed: View<'js>,
    salt_bytes: usize,
) -> Result<Option<Bytes<'js>>> {
    let key = key.borrow();
    let Some(key) = key.private() else {
        return Ok(None);
    };
    let rng = Some(&mut HostRng);
    let signed = with_padding_digest!(digest, D => {
        Pss::<D>::new_with_salt(salt_bytes).sign(rng, key, &hashed)
    });
    let signature = signed.ok_or_else(|| no_padding(&ctx))?;
    array(ctx, signature.ok())
}

/// Without a number of bytes the salt may have any length.
fn verify_pss<'js>(
    ctx: Ctx<'js>,
    key: Class<'js, Key>,
    digest: Digest,
    hashed: View<'js>,
    signature: View<'js>,
    salt_bytes: Opt<usize>,
) -> Result<bool> {
    let key = key.borrow();
    let verified = with_padding_digest!(digest, D => {
        let mut scheme = Pss::<D>::new();
        scheme.salt_len = salt_bytes.0;
        scheme.verify(key.public(), &hashed, &signature)
    });
    Ok(verified.ok_or_else(|| no_padding(&ctx))?.is_ok())
}

/// `padding`: "pkcs1", or the hash function of OAEP. Undefined where the bytes are too long.
fn encrypt<'js>(
    ctx: Ctx<'js>,
    key: Class<'js, Key>,
    Text(padding): Text,
    label: View<'js>,
    bytes: View<'js>,
) -> Result<Option<Bytes<'js>>> {
    let key = key.borrow();
    let (key, rng) = (key.public(), &mut HostRng);
    let encrypted = match Digest::named(&padding) {
        None => Pkcs1v15Encrypt.encrypt(rng, key, &bytes),
        Some(digest) => with_padding_digest!(digest, D => {
            Oaep::<D>::new_with_label(&*label).encrypt(rng, key, &bytes)
        })
        .ok_or_else(|| no_padding(&ctx))?,
    };
    array(ctx, encrypted.ok())
}

/// As [`encrypt`]. Undefined where the key didn't encrypt this, or so.
fn decrypt<'js>(
    ctx: Ctx<'js>,
    key: Class<'js, Key>,
    Text(padding): Text,
    label: View<'js>,
    bytes: View<'js>,
) -> Result<Option<Bytes<'js>>> {
    let key = key.borrow();
    let Some(key) = key.private() else {
        return Ok(None);
    };
    let rng = Some(&mut HostRng);
    let decrypted = match Digest::named(&padding) {
        None => Pkcs1v15Encrypt.decrypt(rng, key, &bytes),
        Some(digest) => with_padding_digest!(digest, D => {
            Oaep::<D>::new_with_label(&*label).decrypt(rng, key, &bytes)
        })
        .ok_or_else(|| no_padding(&ctx))?,
    };
    array(ctx, decrypted.ok())
}

/// Without padding: as many bytes as the modulus has. Undefined where the number isn't less than the modulus.
fn public_operation<'js>(
    ctx: Ctx<'js>,
    key: Class<'js, Key>,
    bytes: View<'js>,
) -> Result<Option<Bytes<'js>>> {
    let key = key.borrow();
    let key = key.public();
    let output = representative(key, &bytes).and_then(|number| rsa_encrypt(key, &number).ok());
    array(ctx, output.map(|number| padded(key, &number)))
}

/// As [`public_operation`].
fn private_operation<'js>(
    ctx: Ctx<'js>,
    key: Class<'js, Key>,
    bytes: View<'js>,
) -> Result<Option<Bytes<'js>>> {
    let key = key.borrow();
    let Some(key) = key.private() else {
        return Ok(None);
    };
    let output = representative(key, &bytes)
        .and_then(|number| rsa_decrypt_and_check(key, Some(&mut HostRng), &number).ok());
    array(ctx, output.map(|number| padded(key, &number)))
}

/// The bytes as a number below the modulus.
fn representative(key: &impl PublicKeyParts, bytes: &[u8]) -> Option<BoxedUint> {
    let number = BoxedUint::from_be_slice(bytes, key.n_bits_precision()).ok()?;
    (number < *key.n().as_ref()).then_some(number)
}

fn padded(key: &impl PublicKeyParts, number: &BoxedUint) -> Vec<u8> {
    let bytes = number.to_be_bytes();
    let excess = bytes.len().saturating_sub(key.size());
    bytes[excess..].to_vec()
}

fn array<'js>(ctx: Ctx<'js>, bytes: Option<Vec<u8>>) -> Result<Option<Bytes<'js>>> {
    bytes.map(|bytes| Bytes::new(ctx, bytes)).transpose()
}
