//! Hashes and HMACs that take their input piece by piece.

use super::digest::{Digest, with_digest};
use crate::native::view::View;
use crate::text::Text;
use digest::{ExtendableOutput, KeyInit, Mac};
use javy::quickjs::class::{JsClass, Trace, Tracer, Writable};
use javy::quickjs::function::Constructor;
use javy::quickjs::prelude::Func;
use javy::quickjs::{Class, Ctx, Exception, JsLifetime, Object, Result, TypedArray};

/// A hash under way.
trait Running {
    fn update(&mut self, bytes: &[u8]);
    /// `length` is for those that give as many bytes as one asks for.
    fn finish(self: Box<Self>, length: usize) -> Vec<u8>;
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

/// What JavaScript holds; empty once it is finished.
pub struct Hasher(Option<Box<dyn Running>>);

impl<'js> Trace<'js> for Hasher {
    fn trace<'a>(&self, _tracer: Tracer<'a, 'js>) {}
}

unsafe impl<'js> JsLifetime<'js> for Hasher {
    type Changed<'to> = Hasher;
}

impl<'js> JsClass<'js> for Hasher {
    const NAME: &'static str = "Hasher";
    type Mutable = Writable;

    fn prototype(_ctx: &Ctx<'js>) -> Result<Option<Object<'js>>> {
        Ok(None)
    }

    fn constructor(_ctx: &Ctx<'js>) -> Result<Option<Constructor<'js>>> {
        Ok(None)
    }
}

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("hash", Func::from(hash))?;
    natives.set("hmac", Func::from(hmac))?;
    natives.set("hashUpdate", Func::from(update))?;
    natives.set("hashFinish", Func::from(finish))?;
    natives.set("hashCopy", Func::from(copy))?;
    natives.set("hashOnce", Func::from(hash_once))
}

fn start(ctx: &Ctx<'_>, name: &str) -> Result<Box<dyn Running>> {
    Ok(match name {
        "shake128" => Box::new(Extendable(shake::Shake128::default())),
        "shake256" => Box::new(Extendable(shake::Shake256::default())),
        _ => {
            let Some(digest) = Digest::named(name) else {
                return Err(Exception::throw_type(ctx, "no such hash function"));
            };
            with_digest!(digest, D, M => Box::new(Hash(D::default())))
        }
    })
}

fn hash<'js>(ctx: Ctx<'js>, Text(name): Text) -> Result<Class<'js, Hasher>> {
    let running = start(&ctx, &name)?;
    Class::instance(ctx, Hasher(Some(running)))
}

fn hmac<'js>(ctx: Ctx<'js>, digest: Digest, key: View<'js>) -> Result<Class<'js, Hasher>> {
    let running: Option<Box<dyn Running>> = with_digest!(digest, D, M => {
        // A key may have any length.
        M::new_from_slice(&key).ok().map(|mac| Box::new(Hmac(mac)) as _)
    });
    Class::instance(ctx, Hasher(running))
}

fn update<'js>(hasher: Class<'js, Hasher>, bytes: View<'js>) {
    if let Some(running) = &mut hasher.borrow_mut().0 {
        running.update(&bytes);
    }
}

/// The digest; undefined where it was given before.
fn finish<'js>(
    ctx: Ctx<'js>,
    hasher: Class<'js, Hasher>,
    length: usize,
) -> Result<Option<TypedArray<'js, u8>>> {
    let running = hasher.borrow_mut().0.take();
    running
        .map(|running| TypedArray::new(ctx, running.finish(length)))
        .transpose()
}

/// A hasher in the same state.
fn copy<'js>(ctx: Ctx<'js>, hasher: Class<'js, Hasher>) -> Result<Class<'js, Hasher>> {
    let copy = hasher.borrow().0.as_ref().map(|running| running.copy());
    Class::instance(ctx, Hasher(copy))
}

fn hash_once<'js>(
    ctx: Ctx<'js>,
    Text(name): Text,
    bytes: View<'js>,
    length: usize,
) -> Result<TypedArray<'js, u8>> {
    let mut running = start(&ctx, &name)?;
    running.update(&bytes);
    TypedArray::new(ctx, running.finish(length))
}
