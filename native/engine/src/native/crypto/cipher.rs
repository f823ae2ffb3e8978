//! Ciphers that take their input piece by piece.

use crate::native::opaque::opaque;
use crate::native::view::View;
use crate::text::Text;
use capsule_crypto::cipher::{self, Running};
use javy::quickjs::prelude::Func;
use javy::quickjs::{Class, Ctx, Exception, Object, Result, TypedArray};

/// What JavaScript holds.
pub struct Cipher(Box<dyn Running>);

opaque!(Cipher, "Cipher", Writable);

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("cipher", Func::from(cipher))?;
    natives.set("cipherAuthenticate", Func::from(authenticate))?;
    natives.set("cipherUpdate", Func::from(update))?;
    natives.set("cipherFinish", Func::from(finish))?;
    natives.set("cipherTag", Func::from(tag))?;
    natives.set("wrapAes", Func::from(wrap))?;
    natives.set("unwrapAes", Func::from(unwrap))
}

/// The prelude has checked how long key and nonce are. `counter_bits`: how many bits of CTR's counter count.
fn cipher<'js>(
    ctx: Ctx<'js>,
    Text(mode): Text,
    encrypts: bool,
    key: View<'js>,
    nonce: View<'js>,
    counter_bits: u32,
) -> Result<Class<'js, Cipher>> {
    let running = cipher::start(&mode, encrypts, &key, &nonce, counter_bits)
        .ok_or_else(|| Exception::throw_type(&ctx, "no such cipher"))?;
    Class::instance(ctx, Cipher(running))
}

fn authenticate<'js>(cipher: Class<'js, Cipher>, bytes: View<'js>) {
    cipher.borrow_mut().0.authenticate(&bytes);
}

fn update<'js>(
    ctx: Ctx<'js>,
    cipher: Class<'js, Cipher>,
    bytes: View<'js>,
) -> Result<TypedArray<'js, u8>> {
    let output = cipher.borrow_mut().0.update(&bytes);
    TypedArray::new(ctx, output)
}

fn finish<'js>(
    ctx: Ctx<'js>,
    cipher: Class<'js, Cipher>,
    pads: bool,
) -> Result<Option<TypedArray<'js, u8>>> {
    let output = cipher.borrow_mut().0.finish(pads);
    output
        .map(|output| TypedArray::new(ctx, output))
        .transpose()
}

fn tag<'js>(ctx: Ctx<'js>, cipher: Class<'js, Cipher>) -> Result<TypedArray<'js, u8>> {
    let tag = cipher.borrow().0.tag();
    TypedArray::new(ctx, tag)
}

/// Undefined where the bytes can't be wrapped, or the key is none of AES.
fn wrap<'js>(
    ctx: Ctx<'js>,
    key: View<'js>,
    bytes: View<'js>,
) -> Result<Option<TypedArray<'js, u8>>> {
    let wrapped = cipher::wrap(&key, &bytes);
    wrapped.map(|it| TypedArray::new(ctx, it)).transpose()
}

/// Undefined where these are no bytes that the key has wrapped.
fn unwrap<'js>(
    ctx: Ctx<'js>,
    key: View<'js>,
    bytes: View<'js>,
) -> Result<Option<TypedArray<'js, u8>>> {
    let bytes = cipher::unwrap(&key, &bytes);
    bytes.map(|it| TypedArray::new(ctx, it)).transpose()
}
