//! Ciphers that take their input piece by piece.

mod aes;
mod blocks;
mod chacha;
mod gcm;
mod stream;
mod wrap;

use crate::native::view::View;
use crate::text::Text;
use javy::quickjs::class::{JsClass, Trace, Tracer, Writable};
use javy::quickjs::function::Constructor;
use javy::quickjs::prelude::Func;
use javy::quickjs::{Class, Ctx, Exception, JsLifetime, Object, Result, TypedArray};

/// A cipher under way.
trait Running {
    /// Bytes that are authenticated but not encrypted; before all others.
    fn authenticate(&mut self, _bytes: &[u8]) {}
    fn update(&mut self, bytes: &[u8]) -> Vec<u8>;
    /// What is left; `None` where the padding is wrong or a block isn't full.
    fn finish(&mut self, pads: bool) -> Option<Vec<u8>>;
    /// The tag over what went through, once it is finished.
    fn tag(&self) -> Vec<u8> {
        Vec::new()
    }
}

/// What JavaScript holds.
pub struct Cipher(Box<dyn Running>);

impl<'js> Trace<'js> for Cipher {
    fn trace<'a>(&self, _tracer: Tracer<'a, 'js>) {}
}

unsafe impl<'js> JsLifetime<'js> for Cipher {
    type Changed<'to> = Cipher;
}

impl<'js> JsClass<'js> for Cipher {
    const NAME: &'static str = "Cipher";
    type Mutable = Writable;

    fn prototype(_ctx: &Ctx<'js>) -> Result<Option<Object<'js>>> {
        Ok(None)
    }

    fn constructor(_ctx: &Ctx<'js>) -> Result<Option<Constructor<'js>>> {
        Ok(None)
    }
}

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("cipher", Func::from(cipher))?;
    natives.set("cipherAuthenticate", Func::from(authenticate))?;
    natives.set("cipherUpdate", Func::from(update))?;
    natives.set("cipherFinish", Func::from(finish))?;
    natives.set("cipherTag", Func::from(tag))?;
    natives.set("wrapAes", Func::from(wrap::wrap))?;
    natives.set("unwrapAes", Func::from(wrap::unwrap))
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
    let running = start(&mode, encrypts, &key, &nonce, counter_bits)
        .ok_or_else(|| Exception::throw_type(&ctx, "no such cipher"))?;
    Class::instance(ctx, Cipher(running))
}

fn start(
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
