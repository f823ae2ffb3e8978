//! RSA. What fails because of the key or of what is decrypted gives undefined.

use crate::native::opaque::opaque;
use crate::native::random;
use crate::native::view::View;
use crate::text::Text;
use capsule_crypto::digest::Digest;
use capsule_crypto::rng::Rng;
use capsule_crypto::rsa::{self, Failure};
use javy::quickjs::prelude::{Func, Opt};
use javy::quickjs::{Class, Ctx, Exception, Object, Result, TypedArray};

type Bytes<'js> = TypedArray<'js, u8>;
type Outcome<T> = std::result::Result<T, Failure>;

/// What JavaScript holds.
pub struct Key(rsa::Key);

opaque!(Key, "RsaKey", Readable);

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
    natives.set("rsaPublic", Func::from(raw_public))?;
    natives.set("rsaPrivate", Func::from(raw_private))
}

/// The value; `None` where it is invalid. An exception where there is no such padding.
fn valid<T>(ctx: &Ctx<'_>, outcome: Outcome<T>) -> Result<Option<T>> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(Failure::Invalid) => Ok(None),
        Err(Failure::NoPadding) => Err(no_padding(ctx)),
    }
}

fn no_padding(ctx: &Ctx<'_>) -> javy::quickjs::Error {
    Exception::throw_type(
        ctx,
        "no RSA padding is made with this hash function in a task",
    )
}

fn array<'js>(ctx: Ctx<'js>, outcome: Outcome<Vec<u8>>) -> Result<Option<Bytes<'js>>> {
    let bytes = valid(&ctx, outcome)?;
    bytes.map(|bytes| Bytes::new(ctx, bytes)).transpose()
}

fn named(ctx: &Ctx<'_>, hash: &str) -> Result<Digest> {
    Digest::named(hash).ok_or_else(|| no_padding(ctx))
}

fn instance<'js>(ctx: Ctx<'js>, key: Option<rsa::Key>) -> Result<Option<Class<'js, Key>>> {
    key.map(|key| Class::instance(ctx, Key(key))).transpose()
}

fn public_key<'js>(ctx: Ctx<'js>, n: View<'js>, e: View<'js>) -> Result<Option<Class<'js, Key>>> {
    instance(ctx, rsa::Key::public(&n, &e))
}

fn private_key<'js>(
    ctx: Ctx<'js>,
    n: View<'js>,
    e: View<'js>,
    d: View<'js>,
    p: View<'js>,
    q: View<'js>,
) -> Result<Option<Class<'js, Key>>> {
    instance(ctx, rsa::Key::private(&n, &e, &d, &p, &q))
}

fn generate<'js>(ctx: Ctx<'js>, bits: usize, e: View<'js>) -> Result<Option<Vec<Bytes<'js>>>> {
    let Some(numbers) = rsa::generate(bits, &e, &mut Rng(random::fill)) else {
        return Ok(None);
    };
    let arrays = numbers.map(|number| Bytes::new(ctx.clone(), number));
    arrays.into_iter().collect::<Result<_>>().map(Some)
}

fn sign_pkcs1<'js>(
    ctx: Ctx<'js>,
    key: Class<'js, Key>,
    hashed: View<'js>,
) -> Result<Option<Bytes<'js>>> {
    let signature = key.borrow().0.sign_pkcs1(&hashed, &mut Rng(random::fill));
    array(ctx, signature)
}

fn verify_pkcs1<'js>(key: Class<'js, Key>, hashed: View<'js>, signature: View<'js>) -> bool {
    key.borrow().0.verify_pkcs1(&hashed, &signature)
}

fn sign_pss<'js>(
    ctx: Ctx<'js>,
    key: Class<'js, Key>,
    Text(hash): Text,
    hashed: View<'js>,
    salt_bytes: usize,
) -> Result<Option<Bytes<'js>>> {
    let digest = named(&ctx, &hash)?;
    let rng = &mut Rng(random::fill);
    let signature = key.borrow().0.sign_pss(digest, &hashed, salt_bytes, rng);
    array(ctx, signature)
}

/// Without a number of bytes the salt may have any length.
fn verify_pss<'js>(
    ctx: Ctx<'js>,
    key: Class<'js, Key>,
    Text(hash): Text,
    hashed: View<'js>,
    signature: View<'js>,
    salt_bytes: Opt<usize>,
) -> Result<bool> {
    let digest = named(&ctx, &hash)?;
    let key = key.borrow();
    let verified = key.0.verify_pss(digest, &hashed, &signature, salt_bytes.0);
    Ok(valid(&ctx, verified)?.unwrap_or(false))
}

/// `padding`: "pkcs1", or the hash function of OAEP.
fn encrypt<'js>(
    ctx: Ctx<'js>,
    key: Class<'js, Key>,
    Text(padding): Text,
    label: View<'js>,
    bytes: View<'js>,
) -> Result<Option<Bytes<'js>>> {
    let oaep = oaep(&ctx, &padding)?;
    let rng = &mut Rng(random::fill);
    let encrypted = key.borrow().0.encrypt(oaep, &label, &bytes, rng);
    array(ctx, encrypted)
}

/// As [`encrypt`].
fn decrypt<'js>(
    ctx: Ctx<'js>,
    key: Class<'js, Key>,
    Text(padding): Text,
    label: View<'js>,
    bytes: View<'js>,
) -> Result<Option<Bytes<'js>>> {
    let oaep = oaep(&ctx, &padding)?;
    let rng = &mut Rng(random::fill);
    let decrypted = key.borrow().0.decrypt(oaep, &label, &bytes, rng);
    array(ctx, decrypted)
}

fn oaep(ctx: &Ctx<'_>, padding: &str) -> Result<Option<Digest>> {
    if padding == "pkcs1" {
        return Ok(None);
    }
    named(ctx, padding).map(Some)
}

/// Without padding: as many bytes as the modulus has.
fn raw_public<'js>(
    ctx: Ctx<'js>,
    key: Class<'js, Key>,
    bytes: View<'js>,
) -> Result<Option<Bytes<'js>>> {
    let output = key.borrow().0.raw_public(&bytes);
    array(ctx, output)
}

/// As [`raw_public`].
fn raw_private<'js>(
    ctx: Ctx<'js>,
    key: Class<'js, Key>,
    bytes: View<'js>,
) -> Result<Option<Bytes<'js>>> {
    let output = key.borrow().0.raw_private(&bytes, &mut Rng(random::fill));
    array(ctx, output)
}
